"""What the rules of unusual looking find, and what they leave alone."""

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.access.service import Actor
from samspil.accounts.models import Account
from samspil.cases.models import Case
from samspil.ground import fence
from samspil.ground.errors import Invalid, Refused
from samspil.ground.names import fold
from samspil.people import service as people
from samspil.people.models import Address, Bond, Person
from samspil.trail import service as trail
from samspil.trail.models import Entry
from samspil.watch import service as watch
from samspil.watch.models import Finding, HomeNote
from samspil.watch.operations.facts import spellings, surnames
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
NIGHT = NOW.replace(hour=22, minute=30)  # half past eleven in Brno


def open_file(by, case, at, purpose="case work"):
    trail.seen(
        by=by.with_purpose(purpose), at=at, act="cases.file", record_kind="case", record=case, case=case
    )


def found(cast, *, at=NOW + DAY):
    watch.find(by=Actor(institution=cast.authority.pk, time_zone="Europe/Prague"), at=at)
    return {(f.rule, f.account_id): f for f in Finding.objects.filter(looked_into_at=None)}


@pytest.fixture
def mark(cast):
    """The team leader: not the worker of the case."""
    return cast.actor(cast.mark)


@pytest.fixture
def dana(cast):
    return cast.actor(cast.dana)


def test_an_ordinary_day_is_left_alone(cast):
    jana = cast.actor(cast.jana)
    for n in range(12):
        open_file(jana, cast.case.pk, NOW + n * MINUTE)
    assert found(cast) == {}
    assert Entry.objects.filter(act="watch.find").count() == 0, "finding nothing leaves nothing"


@pytest.mark.parametrize(("bound", "own"), [(False, True), (True, False)])
def test_the_mail_address_of_who_looks_in_the_file_is_found(cast, mark, bound, own):
    person = cast.tereza
    if bound:
        person = Person.objects.create(given_name="X", family_name="Y")
        Bond.objects.create(person=person, to=cast.tereza, kind="aunt_uncle", noted_by=cast.authority)
    Person.objects.filter(pk=person.pk).update(email="Marek@example.org")
    open_file(mark, cast.case.pk, NOW)
    (finding,) = found(cast).values()
    assert (finding.rule, finding.account_id, finding.case) == ("own", cast.mark.pk, cast.case.pk)
    assert finding.facts == {"by": "email", "own": own}


def test_the_same_whole_name_is_found_whoever_works_on_the_file(cast):
    Person.objects.filter(pk=cast.tereza.pk).update(given_name="Jana", family_name="Dvorakova")
    open_file(cast.actor(cast.jana), cast.case.pk, NOW)
    assert found(cast)["own", cast.jana.pk].facts == {"by": "name", "own": True}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dvořák", "Dvořáková", True), ("Benešová", "Beneš", True), ("Malý", "Malá", True), ("Beneš", "Bend", False),
        ("Marek", "Marková", True), ("Shah-Jones", "Jones", True), ("Nygård", "Nygard", True),
        ("Svoboda", "Svobodová", True), ("Procházka", "Procházková", True), ("Němec", "Němcová", True),
        ("Havel", "Havlová", True), ("Daniel", "Danielová", True), ("Novotný", "Novotná", True), ("Janko", "Janková", True),
        ("Horák", "Horný", False), ("Novák", "Novotný", False), ("Malá", "Maláková", False),
    ],
)  # fmt: skip
def test_surnames_are_compared_across_spellings_and_endings(one, other, same):
    shared = surnames(one) & surnames(other)
    assert bool(shared) is same
    if same and "-" not in one:
        spelt = {word for key in shared for word in spellings(key)}
        assert {fold(one), fold(other)} <= spelt, "how rare a name is, is counted over both"


def test_the_same_surname_counts_for_who_does_not_work_on_the_file_and_while_it_is_rare(cast, mark):
    Person.objects.filter(pk=cast.tereza.pk).update(family_name="Benešová")
    open_file(mark, cast.case.pk, NOW)
    assert ("same_name", cast.mark.pk) in found(cast)
    Finding.objects.all().delete()
    for n in range(41):
        people.add(by=cast.actor(cast.jana), at=NOW, given_name=f"A{n}", family_name="Beneš")
    open_file(mark, cast.case.pk, NOW + MINUTE)
    assert found(cast) == {}, "a frequent name says nothing"


def test_the_same_surname_is_nothing_for_the_worker_and_for_who_wrote_in_the_file(cast, mark):
    Person.objects.filter(pk=cast.tereza.pk).update(family_name="Benešová")
    trail.record(by=mark, at=NOW - DAY, act="cases.write", record_kind="entry", case=cast.case.pk)
    open_file(mark, cast.case.pk, NOW)
    Person.objects.filter(pk=cast.tereza.pk).update(family_name="Dvořák")
    open_file(cast.actor(cast.jana), cast.case.pk, NOW)
    assert found(cast) == {}


def test_a_neighbour_is_found_by_the_worker_s_own_note_which_nobody_can_read(cast, mark):
    Address.objects.create(
        person=cast.tereza, street="Husova 12/3", postcode="602 00", city="Brno", protected=True, since=TODAY - DAY,
        noted_by=cast.authority,
    )  # fmt: skip
    open_file(mark, cast.case.pk, NOW)
    assert found(cast) == {}
    watch.note_home(by=mark, at=NOW, street="HUSOVA 7", postcode="60200", city="")
    open_file(mark, cast.case.pk, NOW + MINUTE)
    assert ("neighbour", cast.mark.pk) in found(cast)
    note = HomeNote.objects.get()
    assert "husova" not in (note.with_postcode + note.with_town).lower() and len(note.with_postcode) == 64
    assert all("usova" not in e.details for e in Entry.objects.all())


def test_a_street_of_another_town_is_no_neighbour_and_a_note_is_forgotten(cast, mark):
    Address.objects.create(
        person=cast.tereza,
        street="Husova 1",
        postcode="",
        city="Brno-sever",
        since=TODAY - DAY,
        noted_by=cast.authority,
    )
    watch.note_home(by=mark, at=NOW, street="Husova", postcode="", city="Olomouc")
    open_file(mark, cast.case.pk, NOW)
    assert found(cast) == {}
    watch.note_home(by=mark, at=NOW, street="Husova", postcode="", city="Brno")
    open_file(mark, cast.case.pk, NOW + MINUTE)
    assert len(found(cast)) == 1
    watch.forget_home(by=mark, at=NOW)
    assert not HomeNote.objects.exists() and not watch.has_home_note(for_=mark)
    with pytest.raises(Invalid):
        watch.note_home(by=mark, at=NOW, street="Husova", postcode="", city="")


def test_many_cases_at_night_are_one_finding_of_the_night_where_the_institution_is(cast, mark):
    for n in range(4):
        open_file(mark, uuid.uuid4(), NIGHT + n * MINUTE)
    assert found(cast) == {}
    for n in range(3):
        open_file(mark, uuid.uuid4(), NIGHT + dt.timedelta(hours=3) + n * MINUTE)
    finding = found(cast)["night", cast.mark.pk]
    assert finding.looks == 7 and finding.facts["cases"] == 7 and finding.day == NIGHT.date()
    by_day = [uuid.uuid4() for _ in range(6)]
    for case in by_day:
        open_file(cast.actor(cast.jana), case, NOW.replace(hour=6))  # seven in the morning
    assert ("night", cast.jana.pk) not in found(cast)


def test_a_paper_taken_out_is_a_look_and_a_list_that_leaves_is_none(cast, mark):
    """Printing a file shows no less than opening it; a return names every file and nobody opened them."""
    for n in range(5):
        case, at = uuid.uuid4(), NIGHT + n * MINUTE
        trail.left(by=mark, at=at, act="plans.fridge", record_kind="plan", case=case)
        listed = trail.Fact("exchange.compose_return", "case", case, case, "left")
        trail.record_all([listed], by=cast.actor(cast.dana), at=at)
    Person.objects.filter(pk=cast.tereza.pk).update(given_name="Jana", family_name="Dvořáková")
    Account.objects.filter(pk=cast.jana.pk).update(name="Mgr. Jana Dvořáková, Ph.D.")
    trail.left(by=cast.actor(cast.jana), at=NOW, act="plans.fridge", record_kind="plan", case=cast.case.pk)
    assert set(found(cast)) == {("night", cast.mark.pk), ("own", cast.jana.pk)}


def test_a_night_grows_by_what_comes_later_and_is_not_told_again(cast, mark):
    for n in range(5):
        open_file(mark, uuid.uuid4(), NIGHT + n * MINUTE)
    assert found(cast)["night", cast.mark.pk].looks == 5
    open_file(mark, uuid.uuid4(), NIGHT + dt.timedelta(hours=1))
    assert found(cast)["night", cast.mark.pk].looks == 6
    entries = Entry.objects.count()
    found(cast)
    found(cast)
    assert Finding.objects.count() == 1 and Entry.objects.count() == entries


def week(by, hour_of, cases):
    for day in range(1, 8):
        for n in range(cases):
            open_file(by, uuid.uuid4(), (NOW - day * DAY).replace(hour=hour_of) + n * MINUTE)


def test_many_cases_in_an_hour_are_measured_against_the_person_s_own_usual(cast, mark):
    jana = cast.actor(cast.jana)
    week(mark, 9, 4)
    week(jana, 9, 12)
    for n in range(16):
        open_file(mark, uuid.uuid4(), NOW + n * MINUTE)
        open_file(jana, uuid.uuid4(), NOW + n * MINUTE)
    findings = found(cast)
    assert set(findings) == {("many", cast.mark.pk)}, "sixteen is usual for one and not for the other"
    assert findings["many", cast.mark.pk].facts == {"cases": 16, "usual": 4}


def test_who_is_new_has_no_usual_and_is_found_from_twice_as_many(cast, mark):
    for n in range(29):
        open_file(mark, uuid.uuid4(), NOW + n * MINUTE)
    assert found(cast) == {}
    open_file(mark, uuid.uuid4(), NOW + 30 * MINUTE)
    assert found(cast)["many", cast.mark.pk].facts == {"cases": 30, "usual": None}


def test_the_same_file_opened_often_is_not_many_cases(cast, mark):
    for n in range(50):
        open_file(mark, cast.case.pk, NOW + n * MINUTE)
    assert found(cast) == {}


def test_a_look_outside_own_work_soon_after_asking_in_vain_is_found(cast, mark):
    jana = cast.actor(cast.jana)
    for by in (mark, jana):
        trail.fail(by=by, at=NOW, act="accounts.missed", record_kind="cases:file", record=uuid.uuid4())
        open_file(by, cast.case.pk, NOW + 20 * MINUTE)
    findings = found(cast)
    assert set(findings) == {("after_failed", cast.mark.pk)}, "her own case is Jana's work"
    assert findings["after_failed", cast.mark.pk].facts == {"minutes": 20}


def test_a_look_long_after_asking_in_vain_or_before_is_not(cast, mark):
    open_file(mark, cast.case.pk, NOW - MINUTE)
    trail.fail(by=mark, at=NOW, act="accounts.missed", record_kind="cases:file", record=uuid.uuid4())
    open_file(mark, cast.case.pk, NOW + 61 * MINUTE)
    assert found(cast) == {}


@pytest.mark.parametrize(
    ("days", "purpose", "is_found"),
    [(29, "case work", False), (31, "case work", True), (31, "retention", False)],
)
def test_a_look_after_the_case_was_closed_is_found(cast, days, purpose, is_found):
    Case.objects.filter(pk=cast.case.pk).update(closed_at=NOW - days * DAY, close_reason="moved")
    open_file(cast.actor(cast.jana), cast.case.pk, NOW, purpose)
    assert (("closed", cast.jana.pk) in found(cast)) is is_found


def close(cast, at):
    Case.objects.filter(pk=cast.case.pk).update(closed_at=at, close_reason="moved")


def test_looks_at_one_file_are_one_finding_until_it_is_looked_into(cast, mark, dana):
    close(cast, NOW - 60 * DAY)
    open_file(mark, cast.case.pk, NOW)
    open_file(mark, cast.case.pk, NOW + MINUTE)
    assert found(cast)["closed", cast.mark.pk].looks == 2
    open_file(mark, cast.case.pk, NOW + 2 * MINUTE)
    finding = found(cast)["closed", cast.mark.pk]
    assert finding.looks == 3 and Finding.objects.count() == 1
    watch.look_into(by=dana, at=NOW + DAY, finding=finding, outcome="part_of_work", note="Asked for a copy.")
    open_file(mark, cast.case.pk, NOW + 2 * DAY)
    assert found(cast) == {}, "what was part of the work stays quiet for a while"
    open_file(mark, cast.case.pk, NOW + 200 * DAY)
    assert len(found(cast, at=NOW + 201 * DAY)) == 1


def test_what_was_not_allowed_is_told_again_when_it_happens_again(cast, mark, dana):
    close(cast, NOW - 60 * DAY)
    open_file(mark, cast.case.pk, NOW)
    finding = found(cast)["closed", cast.mark.pk]
    watch.look_into(by=dana, at=NOW + DAY, finding=finding, outcome="not_allowed", note="Curiosity.")
    open_file(mark, cast.case.pk, NOW + 2 * DAY)
    assert len(found(cast)) == 1 and Finding.objects.count() == 2


def test_nobody_looks_into_a_finding_about_themselves_or_twice_or_without_the_word(cast, mark, dana):
    close(cast, NOW - 60 * DAY)
    open_file(dana, cast.case.pk, NOW)
    finding = found(cast)["closed", cast.dana.pk]
    answer = {"outcome": "mistake", "note": "x"}
    for by in (dana, mark, cast.actor(cast.jana)):
        with pytest.raises(Refused):
            watch.look_into(by=by, at=NOW, finding=finding, **answer)
    Finding.objects.update(account=cast.mark)
    with pytest.raises(Invalid):
        watch.look_into(by=dana, at=NOW, finding=finding, outcome="guilty", note=" ")
    watch.look_into(by=dana, at=NOW, finding=finding, **answer)
    with pytest.raises(Refused):
        watch.look_into(by=dana, at=NOW, finding=finding, **answer)
    assert Entry.objects.filter(act="watch.look_into", account=cast.dana.pk).count() == 1


def test_a_changed_threshold_counts_from_then_on_and_is_recorded(cast, mark, dana):
    watch.set_thresholds(by=dana, at=NOW, values={"night.cases": 2})
    assert (
        watch.thresholds(cast.authority)["night.cases"] == 2
        and watch.thresholds(cast.support)["night.cases"] == 5
    )
    for n in range(2):
        open_file(mark, uuid.uuid4(), NIGHT + n * MINUTE)
    assert ("night", cast.mark.pk) in found(cast)
    assert '"night.cases":[5,2]' in Entry.objects.get(act="watch.set_threshold").details
    for values in ({"night.cases": 0}, {"night.from": 24}, {"nothing": 3}):
        with pytest.raises(Invalid):
            watch.set_thresholds(by=dana, at=NOW, values=values)
    with pytest.raises(Refused):
        watch.set_thresholds(by=mark, at=NOW, values={"night.cases": 3})


def test_another_institution_s_staff_and_findings_stay_apart(cast, dana):
    petra = cast.actor(cast.petra)
    for n in range(6):
        open_file(petra, uuid.uuid4(), NIGHT + n * MINUTE)
    assert found(cast) == {}
    watch.by_the_clock(at=NIGHT + DAY)
    assert [f.account_id for f in Finding.objects.all()] == [cast.petra.pk]
    assert not watch.findings(for_=dana).items and not watch.findings(for_=petra).items
    assert not watch.waiting(for_=dana, at=NOW, today=TODAY)


def test_the_clock_stands_for_nobody_and_finds_all_the_same(cast, mark):
    """Also behind the database's own fence, which shows nobody's files to nobody."""
    close(cast, NOW - 60 * DAY)
    open_file(mark, cast.case.pk, NOW)
    with fence.closed():
        watch.by_the_clock(at=NOW + DAY)
    assert [f.rule for f in Finding.objects.all()] == ["closed"]


def test_a_long_record_is_read_in_stretches_with_the_same_result(cast, mark, monkeypatch):
    for n in range(7):
        open_file(mark, uuid.uuid4(), NIGHT + n * MINUTE)
    monkeypatch.setattr("samspil.watch.operations.finding.STRETCH", 3)
    assert found(cast)["night", cast.mark.pk].looks == 7
    assert Finding.objects.count() == 1


def test_reading_asks_in_bulk(cast, mark):
    by = Actor(institution=cast.authority.pk, time_zone="Europe/Prague")

    def queries(number):
        for n in range(number):
            open_file(mark, uuid.uuid4(), NOW + n * 10 * MINUTE)
        with CaptureQueriesContext(connection) as told:
            watch.find(by=by, at=NOW)
        return len(told)

    watch.find(by=by, at=NOW)
    assert queries(3) == queries(12)
    assert Account.objects.count() > 5
