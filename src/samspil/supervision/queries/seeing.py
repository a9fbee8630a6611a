"""Who can see a group with its board, and a question to a specialist, now or at a moment of the past."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.ground.periods import running
from samspil.look import service as look
from samspil.supervision import policy
from samspil.supervision.models import Expertise, Group, Membership, Question
from samspil.supervision.queries.asking import name_of


def who_could_group(record: Group, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could see a group at that moment, and who of them reads its board. Five queries at most."""
    day = Actor(time_zone=record.institution.time_zone).day(at)
    if day < record.formed_on or (record.made_at is not None and at < record.made_at):
        return []
    lead = _("because they lead it"), _("They read the group's board and look after it.")
    rest = _("Their service works with the families. The group's board they do not read.")
    own = _("See their group and its board. Of a post that waits or was taken down nothing.")
    meets = record.ended_on is None or day < record.ended_on
    inside = Membership.objects.filter(running(day), group=record).values_list("family", flat=True)
    return [
        *policy.who_works(policy.leaders_of([record.pk], at), record.institution_id, lead, rest, at=at),
        *(policy.who_cares(inside, own, on=day) if meets else ()),
    ]


def who_could_question(record: Question, *, at: dt.datetime, for_: Actor | None = None) -> list[look.Sight]:
    """Everybody who could see a question at that moment. Whoever asked without their name is not named to a reader (`for_`) who
    does not know who it is. Three queries at most."""
    if at < record.asked_at:
        return []
    on_it, day = _on_it(record, at), Actor(time_zone=record.institution.time_zone).day(at)
    knows = set()
    if on_it is None:
        rows = Expertise.objects.filter(running(day), topic=record.topic)
        knows = set(rows.values_list("institution_id", flat=True))
    named = not record.anonymous and (record.named_at is None or record.named_at <= at)
    hidden = for_ is not None and not name_of(record, for_=for_)
    first: list[look.Sight] = []
    if record.family_id is not None or hidden:
        who = _("whoever asked") if hidden else record.asked_by.name
        first.append(look.Sight(None, None, *_asked(), name=who))
    return first + _staff(record, on_it, knows, named=named, hidden=hidden, at=at)


def _asked() -> tuple[str, str]:
    return _("because they asked"), _("Whoever asks reads the question and its answer.")


def _staff(
    record: Question, on_it: Any, knows: set[Any], *, named: bool, hidden: bool, at: dt.datetime
) -> list[look.Sight]:
    asked, answers, work, could = [], [], [], []
    homes = {record.institution_id, *knows, *([on_it[1]] if on_it else ())}
    for m in accounts.staff(homes, at=at):
        words, home = accounts.words_of(m), m.institution_id
        if Word.SUPERVISION_DO not in words:
            continue
        who = (m.account, m.institution)
        if record.family_id is None and (m.account_id, home) == (record.asked_by_id, record.institution_id):
            if not hidden:
                asked.append(look.Sight(*who, *_asked()))
        elif (m.account_id, home) == on_it:
            answers.append(
                look.Sight(*who, _("because they answer it"), _("They know about it and took it."))
            )
        elif named and home == record.institution_id and Word.CARERS_READ in words:
            work.append(
                look.Sight(*who, _("by their work"), _("It was asked at their service, with a name."))
            )
        elif home in knows:
            why = _("Until somebody takes it, everybody reads it where somebody knows about it.")
            could.append(look.Sight(*who, _("because it waits for somebody who knows"), why))
    return [*asked, *answers, *work, *could]


def _on_it(record: Question, at: dt.datetime) -> tuple[Any, Any] | None:
    """Who was on it at that moment, and for which institution."""
    for turn in record.turns:
        until = turn["until"] and dt.datetime.fromisoformat(turn["until"])
        if dt.datetime.fromisoformat(turn["since"]) <= at and (until is None or at < until):
            return UUID(turn["account"]), UUID(turn["home"])
    if not record.turns and record.matched_at is not None and record.matched_at <= at:
        return record.matched_to_id, record.matched_home_id
    return None
