"""The calendar part of an invitation (RFC 5545, RFC 5546): the time, the link, no name and nothing of the matter."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText, vUri

from samspil.meetings.models import Meeting
from samspil.meetings.terms import Answer

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
) -> bytes:
    """The meeting as one calendar object. `with_place` only for people who are signed in: mail may lie open."""
    start = meeting.starts_at.astimezone(ZoneInfo(meeting.time_zone))
    event = Event()
    event.add("uid", meeting.uid)
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("sequence", meeting.sequence)
    event.add("dtstart", start)
    # Counted in UTC, so that a meeting across a change of the clock keeps its length.
    event.add("dtend", (meeting.starts_at + dt.timedelta(minutes=meeting.minutes)).astimezone(start.tzinfo))
    with translation.override(language):
        event.add("summary", _("Meeting"))
        event.add("description", link)
    event.add("url", vUri(link))
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    if method != "PUBLISH":
        event.add("organizer", _address(organizer, CN="Samspil"))
        event.add("attendee", _asked(attendee, answer, method))
    if with_place and meeting.place:
        event.add("location", meeting.place)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
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
