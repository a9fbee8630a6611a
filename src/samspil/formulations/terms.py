"""Words of the map: its six fields with their plain questions, whose voice a card carries, how cards hang together."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

METHOD = "6P 2020"
"""The vocabulary a map is drawn in. A map keeps the one it was started with."""


class Field(models.TextChoices):
    """The six fields, named as people would; METHOD_WORDS has the method's own word."""

    PRESENTING = "presenting", pgettext_lazy("field of the map", "Now")
    PREDISPOSING = "predisposing", pgettext_lazy("field of the map", "Vulnerability")
    PRECIPITATING = "precipitating", pgettext_lazy("field of the map", "Trigger")
    PERPETUATING = "perpetuating", pgettext_lazy("field of the map", "Keeps it going")
    PROTECTIVE = "protective", pgettext_lazy("field of the map", "Protects")
    PREDICTING = "predicting", pgettext_lazy("field of the map", "Outlook")


METHOD_WORDS = {
    Field.PRESENTING: "Presenting",
    Field.PREDISPOSING: "Predisposing",
    Field.PRECIPITATING: "Precipitating",
    Field.PERPETUATING: "Perpetuating",
    Field.PROTECTIVE: "Protective",
    Field.PREDICTING: "Predicting",
}

QUESTIONS = {
    Field.PRESENTING: _("What is happening now?"),
    Field.PREDISPOSING: _("What made it more likely?"),
    Field.PRECIPITATING: _("Why just now?"),
    Field.PERPETUATING: _("What keeps it going? In the order we work on it"),
    Field.PROTECTIVE: _("What helps?"),
    Field.PREDICTING: _("If nothing changes, and if the plan works?"),
}


FAMILY_HEADINGS = {
    Field.PRESENTING: _("What is happening now"),
    Field.PREDISPOSING: _("What was hard before"),
    Field.PRECIPITATING: _("What happened just before"),
    Field.PERPETUATING: _("Why it goes on"),
    Field.PROTECTIVE: _("What is good and helps"),
    Field.PREDICTING: _("What may come"),
}
"""What the family reads above a field."""

LANGUAGES = ("en", "cs", "da", "fi", "nl")
PARTS = ("name", "question", "family")
"""What a vocabulary says of each field in each language."""

NOT_FOR_FAMILIES = (
    "6p", "5p", "presenting", "predispo", "praedispo", "precipit", "praecipit", "perpetu", "protektiv", "predicting",
    "predictive", "prediktiv", "hypothes", "hypotes", "hypotees", "formulation", "formulace",
)  # fmt: skip
"""Beginnings of method words in five languages, without their marks, that no family page carries."""


class Kind(models.TextChoices):
    """What a card is: a fact anybody can check, something somebody saw, or what somebody thinks."""

    FACT = "fact", _("fact")
    OBSERVATION = "observation", _("observation")
    OPINION = "opinion", _("opinion")


class Voice(models.TextChoices):
    """Whose voice a card carries. Voices stay apart; differences stay visible."""

    WORKER = "worker", _("worker")
    CHILD = "child", _("the child")
    MOTHER = "mother", _("mother")
    FATHER = "father", _("father")
    FAMILY = "family", _("family and friends")
    CARER = "carer", _("foster carer")
    SCHOOL = "school", _("school")
    HEALTH = "health", _("health care")
    OTHER = "other", pgettext_lazy("voice", "somebody else")


class Strength(models.IntegerChoices):
    A_LITTLE = 1, _("a little")
    CLEARLY = 2, _("clearly")
    STRONGLY = 3, _("strongly")


class LinkKind(models.TextChoices):
    SETS_OFF = "sets_off", pgettext_lazy("link", "sets off")
    KEEPS_GOING = "keeps_going", pgettext_lazy("link", "keeps going")
    PROTECTS = "protects", pgettext_lazy("link", "protects against")


class Status(models.TextChoices):
    """Where a hypothesis stands."""

    DRAFT = "draft", pgettext_lazy("hypothesis", "draft")
    TESTED = "tested", pgettext_lazy("hypothesis", "being tested")
    SUPPORTED = "supported", pgettext_lazy("hypothesis", "supported")
    REJECTED = "rejected", pgettext_lazy("hypothesis", "rejected")


AT_FIRST = (Status.DRAFT, Status.TESTED)
"""Where a new wording may stand. Supported or rejected is what comes of testing, and needs a reason."""


class Outcome(models.TextChoices):
    """What became of something that was tried before."""

    LASTED = "lasted", _("worked and lasted")
    DID_NOT_LAST = "did_not_last", _("worked, but did not last")
    NO_CHANGE = "no_change", _("changed nothing")
    NOT_KNOWN = "not_known", _("not known")
