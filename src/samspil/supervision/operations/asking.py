"""Specialist knowledge: who knows what, a question and its answer, what follows, and what stays for others."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.carers import service as carers
from samspil.ground.calendars import working_day_after
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.names import fold
from samspil.supervision import policy
from samspil.supervision.models import Expertise, Piece, Question, Session
from samspil.supervision.operations.guard import said, works_here
from samspil.supervision.operations.meeting import plan_family_session
from samspil.supervision.operations.naming import named_in
from samspil.supervision.terms import ANSWER_DAYS, LONGEST, LONGEST_WAIT, Asked, Kind, Topic
from samspil.trail import service as trail

MOST_AT_ONCE = 20


def _left(by: Actor, at: dt.datetime, act: str, question: Any) -> None:
    trail.record(by=by, at=at, act=act, record_kind="specialist_question", record=question)


@transaction.atomic
def offer(
    *, by: Actor, at: dt.datetime, account: Any, topic: str, words: str = "", at_a_time: int = 3, days: int = ANSWER_DAYS
) -> Expertise:  # fmt: skip
    """A colleague of the institution knows about a topic, takes so many questions at a time and answers within so many working
    days. What waits for somebody who knows goes to them at once."""
    require(by, Word.SUPERVISION_DO)
    problems: dict[str, Any] = {}
    if topic not in Topic.values:
        problems["topic"] = _("Choose a topic.")
    if not works_here(account, by.institution, at=at):
        problems["account"] = _("Choose somebody who works there and supervises.")
    if not 1 <= at_a_time <= 50:
        problems["at_a_time"] = _("Between 1 and 50 at a time.")
    if not 1 <= days <= LONGEST_WAIT:
        problems["days"] = _("Between 1 and %(most)s working days.") % {"most": LONGEST_WAIT}
    if problems:
        raise Invalid(problems)
    told = {"words": words.strip()[:200], "at_a_time": at_a_time, "days": days}
    found, _new = Expertise.objects.update_or_create(
        institution_id=by.institution, account_id=account, topic=topic, until=None,
        defaults=told, create_defaults=told | {"since": by.day(at)},
    )  # fmt: skip
    trail.record(by=by, at=at, act="supervision.offer", record_kind="expertise", record=found.pk)
    _hand_on(by, found.topic, at)
    return found


@transaction.atomic
def withdraw(*, by: Actor, at: dt.datetime, expertise: Expertise) -> None:
    """No more questions on the topic; those they are on stay theirs."""
    require(by, Word.SUPERVISION_DO)
    if expertise.institution_id != by.institution:
        raise NotFound
    if Expertise.objects.filter(pk=expertise.pk, until=None).update(until=by.day(at)):
        trail.record(by=by, at=at, act="supervision.withdraw", record_kind="expertise", record=expertise.pk)


def free(topic: str, *, country: str) -> list[Expertise]:
    """Who knows about a topic in a country and has room, those with most room first. Three queries at most."""
    rows = Expertise.objects.filter(topic=topic, until=None, institution__country=country)
    known = list(rows.select_related("account", "institution").filter(account__is_active=True))
    taken = Question.objects.filter(
        state=Asked.MATCHED, matched_to__in=[k.account_id for k in known]
    ).values_list("matched_to").annotate(n=Count("pk"))  # fmt: skip
    busy = dict(taken)
    room = [(k.at_a_time - busy.get(k.account_id, 0), k) for k in known]
    return [k for n, k in sorted(room, key=lambda r: (-r[0], r[1].since, r[1].pk)) if n > 0]


@transaction.atomic
def ask(*, by: Actor, at: dt.datetime, topic: str, text: str, anonymous: bool = False) -> Question:
    """A family or a consultant asks who knows; without their name if they like. Who knows and has room gets it at once,
    otherwise it waits. It is answered in the time agreed with who answers, counted from today, whoever that will be."""
    family = carers.of_account(for_=by, at=at)
    if family is None:
        require(by, Word.SUPERVISION_DO)
    if topic not in Topic.values:
        raise Invalid({"topic": _("Choose a topic.")})
    text = said(text=text)["text"]
    if len(text) > LONGEST:
        raise Invalid({"text": _("This is too long. Say it in fewer words.")})
    if anonymous and (named := named_in(text, family, also=by.name)):
        raise Invalid({"text": _("Write it without the name %(name)s.") % {"name": named}})
    question = Question.objects.create(
        institution_id=family.institution_id if family else by.institution, asked_by_id=by.account, family=family,
        anonymous=anonymous, topic=topic, text=text, asked_at=at,
        due_on=_due(by, at, ANSWER_DAYS),
    )  # fmt: skip
    _left(by, at, "supervision.ask", question.pk)
    _find(by, question, free(topic, country=by.country), at)
    return question


def _due(by: Actor, asked_at: dt.datetime, days: int) -> dt.date:
    return working_day_after(by.day(asked_at), by.country, days)


def _find(by: Actor, question: Question, known: list[Expertise], at: dt.datetime) -> None:
    """The first who knows, did not ask it themselves, has not given it back and still works there."""
    tried = {turn["account"] for turn in question.turns}
    for one in known:
        if one.account_id == question.asked_by_id or str(one.account_id) in tried:
            continue
        if works_here(one.account_id, one.institution_id, at=at):
            _match(by, question, one, at)
            return


def _hand_on(by: Actor, topic: str, at: dt.datetime) -> None:
    """Somebody has room: questions on the topic that wait go to who knows, the oldest first."""
    waits = Question.objects.select_for_update().filter(
        state=Asked.OPEN, topic=topic, institution__country=by.country
    )
    for question in waits.order_by("asked_at", "id")[:MOST_AT_ONCE]:
        known = free(topic, country=by.country)
        if not known:
            return
        _find(by, question, known, at)


def _match(by: Actor, question: Question, known: Expertise, at: dt.datetime) -> None:
    turn = {
        "account": str(known.account_id), "home": str(known.institution_id), "since": at.isoformat(), "until": None,
    }  # fmt: skip
    told = {
        "turns": [*question.turns, turn], "state": Asked.MATCHED, "matched_to_id": known.account_id,
        "matched_home_id": known.institution_id, "matched_at": at, "due_on": _due(by, question.asked_at, known.days),
    }  # fmt: skip
    Question.objects.filter(pk=question.pk).update(**told)
    for name, value in told.items():
        setattr(question, name, value)


@transaction.atomic
def take(*, by: Actor, at: dt.datetime, question: Question) -> None:
    """Somebody who knows about the topic takes a question that waits, or one of a colleague who cannot."""
    require(by, Word.SUPERVISION_DO)
    held = Question.objects.select_for_update().get(pk=question.pk)
    if not policy.questions(by).filter(pk=question.pk).exists():
        raise NotFound
    known = Expertise.objects.filter(
        account=by.account, institution=by.institution, topic=held.topic, until=None
    ).first()
    if known is None:
        raise Refused(_("Say first in the catalogue that you know about this."))
    if held.state == Asked.ANSWERED or (held.matched_to_id and held.matched_to_id != by.account):
        raise Refused(_("Somebody else is on it."))
    _match(by, held, known, at)
    _left(by, at, "supervision.take", question.pk)


@transaction.atomic
def pass_back(*, by: Actor, at: dt.datetime, question: Question) -> None:
    """Who is on it cannot: it goes to somebody else who knows, or waits again. They get it no more unless they take it."""
    rows = Question.objects.select_for_update().filter(pk=question.pk, matched_to=by.account)
    held = rows.filter(state=Asked.MATCHED).first()
    if held is None:
        raise NotFound
    held.state, held.matched_to_id, held.matched_home_id, held.matched_at = Asked.OPEN, None, None, None
    held.turns = [turn | {"until": turn["until"] or at.isoformat()} for turn in held.turns]
    held.due_on = _due(by, held.asked_at, ANSWER_DAYS)
    held.save()
    _find(by, held, free(held.topic, country=by.country), at)
    _left(by, at, "supervision.pass_back", question.pk)


@transaction.atomic
def answer(*, by: Actor, at: dt.datetime, question: Question, text: str) -> None:
    """What who knows says."""
    require(by, Word.SUPERVISION_DO)
    text = said(text=text)["text"][:LONGEST]
    rows = Question.objects.filter(pk=question.pk, matched_to=by.account, matched_home=by.institution)
    if not rows.exclude(state=Asked.OPEN).update(answer=text, answered_at=at, state=Asked.ANSWERED):
        raise NotFound
    _left(by, at, "supervision.answer", question.pk)
    knows = Expertise.objects.filter(account=by.account, institution=by.institution, until=None)
    for topic in sorted(set(knows.order_by().values_list("topic", flat=True))):
        _hand_on(by, topic, at)


@transaction.atomic
def name_oneself(*, by: Actor, at: dt.datetime, question: Question) -> None:
    """Whoever asked without their name says who they are."""
    rows = Question.objects.filter(pk=question.pk, asked_by=by.account)
    if not rows.exists():
        raise NotFound
    rows.filter(anonymous=True).update(anonymous=False, named_at=at)
    _left(by, at, "supervision.name_oneself", question.pk)


@transaction.atomic
def found_useful(*, by: Actor, at: dt.datetime, question: Question, useful: bool) -> None:
    rows = Question.objects.filter(pk=question.pk, asked_by=by.account, state=Asked.ANSWERED)
    if not rows.update(useful=useful):
        raise NotFound
    _left(by, at, "supervision.found_useful", question.pk)


@transaction.atomic
def follow(
    *, by: Actor, at: dt.datetime, question: Question, kind: str, first: dt.datetime, sessions: int = 1, every_days: int = 14,
    place: str = "",
) -> list[Session]:  # fmt: skip
    """After an answer: a visit, or a course of sessions with the family, which has said who it is."""
    require(by, Word.SUPERVISION_DO)
    question = Question.objects.select_related("family").get(pk=question.pk)
    if question.matched_to_id != by.account or question.matched_home_id != by.institution:
        raise NotFound
    if question.anonymous or question.family_id is None:
        raise Refused(_("First whoever asked says who they are."))
    if kind not in (Kind.COURSE, Kind.VISIT) or not 1 <= sessions <= 20 or not 1 <= every_days <= 90:
        raise Invalid({"sessions": _("Between 1 and 20 sessions.")})
    step = dt.timedelta(days=every_days)
    return [
        plan_family_session(
            by=by, at=at, family=question.family_id, kind=kind, question=question, place=place,
            starts_at=_next_working(by, first + n * step),
        )
        for n in range(sessions)
    ]  # fmt: skip


def _next_working(by: Actor, starts_at: dt.datetime) -> dt.datetime:
    day = by.day(starts_at)
    return starts_at + (working_day_after(day, by.country, 0) - day)


@transaction.atomic
def keep_for_others(*, by: Actor, at: dt.datetime, question: Question, title: str, text: str) -> Piece:
    """What was useful, written anew without names by who answered, where others find it."""
    require(by, Word.SUPERVISION_DO)
    told = said(title=title, text=text)
    asked = Question.objects.select_related("family", "asked_by").get(pk=question.pk)
    if asked.matched_to_id != by.account or asked.state != Asked.ANSWERED:
        raise NotFound
    if asked.useful is not True:
        raise Refused(_("Whoever asked says first that it was useful."))
    if named := named_in(f"{told['title']} {told['text']}", asked.family, also=asked.asked_by.name):
        raise Invalid({"text": _("Write it without the name %(name)s.") % {"name": named}})
    piece = Piece.objects.create(
        institution_id=by.institution, country=by.country, topic=asked.topic, title=told["title"][:120],
        text=told["text"][:LONGEST], words=fold(f"{told['title']} {told['text']}"), written_by_id=by.account,
        written_on=by.day(at),
    )  # fmt: skip
    trail.record(by=by, at=at, act="supervision.keep_for_others", record_kind="piece", record=piece.pk)
    return piece
