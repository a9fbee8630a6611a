"""An invitation to a wrong address: refused at once or come back later, it is said to who called, and nothing is lost."""

import smtplib
import uuid

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends import locmem
from django.urls import reverse

from samspil.meetings import service as meetings
from samspil.meetings.models import Invitation
from samspil.meetings.operations.telling import secret_of
from samspil.notices import service as notices
from samspil.notices.models import Letter
from tests.cast import TODAY
from tests.rooms.meetings.stage import SOON, called, sheet

WRONG = "hana@example.org"


@pytest.fixture(autouse=True)
def morning():
    with time_machine.travel(SOON, tick=False):
        yield


@pytest.fixture
def server(monkeypatch):
    """A mail server that answers for one address with a code of one's choice."""
    code = {"says": 550}

    def send(self, messages):
        for one in messages:
            if WRONG in one.to:
                raise smtplib.SMTPRecipientsRefused({WRONG: (code["says"], b"no such user")})
        mail.outbox.extend(messages)
        return len(messages)

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", send)
    return code


def returned(letter, *, action="failed", status="5.1.1"):
    """A delivery status notification as mail servers send it (RFC 3464)."""
    return (
        "From: MAILER-DAEMON@example.org\r\nSubject: Undelivered Mail Returned to Sender\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\nMIME-Version: 1.0\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nIt did not work.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n"
        f"Final-Recipient: rfc822; {WRONG}\r\nAction: {action}\r\nStatus: {status}\r\n\r\n"
        f"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{letter}@samspil>\r\n\r\n--b--\r\n"
    ).encode()


def test_a_refused_address_is_said_to_who_called_and_the_rest_leaves(cast, client, server):
    meeting = called(cast)
    assert notices.deliver_waiting(at=SOON) == (3, 1)
    assert notices.deliver_waiting(at=SOON) == (0, 0)  # refused for good: it is not tried again
    (wrong,) = sheet(cast, meeting).returned
    assert (wrong.email, len(mail.outbox)) == (WRONG, 3)
    client.force_login(cast.jana)
    page = client.get(f"/meetings/{meeting.pk}/").content.decode()
    assert f"The mail to Hana Nováková did not arrive: {WRONG} does not take it." in page
    day = {"at": SOON, "today": TODAY}
    [todo] = meetings.waiting(for_=cast.actor(cast.jana), **day)
    assert (todo.title, todo.verb) == ("The invitation to Hana Nováková did not arrive", "Send again")
    assert [t.verb for t in meetings.waiting(for_=cast.actor(cast.petra), **day)] == ["Answer"], (
        "who leads hears of it"
    )
    meetings.note_told(by=cast.actor(cast.jana), at=SOON, meeting=meeting, invitation=wrong.pk)
    assert meetings.waiting(for_=cast.actor(cast.jana), **day) == [], "told in person"
    assert Invitation.objects.filter(meeting=meeting).count() == 4


def test_a_passing_trouble_is_tried_again(cast, server):
    server["says"] = 451
    meeting = called(cast)
    assert notices.deliver_waiting(at=SOON) == (3, 1)
    assert sheet(cast, meeting).returned == []
    assert notices.deliver_waiting(at=SOON) == (0, 1)


def test_a_mail_that_comes_back_is_known_again(cast):
    meeting = called(cast)
    notices.deliver_waiting(at=SOON)
    letter = Letter.objects.get(to=WRONG)
    names = [m.extra_headers["Message-ID"] for m in mail.outbox if m.to == [WRONG]]
    assert names == [f"<{letter.pk}@samspil>"]
    for harmless in (
        returned(letter.pk, action="delayed", status="4.4.1"), returned(uuid.uuid4()), b"", b"\xff\x00",
    ):  # fmt: skip
        assert notices.take_back(harmless, at=SOON) is None
    assert sheet(cast, meeting).returned == []
    assert notices.take_back(returned(letter.pk), at=SOON) == letter.pk
    assert [i.email for i in sheet(cast, meeting).returned] == [WRONG]


def test_a_large_wrong_mail_is_read_to_its_end_and_says_nothing():
    assert notices.take_back(returned("x" * 100_000) + b"<" * 2_000_000, at=SOON) is None


def test_it_is_sent_again_to_another_address_and_the_first_link_opens_nothing(cast, client, server):
    meeting = called(cast)
    notices.deliver_waiting(at=SOON)
    (wrong,) = sheet(cast, meeting).returned
    letters_link = reverse("meetings:answer", args=[secret_of(wrong)])
    client.force_login(cast.jana)
    address = f"/meetings/{meeting.pk}/again/"
    page = client.post(address, {"invitation": str(wrong.pk), "email": "hana@"})
    assert page.status_code == 422 and "hana@ is not an e-mail address." in page.content.decode()
    assert 'value="hana@"' in page.content.decode()
    assert (
        client.post(address, {"invitation": str(wrong.pk), "email": "Hana2@Example.org"}).status_code == 303
    )
    notices.deliver_waiting(at=SOON)
    assert sheet(cast, meeting).returned == []
    again = Invitation.objects.get(pk=wrong.pk)
    assert again.email == "hana2@example.org"
    assert client.get(letters_link).status_code == 404
    assert client.get(reverse("meetings:answer", args=[secret_of(again)])).status_code == 200
    assert [m.to for m in mail.outbox[-1:]] == [["hana2@example.org"]]


def test_in_the_past_no_meeting_is_called_and_nothing_typed_is_lost(cast, client):
    client.force_login(cast.jana)
    form = {"kind": "conference", "goal": "How Tereza gets to school", "on": "23. 11. 2026", "time": "9.00",
            "minutes": "60", "place": "Cejl 75", "ask": [f"w:{cast.petra.pk}:{cast.support.pk}"]}  # fmt: skip
    page = client.post(f"/cases/{cast.case.pk}/meetings/new/", form)
    assert page.status_code == 422 and "This time has passed." in page.content.decode()
    assert "How Tereza gets to school" in page.content.decode() and "23. 11. 2026" in page.content.decode()
    assert not meetings.coming(for_=cast.actor(cast.jana), at=SOON)
