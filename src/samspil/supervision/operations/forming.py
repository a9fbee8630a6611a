"""Groups: formed, joined and left; who leads them; who should not sit together."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.carers import service as carers
from samspil.ground.errors import Invalid
from samspil.ground.periods import running
from samspil.programmes import service as programmes
from samspil.supervision.models import Apart, Facilitator, Group, Membership, Session, Wish
from samspil.supervision.operations.guard import may_form, of_service, works_here
from samspil.supervision.terms import Part, State
from samspil.trail import service as trail

PAIR = 2


@dataclass(frozen=True, slots=True)
class Leader:
    """Who is to lead: for which institution, and as what."""

    account: UUID
    institution: UUID
    part: str


def _left(by: Actor, at: dt.datetime, act: str, group: Any, **more: Any) -> None:
    trail.record(by=by, at=at, act=act, record_kind="group", record=group, **more)


@transaction.atomic
def form_group(
    *,
    by: Actor,
    at: dt.datetime,
    programme: UUID,
    name: str,
    area: str = "",
    families: Iterable[UUID] = (),
    leaders: Iterable[Leader] = (),
    since: dt.date | None = None,
    ages: tuple[int, int] | None = None,
) -> Group:
    """A fixed group, with its families and the two who lead it. Families and leaders may also come later."""
    may_form(by)
    since, name = since or by.day(at), name.strip()
    problems: dict[str, Any] = {}
    if not name:
        problems["name"] = _("Write how the group is called.")
    elif Group.objects.filter(institution_id=by.institution, name=name, ended_on=None).exists():
        problems["name"] = _("There is a group of this name. Choose another.")
    if programmes.own_part(programme, for_=by, on=since) is None:
        problems["programme"] = _("Choose a programme in which your institution takes part.")
    if problems:
        raise Invalid(problems)
    group = Group.objects.create(
        institution_id=by.institution, programme_id=programme, name=name, area=area.strip(), formed_on=since, made_at=at,
        ages_from=ages[0] if ages else None, ages_to=ages[1] if ages else None,
    )  # fmt: skip
    _left(by, at, "supervision.form_group", group.pk)
    for family in families:
        join(by=by, at=at, group=group, family=family, since=since)
    for leader in leaders:
        name_facilitator(by=by, at=at, group=group, leader=leader, since=since)
    return group


@transaction.atomic
def join(
    *, by: Actor, at: dt.datetime, group: Group, family: UUID, since: dt.date | None = None
) -> Membership:
    """A family comes into a group. In two groups of one theme it cannot be, nor beside whom it should not sit."""
    of_service(by, group.institution_id)
    since, home = since or by.day(at), carers.hold(family, for_=by)
    there = (
        Membership.objects.filter(
            Q(until=None) | Q(until__gt=since), family=home, programme=group.programme_id
        )
        .select_related("group")
        .first()
    )
    if there is not None:
        raise Invalid(
            {"family": _("%(family)s is in %(group)s, which has the same theme. They leave it first.")
             % {"family": home.name, "group": there.group.name}}
        )  # fmt: skip
    if group.ended_on is not None or since < group.formed_on:
        raise Invalid({"family": _("The group does not meet then.")})
    if clash := _beside(group, home, since):
        raise Invalid(
            {
                "family": _("%(one)s and %(other)s should not sit together.")
                % {"one": home.name, "other": clash}
            }
        )
    found = Membership.objects.create(group=group, programme_id=group.programme_id, family=home, since=since)
    _left(by, at, "supervision.join", group.pk, details={"family": str(family)})
    return found


def _beside(group: Group, home: Any, on: dt.date) -> str:
    """The name of a family of the group with whom this one should not sit, or nothing."""
    inside = Membership.objects.filter(Q(until=None) | Q(until__gt=on), group=group).values("family_id")
    pairs = Apart.objects.filter(running(on))
    pair = (
        pairs.filter(Q(one=home, other__in=inside) | Q(other=home, one__in=inside))
        .select_related("one", "other")
        .first()
    )
    return "" if pair is None else str(pair.other if pair.one_id == home.pk else pair.one)


@transaction.atomic
def leave(*, by: Actor, at: dt.datetime, membership: Membership, why: str = "") -> None:
    """A family leaves its group from today on; what was before stays."""
    of_service(by, membership.group.institution_id)
    until = max(by.day(at), membership.since)
    if Membership.objects.filter(pk=membership.pk, until=None).update(
        until=until, why_left=why.strip()[:200]
    ):
        _left(by, at, "supervision.leave", membership.group_id, details={"family": str(membership.family_id)})


@transaction.atomic
def name_facilitator(
    *, by: Actor, at: dt.datetime, group: Group, leader: Leader, since: dt.date | None = None
) -> Facilitator:
    """One of the two who lead a group."""
    of_service(by, group.institution_id)
    since = since or by.day(at)
    held = list(Facilitator.objects.select_for_update().filter(group=group, until=None))
    problems: dict[str, Any] = {}
    if leader.part not in Part.values:
        problems["part"] = _("Choose as what they lead.")
    if any(f.account_id == leader.account for f in held):
        problems["account"] = _("They lead this group already.")
    elif len(held) >= PAIR:
        problems["account"] = _("Two lead the group. One of them leaves first.")
    elif not works_here(leader.account, leader.institution, at=at):
        problems["account"] = _("Choose somebody who works there and supervises.")
    if problems:
        raise Invalid(problems)
    found = Facilitator.objects.create(
        group=group,
        account_id=leader.account,
        institution_id=leader.institution,
        part=leader.part,
        since=since,
    )
    _left(by, at, "supervision.name_facilitator", group.pk)
    return found


@transaction.atomic
def end_facilitator(*, by: Actor, at: dt.datetime, facilitator: Facilitator) -> int:
    """Somebody leads no more. Says how many planned sessions of the group then wait for a second."""
    of_service(by, facilitator.group.institution_id)
    until = max(by.day(at), facilitator.since)
    if not Facilitator.objects.filter(pk=facilitator.pk, until=None).update(until=until):
        return 0
    _left(by, at, "supervision.end_facilitator", facilitator.group_id)
    planned = Session.objects.filter(group=facilitator.group_id, state=State.PLANNED, starts_at__gte=at)
    return planned.count()


@transaction.atomic
def end_group(*, by: Actor, at: dt.datetime, group: Group) -> None:
    """The group meets no more: its families leave it, what is planned is called off."""
    of_service(by, group.institution_id)
    on = max(by.day(at), group.formed_on + dt.timedelta(days=1))
    if not Group.objects.filter(pk=group.pk, ended_on=None).update(ended_on=on):
        return
    Membership.objects.filter(group=group, until=None, since__lte=on).update(until=on)
    Facilitator.objects.filter(group=group, until=None, since__lte=on).update(until=on)
    Session.objects.filter(group=group, state=State.PLANNED, starts_at__gte=at).update(
        state=State.CANCELLED, why=_("The group has ended."), changed_at=at
    )
    _left(by, at, "supervision.end_group", group.pk)


@transaction.atomic
def keep_apart(*, by: Actor, at: dt.datetime, one: UUID, other: UUID, why: str = "") -> Apart:
    """Two families who should not sit together."""
    may_form(by)
    if one == other:
        raise Invalid({"other": _("Choose another family.")})
    first, second = sorted((carers.get(one, for_=by), carers.get(other, for_=by)), key=lambda f: f.pk)
    found, new = Apart.objects.get_or_create(
        one=first, other=second, until=None,
        defaults={"institution_id": by.institution, "why": why.strip()[:200], "since": by.day(at)},
    )  # fmt: skip
    if new:
        trail.record(by=by, at=at, act="supervision.keep_apart", record_kind="apart", record=found.pk)
    return found


@transaction.atomic
def end_apart(*, by: Actor, at: dt.datetime, apart: Apart) -> None:
    """Two families may sit together again. What was noted today by mistake goes; what held for a time stays."""
    of_service(by, apart.institution_id)
    rows, today = Apart.objects.filter(pk=apart.pk, until=None), by.day(at)
    done = rows.filter(since__lt=today).update(until=today) or rows.filter(since__gte=today).delete()[0]
    if done:
        trail.record(by=by, at=at, act="supervision.end_apart", record_kind="apart", record=apart.pk)


@transaction.atomic
def wish(*, by: Actor, at: dt.datetime, family: Any, theme: str) -> None:
    """A theme that a family wishes for: said by themselves, or noted by the service."""
    own = carers.of_account(for_=by, at=at)
    if own is None or own.pk != family.pk:
        of_service(by, family.institution_id)
    theme = theme.strip()[:80]
    if not theme:
        raise Invalid({"theme": _("Write something here.")})
    _row, new = Wish.objects.get_or_create(family=family, theme=theme, defaults={"noted_on": by.day(at)})
    if new:
        trail.record(by=by, at=at, act="supervision.wish", record_kind="foster_family", record=family.pk)


@dataclass(frozen=True, slots=True)
class NewGroup:
    """A group of a proposal, as it is to be formed."""

    name: str
    area: str
    families: tuple[UUID, ...]
    ages: tuple[int, int] | None = None


@transaction.atomic
def form_groups(*, by: Actor, at: dt.datetime, programme: UUID, groups: Iterable[NewGroup]) -> list[Group]:
    """All groups of a proposal, as they were changed by hand; or none of them."""
    return [
        form_group(
            by=by, at=at, programme=programme, name=g.name, area=g.area, families=g.families, ages=g.ages
        )
        for g in groups
    ]
