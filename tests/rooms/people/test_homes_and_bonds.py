"""Who lives with whom, and what people are to each other: corrected, ended, never lost."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from samspil.ground.errors import NotFound, Refused
from samspil.people import service as people
from samspil.people.models import Bond, BondVersion, HouseholdMember
from tests.cast import NOW
from tests.rooms.cases.pages import bare, queries, visitor

JUNE = dt.date(2026, 6, 1)


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 24, 9, 40, tzinfo=dt.UTC))


def somebody(cast, name="Kateřina", kind="mother", **more):
    by = cast.actor(cast.jana)
    person = people.add(by=by, at=NOW, given_name=name, family_name="Nováková")
    people.bind(by=by, at=NOW, person=person, to=cast.tereza, kind=kind, **more)
    return person


@pytest.fixture
def mother(cast):
    return somebody(cast)


@pytest.fixture
def home(cast, mother):
    by = cast.actor(cast.jana)
    return people.share_home(by=by, at=NOW, label="At mother's", people=[cast.tereza, mother], since=JUNE)


def url(name, *ids):
    return reverse(f"people:{name}", args=[getattr(i, "pk", i) for i in ids])


def test_a_home_is_noted_by_form_and_shown_with_the_child_and_with_the_mother(cast, mother):
    jana = visitor(cast.jana)
    form = {"label": "At mother's", "people": [str(cast.tereza.pk), str(mother.pk)], "since": "1. 6. 2026"}
    assert jana.post(url("share", cast.tereza), form).status_code == 303
    for person in (cast.tereza, mother):
        page = jana.get(url("show", person)).text
        assert "At mother&#x27;s" in page and "since 1 Jun 2026" in page


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"label": " "}, "Name the home"), ({"people": []}, "at least two"), ({"since": ""}, "Say since when"),
        ({"since": "1. 6. 2027"}, "still to come"), ({"since": "31. 2. 2026"}, "31. 2. 2026"),
    ],
)  # fmt: skip
def test_a_home_without_name_people_or_day_is_not_noted(cast, mother, missing, words):
    form = {"label": "At mother's", "people": [str(cast.tereza.pk), str(mother.pk)], "since": "1. 6. 2026"}
    answer = visitor(cast.jana).post(url("share", cast.tereza), form | missing)
    assert answer.status_code == 422 and words in answer.text
    assert not HouseholdMember.objects.exists()


def test_somebody_joins_a_home_and_somebody_leaves_it(cast, mother, home):
    brother, jana = somebody(cast, "Adam", "sibling"), visitor(cast.jana)
    form = {"people": [str(brother.pk)], "since": "1. 9. 2026"}
    assert jana.post(url("join", cast.tereza, home), form).status_code == 303
    again = jana.post(url("join", cast.tereza, home), form)
    assert again.status_code == 422, "who lives there already cannot join"
    stay = HouseholdMember.objects.get(person=cast.tereza)
    leave = url("leave", cast.tereza, home, stay)
    assert jana.post(leave, {"until": "1. 6. 2026"}).status_code == 422
    assert jana.post(leave, {"until": "1. 11. 2026"}).status_code == 303
    (was,) = people.homes(cast.tereza, for_=cast.actor(cast.jana))
    assert was.ended(NOW.date()) and {m.person for m in was.others} == {mother, brother}
    assert "At mother&#x27;s" in jana.get(url("show", cast.tereza)).text, "what ended stays readable"


def test_who_does_not_know_somebody_does_not_see_them_in_a_home(cast, home):
    stranger_to_petra = somebody(cast, "Karel", "other")
    by = cast.actor(cast.jana)
    people.join_home(by=by, at=NOW, household=home.pk, people=[stranger_to_petra], since=JUNE)
    people.forget([stranger_to_petra], by=by, at=NOW, institution=cast.support.pk)
    (seen,) = people.homes(cast.tereza, for_=cast.actor(cast.petra))
    assert stranger_to_petra not in {m.person for m in seen.others}
    with pytest.raises(Refused):
        people.share_home(
            by=cast.actor(cast.petra), at=NOW, label="x", people=[cast.tereza, stranger_to_petra], since=JUNE
        )


def test_a_bond_is_corrected_and_ended_and_what_was_said_stays(cast):
    somebody(cast, "Petr", "other", since=JUNE, note="seen at the flat")
    bond, jana = Bond.objects.get(), visitor(cast.jana)
    change = url("bond", cast.tereza, bond)
    form = {"kind": "step_parent", "since": "1. 6. 2026", "until": "", "note": "", "revision": 1}
    assert jana.post(change, form).status_code == 303
    assert jana.post(change, form | {"until": "1. 10. 2026", "revision": 2}).status_code == 303
    assert [(v.kind, v.until, v.note) for v in BondVersion.objects.order_by("revision")] == [
        ("other", None, "seen at the flat"),
        ("step_parent", None, ""),
    ]
    assert "seen at the flat" in jana.get(change).text
    actor, today = cast.actor(cast.jana), NOW.date()
    assert people.around(cast.tereza, for_=actor, on=today) == []
    (ended,) = people.earlier(cast.tereza, for_=actor, on=today)
    assert (ended.kind, ended.until) == ("step_parent", dt.date(2026, 10, 1))


def test_a_bond_that_nothing_changed_of_leaves_nothing_behind(cast, mother):
    bond = Bond.objects.get()
    people.change_bond(by=cast.actor(cast.jana), at=NOW, bond=bond, revision=1, kind="mother")
    assert not BondVersion.objects.exists() and Bond.objects.get().revision == 1


def test_two_people_who_change_the_same_bond_meet(cast, mother):
    change = url("bond", cast.tereza, Bond.objects.get())
    form = {"kind": "guardian", "since": "", "until": "", "note": "", "revision": 1}
    assert visitor(cast.jana).post(change, form).status_code == 303
    page = visitor(cast.mark).post(change, form | {"note": "court order"})
    assert page.status_code == 409 and "court order" in page.text
    assert Bond.objects.get().note == ""


def test_a_bond_does_not_end_before_it_begins(cast):
    somebody(cast, since=JUNE)
    form = {"kind": "mother", "since": "1. 6. 2026", "until": "1. 5. 2026", "note": "", "revision": 1}
    answer = visitor(cast.jana).post(url("bond", cast.tereza, Bond.objects.get()), form)
    assert answer.status_code == 422 and "The end must come after the start." in answer.text


def test_a_stranger_gets_the_answer_of_nobody(cast, mother, home):
    olga, bond, stay = visitor(cast.olga), Bond.objects.get(), HouseholdMember.objects.first()
    nowhere = url("share", cast.case)
    missing = re.sub("homes/", "", bare(olga.get(nowhere)))
    for page in (
        url("share", cast.tereza), url("join", cast.tereza, home), url("leave", cast.tereza, home, stay),
        url("bond", cast.tereza, bond),
    ):  # fmt: skip
        assert olga.get(page).status_code == olga.post(page).status_code == 404
        assert re.sub("(homes|bonds)/+", "", bare(olga.get(page))) == missing
    actor = cast.actor(cast.olga)
    for door, record in ((people.bond, bond), (people.household, home), (people.member, stay)):
        with pytest.raises(NotFound):
            door(record.pk, for_=actor)


def test_a_bond_is_not_reached_through_another_person(cast, mother):
    bond = Bond.objects.get()
    assert visitor(cast.jana).get(url("bond", mother, bond)).status_code == 404


def test_not_known_is_said_with_its_own_mark(cast):
    jana = visitor(cast.jana)
    facts = {"given_name": "Tereza", "birth": "not_known", "sex": "not_known", "revision": 1}
    assert jana.post(url("correct", cast.tereza), facts).status_code == 303
    assert jana.post(url("languages", cast.tereza), {"language_1": "und", "revision": 1}).status_code == 303
    assert jana.get(url("show", cast.tereza)).text.count("mark unk") == 4


def test_a_date_that_is_said_not_to_be_known_is_refused(cast):
    facts = {"given_name": "Tereza", "born_on": "2. 5. 2013", "birth": "not_known", "revision": 1}
    answer = visitor(cast.jana).post(url("correct", cast.tereza), facts)
    assert answer.status_code == 422 and "There is a date." in answer.text


def test_one_home_and_twenty_make_the_same_queries(cast, mother, home):
    jana, by = visitor(cast.jana), cast.actor(cast.jana)
    few = queries(jana, url("show", cast.tereza))
    for n in range(19):
        people.share_home(by=by, at=NOW, label=f"Home {n}", people=[cast.tereza, somebody(cast)], since=JUNE)
    assert queries(jana, url("show", cast.tereza)) == few
