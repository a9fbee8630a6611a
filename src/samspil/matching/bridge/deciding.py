"""What a decision has to answer for: why a family cannot be, what is not met, and the row as it stood."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.access.service import Actor
from samspil.engines.criteria import HARD, Cell, Mark, Row, Standing, age
from samspil.matching import queries
from samspil.matching.bridge import words
from samspil.matching.bridge.compared import Compared
from samspil.matching.bridge.needs import wishes
from samspil.matching.bridge.shown import title
from samspil.matching.models import Decision, Search, Support
from samspil.matching.terms import CRITERIA, FAMILY_WISHES, MARK_CLASS, MARK_WORDS, OWN

LEFT_OFF = gettext_lazy("left off: these words name a place that is protected now")


@dataclass(frozen=True, slots=True)
class Lacking:
    """A consideration that is partly met, not met or not known."""

    key: str
    need: UUID | None
    label: str
    mark: str
    css: str
    word: Any
    fact: str


def names(found: Compared) -> dict[str, str]:
    return {str(s.case.child_id): s.case.child.short for s in found.seekers}


def why_not(found: Compared, row: Row) -> str:
    """Each hard condition that is not met or not known, in words."""
    said = [
        f"{words.label(key)}: {words.hard(key, cell, names(found))}"
        for key, cell in zip(HARD, row.hard, strict=True)
        if cell.mark is not Mark.MET
    ]
    for need, cell in zip(found.needs, row.cells, strict=False):
        if need.must and cell.mark is not Mark.MET:
            said.append(f"{title(need)}: {MARK_WORDS[cell.mark]}")
    return "; ".join(said)


def lacking(found: Compared, row: Row) -> list[Lacking]:
    return [
        Lacking(
            key, need, label, str(cell.mark), MARK_CLASS[cell.mark], MARK_WORDS[cell.mark], words.fact(cell)
        )
        for key, need, label, cell in _lines(found, row)
        if cell.mark is not Mark.MET and not _unsaid_wish(need, cell)
    ]


def _unsaid_wish(need: UUID | None, cell: Cell) -> bool:
    """A family that said nothing of the child it wishes for lacks nothing."""
    return need is None and cell.mark is Mark.UNKNOWN


def _lines(found: Compared, row: Row) -> list[tuple[str, UUID | None, str, Cell]]:
    after = len(found.needs)
    said: list[tuple[str, UUID | None, str, Cell]] = [
        (str(need.pk), need.pk, title(need), row.cells[i]) for i, need in enumerate(found.needs)
    ]
    return said + [
        (key, None, str(FAMILY_WISHES[key]), row.cells[after + i])
        for i, key in enumerate(wishes(found.seekers))
    ]


def on_table(row: Row) -> bool:
    """Every hard condition is met now."""
    return row.standing is Standing.IN


def tellable(search: Search, *, for_: Actor, at: dt.datetime) -> list[str]:
    """What a family can be told of the children: the age of each, never the name; then what matters, as it is called."""
    today, lines = for_.day(at), []
    for one in queries.children_of(search, for_=for_, at=at):
        born = one.case.child.born_on
        lines.append(
            _("A child of %(years)s") % {"years": age(born, today)} if born else _("A child, not yet born")
        )
    return lines + [title(need) for need in queries.needs(search, on=today)]


def stood(decision: Decision, *, on: dt.date) -> list[tuple[str, str, str]]:
    """What was known when it was decided, as (label, mark, words): as it stood, but for places that are protected by now."""
    hidden = queries.hidden_needs(decision.search, on=on)
    rows = decision.seen.get("considered", [])
    return [
        (_called(label, key, hidden), str(Mark.UNKNOWN), str(words.NOT_TOLD))
        if key in hidden
        else (label, mark, fact)
        for label, mark, fact, key in rows
    ]


def _called(label: str, key: str, hidden: dict[str, bool]) -> str:
    """What a need was called; not if words of its own may tell of a place that is protected by now."""
    return str(CRITERIA[OWN].label) if hidden[key] else label


def supports(decision: Decision, *, on: dt.date) -> list[Support]:
    """What makes up for what does not fit, with the marks as far as they may be told now."""
    hidden, rows = queries.hidden_needs(decision.search, on=on), list(decision.supports.all())
    quiet = queries.unsaid(decision.search, on=on)
    for row in rows:
        row.what = str(LEFT_OFF) if quiet.in_(row.what) else row.what
        key = str(row.need_id)
        if key in hidden:
            row.mark, row.label = str(Mark.UNKNOWN), _called(row.label, key, hidden)
    return rows


@dataclass(frozen=True, slots=True)
class Written:
    """What was written of a decision in free words, as far as it may be told now."""

    reasons: str
    alternatives: str
    compromise_why: str
    reading: str


def written(decision: Decision, *, on: dt.date) -> Written:
    """A text that names a place which is protected by now stays off whole, for anybody, as the words of its need do."""
    quiet = queries.unsaid(decision.search, on=on)
    reading = getattr(decision, "reading", None)
    texts = (
        decision.reasons,
        decision.alternatives,
        decision.compromise_why,
        reading.words if reading else "",
    )
    return Written(*(str(LEFT_OFF) if quiet.in_(text) else text for text in texts))


def as_seen(found: Compared, row: Row) -> dict[str, Any]:
    """The row as it stood, in plain words of the day, to be kept with the decision."""
    hard = [
        [words.label(key), str(cell.mark), words.hard(key, cell, names(found))]
        for key, cell in zip(HARD, row.hard, strict=True)
    ]
    soft = [[label, str(cell.mark), words.fact(cell), key] for key, _n, label, cell in _lines(found, row)]
    others = len(found.table.found) - 1
    return {
        "hard": hard,
        "considered": soft,
        "others": others,
        "out": len(found.table.out),
        "ask": len(found.table.ask),
    }
