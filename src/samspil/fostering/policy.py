"""Who sees a placement and its history: the institution that noted or made it, while it takes part in the case; and of a
placement in their own family the carers themselves."""

import datetime as dt
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Purpose, Word
from samspil.carers import service as carers
from samspil.cases import service as cases
from samspil.fostering.models import Care
from samspil.ground.actor import zones
from samspil.ground.errors import NotFound
from samspil.look import service as look

M = TypeVar("M", bound=Model)


def visible(rows: QuerySet[M], actor: Actor, *, at: dt.datetime) -> QuerySet[M]:
    if not actor.may(Word.PLACEMENT_READ):
        return rows.none()
    return rows.filter(cases.in_seen_case(for_=actor, at=at), institution_id=actor.institution)


def can(actor: Actor, act: str, record: Any, *, at: dt.datetime) -> bool:
    if act != "read" or not actor.may(Word.PLACEMENT_READ) or record.institution_id != actor.institution:
        return False
    return cases.seen_cases(for_=actor, at=at).filter(case=record.case_id).exists()


def own(actor: Actor, *, at: dt.datetime) -> QuerySet[Care]:
    """The running placements in the family in which the actor is a carer."""
    family = carers.of_account(for_=actor, at=at)
    return Care.objects.filter(family=family, ended_on=None) if family else Care.objects.none()


def is_own(actor: Actor, record: Care, *, at: dt.datetime) -> bool:
    """Written apart from the list on purpose: a law test holds them together."""
    family = carers.of_account(for_=actor, at=at)
    return family is not None and record.ended_on is None and record.family_id == family.pk


def eyes(account: Actor, family: Any, *, at: dt.datetime) -> Actor:
    """The carer, acting for themselves at the service that works with their family: no words, their own placements alone."""
    home = family.institution
    return Actor(
        account=account.account, institution=home.pk, role="carer", country=home.country, language=account.language,
        name=account.name, institution_name=home.name, purpose=str(Purpose.FOSTERING), at=at,
        **zones(account.own_zone, home.time_zone),
    )  # fmt: skip


def eyes_of(actor: Actor, *, at: dt.datetime) -> Actor:
    """The same, for somebody who is a carer in a family; for anybody else the page does not exist."""
    family = carers.of_account(for_=actor, at=at)
    if family is None:
        raise NotFound
    return eyes(actor, family, at=at)


def who_could(case: Any, home: Any, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read the placement history that an institution noted, at that moment. Two queries."""
    return cases.sights(cases.who_could_file(case, at=at, words=[Word.PLACEMENT_READ], homes=[home]))


def who_could_care(care: Care, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read a placement in a family at that moment: the service that made it, and the carers with a
    sign-in of their own as long as it runs. Three queries."""
    if at < care.placed_at:
        return []
    day = Actor(time_zone=care.institution.time_zone).day(at)
    why = _("See what a carer must know of the child, and what they wrote themselves. Not the file.")
    runs = care.ended_on is None or day < care.ended_on
    return who_could(care.case, care.institution_id, at=at) + [
        look.Sight(None, None, _("as carers of the child"), why, name=m.name, line=m.pk)
        for m in (carers.with_sign_in(care.family, on=day) if runs else ())
    ]
