"""Reads of the map, always for somebody. What is not theirs is not there."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from samspil.access.service import Actor
from samspil.formulations import policy
from samspil.formulations.models import Differing, Factor, FactorVersion, Link, Map, Tried
from samspil.formulations.terms import Field, Voice
from samspil.ground.errors import NotFound


def current(case: Any, *, for_: Actor, at: dt.datetime) -> Map | None:
    """The running map of a case (record or id), or None when there is none or none to be seen."""
    rows = policy.visible(for_, at=at).filter(case_id=getattr(case, "pk", case), ended_at=None)
    return rows.select_related("case", "case__child", "vocabulary").first()


def get(id: UUID, *, for_: Actor, at: dt.datetime) -> Map:
    found = (
        policy.visible(for_, at=at).select_related("case", "case__child", "vocabulary").filter(pk=id).first()
    )
    if found is None:
        raise NotFound
    return found


def factors(
    case: Any, *, for_: Actor, at: dt.datetime, fields: tuple[str, ...] = (), otherwise: bool = False
) -> list[Factor]:
    """The cards of the running map of a case in board order, for plans to tie steps to. One query, and one more with
    who sees them `otherwise`."""
    rows = Factor.objects.filter(
        map__in=policy.visible(for_, at=at).filter(case_id=getattr(case, "pk", case), ended_at=None)
    )
    if fields:
        rows = rows.filter(field__in=fields)
    rows = rows.prefetch_related(_OTHERWISE) if otherwise else rows
    return _ordered(rows.filter(removed_at=None))


def factor(id: UUID, *, for_: Actor, at: dt.datetime) -> Factor:
    """One standing card with its map, case and child."""
    rows = Factor.objects.filter(map__in=policy.visible(for_, at=at), removed_at=None)
    rows = _dressed(rows).prefetch_related(_OTHERWISE)
    found = rows.select_related("map__case__child", "map__vocabulary").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


_OTHERWISE = Prefetch(
    "differing",
    Differing.objects.filter(taken_back_at=None)
    .select_related("author", "institution")
    .order_by("said_at", "id"),
    to_attr="otherwise",
)


def _dressed(rows: QuerySet[Factor]) -> QuerySet[Factor]:
    return rows.select_related("institution", "author", "changed_by", "voice_person")


def _ordered(rows: QuerySet[Factor]) -> list[Factor]:
    return _in_order(_dressed(rows))


def _in_order(rows: QuerySet[Factor]) -> list[Factor]:
    order = {field: place for place, field in enumerate(Field.values)}
    return sorted(rows.order_by("position", "number"), key=lambda f: order[f.field])


def on_board(map: Map) -> list[Factor]:
    """The standing cards of a visible map, with who sees them otherwise. Two queries; who wrote them is not fetched:
    the board is drawn often, and each account would be made anew for each card."""
    rows = Factor.objects.filter(map=map, removed_at=None).select_related("institution", "voice_person")
    return _in_order(rows.prefetch_related(_OTHERWISE))


def differing(id: UUID, *, for_: Actor, at: dt.datetime) -> Differing:
    """One voice that sees a card otherwise."""
    rows = Differing.objects.filter(factor__map__in=policy.visible(for_, at=at), taken_back_at=None)
    found = rows.select_related("factor__map__case").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


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


def tried(map: Map) -> list[Tried]:
    """What was tried before, as noted on a visible map, newest note first."""
    return list(Tried.objects.filter(map=map).select_related("author", "institution").order_by("-noted_at"))


def history(factor: Factor) -> list[FactorVersion]:
    """What a visible card said before, newest first."""
    rows = FactorVersion.objects.filter(factor=factor).select_related("author", "institution")
    return list(rows.order_by("-replaced_at", "-revision"))


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
