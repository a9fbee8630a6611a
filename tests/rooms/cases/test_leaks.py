"""What another institution must not learn: whose share it is, what was taken out before sharing, what ended."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.cases import service as cases
from samspil.cases.models import Case, Share
from samspil.ground.errors import Invalid, Refused
from tests.cast import NOW, Cast
from tests.rooms.cases.pages import visitor

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW)


def note(cast: Cast, text: str = "Mother cried.", **more):
    return cases.write(
        by=cast.actor(cast.jana), at=NOW - 3 * DAY, case=cast.case, kind="note", text=text, **more
    )


def share(cast: Cast, entry, to, purpose: str, days: int, at: dt.datetime = NOW - DAY):
    return cases.share(
        by=cast.actor(cast.jana), at=at, entry=entry, to=to, purpose=purpose, basis="statute", statute="§ 51", until=NOW + days * DAY
    )  # fmt: skip


def test_one_receiver_does_not_learn_why_another_one_reads(cast):
    entry = note(cast)
    share(cast, entry, cast.support, "help at home", 5)
    share(cast, entry, cast.club, "suspicion of violence", 90)
    page = visitor(cast.petra).get(reverse("cases:file", args=[cast.case.pk])).text
    assert "Mother cried." in page and "help at home" in page
    assert "suspicion of violence" not in page
    seen = cases.entry(entry.pk, for_=cast.actor(cast.petra), at=NOW)
    assert [s.to_id for s in seen.running_shares] == [cast.support.pk]
    assert len(cases.entry(entry.pk, for_=cast.actor(cast.jana), at=NOW).running_shares) == 2


def test_what_was_taken_out_before_sharing_stays_with_the_writer(cast):
    jana, petra = cast.actor(cast.jana), cast.actor(cast.petra)
    entry = note(cast, "Neighbour Novotný told us.")
    cases.correct(by=jana, at=NOW - 2 * DAY, entry=entry, revision=1, text="Somebody told us.")
    share(cast, entry, cast.support, "help at home", 5)
    page = reverse("cases:versions", args=[cast.case.pk, entry.pk])
    assert "Novotný" in visitor(cast.jana).get(page).text
    assert "Novotný" not in visitor(cast.petra).get(page).text
    cases.correct(by=jana, at=NOW, entry=entry, revision=2, text="The neighbour told us.")
    assert [v.text for v in cases.versions(entry, for_=petra, at=NOW)] == ["Somebody told us."]


def test_a_share_does_not_come_back_when_the_institution_does(cast):
    entry, jana = note(cast), cast.actor(cast.jana)
    share(cast, entry, cast.support, "help at home", 90)
    part = next(p for p in cases.table(cast.case) if p.institution_id == cast.support.pk)
    cases.part_ways(by=jana, at=NOW, part=part)
    assert Share.objects.get().until == NOW
    cases.bring_in(
        by=jana, at=NOW + DAY, case=cast.case, institution=cast.support, competence="family_support", purpose="again",
        basis="statute",
    )  # fmt: skip
    texts = [
        e.text
        for e in cases.timeline(
            cast.case, cases.TimelineFilter(), for_=cast.actor(cast.petra), at=NOW + 2 * DAY
        ).items
    ]
    assert "Mother cried." not in texts


def test_a_partner_ends_its_own_part_and_nobody_elses(cast):
    club = next(p for p in cases.table(cast.case) if p.institution_id == cast.club.pk)
    with pytest.raises(Refused):
        cases.part_ways(by=cast.actor(cast.petra), at=NOW, part=club)
    own = next(p for p in cases.table(cast.case) if p.institution_id == cast.support.pk)
    cases.part_ways(by=cast.actor(cast.petra), at=NOW, part=own)


def test_a_long_correction_is_refused_and_not_cut_off(cast):
    entry = note(cast)
    with pytest.raises(Invalid):
        cases.correct(by=cast.actor(cast.jana), at=NOW, entry=entry, revision=1, text="x" * 100_001)
    entry.refresh_from_db()
    assert entry.text == "Mother cried."


def test_references_from_elsewhere_do_not_stop_our_own_numbers(cast):
    Case.objects.filter(pk=cast.case.pk).update(reference="2026-X1")
    facts = {
        "child": cast.tereza, "competence": "statutory_child_protection", "place": "home",
        "place_since": dt.date(2026, 1, 1), "next_on": NOW.date(),
    }  # fmt: skip
    by = cast.actor(cast.jana)
    numbers = [cases.open(by=by, at=NOW, **facts).reference for _ in range(2)]
    assert numbers == ["2026-00001", "2026-00002"]


HALF_PAST_MIDNIGHT = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)
"""In Brno it is the 25th already, in Greenwich still the 24th."""


def test_today_is_the_day_where_people_work(cast):
    by, at, brno = cast.actor(cast.jana), HALF_PAST_MIDNIGHT, dt.date(2026, 11, 25)
    assert by.day(at) == brno
    case = cases.moved(by=by, at=at, case=cast.case, revision=1, place="relatives", since=brno)
    with pytest.raises(Invalid):
        cases.set_next(by=by, at=at, case=case, revision=case.revision, next_on=dt.date(2026, 11, 24))
