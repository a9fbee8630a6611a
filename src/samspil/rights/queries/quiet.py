"""What would tell where the child is kept safe, and so is not said to the people of the file: names of who cares for the child
there, and of organisations that take part since the place became secret (decision 24)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.cases.terms import PROTECTED
from samspil.ground.names import Unsaid
from samspil.institutions.terms import Kind
from samspil.people import service as people
from samspil.rights.models import Reader
from samspil.rights.queries.blackening import sentences
from samspil.rights.terms import Relation

LEFT = "[…]"
"""Stands where words are left off."""


@dataclass(frozen=True, slots=True)
class Home:
    """An organisation of which the people of the file read only what kind it is."""

    name: str
    letters: str = "–"
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Quiet:
    """`people` and the `words` that name them; `known` are the organisations that are named, None means all of them; `homes` of
    the table that are not, by name, with what is said instead."""

    people: frozenset[UUID] = frozenset()
    words: Unsaid = field(default_factory=Unsaid)
    known: frozenset[UUID] | None = None
    homes: Mapping[str, str] = field(default_factory=dict)

    def home(self, institution: Any) -> Any:
        if institution is None or self.known is None or institution.pk in self.known:
            return institution
        return Home(str(Kind(institution.kind).label))

    def called(self, id: Any, name: str, kind: str) -> str:
        return name if self.known is None or id in self.known else str(Kind(kind).label)

    def renamed(self, text: str) -> str:
        """A heading, with what kind of organisation it is in place of a name that is not said."""
        for name, kind in self.homes.items():
            text = text.replace(name, kind)
        return text

    def in_(self, *texts: str) -> bool:
        return self.words.in_(*texts) or any(name in text for name in self.homes for text in texts)

    def text(self, words: str) -> str:
        """The text without the sentences that tell."""
        for start, end in reversed(self.sentences(words)):
            words = f"{words[:start]}{LEFT}{words[end:]}"
        return words

    def sentences(self, words: str) -> list[tuple[int, int]]:
        if not self.in_(words):
            return []
        return [span for span in sentences(words) if self.in_(words[slice(*span)])] or [(0, len(words))]


def quiet(case: Any, person: Any, relation: str, *, eyes: Actor) -> Quiet:
    """The child, and who cares for the child there, know it: to them nothing is left off. Six queries at most where nothing is
    secret."""
    if relation == Relation.CHILD:
        return Quiet()
    kept = people.kept_secret(case.child, for_=eyes, secret=case.place == PROTECTED)
    if person.pk in kept:
        return Quiet()
    words = people.unsaid(case.child, kept, for_=eyes, besides=[person.name])
    begun = cases.secret_since(case)
    if begun is None:
        return Quiet(kept, words)
    table = cases.table(case)
    known = {p.institution_id for p in table if p.since.date() < begun and not _lived_in(p.institution)}
    known.add(case.institution_id)
    homes = {
        p.institution.name: str(Kind(p.institution.kind).label)
        for p in table
        if p.institution_id not in known
    }
    return Quiet(kept, words, frozenset(known), homes)


def hushed(case: Any, person: Any, by: Actor) -> Quiet:
    """For a copy that a worker makes. Of two readings of this person the one that runs, else the last."""
    rows = Reader.objects.filter(case=case, person=person).order_by(
        F("until").desc(nulls_first=True), "-since"
    )
    return quiet(case, person, rows[0].relation, eyes=by)


def _lived_in(institution: Any) -> bool:
    return bool(institution.kind == Kind.RESIDENTIAL)


def seen_together(situation: Any, hush: Quiet) -> Any:
    """How everybody sees the situation, without the cards and voices that tell."""
    if situation is None:
        return None
    parts = (replace(part, said=tuple(_said(part.said, hush))) for part in situation.parts)
    chains = tuple(chain for chain in situation.chains if not hush.in_(*chain))
    three = {name: hush.text(getattr(situation, name)) for name in ("keeps", "address", "achieve")}
    return replace(situation, parts=tuple(part for part in parts if part.said), chains=chains, **three)


def _said(said: Iterable[Any], hush: Quiet) -> Iterable[Any]:
    for one in said:
        if not hush.in_(one.text, *one.otherwise):
            yield replace(one, voice_name=_("foster carer")) if hush.in_(one.voice_name) else one


def planned(
    goals: Iterable[Mapping[str, Any]], hush: Quiet, called: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The goals and steps of a plan; one that tells is left off without a gap. Who of the family does a step is said as they are
    `called`, by their id."""
    shown = []
    for goal in goals:
        if not hush.in_(goal["text"]):
            steps = [_step(step, hush, called) for step in goal["steps"] if not hush.in_(step["what"])]
            shown.append({**goal, "steps": steps})
    return shown


def own_plan(page: Any, hush: Quiet) -> Any:
    """The plan as one person follows it, without what tells; their own steps stay."""
    goals = [
        replace(
            goal, measure=hush.text(goal.measure), expected=hush.text(goal.expected),
            theirs=tuple(replace(t, who=hush.homes.get(t.who, t.who)) for t in goal.theirs if not hush.in_(t.what)),
        )
        for goal in page.goals if goal.own or not hush.in_(goal.text)
    ]  # fmt: skip
    return replace(page, goals=tuple(replace(g, text=hush.text(g.text)) for g in goals if g.own or g.theirs))


def _step(step: Mapping[str, Any], hush: Quiet, called: Mapping[str, str]) -> dict[str, Any]:
    whose, who = str(step.get("whose") or ""), step["who"]
    if whose in map(str, hush.people) or hush.words.in_(who):
        who = _("foster carer")
    elif whose:
        who = called.get(whose, _("somebody of the family"))
    return {**step, "who": hush.homes.get(who, who)}
