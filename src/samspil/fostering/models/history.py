from django.db import models

from samspil.ground.base import Privacy, Record


class Noted(Record):
    """Abstract: a fact of the placement history, known to the institution that noted it.

    `cells` keeps the row as it was received, so that a return can be written back without loss; `position` its order in the return.
    """

    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT, related_name="+")
    cells = models.JSONField(default=dict, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True


class Placement(Noted):
    """One episode of care: where the child was placed, by whom provided, under which legal status, from until.

    Dates are kept as returned, also where they contradict each other; the return's findings name such rows.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "code": "where the child was", "place_postcode": "distance from home", "home_postcode": "distance from home",
            "legal_status": "under which law", "need": "why care began", "cells": "the row as received",
        },
    )  # fmt: skip

    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=10, blank=True)
    provider = models.CharField(max_length=10, blank=True)
    urn = models.CharField(max_length=20, blank=True)
    legal_status = models.CharField(max_length=10, blank=True)
    need = models.CharField(max_length=10, blank=True)
    began_because = models.CharField(max_length=10, blank=True)
    ended_because = models.CharField(max_length=10, blank=True)
    changed_because = models.CharField(max_length=12, blank=True)
    home_postcode = models.CharField(max_length=20, blank=True)
    place_postcode = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "since", "id"], name="placement_by_case")]


class Review(Noted):
    """A statutory review of a looked-after child, and how the child took part."""

    PRIVACY = Privacy(
        retention="case file", personal={"code": "how the child took part", "cells": "as received"}
    )

    held_on = models.DateField()
    code = models.CharField(max_length=10, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "held_on", "id"], name="review_by_case")]


class Absence(Noted):
    """A time when the child was missing or away without authorisation."""

    PRIVACY = Privacy(retention="case file", personal={"kind": "missing or away", "cells": "as received"})

    kind = models.CharField(max_length=5, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["case", "since", "id"], name="absence_by_case")]
