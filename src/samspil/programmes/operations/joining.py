"""Municipalities join and leave; in which form they work, which elements they have, who speaks for whom."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.errors import Invalid, NotFound
from samspil.institutions import service as institutions
from samspil.programmes.models import Due, Element, Participation, Partner, Programme, Rhythm, Variant
from samspil.programmes.operations.dividing import first_draft
from samspil.programmes.operations.guard import led, led_part, takes_part, told
from samspil.programmes.operations.talking import begin
from samspil.programmes.terms import MAY_SPEAK_FOR, Core, Form, Left, Party
from samspil.trail import service as trail


@transaction.atomic
def join(
    *, by: Actor, at: dt.datetime, programme: UUID, name: str, joined_on: dt.date, form: str = "", moves: bool | None = None,
    institution: UUID | None = None, reason: str = "",
) -> Participation:  # fmt: skip
    """A municipality joins with the programme's pattern: form, elements, a draft of the roles, the rhythm of talks."""
    row = led(by, programme)
    problems: dict[str, Any] = {}
    if not name.strip():
        problems["name"] = _("Write the name of the municipality.")
    elif (
        Participation.objects.filter(programme=row, name__iexact=name.strip())
        .filter(Q(left_on=None) | Q(left_on__gt=joined_on))
        .exists()
    ):
        problems["name"] = _("This municipality is in the programme already.")
    if joined_on < row.starts_on or (row.ends_on and joined_on > row.ends_on):
        problems["joined_on"] = _("Write a day within the programme.")
    if form and form not in Form.values:
        problems["form"] = _("Choose a form.")
    if institution and institution not in institutions.several([institution]):
        problems["institution"] = _("Choose an institution.")
    if problems:
        raise Invalid(problems)
    part = Participation.objects.create(
        programme=row, name=name.strip(), institution_id=institution, joined_on=joined_on, join_reason=reason.strip()
    )  # fmt: skip
    _begin(by, at, row, part, form, moves)
    trail.record(act="programmes.join", **told(by, at, "participation", part))
    return part


def _begin(
    by: Actor, at: dt.datetime, row: Programme, part: Participation, form: str, moves: bool | None
) -> None:
    pattern, made = (
        row.pattern,
        {"participation": part, "since": part.joined_on, "at": at, "by_id": by.account},
    )
    chosen = pattern["moves"] if moves is None else moves
    Variant.objects.create(version=1, form=form or pattern["form"], moves=chosen, **made)
    for code in Core.values:
        said = pattern["elements"].get(code, {"on": False, "how": ""})
        Element.objects.create(code=code, version=1, on=said["on"], how=said["how"], **made)
    if part.institution_id:
        Partner.objects.create(
            participation=part,
            institution_id=part.institution_id,
            party=Party.CONSULTANT,
            since=part.joined_on,
        )
    first_draft(by=by, at=at, part=part, tasks=pattern["tasks"])
    for what, one, other, months in pattern["rhythms"]:
        begin(by=by, at=at, part=part, what=what, one=one, other=other, months=months, since=part.joined_on)


@transaction.atomic
def leave(
    *, by: Actor, at: dt.datetime, participation: UUID, left_on: dt.date, how: str, reason: str
) -> Participation:
    """The municipality leaves, with date and reason. Nothing of it is taken out; its talks end."""
    part = led_part(by, participation)
    takes_part(part, by.day(at))
    problems: dict[str, Any] = {}
    if left_on <= part.joined_on:
        problems["left_on"] = _("Write a day after the one on which it joined.")
    if how not in Left.values:
        problems["how"] = _("Choose how it ended.")
    if not reason.strip():
        problems["reason"] = _("Write why it left.")
    if problems:
        raise Invalid(problems)
    part.left_on, part.left_how, part.reason = left_on, how, reason.strip()
    part.save(update_fields=["left_on", "left_how", "reason"])
    Partner.objects.filter(participation=part, until=None).update(until=left_on)
    Rhythm.objects.filter(participation=part, until=None).update(until=left_on)
    Due.objects.filter(participation=part, done_on=None, due_on__gte=left_on).delete()
    trail.record(act="programmes.leave", **told(by, at, "participation", part))
    return part


@transaction.atomic
def set_form(
    *, by: Actor, at: dt.datetime, participation: UUID, form: str, moves: bool, since: dt.date | None = None,
    why: str = "",
) -> Variant:  # fmt: skip
    """A new version of the form in which the municipality works; the same once more changes nothing."""
    part = led_part(by, participation)
    takes_part(part, by.day(at))
    if form not in Form.values:
        raise Invalid({"form": _("Choose a form.")})
    last = part.variants.order_by("-version").first()
    if last and (last.form, last.moves) == (form, moves):
        return last
    if last and since and since < last.since:
        raise Invalid({"since": _("Write a day that is not before the version in force.")})
    made = Variant.objects.create(
        participation=part, version=last.version + 1 if last else 1, form=form, moves=moves,
        since=since or by.day(at), why=why.strip(), by_id=by.account, at=at,
    )  # fmt: skip
    trail.record(act="programmes.set_form", **told(by, at, "participation", part))
    return made


@transaction.atomic
def set_element(
    *, by: Actor, at: dt.datetime, participation: UUID, code: str, on: bool, how: str = "", since: dt.date | None = None
) -> Element:  # fmt: skip
    """A core element is switched on or off, or done otherwise: a new version."""
    part = led_part(by, participation)
    takes_part(part, by.day(at))
    if code not in Core.values:
        raise NotFound
    day = since or by.day(at)
    last = part.elements.filter(code=code).order_by("-version").first()
    if last and (last.on, last.how) == (on, how.strip()):
        return last
    if last and day < last.since:
        raise Invalid({"since": _("Write a day that is not before the version in force.")})
    made = Element.objects.create(
        participation=part, code=code, version=last.version + 1 if last else 1, on=on, how=how.strip(), since=day,
        by_id=by.account, at=at,
    )  # fmt: skip
    trail.record(act="programmes.set_element", **told(by, at, "participation", part))
    return made


@transaction.atomic
def bring_partner(
    *,
    by: Actor,
    at: dt.datetime,
    participation: UUID,
    institution: UUID,
    party: str,
    since: dt.date | None = None,
) -> Partner:
    """An institution takes part and speaks for a party; it must hold a competence that lets it."""
    part = led_part(by, participation)
    takes_part(part, by.day(at))
    held = institutions.competences_of([institution], on=by.day(at)).get(institution, frozenset())
    if party not in Party.values or not MAY_SPEAK_FOR[party] & held:
        raise Invalid(
            {"party": _("This institution cannot speak for them: it does not hold their competence.")}
        )
    found = Partner.objects.filter(
        participation=part, institution_id=institution, party=party, until=None
    ).first()
    if found:
        return found
    made = Partner.objects.create(
        participation=part,
        institution_id=institution,
        party=party,
        since=since or max(by.day(at), part.joined_on),
    )
    trail.record(act="programmes.bring_partner", **told(by, at, "participation", part))
    return made
