"""The calendar that a worker's own program reads: a secret address, ended whenever they like."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from samspil.access.service import Actor, Purpose, Word, require
from samspil.accounts import service as accounts
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.meetings import queries
from samspil.meetings.models import Feed
from samspil.meetings.operations.calendar import Also, as_feed
from samspil.meetings.operations.telling import organizer
from samspil.trail import service as trail


@transaction.atomic
def make_feed(*, by: Actor, at: dt.datetime) -> tuple[Feed, str]:
    """A new address, and its secret, which is said once. An earlier address ends."""
    require(by, Word.MEETING_READ)
    _end(by, at)
    secret = secrets.token_urlsafe(32)
    feed = Feed.objects.create(
        account_id=by.account,
        institution_id=by.institution,
        secret_hash=accounts.secret_hash(secret),
        made_at=at,
    )
    trail.record(by=by, at=at, act="meetings.make_feed", record_kind="feed", record=feed.pk)
    return feed, secret


@transaction.atomic
def end_feed(*, by: Actor, at: dt.datetime) -> int:
    """The address ends at once."""
    ended = _end(by, at)
    if ended:
        trail.record(by=by, at=at, act="meetings.end_feed", record_kind="feed", record=by.account)
    return ended


def _end(by: Actor, at: dt.datetime) -> int:
    rows = Feed.objects.filter(account_id=by.account, institution_id=by.institution, ended_at=None)
    return rows.update(ended_at=at)


_sources: list[Callable[..., list[Also]]] = []


def in_feed(source: Callable[..., list[Also]]) -> None:
    """A room above puts its own into the worker's calendar: `source(for_=, at=, site=)`. Stated once, at start."""
    if source not in _sources:
        _sources.append(source)


@dataclass(frozen=True, slots=True)
class Handed:
    """What the address answers; `body` None: the program has it already."""

    tag: str
    body: bytes | None


@transaction.atomic
def hand_out_feed(*, by: Actor, at: dt.datetime, secret: str, known: str = "") -> Handed:
    """The calendar behind a secret, unless the program knows it already by its tag. `by` is whoever asks, signed in
    nowhere; what they get is what the worker of the address sees now, so it ends with their work there. What leaves is
    recorded."""
    feed = queries.feed_by_secret(accounts.secret_hash(secret))
    actor = _reader(feed, at)
    site = settings.SITE_URL.rstrip("/")
    with fence.acting(actor, at=at):
        found = [
            (meeting, site + reverse("meetings:show", args=[meeting.pk]), answer)
            for meeting, answer in queries.for_calendar(for_=actor, at=at)
        ]
        with translation.override(actor.language):
            more = [one for source in _sources for one in source(for_=actor, at=at, site=site)]
        body = as_feed(found, organizer=organizer(), language=actor.language, also=more)
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        if known and tag in known:
            return Handed(tag, None)
        feed.read_at = at
        feed.save(update_fields=["read_at"])
        trail.record(
            by=actor, at=at, act="meetings.hand_out_feed", record_kind="feed", record=feed.pk, deed=trail.Deed.LEFT,
            details={"meetings": len(found)},
        )  # fmt: skip
    return Handed(tag, body)


def _reader(feed: Feed, at: dt.datetime) -> Actor:
    """The worker of the address, as far as they still work there."""
    if not feed.account.is_active:
        raise NotFound
    actor, _places = accounts.actor_for(feed.account, institution=feed.institution_id, at=at)
    if actor.institution != feed.institution_id or not actor.may(Word.MEETING_READ):
        raise NotFound
    return actor.with_purpose(Purpose.OVERVIEW)
