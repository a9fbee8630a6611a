"""The board as its template needs it: frozen, every word ready, nothing asked of the database while drawing."""

import datetime as dt
import zlib
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.formulations import service
from samspil.formulations.terms import Field, Kind, LinkKind, Strength, Voice
from samspil.formulations.web.drawing import Drawing, draw
from samspil.ground.numbers import whole_number

KIND_MARKS = {"fact": "f", "observation": "o", "opinion": "m"}


@dataclass(frozen=True, slots=True)
class LinkView:
    id: UUID
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class CardView:
    """One card. `mark` changes whenever anything drawn on it does."""

    id: UUID
    number: int
    place: str
    position: int
    text: str
    lang: str
    kind: str
    kind_mark: str
    kind_label: str
    voice: str
    said_on: dt.date | None
    source: str
    strength: str
    unknown: bool
    child: bool
    theirs: bool
    loop: bool
    order: str
    otherwise: tuple[str, ...]
    writer: str
    links: tuple[LinkView, ...]
    institution: str
    touched: int = 0
    mark: int = 0


@dataclass(frozen=True, slots=True)
class FieldView:
    key: str
    css: str
    label: str
    method_word: str
    question: str
    cards: tuple[CardView, ...]
    form: Any = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class LoopView:
    sentence: str
    steps: tuple[tuple[int, str], ...]
    drawing: Drawing | None


@dataclass(frozen=True, slots=True)
class Board:
    map: Any
    child: str
    fields: tuple[FieldView, ...]
    loops: tuple[LoopView, ...]
    hypothesis: Any
    repeats: tuple[Any, ...]
    tried: tuple[Any, ...]
    present: Any
    here: str
    version: int
    state: str
    count: int = 0
    family: Any = None
    by_key: dict[str, FieldView] = field(default_factory=dict)


def build(map: Any, *, for_: Actor, at: dt.datetime) -> Board:
    """Ten queries, whatever the size of the map."""
    cards, links = service.on_board(map), service.links(map)
    loops = service.loops(cards, links)
    present = service.present(map, for_=for_, at=at)
    hypothesis, tried = service.hypothesis(map), service.tried(map)
    fields = _fields(map, cards, links, {n for loop in loops for n in loop.numbers}, present.writing, for_)
    return Board(
        map=map,
        child=child_name(map.case),
        fields=fields,
        loops=tuple(_loop(loop, drawn=n < 2) for n, loop in enumerate(loops[:6])),
        hypothesis=hypothesis,
        repeats=tuple(service.repeats(hypothesis, tried)),
        tried=tuple(tried),
        present=present,
        here=here_words(present.names),
        version=service.latest_version(map),
        state=state(map, present),
        count=len(cards),
        family=service.family_page(map),
        by_key={f.key: f for f in fields},
    )


def _fields(
    map: Any, cards: list[Any], links: list[Any], in_loop: set[int], writing: dict[UUID, str], for_: Actor
) -> tuple[FieldView, ...]:
    """The six fields with their cards."""
    by_field: dict[str, list[Any]] = {key: [] for key in Field.values}
    for card in cards:
        by_field[card.field].append(card)
    outs: dict[UUID, list[LinkView]] = {}
    for link in links:
        outs.setdefault(link.source_id, []).append(LinkView(link.pk, link.target.number, link_words(link)))
    words, fields = service.words(map), []
    labels: dict[Any, str] = {value: str(label) for value, label in (*Kind.choices, *Strength.choices)}
    for place, key in enumerate(Field.values, start=1):
        views = tuple(
            _card(card, n, len(by_field[key]), map, in_loop, writing, outs, for_, labels)
            for n, card in enumerate(by_field[key])
        )
        said = words[key]
        fields.append(FieldView(key, f"c{place}", said.name, said.method, said.question, views))
    return tuple(fields)


def child_name(case: Any) -> str:
    child = case.child
    return child.called or child.given_name or child.name


def revision(state: str) -> int:
    """The map's revision in what a browser sent back; 0 when it is nothing of ours."""
    return whole_number(state.partition("-")[0], 0)


def state(map: Any, present: Any) -> str:
    """What a browser holds and sends back: the same again means nothing is new."""
    return f"{map.revision}-{present.mark}"


def _card(
    card: Any, n: int, count: int, map: Any, in_loop: set[int], writing: dict[UUID, str],
    outs: dict[UUID, list[LinkView]], for_: Actor, labels: dict[Any, str],
) -> CardView:  # fmt: skip
    facts = {
        "id": card.pk, "number": card.number, "place": card.field, "text": card.text,
        "lang": card.language, "kind": card.kind, "kind_mark": KIND_MARKS[card.kind],
        "kind_label": labels[card.kind], "voice": _voice(card, map), "said_on": card.said_on,
        "source": card.source, "strength": labels.get(card.strength, ""), "unknown": card.unknown,
        "child": card.voice == Voice.CHILD, "theirs": service.words_are_theirs(for_, card),
        "loop": card.number in in_loop,
        "order": _order(n, count) if card.field == Field.PERPETUATING else "",
        "otherwise": tuple(v.said for v in card.voices),
        "writer": writing.get(card.pk, ""), "links": tuple(outs.get(card.pk, ())),
        "institution": card.institution.name,
    }  # fmt: skip
    mark = zlib.crc32(repr(facts).encode())
    return CardView(**facts, position=n, touched=card.touched, mark=mark)


def _voice(card: Any, map: Any) -> str:
    name = service.voice_name(card, map)
    return _("%(name)s, own words") % {"name": name} if card.voice == Voice.CHILD else name


def _order(n: int, count: int) -> str:
    """In which order the perpetuating factors are worked on, in words."""
    if n == 0:
        return _("First")
    return _("Last") if n == count - 1 else _("Then")


def link_words(link: Any) -> str:
    number = {"number": link.target.number}
    if link.kind == LinkKind.KEEPS_GOING:
        return _("keeps %(number)s going") % number
    if link.kind == LinkKind.PROTECTS:
        return _("protects against %(number)s") % number
    return _("sets off %(number)s") % number


def _loop(loop: Any, *, drawn: bool) -> LoopView:
    steps = tuple((card.number, card.text) for card in loop.cards)
    first, *rest = steps
    said = ", ".join(
        _("leads to %(number)s %(text)s") % {"number": number, "text": text}
        for number, text in [*rest, first]
    )
    sentence = _("Loop: %(number)s %(text)s") % {"number": first[0], "text": first[1]}
    return LoopView(f"{sentence} {said}.", steps, draw(steps) if drawn else None)


def here_words(names: tuple[str, ...]) -> str:
    """Who else is here, in words; empty when nobody is."""
    first = [name.split(" ")[0] for name in names]
    if not first:
        return ""
    if len(first) == 1:
        return _("%(name)s is here now") % {"name": first[0]}
    if len(first) == 2:
        return _("%(one)s and %(two)s are here now") % {"one": first[0], "two": first[1]}
    rest = len(first) - 2
    return ngettext(
        "%(one)s, %(two)s and %(count)s more are here now",
        "%(one)s, %(two)s and %(count)s more are here now",
        rest,
    ) % {"one": first[0], "two": first[1], "count": rest}


def seen_by(header: Any) -> str:
    """Who sees this map, said on the page."""
    count = len(header.parts)
    return ngettext(
        "Only your organisation around %(name)s sees this map.",
        "All %(count)s organisations around %(name)s see this map.",
        count,
    ) % {"count": count, "name": child_name(header.case)}


def header_for(case_id: UUID, *, for_: Actor, at: dt.datetime) -> Any:
    return cases.header(case_id, for_=for_, at=at)
