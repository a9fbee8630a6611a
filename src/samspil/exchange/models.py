from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from samspil.exchange.terms import Kind, State
from samspil.ground.base import Privacy, Record


class Run(Record):
    """One import: what was brought, what was found in it, how far it is. The file goes after thirty days."""

    PRIVACY = Privacy(
        retention="short",
        personal={
            "account": "who brought it",
            "file_name": "telling runs apart",
            "summary": "examples of rows with problems",
        },
        clock="30 days, together with the file that was brought",
    )

    institution = models.ForeignKey("institutions.Institution", models.PROTECT)
    account = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices)
    file_name = models.CharField(max_length=200)
    path = models.CharField(max_length=120, blank=True)
    report = models.CharField(max_length=120, blank=True)
    mapping = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    summary = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)
    trouble = models.CharField(max_length=40, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["institution", "-began_at", "-id"], name="run_by_institution")]


class ReturnedChild(Record):
    """Under which number a return knows a child, and what it last said, so that saying it again changes nothing."""

    PRIVACY = Privacy(
        retention="case file",
        personal={"number": "meeting the same child again", "said": "what the return said of the child"},
    )

    institution = models.ForeignKey("institutions.Institution", models.PROTECT)
    number = models.CharField(max_length=30)
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=40)
    said = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "number"], name="a_return_names_a_child_once")
        ]


class KeptRow(Record):
    """A row of a return that no room reads, or that cannot be placed, kept as it was received."""

    PRIVACY = Privacy(
        retention="case file", personal={"cells": "the row as received, to be returned without loss"}
    )

    institution = models.ForeignKey("institutions.Institution", models.PROTECT)
    case = models.ForeignKey("cases.Case", models.CASCADE, null=True, related_name="+")
    table = models.CharField(max_length=30)
    key = models.CharField(max_length=80)
    position = models.PositiveIntegerField()
    cells = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["case", "table", "position"], name="kept_by_case"),
            models.Index(fields=["institution", "table", "position"], name="kept_by_institution"),
        ]
