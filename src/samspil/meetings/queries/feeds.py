"""What a worker's own calendar program reads."""

import datetime as dt

from samspil.access.service import Actor
from samspil.ground.errors import NotFound
from samspil.meetings import policy
from samspil.meetings.models import Feed, Meeting
from samspil.meetings.queries.reading import _own
from samspil.meetings.terms import Answer, State

BACK, AHEAD = dt.timedelta(days=60), dt.timedelta(days=400)
MOST = 500


def feed_by_secret(secret_hash: str) -> Feed:
    found = Feed.objects.select_related("account").filter(secret_hash=secret_hash, ended_at=None).first()
    if found is None:
        raise NotFound
    return found


def own_feed(*, for_: Actor) -> Feed | None:
    """The worker's own address that has not ended, without its secret."""
    rows = Feed.objects.filter(account_id=for_.account, institution_id=for_.institution, ended_at=None)
    return rows.first()


def for_calendar(*, for_: Actor, at: dt.datetime) -> list[tuple[Meeting, str]]:
    """The worker's meetings of some weeks back and a year ahead, each with their answer; without those that were
    cancelled and those they do not come to. Who called a meeting without inviting themselves comes. Two queries."""
    answers = dict(policy.own_invitations(for_, at).values_list("meeting_id", "answer"))
    rows = _own(for_, at).exclude(state=State.CANCELLED)
    rows = rows.filter(starts_at__gt=at - BACK, starts_at__lt=at + AHEAD).order_by("starts_at", "id")[:MOST]
    found = [(meeting, answers.get(meeting.pk, Answer.YES)) for meeting in rows]
    return [(meeting, answer) for meeting, answer in found if answer != Answer.NO]
