"""Free words of a search that name a place which is protected by now stay off whole, for anybody; what is stored stays as it is."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from samspil.matching import queries
from samspil.matching.bridge.deciding import LEFT_OFF
from samspil.matching.models import Call, Proposal, Search
from samspil.matching.queries import Standing

WORDS = {
    "proposals": ("why", "closed_why"), "calls": ("words", "where"), "answers": ("reason", "how"),
    "acquaintances": ("there", "child", "parents", "carers"),
}  # fmt: skip


def leave_off(
    search: Search,
    *,
    on: dt.date,
    proposals: Iterable[Proposal | None] = (),
    calls: Iterable[Call] = (),
    standing: Standing | None = None,
) -> None:
    """What was written of proposals, their answers, first meetings and calls, as far as it may be told on that day. Changes what is
    about to be shown, after which nothing of it may be saved. Three queries at most."""
    quiet = queries.unsaid(search, on=on)
    rows: dict[str, list[Any]] = {"proposals": [p for p in proposals if p], "calls": list(calls)}
    rows |= {"answers": standing.answers, "acquaintances": standing.acquaintances} if standing else {}
    for kind, some in rows.items():
        for row in some:
            for name in WORDS[kind]:
                if quiet.in_(getattr(row, name)):
                    setattr(row, name, str(LEFT_OFF))
    for proposal in rows["proposals"]:
        proposal.told = [str(LEFT_OFF) if quiet.in_(line) else line for line in proposal.told]
