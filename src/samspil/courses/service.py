"""The door of course days: offered, attended, missing; and by which key municipalities share them.

`ledger` tells a year of all families, `of_family` of one, `own_year` of the family in which the actor is a
carer, with what proves that it was there (`own_proof`); `panel` puts that on the carer's home page.
"""

import dataclasses
import datetime as dt

from samspil.access.service import NOBODY, Word
from samspil.courses.operations import adopt_key, call_off, mark, offer, reckon, set_key, set_up
from samspil.courses.policy import who_could
from samspil.courses.queries import (
    Ledger,
    OwnYear,
    Row,
    Said,
    Seats,
    day,
    days,
    keys_of,
    ledger,
    of_family,
    own_days,
    own_municipality,
    own_proof,
    own_year,
    panel,
    proposal,
    said_apart,
    seats,
    waiting,
)
from samspil.ground import fence
from samspil.institutions import service as institutions
from samspil.institutions.terms import Competence

__all__ = [
    "Ledger", "OwnYear", "Row", "Said", "Seats", "adopt_key", "call_off", "day", "days", "keys_of", "ledger", "mark", "of_family", "offer",
    "own_days", "own_municipality", "own_proof", "own_year", "panel", "proposal", "reckon", "said_apart", "seats", "set_key", "set_up",
    "waiting", "who_could",
]  # fmt: skip


def by_the_clock(*, at: dt.datetime) -> None:
    """From September on, once a day: which families of a foster care service will miss the year."""
    homes = list(institutions.every())
    held = institutions.competences_of([home.pk for home in homes], on=at.date())
    for home in (home for home in homes if Competence.FOSTER in held.get(home.pk, ())):
        machine = dataclasses.replace(
            NOBODY, institution=home.pk, country=home.country, time_zone=home.time_zone, at=at,
            words=frozenset({str(Word.CARERS_READ)}),
        )  # fmt: skip
        with fence.acting(machine, at=at):
            reckon(by=machine, at=at)
