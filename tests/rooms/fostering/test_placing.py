"""A place is given once, to a child the family may take; what has changed since it was proposed is asked again."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from samspil.carers import service as carers
from samspil.carers.models import Approval, FosterFamily
from samspil.cases import service as cases
from samspil.cases.models import Case
from samspil.fostering import service as fostering
from samspil.fostering.models import Care, Placement
from samspil.fostering.terms import BREAKDOWN_VERSION, End
from samspil.ground import fence
from samspil.ground.errors import Invalid, NotFound, Refused
from tests.cast import NOW, TODAY
from tests.rooms.fostering.scene import EVENING, refusal, say_yes, service, tell_all


@pytest.fixture
def elker(db):
    with fence.lifted("a test speaks for several"):
        yield service()


def test_a_place_that_is_kept_is_taken_and_the_family_is_full(elker):
    care = elker.place()
    assert (care.seat, care.guide_id, care.set_due_at) == (1, elker.maja.pk, EVENING)
    free = carers.free_places([elker.family.pk], for_=elker.worker, at=NOW)[elker.family.pk]
    assert [(f.places, f.taken, f.free) for f in free] == [(1, 1, 0)]
    assert "no free place any more" in refusal(lambda: elker.place(1))
    assert "no free place any more" in refusal(elker.place)
    chosen, out = fostering.choices(for_=elker.worker, at=NOW)
    assert chosen == [] and out == [("Damsgaard", "no free place")]


def test_a_birthday_an_end_of_approval_and_a_break_between_proposal_and_decision_are_refused_by_name(elker):
    Approval.objects.update(age_before=10)
    emil = elker.cases[1]  # ten on the day after tomorrow
    assert "another age" in refusal(lambda: elker.place(1, arrives_at=NOW + dt.timedelta(days=3)))
    Case.objects.get(pk=emil.pk).child.__class__.objects.filter(pk=emil.child_id).update(born_on=None)
    emil.child.refresh_from_db()
    assert "date of birth is not known" in refusal(lambda: elker.place(1))
    Approval.objects.update(until=TODAY)
    assert "approval has ended" in refusal(elker.place)
    Approval.objects.update(until=TODAY + dt.timedelta(days=2))
    assert "not approved for this kind" in refusal(lambda: elker.place(arrives_at=NOW + dt.timedelta(days=3)))
    Approval.objects.update(until=None, child=emil.child)
    assert "one other child alone" in refusal(elker.place)
    Approval.objects.update(child=None)
    carers.rest(by=elker.worker, at=NOW, family=elker.family, since=TODAY, until=None)
    assert "on a break" in refusal(elker.place)
    FosterFamily.objects.update(status="ended")
    assert "not approved" in refusal(elker.place)
    assert Care.objects.count() == 0


def test_a_child_has_one_family_and_respite_beside_it(elker):
    Approval.objects.update(places=3)
    elker.place()
    assert "a place in a foster family already" in refusal(elker.place)
    Approval.objects.create(family=elker.family, kind="respite", places=1, since=dt.date(2026, 1, 1))
    assert "already" in refusal(lambda: elker.place(kind="respite"))  # not in the same family
    with pytest.raises(Invalid):
        elker.place(1, kind="nonsense")
    with pytest.raises(Invalid):
        elker.place(1, expected_until=TODAY, visit_every_weeks=99)


def test_nobody_else_places_or_sees(elker, cast):
    care = elker.place()
    jana = cast.actor(cast.jana)
    with pytest.raises(NotFound):
        fostering.care(care.pk, for_=jana, at=NOW)
    with pytest.raises(Refused):
        elker.place(1, by=jana)
    with pytest.raises(NotFound):
        fostering.arrive(by=jana, at=NOW, care=care, on=TODAY)
    with pytest.raises(NotFound):
        fostering.own_care(care.pk, for_=jana, at=NOW)


def test_a_child_comes_stays_and_leaves_and_the_place_is_free_again(elker):
    care = elker.place(arrives_at=NOW - dt.timedelta(hours=1))
    assert "not said yes" in refusal(lambda: fostering.arrive(by=elker.worker, at=NOW, care=care, on=TODAY))
    tell_all(elker, care)
    say_yes(elker, care, NOW + dt.timedelta(minutes=1))
    care = fostering.arrive(by=elker.worker, at=NOW, care=care, on=TODAY)
    assert (
        care.placement.since == TODAY and cases.get(care.case_id, for_=elker.worker, at=NOW).place == "foster"
    )
    assert [e.kind for e in care.entitlements.all()] == ["basic"]
    later, day = NOW + dt.timedelta(days=40), TODAY + dt.timedelta(days=40)
    told = {"by": elker.worker, "at": later, "care": care, "on": day}
    for wrong in (
        {"reason": ""},
        {"reason": End.NOT_BEGUN},
        {"reason": End.OTHER},
        {"reason": End.HOME, "on": TODAY - dt.timedelta(1)},
    ):
        with pytest.raises(Invalid):
            fostering.end(**told | wrong)
    care = fostering.end(**told, reason=End.CARER, where="home")
    assert (care.placement.until, care.counted_by) == (day, BREAKDOWN_VERSION)
    assert care.entitlements.get().until == day
    assert cases.get(care.case_id, for_=elker.worker, at=later).place == "home"
    assert elker.place(1, at=later, arrives_at=later).seat == 1
    assert "has ended" in refusal(lambda: fostering.end(**told, reason=End.HOME))


def test_that_an_allegation_ended_it_is_read_by_those_alone_who_look_into_it(elker):
    care = fostering.arrive(
        by=elker.worker, at=NOW, care=elker.place(arrives_at=NOW, emergency=True), on=TODAY
    )
    carers.note_allegation(
        by=elker.worker, at=NOW, family=elker.family, words="Shouting.", received_on=TODAY, handlers=[elker.hanne.pk],
        suspend=True,
    )  # fmt: skip
    fostering.end(by=elker.worker, at=NOW, care=care, on=TODAY, reason=End.ALLEGATION, words="Shouting.")
    (care,) = fostering.of_case(care.case_id, for_=elker.worker, at=NOW)
    page = fostering.page(care, for_=elker.worker, at=NOW)
    assert (page.ended_why, page.end_words, care.ended_why) == (
        "for another reason",
        "",
        "for another reason",
    )
    page = fostering.page(care, for_=elker.lead, at=NOW)
    assert (page.ended_why, page.end_words) == ("because of an allegation", "Shouting.")


def test_an_emergency_begins_without_the_set_which_is_due_in_hours(elker):
    care = elker.place(emergency=True, arrives_at=NOW)
    assert care.set_due_at == NOW + dt.timedelta(hours=12)
    care = fostering.arrive(by=elker.worker, at=NOW, care=care, on=TODAY)
    assert sorted(e.kind for e in care.entitlements.all()) == ["basic", "crisis"]
    waits = fostering.waiting(for_=elker.worker, at=NOW, today=TODAY)
    assert "emergency" in waits[0].detail and waits[0].case == care.case_id


def test_a_place_that_was_kept_in_vain_is_given_back(elker):
    care = elker.place()
    fostering.end(by=elker.worker, at=NOW, care=care, on=TODAY, reason=End.NOT_BEGUN)
    assert Placement.objects.count() == 0 and elker.place().seat == 1


def test_the_database_itself_keeps_a_place_for_one(elker):
    care = elker.place()
    care.pk = None
    care._state.adding, care.case = True, elker.cases[1]
    with pytest.raises(IntegrityError), transaction.atomic():
        Care.objects.bulk_create(
            [Care(**{f.attname: getattr(care, f.attname) for f in Care._meta.fields if f.name != "id"})]
        )
