"""Proposals of a visible search, with what each said, and the decision."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from samspil.access.service import Actor
from samspil.ground.errors import NotFound
from samspil.matching import policy
from samspil.matching.models import Answer, Call, Decision, Proposal, Search
from samspil.matching.terms import Fate, Said, Who


@dataclass(frozen=True, slots=True)
class Standing:
    """A proposal, the newest answer of each, and what is still missing before it can be decided."""

    proposal: Proposal
    answers: list[Answer]
    acquaintances: list[Any]
    decision: Decision | None = None
    newest: dict[tuple[str, UUID | None], Answer] = field(default_factory=dict)

    @property
    def missing(self) -> list[Who]:
        """Who has not answered yet. Of several parents one answer is enough to go on; each can be noted."""
        there = {who for who, _person in self.newest}
        return [who for who in Who if who not in there]

    @property
    def said_no(self) -> bool:
        """The carers decline: nobody is placed with a family against its will."""
        return any(a.said == Said.NO for (who, _p), a in self.newest.items() if who == Who.CARERS)

    @property
    def said_yes(self) -> bool:
        """The last word of the carers is a yes, and none of them said no since theirs."""
        last = [a.said for a in self.answers if a.who == Who.CARERS][-1:]
        return not self.said_no and last in ([Said.YES], [Said.YES_IF])


def standing(found: Proposal) -> Standing:
    answers = list(
        found.answers.select_related("person", "taken_by").order_by("on", "taken_at", "id")  # type: ignore[attr-defined]
    )
    newest = {(a.who, a.person_id): a for a in answers}
    met = list(found.acquaintances.select_related("noted_by").order_by("on", "id"))  # type: ignore[attr-defined]
    decided = (
        Decision.objects.filter(proposal=found)
        .select_related("decided_by", "reader", "reading__reader")
        .first()
    )
    return Standing(found, answers, met, decided, newest)


def current(search: Search) -> Proposal | None:
    """The proposal that is open or decided on; there is at most one."""
    rows = Proposal.objects.filter(search=search, fate__in=[Fate.OPEN, Fate.DECIDED])
    return rows.select_related("family", "proposed_by").first()


def history(search: Search) -> list[Proposal]:
    """The proposals that no longer stand, newest first."""
    rows = Proposal.objects.filter(search=search, fate__in=[Fate.DECLINED, Fate.WITHDRAWN])
    return list(rows.select_related("family", "proposed_by").order_by("-closed_at", "id"))


def proposal(id: UUID, *, for_: Actor, at: dt.datetime) -> Proposal:
    rows = Proposal.objects.filter(search__in=policy.visible(for_, at=at).values("pk"))
    found = rows.select_related("search__case__child", "family", "proposed_by").filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def decision(id: UUID, *, for_: Actor, at: dt.datetime) -> Decision:
    rows = Decision.objects.filter(search__in=policy.visible(for_, at=at).values("pk"))
    found = (
        rows.select_related(
            "search__case__child", "proposal__family", "decided_by", "reader", "reading__reader"
        )
        .filter(pk=id)
        .first()
    )
    if found is None:
        raise NotFound
    return found


def decisions(search: Search) -> list[Decision]:
    """Every decision of a visible search, newest first, with what was to make up for what, and who read it."""
    rows = Decision.objects.filter(search=search).select_related(
        "proposal__family", "decided_by", "reader", "reading__reader"
    )
    return list(rows.prefetch_related("supports").order_by("-decided_at", "id"))


def decided_on(ids: Iterable[UUID], *, for_: Actor, at: dt.datetime) -> dict[UUID, dt.datetime]:
    """When each of these decisions was made, as far as their search is visible. One query."""
    rows = Decision.objects.filter(pk__in=ids, search__in=policy.visible(for_, at=at).values("pk"))
    return dict(rows.values_list("pk", "decided_at"))


def calls(search: Search) -> list[Call]:
    return list(Call.objects.filter(search=search).select_related("asked_by").order_by("-on", "id"))
