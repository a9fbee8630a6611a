"""A row in force, frozen: what every other room reads."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from samspil.rules.terms.words import Checked, Table


@dataclass(frozen=True, slots=True)
class InForce:
    """What every row says of itself. `own`: set by an institution for itself. `rule` is the id of this version."""

    rule: UUID
    table: str
    key: str
    country: str
    own: bool
    version: int
    since: dt.date
    until: dt.date | None
    source: str
    source_url: str
    checked: str
    note: str
    decided: bool
    """Two people here decided on this version; it did not merely come with the product."""


@dataclass(frozen=True, slots=True)
class Way(InForce):
    """One way in which something may cross. `fields` empty: not limited to certain facts."""

    from_kind: str
    to_kind: str
    form: str
    basis: str
    statute: str
    section: str
    fields: tuple[str, ...]
    condition: str
    must_answer: bool


@dataclass(frozen=True, slots=True)
class WithoutConsent(InForce):
    """The facts, and no others, that may be told to such a party when nobody consented."""

    to_kind: str
    statute: str
    section: str
    fields: tuple[str, ...]
    condition: str


@dataclass(frozen=True, slots=True)
class FileAge(InForce):
    """Somebody may read the file of a child from an age until before an age; `consent_of`: if these agree."""

    relation: str
    from_age: int
    before_age: int | None
    consent_of: str


@dataclass(frozen=True, slots=True)
class Period(InForce):
    record_class: str
    years: int
    starts_at: str


@dataclass(frozen=True, slots=True)
class Clock(InForce):
    kind: str
    months: int
    more_months: int


@dataclass(frozen=True, slots=True)
class Review(InForce):
    hours: int


@dataclass(frozen=True, slots=True)
class Secrets(InForce):
    """Whether a look in an emergency shows a protected address, and a secret place, that others noted."""

    address: bool
    place: bool


@dataclass(frozen=True, slots=True)
class FosterRequirement(InForce):
    """What must be shown before a family is approved: of whom, from which age, valid for how many months (0: for good).

    `network_later`: where the child is there already, the approval waits for it and the child does not.
    """

    check: str
    asked_of: str
    from_age: int
    months: int
    network_later: bool

    @property
    def binding(self) -> bool:
        """Whether it may stop anything: it was read at its source, or two people have confirmed it."""
        return self.decided or self.checked == Checked.READ


@dataclass(frozen=True, slots=True)
class AllowanceRate(InForce):
    """What is paid for a child of an age, a day, week or month. `amount` is a decimal number as text."""

    kind: str
    from_age: int
    before_age: int | None
    amount: str
    per: str
    currency: str


@dataclass(frozen=True, slots=True)
class DutyRow(InForce):
    """One limit that a rota keeps to."""

    kind: str
    amount: int


@dataclass(frozen=True, slots=True)
class TrainingDays(InForce):
    """Whole course days that a family of a kind is offered, and attends, in a calendar year; or support as it needs it."""

    kind: str
    days: int
    support: bool


@dataclass(frozen=True, slots=True)
class CrisisClock(InForce):
    """Within how many clock hours something is done in a crisis."""

    limit: str
    hours: int


@dataclass(frozen=True, slots=True)
class CrisisCall(InForce):
    """Whom to call, and when: the name as it is known in the country."""

    when: str
    name: str
    number: str
    order: int


ROWS: dict[str, type[InForce]] = {
    Table.CONFIDENTIALITY: Way,
    Table.WITHOUT_CONSENT: WithoutConsent,
    Table.AGES: FileAge,
    Table.RETENTION: Period,
    Table.CLOCKS: Clock,
    Table.REVIEW: Review,
    Table.SECRETS: Secrets,
    Table.FOSTER: FosterRequirement,
    Table.ALLOWANCES: AllowanceRate,
    Table.DUTY: DutyRow,
    Table.TRAINING: TrainingDays,
    Table.CRISIS: CrisisClock,
    Table.CALLS: CrisisCall,
}


@dataclass(frozen=True, slots=True)
class Inspection:
    """Whether somebody may read the file. `allowed` None: this country's ages are not set, a person must decide."""

    allowed: bool | None
    consent_of: str = ""
    rule: FileAge | None = None

    def lets(self, decided: bool) -> bool:
        """Whether somebody may read: the law alone, or with a named worker's decision where it asks for one. What the
        law forbids nobody decides."""
        if self.allowed is None:
            return decided
        return self.allowed and (decided or not self.consent_of)
