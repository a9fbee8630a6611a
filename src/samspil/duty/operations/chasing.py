"""A shift that still has nobody is chased: who leads is written to, once, three days before."""

import datetime as dt

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.accounts import service as accounts
from samspil.duty.models import Cover, Roster, Shift
from samspil.duty.operations.guard import told
from samspil.notices import service as notices
from samspil.trail import service as trail

SOON = dt.timedelta(days=3)
MOST = 200


@transaction.atomic
def chase(*, by: Actor, at: dt.datetime) -> int:
    """How many shifts of the next days have neither somebody nor a name for the gap, and were not written about yet."""
    named = Cover.objects.filter(
        roster=OuterRef("roster"), line=OuterRef("line"), since__lte=OuterRef("starts_at"), until__gte=OuterRef("ends_at")
    )  # fmt: skip
    rows = Shift.objects.filter(member=None, starts_at__gt=at, starts_at__lte=at + SOON)
    rows = rows.filter(Q(chased_at=None) | Q(chased_at__lt=F("given_at")))  # opened again since
    rows = rows.filter(~Exists(named), roster__ended_at=None).order_by("starts_at", "id")
    found = list(rows.values_list("pk", "roster_id")[:MOST])
    for roster in Roster.objects.filter(pk__in={r for _pk, r in found}).order_by("id"):
        _write(roster, by, at)
        trail.record(act="duty.chase", **told(by, at, roster))
    return Shift.objects.filter(pk__in=[pk for pk, _r in found]).update(chased_at=at)


def _write(roster: Roster, by: Actor, at: dt.datetime) -> None:
    """Without names and without the matter, in the reader's language."""
    leaders = accounts.leaders(accounts.staff([roster.institution_id], at=at), None)
    for leader in {m.account_id: m.account for m in leaders}.values():
        with translation.override(leader.language):
            notices.send(
                by=by, at=at, to=leader.email, subject=_("A shift has nobody"),
                body=_("A shift of the next three days has nobody. You find it in My day."),
            )  # fmt: skip
