"""What every page begins with: who asks, when, and which place in a list."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.trail import service as trail


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, the moment, and the day where they work."""

    actor: Actor
    now: dt.datetime
    today: dt.date

    def header(self, case: UUID) -> cases.Header:
        return cases.header(case, for_=self.actor, at=self.now)

    def saw(
        self, act: str, case: UUID | None = None, *, kind: str = "case", record: Any = None, **more: Any
    ) -> None:
        """Note in the trail that this page was looked at."""
        trail.seen(
            by=self.actor, at=self.now, act=act, record_kind=kind, record=record or case, case=case,
            details=more or None,
        )  # fmt: skip


def asked(request: Any) -> Asked:
    return Asked(request.actor, request.now, request.actor.day(request.now))


def uuid_or_none(text: str | None) -> UUID | None:
    """An identifier from an address; anything else counts as not given."""
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def with_query(request: Any, **changes: Any) -> str:
    """The address of this page with some of its choices changed; an empty value takes a choice away."""
    query = request.GET.copy()
    for name in ("after", "before"):
        query.pop(name, None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return "?" + query.urlencode()


def unaware(request: Any, me: Asked, case: Any, texts: Iterable[str]) -> list[str]:
    """Words in what others are to read that would tell a protected place, if the writer was not told of them yet."""
    said = [text for text in texts if text]
    if not said or request.POST.get("aware"):
        return []
    return cases.named_places(case, said, for_=me.actor)
