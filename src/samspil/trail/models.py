from django.db import models

from samspil.ground.base import Privacy


class Deed(models.TextChoices):
    READ = "read"
    WRITE = "write"
    LEFT = "left"  # something left the system: export, mail, print
    SIGN_IN = "sign-in"
    FAILED = "failed"  # asked for what is not there or not theirs; refused


READS = (Deed.READ, Deed.LEFT)
"""What was handed out as a file was read, and more."""


class Head(models.Model):
    """The end of one chain. Locked while an entry is added, so that entries have one order."""

    PRIVACY = Privacy(retention="trail")

    chain = models.CharField(max_length=64, primary_key=True)
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)


class Entry(models.Model):
    """Who did what to which record, for which institution, when and why. Links, never content (ISO 27789).

    Each entry carries the hash of the one before it in its institution's chain. Database triggers refuse
    change and removal; `verify` finds what got past them.
    """

    PRIVACY = Privacy(
        retention="trail",
        personal={"account": "who acted", "case": "whose file was seen", "record": "what was seen"},
    )

    id = models.BigAutoField(primary_key=True)
    chain = models.CharField(max_length=64)
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    account = models.UUIDField(null=True)
    institution = models.UUIDField(null=True)
    deed = models.CharField(max_length=10, choices=Deed.choices)
    act = models.CharField(max_length=60)
    record_kind = models.CharField(max_length=60, blank=True)
    record = models.CharField(max_length=64, blank=True)
    case = models.UUIDField(null=True)
    purpose = models.CharField(max_length=60, blank=True)
    details = models.TextField(blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="trail_one_order")]
        indexes = [
            models.Index(fields=["case", "at"], name="trail_by_case"),
            models.Index(fields=["record", "at"], name="trail_by_record"),
            models.Index(fields=["account", "at"], name="trail_by_account"),
            models.Index(fields=["chain", "at"], name="trail_by_time"),
        ]


class Shown(models.Model):
    """Which cases an entry about a list showed. Read from the entry's details, so that "who looked" finds them;
    the details are what the chain holds, this is their index."""

    PRIVACY = Privacy(retention="trail", personal={"case": "whose file stood in a list"})

    pk = models.CompositePrimaryKey("case", "at", "entry")
    case = models.UUIDField()
    at = models.DateTimeField()
    entry = models.BigIntegerField()


class Walk(models.Model):
    """What the last verification of a chain found, and when: the mark beside the lists of who looked."""

    PRIVACY = Privacy(retention="trail")

    chain = models.CharField(max_length=64, primary_key=True)
    at = models.DateTimeField()
    entries = models.BigIntegerField()
    broken_at = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=80, blank=True)
    hash = models.CharField(max_length=64, blank=True)
