"""Kinds of foster care and the vocabulary in which a family's wishes, limits and circumstances are kept."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """The kind of foster care: how much the child needs and how the family came to care for it."""

    GENERAL = "general", pgettext_lazy("foster care", "general")
    STRENGTHENED = "strengthened", pgettext_lazy("foster care", "strengthened")
    SPECIALISED = "specialised", pgettext_lazy("foster care", "specialised")
    NETWORK = "network", pgettext_lazy("foster care", "network")
    RESPITE = "respite", pgettext_lazy("foster care", "respite")


class Status(models.TextChoices):
    ON_THE_WAY = "on_the_way", pgettext_lazy("foster family", "on the way")
    APPROVED = "approved", pgettext_lazy("foster family", "approved")
    DECLINED = "declined", pgettext_lazy("foster family", "not approved")
    ENDED = "ended", pgettext_lazy("foster family", "no longer fosters")


class MemberRole(models.TextChoices):
    CARER = "carer", _("foster carer")
    CHILD = "child", _("own child")
    OTHER = "other", _("somebody else at home")


class Topic(models.TextChoices):
    """What a fact is about. `low` and `high` carry numbers, `detail` a code, `text` the family's words."""

    AGES = "ages", _("age of the child")
    SEX = "sex", _("girl or boy")
    NEED = "need", _("what a child needs")
    SIBLINGS = "siblings", _("brothers and sisters together")
    DURATION = "duration", _("how long")
    CONTACT = "contact", _("contact with the parents")
    LANGUAGE = "language", _("language spoken at home")
    SCHOOL_RUN = "school_run", _("way to school")
    ANIMAL = "animal", _("animals at home")
    SMOKING = "smoking", _("smoking at home")
    OWN_ROOM = "own_room", _("a room of the child's own")
    STEP_FREE = "step_free", _("home without steps")
    OWN_CHILDREN = "own_children", _("age beside the own children")
    DAYTIME = "daytime", _("somebody at home by day")
    FAITH = "faith", _("faith lived at home")
    OTHER = "other", pgettext_lazy("about a foster family", "something else")


class Stance(models.TextChoices):
    WANTS = "wants", _("wants")
    CAN = "can", _("can")
    CANNOT = "cannot", _("cannot or does not want to")
    HAS = "has", _("is so")
    HAS_NOT = "has_not", _("is not so")


class Need(models.TextChoices):
    """What a child may ask of carers. Also what a course is about, so that learning can stand beside a need."""

    BABY = "baby", _("care of a baby")
    ATTACHMENT = "attachment", _("help to feel safe with adults")
    TRAUMA = "trauma", _("living with what was terrible")
    BEHAVIOUR = "behaviour", _("anger that hurts people or things")
    ATTENTION = "attention", _("calm and structure, as with ADHD")
    AUTISM = "autism", _("clearness, as with autism")
    LEARNING = "learning", _("a learning disability")
    PHYSICAL = "physical", _("a physical disability")
    ILLNESS = "illness", _("care in illness")
    SCHOOL = "school", _("daily help with school")
    SELF_HARM = "self_harm", _("self-harm")
    SUBSTANCES = "substances", _("drugs or drink, also before birth")
    SEXUAL = "sexual", _("sexual abuse or behaviour")
    RUNNING = "running", _("running away")
    FLIGHT = "flight", _("having fled alone")


class Duration(models.TextChoices):
    CRISIS = "crisis", _("at once, for days or weeks")
    SHORT = "short", _("for months, towards home")
    LONG = "long", _("for years")
    WEEKEND = "weekend", _("weekends and holidays")
    DAY = "day", _("by day")


class Contact(models.TextChoices):
    AT_HOME = "at_home", _("parents come to the foster home")
    ELSEWHERE = "elsewhere", _("meetings elsewhere")
    WEEKLY = "weekly", _("every week or more")
    TENSE = "tense", _("contact that is tense")
    HOMEWARD = "homeward", _("working towards going home")


class Animal(models.TextChoices):
    DOG = "dog", _("dog")
    CAT = "cat", _("cat")
    RODENT = "rodent", _("small animals")
    BIRD = "bird", _("birds")
    HORSE = "horse", _("horses or farm animals")


class Girl(models.TextChoices):
    FEMALE = "female", _("girl")
    MALE = "male", _("boy")


TOPIC_DETAILS: dict[str, Any] = {
    Topic.NEED: Need,
    Topic.DURATION: Duration,
    Topic.CONTACT: Contact,
    Topic.ANIMAL: Animal,
    Topic.SEX: Girl,
}
"""Topics whose `detail` is a code of a list. For languages it is a language code; the others have no detail."""


def detail_label(topic: str, detail: str) -> Any:
    choices = TOPIC_DETAILS.get(topic)
    return choices(detail).label if choices and detail in choices.values else detail


class Source(models.TextChoices):
    """How a fact came to be known; matching shows it beside the fact, with its date."""

    FAMILY = "family", pgettext_lazy("source of a fact", "said by the family")
    VISIT = "visit", pgettext_lazy("source of a fact", "seen on a home visit")
    REPORT = "report", pgettext_lazy("source of a fact", "report on the family")
    COURSE = "course", pgettext_lazy("source of a fact", "preparation or course")
    GUIDANCE = "guidance", pgettext_lazy("source of a fact", "guidance")
    LIST = "list", pgettext_lazy("source of a fact", "list taken over")


class WhyNot(models.TextChoices):
    """Why a family cannot take a child today."""

    NOT_APPROVED = "not_approved", _("not approved")
    APPROVAL_ENDED = "approval_ended", _("approval has ended")
    CHECK_EXPIRED = "check_expired", _("a legal check has expired")
    BREAK = "break", _("on a break")
    SUSPENDED = "suspended", _("not asked at present")
    FULL = "full", _("no free place")
