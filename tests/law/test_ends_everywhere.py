"""A share ends to the second, by nobody's hand, wherever it showed: every page, list, search and file that told of it before
tells nothing after, nothing on the way keeps a copy, and a page that is still open notices."""

import datetime as dt
import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from samspil.cases import service as cases
from samspil.cases.models import Participation
from samspil.meetings import service as meetings
from samspil.meetings.terms import AT_A_MEETING, Invitee
from samspil.notices import service as notices
from tests.cast import NOW, Cast
from tests.law import walking
from tests.rooms.cases.pages import visitor
from tests.rooms.consents import recorded
from tests.rooms.meetings.stage import worker

pytestmark = pytest.mark.django_db
STILL = re.compile(r'data-still="([^"]+)" data-mark="([0-9a-f.]+)"')
WORD, REST, TABLE = b"Qzxwkvgone", b"Qzxwkvrest", b"Qzxwkvtable"
ENDS = NOW + dt.timedelta(hours=2)
SECOND = dt.timedelta(seconds=1)


def shared(cast: Cast) -> dict[str, bytes]:
    """By who gets it: a word that only the share tells. Olga's institution does not even sit at the table."""
    jana = cast.actor(cast.jana)
    ground = cases.Ground("joint plan", "statute", ENDS, statute="§ 51")
    note = cases.write(
        by=jana,
        at=NOW,
        case=cast.case,
        kind="note",
        text=f"Slept. {WORD.decode()} at night. {REST.decode()}.",
    )
    facts = {"by": jana, "at": NOW, "entry": note, "purpose": "plan", "basis": "statute", "statute": "§ 51"}
    cases.share(**facts, to=cast.support, until=ENDS, excerpt=f"{WORD.decode()} at night.")
    cases.share_facts(
        by=jana, at=NOW, case=cast.case, person=cast.tereza, fields=["name"], to=cast.elsewhere, ground=ground
    )
    cases.write(
        by=jana, at=NOW, case=cast.case, kind="note", text=f"All may know {TABLE.decode()}.", for_all=True
    )
    Participation.objects.filter(case=cast.case, institution=cast.club).update(until=ENDS)
    return {"petra": WORD, "olga": b"Tereza", "lukas": TABLE}


def found(cast: Cast, name: str, word: bytes, places: list[str]) -> list[tuple[str, object]]:
    """Where this person meets the word; what was not shared they meet nowhere."""
    client, told = visitor(getattr(cast, name)), []
    for where, answer in walking.asked_by(cast, name, places, forms=False, client=client):
        content = walking.everything(answer)
        assert REST not in content, f"{name}: {where} tells the rest of what was shared in part"
        told += [(where.split()[-1], answer)] if word in content else []
    return told


def calendars(cast: Cast) -> dict[str, str]:
    """Olga is asked to a meeting on a consent that ends: the address of her calendar, and what it says."""
    jana = cast.actor(cast.jana)
    consent = recorded(cast, to=cast.elsewhere, scope=tuple(str(k) for k in AT_A_MEETING), until=ENDS)
    olga = {
        "account": cast.olga.pk,
        "institution": cast.elsewhere.pk,
        "basis": "consent",
        "consent": consent.pk,
    }
    meeting = meetings.call(
        by=jana, at=NOW, case=cast.case, kind="conference", goal="School", on=NOW.date(), time=dt.time(11),
        place="Cejl", minutes=30, invited=[worker(cast.jana, cast.authority, role="facilitator"), Invitee(**olga)],
    )  # fmt: skip
    _feed, secret = meetings.make_feed(by=cast.actor(cast.olga), at=NOW)
    return {f"/calendar/{secret}.ics": meeting.uid}


def searched(cast: Cast, name: str) -> str:
    return visitor(getattr(cast, name)).post(reverse("cases:search"), {"q": "Tereza"}, follow=True).text


def test_what_ends_is_gone_from_every_page_and_file_at_its_second(cast, time_machine, mailoutbox):
    words, feeds = shared(cast), calendars(cast)
    time_machine.move_to(ENDS - SECOND, tick=False)
    places, told = walking.addresses(many=1, about=[cast.case, *cast.case.entries.all()]), {}
    file = [place for place in places if str(cast.case.pk) in place or not walking.ID.search(place)]
    for name, word in words.items():
        told[name] = found(cast, name, word, file if name == "lukas" else places)
        for where, answer in told[name]:
            assert "no-store" in answer.headers["Cache-Control"], where
    seen = {name: {walking.ID.sub("ID", where) for where, _a in rows} for name, rows in told.items()}
    assert seen["petra"] >= {"/cases/ID/", "/day/"}
    assert "/sharing/with-us/" in seen["olga"]
    assert seen["lukas"] >= {"/cases/ID/", "/day/"} and str(cast.case.pk) in searched(cast, "lukas")
    tags = {place: Client().get(place) for place in feeds}
    assert all(feeds[place].encode() in answer.content for place, answer in tags.items())
    time_machine.move_to(ENDS, tick=False)
    for name, word in words.items():
        told[name] = [(where, answer) for where, answer in told[name] if "/consents/" not in where]
        # A consent is kept by both whom it names: it goes on saying that it was given, and that it is over.
        assert found(cast, name, word, [where for where, _a in told[name] if where.startswith("/")]) == []
        for where, before in told[name]:
            if before.headers["Content-Type"].startswith("text/html"):
                mark = STILL.search(before.text)
                assert mark, f"{where} stays on the screen of {name}"
                now = visitor(getattr(cast, name)).get(html.unescape(mark[1]))
                stands = now.status_code == 200 and set(mark[2].split(".")) <= set(now.text.split("."))
                assert not stands, where
    assert str(cast.case.pk) not in searched(cast, "lukas")
    for place, uid in feeds.items():
        read = Client().get(place, headers={"If-None-Match": tags[place]["ETag"]})
        assert read.status_code == 200 and uid.encode() not in read.content, (
            "nor does a calendar go on saying it"
        )
    notices.deliver_waiting(at=ENDS, limit=100)
    assert not any(word in m.message().as_bytes() for m in mailoutbox for word in words.values())
