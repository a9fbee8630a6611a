"""What people are to each other, from a day until a day."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.ground.errors import Conflict, Invalid
from samspil.people import bridge, queries
from samspil.people.models import Bond, BondVersion, Person
from samspil.people.operations.guard import must_know
from samspil.people.operations.knowing import make_known, met_around_others
from samspil.people.terms import FORBEARS, BondKind
from samspil.trail import service as trail


@transaction.atomic
def bind(
    *,
    by: Actor,
    at: dt.datetime,
    person: Person,
    to: Person,
    kind: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
    note: str = "",
) -> Bond:
    """Say what `person` is to `to`: bind(person=Kate, kind=MOTHER, to=Maya).

    Somebody whom the institution met only around others is from now on known through `to` as well.
    """
    require(by, Word.PERSON_WRITE)
    must_know(by, person, to)
    problems: dict[str, Any] = {}
    if person.pk == to.pk:
        problems["person"] = _("A person cannot be bound to themselves. Choose somebody else.")
    problems |= _problems(kind, since, until)
    problems |= {} if problems else _own_forebear(by, kind, person, to)
    if problems:
        raise Invalid(problems)
    bond = Bond.objects.create(
        person=person, to=to, kind=kind, since=since, until=until, note=note, noted_by_id=by.institution
    )
    if met_around_others(person, by.institution, at):
        make_known([person], to=by.institution, by=by, at=at, through=to)
    trail.record(by=by, at=at, act="people.bind", record_kind="bond", record=bond.pk)
    return bond


def _problems(kind: str, since: dt.date | None, until: dt.date | None) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if since and until and until <= since:
        problems["until"] = _("The end must come after the start.")
    if kind not in BondKind.values:
        problems["kind"] = _("Choose from the list.")
    return problems


def _own_forebear(by: Actor, kind: str, person: Person, to: Person, but: Any = None) -> dict[str, Any]:
    """Nobody is their own grandmother: the bonds that speak against it are named. Only those are asked that the writer may
    know; what others noted about people unknown here must not speak through a refusal."""
    if kind not in FORBEARS:
        return {}
    known = [row for row in queries.forebears(for_=by, of=person.pk) if row[0].pk != but]
    chain = bridge.circle(known, person.pk, to.pk)
    if not chain:
        return {}
    said = "; ".join(f"{b.person.name} → {b.to.name}: {b.get_kind_display()}" for b in chain)
    told = {"who": person.name, "bonds": said}
    return {
        "kind": _(
            "Then %(who)s would come before themselves in the family. What is noted already: %(bonds)s. Correct that bond first."
        )
        % told
    }


@transaction.atomic
def change_bond(
    *, by: Actor, at: dt.datetime, bond: Bond, revision: int, kind: str, since: dt.date | None = None,
    until: dt.date | None = None, note: str = "",
) -> Bond:  # fmt: skip
    """Correct what somebody is to somebody, or end it from a day. What was said before is kept beside it."""
    require(by, Word.PERSON_WRITE)
    queries.bond(bond.pk, for_=by)
    now = Bond.objects.select_for_update().get(pk=bond.pk)
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    problems = _problems(kind, since, until)
    problems |= {} if problems else _own_forebear(by, kind, now.person, now.to, but=now.pk)
    if problems:
        raise Invalid(problems)
    said = {"kind": kind, "since": since, "until": until, "note": note.strip()[:160]}
    changed = sorted(name for name, value in said.items() if getattr(now, name) != value)
    if not changed:
        return now
    BondVersion.objects.create(
        bond=now, revision=now.revision, kind=now.kind, since=now.since, until=now.until, note=now.note,
        replaced_at=at, replaced_by_id=by.account, institution_id=by.institution,
    )  # fmt: skip
    for name, value in said.items():
        setattr(now, name, value)
    now.revision += 1
    now.save()
    trail.record(
        by=by, at=at, act="people.change_bond", record_kind="bond", record=now.pk,
        details={"fields": changed, "revision": now.revision},
    )  # fmt: skip
    return now
