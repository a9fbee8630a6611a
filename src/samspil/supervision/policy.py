"""Who sees groups, sessions, notes, plans and questions: the service of the families, who leads, and the families themselves."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.ground.errors import NotFound
from samspil.ground.periods import covers, running
from samspil.look import service as look
from samspil.supervision.models import (
    Expertise,
    Facilitator,
    Group,
    Growth,
    Membership,
    Note,
    Post,
    Question,
    Session,
)
from samspil.supervision.terms import Asked


def guides(actor: Actor) -> bool:
    """Works at a service of foster families, and supervises."""
    return bool(actor.institution) and actor.may(Word.SUPERVISION_DO) and actor.may(Word.CARERS_READ)


def opens(actor: Actor, part: Any) -> bool:
    """Whether the actor sees the families behind what is counted of a municipality: its own service, nobody else."""
    return guides(actor) and part.institution_id == actor.institution


def leading(actor: Actor, *, on: dt.date) -> QuerySet[Facilitator]:
    """The groups that the actor leads now, for the institution they act for."""
    if actor.account is None or actor.institution is None or not actor.may(Word.SUPERVISION_DO):
        return Facilitator.objects.none()
    return Facilitator.objects.filter(running(on), account_id=actor.account, institution_id=actor.institution)


def groups(actor: Actor, *, on: dt.date) -> QuerySet[Group]:
    """Those of the service, and those that the actor leads from elsewhere."""
    if not actor.may(Word.SUPERVISION_DO):
        return Group.objects.none()
    led = Q(pk__in=leading(actor, on=on).values("group_id"))
    return Group.objects.filter(led | Q(institution_id=actor.institution) if guides(actor) else led)


def can_group(actor: Actor, record: Group, *, on: dt.date) -> bool:
    """Written apart from the list on purpose."""
    if not actor.may(Word.SUPERVISION_DO) or actor.institution is None:
        return False
    if guides(actor) and record.institution_id == actor.institution:
        return True
    return any(
        f.account_id == actor.account
        and f.institution_id == actor.institution
        and covers(f.since, f.until, on)
        for f in record.facilitators.all()
    )


def sessions(actor: Actor, *, on: dt.date) -> QuerySet[Session]:
    """Of the groups the actor sees, of the families of the service, and those they lead themselves."""
    if actor.account is None or not actor.may(Word.SUPERVISION_DO):
        return Session.objects.none()
    seen = Q(group__in=leading(actor, on=on).values("group_id"))
    seen |= Q(leader_id=actor.account, leader_home_id=actor.institution)
    if guides(actor):
        seen |= Q(institution_id=actor.institution)
    return Session.objects.filter(seen)


def leads(actor: Actor, record: Session, *, on: dt.date) -> bool:
    """Whether the actor leads the session: then they write its notes and who came."""
    if record.group_id is None:
        return actor.account == record.leader_id and actor.institution == record.leader_home_id
    return leading(actor, on=on).filter(group_id=record.group_id).exists()


def notes(actor: Actor, record: Session, *, on: dt.date) -> QuerySet[Note]:
    """What was kept in confidence: for those who lead, and for whoever wrote it."""
    rows = Note.objects.filter(session=record)
    if not actor.may(Word.SUPERVISION_DO):
        return rows.none()
    return rows if leads(actor, record, on=on) else rows.filter(author_id=actor.account)


def plans(actor: Actor, *, on: dt.date) -> QuerySet[Growth]:
    """Of the families of the service, and of those in groups the actor leads or with whom they hold sessions."""
    if actor.account is None or not actor.may(Word.SUPERVISION_DO):
        return Growth.objects.none()
    members = Membership.objects.filter(
        Q(until=None) | Q(until__gt=on), group__in=leading(actor, on=on).values("group_id")
    )
    held = Session.objects.filter(
        leader_id=actor.account, leader_home_id=actor.institution, family__isnull=False
    )
    seen = Q(family__in=members.values("family_id")) | Q(family__in=held.values("family_id"))
    return Growth.objects.filter(seen | Q(institution_id=actor.institution) if guides(actor) else seen)


def questions(actor: Actor) -> QuerySet[Question]:
    """Own ones; those one answers; and, where one's institution knows about the topic, those that wait for somebody."""
    if actor.account is None:
        return Question.objects.none()
    seen = Q(asked_by_id=actor.account) & (Q(family__isnull=False) | Q(institution_id=actor.institution))
    if actor.may(Word.SUPERVISION_DO) and actor.institution:
        knows = Expertise.objects.filter(institution_id=actor.institution, until=None)
        seen |= Q(matched_to_id=actor.account, matched_home_id=actor.institution)
        seen |= Q(state=Asked.OPEN, topic__in=knows.values("topic"))
        if guides(actor):
            seen |= Q(institution_id=actor.institution, anonymous=False)
    return Question.objects.filter(seen)


def own_family(actor: Actor, *, at: dt.datetime) -> Any:
    """The family in which the actor is a carer with a sign-in of their own, or None."""
    return carers.of_account(for_=actor, at=at)


def own_groups(family: Any, *, on: dt.date) -> QuerySet[Membership]:
    return Membership.objects.filter(running(on), family=family, group__ended_on=None)


def board(actor: Actor, group: Group, *, family: Any, on: dt.date) -> QuerySet[Post]:
    """The board of a group: its families, and who leads it. Nobody else, not even of the service."""
    rows = Post.objects.filter(group=group)
    if leading(actor, on=on).filter(group=group).exists():
        return rows
    if family is not None and own_groups(family, on=on).filter(group=group).exists():
        return rows.filter(Q(hidden_at=None, waits=False) | Q(author_id=actor.account, hidden_at=None))
    return rows.none()


def met(actor: Actor, family: Any, *, on: dt.date) -> Any:
    """A family that the actor meets, though their institution does not guide it: in a group they lead, in a session of
    theirs, or because it asked them and said who it is. Otherwise it is not there."""
    members = Membership.objects.filter(
        Q(until=None) | Q(until__gt=on), family=family, group__in=leading(actor, on=on).values("group_id")
    )
    asked = Question.objects.filter(
        family=family, anonymous=False, matched_to_id=actor.account, matched_home_id=actor.institution
    )
    held = Session.objects.filter(family=family, leader_id=actor.account, leader_home_id=actor.institution)
    if actor.may(Word.SUPERVISION_DO):
        for rows in (members, held, asked):
            found = rows.select_related("family__institution").first()
            if found is not None:
                return found.family
    raise NotFound


def who_could(record: Session, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could see a session at that moment, and by which rule. Five queries at most."""
    if at < (record.planned_at or min(record.changed_at, record.starts_at)):
        return []
    pairs = (
        {(record.leader_id, record.leader_home_id)} if record.leader_id else leaders_of([record.group_id], at)
    )
    rest = _("Their service works with the families. What is kept in confidence they do not read.")
    lead = _("They read what is kept in confidence, too.")
    own_ = _("See when it is, its theme and what was agreed with them. Nothing that is kept in confidence.")
    day = Actor(time_zone=record.institution.time_zone).day(at)
    families = [record.family_id]
    if record.group_id:
        families = list(
            Membership.objects.filter(running(day), group=record.group_id).values_list("family", flat=True)
        )
    return [
        *who_works(pairs, record.institution_id, (_("because they lead it"), lead), rest, at=at),
        *who_cares(families, own_, on=day),
    ]


def who_could_plan(record: Growth, *, at: dt.datetime) -> list[look.Sight]:
    """The same of a development plan. Six queries at most."""
    day = Actor(time_zone=record.institution.time_zone).day(at)
    if day < record.started_on or (record.made_at is not None and at < record.made_at):
        return []
    groups = Membership.objects.filter(running(day), family=record.family_id).values_list("group", flat=True)
    begun = Q(planned_at__lte=at) | Q(Q(changed_at__lte=at) | Q(starts_at__lte=at), planned_at=None)
    held = Session.objects.filter(begun, family=record.family_id).values_list("leader_id", "leader_home_id")
    pairs = leaders_of(list(groups), at) | set(held)
    met = (
        _("because they lead the family's group or sessions"),
        _("They work with the family on its goals."),
    )
    own_ = _("See their own plan: goals, and how the days went.")
    runs = record.ended_on is None or day < record.ended_on
    return [
        *who_works(pairs, record.institution_id, met, _("Their service works with the family."), at=at),
        *(who_cares([record.family_id], own_, on=day) if runs else ()),
    ]


def leaders_of(groups: list[Any], at: dt.datetime) -> set[tuple[Any, Any]]:
    """Who led one of these groups that day, and for which institution."""
    rows = Facilitator.objects.filter(group__in=groups).select_related("institution") if groups else ()
    return {
        (f.account_id, f.institution_id)
        for f in rows
        if covers(f.since, f.until, Actor(time_zone=f.institution.time_zone).day(at))
    }


def who_works(
    pairs: set[tuple[Any, Any]], service: Any, leads_: tuple[str, str], rest: str, *, at: dt.datetime
) -> list[look.Sight]:
    """Who leads, then the others of the service who supervise."""
    lead, others = [], []
    for m in accounts.staff({service, *(home for _account, home in pairs)}, at=at):
        words = accounts.words_of(m)
        if Word.SUPERVISION_DO not in words:
            continue
        if (m.account_id, m.institution_id) in pairs:
            lead.append(look.Sight(m.account, m.institution, *leads_))
        elif m.institution_id == service and Word.CARERS_READ in words:
            others.append(look.Sight(m.account, m.institution, _("by their work"), rest))
    return [*lead, *others]


def who_cares(families: Iterable[Any], what: str, *, on: dt.date) -> list[look.Sight]:
    return [
        look.Sight(None, None, _("by a sign-in of their own"), what, name=m.name, line=m.pk)
        for m in carers.with_sign_ins(families, on=on)
    ]
