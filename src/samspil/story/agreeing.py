"""Tells what families agreed to, before anything is told because of it."""

import datetime as dt
from typing import Any

from samspil.access.service import Actor
from samspil.cases.terms import AT_THE_TABLE
from samspil.consents import service as consents
from samspil.story.script import Agreed, Child, Partner

PARENTS = ("mother", "father", "guardian")
LONG = 180
"""For how many days from today a consent to take part runs, where the partner has no end of its own."""


def agree(told: Agreed, child: Child, stage: Any) -> Any:
    """Signed on the worker's screen, after the plain words."""
    house = stage.homes[told.by]
    at = stage.past(told.day, "16:20" if told.day < 0 else "07:00", house)
    until = stage.moment(told.until_day + 1, "00:00", house)
    given = _given(child, told.giver, told.scope, told.purpose, told.matter, told.to, at, until, stage)
    return _kept(stage.actor(told.by, at), at, child, given, stage)


def agree_to_take_part(partner: Partner, child: Child, by: Actor, at: dt.datetime, stage: Any) -> Any:
    """A parent lets the leading house tell the partner what everybody at the table reads."""
    parent = next(kin.key for kin in child.kin if kin.bond in PARENTS)
    last = max(LONG, (partner.until_day or 0) + 30)
    until = stage.moment(last, "00:00", child.house)
    given = _given(
        child, parent, AT_THE_TABLE, partner.purpose, partner.purpose, partner.house, at, until, stage
    )
    return _kept(by, at, child, given, stage)


def on_which(child: Child, by: Actor, at: dt.datetime, stage: Any, **what: Any) -> Any:
    """The consent that a share of a line rests on."""
    purpose = what.pop("purpose")
    return next(
        c for c in stage.agreed[child.key]
        if c.institution_id == by.institution and c.purpose == purpose and consents.covers(c, at=at, **what)
    )  # fmt: skip


def _given(
    child: Child, giver: str, scope: Any, purpose: str, matter: str, to: str, at: dt.datetime, until: dt.datetime, stage: Any
) -> consents.Given:  # fmt: skip
    person = stage.people[child.key, giver]
    return consents.Given(
        giver=person, given_as="parent", scope=tuple(map(str, scope)), purpose=purpose, matter=matter,
        since=at.replace(hour=0, minute=0), until=until, language=stage.cases[child.key].language, signed="screen",
        signed_on=at.date(), signed_name=person.name, to=stage.houses[to],
    )  # fmt: skip


def _kept(by: Actor, at: dt.datetime, child: Child, given: consents.Given, stage: Any) -> Any:
    made = consents.record(by=by, at=at, person=stage.people[child.key, "child"], given=given)
    stage.agreed.setdefault(child.key, []).append(made)
    return made
