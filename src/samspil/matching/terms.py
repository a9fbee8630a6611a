"""Words of matching. Phases and actions are those of Methodisch Matchen (NJi and ADOC, 2017)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from samspil.carers.terms import Animal, Contact, Duration, Need, Topic


class Mark(StrEnum):
    """How far something fits. The same words as the engine's."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


class Asks(StrEnum):
    """How a fact answers a criterion. The same words as the engine's."""

    YES = "yes"
    NO = "no"
    ONE_OF = "one_of"
    WITHIN = "within"
    SAID = "said"


class Phase(models.TextChoices):
    A = "A", _("A: what everybody needs and wishes")
    B = "B", _("B: a provisional match, getting to know each other")
    C = "C", _("C: the match, settling in")


class Action(models.IntegerChoices):
    ASSESS = 1, _("Assess the request")
    COLLECT = 2, _("Collect information, wishes, needs and possibilities of all")
    COMPARE = 3, _("Compare and choose whom to propose")
    CARERS = 4, _("Put the proposal to the foster carers")
    PARENTS = 5, _("Put the proposal to the parents and the young person")
    MEET = 6, _("Child, parents and carers get to know each other")
    MATCH = 7, _("Decide on the match")
    SETTLE = 8, _("Settling in, with the guide of the placement")


PHASE_OF = {
    Action.ASSESS: Phase.A, Action.COLLECT: Phase.A, Action.COMPARE: Phase.B, Action.CARERS: Phase.B,
    Action.PARENTS: Phase.B, Action.MEET: Phase.B, Action.MATCH: Phase.C, Action.SETTLE: Phase.C,
}  # fmt: skip


class Group(models.TextChoices):
    """The five groups of factors of Methodisch Matchen."""

    CHILD = "child", _("Child")
    PARENT = "parent", _("Parents")
    CARER = "carer", _("Foster carers")
    ENVIRONMENT = "environment", _("Surroundings")
    ORGANISATION = "organisation", _("Organisation")


class Voice(models.TextChoices):
    """Who says that it matters."""

    CHILD = "child", pgettext_lazy("who says it", "the child")
    PARENT = "parent", pgettext_lazy("who says it", "a parent")
    WORKER = "worker", pgettext_lazy("who says it", "a worker")
    EXPERT = "expert", pgettext_lazy("who says it", "a specialist")
    COURT = "court", pgettext_lazy("who says it", "the court")


WISHES = (Voice.CHILD, Voice.PARENT)


class ApartFor(models.TextChoices):
    """Why brothers and sisters are not placed together (Guideline on foster care, NJi). There is no other reason."""

    SPECIALIST = "specialist", _("one needs specialist care that the other does not")
    THREAT = "threat", _("one threatens the other")
    CONFLICT = "conflict", _("many conflicts between them")
    ABUSE = "abuse", _("sexual abuse between them, or the suspicion of it")


class Ended(models.TextChoices):
    PLACED = "placed", _("placed")
    SPLIT = "split", _("goes on in a search of its own for each")
    NOT_NEEDED = "not_needed", _("no foster family is needed any more")


class Who(models.TextChoices):
    """To whom a proposal is put."""

    CARERS = "carers", _("the foster carers")
    PARENT = "parent", _("a parent")
    YOUTH = "youth", _("the child or young person")


class Said(models.TextChoices):
    YES = "yes", pgettext_lazy("to a proposal", "yes")
    YES_IF = "yes_if", pgettext_lazy("to a proposal", "yes, if")
    NO = "no", pgettext_lazy("to a proposal", "no")
    NOT_ABLE = "not_able", pgettext_lazy("to a proposal", "could not be asked")


class Fate(models.TextChoices):
    """What became of a proposal."""

    OPEN = "open", pgettext_lazy("proposal", "open")
    DECIDED = "decided", pgettext_lazy("proposal", "decided for")
    DECLINED = "declined", pgettext_lazy("proposal", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "withdrawn")


class Compromise(models.TextChoices):
    """What kept the decision from being as good as it should be (Zeijlmans 2019)."""

    SHORTAGE = "shortage", _("too few families")
    TIME = "time", _("too little time")
    INFORMATION = "information", _("too little information")


class Reading(models.TextChoices):
    AGREES = "agrees", _("agrees")
    AGREES_IF = "agrees_if", _("agrees, if something is added")
    DISAGREES = "disagrees", _("does not agree")


class WaitsFor(models.TextChoices):
    """The next thing in a search. Kept on it, so that My day asks one small table."""

    COMPARE = "compare", _("Look for a family")
    ANSWERS = "answers", _("Answers to the proposal")
    DECISION = "decision", _("A decision on the proposal")
    READER = "reader", _("A second reader")
    PLACE = "place", _("The placement")
    NOTHING = "", ""


@dataclass(frozen=True, slots=True)
class Known:
    """A criterion that many searches ask: to which group it belongs, how it is answered, and by which fact of a family."""

    group: Group
    asks: Asks
    label: Any
    topic: str = ""
    detail: str = ""

    @property
    def fact(self) -> str:
        return f"{self.topic}:{self.detail}"


OWN, LANGUAGE, RESPITE = "own", "language", "respite"
NEAR = ("near_school", "near_friends", "near_parents")


def _catalogue() -> dict[str, Known]:
    child, carer = Group.CHILD, Group.CARER
    found = {
        "daytime": Known(child, Asks.YES, _("Somebody at home by day"), Topic.DAYTIME),
        "own_room": Known(child, Asks.YES, _("A room of the child's own"), Topic.OWN_ROOM),
        LANGUAGE: Known(child, Asks.YES, _("Somebody speaks the language"), Topic.LANGUAGE),
        "no_animals": Known(child, Asks.NO, _("No animals"), Topic.ANIMAL),
        **{
            f"no_{one.value}": Known(child, Asks.NO, no_animal(one.value), Topic.ANIMAL, one.value)
            for one in Animal
        },
        "no_smoking": Known(child, Asks.NO, _("No smoking at home"), Topic.SMOKING),
        "step_free": Known(child, Asks.YES, _("A home without steps"), Topic.STEP_FREE),
        **{f"need_{one.value}": Known(carer, Asks.YES, one.label, Topic.NEED, one.value) for one in Need},
        **{f"stays_{one.value}": Known(carer, Asks.YES, one.label, Topic.DURATION, one.value) for one in Duration},
        **{
            f"contact_{one.value}": Known(Group.PARENT, Asks.YES, one.label, Topic.CONTACT, one.value)
            for one in Contact
        },
        RESPITE: Known(Group.ORGANISATION, Asks.YES, _("Respite with another family near by"), RESPITE),
        "school_run": Known(Group.ENVIRONMENT, Asks.YES, _("Can bring the child to school"), Topic.SCHOOL_RUN),
        "near_school": Known(Group.ENVIRONMENT, Asks.WITHIN, _("Near the school")),
        "near_friends": Known(Group.ENVIRONMENT, Asks.WITHIN, _("Near friends")),
        "near_parents": Known(Group.PARENT, Asks.WITHIN, _("Near a parent")),
        OWN: Known(child, Asks.SAID, _("Something else, in your own words")),
    }  # fmt: skip
    return found


def no_animal(kind: str) -> Any:
    return {"dog": _("No dog"), "cat": _("No cat"), "rodent": _("No small animals"), "bird": _("No birds"),
            "horse": _("No horses or farm animals")}[kind]  # fmt: skip


CRITERIA = _catalogue()
"""Origin and faith are not here and count nowhere by themselves; what a child or parent wishes is noted as their wish."""

FAMILY_WISHES: dict[str, Any] = {
    "wish_ages": _("The age that the family wishes for"), "wish_sex": _("Girl or boy, as the family wishes"),
    "wish_siblings": _("Brothers and sisters together, as the family wishes"),
}  # fmt: skip
"""What a family said about the child it would take is asked in every search."""

MARK_WORDS: dict[str, Any] = {
    Mark.MET: pgettext_lazy("criterion", "met"), Mark.PARTLY: pgettext_lazy("criterion", "partly"),
    Mark.NOT: pgettext_lazy("criterion", "not met"), Mark.UNKNOWN: pgettext_lazy("criterion", "unknown"),
}  # fmt: skip
MARK_CLASS: dict[str, str] = {Mark.MET: "yes", Mark.PARTLY: "part", Mark.NOT: "no", Mark.UNKNOWN: "unk"}

LEAST, HIGHEST = 0, 7
"""Priorities as in the Delphi list of Methodisch Matchen. They are shown and count for nothing."""
LONG, SHORT = 4000, 300

WAITING_SAYS = {
    WaitsFor.COMPARE: _("Look for a foster family"), WaitsFor.ANSWERS: _("Ask for the answers to a proposal"),
    WaitsFor.DECISION: _("Decide on a foster family"), WaitsFor.READER: _("Read a decision on a foster family"),
    WaitsFor.PLACE: _("Prepare the move to the foster family"), WaitsFor.NOTHING: "",
}  # fmt: skip
WAITING_VERB = {
    WaitsFor.COMPARE: pgettext_lazy("button", "Compare"), WaitsFor.ANSWERS: pgettext_lazy("button", "Note them"),
    WaitsFor.DECISION: pgettext_lazy("button", "Decide"), WaitsFor.READER: pgettext_lazy("button", "Read"),
    WaitsFor.PLACE: pgettext_lazy("button", "Go on"), WaitsFor.NOTHING: "",
}  # fmt: skip


def waits_days(days: int) -> str:
    return ngettext("waits for %(n)d day", "waits for %(n)d days", days) % {"n": days}
