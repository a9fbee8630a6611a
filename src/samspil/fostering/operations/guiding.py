"""Guidance: visits, contact with parents, questions, check-ins, the diary, expenses, papers. Guides and carers write here."""

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.carers import service as carers
from samspil.documents.service import files
from samspil.fostering.models import Care, Checkin, Contact, Diary, Expense, Paper, Question, Visit
from samspil.fostering.operations.guard import carer, told, working
from samspil.fostering.terms import (
    ASKED,
    SCALE,
    ContactState,
    ExpenseState,
    Item,
    VisitKind,
    signs,
)
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.trail import service as trail

CURRENCY = {"CZ": "CZK", "DK": "DKK", "GB": "GBP"}
LONGEST = 4000


def currency_of(actor: Actor) -> str:
    return CURRENCY.get(actor.country, "EUR")


@transaction.atomic
def plan_visit(*, by: Actor, at: dt.datetime, care: Care, planned_at: dt.datetime, kind: str) -> Visit:
    working(by, care, at)
    if kind not in VisitKind.values:
        raise Invalid({"kind": _("Choose a kind from the list.")})
    found = Visit.objects.create(care=care, kind=kind, planned_at=planned_at, by_id=by.account, at=at)
    trail.record(act="fostering.plan_visit", **told(by, at, care))
    return found


@transaction.atomic
def hold_visit(
    *,
    by: Actor,
    at: dt.datetime,
    visit: Visit,
    held_on: dt.date | None,
    note: str = "",
    saw_child: bool = False,
    cancelled_why: str = "",
) -> Visit:
    """It took place on a day, or it did not, and why. Who writes what another has written meanwhile is told. The family has
    heard from the service that day."""
    working(by, visit.care, at)
    if held_on is None and not cancelled_why.strip():
        raise Invalid({"cancelled_why": _("Write the day it took place, or why it did not.")})
    if held_on is not None and held_on > by.day(at):
        raise Invalid({"held_on": _("This day is still to come.")})
    visit = Visit.objects.select_for_update(of=("self",)).select_related("care__family").get(pk=visit.pk)
    why = "" if held_on else cancelled_why.strip()[:200]
    said = (held_on, note.strip(), saw_child and held_on is not None, why)
    noted = (visit.held_on, visit.note, visit.saw_child, visit.cancelled_why)
    if (visit.held_on or visit.cancelled_why) and said != noted:
        raise Conflict(current=visit, revision=0)
    visit.held_on, visit.note, visit.saw_child = held_on, note.strip(), saw_child and held_on is not None
    visit.cancelled_why = why
    visit.save(update_fields=["held_on", "note", "saw_child", "cancelled_why"])
    if held_on is not None and by.may(Word.CARERS_WRITE):
        carers.note_heard(by=by, at=at, family=visit.care.family, on=held_on)
    trail.record(act="fostering.hold_visit", **told(by, at, visit.care))
    return visit


@transaction.atomic
def plan_contact(
    *,
    by: Actor,
    at: dt.datetime,
    care: Care,
    whom: str,
    starts_at: dt.datetime,
    where: str = "",
    company: str = "",
) -> Contact:
    working(by, care, at)
    if not whom.strip():
        raise Invalid({"whom": _("Write whom the child sees.")})
    found = Contact.objects.create(
        care=care, whom=whom.strip()[:120], starts_at=starts_at, where=where.strip()[:120],
        company=company.strip()[:120], by_id=by.account, at=at,
    )  # fmt: skip
    trail.record(act="fostering.plan_contact", **told(by, at, care))
    return found


@transaction.atomic
def note_contact(*, by: Actor, at: dt.datetime, contact: Contact, state: str, words: str = "") -> Contact:
    """Whether it took place and how it was: by the guide, or by the carer who was there. Who of the two comes second is told
    what the other wrote."""
    if by.role == "carer":
        carer(by, contact.care, at)
    else:
        working(by, contact.care, at)
    if state not in (ContactState.HELD, ContactState.NOT_HELD):
        raise Invalid({"state": _("Say whether it took place.")})
    contact = Contact.objects.select_for_update(of=("self",)).select_related("care").get(pk=contact.pk)
    if contact.state != ContactState.PLANNED and (contact.state, contact.words) != (
        state,
        words.strip()[:LONGEST],
    ):
        raise Conflict(current=contact, revision=0)
    contact.state, contact.words = state, words.strip()[:LONGEST]
    contact.save(update_fields=["state", "words"])
    trail.record(act="fostering.note_contact", **told(by, at, contact.care))
    return contact


@transaction.atomic
def ask(
    *,
    by: Actor,
    at: dt.datetime,
    care: Care,
    text: str,
    holds: bool = False,
    items: Iterable[str] = (),
) -> Question:
    """A carer asks the guide. With `holds` they say that they do not say yes before they know, and name the lines."""
    carer(by, care, at)
    about = [item for item in items if item in Item.values]
    text = text.strip()[:LONGEST]
    if not text and about:
        text = ", ".join(str(Item(item).label) for item in about)
    if not text:
        raise Invalid({"text": _("Write what you want to know.")})
    holds = holds and care.confirmed_at is None and care.arrived_on is None
    found = Question.objects.create(
        care=care, account_id=by.account, text=text, holds=holds, items=about, at=at
    )
    trail.record(act="fostering.ask", **told(by, at, care))
    return found


@transaction.atomic
def answer_question(*, by: Actor, at: dt.datetime, question: Question, answer: str) -> Question:
    working(by, question.care, at)
    if not answer.strip():
        raise Invalid({"answer": _("Write an answer.")})
    if question.answered_at is not None:
        raise Refused(_("Somebody has answered already."))
    question.answer, question.answered_by_id, question.answered_at = answer.strip()[:LONGEST], by.account, at
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    trail.record(act="fostering.answer_question", **told(by, at, question.care))
    return question


@transaction.atomic
def check_in(
    *,
    by: Actor,
    at: dt.datetime,
    care: Care,
    answers: Mapping[str, int],
    words: str = "",
    call: bool = False,
) -> Checkin:
    """The carer says how it goes. Our own five questions, never validated: they open a talk."""
    carer(by, care, at)
    steps = {value for value, _words in SCALE}
    wrong = {name: _("Choose one answer.") for name, _words in ASKED if answers.get(name) not in steps}
    if wrong:
        raise Invalid(wrong)
    said = {name: answers[name] for name, _words in ASKED}
    before = care.checkins.filter(account_id=by.account).order_by("-at", "-id").first()
    seen = [str(s) for s in signs(said, before.answers if before else None, call=call)]
    found = Checkin.objects.create(
        care=care, account_id=by.account, at=at, answers=said, words=words.strip()[:LONGEST], call=call,
        signs=seen, strained=bool(seen),
    )  # fmt: skip
    trail.record(act="fostering.check_in", **told(by, at, care))
    return found


@transaction.atomic
def see_check_in(*, by: Actor, at: dt.datetime, checkin: Checkin) -> None:
    """The guide has read it and called."""
    working(by, checkin.care, at)
    if checkin.seen_at is None:
        checkin.seen_at, checkin.seen_by_id = at, by.account
        checkin.save(update_fields=["seen_at", "seen_by"])
        trail.record(act="fostering.see_check_in", **told(by, at, checkin.care))


@transaction.atomic
def write_line(
    *, by: Actor, at: dt.datetime, care: Care, text: str, for_guide: bool = False, day: dt.date | None = None
) -> Diary:
    """A line about the day."""
    carer(by, care, at)
    if not text.strip():
        raise Invalid({"text": _("Write a line.")})
    day = day or by.day(at)
    if day > by.day(at):
        raise Invalid({"day": _("This day is still to come.")})
    found = Diary.objects.create(
        care=care, account_id=by.account, day=day, text=text.strip()[:LONGEST], for_guide=for_guide, at=at
    )
    trail.record(act="fostering.write_line", **told(by, at, care))
    return found


@transaction.atomic
def spend(
    *,
    by: Actor,
    at: dt.datetime,
    care: Care,
    what: str,
    amount: Decimal,
    spent_on: dt.date,
    photo: bytes = b"",
) -> Expense:
    """The carer paid for something; with a photo of the receipt where there is one."""
    carer(by, care, at)
    problems: dict[str, Any] = {}
    if not what.strip():
        problems["what"] = _("Write what it was for.")
    if not Decimal(0) < amount < Decimal(1_000_000):
        problems["amount"] = _("Write the amount.")
    if spent_on > by.day(at):
        problems["spent_on"] = _("This day is still to come.")
    if problems:
        raise Invalid(problems)
    kept = files.keep(by=by, at=at, content=photo, field="photo").pk if photo else None
    found = Expense.objects.create(
        care=care, account_id=by.account, what=what.strip()[:120], spent_on=spent_on, amount=amount,
        currency=currency_of(by), file=kept, at=at,
    )  # fmt: skip
    trail.record(act="fostering.spend", **told(by, at, care))
    return found


@transaction.atomic
def decide_expense(*, by: Actor, at: dt.datetime, expense: Expense, agreed: bool, why: str = "") -> Expense:
    """It will be paid, or it will not, and why. Nothing is paid here."""
    working(by, expense.care, at, Word.CARERS_WRITE, ended=True)
    expense = (
        Expense.objects.select_for_update(of=("self",)).select_related("care__family").get(pk=expense.pk)
    )
    if expense.account_id == by.account:
        raise Refused(_("You sent this yourself. Another person decides."))
    if expense.state != ExpenseState.SENT:
        raise Refused(_("Somebody has decided on this already."))
    if not agreed and not why.strip():
        raise Invalid({"why": _("Say why not. The family reads it.")})
    expense.state = ExpenseState.AGREED if agreed else ExpenseState.REFUSED
    expense.why, expense.decided_by_id, expense.decided_at = why.strip()[:200], by.account, at
    expense.save(update_fields=["state", "why", "decided_by", "decided_at"])
    trail.record(act="fostering.decide_expense", **told(by, at, expense.care))
    return expense


@transaction.atomic
def keep_paper(*, by: Actor, at: dt.datetime, care: Care, title: str, content: bytes) -> Paper:
    """A paper that the carer needs at hand."""
    working(by, care, at)
    if not title.strip():
        raise Invalid({"title": _("Write what it is.")})
    kept = files.keep(by=by, at=at, content=content, field="file")
    found = Paper.objects.create(care=care, title=title.strip()[:120], file=kept.pk, by_id=by.account, at=at)
    trail.record(act="fostering.keep_paper", **told(by, at, care))
    return found
