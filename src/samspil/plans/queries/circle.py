"""The circle: assumption, what keeps it going, goal, step, result, and back. Each piece knows where it comes from and what
it leads to, so that it can be walked in both directions."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.formulations import service as formulations
from samspil.formulations.terms import Field
from samspil.plans.queries.measuring import levels_in
from samspil.plans.queries.reading import current, doer, goals, results
from samspil.plans.terms import CircleKind, StepState


@dataclass(slots=True)
class Node:
    """One piece of the circle. `back` and `on` name the pieces it comes from and leads to."""

    kind: CircleKind
    id: UUID
    text: str
    more: str
    url: str
    lang: str = ""
    back: list[str] = field(default_factory=list)
    on: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.kind}.{self.id}"


class Circle:
    """The pieces by key, in the order of the circle."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}

    def add(self, node: Node) -> Node:
        return self.nodes.setdefault(node.key, node)

    def tie(self, earlier: Node, later: Node) -> None:
        if later.key not in earlier.on:
            earlier.on.append(later.key)
            later.back.append(earlier.key)

    def of(self, kind: CircleKind) -> list[Node]:
        return [n for n in self.nodes.values() if n.kind == kind]

    def before(self, node: Node) -> list[Node]:
        return [self.nodes[key] for key in node.back]

    def after(self, node: Node) -> list[Node]:
        return [self.nodes[key] for key in node.on]


def circle(case: UUID, *, for_: Actor, at: dt.datetime) -> Circle:
    """The running map and plan of a case as one circle. Without the map for who may not read maps. A fixed number of
    queries."""
    found = Circle()
    assumption, cards = _understood(found, case, for_, at)
    plan = current(case, for_=for_, at=at)
    if plan is None:
        return found
    page = reverse("plans:of_case", args=[case])
    newest: dict[UUID, Any] = {}
    for each in results(plan):
        newest.setdefault(each.goal_id, each)
    for goal in goals(plan):
        node = found.add(Node(CircleKind.GOAL, goal.pk, goal.text, goal.measure, f"{page}#goal-{goal.pk}"))
        if goal.factor_id in cards:
            found.tie(cards[goal.factor_id], node)
        result = _result(found, newest.get(goal.pk), page)
        for step in _steps(goal):
            _step(found, step, goal, node, cards, result, page)
        if result and not node.on:
            found.tie(node, result)
        if result and assumption:
            found.tie(result, assumption)
    return found


def _understood(
    found: Circle, case: UUID, for_: Actor, at: dt.datetime
) -> tuple[Node | None, dict[UUID, Node]]:
    """The standing assumption, and the cards of what keeps it going."""
    map = formulations.current(case, for_=for_, at=at) if for_.may(Word.MAP_READ) else None
    if map is None:
        return None, {}
    page = reverse("formulations:map", args=[case])
    said = formulations.hypothesis(map)
    node = None
    if said is not None:
        words = f"{said.address} {said.achieve}"
        node = found.add(
            Node(
                CircleKind.HYPOTHESIS,
                said.pk,
                said.keeps,
                words,
                reverse("formulations:hypothesis", args=[case]),
                lang=map.language,
            )
        )
    grounds = {c.pk for c in formulations.rests_on(said)} if said is not None else set()
    nodes: dict[UUID, Node] = {}
    for card in formulations.factors(case, for_=for_, at=at, fields=(Field.PERPETUATING,)):
        url = f"{page}#card-{card.number}"
        nodes[card.pk] = found.add(
            Node(
                CircleKind.FACTOR,
                card.pk,
                card.text,
                _("card %(number)s") % {"number": card.number},
                url,
                lang=card.language,
            )
        )
        if node and card.pk in grounds:
            found.tie(node, nodes[card.pk])
    return node, nodes


def _steps(goal: Any) -> Iterator[Any]:
    return (s for s in goal.all_steps if s.state != StepState.DROPPED)


def _step(
    found: Circle, step: Any, goal: Any, node: Node, cards: dict[UUID, Node], result: Node | None, page: str
) -> None:
    mine = found.add(
        Node(
            CircleKind.STEP, step.pk, step.what, f"{doer(step)} · {step.get_state_display()}",
            f"{page}#step-{step.pk}",
        )
    )  # fmt: skip
    found.tie(node, mine)
    if step.factor_id in cards and step.factor_id != goal.factor_id:
        found.tie(cards[step.factor_id], mine)
    if result:
        found.tie(mine, result)


def _result(found: Circle, result: Any, page: str) -> Node | None:
    if result is None:
        return None
    said = str(result.get_level_display()) if result.level is not None else ""
    words = levels_in(result.version, result.goal).get(result.level, "") if result.level is not None else ""
    return found.add(Node(CircleKind.RESULT, result.pk, said, words, f"{page}#reviews"))
