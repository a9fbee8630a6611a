"""What goes on the screen in the room: only what every institution that is present may see."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.formulations import service as formulations
from samspil.meetings.queries.reading import Sheet


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to read from six metres: its place in the order ("?" for what nobody knows), the words, who says so."""

    mark: str
    text: str
    says: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The child's own words."""

    text: str
    who: str
    at: dt.datetime | dt.date | None
    language: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """The map for this room. `outside` names institutions in the room that do not take part in the case: then the map
    stays off. `has_map` is False while nobody has drawn one."""

    happening: tuple[Card, ...] = ()
    keeps: tuple[Card, ...] = ()
    helps: tuple[Card, ...] = ()
    unknown: tuple[Card, ...] = ()
    words: Words | None = None
    has_map: bool = False
    outside: tuple[str, ...] = field(default=())


def screen(sheet: Sheet, *, for_: Actor, at: dt.datetime) -> Screen:
    """Read from the map and the timeline; a fixed number of queries."""
    if sheet.header is None:
        return Screen()
    parts = {p.institution_id for p in sheet.header.parts}
    outside = {i.institution.name for i in sheet.present if i.institution and i.institution_id not in parts}
    if outside:
        return Screen(outside=tuple(sorted(outside)))
    map = formulations.for_presentation(sheet.header.case, for_=for_, at=at)
    words = _words(sheet, for_, at)
    if map is None:
        return Screen(words=words)
    return Screen(
        happening=_numbered(map.now),
        keeps=_numbered(map.keeps),
        helps=_numbered(map.helps),
        unknown=tuple(_card("?", line) for line in map.unknown),
        words=words or _from_map(map),
        has_map=True,
    )


def _numbered(lines: Any) -> tuple[Card, ...]:
    return tuple(_card(str(place), line) for place, line in enumerate(lines, start=1))


def _card(mark: str, line: Any) -> Card:
    said = _("says %(name)s") % {"name": line.voice_name} if line.voice_name and mark != "?" else ""
    return Card(mark, line.text, " · ".join(part for part in (said, line.contested) if part), line.language)


def _words(sheet: Sheet, for_: Actor, at: dt.datetime) -> Words | None:
    """The newest own words on the timeline, if everybody at the table may read them."""
    assert sheet.header is not None
    entry = cases.child_voice(sheet.header.case, for_=for_, at=at)
    if entry is None or not entry.for_all:
        return None
    child = sheet.header.child
    return Words(
        entry.text, child.called or child.given_name or child.name, entry.happened_at, entry.language
    )


def _from_map(map: Any) -> Words | None:
    if not map.own_words:
        return None
    line = map.own_words[0]
    return Words(line.text, line.voice_name, line.said_on, line.language)
