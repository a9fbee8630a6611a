"""Who sees and changes a foster family: the service it belongs to, and the carers themselves. Both ways."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.carers.models import Allegation, Application, Evening, FosterFamily, Handler, Member
from samspil.carers.terms import State
from samspil.ground.periods import covers, running
from samspil.look import service as look


def visible(actor: Actor) -> QuerySet[FosterFamily]:
    """The families of the service for which the actor works, for who works with families there."""
    if actor.institution is None or not actor.may(Word.CARERS_READ):
        return FosterFamily.objects.none()
    return FosterFamily.objects.filter(institution_id=actor.institution)


def can(actor: Actor, act: str, record: Any) -> bool:
    """Written apart from the list on purpose: a law test holds them together. Acts: read, write, decide."""
    word = {"read": Word.CARERS_READ, "write": Word.CARERS_WRITE, "decide": Word.CARERS_DECIDE}[act]
    own = actor.institution is not None and record.institution_id == actor.institution
    return own and actor.may(Word.CARERS_READ) and actor.may(word)


def own(actor: Actor, *, on: dt.date) -> QuerySet[FosterFamily]:
    """The families in which the actor is a carer with a sign-in of their own."""
    if actor.account is None:
        return FosterFamily.objects.none()
    carers = Member.objects.filter(running(on), account_id=actor.account, role="carer")
    return FosterFamily.objects.filter(Q(pk__in=carers.values("family_id")))


def is_own(actor: Actor, record: FosterFamily, *, on: dt.date) -> bool:
    return actor.account is not None and any(
        m.account_id == actor.account and m.role == "carer" and covers(m.since, m.until, on)
        for m in record.members.all()
    )


def allegations(actor: Actor, *, at: dt.datetime) -> QuerySet[Allegation]:
    """What is said against families: for those who are named to look into it, at the service, and nobody else."""
    if actor.account is None or actor.institution is None or not actor.may(Word.CARERS_READ):
        return Allegation.objects.none()
    named = Handler.objects.filter(running(at), account_id=actor.account)
    return Allegation.objects.filter(
        family__institution_id=actor.institution, pk__in=named.values("allegation_id")
    )


def handles(actor: Actor, record: Allegation, *, at: dt.datetime) -> bool:
    """Written apart from the list on purpose."""
    if actor.account is None or not can(actor, "read", record.family):
        return False
    return any(h.account_id == actor.account and covers(h.since, h.until, at) for h in record.handlers.all())


def with_sign_in(family: FosterFamily, *, on: dt.date) -> list[Member]:
    """The carers of a family who have a sign-in of their own on that day."""
    return with_sign_ins([family.pk], on=on)


def with_sign_ins(families: Iterable[Any], *, on: dt.date) -> list[Member]:
    """The same of several families. One query."""
    rows = Member.objects.filter(running(on), family__in=list(families), role="carer", account__isnull=False)
    return list(rows.order_by("given_name", "id"))


def who_could(family: FosterFamily, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read the page of a family at that moment, or their own part of it, and by which rule. Three
    queries."""
    home = family.institution
    day = Actor(time_zone=home.time_zone).day(at)
    if day < family.known_since:
        return []
    why = _("The family belongs to this service.")
    staff = [m for m in accounts.staff([home.pk], at=at) if Word.CARERS_READ in accounts.words_of(m)]
    own_ = _(
        "See their own page: what was agreed with them, their checks and visits. Nothing that is kept apart."
    )
    return [
        *(look.Sight(m.account, m.institution, _("by their work"), why) for m in staff),
        *(
            look.Sight(None, None, _("by a sign-in of their own"), own_, name=m.name, line=m.pk)
            for m in with_sign_in(family, on=day)
        ),
        *_applicants(family, at, day),
    ]


def _applicants(family: FosterFamily, at: dt.datetime, day: dt.date) -> list[look.Sight]:
    """Whoever holds the secret link of an application, while it opens: also before the family has anything else."""
    rows = Application.objects.filter(way__family=family, made_at__lte=at, expires_at__gt=at)
    rows = rows.filter(Q(way__state=State.RUNNING) | Q(way__ended_on__gt=day))
    rule, what = (
        _("by a secret address that somebody gave them"),
        _("See their own application, and nothing else."),
    )
    return [look.Sight(None, None, rule, what, one.expires_at, name=family.name, line=one.pk) for one in rows]


def who_could_allegation(record: Allegation, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read what was said against a family: who is named in it then, while they work there."""
    home = record.family.institution
    named = {h.account_id: h for h in record.handlers.all() if covers(h.since, h.until, at)}
    why = _("Only who is named to look into it reads what was said.")
    day = Actor(time_zone=home.time_zone).day(at)
    told = record.told_on is not None and record.told_on <= day
    part = _("Read what they were told, their own answer and what came of it. Not what was said.")
    return [
        *(
            look.Sight(
                m.account, m.institution, _("because they look into it"), why, named[m.account_id].until
            )
            for m in accounts.staff([home.pk], at=at)
            if m.account_id in named and Word.CARERS_READ in accounts.words_of(m)
        ),
        *(
            look.Sight(None, None, _("by a sign-in of their own"), part, name=m.name, line=m.pk)
            for m in (with_sign_in(record.family, on=day) if told else ())
        ),
    ]


def who_could_evening(record: Evening, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read who comes to an evening at that moment. One query."""
    why = _("Their service works with families who ask about fostering.")
    return accounts.by_work([record.institution_id], Word.CARERS_READ, why=why, at=at)
