"""The words of the acute line. Topics and kinds of contact follow the vocabulary of child helplines, with what foster carers
call about added."""

import datetime as dt

from django.db import models
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What kind of contact it was. Only the first two are counsel; the others are counted apart."""

    SELF = "self", pgettext_lazy("call", "about their own family")
    OTHER = "other", pgettext_lazy("call", "about somebody else")
    QUESTION = "question", pgettext_lazy("call", "a question")
    THANKS = "thanks", pgettext_lazy("call", "thanks")
    EMERGENCY = "emergency", pgettext_lazy("call", "emergency, 112")
    SILENT = "silent", pgettext_lazy("call", "silent")
    HANG_UP = "hang_up", pgettext_lazy("call", "hung up")
    ABUSIVE = "abusive", pgettext_lazy("call", "abusive")
    WRONG = "wrong", pgettext_lazy("call", "wrong number")


COUNSEL = frozenset({Kind.SELF, Kind.OTHER})
QUICK = (Kind.SILENT, Kind.HANG_UP, Kind.ABUSIVE, Kind.WRONG)
"""Kept by one key each; nothing else need be said of them."""
KEYS = {Kind.SILENT: "s", Kind.HANG_UP: "h", Kind.ABUSIVE: "a", Kind.WRONG: "w"}


class Topic(models.TextChoices):
    CONFLICT = "conflict", pgettext_lazy("topic of a call", "unrest and conflict at home")
    CONTACT = "contact", pgettext_lazy("topic of a call", "contact with parents")
    SELF_HARM = "self_harm", pgettext_lazy("topic of a call", "self-harm")
    OWN_CHILDREN = "own_children", pgettext_lazy("topic of a call", "the carers' own children")
    EXHAUSTED = "exhausted", pgettext_lazy("topic of a call", "the carers can no more")
    FAMILY = "family", pgettext_lazy("topic of a call", "family relationships")
    PEERS = "peers", pgettext_lazy("topic of a call", "peer relationships")
    VIOLENCE = "violence", pgettext_lazy("topic of a call", "violence")
    MISSING = "missing", pgettext_lazy("topic of a call", "missing child")
    MENTAL = "mental", pgettext_lazy("topic of a call", "mental health")
    PHYSICAL = "physical", pgettext_lazy("topic of a call", "physical health")
    SCHOOL = "school", pgettext_lazy("topic of a call", "education and work")
    SEXUALITY = "sexuality", pgettext_lazy("topic of a call", "sexuality")
    DISCRIMINATION = "discrimination", pgettext_lazy("topic of a call", "discrimination and exclusion")
    ACCESS = "access", pgettext_lazy("topic of a call", "accessibility")
    ELSE = "else", pgettext_lazy("topic of a call", "something else")


class End(models.TextChoices):
    """How a call ended; several may be true. The key of each is its place in the list."""

    ADVICE = "advice", pgettext_lazy("end of a call", "advice given, done")
    BACK = "back", pgettext_lazy("end of a call", "we call back")
    HANDED = "handed", pgettext_lazy("end of a call", "to the consultant, next working day")
    SECOND = "second", pgettext_lazy("end of a call", "second line took part")
    GOES = "goes", pgettext_lazy("end of a call", "somebody goes there tonight")
    REFERRED = "referred", pgettext_lazy("end of a call", "became a request for help")
    DANGER = "danger", pgettext_lazy("end of a call", "danger now: 112")


class CameTo(models.TextChoices):
    """How a call through an exchange ended."""

    ANSWERED = "answered", pgettext_lazy("call through an exchange", "answered")
    GAVE_UP = "gave_up", pgettext_lazy("call through an exchange", "the caller gave up")
    NOBODY = "nobody", pgettext_lazy("call through an exchange", "nobody answered; somebody calls back")


class Handed(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("hand-over", "waits for a yes")
    ACCEPTED = "accepted", pgettext_lazy("hand-over", "accepted")
    DONE = "done", pgettext_lazy("hand-over", "done")


class Result(models.TextChoices):
    """What became of a test call."""

    FIRST = "first", pgettext_lazy("test call", "first line answered")
    SECOND = "second", pgettext_lazy("test call", "second line answered")
    OTHERWISE = "otherwise", pgettext_lazy("test call", "the last number answered")
    NOBODY = "nobody", pgettext_lazy("test call", "nobody answered")


class Secure(models.TextChoices):
    """The own question: how it is to know that the line is there. Never validated; it opens a talk."""

    AGREE = "agree", pgettext_lazy("feels secure", "agrees")
    PARTLY = "partly", pgettext_lazy("feels secure", "agrees in part")
    DISAGREE = "disagree", pgettext_lazy("feels secure", "does not agree")
    SILENT = "silent", pgettext_lazy("feels secure", "did not answer")


class Reviewed(models.TextChoices):
    """Where a call is that was drawn for a colleague to read."""

    ASKED = "asked", pgettext_lazy("call to learn from", "waits for who took it")
    AGREED = "agreed", pgettext_lazy("call to learn from", "waits for a colleague")
    DECLINED = "declined", pgettext_lazy("call to learn from", "not this one")
    READ = "read", pgettext_lazy("call to learn from", "a colleague has answered")


class Look(models.TextChoices):
    """What a colleague looks for in the notes of a call. Found or not found, never a mark."""

    SAFE = "safe", pgettext_lazy("found in the notes of a call", "whether everybody was safe was asked first")
    TRIED = "tried", pgettext_lazy("found in the notes of a call", "what the caller had tried was asked")
    WISH = "wish", pgettext_lazy("found in the notes of a call", "what the caller wanted was asked")
    STEP = "step", pgettext_lazy("found in the notes of a call", "who does what next is clear")
    ENOUGH = "enough", pgettext_lazy("found in the notes of a call", "whether it was enough help was asked")


AFTER = dt.timedelta(minutes=30)
"""So long after a call whoever took it still sees what the call showed."""
ACCEPT_BY, OTHERWISE_AT = dt.time(8), dt.time(8, 45)
"""On the next working day a hand-over waits for its consultant from the one, and goes to who leads the team at the other."""
BACK_WITHIN = dt.timedelta(minutes=15)
"""So soon somebody calls back when nobody answered."""
TALKED = dt.timedelta(hours=6)
"""A call that nobody ended for so long is over: its notes stay open, what it showed closes."""
DRAWN_FROM = dt.timedelta(days=92)
"""Calls to learn from are drawn from so many days."""
