"""The own file without what would tell where the child is kept safe (`cases.quiet`)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from samspil.cases import service as cases


def seen_together(situation: Any, hush: cases.Quiet) -> Any:
    """How everybody sees the situation, without the cards and voices that tell."""
    if situation is None:
        return None
    parts = (replace(part, said=tuple(_said(part.said, hush))) for part in situation.parts)
    chains = tuple(chain for chain in situation.chains if not hush.in_(*chain))
    three = {name: hush.text(getattr(situation, name)) for name in ("keeps", "address", "achieve")}
    return replace(situation, parts=tuple(part for part in parts if part.said), chains=chains, **three)


def _said(said: Iterable[Any], hush: cases.Quiet) -> Iterable[Any]:
    for one in said:
        if not hush.in_(one.text, *one.otherwise):
            yield replace(one, voice_name=_("foster carer")) if hush.in_(one.voice_name) else one


def planned(
    goals: Iterable[Mapping[str, Any]], hush: cases.Quiet, called: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The goals and steps of a plan; one that tells is left off without a gap. Who of the family does a step is said as they are
    `called`, by their id."""
    shown = []
    for goal in goals:
        if not hush.in_(goal["text"]):
            steps = [_step(step, hush, called) for step in goal["steps"] if not hush.in_(step["what"])]
            shown.append({**goal, "steps": steps})
    return shown


def _step(step: Mapping[str, Any], hush: cases.Quiet, called: Mapping[str, str]) -> dict[str, Any]:
    whose, who = str(step.get("whose") or ""), step["who"]
    if whose in map(str, hush.people) or hush.words.in_(who):
        who = _("foster carer")
    elif whose:
        who = called.get(whose, _("somebody of the family"))
    return {**step, "who": hush.homes.get(who, who)}
