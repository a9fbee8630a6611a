"""What a carer must know before a child comes, and who decides what."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Group(models.TextChoices):
    TONIGHT = "tonight", _("The first night")
    SAFE = "safe", _("Safe for everybody at home")
    EVERYDAY = "everyday", _("Everyday life")


class Item(models.TextChoices):
    """The minimum set: one line of it each. Every line has an answer, also when the answer is that nobody knows."""

    MEDICINE = "medicine", _("Medicine")
    ALLERGY = "allergy", _("Allergies")
    SLEEP = "sleep", _("Sleeps best with")
    FEAR = "fear", _("Is afraid of")
    HURTS = "hurts", _("Can the child hurt others, or itself?")
    DANGER = "danger", _("Who must not learn where the child is?")
    WHY = "why", _("Why can the child not be at home?")
    HEALTH = "health", _("Illness, doctor and vaccinations")
    SIBLINGS = "siblings", _("Brothers and sisters")
    PARENTS = "parents", _("Contact with the parents")
    LANGUAGE = "language", _("Language")
    FOOD = "food", _("Food, faith and customs")
    SCHOOL = "school", _("School or day care")
    CLOTHES = "clothes", _("Clothes and dear things")


GROUPS: dict[Group, tuple[Item, ...]] = {
    Group.TONIGHT: (Item.MEDICINE, Item.ALLERGY, Item.SLEEP, Item.FEAR),
    Group.SAFE: (Item.HURTS, Item.DANGER, Item.WHY, Item.HEALTH),
    Group.EVERYDAY: (Item.SIBLINGS, Item.PARENTS, Item.LANGUAGE, Item.FOOD, Item.SCHOOL, Item.CLOTHES),
}
ITEMS: tuple[Item, ...] = tuple(item for items in GROUPS.values() for item in items)


class Answered(models.TextChoices):
    TOLD = "told", pgettext_lazy("line of the minimum set", "answered")
    NOT_KNOWN = "not_known", _("we do not know yet")
    WITHHELD = "withheld", _("withheld")


class Withheld(models.TextChoices):
    """Why something that is known is not told. What it means for the family is told all the same."""

    THIRD = "third", _("it is about another person's health or life")
    SAFETY = "safety", _("it would put somebody in danger")
    INQUIRY = "inquiry", _("the police or a court look into it")
    ASKED = "asked", _("the child asked for it")


EMERGENCY_HOURS = 12
"""A choice of ours, no law: so long after a child came in an emergency the minimum set may still be on its way."""


class Task(models.TextChoices):
    """What somebody must be allowed to decide while a child lives with a family."""

    EVERYDAY = "everyday", _("everyday things: clothes, hair, bedtime, pocket money")
    SCHOOL_PAPERS = "school", _("sign papers of the school or day care")
    DOCTOR = "doctor", _("go to the doctor and dentist")
    TREATMENT = "treatment", _("agree to an operation or new medicine")
    SLEEPOVER = "sleepover", _("let the child sleep at a friend's")
    TRIP = "trip", _("travel in the country")
    ABROAD = "abroad", _("travel abroad")
    PICTURES = "pictures", _("pictures, phone and social media")


class Decides(models.TextChoices):
    CARER = "carer", pgettext_lazy("who decides", "you")
    ASK = "ask", pgettext_lazy("who decides", "you, after you have asked")
    PARENTS = "parents", pgettext_lazy("who decides", "the parents")
    AUTHORITY = "authority", pgettext_lazy("who decides", "the authority")

    @property
    def for_others(self) -> Any:
        """As it is told to a child or a parent, where "you" would be somebody else."""
        said = {
            Decides.CARER: pgettext_lazy("who decides, told to a child or parent", "the foster family"),
            Decides.ASK: pgettext_lazy(
                "who decides, told to a child or parent", "the foster family, after asking"
            ),
        }
        return said.get(self, self.label)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a minimum set stands: how many lines of each kind, and which have no answer at all."""

    told: int
    not_known: int
    withheld: int
    open: tuple[Any, ...]

    @property
    def open_count(self) -> int:
        return len(self.open)

    @property
    def is_whole(self) -> bool:
        return not self.open
