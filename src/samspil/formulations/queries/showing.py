"""Who is here now, and the map as a meeting shows it."""

import datetime as dt
import zlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor
from samspil.formulations.models import Differing, Factor, Hypothesis, Map, Presence
from samspil.formulations.queries.board import current, on_board, voice_name
from samspil.formulations.queries.family import family_page
from samspil.formulations.queries.thinking import hypothesis
from samspil.formulations.terms import Field, Voice

HERE = dt.timedelta(seconds=30)
"""How long somebody counts as here after the last sign of life."""


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
    strength: str = ""


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
    left_out: bool = False


def for_presentation(
    case: Any, *, for_: Actor, at: dt.datetime, family: bool = False, secret: frozenset[UUID] = frozenset()
) -> Presentation | None:
    """Five queries, whatever the size, one more with `family`; None when there is no map. `family`: somebody of the family
    other than the child looks on. Then what the child said stays off, unless the family's own page says it to them. Who is
    `secret` in this room has a voice and no name."""
    map = current(case, for_=for_, at=at)
    if map is None:
        return None
    cards = on_board(map)
    released = _released(map) if family else set()
    kept_back = [c for c in cards if family and _of_child(c, map) and (str(c.pk), c.text) not in released]
    lines = [(card, line(card, map, family=family, secret=secret)) for card in cards if card not in kept_back]

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
        left_out=bool(kept_back)
        or (family and any(_of_child(voice, map) for card in cards for voice in card.voices)),
    )


def _of_child(said: Factor | Differing, map: Map) -> bool:
    person = said.voice_person_id if isinstance(said, Factor) else said.person_id
    return said.voice == Voice.CHILD or person == map.case.child_id


def _released(map: Map) -> set[tuple[str, str]]:
    """Cards as the family reads them now on its page. What was changed since was not given to them."""
    page = family_page(map)
    cards = page.content["cards"] if page else []
    return {(card["id"], card["text"]) for card in cards if not card["child_only"]}


def line(card: Factor, map: Map, *, family: bool = False, secret: frozenset[UUID] = frozenset()) -> Line:
    """A card in one line; for the `family` without how the child sees it otherwise, which its page never says either."""
    voices = [voice for voice in card.voices if not (family and _of_child(voice, map))]
    said = [_unnamed(voice, secret) for voice in voices]
    return Line(
        id=card.pk, number=card.number, text=card.text, voice=card.voice,
        voice_name=str(Voice(card.voice).label) if _is_secret(card, secret) else voice_name(card, map),
        kind=card.kind, said_on=card.said_on, contested=" · ".join(said), language=card.language,
        strength=str(card.get_strength_display() or ""),
    )  # fmt: skip


def _is_secret(said: Factor | Differing, secret: frozenset[UUID]) -> bool:
    """Somebody whose name is not said in this room; where a carer is named in free words, that may be them."""
    person = said.voice_person_id if isinstance(said, Factor) else said.person_id
    return person in secret or (bool(secret) and said.voice == Voice.CARER)


def _unnamed(voice: Differing, secret: frozenset[UUID]) -> str:
    return f"{Voice(voice.voice).label}: {voice.words}" if _is_secret(voice, secret) else voice.said
