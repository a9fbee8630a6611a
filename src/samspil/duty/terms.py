"""The words of duty: what a rota is for, parts of the day, lines, skills, why somebody is away, how a swap stands."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Purpose(models.TextChoices):
    LINE = "line", pgettext_lazy("a rota for", "acute line")
    CRISIS = "crisis", pgettext_lazy("a rota for", "crisis help")


class Part(models.TextChoices):
    """The part of the day a shift covers; `WHOLE` is a day and a night."""

    DAY = "day", pgettext_lazy("shift", "day")
    EVENING = "evening", pgettext_lazy("shift", "evening")
    NIGHT = "night", pgettext_lazy("shift", "night")
    WHOLE = "whole", pgettext_lazy("shift", "day and night")


ICONS = {Part.DAY: "sun", Part.EVENING: "sun-moon", Part.NIGHT: "moon", Part.WHOLE: "clock"}


class Line(models.IntegerChoices):
    FIRST = 1, _("First line")
    SECOND = 2, _("Second line")


class Skill(models.TextChoices):
    ADHD = "adhd", _("ADHD")
    SELF_HARM = "self_harm", _("self-harm")
    AUTISM = "autism", _("autism")
    TRAUMA = "trauma", _("trauma and attachment")
    ADDICTION = "addiction", _("drugs and alcohol")
    YOUNG = "young", _("teenagers")
    LITTLE = "little", _("babies and small children")


LANGUAGES = (
    ("da", "dansk"), ("nl", "Nederlands"), ("cs", "čeština"), ("fi", "suomi"), ("en", "English"), ("sv", "svenska"), ("de", "Deutsch"),
    ("pl", "polski"), ("sk", "slovenčina"), ("uk", "українська"), ("ru", "русский"), ("vi", "tiếng Việt"), ("ar", "العربية"),
    ("fa", "فارسی"), ("so", "Soomaali"), ("tr", "Türkçe"), ("kl", "kalaallisut"), ("pa", "ਪੰਜਾਬੀ"), ("ur", "اردو"),
)  # fmt: skip
"""Languages somebody on duty may speak, each by its own name."""


def known(word: str) -> str:
    """A skill or a language in words."""
    return str(Skill(word).label) if word in Skill.values else dict(LANGUAGES).get(word, word)


class Away(models.TextChoices):
    """Why somebody cannot, or what they wish. The first three keep a shift from being given; a wish has a price."""

    LEAVE = "leave", pgettext_lazy("away", "leave")
    ILL = "ill", pgettext_lazy("away", "ill")
    CANNOT = "cannot", pgettext_lazy("away", "cannot")
    RATHER_NOT = "rather_not", pgettext_lazy("away", "would rather not")
    GLADLY = "gladly", pgettext_lazy("away", "would like to")


WISHES = frozenset({Away.RATHER_NOT, Away.GLADLY})


class MonthState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("rota", "being drawn up")
    PUBLISHED = "published", pgettext_lazy("rota", "published")


class How(models.TextChoices):
    """How a shift came to whoever has it."""

    HAND = "hand", pgettext_lazy("shift", "set by hand")
    ENGINE = "engine", pgettext_lazy("shift", "proposed, then published by a person")
    SWAP = "swap", pgettext_lazy("shift", "swapped")
    TAKEN = "taken", pgettext_lazy("shift", "taken over while it ran")
    REPAIR = "repair", pgettext_lazy("shift", "changed because somebody fell ill")


class SwapState(models.TextChoices):
    ASKED = "asked", pgettext_lazy("swap", "asked")
    DONE = "done", pgettext_lazy("swap", "done")
    DECLINED = "declined", pgettext_lazy("swap", "declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("swap", "taken back")
    LAPSED = "lapsed", pgettext_lazy("swap", "fell away, because the rota changed")


class Breach(models.TextChoices):
    """A rule that a rota breaks."""

    REST = "rest", _("less rest than the rules ask")
    SHIFT = "shift", _("longer at a stretch than the rules allow")
    WEEK = "week", _("more hours in seven days than the rules allow")
    NIGHTS = "nights", _("more nights in a row than the rules allow")
    REST_WEEK = "rest_week", _("no long rest within seven days, as the rules ask")
    AWAY = "away", _("is away then")
    LINE = "line", _("does not take this line")
    TWICE = "twice", _("has another shift then")


KINDS_SHARED: dict[str, Any] = {
    "night": _("Nights"),
    "weekend": _("Weekends"),
    "holiday": _("Public holidays"),
    "christmas": _("Christmas"),
}
"""What is shared fairly over the year."""


class Cut(models.TextChoices):
    """Into which shifts a day of the first line is cut."""

    THREE = "three", _("three shifts of eight hours")
    TWO = "two", _("two shifts of twelve hours")
    ONE = "one", _("one shift, day and night")


LAWS: dict[str, Any] = {
    "kinds": _("does not take this line"),
    "away": _("is away then"),
    "one_a_day": _("has another shift that day"),
    "rest": _("less rest than the rules ask"),
    "most_nights_in_row": _("more nights in a row than the rules allow"),
    "most_a_week": _("more hours in seven days than the rules allow"),
    "rest_a_week": _("no long rest within seven days, as the rules ask"),
    "held": _("has shifts that stay as they are"),
    "barred": _("is away then"),
}
"""The laws of the engine in words; of a law that a rota here cannot have, its own name."""


LONGEST = dt.timedelta(hours=25)
"""A day and a night when the clocks go back. No shift is longer, so whoever is on duty began at most so long ago."""


@dataclass(frozen=True, slots=True)
class Answerer:
    """Somebody who answers: at which number, and until when. `member` empty: named by hand, no member of the rota."""

    name: str
    phone: str
    until: dt.datetime
    line: int = 1
    member: UUID | None = None
    account: UUID | None = None
    shift: UUID | None = None

    @property
    def is_gap(self) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class NamedGap:
    """Nobody has a shift. Who answers all the same is named: for this gap, or for any gap of the rota."""

    since: dt.datetime
    until: dt.datetime
    name: str
    phone: str
    why: str
    line: int = 1

    @property
    def is_gap(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Step:
    """One of those who are rung in turn; `after` is how many seconds after the call began."""

    name: str
    phone: str
    after: int
    kind: str
    account: UUID | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of time in which one thing holds."""

    since: dt.datetime
    until: dt.datetime
    held: Any = None

    @property
    def minutes(self) -> int:
        return round((self.until - self.since).total_seconds() / 60)
