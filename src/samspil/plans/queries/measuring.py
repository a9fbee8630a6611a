"""On which levels a goal is measured: those of the version that counts, written before anybody looked again."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from samspil.plans.models import Plan, Review
from samspil.plans.terms import LEVEL_FIELDS


def levels_in(version: Any, goal: Any) -> dict[int, str]:
    """What each level meant when this version was agreed to; empty where none were written."""
    for told in version.content["goals"] if version else ():
        if told["id"] == str(goal.pk):
            return {int(level): words for level, words in told.get("levels", {}).items()}
    return {}


def measured(goals: Iterable[Any], version: Any) -> list[Any]:
    """The goals of which a review asks how far they got, each with the levels it is read on (`counted`). Words that were
    changed since and not agreed to count from the next version."""
    found = []
    for goal in goals:
        goal.counted = levels_in(version, goal)
        if len(goal.counted) == len(LEVEL_FIELDS):
            found.append(goal)
    return found


def without_levels(goals: Iterable[Any], version: Any) -> set[UUID]:
    """Goals that count and for which no levels were written, as in plans that were agreed before there were levels."""
    told = {g["id"] for g in version.content["goals"]} if version else set()
    return {g.pk for g in goals if str(g.pk) in told and not levels_in(version, g)}


def too_late(plan: Plan, goals: Iterable[Any], version: Any) -> set[UUID]:
    """Of those, the ones for which it is too late: somebody has looked again, and levels written now would fit what came.
    One query, and none where there are no such goals."""
    bare = {g.pk for g in goals if not any(g.levels.values())} & without_levels(goals, version)
    return bare if bare and Review.objects.filter(plan=plan).exists() else set()
