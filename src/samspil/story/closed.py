"""A file that was closed, and one that is held because a court may still ask for it: the closing list is not empty."""

import datetime as dt
from typing import Any

from samspil.cases import service as cases
from samspil.institutions.terms import Competence
from samspil.people import service as people
from samspil.retention import service as retention
from samspil.story.telling import Stage

HOUSE = "ospod-brno-sever"
FILES = (
    ("Vojtěch", "Sedlák", dt.date(2009, 3, 14), 210, ""),
    ("Klára", "Hájková", dt.date(2012, 9, 2), 90, "Soud si může spis ještě vyžádat."),
)


def tell_closed(stage: Stage) -> None:
    for given, family, born, ago, why in FILES:
        at = stage.now - dt.timedelta(days=ago + 150)
        by = stage.actor("jana", at, HOUSE)
        child = people.add(by=by, at=at, given_name=given, family_name=family, born_on=born)
        case = cases.open(
            by=by, at=at, child=child, competence=Competence.STATUTORY, place="home", place_since=at.date(),
            next_on=at.date() + dt.timedelta(days=7), next_what="Návštěva", worker=stage.workers["jana"],
        )  # fmt: skip
        _close(case, stage, stage.now - dt.timedelta(days=ago), why)


def _close(case: Any, stage: Stage, at: dt.datetime, why: str) -> None:
    by = stage.actor("jana", at, HOUSE)
    cases.close(by=by, at=at, case=case, revision=case.revision, reason="goals_met")
    if why:
        later = at + dt.timedelta(days=1)
        retention.hold(by=stage.actor("dana", later, HOUSE), at=later, case=case.pk, reason=why)
