"""Somebody of a family is the same human being as a person who is known here: what is noted of the person then meets them."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from samspil.access.service import Actor
from samspil.carers.models import Member
from samspil.carers.operations.changing import may_write
from samspil.carers.operations.knowing import known_person, tell_moved_in
from samspil.trail import service as trail


@transaction.atomic
def link_member(*, by: Actor, at: dt.datetime, member: Member, person: UUID | None) -> None:
    """`person` None: they are nobody who is known here."""
    may_write(by, member.family)
    known = known_person(by, person)
    member.person_id = known
    member.save(update_fields=["person"])
    trail.record(by=by, at=at, act="carers.link_member", record_kind="foster_family", record=member.family_id)
    if known:
        tell_moved_in(by, at, member)
