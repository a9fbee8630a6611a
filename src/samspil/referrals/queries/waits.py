"""What of requests waits on somebody's My day."""

import datetime as dt

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground.prepared import prepared
from samspil.ground.todo import Todo
from samspil.referrals import policy
from samspil.referrals.models import Referral
from samspil.referrals.queries.reading import FURTHEST, from_whom, name_of
from samspil.referrals.terms import State, Urgency


def waiting(*, for_: Actor, at: dt.datetime, today: dt.date) -> list[Todo]:
    """What waits in the actor's institution for them or for nobody yet, and answers they have not read. One query."""
    found = _waiting(for_=for_)
    ours = [r for r in found if r.to_id == for_.institution and r.state == State.WAITING]
    answered = [r for r in found if r.sent_by_id == for_.account and r.state != State.WAITING]
    return [_todo(r, today) for r in ours[:FURTHEST]] + [_answer_todo(r) for r in answered[:FURTHEST]]


@prepared
def _waiting(for_: Actor) -> QuerySet[Referral]:
    """Found from both sides by their own indexes; a request to oneself may be in both."""
    mine = Q(worker_id=for_.account) | Q(worker=None)
    ours = policy.received(for_).filter(mine, state=State.WAITING)
    answered = (
        policy.sent(for_).filter(sent_by_id=for_.account, answer_read_at=None).exclude(state=State.WAITING)
    )
    rows = Referral.objects.filter(pk__in=ours.values("pk").union(answered.values("pk")))
    rows = rows.select_related("sender", "to").only(
        "next_on", "urgency", "source", "state", "child_name", "looked_at_first", "worker_id", "sent_by_id",
        "sender__name", "to__name",
    )  # fmt: skip
    return rows.order_by(F("decided_at").asc(nulls_last=True), "next_on", "id")[: 5 * FURTHEST]


def _todo(referral: Referral, today: dt.date) -> Todo:
    parts = [referral.get_urgency_display(), referral.sender.name if referral.sender else from_whom(referral)]
    if referral.looked_at_first is None:
        parts.append(_("nobody has opened it yet"))
    elif referral.worker_id is None:
        parts.append(_("nobody has taken it on"))
    return Todo(
        due=referral.next_on,
        title=_("Request for help: %(who)s") % {"who": name_of(referral)},
        detail=" · ".join(str(p) for p in parts),
        url=reverse("referrals:show", args=[referral.pk]),
        verb=_("Decide") if referral.looked_at_first else _("Read"),
        kind="referral",
        strong=referral.urgency == Urgency.NOW or referral.next_on < today,
    )


def _answer_todo(referral: Referral) -> Todo:
    return Todo(
        due=None,
        title=_("%(institution)s answered your request: %(who)s")
        % {"institution": referral.to.name, "who": name_of(referral)},
        detail=referral.get_state_display(),
        url=reverse("referrals:show", args=[referral.pk]),
        verb=_("Read the answer"),
        kind="referral",
    )
