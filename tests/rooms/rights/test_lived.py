import datetime as dt

import pytest
from django.urls import reverse

from samspil.carers.models import FosterFamily
from samspil.cases import service as cases
from samspil.fostering import service as fostering
from samspil.fostering.models import Care
from samspil.rights import service as rights
from samspil.rights.models import Reader
from tests.cast import NOW, TODAY
from tests.rooms.fostering import scene as foster_care
from tests.rooms.matching import scene as matched
from tests.rooms.rights import visiting

pytestmark = pytest.mark.django_db
TOLD = "Sleeps with the lamp on."


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def there():
    """Alma lives with the Damsgaards, who were told how she sleeps; Emil is to come to them too."""
    there = foster_care.service(places=2)
    care = there.place(arrives_at=NOW - dt.timedelta(hours=1), guide=there.maja.pk, emergency=True)
    fostering.tell(by=there.worker, at=NOW, care=care, item="sleep", state="told", text=TOLD, source="Mother")
    fostering.arrive(by=there.worker, at=NOW, care=care, on=TODAY)
    there.place(1)
    return there


def reads(there, n=0, **more):
    """The child of a case reads its file: the reader and what the page shows."""
    case = cases.get(there.cases[n].pk, for_=there.worker, at=NOW)
    told = {"person": case.child, "relation": "child", "language": "en", "why": "She asked to read it."}
    asked = rights.Asked(**told | more)
    reader, secret = rights.invite(by=there.worker, at=NOW, case=case, asked=asked)
    born = case.child.born_on
    client = visiting(secret, f"{born.day}. {born.month}. {born.year}")
    return reader, lambda: client.get(reverse("rights:file", args=[reader.pk])).text


def test_the_child_reads_where_it_lives_and_nothing_that_is_of_others(there):
    _reader, page = reads(there, names_open=True)
    text = page()
    assert "Where you live" in text and "In a foster family: <bdi>Damsgaard</bdi>" in text
    assert "since " in text and "Familieplejen Vejle guides the family" in text
    assert not any(words in text for words in (TOLD, "Maja", "Birgit", "Grandparents", "Emil"))
    Reader.objects.update(names_open=False)
    closed = page()
    assert "In a foster family" in closed and "Damsgaard" not in closed and "are theirs" in closed
    Reader.objects.update(names_open=True, relation="parent")
    assert "Where Alma lives" in page()
    Reader.objects.update(relation="carer")
    assert "Where Alma lives" not in page(), "a carer reads nothing of other families"


def test_a_protected_family_is_never_named(there):
    _reader, page = reads(there, names_open=True)
    FosterFamily.objects.update(protected=True)
    assert "In a foster family" in page() and "Damsgaard" not in page()


def test_where_the_place_is_withheld_or_secret_nothing_is_shown(there):
    _reader, page = reads(there, names_open=True)
    held = rights.withhold(
        by=there.lead, at=NOW, case=there.cases[0], what="place", record=None, why="safety",
        words="The father looks for her.",
    )  # fmt: skip
    assert "Where you live" not in page() and "foster family" not in page()
    rights.show_again(by=there.lead, at=NOW, withheld=held)
    assert "Where you live" in page()
    case = cases.get(there.cases[0].pk, for_=there.worker, at=NOW)
    secret = {"place": "crisis_bed", "since": TODAY, "text": "Tichá 7", "secret": True}
    cases.moved(by=there.worker, at=NOW, case=case, revision=case.revision, **secret)
    assert "Where you live" not in page() and "foster family" not in page()


def test_days_at_a_secret_place_are_not_told_by_a_placement_of_those_days(there):
    reader, page = reads(there)
    row = {"place": "foster", "secret": True, "noted_by": there.home}
    days = {"since": TODAY - dt.timedelta(days=9), "until": TODAY - dt.timedelta(days=2)}
    reader.case.whereabouts.create(**row, **days)
    assert "Where you live" in page()
    Care.objects.filter(case=reader.case).update(arrived_on=TODAY - dt.timedelta(days=5))
    assert "Where you live" not in page()


def test_what_has_not_begun_is_told_by_a_person_and_what_ended_has_its_days(there):
    _reader, page = reads(there, 1)
    assert "foster family" not in page()
    _reader, page = reads(there)
    care = Care.objects.get(case=there.cases[0])
    fostering.end(
        by=there.worker, at=NOW, care=care, on=TODAY, reason="allegation", words="Somebody said something.",
        where="home",
    )  # fmt: skip
    text = page()
    assert "Where you lived" in text and " to " in text and "guides the family" not in text
    assert "allegation" not in text and "Somebody said" not in text


def test_the_day_of_the_decision_stands_there_without_its_reasons(django_assert_max_num_queries):
    scene = matched.set_scene()
    proposal = matched.propose(scene)
    matched.answers(scene, proposal)
    made = matched.decide(scene, proposal)
    care = {"institution": scene.home, "family": scene.families["De Vries"], "kind": "general"}
    days = {"arrives_at": NOW, "arrived_on": TODAY, "set_due_at": NOW, "placed_at": NOW, "decision": made.pk}
    for seat, case in enumerate((scene.sem, scene.lotte)):
        Care.objects.create(case=case, seat=seat, **care, **days)
    told = {"case": scene.sem, "person": scene.sem.child, "relation": "child", "language": "en"}
    Reader.objects.create(since=NOW, **told)
    reader = Reader.objects.select_related("case__institution").get()
    with django_assert_max_num_queries(3) as few:
        (stay,) = rights.lived(reader, [], at=NOW).stays
    assert (stay.decided_on, stay.since, stay.until, stay.name) == (TODAY, TODAY, None, "")
    for seat in range(2, 6):
        ended = {"ended_on": TODAY, "end_reason": "home"}
        Care.objects.create(case=scene.sem, seat=seat, **care, **days, **ended)
    with django_assert_max_num_queries(len(few)):
        assert len(rights.lived(reader, [], at=NOW).stays) == 5
