"""What changes on a family's page: who lives there, what they want, places, breaks, who guides them."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.accounts import service as accounts
from samspil.carers import policy
from samspil.carers.models import Break, FamilyFact, FosterFamily, Guide, Learning, Member, Offer
from samspil.carers.operations.checking import fact_problems, member_problems
from samspil.carers.operations.guard import heard
from samspil.carers.operations.knowing import known_person, tell_moved_in
from samspil.carers.terms import Kind, Source
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.trail import service as trail

CHANGES = (
    "name", "kind", "area", "street", "postcode", "city", "latitude", "longitude", "protected", "phone", "email", "language",
    "home",
)  # fmt: skip


def may_write(by: Actor, family: FosterFamily) -> None:
    """Who does not see the family learns nothing; who may only read it is refused."""
    if not policy.can(by, "read", family):
        raise NotFound
    require(by, Word.CARERS_WRITE)


@transaction.atomic
def change(*, by: Actor, at: dt.datetime, family: FosterFamily, revision: int, **fields: Any) -> FosterFamily:
    """The family's name, address and home. Two who change it at once meet."""
    may_write(by, family)
    unknown = set(fields) - set(CHANGES)
    if unknown:
        raise TypeError(f"not a field of a family: {sorted(unknown)}")
    if "name" in fields and not str(fields["name"]).strip():
        raise Invalid({"name": _("Write how the family is called.")})
    held = FosterFamily.objects.select_for_update().get(pk=family.pk)
    if held.revision != revision:
        raise Conflict(current=held, revision=held.revision)
    changed = sorted(name for name, value in fields.items() if getattr(held, name) != value)
    for name in changed:
        setattr(held, name, fields[name])
    if changed:
        held.revision += 1
        held.save()
        trail.record(
            by=by, at=at, act="carers.change", record_kind="foster_family", record=held.pk, details={"fields": changed}
        )  # fmt: skip
    return held


@transaction.atomic
def add_member(
    *,
    by: Actor,
    at: dt.datetime,
    family: FosterFamily,
    role: str,
    given_name: str,
    since: dt.date,
    **more: Any,
) -> Member:
    """Somebody lives in the family from a day on. `more`: family_name, born_on, relation, phone, email, person_id."""
    may_write(by, family)
    problems = member_problems(role, given_name, more.get("born_on"), today=by.day(at))
    if problems:
        raise Invalid(problems)
    more["person_id"] = known_person(by, more.get("person_id"))
    made = Member.objects.create(family=family, role=role, given_name=given_name.strip(), since=since, **more)
    trail.record(by=by, at=at, act="carers.add_member", record_kind="foster_family", record=family.pk)
    tell_moved_in(by, at, made)
    return made


@transaction.atomic
def end_member(*, by: Actor, at: dt.datetime, member: Member, until: dt.date) -> None:
    may_write(by, member.family)
    if until <= member.since:
        raise Invalid({"until": _("The end must be after the beginning.")})
    Member.objects.filter(pk=member.pk).update(until=until)
    trail.record(by=by, at=at, act="carers.end_member", record_kind="foster_family", record=member.family_id)


@transaction.atomic
def give_account(*, by: Actor, at: dt.datetime, member: Member, account: UUID) -> None:
    """From now on this carer signs in with an account of their own and sees their family's page."""
    may_write(by, member.family)
    if member.role != "carer":
        raise Refused(_("Only a foster carer signs in for the family."))
    Member.objects.filter(pk=member.pk).update(account_id=account)
    trail.record(
        by=by, at=at, act="carers.give_account", record_kind="foster_family", record=member.family_id
    )


@transaction.atomic
def note_fact(
    *,
    by: Actor,
    at: dt.datetime,
    family: FosterFamily,
    topic: str,
    stance: str,
    source: str,
    on: dt.date | None = None,
    detail: str = "",
    low: int | None = None,
    high: int | None = None,
    text: str = "",
) -> FamilyFact:
    """What the family wants, can, cannot or has, from a source. What was said of the same before ends, it is not lost."""
    may_write(by, family)
    today = by.day(at)
    on = on or today
    problems = fact_problems(topic, stance, source, detail, low, high, text, on, today=today)
    if problems:
        raise Invalid(problems)
    same = FamilyFact.objects.filter(family=family, topic=topic, detail=detail, until=None)
    if topic in ("other", "school_run"):
        same = same.filter(text=text)
    if topic == "ages":  # what they wish for and what they cannot stand beside each other
        same = same.filter(stance=stance)
    same.update(until=today)
    made = FamilyFact.objects.create(
        family=family, topic=topic, stance=stance, detail=detail, low=low, high=high, text=text.strip(), source=source,
        noted_on=on, noted_by_id=by.account,
    )  # fmt: skip
    trail.record(by=by, at=at, act="carers.note_fact", record_kind="foster_family", record=family.pk)
    return made


@transaction.atomic
def end_fact(*, by: Actor, at: dt.datetime, fact: FamilyFact) -> None:
    """It is no longer so; it stays readable as what was said."""
    may_write(by, fact.family)
    FamilyFact.objects.filter(pk=fact.pk, until=None).update(until=by.day(at))
    trail.record(by=by, at=at, act="carers.end_fact", record_kind="foster_family", record=fact.family_id)


@transaction.atomic
def open_places(
    *,
    by: Actor,
    at: dt.datetime,
    family: FosterFamily,
    kind: str,
    places: int,
    since: dt.date | None = None,
    source: str = Source.FAMILY,
) -> Offer:
    """How many places of a kind the family has open, taken or not, from a day on."""
    may_write(by, family)
    if kind not in Kind.values or not 0 <= places <= 20:
        raise Invalid({"places": _("Say how many places, up to 20.")})
    made = Offer.objects.create(
        family=family, kind=kind, places=places, since=since or by.day(at), source=source, noted_on=by.day(at),
        noted_by_id=by.account,
    )  # fmt: skip
    trail.record(by=by, at=at, act="carers.open_places", record_kind="foster_family", record=family.pk)
    return made


@transaction.atomic
def rest(
    *,
    by: Actor,
    at: dt.datetime,
    family: FosterFamily,
    since: dt.date,
    until: dt.date | None,
    reason: str = "",
) -> Break:
    """The family takes nobody for a while. The carers may say so themselves."""
    if not policy.is_own(by, family, on=by.day(at)):
        may_write(by, family)
    if until is not None and until <= since:
        raise Invalid({"until": _("The end must be after the beginning.")})
    made = Break.objects.create(family=family, since=since, until=until, reason=reason.strip()[:200])
    trail.record(by=by, at=at, act="carers.rest", record_kind="foster_family", record=family.pk)
    return made


@transaction.atomic
def rest_over(*, by: Actor, at: dt.datetime, pause: Break) -> None:
    """The break ends today, or never was if it had not begun."""
    if not policy.is_own(by, pause.family, on=by.day(at)):
        may_write(by, pause.family)
    rows = Break.objects.filter(pk=pause.pk)
    rows.update(until=by.day(at)) if pause.since < by.day(at) else rows.delete()
    trail.record(by=by, at=at, act="carers.rest_over", record_kind="foster_family", record=pause.family_id)


@transaction.atomic
def guide(*, by: Actor, at: dt.datetime, family: FosterFamily, account: UUID) -> None:
    """From today on this colleague guides the family."""
    may_write(by, family)
    if account not in {m.account_id for m in accounts.staff([family.institution_id], at=at)}:
        raise Invalid({"account": _("Choose somebody who works here.")})
    today = by.day(at)
    Guide.objects.filter(family=family, until=None).update(until=today)
    Guide.objects.create(family=family, account_id=account, since=today)
    FosterFamily.objects.filter(pk=family.pk).update(consultant=account)
    trail.record(by=by, at=at, act="carers.guide", record_kind="foster_family", record=family.pk)


@transaction.atomic
def learnt(
    *,
    by: Actor,
    at: dt.datetime,
    family: FosterFamily,
    title: str,
    done_on: dt.date,
    topic: str = "",
    member: Member | None = None,
    hours: int | None = None,
    source: str = Source.COURSE,
) -> Learning:
    may_write(by, family)
    if not title.strip():
        raise Invalid({"title": _("Write what was learnt.")})
    made = Learning.objects.create(
        family=family, member=member, title=title.strip()[:120], topic=topic, done_on=done_on, hours=hours, source=source
    )  # fmt: skip
    trail.record(by=by, at=at, act="carers.learnt", record_kind="foster_family", record=family.pk)
    return made


@transaction.atomic
def unlearn(*, by: Actor, at: dt.datetime, learning: UUID) -> None:
    """What was written down by mistake: the course was not attended after all."""
    row = Learning.objects.select_related("family").filter(pk=learning).first()
    if row is None:
        raise NotFound
    may_write(by, row.family)
    trail.record(by=by, at=at, act="carers.unlearn", record_kind="foster_family", record=row.family_id)
    row.delete()


@transaction.atomic
def note_heard(*, by: Actor, at: dt.datetime, family: FosterFamily, on: dt.date | None = None) -> None:
    """The family heard from the service: on that day, or today. Never set back."""
    may_write(by, family)
    if heard(family.pk, on or by.day(at)):
        trail.record(by=by, at=at, act="carers.note_heard", record_kind="foster_family", record=family.pk)
