"""Where a protected person lives, and with whom, only the institution that wrote it down sees."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.ground.errors import NotFound
from samspil.people import service as people
from tests.cast import NOW, TODAY
from tests.rooms.cases.pages import visitor

pytestmark = pytest.mark.django_db
SINCE = TODAY - dt.timedelta(days=9)


def brother(cast):
    """Somebody beside Tereza whom all three institutions know."""
    found = people.add(by=cast.actor(cast.jana), at=NOW, given_name="Matěj", family_name="Novák")
    for home in (cast.support, cast.club):
        people.make_known([found], to=home.pk, by=cast.actor(cast.jana), at=NOW)
    return found


def home(cast, who, by=None, label="at grandmother's", **more):
    return people.share_home(
        by=cast.actor(by or cast.jana), at=NOW, label=label, people=who, since=SINCE, **more
    )


def protect(cast, person, by):
    return people.lives_at(
        by=cast.actor(by), at=NOW, person=person, since=SINCE, street="Tichá 5", city="Brno", protected=True
    )


def labels(cast, person, account):
    return [h.label for h in people.homes(person, for_=cast.actor(account))]


def test_who_lives_with_a_protected_person_is_seen_by_who_wrote_it_down(cast):
    matej = brother(cast)
    home(cast, [cast.tereza, matej])
    assert labels(cast, matej, cast.petra) == ["at grandmother's"]
    protect(cast, cast.tereza, cast.jana)
    for person in (cast.tereza, matej):
        assert labels(cast, person, cast.jana) == ["at grandmother's"]
        assert labels(cast, person, cast.petra) == labels(cast, person, cast.lukas) == []


def test_own_notes_of_who_lives_together_stay(cast):
    matej = brother(cast)
    home(cast, [cast.tereza, matej], by=cast.petra, label="with mother")
    protect(cast, cast.tereza, cast.jana)
    assert labels(cast, cast.tereza, cast.petra) == ["with mother"]
    assert labels(cast, matej, cast.lukas) == []


def test_somebody_joined_by_another_institution_is_not_shown(cast):
    """Petra noted the home; Jana protects Tereza and notes her there: Petra learns nothing."""
    matej, mother = brother(cast), brother(cast)
    there = home(cast, [matej, mother], by=cast.petra, label="with mother")
    protect(cast, cast.tereza, cast.jana)
    people.join_home(by=cast.actor(cast.jana), at=NOW, household=there.pk, people=[cast.tereza], since=SINCE)
    (seen,) = people.homes(matej, for_=cast.actor(cast.petra))
    assert [m.person for m in seen.others] == [mother]
    people.join_home(by=cast.actor(cast.petra), at=NOW, household=there.pk, people=[cast.tereza], since=TODAY)
    (seen,) = people.homes(matej, for_=cast.actor(cast.petra))
    assert {m.person for m in seen.others} == {mother, cast.tereza}
    assert [m.since for m in seen.others if m.person == cast.tereza] == [TODAY]


def test_a_protected_home_is_seen_only_by_who_wrote_it_down(cast):
    matej = brother(cast)
    there = home(cast, [cast.tereza, matej], label="Azylový dům Sedmikráska", protected=True)
    assert labels(cast, cast.tereza, cast.jana) == ["Azylový dům Sedmikráska"]
    assert labels(cast, cast.tereza, cast.petra) == []
    with pytest.raises(NotFound):
        people.household(there.pk, for_=cast.actor(cast.petra))
    assert "Sedmikráska" not in visitor(cast.petra).get(reverse("people:show", args=[matej.pk])).text


def test_an_address_can_be_protected_afterwards_by_who_noted_it(cast):
    noted = people.lives_at(
        by=cast.actor(cast.jana), at=NOW, person=cast.tereza, since=SINCE, street="Okružní 1"
    )
    page = reverse("people:protect", args=[cast.tereza.pk, noted.pk])
    assert "Okružní 1" in visitor(cast.petra).get(reverse("people:show", args=[cast.tereza.pk])).text
    assert visitor(cast.petra).get(page).status_code == 404
    assert visitor(cast.jana).post(page, {"protected": "on"}).status_code == 303
    assert "Okružní 1" not in visitor(cast.petra).get(reverse("people:show", args=[cast.tereza.pk])).text
    assert "Okružní 1" in visitor(cast.jana).get(page).text
    assert visitor(cast.jana).post(page, {}).status_code == 303
    assert "Okružní 1" in visitor(cast.petra).get(reverse("people:show", args=[cast.tereza.pk])).text
