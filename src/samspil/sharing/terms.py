"""The words of asking each other: what is asked for, how it is answered, and which law speaks about which kind of data."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.consents.terms import Scope
from samspil.rules.terms import Field


class About(models.TextChoices):
    """What is asked for."""

    TOPIC = "topic", _("something about a topic")
    RECORD = "record", _("a certain record")
    FIELDS = "fields", _("certain facts that a law names")


class State(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("a question to another organisation", "waiting")
    GIVEN = "given", _("answered, in part")
    PHONE = "phone", _("answered by phone")
    REFUSED = "refused", _("refused, with a reason")
    TAKEN_BACK = "taken_back", _("taken back")


class Naming(models.TextChoices):
    """Why a question may say who the child is; kept nowhere, asked of the rules each time."""

    TABLE = "table", _("They take part in the case.")
    CONSENT = "consent", _("A consent names the two organisations.")
    LAW = "law", _("The law lets you tell them.")
    FACTS = "facts", _("The law lets you tell them name and contact, and nothing more.")
    EMERGENCY = "emergency", _("In an emergency.")
    NONE = "none", _("Nothing lets you tell them who it is.")


class Named(models.TextChoices):
    YES = "yes", _("yes")
    NO = "no", _("no, ask in general")


class How(models.TextChoices):
    """How a question is answered."""

    PART = "part", _("Share sentences I choose")
    FIELDS = "fields", _("Answer the facts that are asked for")
    TEXT = "text", _("Write an answer")
    PHONE = "phone", _("Answer by phone, share nothing")
    NO = "no", _("Say no, with a reason")


STATE_TONES = {
    State.WAITING: "warn", State.GIVEN: "ok", State.PHONE: "info", State.REFUSED: "bad", State.TAKEN_BACK: "",
}  # fmt: skip


class Box(models.TextChoices):
    GOT = "got", _("Asked of us")
    SENT = "sent", _("Asked by us")


class Opens(models.TextChoices):
    """What can be done next about something that one would like to tell."""

    SHARE = "share", _("share it now")
    ANSWER = "answer", _("answer their written request")
    CONSENT = "consent", _("ask for a consent")
    WAIT = "wait", _("wait for a written request")
    NOTHING = "nothing", _("nothing here")


SCOPE_OF: dict[str, frozenset[str]] = {
    Field.CONTRACT_EXISTS: frozenset({Scope.HELP}),
    Field.DURATION: frozenset({Scope.HELP}),
    Field.END_DATE: frozenset({Scope.HELP}),
    Field.END_REASON: frozenset({Scope.HELP}),
    Field.COURSE: frozenset({Scope.COURSE}),
    Field.NEEDED: frozenset(Scope.values),
    Field.NAME: frozenset({Scope.IDENTITY}),
    Field.IDENTITY_NUMBER: frozenset({Scope.IDENTITY}),
    Field.ADDRESS: frozenset({Scope.CONTACT}),
    Field.PHONE: frozenset({Scope.CONTACT}),
    Field.EMAIL: frozenset({Scope.CONTACT}),
}
"""Within which kind of data each fact lies that a law names one by one."""


def kinds_of(scope: Iterable[str], fields: Iterable[str]) -> tuple[str, ...]:
    """The kinds of data that a question is about: those chosen, and those in which the facts lie that it asks for."""
    asked = set(scope).union(*(SCOPE_OF.get(name, frozenset()) for name in fields))
    return tuple(value for value in Scope.values if value in asked)
