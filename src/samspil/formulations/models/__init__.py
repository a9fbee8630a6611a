"""Tables of the map. Every change goes through the map's row, so that it has one order and a revision."""

from samspil.formulations.models.board import Differing, Factor, FactorVersion, Link, Map, Presence
from samspil.formulations.models.kept import FamilyPage, MapVersion
from samspil.formulations.models.thinking import Finding, Grounds, Hypothesis, Tried
from samspil.formulations.models.words import Vocabulary

__all__ = [
    "Differing",
    "Factor",
    "FactorVersion",
    "FamilyPage",
    "Finding",
    "Grounds",
    "Hypothesis",
    "Link",
    "Map",
    "MapVersion",
    "Presence",
    "Tried",
    "Vocabulary",
]
