"""How the minimum set of one placement stands."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from samspil.fostering.models import Answer, Care
from samspil.fostering.terms import GROUPS, ITEMS, Answered, Group, Item, Standing


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the set with the answer that counts; `fresh`: answered since the reader's receipt."""

    item: Item
    answer: Answer | None
    fresh: bool = False


def standing(care: Care, answers: Iterable[Answer] | None = None) -> Standing:
    """One query, or none where the answers are at hand."""
    found = {
        a.item: a for a in (Answer.objects.filter(care=care, latest=True) if answers is None else answers)
    }
    states = [a.state for a in found.values()]
    return Standing(
        states.count(Answered.TOLD), states.count(Answered.NOT_KNOWN), states.count(Answered.WITHHELD),
        tuple(item for item in ITEMS if item not in found),
    )  # fmt: skip


def lines(answers: Iterable[Answer], *, read_at: dt.datetime | None = None) -> list[tuple[Group, list[Line]]]:
    """The whole set by groups, each line with its answer or none."""
    found = {a.item: a for a in answers}
    return [
        (group, [Line(item, found.get(item), _fresh(found.get(item), read_at)) for item in items])
        for group, items in GROUPS.items()
    ]


def _fresh(answer: Answer | None, read_at: dt.datetime | None) -> bool:
    return answer is not None and read_at is not None and answer.at > read_at
