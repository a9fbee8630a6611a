"""Guidance as agreed: visits, contact, check-ins that ask for a call, questions, the diary, expenses, My day, erasing."""

import datetime as dt
from decimal import Decimal

import pytest

from samspil.fostering import service as fostering
from samspil.fostering.models import Care, Diary, Expense, Visit
from samspil.fostering.terms import ASKED, Sign, signs
from samspil.ground import fence
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from tests.cast import MACHINE, NOW, TODAY
from tests.rooms.fostering.scene import service

TOMORROW = TODAY + dt.timedelta(days=1)
WELL = {name: 3 for name, _words in ASKED}
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 20 + b"IEND"


@pytest.fixture
def elker(db):
    with fence.lifted("a test speaks for several"):
        yield service()


@pytest.fixture
def care(elker):
    kept = elker.place(arrives_at=NOW - dt.timedelta(hours=2), emergency=True)
    return fostering.arrive(by=elker.worker, at=NOW, care=kept, on=TODAY)


def titles(elker, at=NOW):
    return [todo.kind for todo in fostering.waiting(for_=elker.worker, at=at, today=at.date())]


def test_signs_of_strain_are_what_the_carer_said_and_nothing_else():
    assert signs(WELL, None, call=False) == []
    assert signs(WELL | {"rest": 0}, None, call=True) == [Sign.CALL, Sign.WORST]
    assert signs(WELL | {"rest": 1, "joy": 1, "cope": 1}, WELL, call=False) == [Sign.LOW, Sign.FALLS]
    assert signs(WELL | {"rest": 2}, WELL, call=False) == []


def test_a_check_in_with_a_sign_waits_for_the_guide_until_somebody_called(elker, care):
    told = {"by": elker.carer, "at": NOW, "care": care}
    fostering.check_in(**told, answers=WELL)
    assert "fostering.check_in" not in titles(elker)
    found = fostering.check_in(**told, answers=WELL | {"help": 0}, words="I do not sleep.")
    assert found.signs == ["worst"] and "fostering.check_in" in titles(elker)
    fostering.see_check_in(by=elker.worker, at=NOW, checkin=found)
    assert "fostering.check_in" not in titles(elker)
    with pytest.raises(Invalid):
        fostering.check_in(**told, answers={"rest": 3})
    with pytest.raises(NotFound):
        fostering.check_in(**told | {"by": elker.worker}, answers=WELL)


def test_the_next_visit_is_due_as_often_as_agreed_from_the_last_that_was_held(elker, care):
    assert "fostering.visit" not in titles(elker)
    late = NOW + dt.timedelta(weeks=6)
    assert "fostering.visit" in titles(elker, late)
    told = {"by": elker.worker, "at": late, "care": care}
    visit = fostering.plan_visit(**told, planned_at=late + dt.timedelta(hours=2), kind="home")
    assert "fostering.visit" not in titles(elker, late)
    assert [a.detail for a in fostering.today(for_=elker.worker, at=late, today=late.date())] == ["Alma L."]
    held = {"by": elker.worker, "at": late, "visit": visit}
    with pytest.raises(Invalid):
        fostering.hold_visit(**held, held_on=None)
    with pytest.raises(Invalid):
        fostering.hold_visit(**held, held_on=late.date() + dt.timedelta(days=2))
    fostering.hold_visit(**held, held_on=late.date(), saw_child=True)
    fostering.hold_visit(**held, held_on=late.date(), saw_child=True)
    with pytest.raises(Conflict):
        fostering.hold_visit(**(held | {"by": elker.lead}), held_on=late.date(), note="They were out.")
    elker.family.refresh_from_db()
    assert elker.family.last_heard_on == late.date(), "a visit counts as heard from the service"
    page = fostering.page(Care.objects.get(), for_=elker.worker, at=late)
    assert page.visit_due == late.date() + dt.timedelta(weeks=6) and Visit.objects.get().saw_child
    said = {"by": elker.worker, "at": late, "care": care, "guide": elker.hanne.pk, "expected_until": None}
    fostering.change(**said, visit_every_weeks=2, seen=care.guidance)
    with pytest.raises(Conflict):
        fostering.change(**said, visit_every_weeks=3, seen=care.guidance)
    page = fostering.page(Care.objects.get(), for_=elker.worker, at=late)
    assert page.visit_due == late.date() + dt.timedelta(weeks=2)
    with pytest.raises(Invalid):
        fostering.change(
            by=elker.worker,
            at=late,
            care=care,
            guide=elker.birgit.pk,
            visit_every_weeks=0,
            expected_until=None,
        )


def test_contact_with_a_parent_is_agreed_and_the_carer_says_how_it_was(elker, care):
    contact = fostering.plan_contact(
        by=elker.worker, at=NOW, care=care, whom="Mother", starts_at=NOW, where="Library"
    )
    fostering.note_contact(by=elker.carer, at=NOW, contact=contact, state="held", words="Slept badly after.")
    contact.refresh_from_db()
    assert contact.state == "held" and fostering.home(care, for_=elker.carer, at=NOW).past_contacts == [
        contact
    ]
    with pytest.raises(Conflict):
        fostering.note_contact(
            by=elker.worker, at=NOW, contact=contact, state="not_held", words="Nobody came."
        )
    with pytest.raises(Invalid):
        fostering.note_contact(by=elker.worker, at=NOW, contact=contact, state="planned")
    with pytest.raises(Invalid):
        fostering.plan_contact(by=elker.worker, at=NOW, care=care, whom=" ", starts_at=NOW)


def test_a_question_is_answered_once(elker, care):
    asked = fostering.ask(by=elker.carer, at=NOW, care=care, text="May she have a phone?", holds=True)
    assert not asked.holds and "fostering.question" in titles(elker)
    fostering.answer_question(by=elker.worker, at=NOW, question=asked, answer="Yes")
    with pytest.raises(Refused):
        fostering.answer_question(by=elker.worker, at=NOW, question=asked, answer="No")
    with pytest.raises(Invalid):
        fostering.ask(by=elker.carer, at=NOW, care=care, text=" ")


def test_a_line_of_the_diary_is_the_carers_own_unless_they_let_the_guide_read(elker, care):
    told = {"by": elker.carer, "at": NOW, "care": care}
    fostering.write_line(**told, text="Mine")
    shared = fostering.write_line(**told, text="Ours", for_guide=True)
    assert fostering.page(care, for_=elker.worker, at=NOW).diary == [shared]
    assert len(fostering.home(care, for_=elker.carer, at=NOW).diary) == 2
    with pytest.raises(TypeError):
        Diary.objects.first().save()


def test_an_expense_is_sent_with_a_photo_and_agreed_or_refused_with_a_reason(elker, care):
    told = {"by": elker.carer, "at": NOW, "care": care, "what": "Shoes", "spent_on": TODAY}
    for wrong in (
        {"amount": Decimal(0)},
        {"amount": Decimal(5), "spent_on": TODAY + dt.timedelta(days=2)},
        {"amount": Decimal(5), "photo": b"x"},
    ):
        with pytest.raises(Invalid):
            fostering.spend(**told | wrong)
    found = fostering.spend(**told, amount=Decimal("249.50"), photo=PNG)
    assert found.currency == "DKK" and found.file
    decided = {"by": elker.worker, "at": NOW, "expense": found}
    stale = Expense.objects.get()
    Expense.objects.update(account=elker.maja)
    with pytest.raises(Refused, match="yourself"):
        fostering.decide_expense(**decided, agreed=True)
    Expense.objects.update(account=elker.birgit)
    with pytest.raises(Invalid):
        fostering.decide_expense(**decided, agreed=False)
    fostering.decide_expense(**decided, agreed=True)
    with pytest.raises(Refused):
        fostering.decide_expense(**decided | {"expense": stale}, agreed=False, why="No")


def test_the_list_and_the_pages_ask_a_fixed_number_of_questions(elker, care, django_assert_max_num_queries):
    worker = elker.worker
    with django_assert_max_num_queries(2):
        rows, _page = fostering.overview(for_=worker, at=NOW)
    assert [(row.unanswered, row.strained) for row in rows] == [(14, False)]
    with django_assert_max_num_queries(1):
        fostering.waiting(for_=worker, at=NOW, today=TODAY)


def test_erasing_the_case_leaves_nothing_of_the_placement(elker, care):
    fostering.spend(
        by=elker.carer, at=NOW, care=care, what="Shoes", spent_on=TODAY, amount=Decimal(5), photo=PNG
    )
    fostering.keep_paper(by=elker.worker, at=NOW, care=care, title="Agreement", content=PNG)
    gone = fostering.erase(by=MACHINE, at=NOW, case=care.case_id)
    assert len(gone["documents.stored"]) == 2 and {
        "fostering.care",
        "fostering.placement",
        "fostering.expense",
    } <= set(gone)
    assert Care.objects.count() == 0
