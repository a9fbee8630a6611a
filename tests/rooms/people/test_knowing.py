"""Who is known, why and until when: what an institution knows of a person ends with the reason for it."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.ground.errors import NotFound, Refused
from samspil.people import service as people
from tests.cast import NOW, Cast
from tests.rooms.cases.pages import visitor

DAY = dt.timedelta(days=1)


def brought_in(cast: Cast, until: dt.datetime | None, case=None):
    """The youth service of Oulu takes part, until a moment."""
    return cases.bring_in(
        by=cast.actor(cast.jana), at=NOW, case=case or cast.case, institution=cast.elsewhere, purpose="joint plan",
        competence="low_threshold_youth_work", basis="statute", until=until,
    )  # fmt: skip


def olga(cast: Cast, at: dt.datetime):
    return accounts.actor_for(cast.olga, institution=None, at=at)[0]


def finds(cast: Cast, at: dt.datetime, name: str = "Nováková") -> set[str]:
    return {p.name for p in people.search(name, for_=olga(cast, at))}


def test_a_child_is_no_longer_found_after_a_dated_end(cast):
    brought_in(cast, NOW + DAY)
    assert finds(cast, NOW) == {"Tereza Nováková"}
    after = NOW + 2 * DAY
    assert finds(cast, after) == set()
    assert people.several([cast.tereza.pk], for_=olga(cast, after)) == {}
    with pytest.raises(NotFound):
        people.get(cast.tereza.pk, for_=olga(cast, after))


def test_the_page_of_a_child_is_missing_after_a_dated_end(cast, time_machine):
    brought_in(cast, NOW + DAY)
    page = reverse("people:show", args=[cast.tereza.pk])
    time_machine.move_to(NOW)
    assert visitor(cast.olga).get(page).status_code == 200
    time_machine.move_to(NOW + 2 * DAY)
    assert visitor(cast.olga).get(page).status_code == 404


def test_a_second_participation_keeps_the_child_known_as_long_as_it_runs(cast):
    by = cast.actor(cast.jana)
    second = cases.open(
        by=by, at=NOW, child=cast.tereza, competence="statutory_child_protection", place="home",
        place_since=dt.date(2026, 1, 1), next_on=NOW.date(),
    )  # fmt: skip
    first = brought_in(cast, NOW + 9 * DAY)
    brought_in(cast, NOW + 5 * DAY, case=second)
    assert finds(cast, NOW + 7 * DAY)
    cases.part_ways(by=by, at=NOW + DAY, part=first)
    assert finds(cast, NOW + 4 * DAY) and not finds(cast, NOW + 7 * DAY)


def test_somebody_met_around_a_child_is_forgotten_with_the_child(cast):
    brought_in(cast, NOW + DAY)
    now = olga(cast, NOW)
    aunt = people.add(by=now, at=NOW, given_name="Alena", family_name="Nováková", around=cast.tereza)
    people.bind(by=now, at=NOW, person=aunt, to=cast.tereza, kind="aunt_uncle")
    assert finds(cast, NOW) == {"Tereza Nováková", "Alena Nováková"}
    assert finds(cast, NOW + 2 * DAY) == set()
    brought_in_again = NOW + 3 * DAY
    cases.bring_in(
        by=cast.actor(cast.jana, brought_in_again), at=brought_in_again, case=cast.case, institution=cast.elsewhere,
        competence="low_threshold_youth_work", purpose="again", basis="statute",
    )  # fmt: skip
    assert finds(cast, NOW + 30 * DAY) == {"Tereza Nováková", "Alena Nováková"}


def test_leaving_forgets_at_once(cast):
    part = brought_in(cast, None)
    aunt = people.add(
        by=olga(cast, NOW), at=NOW, given_name="Alena", family_name="Nováková", around=cast.tereza
    )
    cases.part_ways(by=cast.actor(cast.jana), at=NOW + DAY, part=part)
    assert finds(cast, NOW + DAY) == set()
    assert aunt.known_by.get().until == NOW + DAY


def test_correcting_a_name_brings_nobody_back(cast):
    brought_in(cast, NOW + DAY)
    after = NOW + 2 * DAY
    people.correct(
        by=cast.actor(cast.jana), at=after, person=cast.tereza, revision=1, given_name="Terezie", family_name="Nováková"
    )  # fmt: skip
    assert finds(cast, after, "Terezie") == set()


def test_facts_of_people_whom_the_institution_does_not_know_are_not_written(cast):
    stranger = olga(cast, NOW)
    own = people.add(by=stranger, at=NOW, given_name="Aino")
    for write in (
        lambda: people.lives_at(by=stranger, at=NOW, person=cast.tereza, since=NOW.date(), city="Oulu"),
        lambda: people.bind(by=stranger, at=NOW, person=own, to=cast.tereza, kind="friend"),
        lambda: people.share_home(by=stranger, at=NOW, label="x", people=[cast.tereza], since=NOW.date()),
        lambda: people.note_outside_id(by=stranger, at=NOW, person=cast.tereza, scheme="x", value="1"),
        lambda: people.add(by=stranger, at=NOW, given_name="Y", around=cast.tereza),
    ):
        with pytest.raises(Refused):
            write()
