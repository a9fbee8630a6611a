"""Words of requests for help."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Source(models.TextChoices):
    INSTITUTION = "institution", _("another organisation")
    CITIZEN = "citizen", _("somebody who is worried")
    YOUNG = "young", _("the young person")
    FAMILY = "family", _("the family")
    OWN = "own", _("own observation")


class Urgency(models.TextChoices):
    NOW = "now", _("danger now")
    DAY = "day", _("within a day")
    WEEK = "week", _("within a week")
    WHEN_POSSIBLE = "when_possible", _("when possible")


class State(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("request", "waiting")
    ACCEPTED = "accepted", pgettext_lazy("request", "accepted")
    PASSED_ON = "passed_on", pgettext_lazy("request", "passed on")
    DECLINED = "declined", pgettext_lazy("request", "declined")


class Box(models.TextChoices):
    """The three views of the requests of an institution."""

    WAITING = "waiting", _("Waiting")
    ANSWERED = "answered", _("Answered")
    SENT = "sent", _("Sent by us")


class AnswerState(models.TextChoices):
    """All that a code says to whoever asked from outside. Nothing personal."""

    WAITING = "waiting", _("It waits. Nobody has opened it yet.")
    READ = "read", _("Somebody is reading it and will decide.")
    ANSWERED = "answered", _("It is answered.")


WORKING_DAYS = {Urgency.NOW: 0, Urgency.DAY: 1, Urgency.WEEK: 5, Urgency.WHEN_POSSIBLE: 10}
"""In how many working days the next date falls when the asker cannot set one. Danger now means today, also on a holiday."""

URGENCY_ASKED = {
    Urgency.NOW: _("A child is in danger now"),
    Urgency.DAY: _("Today or tomorrow"),
    Urgency.WEEK: _("This week"),
    Urgency.WHEN_POSSIBLE: _("It can wait longer"),
}
"""How the public form asks for the urgency."""

URGENCY_YOUNG = {
    Urgency.NOW: _("I am in danger now"),
    Urgency.DAY: _("Today or tomorrow"),
    Urgency.WEEK: _("This week"),
    Urgency.WHEN_POSSIBLE: _("I just want to talk, no hurry"),
}
"""How the young person's form asks for it."""

URGENCY_TONES = {Urgency.NOW: "bad", Urgency.DAY: "warn", Urgency.WEEK: "info", Urgency.WHEN_POSSIBLE: ""}
STATE_TONES = {State.WAITING: "warn", State.ACCEPTED: "ok", State.PASSED_ON: "info", State.DECLINED: ""}

NOTED_DOWN = (Source.CITIZEN, Source.FAMILY, Source.YOUNG, Source.OWN)
"""Who can stand behind a request that a worker writes down: a call, a visit, what they saw themselves."""

EMERGENCY = {"GB": "999"}
EMERGENCY_ELSEWHERE = "112"

LONGEST = 5000
"""Letters of a public request; those who work here may write more."""
LONGEST_INSIDE = 20_000


def emergency_number(country: str) -> str:
    return EMERGENCY.get(country, EMERGENCY_ELSEWHERE)


NAMING = ("child_name", "where", "asker_name", "asker_contact")
"""What tells who somebody is, or leads to them. It needs a basis."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """On what basis it is told who it is: a consent with what it tells, a rule of the law or a law named, a dated
    written request, an emergency. Empty: it is not told."""

    basis: str = ""
    consent: UUID | None = None
    scope: tuple[str, ...] = ()
    rule: UUID | None = None
    statute: str = ""
    requested_on: dt.date | None = None


NAMELESS = Grounds()
