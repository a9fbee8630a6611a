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
    assert "Why Lars Nygård?" in why and "with any one of these left out" in why
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
    ill = with_lars[5]
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
