"""Tells how somebody of the family reads their own file: invited, signed in, their words, their questions and answers."""

from typing import Any

from samspil.access.service import NOBODY
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.rights import service as rights
from samspil.story.script import Child, OwnView, Question
from samspil.story.telling import MACHINE, Stage
from samspil.trail import service as trail


def tell_own_view(child: Child, stage: Stage) -> None:
    _looks(child, stage)
    if child.own_view is None:
        return
    told = child.own_view
    at = stage.past(told.day, "10:15", child.house)
    by = stage.actor(told.by, at)
    case = cases.get(stage.cases[child.key].pk, for_=by, at=at)
    asked = rights.Asked(
        person=stage.people[child.key, told.who], relation=told.relation, language=case.language, why=told.why
    )
    reader, secret = rights.invite(by=by, at=at, case=case, asked=asked)
    at = stage.past(told.day, "20:40", child.house)
    key = rights.key(rights.secret_hash(secret), at=at)
    reader = rights.open_with(by=NOBODY, at=at, key=key, born_on=reader.person.born_on)
    account = accounts.create(
        by=MACHINE, at=at, email=f"{told.key}@example.org", name=reader.person.name, language=case.language
    )
    rights.keep_in_account(by=rights.lens(reader, at), at=at, reader=reader, account=account)
    _withhold(told, child, stage)
    _own(told, child, reader.pk, account, stage)


def _own(told: OwnView, child: Child, id: Any, account: Any, stage: Stage) -> None:
    for day, text in told.words:
        at = stage.past(day, "21:05", child.house)
        reader = rights.reader(id, at=at, account=account.pk)
        rights.say(by=rights.lens(reader, at), at=at, reader=reader, text=text, language=reader.language)
    for question in told.questions:
        _ask(question, told, child, id, account, stage)


def _ask(question: Question, told: OwnView, child: Child, id: Any, account: Any, stage: Stage) -> None:
    at = stage.past(question.day, "21:20", child.house)
    reader = rights.reader(id, at=at, account=account.pk)
    made = rights.ask(
        by=rights.lens(reader, at),
        at=at,
        reader=reader,
        kind=question.kind,
        about=question.about,
        text=question.text,
    )
    outcome, answer, reason = question.answer
    if outcome:
        at = stage.past(question.answer_day, "14:10", child.house)
        by = stage.actor(told.by, at)
        rights.answer(by=by, at=at, request=made, outcome=outcome, answer=answer, reason=reason)


def _withhold(told: OwnView, child: Child, stage: Stage) -> None:
    """The team leader holds the newest private notes back, one for each."""
    at = stage.past(told.day, "11:30", child.house)
    by = stage.actor(stage.keepers[child.house, "lead"], at)
    case = cases.get(stage.cases[child.key].pk, for_=by, at=at)
    page = cases.timeline(case, cases.TimelineFilter(kinds=("contact", "note")), for_=by, at=at)
    for (what, why, words), entry in zip(told.withheld, page.items, strict=False):
        rights.withhold(by=by, at=at, case=case, what=what, record=entry.pk, why=why, words=words)


def _looks(child: Child, stage: Stage) -> None:
    case = stage.cases[child.key].pk
    for look in child.looks:
        at = stage.past(look.day, look.time, child.house)
        by = stage.actor(look.by, at).with_purpose(look.purpose)
        trail.seen(by=by, at=at, act=look.page, record_kind="case", record=case, case=case)
