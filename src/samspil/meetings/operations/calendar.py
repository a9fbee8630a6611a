"""The calendar part of an invitation (RFC 5545, RFC 5546): the time, the link, no name and nothing of the matter."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText, vUri

from samspil.meetings.models import Meeting
from samspil.meetings.terms import Answer, Kind

PRODUCT = "-//Samspil//Meetings//EN"
PARTSTAT = {
    Answer.WAITING: "NEEDS-ACTION",
    Answer.YES: "ACCEPTED",
    Answer.NO: "DECLINED",
    Answer.PERHAPS: "TENTATIVE",
}


def as_calendar(
    meeting: Meeting,
    *,
    at: dt.datetime,
    method: str,
    link: str,
    organizer: str,
    attendee: str = "",
    answer: str = Answer.WAITING,
    language: str = "en",
    with_place: bool = False,
    uninvited: bool = False,
) -> bytes:
    """The meeting as one calendar object. `with_place` only for people who are signed in: mail may lie open. A CANCEL to
    somebody `uninvited` has no status: the meeting itself stands (RFC 5546, 3.2.5)."""
    with translation.override(language):
        event = _event(meeting, at, link, _("Meeting"))
        event.add("description", link)
    if not uninvited:
        event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    event.add("organizer", _address(organizer, CN="Samspil"))
    if method != "PUBLISH":
        event.add("attendee", _asked(attendee, answer, method))
    if with_place and meeting.place:
        event.add("location", meeting.place)
    return _calendar(method, [event])


@dataclass(frozen=True, slots=True)
class Also:
    """Something of another room that stands in the worker's own calendar beside the meetings: when, and what kind."""

    uid: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    time_zone: str
    summary: str
    link: str
    stamp: dt.datetime


def as_feed(
    found: Iterable[tuple[Meeting, str, str]], *, organizer: str, language: str, also: Iterable[Also] = ()
) -> bytes:
    """Several meetings, each with its address and the own answer, as a calendar that a program reads again and again.
    When they are and what kind; no name and no place. The same meetings give the same bytes."""
    events = []
    with translation.override(language):
        for meeting, link, answer in found:
            stamp = meeting.changed_at or meeting.called_at
            event = _event(meeting, stamp, link, str(Kind(meeting.kind).label))
            event.add("status", "CONFIRMED" if answer == Answer.YES else "TENTATIVE")
            event.add("organizer", _address(organizer, CN="Samspil"))
            event.add("transp", "OPAQUE")
            events.append(event)
    return _calendar("PUBLISH", [*events, *map(_also, also)])


def _also(one: Also) -> Event:
    zone = ZoneInfo(one.time_zone)
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", one.stamp.astimezone(dt.UTC))
    event.add("dtstart", one.starts_at.astimezone(zone))
    event.add("dtend", one.ends_at.astimezone(zone))
    event.add("summary", one.summary)
    event.add("url", vUri(one.link))
    event.add("class", "PRIVATE")
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    return event


def _event(meeting: Meeting, stamp: dt.datetime, link: str, summary: str) -> Event:
    start = meeting.starts_at.astimezone(ZoneInfo(meeting.time_zone))
    event = Event()
    event.add("uid", meeting.uid)
    event.add("dtstamp", stamp.astimezone(dt.UTC))
    event.add("sequence", meeting.sequence)
    event.add("dtstart", start)
    # Counted in UTC, so that a meeting across a change of the clock keeps its length.
    event.add("dtend", (meeting.starts_at + dt.timedelta(minutes=meeting.minutes)).astimezone(start.tzinfo))
    event.add("summary", summary)
    event.add("url", vUri(link))
    event.add("class", "PRIVATE")
    return event


def _calendar(method: str, events: list[Event]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()  # type: ignore[no-any-return]


def _address(mail: str, **parameters: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{mail}")
    for name, value in parameters.items():
        address.params[name] = vText(value)
    return address


def _asked(mail: str, answer: str, method: str) -> vCalAddress:
    more = {} if method == "CANCEL" else {"RSVP": "TRUE"}
    return _address(
        mail, CUTYPE="INDIVIDUAL", ROLE="REQ-PARTICIPANT", PARTSTAT=PARTSTAT[Answer(answer)], **more
    )
