"""What goes on the screen in the room: only what every institution that is present may see. What the child said stays off
while family is there, unless the family's own page says it to them."""

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.cases.terms import PROTECTED
from samspil.ecomaps import service as ecomaps
from samspil.formulations import service as formulations
from samspil.ground.names import Unsaid
from samspil.meetings.models import Invitation
from samspil.meetings.queries.reading import Sheet
from samspil.meetings.terms import Answer, Step
from samspil.people import service as people


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
class Think:
    """What we think, in its three parts, and how sure we are."""

    keeps: str
    address: str
    achieve: str
    status: str
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """The map for this room. `outside` names institutions in the room that do not take part in the case, `unsaid` people
    of whom nobody wrote down why they may be present: then the map stays off. `has_map` is False while nobody has drawn
    one. `left_out`: something is kept back from this view because of who is there; `kept_back` names dissents."""

    happening: tuple[Card, ...] = ()
    keeps: tuple[Card, ...] = ()
    helps: tuple[Card, ...] = ()
    unknown: tuple[Card, ...] = ()
    words: Words | None = None
    has_map: bool = False
    outside: tuple[str, ...] = field(default=())
    unsaid: tuple[str, ...] = field(default=())
    think: Think | None = None
    network: Any = None
    left_out: bool = False
    kept_back: frozenset[UUID] = frozenset()
    secret: frozenset[UUID] = frozenset()
    """People whose names are not said in this room."""
    quiet: Unsaid = field(default_factory=Unsaid)
    """Their names: a text that says one stays off."""
    kept_off: frozenset[UUID] = frozenset()
    """Decisions, risks and tasks whose words stay off for it."""

    @property
    def off(self) -> bool:
        return bool(self.outside or self.unsaid)


def screen(sheet: Sheet, *, for_: Actor, at: dt.datetime, step: str = "", whole: bool = False) -> Screen:
    """Read from the map, the network and the timeline, as far as the view needs it; a fixed number of queries. `whole`:
    with the texts that stay off because of a name in them, for who reads ahead."""
    if sheet.header is None:
        return Screen()
    family, off = _family_looks_on(sheet), _off(sheet)
    if off.off and step != Step.DO:
        return off
    if step == Step.NETWORK:
        return Screen(network=network(sheet, for_=for_, at=at))
    secret = _secret(sheet, for_)
    quiet = _unsaid(sheet, for_, secret)
    if step == Step.DO:
        return _do(sheet, off, family, quiet)
    if step == Step.GOALS:
        return Screen(secret=secret, quiet=quiet)
    found = _of_map(sheet, for_, at, family=family, secret=secret, think=step == Step.THINK)
    return replace(found, quiet=quiet) if whole or not quiet.names else _without_names(found, quiet, step)


def _do(sheet: Sheet, off: Screen, family: bool, quiet: Unsaid) -> Screen:
    """What is written in the meeting itself."""
    kept_back = _childs_dissents(sheet) if family else frozenset()
    dissents = [said for one in sheet.decisions for said in one.dissents.all()]
    kept_back |= {said.pk for said in dissents if quiet.in_(said.words)}
    written = [
        *((d.pk, d.text, d.reasons) for d in sheet.decisions),
        *((r.pk, r.text, r.measure) for r in sheet.risks),
        *((t.pk, t.text, "") for t in sheet.tasks),
    ]
    kept_off = frozenset(id for id, *words in written if quiet.in_(*words))
    return replace(
        off, kept_back=kept_back, kept_off=kept_off, quiet=quiet, left_out=bool(kept_back or kept_off)
    )


def _without_names(found: Screen, quiet: Unsaid, step: str) -> Screen:
    """The map without cards, and parts of what we think, that name who is not named here."""
    lists = (found.happening, found.keeps, found.helps, found.unknown)
    told = [_left(cards, quiet) for cards in lists]
    words = None if found.words and quiet.in_(found.words.text) else found.words
    think = found.think and _left_of(found.think, quiet)
    fewer = words != found.words or sum(map(len, told)) < sum(map(len, lists))
    return replace(
        found, happening=told[0], keeps=told[1], helps=told[2], unknown=told[3], words=words, think=think, quiet=quiet,
        left_out=found.left_out or (think != found.think if step == Step.THINK else fewer),
    )  # fmt: skip


def _left(cards: tuple[Card, ...], quiet: Unsaid) -> tuple[Card, ...]:
    """Numbered anew, so that no gap tells."""
    kept = [card for card in cards if not quiet.in_(card.text, card.says)]
    return tuple(c if c.mark == "?" else replace(c, mark=str(n)) for n, c in enumerate(kept, start=1))


def _left_of(think: Think, quiet: Unsaid) -> Think:
    off = _("left off the screen")
    parts = (off if quiet.in_(words) else words for words in (think.keeps, think.address, think.achieve))
    keeps, address, achieve = parts
    return replace(think, keeps=keeps, address=address, achieve=achieve)


def _of_map(
    sheet: Sheet, for_: Actor, at: dt.datetime, *, family: bool, secret: frozenset[UUID], think: bool
) -> Screen:
    assert sheet.header is not None
    map = formulations.for_presentation(sheet.header.case, for_=for_, at=at, family=family, secret=secret)
    words = _words(sheet, for_, at)
    left_out = not think and family and (words is not None or (map is not None and map.left_out))
    words = None if family else words
    if map is None:
        return Screen(words=words, left_out=left_out)
    return Screen(
        happening=_numbered(map.now),
        keeps=_numbered(map.keeps),
        helps=_numbered(map.helps),
        unknown=tuple(_card("?", line) for line in map.unknown),
        words=words or _from_map(map),
        has_map=True,
        think=_think(map.hypothesis),
        left_out=left_out,
    )


def in_room(sheet: Sheet) -> list[Invitation]:
    """Whoever looks at the screen: who is here, who joined from elsewhere, and until it begins who said they come."""
    waits = sheet.meeting.began_at is None
    here = {i.pk for i in sheet.present} | sheet.joined
    return [
        i for i in sheet.invitations if i.pk in here or (waits and i.answer == Answer.YES and not i.ended_at)
    ]


def _is_child(sheet: Sheet, one: Invitation) -> bool:
    assert sheet.header is not None
    return one.person_id == sheet.header.child.pk


def _family_looks_on(sheet: Sheet) -> bool:
    """Somebody other than the child is there who acts for no institution."""
    return any(i.institution_id is None and not _is_child(sheet, i) for i in in_room(sheet))


def _secret(sheet: Sheet, for_: Actor) -> frozenset[UUID]:
    """Whose name would tell family in the room where the child is. Who is there themselves is seen anyway."""
    assert sheet.header is not None
    if not _family_looks_on(sheet):
        return frozenset()
    case = sheet.header.case
    hidden = people.kept_secret(case.child, for_=for_, secret=case.place == PROTECTED)
    return hidden - {i.person_id for i in in_room(sheet)}


def _unsaid(sheet: Sheet, for_: Actor, secret: frozenset[UUID]) -> Unsaid:
    assert sheet.header is not None
    there = [i.name for i in in_room(sheet)]
    return people.unsaid(sheet.header.child, secret, for_=for_, besides=there)


def _childs_dissents(sheet: Sheet) -> frozenset[UUID]:
    """How the child sees decisions otherwise, unless the child is there and says it at this table."""
    if any(_is_child(sheet, i) for i in in_room(sheet)):
        return frozenset()
    child = {i.pk for i in sheet.invitations if _is_child(sheet, i)}
    dissents = (said for decision in sheet.decisions for said in decision.dissents.all())
    return frozenset(said.pk for said in dissents if said.invitation_id in child)


def _off(sheet: Sheet) -> Screen:
    """Somebody in the room does not take part in the case, or nobody wrote down why they may be present."""
    assert sheet.header is not None
    room, parts = in_room(sheet), {p.institution_id for p in sheet.header.parts}
    outside = {i.institution.name for i in room if i.institution and i.institution_id not in parts}
    unsaid = {i.name for i in room if not i.institution_id and not i.stands_on}
    return Screen(outside=tuple(sorted(outside)), unsaid=tuple(sorted(unsaid)))


def network(sheet: Sheet, *, for_: Actor, at: dt.datetime) -> Any:
    """The picture of who is around, without anybody whom somebody in the room may not know."""
    assert sheet.header is not None
    present = looking(sheet, for_=for_)
    return ecomaps.for_presentation(sheet.header.case.pk, for_=for_, at=at, present=present)


def looking(sheet: Sheet, *, for_: Actor) -> ecomaps.Present:
    """Who looks at the screen, as the network asks it."""
    room, secret = in_room(sheet), _secret(sheet, for_)
    return ecomaps.Present(
        tuple({i.institution_id for i in room if i.institution_id}),
        others=any(i.institution_id is None for i in room),
        secret=secret,
        unsaid=_unsaid(sheet, for_, secret),
    )


def _think(found: Any) -> Think | None:
    if found is None:
        return None
    return Think(found.keeps, found.address, found.achieve, str(found.get_status_display()), found.test_until)


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
