"""Who sees a rota: the institution that leads it, and whoever is on it. Who draws it up: who leads there."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.duty.models import Member, Roster
from samspil.ground.periods import covers, running
from samspil.look import service as look


def visible(for_: Actor, *, on: Any) -> QuerySet[Roster]:
    actor = for_
    if actor.institution is None or not actor.may(Word.DUTY_SEE):
        return Roster.objects.none()
    if actor.account is None:  # an exchange asks for the institution that leads
        return Roster.objects.filter(institution_id=actor.institution)
    mine = Member.objects.filter(running(on), account_id=actor.account, institution_id=actor.institution)
    return Roster.objects.filter(Q(institution_id=actor.institution) | Q(pk__in=mine.values("roster_id")))


def can(actor: Actor, act: str, record: Roster, *, on: dt.date) -> bool:
    """Written apart from the list on purpose: a law test holds them together. Acts: read, lead."""
    if actor.institution is None or not actor.may(Word.DUTY_SEE):
        return False
    own = record.institution_id == actor.institution
    if act == "lead":
        return own and actor.may(Word.DUTY_LEAD)
    return own or any(
        actor.account is not None
        and m.account_id == actor.account
        and m.institution_id == actor.institution
        and covers(m.since, m.until, on)
        for m in record.members.all()
    )


def seers(roster: Roster, *, at: dt.datetime) -> list[Any]:
    """Whose work let them see the rota at that moment, as memberships of staff: of the institution that leads it, and of whoever
    was on it. Two queries."""
    on_it = list(roster.members.all())
    staff = accounts.staff({roster.institution_id, *(m.institution_id for m in on_it)}, at=at)
    return [
        one
        for one in staff
        if Word.DUTY_SEE in accounts.words_of(one)
        and (one.institution_id == roster.institution_id or _was_on(on_it, one, at))
    ]


def who_could(roster: Roster, *, at: dt.datetime) -> list[look.Sight]:
    """The same as a page tells it: those of the institution that leads it, then whoever is on it from elsewhere. Two queries."""
    own, on_it = [], []
    for m in seers(roster, at=at):
        if m.institution_id == roster.institution_id:
            own.append(
                look.Sight(m.account, m.institution, _("by their work"), _("Their institution leads it."))
            )
        else:
            why = _("They have shifts on it.")
            on_it.append(look.Sight(m.account, m.institution, _("because they are on the rota"), why))
    return [*own, *on_it]


def _was_on(members: list[Member], one: Any, at: dt.datetime) -> bool:
    day = Actor(time_zone=one.institution.time_zone).day(at)
    same = (m for m in members if (m.account_id, m.institution_id) == (one.account_id, one.institution_id))
    return any(covers(m.since, m.until, day) for m in same)
