"""Reads of the map, always for somebody. What is not theirs is not there."""

import datetime as dt
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.formulations import policy
from samspil.formulations.models import (
    Factor,
    FactorVersion,
    Grounds,
    Hypothesis,
    Link,
    Map,
    MapVersion,
    Presence,
    Tried,
)
from samspil.formulations.terms import Field, Status, Voice
from samspil.ground.errors import NotFound
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.people.terms import NAME_PARTS

HERE = dt.timedelta(seconds=30)
"""How long somebody counts as here after the last sign of life."""
WEEK = dt.timedelta(days=7)
MOST_TESTED = 20


def current(case: Any, *, for_: Actor, at: dt.datetime) -> Map | None:
    """The running map of a case (record or id), or None when there is none or none to be seen."""
    rows = policy.visible(for_, at=at).filter(case_id=getattr(case, "pk", case), ended_at=None)
    return rows.select_related("case", "case__child").first()


def get(id: UUID, *, for_: Actor, at: dt.datetime) -> Map:
    found = policy.visible(for_, at=at).select_related("case", "case__child").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def factors(case: Any, *, for_: Actor, at: dt.datetime, fields: tuple[str, ...] = ()) -> list[Factor]:
    """The cards of the running map of a case in board order, for plans to tie steps to. One query."""
    rows = Factor.objects.filter(
        map__in=policy.visible(for_, at=at).filter(case_id=getattr(case, "pk", case), ended_at=None)
    )
    if fields:
        rows = rows.filter(field__in=fields)
    return _ordered(rows.filter(removed_at=None))


def factor(id: UUID, *, for_: Actor, at: dt.datetime) -> Factor:
    """One standing card with its map, case and child."""
    rows = Factor.objects.filter(map__in=policy.visible(for_, at=at), removed_at=None)
    found = _dressed(rows).select_related("map", "map__case", "map__case__child").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def _dressed(rows: QuerySet[Factor]) -> QuerySet[Factor]:
    return rows.select_related("institution", "author", "changed_by", "voice_person")


def _ordered(rows: QuerySet[Factor]) -> list[Factor]:
    found = _dressed(rows).order_by("position", "number")
    order = {field: place for place, field in enumerate(Field.values)}
    return sorted(found, key=lambda f: order[f.field])


def on_board(map: Map) -> list[Factor]:
    """The standing cards of a visible map."""
    return _ordered(Factor.objects.filter(map=map, removed_at=None))


def removed(map: Map) -> list[Factor]:
    """Cards taken off a visible map, newest first."""
    rows = Factor.objects.filter(map=map, removed_at__isnull=False).select_related(
        "removed_by", "institution"
    )
    return list(rows.order_by("-removed_at"))


def links(map: Map) -> list[Link]:
    """The links between standing cards of a visible map."""
    rows = Link.objects.filter(map=map, source__removed_at=None, target__removed_at=None)
    return list(rows.select_related("source", "target").order_by("target__number", "source__number"))


def link(id: UUID, *, for_: Actor, at: dt.datetime) -> Link:
    rows = Link.objects.filter(map__in=policy.visible(for_, at=at))
    found = rows.select_related("map", "map__case", "source", "target").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def hypothesis(map: Map) -> Hypothesis | None:
    """The standing hypothesis of a visible map with its grounds. Two queries."""
    grounds = Prefetch(
        "grounds", Grounds.objects.select_related("factor").order_by("factor__number"), to_attr="rests_on"
    )
    rows = Hypothesis.objects.filter(map=map, replaced_at=None)
    return rows.select_related("author", "institution").prefetch_related(grounds).first()


def rests_on(hypothesis: Hypothesis) -> list[Factor]:
    """The cards a hypothesis from `hypothesis` rests on, by number; fetched already."""
    return [g.factor for g in hypothesis.rests_on]  # type: ignore[attr-defined]


def earlier_hypotheses(map: Map) -> list[Hypothesis]:
    rows = Hypothesis.objects.filter(map=map, replaced_at__isnull=False)
    return list(rows.select_related("author", "institution").order_by("-stated_at"))


def tried(map: Map) -> list[Tried]:
    """What was tried before, as noted on a visible map, newest note first."""
    return list(Tried.objects.filter(map=map).select_related("author", "institution").order_by("-noted_at"))


def history(factor: Factor) -> list[FactorVersion]:
    """What a visible card said before, newest first."""
    rows = FactorVersion.objects.filter(factor=factor).select_related("author", "institution")
    return list(rows.order_by("-replaced_at", "-revision"))


def versions(map: Map) -> list[MapVersion]:
    """The kept versions of a visible map, newest first, without their content."""
    rows = MapVersion.objects.filter(map=map).defer("content").select_related("author", "institution")
    return list(rows.order_by("-number"))


def version(map: Map, number: int) -> MapVersion:
    rows = MapVersion.objects.filter(map=map, number=number).select_related("author", "institution")
    found = rows.first()
    if found is None:
        raise NotFound
    return found


def latest_version(map: Map) -> int:
    """The number of the newest kept version; 0 when none was kept."""
    return MapVersion.objects.filter(map=map).aggregate(n=Max("number"))["n"] or 0


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Assumptions of the actor's cases whose time of testing ends within a week or has ended. One query."""
    return [
        Todo(
            due=h.test_until,
            title=_("See whether the assumption holds"),
            detail=f"{h.map.case.child.short} · {h.address[:80]}",
            url=reverse("formulations:hypothesis", args=[h.map.case_id]),
            verb=_("Look at it"),
            kind="hypothesis",
            case=h.map.case_id,
        )
        for h in _tested(for_=for_, at=at, until=today + WEEK)
    ]


@prepared
def _tested(for_: Actor, at: Any, until: Any) -> QuerySet[Hypothesis]:
    mine = policy.visible(for_, at=at).filter(case__in=cases.worked_on(for_=for_, at=at), ended_at=None)
    rows = Hypothesis.objects.filter(
        map__in=mine, replaced_at=None, status=Status.TESTED, test_until__lte=until
    )
    child = (f"map__case__child__{part}" for part in NAME_PARTS)
    rows = rows.select_related("map__case__child").only("address", "test_until", "map__case_id", *child)
    return rows.order_by("test_until", "id")[:MOST_TESTED]


@dataclass(frozen=True, slots=True)
class Present:
    """Who else is here (names), and who is writing on which card now."""

    names: tuple[str, ...]
    writing: dict[UUID, str]
    mark: int

    @property
    def anybody(self) -> bool:
        return bool(self.names)


def present(map: Map, *, for_: Actor, at: dt.datetime) -> Present:
    """One query."""
    rows = Presence.objects.filter(Q(seen_at__gt=at - HERE) | Q(writing_until__gt=at), map=map)
    rows = rows.exclude(account_id=for_.account).select_related("account").order_by("account__name", "id")
    names, writing = [], {}
    for row in rows:
        name = row.account.short_name or row.account.name.split(" ")[0]
        names.append(row.account.name)
        if row.factor_id and row.writing_until and row.writing_until > at:
            writing[row.factor_id] = name
    mark = zlib.crc32(repr((names, sorted((str(k), v) for k, v in writing.items()))).encode())
    return Present(tuple(names), writing, mark)


@dataclass(frozen=True, slots=True)
class Line:
    """One card as a meeting or a family reads it: what, who says so, since when, and who sees it otherwise."""

    id: UUID
    number: int
    text: str
    voice: str
    voice_name: str
    kind: str
    said_on: dt.date | None
    contested: str
    language: str


@dataclass(frozen=True, slots=True)
class Presentation:
    """The map for a room: what goes on, what keeps it going (in order of work), what helps, what nobody knows yet,
    and the child's own words. Everything in it may be seen by every institution at the table."""

    map: UUID
    revision: int
    now: tuple[Line, ...]
    keeps: tuple[Line, ...]
    helps: tuple[Line, ...]
    unknown: tuple[Line, ...]
    own_words: tuple[Line, ...]
    hypothesis: Hypothesis | None


def for_presentation(case: Any, *, for_: Actor, at: dt.datetime) -> Presentation | None:
    """Four queries, whatever the size; None when there is no map."""
    map = current(case, for_=for_, at=at)
    if map is None:
        return None
    cards = on_board(map)
    lines = [(card, line(card, map)) for card in cards]

    def of(field: str) -> tuple[Line, ...]:
        return tuple(li for card, li in lines if card.field == field and not card.unknown)

    return Presentation(
        map=map.pk,
        revision=map.revision,
        now=of(Field.PRESENTING),
        keeps=of(Field.PERPETUATING),
        helps=of(Field.PROTECTIVE),
        unknown=tuple(li for card, li in lines if card.unknown),
        own_words=tuple(li for card, li in lines if card.voice == Voice.CHILD),
        hypothesis=hypothesis(map),
    )


def line(card: Factor, map: Map) -> Line:
    """A card in one line."""
    return Line(
        id=card.pk, number=card.number, text=card.text, voice=card.voice, voice_name=voice_name(card, map),
        kind=card.kind, said_on=card.said_on, contested=card.contested, language=card.language,
    )  # fmt: skip


def voice_name(card: Factor, map: Map) -> str:
    """Whose voice, as people would say it: free words first, then the person's name, then the kind of voice."""
    if card.voice_words:
        return card.voice_words
    if card.voice_person_id and card.voice_person:
        return card.voice_person.called or card.voice_person.given_name or card.voice_person.name
    if card.voice == Voice.CHILD:
        child = map.case.child
        return child.called or child.given_name or child.name
    if card.voice == Voice.WORKER:
        return card.institution.name
    return str(Voice(card.voice).label)


def without_hypothesis(cases: Iterable[UUID], *, for_: Actor, at: dt.datetime) -> list[Map]:
    """The running maps of these cases on which no assumption stands, the oldest first. One query."""
    rows = policy.visible(for_, at=at).filter(case_id__in=list(cases), ended_at=None)
    return list(rows.exclude(Exists(Hypothesis.objects.filter(map=OuterRef("pk"), replaced_at=None))).order_by("started_at", "id"))
