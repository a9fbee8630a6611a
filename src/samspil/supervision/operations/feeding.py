"""Sessions and themes in one's own calendar program: a secret address, ended whenever one likes."""

import dataclasses
import datetime as dt
import hashlib
import secrets
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vUri

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.fostering import service as fostering
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.supervision.models import Feed
from samspil.supervision.queries.calendar import Entry, entries
from samspil.trail import service as trail

BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@transaction.atomic
def make_feed(*, by: Actor, at: dt.datetime) -> str:
    """A new address; its secret is said once. An earlier address ends."""
    family = carers.of_account(for_=by, at=at)
    if family is None and not by.may(Word.SUPERVISION_DO):
        raise NotFound
    _end(by, at)
    secret = secrets.token_urlsafe(32)
    feed = Feed.objects.create(
        account_id=by.account, institution_id=None if family is not None else by.institution,
        secret_hash=accounts.secret_hash(secret), made_at=at,
    )  # fmt: skip
    trail.record(by=by, at=at, act="supervision.make_feed", record_kind="feed", record=feed.pk)
    return secret


@transaction.atomic
def end_feed(*, by: Actor, at: dt.datetime) -> int:
    ended = _end(by, at)
    if ended:
        trail.record(by=by, at=at, act="supervision.end_feed", record_kind="feed", record=by.account)
    return ended


def _end(by: Actor, at: dt.datetime) -> int:
    return Feed.objects.filter(account_id=by.account, ended_at=None).update(ended_at=at)


@dataclass(frozen=True, slots=True)
class Handed:
    """What the address answers; `body` None: the program has it already."""

    tag: str
    body: bytes | None


@transaction.atomic
def hand_out_feed(*, by: Actor, at: dt.datetime, secret: str, known: str = "") -> Handed:
    """The calendar behind a secret. `by` is whoever asks, signed in nowhere; what they get is what the one it belongs to sees
    now, so it ends with their work or their membership."""
    rows = Feed.objects.select_related("account").filter(
        secret_hash=accounts.secret_hash(secret), ended_at=None
    )
    feed = rows.first()
    if feed is None or not feed.account.is_active:
        raise NotFound
    actor = _reader(feed, at)
    with fence.acting(actor, at=at), translation.override(actor.language):
        found = entries(for_=actor, at=at)
        body = _calendar(found, actor)
        tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
        if known and tag in known:
            return Handed(tag, None)
        Feed.objects.filter(pk=feed.pk).update(read_at=at)
        trail.record(
            by=actor, at=at, act="supervision.hand_out_feed", record_kind="feed", record=feed.pk, deed=trail.Deed.LEFT,
            details={"sessions": len(found)},
        )  # fmt: skip
    return Handed(tag, body)


def _reader(feed: Feed, at: dt.datetime) -> Actor:
    actor, _places = accounts.actor_for(feed.account, institution=feed.institution_id, at=at)
    if feed.institution_id is None:
        return fostering.eyes_of(dataclasses.replace(actor, institution=None, words=frozenset()), at=at)
    if actor.institution != feed.institution_id or not actor.may(Word.SUPERVISION_DO):
        raise NotFound
    return actor


def _calendar(found: list[Entry], actor: Actor) -> bytes:
    """When and what kind, on which theme; no name of anybody and no place. The same sessions give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Samspil//Supervision//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Supervision"))
    for one in found:
        calendar.add_component(_event(one, ZoneInfo(actor.time_zone)))
    calendar.add_missing_timezones()
    return calendar.to_ical()  # type: ignore[no-any-return]


def _event(one: Entry, zone: ZoneInfo) -> Any:
    event = Event()
    event.add("uid", f"{one.id}@samspil")
    event.add("dtstamp", one.changed_at.astimezone(dt.UTC))
    if one.day is not None:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        if one.again is not None:
            days, until = one.again
            event.add("rrule", {"freq": "weekly", "byday": [BYDAY[int(n)] for n in days], "until": until})
    else:
        event.add("dtstart", one.starts_at.astimezone(zone))
        event.add("dtend", (one.starts_at + dt.timedelta(minutes=one.minutes)).astimezone(zone))
    event.add("summary", one.summary)
    event.add("url", vUri(settings.SITE_URL.rstrip("/") + reverse(one.page)))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    return event
