"""The record of access of one institution."""

import io
import subprocess
import sys
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samspil.access.service import Role
from samspil.accounts import service as accounts
from samspil.trail import service as trail
from samspil.trail.models import Entry
from tests.cast import MACHINE, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def mark(cast) -> Client:
    client = Client()
    client.force_login(cast.mark)
    return client


def test_the_record_says_who_did_what_and_nothing_of_the_content(cast, mark):
    page = mark.get("/staff/record/").content.decode()
    assert (
        "Jana Dvořáková" in page and "Opened a case" in page and "Brought an institution into a case" in page
    )
    assert "Tereza" not in page and "Home visit" not in page


def test_looking_at_the_record_is_recorded(cast, mark):
    mark.get("/staff/record/")
    assert Entry.objects.filter(act="desk.record", account=cast.mark.pk, purpose="audit").count() == 1


def test_another_institutions_entries_are_not_in_it(cast, mark):
    trail.seen(by=cast.actor(cast.olga), at=NOW, act="cases.search")
    assert "Olga" not in mark.get("/staff/record/").content.decode()


def test_it_narrows_to_a_kind_a_person_and_a_day(cast, mark):
    def told(query: str) -> list[str]:
        return [e["who"] for e in mark.get(f"/staff/record/?{query}").context["entries"]]

    assert set(told(f"person={cast.jana.pk}")) == {"Jana Dvořáková"}
    assert told("since=1998-12-31&until=1999-01-01") == []
    assert len(told("deed=sign-in")) >= 1 and "Jana Dvořáková" not in told("deed=sign-in")
    assert told("since=nonsense&person=nobody&after=x&before=-1")


@pytest.mark.parametrize(
    "query",
    [
        "after=99999999999999999",
        "before=9" * 3,
        "until=9999-12-31",
        "since=0001-01-01",
        "since=9999-12-31&until=0001-01-01",
    ],
)
def test_an_odd_address_does_no_harm(mark, query):
    assert mark.get(f"/staff/record/?{query}").status_code == 200


def test_it_narrows_to_an_act_and_to_a_case_by_its_number(cast, mark):
    def told(query: str) -> list[str]:
        return [str(e["what"]) for e in mark.get(f"/staff/record/?{query}").context["entries"]]

    jana = Client()
    jana.force_login(cast.jana)
    jana.get("/children/?who=all")
    jana.get(f"/cases/{cast.case.pk}/")
    assert set(told("act=cases.open")) == {"Opened a case"}
    number = f"case={cast.case.reference}&deed=read"
    assert told(number) == ["Looked at a case", "Looked at the list of children"]
    assert told(f"case={cast.case.pk}&deed=read") == told(number)
    assert told("case=no-such-number") == []


def test_it_is_taken_out_as_a_file_that_verifies_itself(cast, mark, tmp_path):
    answer = mark.post("/staff/record/out/", {"begin": ""})
    packed = b"".join(answer.streaming_content)
    zipfile.ZipFile(io.BytesIO(packed)).extractall(tmp_path)
    command = [sys.executable, "-I", "-S", "verify_trail.py", "trail.jsonl"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (
        done.returncode == 0
        and f"chain {cast.authority.pk}" in done.stdout
        and done.stdout.count("chain") == 1
    )
    entry = Entry.objects.get(act="trail.export")
    assert (entry.deed, entry.account, entry.purpose) == ("left", cast.mark.pk, "audit")
    assert mark.get("/staff/record/out/").status_code == 405


def test_what_was_asked_for_in_vain_stands_in_it(cast, mark):
    jana = Client()
    jana.force_login(cast.jana)
    jana.get(f"/cases/{cast.olga.pk}/")
    page = mark.get("/staff/record/?deed=failed").content.decode()
    assert "Asked for what is not there or not theirs" in page and "Jana Dvořáková" in page


def test_it_pages_by_key_with_a_fixed_number_of_queries(cast, mark):
    by = cast.actor(cast.jana)
    with CaptureQueriesContext(connection) as few:
        mark.get("/staff/record/")
    trail.record_all((trail.Fact("cases.search", deed="read") for _ in range(120)), by=by, at=NOW)
    with CaptureQueriesContext(connection) as many:
        first = mark.get("/staff/record/")
    assert len(many) == len(few) and len(first.context["entries"]) == 50
    second = mark.get("/staff/record/" + first.context["earlier"])
    assert second.context["entries"][0]["seq"] == first.context["entries"][-1]["seq"] - 1
    back = mark.get("/staff/record/" + second.context["later"])
    assert back.context["entries"][-1]["seq"] == first.context["entries"][-1]["seq"]


def test_a_bent_record_is_named(cast, mark):
    assert "is whole" in mark.get("/staff/record/?check=1").content.decode()
    entry = Entry.objects.filter(chain=str(cast.authority.pk)).order_by("seq")[3]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO trail_entry (chain, seq, at, deed, act, record_kind, record, purpose, details, previous, hash)"
            " SELECT chain, 900000, at, deed, act, record_kind, record, purpose, details, previous, hash"
            " FROM trail_entry WHERE id = %s",
            [entry.pk],
        )
    page = mark.get("/staff/record/?check=1").content.decode()
    assert "was altered" in page


def test_who_may_not_read_the_record_finds_no_page(cast):
    for account in (cast.jana, cast.ada, cast.olga):
        client = Client()
        client.force_login(account)
        assert client.get("/staff/record/").status_code == 404


def test_an_auditor_reads_it_and_no_case(cast):
    accounts.create(by=MACHINE, at=NOW, email="au@example.org", name="Alena", password="x" * 14)
    auditor = accounts.account_by_email("au@example.org")
    accounts.employ(
        by=MACHINE, at=cast.jana.created_at, account=auditor, institution=cast.authority, role=Role.AUDITOR
    )
    client = Client()
    client.force_login(auditor)
    assert client.get("/staff/record/").status_code == 200
    assert client.get(f"/cases/{cast.case.pk}/").status_code == 404
