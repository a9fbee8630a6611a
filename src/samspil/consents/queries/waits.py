"""Consents about to end: in My day, for who can renew them."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Role, Word
from samspil.consents import policy
from samspil.consents.models import Consent
from samspil.consents.queries.reading import last_day, recipient, running
from samspil.consents.terms import LAST_DAYS, SOON_DAYS, Scope
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo

FURTHEST = 20


def ending_soon(
    *, for_: Actor, at: dt.datetime, days: int = SOON_DAYS, limit: int = FURTHEST
) -> list[Consent]:
    """The institution's consents that end within so many days and that nobody has renewed, the soonest first."""
    if for_.institution is None or not for_.may(Word.CASE_READ):
        return []
    rows = Consent.objects.filter(
        policy.running(at),
        institution_id=for_.institution,
        until__lte=at + dt.timedelta(days=days),
        renewed_by=None,
    )
    return list(rows.select_related("person", "to").order_by("until", "id")[:limit])


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """Consents about to end: for who recorded them, two weeks before; in the last days for the team leader too."""
    last = at + dt.timedelta(days=LAST_DAYS)
    found = _waiting(for_=for_, at=at, last=last, soon=at + dt.timedelta(days=SOON_DAYS))
    return [_todo(c, for_, last) for c in found]


@prepared
def _waiting(for_: Actor, at: Any, last: Any, soon: Any) -> QuerySet[Consent]:
    if not for_.may(Word.CONSENT_WRITE) or for_.institution is None:
        return Consent.objects.none()
    whose = Q(recorded_by_id=for_.account)
    whose = whose | Q(until__lte=last) if for_.role == Role.LEAD else whose
    rows = Consent.objects.filter(
        policy.running(at), whose, institution_id=for_.institution, until__lte=soon, renewed_by=None
    )
    return rows.select_related("person", "to").order_by("until", "id")[:FURTHEST]


def _todo(consent: Consent, for_: Actor, last: dt.datetime) -> Todo:
    return Todo(
        due=last_day(consent, zone=for_.law_zone),
        title=_("Consent ends: %(to)s") % {"to": recipient(consent)},
        detail=f"{consent.person.short} · {consent.purpose}",
        url=reverse("consents:show", args=[consent.person_id, consent.pk]),
        verb=_("Renew or let it end"),
        kind="consents.ending",
        strong=consent.until <= last,
    )


def panel(*, header: Any, for_: Actor, at: dt.datetime) -> tuple[str, dict[str, Any]]:
    """The consents about a child beside what is shared in its case. One query."""
    found = running(person=header.child.pk, for_=for_, at=at)
    soon = at + dt.timedelta(days=SOON_DAYS)
    rows = [
        {"it": c, "to": recipient(c), "last_day": last_day(c, zone=for_.law_zone), "soon": c.until <= soon,
         "scope": [str(Scope(value).label) for value in c.scope]} for c in found
    ]  # fmt: skip
    return "consents/_panel.html", {
        "rows": rows,
        "person": header.child,
        "may_write": for_.may(Word.CONSENT_WRITE),
        "back": reverse("cases:access", args=[header.case.pk]),
    }
