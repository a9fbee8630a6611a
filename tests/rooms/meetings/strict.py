"""A strict reader of calendar objects: what RFC 5545 asks of the bytes and RFC 5546 of each method."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from icalendar import Calendar

LINE = re.compile(
    rb"^[A-Za-z0-9-]+(;[A-Za-z0-9-]+=(\"[^\"\x00-\x1f]*\"|[^\";:,\x00-\x1f]*)(,[^\";:,\x00-\x1f]*)*)*:"
)
ONCE = (
    "UID", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "CLASS", "STATUS",
    "TRANSP", "SEQUENCE", "ORGANIZER", "CREATED", "LAST-MODIFIED", "PRIORITY", "GEO", "RECURRENCE-ID",
)  # fmt: skip
KNOWN = {*ONCE, "ATTENDEE", "COMMENT", "CATEGORIES", "CONTACT", "RRULE", "RDATE", "EXDATE"}
METHODS = {  # RFC 5546, 3.2.1, 3.2.2 and 3.2.5: what must be there, what must not, and which states there are
    "PUBLISH": (
        {"DTSTAMP", "DTSTART", "ORGANIZER", "SUMMARY", "UID"}, {"ATTENDEE"}, {"TENTATIVE", "CONFIRMED", "CANCELLED"},
    ),
    "REQUEST": (
        {"ATTENDEE", "DTSTAMP", "DTSTART", "ORGANIZER", "SUMMARY", "UID"}, set(), {"TENTATIVE", "CONFIRMED"},
    ),
    "CANCEL": ({"DTSTAMP", "ORGANIZER", "SEQUENCE", "UID"}, set(), {"CANCELLED"}),
}  # fmt: skip


def check(raw: bytes, *, uninvites: bool = False) -> Calendar:
    """The calendar, if nothing is wrong with it. A CANCEL that `uninvites` leaves the state of the event unsaid."""
    _lines(raw)
    calendar = Calendar.from_ical(raw)
    assert not calendar.errors
    method = str(calendar["METHOD"])
    assert (
        str(calendar["VERSION"]) == "2.0"
        and str(calendar["PRODID"])
        and str(calendar["CALSCALE"]) == "GREGORIAN"
    )
    zones = {str(zone["TZID"]): zone for zone in calendar.walk("VTIMEZONE")}
    assert len(zones) == len(calendar.walk("VTIMEZONE"))
    events = calendar.walk("VEVENT")
    uids = [(str(e["UID"]), e.get("RECURRENCE-ID")) for e in events]
    assert len(set(uids)) == len(uids)
    for event in events:
        _event(event, method, zones, uninvites)
    return calendar


def _lines(raw: bytes) -> None:
    """RFC 5545, 3.1: CRLF, at most 75 octets, folded between characters, only UTF-8, no control characters."""
    assert (
        raw.endswith(b"\r\n")
        and b"\n" not in raw.replace(b"\r\n", b"")
        and b"\r" not in raw.replace(b"\r\n", b"")
    )
    lines = raw.split(b"\r\n")[:-1]
    for line in lines:
        assert 0 < len(line) <= 75 and line.decode()
        assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", line)
    whole = raw.replace(b"\r\n ", b"").split(b"\r\n")[:-1]
    assert (whole[0], whole[-1]) == (b"BEGIN:VCALENDAR", b"END:VCALENDAR")
    assert all(LINE.match(line) for line in whole)
    open_: list[bytes] = []
    for line in whole:
        if line.startswith(b"BEGIN:"):
            open_.append(line[6:])
        if line.startswith(b"END:"):
            assert open_.pop() == line[4:]
    assert not open_


def _event(event, method: str, zones: dict, uninvites: bool) -> None:
    must, must_not, states = METHODS[method]
    names = [name for name, _value in event.property_items(recursive=False)][1:-1]
    assert must <= set(names) and not must_not & set(names)
    assert set(names) <= KNOWN
    assert all(names.count(name) <= 1 for name in ONCE)
    assert not ("DTEND" in names and "DURATION" in names)
    if uninvites:
        assert method == "CANCEL" and "STATUS" not in names
    else:
        assert str(event.get("STATUS", "CONFIRMED" if method != "CANCEL" else "")) in states
    assert event.decoded("DTSTAMP").utcoffset() == dt.timedelta(0) and "TZID" not in event["DTSTAMP"].params
    assert int(event["SEQUENCE"]) >= 0 and event.decoded("DTEND") > event.decoded("DTSTART")
    assert str(event.get("CLASS", "PUBLIC")) in ("PUBLIC", "PRIVATE", "CONFIDENTIAL")
    assert str(event.get("TRANSP", "OPAQUE")) in ("OPAQUE", "TRANSPARENT")
    assert str(event["ORGANIZER"]).startswith("mailto:")
    for when in ("DTSTART", "DTEND"):
        _zone(event, when, zones)
    attendees = event.get("ATTENDEE", [])
    for one in attendees if isinstance(attendees, list) else [attendees]:
        assert str(one).startswith("mailto:")
        assert one.params.get("PARTSTAT", "NEEDS-ACTION") in (
            "NEEDS-ACTION",
            "ACCEPTED",
            "DECLINED",
            "TENTATIVE",
        )
        assert method != "CANCEL" or "RSVP" not in one.params


def _zone(event, when: str, zones: dict) -> None:
    """RFC 5545, 3.2.19 and 3.6.5: each TZID has its VTIMEZONE, and that one says the same as the world does."""
    value = event[when]
    if "TZID" not in value.params:
        assert event.decoded(when).utcoffset() == dt.timedelta(0)
        return
    zone = zones[value.params["TZID"]]
    assert (
        all({"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"} <= set(part.keys()) for part in zone.subcomponents)
        and zone.subcomponents
    )
    naive = event.decoded(when).replace(tzinfo=None)
    world = naive.replace(tzinfo=ZoneInfo(value.params["TZID"]))
    assert naive.replace(tzinfo=zone.to_tz(lookup_tzid=False)).utcoffset() == world.utcoffset()
