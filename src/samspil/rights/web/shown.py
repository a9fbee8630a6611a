"""How the facts of a file are said to the people it is about."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from samspil.cases.terms import EntryKind
from samspil.consents import service as consents
from samspil.consents.terms import Scope

KINDS: dict[str, tuple[Any, Any]] = {
    EntryKind.NOTE: (_("Notes"), _("What somebody thought about or must not forget. You do not read them here; a copy can be asked for.")),
    EntryKind.CONTACT: (_("Visits and conversations"), _("When somebody talked with you or about you, and what it was about.")),
    EntryKind.DECISION: (_("Decisions"), _("What was decided and why.")),
    EntryKind.VOICE: (_("Own words"), _("What the child, you or somebody else of the family said or wrote themselves.")),
    EntryKind.EVENT: (_("Dates of what happened"), _("For example: somebody new takes part, a plan was agreed.")),
}  # fmt: skip
"""Each kind of entry: its name for families and what it is."""


@dataclass(slots=True)
class Sum:
    """How much of one kind there is, and who keeps it."""

    kind: str
    count: int = 0
    keepers: list[tuple[str, int]] = field(default_factory=list)

    @property
    def name(self) -> Any:
        return KINDS[EntryKind(self.kind)][0]

    @property
    def says(self) -> Any:
        return KINDS[EntryKind(self.kind)][1]


def add_up(kept: Iterable[Any]) -> list[Sum]:
    """By kind, in one order, each with who keeps how many."""
    found = {str(kind): Sum(str(kind)) for kind in KINDS}
    for row in kept:
        one = found[row.kind]
        one.count += row.count
        one.keepers.append((row.institution, row.count))
    return [one for one in found.values() if one.count]


def consent_words(consent: Any) -> dict[str, Any]:
    return {
        "to": consents.recipient(consent),
        "scope": [str(Scope(value).label) for value in Scope.values if value in consent.scope],
        "until": consent.until,
    }
