from django.db import models
from django.db.models import F, Q

from samspil.ground.base import Privacy, Record
from samspil.ground.periods import period_order
from samspil.people.terms import Birth, BondKind, Sex, Speaks, main_word, short_name


class Person(Record):
    """A child, parent, relative, carer or friend. Named as they name themselves."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "given_name": "how the person is named", "family_name": "how the person is named",
            "called": "how the person wants to be called", "born_on": "age decides rights",
            "sex": "statutory returns ask for it", "phone": "being reached", "email": "being reached",
            "died_on": "what must not be sent any more",
        },
    )  # fmt: skip

    given_name = models.CharField(max_length=80, blank=True)
    family_name = models.CharField(max_length=80, blank=True)
    called = models.CharField(max_length=80, blank=True)
    sort_name = models.CharField(max_length=120, blank=True)
    born_on = models.DateField(null=True, blank=True)
    birth = models.CharField(max_length=10, choices=Birth.choices, blank=True)
    died_on = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=10, choices=Sex.choices, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    reach_note = models.CharField(max_length=120, blank=True)
    revision = models.PositiveIntegerField(default=1)
    languages_revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["born_on"], name="person_by_birth")]
        constraints = [
            models.CheckConstraint(
                condition=Q(born_on__isnull=True) | Q(birth__in=["exact", "about", "expected"]),
                name="a_birth_date_says_how_well_it_is_known",
            ),
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(born_on__isnull=True) | Q(died_on__gte=F("born_on")),
                name="nobody_dies_before_birth",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return " ".join(p for p in (self.called or self.given_name, self.family_name) if p) or "?"

    @property
    def short(self) -> str:
        """First name and initial, as lists show children: "Tereza N."."""
        return short_name(self.called, self.given_name, self.family_name)

    @property
    def initials(self) -> str:
        family = self.family_name.split()
        letters = (self.called or self.given_name)[:1] + (family[main_word(family)][0] if family else "")
        return letters.upper() or "?"


class Knowing(Record):
    """An institution knows a person because it works with them. Nobody else finds the person.

    `until` ends it by itself, as when the institution takes part in a case until a day. `through` names the child
    around whom the person was met: the two are forgotten together. Several reasons may stand side by side.
    """

    PRIVACY = Privacy(
        retention="case file",
        personal={"person": "who is known", "institution": "to whom", "through": "around whom they were met"},
    )

    person = models.ForeignKey(Person, models.CASCADE, related_name="known_by")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT)
    through = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "person"], condition=Q(through=None), name="known_once"
            ),
            models.UniqueConstraint(
                fields=["institution", "person", "through"],
                condition=Q(through__isnull=False),
                name="known_once_through_somebody",
            ),
        ]
        indexes = [models.Index(fields=["person"], name="knowing_by_person")]


class NameKey(models.Model):
    """The search index: one row per institution that knows the person and key of the name (see ground.names)."""

    PRIVACY = Privacy(retention="case file", personal={"key": "finding a person by name"})

    id = models.BigAutoField(primary_key=True)
    institution = models.ForeignKey("institutions.Institution", models.CASCADE)
    key = models.CharField(max_length=42)
    person = models.ForeignKey(Person, models.CASCADE, related_name="name_keys")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "key", "person"], name="name_key_once"),
        ]


class Language(Record):
    """A language somebody speaks, and how well."""

    PRIVACY = Privacy(retention="case file", personal={"code": "being understood"})

    person = models.ForeignKey(Person, models.CASCADE, related_name="languages")
    code = models.CharField(max_length=12)
    speaks = models.CharField(max_length=12, choices=Speaks.choices, default=Speaks.FLUENTLY)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "code"], name="language_once")]


class Bond(Record):
    """What one person is to another, from a day until a day; an unknown start is empty."""

    PRIVACY = Privacy(
        retention="case file", personal={"person": "one end", "to": "other end", "kind": "what they are"}
    )

    person = models.ForeignKey(Person, models.CASCADE, related_name="bonds")
    to = models.ForeignKey(Person, models.CASCADE, related_name="bonds_to")
    kind = models.CharField(max_length=15, choices=BondKind.choices)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=160, blank=True)
    revision = models.PositiveIntegerField(default=1)
    noted_by = models.ForeignKey("institutions.Institution", models.PROTECT)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("to")), name="nobody_is_bound_to_themselves"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gt=F("since")),
                name="bond_order",
            ),
        ]
        indexes = [models.Index(fields=["to", "kind"], name="bond_by_to")]


class BondVersion(Record):
    """What was said of a bond before somebody corrected or ended it. Never changed afterwards."""

    PRIVACY = Privacy(
        retention="case file", personal={"kind": "what was said before", "note": "what was said before"}
    )

    bond = models.ForeignKey(Bond, models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    kind = models.CharField(max_length=15, choices=BondKind.choices)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=160, blank=True)
    replaced_at = models.DateTimeField()
    replaced_by = models.ForeignKey("accounts.Account", models.PROTECT, null=True, related_name="+")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["bond", "revision"], name="bond_version_once")]


class Household(Record):
    """People who live together. A protected one is shown only to who wrote it down."""

    PRIVACY = Privacy(retention="case file", personal={"label": "telling households apart"})

    label = models.CharField(max_length=120)
    protected = models.BooleanField(default=False)
    noted_by = models.ForeignKey("institutions.Institution", models.PROTECT)


class HouseholdMember(Record):
    """Somebody's stay in a household, as an institution noted it."""

    PRIVACY = Privacy(retention="case file", personal={"person": "who lives there"})

    household = models.ForeignKey(Household, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="households")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey("institutions.Institution", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [period_order("household_member_order")]


class Address(Record):
    """Where somebody lives, from a day until a day. A protected one is shown only to who wrote it down."""

    PRIVACY = Privacy(
        retention="case file",
        personal={
            "street": "visits and letters",
            "postcode": "visits and letters",
            "city": "visits and letters",
        },
    )

    person = models.ForeignKey(Person, models.CASCADE, related_name="addresses")
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, blank=True)
    protected = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    noted_by = models.ForeignKey("institutions.Institution", models.PROTECT)

    class Meta:
        constraints = [period_order("address_order")]
        indexes = [models.Index(fields=["person", "since"], name="address_by_person")]


class OutsideId(Record):
    """The number a person has elsewhere: a return's child id, a school's pupil number. Scoped to who knows it."""

    PRIVACY = Privacy(
        retention="case file", personal={"value": "meeting the same person again in a list or return"}
    )

    person = models.ForeignKey(Person, models.CASCADE, related_name="outside_ids")
    institution = models.ForeignKey("institutions.Institution", models.PROTECT)
    scheme = models.CharField(max_length=20)
    value = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["institution", "scheme", "value"], name="outside_id_once"),
        ]
