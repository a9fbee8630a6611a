"""A form counts once: pressed twice or sent again after going back, on either database."""

import datetime as dt
import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from samspil.cases import service as cases
from samspil.cases.models import Entry, Share
from samspil.documents.models import Sending
from samspil.ground import clock
from samspil.plans import service as plans
from samspil.plans.models import Step
from tests.cast import TODAY
from tests.rooms.cases.pages import visitor

DAY = dt.timedelta(days=1)


def token(client: Client, url: str) -> str:
    """The token of a page as it was drawn: another at each drawing."""
    page = client.get(url).text
    return page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


def note(client: Client, cast: Any, drawn: str, text: str = "Rang school.") -> Any:
    sent = {"kind": "note", "text": text, "seen_by": "own", "csrfmiddlewaretoken": drawn}
    return client.post(reverse("cases:file", args=[cast.case.pk]), sent)


def test_a_note_pressed_twice_is_written_once_and_leads_to_the_same_place(cast):
    jana = visitor(cast.jana)
    drawn = token(jana, reverse("cases:file", args=[cast.case.pk]))
    first, again = note(jana, cast, drawn), note(jana, cast, drawn)
    assert first.status_code == again.status_code == 303
    assert first["Location"] == again["Location"]
    assert Entry.objects.filter(text="Rang school.").count() == 1


def test_the_same_words_from_a_page_drawn_anew_are_another_note(cast):
    jana, url = visitor(cast.jana), reverse("cases:file", args=[cast.case.pk])
    assert note(jana, cast, token(jana, url)).status_code == 303
    assert note(jana, cast, token(jana, url)).status_code == 303
    assert Entry.objects.filter(text="Rang school.").count() == 2


def test_other_words_from_the_same_page_are_another_note(cast):
    jana = visitor(cast.jana)
    drawn = token(jana, reverse("cases:file", args=[cast.case.pk]))
    note(jana, cast, drawn), note(jana, cast, drawn, "Rang home.")
    assert Entry.objects.filter(text__startswith="Rang").count() == 2


def test_a_share_and_a_step_pressed_twice_are_made_once(cast):
    by, now, jana = cast.actor(cast.jana), clock.now(), visitor(cast.jana)
    entry = cases.write(by=by, at=now, case=cast.case, kind="note", text="Rang school.")
    url = reverse("cases:share", args=[cast.case.pk, entry.pk])
    drawn = token(jana, url)
    given = {
        "to": str(cast.support.pk), "purpose": "joint plan", "basis": "statute", "statute": "§ 51", "span": "month",
        "csrfmiddlewaretoken": drawn,
    }  # fmt: skip
    answers = [jana.post(url, given).status_code for _ in range(2)]
    assert answers == [303, 303] and Share.objects.filter(entry=entry).count() == 1
    plan = plans.draft(by=by, at=now, case=cast.case.pk, review_on=TODAY + 60 * DAY)
    goal = plans.add_goal(by=by, at=now, plan=plan, text="At school by eight")
    step = {
        "what": "Ring at seven", "who": f"i:{cast.support.pk}", "due_on": (clock.now().date() + DAY).isoformat(),
        "competence": "family_support", "csrfmiddlewaretoken": token(jana, reverse("plans:of_case", args=[cast.case.pk])),
    }  # fmt: skip
    answers = [jana.post(reverse("plans:new_step", args=[goal.pk]), step).status_code for _ in range(2)]
    assert answers == [303, 303] and Step.objects.filter(goal=goal).count() == 1


def test_what_was_not_done_may_be_sent_again(cast):
    jana = visitor(cast.jana)
    drawn = token(jana, reverse("cases:file", args=[cast.case.pk]))
    assert note(jana, cast, drawn, "").status_code == note(jana, cast, drawn, "").status_code == 422
    assert not Sending.objects.exists()


def test_what_failed_leaves_nothing_and_may_be_sent_again(cast, monkeypatch):
    jana = visitor(cast.jana)
    jana.raise_request_exception = False
    drawn = token(jana, reverse("cases:file", args=[cast.case.pk]))
    with monkeypatch.context() as broken:
        broken.setattr("samspil.look.service.see_other", lambda *a, **k: 1 / 0)
        broken.setattr("samspil.cases.web.file.see_other", lambda *a, **k: 1 / 0, raising=False)
        assert note(jana, cast, drawn).status_code == 500
    assert not Entry.objects.filter(text="Rang school.").exists()
    assert note(jana, cast, drawn).status_code == 303


def test_nobody_is_led_by_what_another_sent(cast):
    jana, mark = visitor(cast.jana), visitor(cast.mark)
    drawn = token(jana, reverse("cases:file", args=[cast.case.pk]))
    note(jana, cast, drawn), note(mark, cast, drawn)
    assert Entry.objects.filter(text="Rang school.").count() == 2


def test_of_a_sending_only_a_digest_is_kept_and_that_for_a_day(cast, time_machine):
    jana = visitor(cast.jana)
    note(jana, cast, token(jana, reverse("cases:file", args=[cast.case.pk])))
    kept = Sending.objects.get()
    assert "Rang" not in str(vars(kept)) and len(kept.digest) == 64
    Sending.objects.update(sent_at=clock.now() - 2 * DAY)
    note(jana, cast, token(jana, reverse("cases:file", args=[cast.case.pk])))
    assert Sending.objects.count() == 1 and Sending.objects.get().pk != kept.pk


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_moment_write_one_note(cast):
    jana = visitor(cast.jana)
    drawn, said = token(jana, reverse("cases:file", args=[cast.case.pk])), []
    ready = threading.Barrier(2)

    def press() -> None:
        other = Client()
        other.cookies = jana.cookies
        ready.wait(5)
        try:
            said.append(note(other, cast, drawn)["Location"])
        finally:
            connection.close()

    presses = [threading.Thread(target=press) for _ in range(2)]
    for one in presses:
        one.start()
    for one in presses:
        one.join(20)
    assert len(said) == 2 and said[0] == said[1]
    assert Entry.objects.filter(text="Rang school.").count() == 1
