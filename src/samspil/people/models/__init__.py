"""The tables of people: who they are, who knows them, and which records are about one human being."""

from samspil.people.models.joining import DoublesLook, Joined, PossibleDouble
from samspil.people.models.persons import (
    Address,
    Bond,
    BondVersion,
    Household,
    HouseholdMember,
    Knowing,
    Language,
    NameKey,
    OutsideId,
    Person,
)

__all__ = [
    "Address", "Bond", "BondVersion", "DoublesLook", "Household", "HouseholdMember", "Joined", "Knowing", "Language",
    "NameKey", "OutsideId", "Person", "PossibleDouble",
]  # fmt: skip
