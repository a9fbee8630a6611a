"""Whoever asks in vain leaves an entry, and neither the entry nor the answer tells a missing record from another's."""

import datetime as dt
import uuid
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.accounts import service as accounts
from samspil.accounts.web.signals import note_failure
from samspil.trail.models import Entry
from tests.cast import NOW

pytestmark = pytest.mark.django_db
WHAT = ("act", "deed", "record_kind", "details", "purpose")


@pytest.fixture
def olga(cast):
    client = Client()
    client.force_login(cast.olga)
    return client


def failed(account):
    return Entry.objects.filter(deed="failed", account=account.pk).order_by("id")


def test_asking_for_another_s_case_and_for_none_leave_entries_of_one_kind(cast, olga):
    nothing = uuid.uuid4()
    costs = []
    for case in (cast.case.pk, nothing):
        with CaptureQueriesContext(connection) as told:
            assert olga.get(reverse("cases:file", args=[case])).status_code == 404
        costs.append([query["sql"].split()[0] for query in told])
    real, none = failed(cast.olga)
    assert [getattr(real, name) for name in WHAT] == [getattr(none, name) for name in WHAT]
    assert (real.act, real.record_kind, real.purpose) == ("accounts.missed", "cases:file", "case work")
    assert (real.record, real.case) == (str(cast.case.pk), cast.case.pk)
    assert (none.record, none.case) == (str(nothing), nothing)
    assert real.chain == str(cast.elsewhere.pk), "it stands in the record of whose staff asked"
    assert costs[0] == costs[1], "both ways take the same steps"


def test_a_page_that_the_role_does_not_open_is_recorded_too(cast):
    client = Client()
    client.force_login(cast.jana)
    assert client.get("/staff/record/").status_code == 404
    assert [(e.record_kind, e.record) for e in failed(cast.jana)] == [("desk:record", "")]


def test_a_refusal_is_recorded_with_what_was_tried(cast, monkeypatch):
    client = Client()
    client.force_login(cast.jana)

    def refuse(*arguments, **named):
        from samspil.ground.errors import Refused

        raise Refused("no")

    monkeypatch.setattr("samspil.cases.service.end_share", refuse)
    monkeypatch.setattr(
        "samspil.cases.service.running_share", lambda *a, **k: SimpleNamespace(about=cast.case.pk)
    )
    share = uuid.uuid4()
    assert client.post(reverse("cases:end_share", args=[cast.case.pk, share])).status_code == 403
    entry = failed(cast.jana).get()
    assert (entry.act, entry.record, entry.case) == ("accounts.refused", str(share), cast.case.pk)
    assert '"tried":"write"' in entry.details


def test_an_address_that_leads_nowhere_and_a_visitor_leave_nothing(cast, olga):
    before = Entry.objects.count()
    assert olga.get("/no/such/page/").status_code == 404
    assert Client().get(reverse("cases:file", args=[cast.case.pk])).status_code == 302
    assert Entry.objects.filter(id__gt=0, deed="failed").count() == 0 and Entry.objects.count() == before


def test_a_secret_address_that_opens_nothing_is_recorded_and_cannot_be_read_back(cast, time_machine):
    """Guessed or ended: who tried is nobody, and the key stands nowhere."""
    time_machine.move_to(NOW, tick=False)
    pages = {
        "plans:mine": "secret", "meetings:answer": "token", "meetings:join": "token", "meetings:feed": "secret",
        "rights:open": "secret", "crisis:safety": "secret", "accounts:invited": "secret", "carers:application": "secret",
        "carers:invited": "secret", "supervision:feed": "secret",
    }  # fmt: skip
    client = Client()
    for name, word in pages.items():
        for _ in range(2):
            assert (
                client.get(reverse(name, kwargs={word: "guessed-" + name.replace(":", "-")})).status_code
                == 404
            ), name
    rows = Entry.objects.filter(act="accounts.wrong_key", deed="failed", account=None, chain="open")
    assert sorted(rows.values_list("record_kind", flat=True)) == sorted(pages), "each once within the hour"
    assert not any("guessed" in f"{row.record}{row.details}" for row in rows)
    time_machine.move_to(NOW + dt.timedelta(hours=2), tick=False)
    client.get(reverse("plans:mine", kwargs={"secret": "guessed-plans-mine"}))
    assert rows.filter(record_kind="plans:mine").count() == 2


def test_what_was_typed_at_a_failed_sign_in_is_known_again_and_not_readable(cast):
    for typed in ("somebody@example.org", "Somebody@Example.org ", "jana@example.org"):
        note_failure(credentials={"email": typed})
    rows = list(
        Entry.objects.filter(act="accounts.sign_in_failed").order_by("id").values_list("details", "record")
    )
    assert rows[0][0] == rows[1][0] != rows[2][0] and "typed" in rows[0][0]
    assert not any("example" in details.lower() or "somebody" in details.lower() for details, _ in rows)
    assert [record for _, record in rows] == ["", "", str(cast.jana.pk)]


def test_the_hash_of_what_was_typed_needs_the_key(settings):
    first = accounts.typed("a@example.org")
    settings.SECRET_KEY = "another"
    assert accounts.typed("a@example.org") != first and len(first) == 32
