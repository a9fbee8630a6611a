"""The engine fills a month, says why, mends it; what it proposes keeps every rule."""

import datetime as dt

import pytest
from django.conf import settings

from samspil.duty import service as duty
from tests.cast import NOW
from tests.rooms.duty import scene as stage
from tests.rooms.duty.scene import wall

FIRST = dt.date(2026, 12, 1)


@pytest.mark.django_db
def test_a_month_is_filled_by_the_rules_explained_and_mended_and_an_impossible_one_names_the_rules(
    client, time_machine
):
    time_machine.move_to(NOW, tick=False)
    scene = stage.call(two_lines=False)
    month = duty.draw_up(**scene.who("hanne"), roster=scene.roster, first=FIRST)
    away = wall("2026-12-10T00:00")
    duty.away(
        **scene.who("lars"),
        member=scene.members["lars"],
        kind="leave",
        since=away,
        until=away + dt.timedelta(days=3),
    )
    asked = {"roster": scene.roster, "first": FIRST, "enough": lambda: True}
    found = duty.fill(**scene.who("hanne"), **asked)
    page = scene.month("2026-12-01")
    assert len(found.given) > 60 and page.broken == []
    assert found.empty, "three people cannot have all of it within the hours that are allowed"
    assert all(s.how == "engine" for s in page.shifts if s.member_id)
    with_lars = [s for s in page.shifts if s.member_id == scene.members["lars"].pk]
    assert not any(s.starts_at < away + dt.timedelta(days=3) and s.ends_at > away for s in with_lars)
    client.force_login(scene.hanne, backend=settings.AUTHENTICATION_BACKENDS[0])
    address = f"/duty/{scene.roster.pk}/?month=2026-12"
    why = client.get(f"{address}&shift={with_lars[0].pk}&why=empty").content.decode()
    assert "Why Lars Nygård?" in why and "with any one of these rules left out" in why
    for name in ("Anja Bang", "Mette Jul", "Rikke Olesen"):
        account = stage._person(name, scene.house)
        duty.join(
            **scene.who("hanne"), roster=scene.roster, account=account.pk, institution=scene.house.pk, phone="+45 5550 1600",
            since=dt.date(2026, 11, 1),
        )  # fmt: skip
    assert len(duty.fill(**scene.who("hanne"), **asked).empty) <= 9
    page = scene.month("2026-12-01")
    assert page.broken == []
    for gap in page.unnamed:
        cover = {"line": 1, "since": gap.since, "until": gap.until, "name": "Hanne", "phone": "+45 1"}
        duty.name_cover(**scene.who("hanne"), roster=scene.roster, **cover)
    duty.publish(**scene.who("hanne"), month=month)
    _what_it_would_cost(client, scene, address)
    ill = next(s for s in scene.month("2026-12-01").shifts if s.member_id == scene.members["lars"].pk)
    _absence, opened = duty.away(
        **scene.who("hanne"), member=scene.members["lars"], kind="ill", since=ill.starts_at, until=ill.ends_at
    )
    assert opened == 1
    before = {s.pk: s.member_id for s in scene.month("2026-12-01").shifts}
    duty.mend(**scene.who("hanne"), **(asked | {"enough": lambda: False}))
    after = scene.month("2026-12-01")
    changed = [s for s in after.shifts if before[s.pk] != s.member_id]
    assert 1 <= len(changed) <= 12 and after.broken == []
    assert all(s.how == "repair" and s.live for s in changed)


def _what_it_would_cost(client, scene, address):
    """Asked for one shift of many: named people and prices, and done by one button."""
    page = scene.month("2026-12-01")
    for shift in [s for s in page.shifts if s.member_id][3:12]:
        found = duty.what_if_free(page, shift, at=NOW, enough=lambda: False)
        if not found.stays_empty:
            break
    assert found.dearer == sum(p.price for p in found.prices) and shift.pk in found.given
    who = shift.member.account.name
    said = client.get(f"{address}&shift={shift.pk}&free=1").content.decode()
    assert f"What it would cost to free {who}" in said and "Change it so" in said
    assert client.post(f"{address}&shift={shift.pk}", {"act": "free", "shift": shift.pk}).status_code == 303
    after = scene.month("2026-12-01")
    assert next(s for s in after.shifts if s.pk == shift.pk).member_id not in (None, shift.member_id)
    assert after.broken == []


@pytest.mark.django_db
def test_who_had_christmas_last_year_is_spared_and_what_somebody_knows_and_wishes_counts(
    client, time_machine
):
    from samspil.duty.bridge.telling import told
    from samspil.duty.models import Month, Shift

    time_machine.move_to(NOW, tick=False)
    scene = stage.call(two_lines=False, open_since="2025-11-01T00:00")
    lars, ditte = scene.members["lars"], scene.members["ditte"]
    past = Month.objects.create(roster=scene.roster, first_on=dt.date(2025, 12, 1))
    for day in (24, 25, 26):
        starts = wall(f"2025-12-{day}T15:00")
        Shift.objects.create(
            roster=scene.roster, month=past, line=1, part="evening", on=dt.date(2025, 12, day), starts_at=starts,
            ends_at=starts + dt.timedelta(hours=8), member=lars, live=True, given_at=NOW,
        )  # fmt: skip
    duty.change_member(
        **scene.who("hanne"), member=ditte, phone="+45 1", share=100, first_line=True, second_line=True, skills=["trauma"],
        languages=["fi"],
    )  # fmt: skip
    duty.change_roster(
        **scene.who("hanne"), roster=scene.roster, revision=1, name="Akutlinjen", otherwise="Vagten", otherwise_phone="+45 1",
        next_after=20, otherwise_after=60, overlap_minutes=15, wanted=["fi", "klingon"],
    )  # fmt: skip
    scene.roster.refresh_from_db()
    assert scene.roster.wanted == ["fi"]
    duty.draw_up(**scene.who("hanne"), roster=scene.roster, first=FIRST)
    eve = wall("2026-12-24T00:00")
    wish = {"since": eve, "until": eve + dt.timedelta(days=1)}
    _wish, opened = duty.away(**scene.who("poul"), member=scene.members["poul"], kind="gladly", **wish)
    assert opened == 0
    rota = told(scene.month("2026-12-01"), at=NOW).rota
    people = {p.key: p for p in rota.people}
    assert people[str(lars.pk)].carried == {"christmas": 3, "holiday": 3}
    assert sum(n.skill == "fi" for n in rota.needs) == 93 and "fi" in people[str(ditte.pk)].skills
    assert [(w.wanted, len(w.shifts)) for w in rota.wishes] == [(True, 4)]
    assert {s.end - s.start for s in rota.shifts} == {8 * 60 + 15}, (
        "whoever goes stays a quarter to hand over"
    )
    duty.fill(**scene.who("hanne"), roster=scene.roster, first=FIRST, enough=lambda: False)
    page = scene.month("2026-12-01")
    shared = {f.member.pk: {c.name: c for c in f.counts} for f in page.fair}
    christmas = {pk: c["christmas"] for pk, c in shared.items()}
    assert christmas[lars.pk].year - christmas[lars.pk].n == 3
    assert christmas[lars.pk].n <= min(c.n for pk, c in christmas.items() if pk != lars.pk)
    assert [word for word, _n in page.lacking] == ["fi"]
    client.force_login(scene.hanne, backend=settings.AUTHENTICATION_BACKENDS[0])
    shown = client.get(f"/duty/{scene.roster.pk}/?month=2026-12").content.decode()
    assert "Somebody on duty: suomi" in shown and "Christmas" in shown


@pytest.mark.django_db
def test_an_ill_colleague_a_running_shift_and_a_gap_that_comes_near_are_dealt_with(client, time_machine):
    from samspil.notices.models import Letter

    at = wall("2026-12-08T10:00")
    time_machine.move_to(at, tick=False)
    scene = stage.call(two_lines=False)
    stage.fill(scene, "2026-12-01")
    client.force_login(scene.hanne, backend=settings.AUTHENTICATION_BACKENDS[0])
    page = scene.month("2026-12-01", at)
    runs = next(s for s in page.shifts if s.starts_at <= at < s.ends_at)
    address = f"/duty/{scene.roster.pk}/?month=2026-12"
    other = next(m for m in scene.members.values() if m.pk != runs.member_id)
    put = {"act": "put", "shift": runs.pk, "member": other.pk}
    assert client.post(f"{address}&shift={runs.pk}", put).status_code == 303
    assert duty.answering(roster=scene.roster.pk, **scene.eyes(at=at)).member == other.pk
    late = next(s for s in page.shifts if s.starts_at > at + dt.timedelta(days=1) and s.part == "day")
    ill = {"act": "ill", "shift": late.pk, "until_day": f"{late.on:%Y-%m-%d}"}
    gone = client.post(f"{address}&shift={late.pk}", ill)
    assert gone.status_code == 303 and gone.url.endswith("#gaps")
    assert duty.shift(late.pk, roster=scene.roster).member is None
    assert "Mend with the fewest changes" in client.get(address).content.decode()
    Letter.objects.all().delete()
    assert [duty.chase(by=scene.actor("hanne", at), at=at) for _ in range(2)] == [1, 0]
    letter = Letter.objects.get()
    assert letter.to == "hanne@example.org" and "Akutlinjen" not in letter.subject + letter.body
    _absence, _opened = duty.away(
        **scene.who("lars", at),
        member=scene.members["lars"],
        kind="ill",
        since=at,
        until=at + dt.timedelta(days=2),
    )
    opened = {s.pk for s in scene.month("2026-12-01", at).shifts if s.member_id is None} - {late.pk}
    assert duty.chase(by=scene.actor("hanne", at), at=at + dt.timedelta(minutes=5)) == len(opened) > 0
