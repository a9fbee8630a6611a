"""Reads of people who look after rules: lines, versions, proposals, what waits."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, TextField, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.ground.errors import NotFound
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.institutions import service as institutions
from samspil.rules import policy
from samspil.rules.models import Proposal, Rule
from samspil.rules.terms import State, Table

MOST_WAITING = 20


def rule(id: UUID, *, for_: Actor) -> Rule:
    found = policy.visible(for_).filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def line(table: str, country: str, key: str, *, own: bool, for_: Actor) -> Rule | None:
    """The newest version of one row, the country's or the actor's institution's own."""
    rows = policy.visible(for_).filter(table=table, country=country, key=key)
    rows = rows.filter(institution=for_.institution if own else None)
    return rows.order_by("-version").first()


def history(rule: Rule, *, for_: Actor) -> list[Rule]:
    """All versions of the row, newest first, each with who wrote and who approved it."""
    rows = policy.visible(for_).filter(
        table=rule.table, country=rule.country, institution=rule.institution_id, key=rule.key
    )
    return list(rows.select_related("proposal__proposed_by", "proposal__decided_by").order_by("-version"))


def proposals(*, for_: Actor, state: str = State.WAITING) -> QuerySet[Proposal]:
    rows = policy.visible_proposals(for_).filter(state=state)
    return rows.select_related("proposed_by", "decided_by", "institution").order_by("proposed_at", "id")


def proposal(id: UUID, *, for_: Actor) -> Proposal:
    rows = policy.visible_proposals(for_).select_related("proposed_by", "decided_by", "institution")
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def may_decide(proposal: Proposal, *, for_: Actor) -> bool:
    return proposal.state == State.WAITING and policy.can(for_, "decide", proposal)


def namesakes(proposal: Proposal, *, for_: Actor) -> bool:
    return policy.namesakes(for_, proposal)


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Proposals of others that wait for this person, and an institution that waits to go live. One query."""
    found = _waiting(for_=for_)
    return [_live(id, name, today) if id == for_.institution else _decide(id, name, who, today)
            for id, name, who in found]  # fmt: skip


@prepared
def _waiting(for_: Actor) -> Any:
    """Id, table and who proposed it; or id, name and nobody for the institution itself."""
    others = proposals(for_=for_).exclude(proposed_by_id=for_.account).order_by()
    home = institutions.in_preparation(for_=for_) if for_.may(Word.INSTITUTION_MANAGE) else None
    rows = others.values_list("pk", "table", "proposed_by__name")
    if home is not None:
        rows = rows.union(home.values_list("pk", "name", Value("", TextField())), all=True)
    return rows.order_by("pk")[:MOST_WAITING]


def _live(id: UUID, name: str, today: dt.date) -> Todo:
    return Todo(
        due=today, title=_("The institution is in preparation"), detail=name, url=reverse("rules:live"),
        verb=_("Prepare and go live"), kind="rules.live",
    )  # fmt: skip


def _decide(id: UUID, table: str, proposed_by: str, today: dt.date) -> Todo:
    return Todo(
        due=today, title=_("A rule waits for a second person"), detail=f"{Table(table).label} · {proposed_by}",
        url=reverse("rules:proposal", args=[id]), verb=_("Decide"), kind="rules.decide", strong=True,
    )  # fmt: skip
