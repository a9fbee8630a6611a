"""The words of programmes."""

from samspil.programmes.terms.patterns import TEMPLATES, Pattern, Template
from samspil.programmes.terms.words import (
    CURRENCIES,
    MAY_SPEAK_FOR,
    Core,
    DueKind,
    Form,
    Left,
    Party,
    Share,
    State,
)

__all__ = [
    "CURRENCIES", "MAY_SPEAK_FOR", "TEMPLATES", "Core", "DueKind", "Form", "Left", "Party", "Pattern", "Share", "State",
    "Template",
]  # fmt: skip
