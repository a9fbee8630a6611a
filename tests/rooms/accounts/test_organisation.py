"""Sign-in by the organisation's own account: on by settings, opens only what an invitation made."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.support.template import kept

ROOT = Path(__file__).resolve().parents[3]
pytestmark = pytest.mark.xdist_group("organisation")  # they share what one process saw


@pytest.fixture(scope="module")
def seen(tmp_path_factory, django_db_setup):
    place = tmp_path_factory.mktemp("oidc")
    if kept().exists():
        shutil.copyfile(kept(), place / "oidc.sqlite3")
    own = {k: v for k, v in os.environ.items() if not k.startswith("SAMSPIL_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.organisation"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
        env=own
        | {
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "samspil.desk.settings",
            "SAMSPIL_VAR": str(place),
            "SAMSPIL_DATABASE": f"sqlite:///{place / 'oidc.sqlite3'}",
        },
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_without_the_setting_there_is_no_such_button(db):
    assert "oidc" not in Client().get("/account/login/").content.decode()


def test_the_sign_in_page_shows_the_organisations_button(seen):
    assert "Město Brno" in seen["known"]["button"]
    assert seen["known"]["leaves_for"].endswith("/authorize")
    assert {"state", "code_challenge", "client_id", "redirect_uri"} <= set(seen["known"]["asks_for"])


def test_a_verified_address_of_a_known_person_signs_in(seen):
    assert seen["known"]["inside"] and "jana@example.org" in seen["known"]["page"]
    assert seen["jana"] in seen["signed_in"]


def test_afterwards_the_organisations_own_number_counts_not_the_address(seen):
    assert "jana@example.org" in seen["known-renamed"]["page"]


@pytest.mark.parametrize("person", ["stranger", "unverified", "unsaid"])
def test_nobody_else_comes_in_and_no_account_is_made(seen, person):
    assert not seen[person]["inside"]
    assert "You have no account here yet" in seen[person]["said"]
    assert seen["new_accounts"] == 0


def test_a_locked_person_stays_out(seen):
    assert not seen["locked"]["inside"]


def test_an_answer_that_nobody_asked_for_opens_nothing(seen):
    assert seen["known"]["forged"] != 302
