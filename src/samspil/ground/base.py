"""The base of every table: its identifier, and its statement on personal data and retention."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from django.db import models

from samspil.ground.ids import new_id


@dataclass(frozen=True, slots=True)
class Privacy:
    """What a table keeps about people and for how long.

    `personal` names each field that says something about a person, with the reason it is needed.
    `retention` is the class of the retention clock that governs the row.
    """

    retention: str
    personal: Mapping[str, str] = field(default_factory=dict)


RETENTION = {
    "case file": "as long as the law of the holding institution's country asks for its case files",
    "foster family": "while the family fosters or is on the way to it, then as long as the law of its country asks; an enquiry "
    "that led nowhere at most two years",
    "trail": "as long as the longest file it speaks about",
    "account": "while the person works there, then until no trail entry needs the name",
    "institution": "while the institution exists",
    "short": "until sent, used or replaced; at most 90 days",
    "vocabulary": "always; says nothing about anybody",
}


class Record(models.Model):
    """Abstract base with a time-ordered UUID. Subclasses must state PRIVACY; a law test checks it."""

    PRIVACY: ClassVar[Privacy]

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True
