"""Who sees groups, sessions, notes, plans and questions: the service of the families, who leads, and the families themselves."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet

from samspil.access.service import Actor, Word
from samspil.carers import service as carers
from samspil.ground.errors import NotFound
from samspil.ground.periods import covers, running
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
    seen = Q(asked_by_id=actor.account)
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
