"""A consent to test with: Tereza's mother lets child protection tell the family support service about school."""

import datetime as dt
from dataclasses import replace
from typing import Any

from samspil.consents import service as consents
from samspil.people import service as people
from tests.cast import NOW, Cast

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
UNTIL = NOW + dt.timedelta(days=60)


def mother(cast: Cast, by: Any = None) -> Any:
    by = by or cast.actor(cast.jana)
    before = NOW - dt.timedelta(days=25)
    person = people.add(
        by=by,
        at=before,
        given_name="Hana",
        family_name="Nováková",
        born_on=dt.date(1988, 3, 1),
        around=cast.tereza,
    )
    people.bind(by=by, at=before, person=person, to=cast.tereza, kind="mother")
    return person


def given(cast: Cast, giver: Any, **more: Any) -> consents.Given:
    facts = consents.Given(
        giver=giver, given_as="parent", scope=("school", "plan"), purpose="Joint plan", matter="Getting to school",
        since=NOW - dt.timedelta(days=1), until=UNTIL, language="cs", signed="paper",
        signed_on=(NOW - dt.timedelta(days=1)).date(), to=cast.support, scan=PDF,
    )  # fmt: skip
    return replace(facts, **more)


def recorded(cast: Cast, at: dt.datetime = NOW, **more: Any) -> Any:
    giver = more.pop("giver", None) or mother(cast)
    return consents.record(
        by=cast.actor(cast.jana), at=at, person=cast.tereza, given=given(cast, giver, **more)
    )
