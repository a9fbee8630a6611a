"""The data protection officer sees what is unusual, asks, notes what came of it, takes the record out and verifies it."""

import subprocess
import sys
import uuid
import zipfile

import pytest

from samspil.access.service import Actor
from samspil.ground import clock
from samspil.trail import service as trail
from samspil.trail.models import Entry
from samspil.watch import service as watch
from samspil.watch.models import Finding
from tests.cast import call

pytestmark = [pytest.mark.django_db(transaction=True)]


def test_the_officer_asks_about_a_night_and_verifies_the_record(page, sign_in, axe, live_server, tmp_path):
    cast = call()
    now = clock.now()
    mark = cast.actor(cast.mark).with_purpose("case work")
    trail.record_all(
        (trail.Fact("cases.file", "case", case, case=case, deed="read") for case in (uuid.uuid4() for _ in range(31))),
        by=mark, at=now,
    )  # fmt: skip
    watch.find(by=Actor(institution=cast.authority.pk, time_zone="Europe/Prague"), at=now)

    sign_in(page, cast.dana)
    page.goto(f"{live_server.url}/day/")
    page.get_by_role("link", name="Unusual looking").first.click()
    axe(page)
    row = page.get_by_role("listitem").filter(has_text="within an hour").first
    row.get_by_role("link", name="Look into it").click()
    axe(page)
    page.get_by_label("It was part of the work").check()
    page.get_by_label("What you found").fill("Handing over the list of a colleague.")
    page.get_by_role("button", name="Looked into").click()
    page.get_by_text("It is counted by its outcome").wait_for()
    assert Finding.objects.get(rule="many").looked_into_by_id == cast.dana.pk

    page.get_by_role("link", name="Access record").first.click()
    axe(page)
    page.get_by_role("link", name="Check the record").click()
    page.get_by_text("The record is whole").wait_for()
    with page.expect_download() as told:
        page.get_by_role("button", name="Take the record out").click()
    zipfile.ZipFile(told.value.path()).extractall(tmp_path)
    command = [sys.executable, "-I", "-S", "verify_trail.py", "trail.jsonl"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "none altered" in done.stdout
    assert Entry.objects.filter(act="trail.export", account=cast.dana.pk, deed="left").count() == 1
