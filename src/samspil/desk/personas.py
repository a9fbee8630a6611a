"""The people of the demonstration, as the story left them: read by the front page, in demo mode only."""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from samspil.access.service import Role
from samspil.accounts.terms import LANGUAGE_NAMES
from samspil.carers.terms import MemberRole
from samspil.institutions.terms import Country as Countries
from samspil.rights.terms import Relation

TONES = {"CZ": "p", "DK": "b", "FI": "g", "GB": "w", "NL": ""}


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody a visitor of the demonstration can be. `sentence` is in the persona's own language."""

    key: str
    email: str
    name: str
    role: str
    institution: str
    place: str
    country: str
    language: str
    sentence: str

    @property
    def role_label(self) -> Any:
        if self.role == "foster_carer":
            return MemberRole.CARER.label
        if self.role in Relation.values:
            return _("Family")
        return Role(self.role).label if self.role in Role.values else self.role

    @property
    def language_name(self) -> str:
        return dict(LANGUAGE_NAMES).get(self.language, self.language)

    @property
    def tone(self) -> str:
        return TONES.get(self.country, "")


def personas() -> list[Persona]:
    """Those in `personas.json` beside the demo's data, in the order of the story; none where there is no such file."""
    file = Path(settings.VAR) / "personas.json"
    if not settings.SAMSPIL_DEMO or not file.exists():
        return []
    known = [f.name for f in fields(Persona)]
    return [Persona(**{n: str(row.get(n, "")) for n in known}) for row in json.loads(file.read_text("utf-8"))]


@dataclass(frozen=True, slots=True)
class Country:
    """The personas of one country."""

    code: str
    label: Any
    personas: list[Persona]


def by_country(language: str) -> list[Country]:
    """The personas by country, the one that speaks the reader's language first."""
    found: dict[str, list[Persona]] = {}
    for person in personas():
        found.setdefault(person.country, []).append(person)
    labels = dict(Countries.choices)
    rows = [Country(code, labels.get(code, code), people) for code, people in found.items()]
    return sorted(rows, key=lambda c: all(p.language != language for p in c.personas))


def persona(key: str) -> Persona | None:
    return next((p for p in personas() if p.key == key), None)
