"""When a file's time is over two people erase it: everything goes, or nothing does, and the record stays whole."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from samspil.cases import service as cases
from samspil.cases.models import Case, Participation
from samspil.exchange.models import Run
from samspil.ground.errors import NotFound, Refused
from samspil.people import service as people
from samspil.people.models import Joined, Person
from samspil.retention import policy
from samspil.retention import service as retention
from samspil.retention.models import Erasure
from samspil.retention.operations import everything
from samspil.rules.models import Rule
from samspil.sharing.models import Ask
from samspil.trail import service as trail
from tests.cast import NOW
from tests.rooms.retention.scene import (
    WORDS,
    found_anywhere,
    full_file,
    in_every_table,
    of_files,
    periods,
    tables,
)

pytestmark = pytest.mark.django_db
LATER = NOW.replace(year=2046)
BY_THE_WAY: set[str] = set()
"""Tables of a file whose rows go before the count is made."""


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW)


def propose(cast, who=None):
    return retention.propose(by=cast.actor(who or cast.ada, LATER), at=LATER, case=cast.case.pk)


def erase(cast):
    return retention.confirm(by=cast.actor(cast.dana, LATER), at=LATER, erasure=propose(cast))


def clock(cast):
    return retention.file(cast.case.pk, for_=cast.actor(cast.dana), on=LATER.date())[1]


def test_nothing_of_the_file_is_left_in_any_table(cast):
    """Every table of a file holds a row with the words, also those of rooms that this test does not know."""
    periods()
    full_file(cast)
    in_every_table(cast)
    before = {entry.split(":")[0] for entry in found_anywhere()}
    assert len(before) > 60, "the file should stand in many tables before"
    done = erase(cast)
    assert found_anywhere() == []
    assert {table._meta.label for table in of_files() if table._base_manager.exists()} == set()
    assert {table._meta.label_lower for table in of_files()} - set(done.counts) == BY_THE_WAY
    assert "documents.draft" in done.counts and not Run.objects.exists()


def test_the_record_of_what_happened_is_whole_and_says_it_happened(cast):
    periods()
    full_file(cast)
    assert all(verdict.whole for verdict in trail.verify_all())
    done = erase(cast)
    assert all(verdict.whole for verdict in trail.verify_all())
    verdict = trail.verify(str(cast.authority.pk))
    assert (done.seq_after, done.head_after) == (verdict.entries, verdict.head)
    assert done.seq_before < done.seq_after and len(done.digest) == 64
    acts = [entry.act for entry in trail.of_case(cast.case.pk, size=20).items]
    assert acts[0] == "retention.erase" and {"cases.erase", "people.erase", "plans.erase"} <= set(acts)


@pytest.mark.parametrize("room", ["people", "consents", "referrals", "cases", "drafts"])
def test_a_failure_in_the_last_room_leaves_everything_as_it_was(cast, monkeypatch, room):
    periods()
    full_file(cast)
    proposed = propose(cast)
    before = {table: table.objects.count() for table in tables()}

    def fails(*args, **more):
        raise RuntimeError("in the middle")

    monkeypatch.setattr(getattr(everything, room), "erase", fails)
    with pytest.raises(RuntimeError):
        retention.confirm(by=cast.actor(cast.dana, LATER), at=LATER, erasure=proposed)
    assert {table: table.objects.count() for table in tables()} == before
    assert Erasure.objects.get().state == "waiting" and len(found_anywhere(WORDS[:1])) > 10
    assert all(verdict.whole for verdict in trail.verify_all())


def test_nobody_erases_alone(cast):
    periods()
    full_file(cast)
    proposed = propose(cast)
    with pytest.raises(Refused):
        retention.confirm(by=cast.actor(cast.ada, LATER), at=LATER, erasure=proposed)
    with pytest.raises(Refused):
        retention.confirm(by=cast.actor(cast.jana, LATER), at=LATER, erasure=proposed)
    with pytest.raises(Refused):
        propose(cast, who=cast.dana)
    with pytest.raises(IntegrityError), transaction.atomic():
        Erasure.objects.update(state="erased", decided_by=cast.ada)
    assert Case.objects.exists()


def test_the_longest_clock_of_all_who_took_part_governs(cast):
    periods(years=5)
    full_file(cast)
    assert clock(cast).on == dt.date(2036, 5, 2), "five years after Tereza, born in 2013, comes of age"
    value = {"record_class": "case_file", "years": 30, "starts_at": "case_closed"}
    Rule.objects.create(
        table="retention", country="CZ", key="case_file", version=1, since=NOW.date(), source="x", checked="choice",
        value=value, institution=cast.club,
    )  # fmt: skip
    assert clock(cast).on == dt.date(2056, 11, 24), "the club keeps for thirty years"
    with pytest.raises(Refused):
        propose(cast)


def test_what_cannot_be_dated_is_kept(cast):
    full_file(cast)
    assert (clock(cast).on, clock(cast).why) == (None, "period")
    periods()
    Person.objects.filter(pk=cast.tereza.pk).update(born_on=None)
    assert (clock(cast).on, clock(cast).why) == (None, "birth")
    with pytest.raises(Refused):
        propose(cast)


def test_before_its_time_and_while_it_is_open_nothing_is_erased(cast):
    periods()
    with pytest.raises(NotFound):
        propose(cast)
    full_file(cast)
    day_before = dt.datetime(2036, 5, 1, 12, tzinfo=dt.UTC)
    with pytest.raises(Refused):
        retention.propose(by=cast.actor(cast.ada, day_before), at=day_before, case=cast.case.pk)
    on_the_day = day_before + dt.timedelta(days=1)
    assert retention.propose(by=cast.actor(cast.ada, on_the_day), at=on_the_day, case=cast.case.pk).pk


def test_a_hold_keeps_the_file_until_it_is_lifted_even_after_the_proposal(cast):
    periods()
    full_file(cast)
    proposed = propose(cast)
    dana = {"by": cast.actor(cast.dana, LATER), "at": LATER}
    retention.hold(**dana, case=cast.case.pk, reason="A court asks for it")
    with pytest.raises(Refused):
        retention.confirm(**dana, erasure=proposed)
    retention.lift(**dana, case=cast.case.pk)
    assert retention.confirm(**dana, erasure=proposed).state == "erased"


def test_a_mother_stays_with_her_other_child(cast):
    periods()
    hana = full_file(cast)
    by = cast.actor(cast.jana)
    sister = people.add(
        by=by,
        at=NOW,
        given_name="Eliška",
        family_name="Nová",
        born_on=dt.date(2020, 1, 1),
        around=cast.tereza,
    )
    people.bind(by=by, at=NOW, person=hana, to=sister, kind="mother")
    people.make_known([sister, hana], to=cast.elsewhere.pk, by=by, at=NOW)
    erase(cast)
    assert set(Person.objects.values_list("given_name", flat=True)) == {"Hana", "Eliška"}


def test_another_file_about_the_same_child_keeps_the_child_and_its_consents(cast):
    periods()
    full_file(cast)
    other = Case.objects.get(pk=cast.case.pk)
    other.pk, other.reference, other.institution, other._state.adding = None, "X-1", cast.elsewhere, True
    other.next_what = ""
    from samspil.ground.ids import new_id

    other.pk = new_id()
    other.save(force_insert=True)
    erase(cast)
    assert Person.objects.filter(pk=cast.tereza.pk).exists()
    assert Case.objects.get().pk == other.pk


def test_keepers_of_another_institution_see_nothing_of_it(cast):
    periods()
    full_file(cast)
    proposed = propose(cast)
    Participation.objects.filter(case=cast.case).update(is_open=False)
    for who in (cast.jana, cast.petra, cast.olga):
        assert not policy.visible(cast.actor(who)).exists()
        with pytest.raises(NotFound):
            retention.erasure(proposed.pk, for_=cast.actor(who))
        with pytest.raises(NotFound):
            retention.file(cast.case.pk, for_=cast.actor(who), on=LATER.date())
    for who in (cast.jana, cast.ada, cast.dana, cast.petra):
        actor = cast.actor(who)
        assert set(policy.visible(actor)) == {
            e for e in Erasure.objects.all() if policy.can(actor, "read", e)
        }


def test_the_closing_list_costs_the_same_however_long_it_is(cast, django_assert_num_queries):
    periods()
    full_file(cast)
    asked = {"for_": cast.actor(cast.dana), "on": LATER.date()}
    with django_assert_num_queries(5):
        retention.closing(**asked)
    first = Case.objects.get()
    from samspil.ground.ids import new_id

    Case.objects.bulk_create(
        Case(
            id=new_id(), child=first.child, institution=first.institution, reference=f"R{n}", language="cs",
            opened_at=NOW, closed_at=NOW + dt.timedelta(minutes=n), close_reason="moved", place="home",
            place_since=NOW.date(),
        )
        for n in range(60)
    )  # fmt: skip
    with django_assert_num_queries(5):
        page, rows = retention.closing(**asked)
    assert len(rows) == 50 and page.later
    _page, more = retention.closing(**asked, after=page.later)
    assert len(more) == 11 and not {r[0].pk for r in rows} & {r[0].pk for r in more}


def test_questions_and_joined_records_go_and_the_other_record_stays(cast):
    periods()
    full_file(cast)
    jana = {"by": cast.actor(cast.jana), "at": NOW}
    other = people.add(**jana, given_name="Terezie", family_name="Jiná")
    people.join_records(**jana, first=cast.tereza, second=other, leads=other.pk, why="same mother")
    Ask.objects.create(
        case=cast.case, child=cast.tereza, asker=cast.authority, asked_by=cast.jana, to=cast.club, about="file",
        purpose=WORDS[0], basis="request", needed_by=NOW.date(), until=NOW + dt.timedelta(days=9), asked_at=NOW,
    )  # fmt: skip
    done = erase(cast)
    assert {"sharing.ask", "people.joined"} <= set(done.counts)
    assert not Ask.objects.exists() and not Joined.objects.exists()
    assert list(Person.objects.values_list("pk", flat=True)) == [other.pk] and found_anywhere() == []


def test_the_list_of_closed_files_reads_one_index(cast):
    rows = cases.closed(for_=cast.actor(cast.dana)).order_by("closed_at", "id").select_related(None)
    if connection.vendor == "sqlite":
        plan = rows.only("pk").explain()
        assert "case_by_closing" in plan and "TEMP B-TREE" not in plan, plan
