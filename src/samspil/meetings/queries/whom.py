"""Whom one could invite to a meeting about a case."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from samspil.access.service import Actor
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.institutions.terms import Competence
from samspil.meetings.terms import Role
from samspil.people import service as people
from samspil.people.terms import PARENTS


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could be invited. `key` names them in the form; `chosen` are those already at the table."""

    key: str
    name: str
    detail: str
    role: str
    why: str
    email: str = ""
    chosen: bool = False
    institution: Any = None


def candidates(header: cases.Header, *, for_: Actor, at: dt.datetime, on: dt.date) -> list[Candidate]:
    """The workers at the table (chosen), the child and the people around, then colleagues. A fixed number of queries."""
    found = [
        Candidate(
            key=f"w:{p.worker_id}:{p.institution_id}",
            name=p.worker.name,
            detail=p.institution.name,
            role=Role.FACILITATOR if p.worker_id == for_.account else Role.PARTICIPANT,
            why=str(Competence(p.competence).label),
            email=p.worker.email,
            chosen=True,
            institution=p.institution,
        )
        for p in header.parts
        if p.worker
    ]
    there = {p.worker_id for p in header.parts}
    found += _family(header, for_, on)
    for member in accounts.colleagues(for_=for_, at=at):
        if member.account_id not in there:
            found.append(_colleague(member, for_))
    return found


def _family(header: cases.Header, for_: Actor, on: dt.date) -> list[Candidate]:
    child = header.child
    family = [Candidate(f"p:{child.pk}", child.name, "", Role.CHILD, "", child.email)]
    for one in people.around(child, for_=for_, on=on):
        if one.person.died_on:
            continue
        role = Role.PARENT if one.kind in PARENTS else Role.SUPPORT
        label = str(one.kind_label)
        family.append(Candidate(f"p:{one.person.pk}", one.person.name, label, role, label, one.person.email))
    return family


def _colleague(member: Any, for_: Actor) -> Candidate:
    own = member.account_id == for_.account
    return Candidate(
        key=f"w:{member.account_id}:{member.institution_id}",
        name=member.account.name,
        detail=for_.institution_name,
        role=Role.FACILITATOR if own else Role.PARTICIPANT,
        why="",
        email=member.account.email,
        chosen=own,
    )
