"""What is kept of life in a foster family and of the search for one, for a copy: see `gathering`. The family and whoever the
child meets are others; what was written in words is black from the start for anybody but the child."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases.terms import PROTECTED
from samspil.fostering import service as fostering
from samspil.fostering.terms import Decides
from samspil.matching import service as matching
from samspil.rights.operations.passages import Passage, day, rest, said
from samspil.rights.terms import Section


def fostered(case: Any, person: Any, by: Actor, at: dt.datetime) -> Iterator[Passage]:
    own = person.pk == case.child_id
    for kept in fostering.kept(case.pk, for_=by, at=at):
        yield from _placement(kept, own, secret=case.place == PROTECTED)
    yield from _search(case, by, at, own)


def _placement(kept: Any, own: bool, *, secret: bool) -> Iterator[Passage]:
    care = kept.care
    since = care.arrived_on or care.arrives_at
    span = _("since %(day)s") % {"day": day(since)}
    if care.ended_on:
        span = _("%(since)s to %(until)s") % {"since": day(since), "until": day(care.ended_on)}
    name = "" if secret or care.family.protected else care.family.name
    lines = (name, str(care.get_kind_display()), care.ended_why if care.ended_on else "")
    runs = {"place": True} if not care.ended_on else {}
    yield said(
        Section.FOSTER, span, "\n".join(filter(None, lines)), others=[[0, len(name)]] if name else [], **runs
    )
    for answer in kept.told:
        yield said(
            Section.FOSTER,
            str(answer.get_item_display()),
            answer.text,
            others=[] if own else rest(0, answer.text),
        )
    for row in kept.delegations:
        text = ": ".join(filter(None, (str(Decides(row.decides).for_others), row.words)))
        yield said(Section.FOSTER, str(row.get_task_display()), text)
    for visit in filter(lambda v: v.note.strip(), kept.visits):
        yield said(
            Section.FOSTER,
            f"{day(visit.held_on)} · {visit.get_kind_display()}",
            visit.note,
            others=rest(0, visit.note),
        )
    for met in kept.contacts:
        text = "\n".join(filter(None, (met.whom, str(met.get_state_display()), met.words)))
        away = [[0, len(met.whom)]] + rest(len(text) - len(met.words), text) * bool(met.words and not own)
        yield said(Section.FOSTER, day(met.starts_at), text, others=away)


def _search(case: Any, by: Actor, at: dt.datetime, own: bool) -> Iterator[Passage]:
    """What was looked for, without places; reasons of a decision speak of families and are black until somebody opens them."""
    search = matching.of_case(case.pk, for_=by, at=at)
    if search is None:
        return
    head = _("Looking for a foster family since %(day)s") % {"day": day(search.opened_at)}
    for need in matching.needs(search, on=by.day(at)):
        if need.seeker is None or need.seeker.case_id == case.pk:
            text = "\n".join(dict.fromkeys(filter(None, (matching.title(need), need.words))))
            yield said(Section.FOSTER, head, text, others=[] if own else rest(0, text))
    for decision in matching.decisions(search):
        reasons = matching.written(decision, on=by.day(at)).reasons
        head = f"{day(decision.decided_at)} · {_('Decision')}"
        yield said(Section.FOSTER, head, reasons, others=rest(0, reasons))
