"""What the screen will say, read beforehand on one's own: which of its texts name somebody whom not everybody in the room may
know. A picture leaves them out by itself, and a text stays off that names who is kept secret from family in the room; every
other text stands as it was written."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from samspil.access.service import Actor
from samspil.ecomaps import service as ecomaps
from samspil.ground import names
from samspil.meetings.queries.reading import Sheet
from samspil.meetings.queries.screen import Screen, looking, screen
from samspil.meetings.terms import Step


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a view, whom it names who is not for everybody in the room, and whether it stays off the screen."""

    words: str
    named: tuple[str, ...] = ()
    off: bool = False


@dataclass(frozen=True, slots=True)
class Ahead:
    """The texts of each view in its order; a view without texts is not in it. `off` while the file stays off the screen."""

    views: tuple[tuple[str, tuple[Text, ...]], ...] = ()
    off: bool = False
    shown: Screen = field(default_factory=Screen)

    @property
    def naming(self) -> int:
        """Texts that are shown and name somebody."""
        return sum(bool(text.named) and not text.off for _view, texts in self.views for text in texts)

    @property
    def kept_off(self) -> int:
        return sum(text.off for _view, texts in self.views for text in texts)


def read_ahead(sheet: Sheet, *, for_: Actor, at: dt.datetime, goals: Iterable[str] = ()) -> Ahead:
    """`goals`: what the plan will show. A fixed number of queries."""
    if sheet.header is None:
        return Ahead()
    shown = screen(sheet, for_=for_, at=at, step=Step.HAPPENING, whole=True)
    if shown.off:
        return Ahead(off=True, shown=shown)
    company = ecomaps.company(sheet.header.case, for_=for_, at=at, present=looking(sheet, for_=for_))
    found = _texts(sheet, shown, company.roles) | {Step.GOALS: list(goals)}
    apart = _names_of(company)
    views = [("", [sheet.meeting.goal]), *((step, found.get(Step(step), [])) for step in sheet.row.steps)]
    return Ahead(
        tuple((view, tuple(_text(w, apart, view, shown) for w in words)) for view, words in views if words),
        False,
        shown,
    )


def _texts(sheet: Sheet, shown: Screen, roles: tuple[str, ...]) -> dict[Step, list[str]]:
    """What each view says in words that somebody wrote."""
    own = [shown.words.text] if shown.words else []
    think = shown.think
    written = [
        *(r.text for r in sheet.risks),
        *(r.measure for r in sheet.risks),
        *(t.text for t in sheet.tasks),
    ]
    decided = [words for d in sheet.decisions for words in (d.text, d.reasons)]
    dissents = [d.words for one in sheet.decisions for d in one.dissents.all() if d.pk not in shown.kept_back]
    return {
        Step.HAPPENING: [*_cards(shown.happening), *own],
        Step.KEEPS: [*_cards(shown.keeps), *_cards(shown.unknown)],
        Step.HELPS: _cards(shown.helps),
        Step.NETWORK: [" · ".join(roles)] if roles else [],
        Step.THINK: [think.keeps, think.address, think.achieve] if think else [],
        Step.DO: [words for words in (*decided, *dissents, *written) if words],
    }


def _cards(cards: Iterable[Any]) -> list[str]:
    return [f"{card.text} · {card.says}" if card.says else card.text for card in cards]


def _names_of(company: ecomaps.Company) -> list[tuple[str, list[str]]]:
    """Who stays apart, each with the names that would tell of them: not those that somebody whom all may know bears too."""
    borne = " ".join(" ".join(_said(person)) for person in company.known)
    return [
        (person.name, [word for word in _said(person) if not names.mentions(borne, word)])
        for person in company.apart
    ]


def _said(person: Any) -> list[str]:
    """Each word of somebody's name by itself."""
    return [word for part in (person.given_name, person.called, person.family_name) for word in part.split()]


def _text(words: str, apart: list[tuple[str, list[str]]], view: str, shown: Screen) -> Text:
    """What the meeting is for was told to everybody who is asked, and is never left off."""
    named = tuple(who for who, said in apart if any(names.mentions(words, name) for name in said))
    return Text(words, named, bool(view) and shown.quiet.in_(words))
