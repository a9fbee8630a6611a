"""The operator's commands, each run as an operator runs it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from samspil.accounts import service as accounts
from samspil.cli import place
from samspil.cli.commands import app
from samspil.ground.clock import now
from samspil.trail import service as trail


def run(*words: str, status: int = 0, **more: Any) -> str:
    result = CliRunner().invoke(app, list(words), **more)
    assert result.exit_code == status, f"{result.output}\n{result.exception!r}"
    return result.stdout


@pytest.fixture
def club(db: None) -> str:
    from samspil.institutions.terms import Competence, Country, Kind

    words = [
        "institution",
        "found",
        "Club Brno",
        "--kind",
        Kind.YOUTH_CLUB.value,
        "--country",
        Country.CZ.value,
    ]
    answer = run(*words, "--letters", "CB", "--competence", Competence.values[0], "--json")
    slug: str = json.loads(answer)["institution"]
    return slug


def test_every_command_explains_itself():
    for words in (
        ["demo"],
        ["test"],
        ["serve"],
        ["migrate"],
        ["check"],
        ["bench"],
        ["user", "invite"],
        ["import"],
    ):
        assert "Usage" in run(*words, "--help")


def test_an_institution_that_was_founded_is_listed(club: str):
    assert [row["short"] for row in json.loads(run("institution", "list", "--json"))] == [club]


def test_a_wrong_kind_is_answered_with_the_list(db: None):
    words = [
        "institution",
        "found",
        "X",
        "--kind",
        "zoo",
        "--country",
        "CZ",
        "--letters",
        "X",
        "--competence",
        "y",
    ]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 2
    assert "youth_club" in result.output


def test_an_account_can_be_created_and_locked_and_let_in_again(club: str):
    password = "seven wet umbrellas dancing\n"
    made = run("user", "create", "jana@example.org", "--name", "Jana", "--institution", club, "--role", "worker", "--json",
               input=password * 2)  # fmt: skip
    assert "jana@example.org" in made
    account = accounts.account_by_email("jana@example.org")
    assert account is not None
    assert [place.institution.slug for place in accounts.workplaces(account, at=now())] == [club]
    run("user", "lock", "jana@example.org")
    account.refresh_from_db()
    assert not account.is_active
    run("user", "unlock", "jana@example.org")
    account.refresh_from_db()
    assert account.is_active


def test_a_common_password_is_refused(db: None):
    run("user", "create", "a@example.org", "--name", "A", input="password1234\n" * 2, status=1)
    assert accounts.account_by_email("a@example.org") is None


def test_locking_somebody_unknown_says_so(db: None):
    run("user", "lock", "nobody@example.org", status=1)


def test_migrate_has_nothing_to_do_on_a_database_that_is_up_to_date(db: None):
    assert json.loads(run("migrate", "--json")) == {"applied": []}


def test_check_is_green_on_a_sound_demo(club: str, settings: Any):
    settings.SAMSPIL_DEMO = True
    answer = json.loads(run("check", "--json"))
    assert answer["ok"], [finding for finding in answer["findings"] if not finding["ok"]]


def test_check_names_what_is_broken_in_the_record(club: str, settings: Any, monkeypatch: pytest.MonkeyPatch):
    settings.SAMSPIL_DEMO = True
    bent = trail.Walk(chain="open", entries=3, broken_at=4, reason="the entry was altered")
    monkeypatch.setattr(trail, "walk_all", lambda at: iter([bent]))
    answer = json.loads(run("check", "--json", status=1))
    assert "entry 4: the entry was altered" in [finding["why"] for finding in answer["findings"]]


def test_check_names_an_invariant_that_does_not_hold(
    club: str, settings: Any, monkeypatch: pytest.MonkeyPatch
):
    settings.SAMSPIL_DEMO = True
    monkeypatch.setattr(
        "samspil.institutions.service.invariants", lambda: [("the sky has stars", ["a", "b"])], raising=False
    )
    answer = json.loads(run("check", "--json", status=1))
    assert ("the sky has stars", "not for 2: a, b") in [(f["says"], f["why"]) for f in answer["findings"]]


def test_an_unknown_benchmark_is_answered_with_the_list():
    run("bench", "no-such-thing", status=2)


def test_commands_speak_of_the_demo_only_where_nothing_else_was_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(place, "VAR", tmp_path)
    monkeypatch.setattr(place, "DEMO", tmp_path / "demo")
    monkeypatch.delenv("SAMSPIL_DATABASE", raising=False)
    monkeypatch.delenv("SAMSPIL_VAR", raising=False)
    assert not place.only_a_demo()
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "samspil.sqlite3").touch()
    assert place.only_a_demo()
    (tmp_path / "samspil.sqlite3").touch()
    assert not place.only_a_demo()


def test_what_is_due_by_the_clock_is_done_and_one_room_s_trouble_is_told(club: str, monkeypatch: Any) -> None:
    from samspil.cli.background import by_the_clock

    assert by_the_clock(at=now()) == []
    assert all(w.broken_at is None for w in trail.Walk.objects.all()) and trail.Walk.objects.exists()

    def broken(**said: Any) -> None:
        raise ValueError

    monkeypatch.setattr("samspil.trail.service.by_the_clock", broken)
    assert by_the_clock(at=now()) == ["trail: ValueError"]


def test_the_record_is_written_out_and_its_ends_are_printed(club: str, tmp_path: Path) -> None:
    import subprocess
    import sys

    target, heads = tmp_path / "trail.jsonl", tmp_path / "heads.txt"
    told = json.loads(run("trail", "export", str(target), "--institution", club, "--json"))
    assert len(told["chains"]) == 1 and told["entries"] == len(target.read_text().splitlines()) - 1 > 0
    heads.write_text(run("trail", "heads"))
    verifier = place.ROOT / "tools" / "verify_trail.py"
    command = [sys.executable, "-I", "-S", str(verifier), str(target), "--heads", str(heads)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "MISSING chain open" in done.stdout, "only one chain was written out"
    run("trail", "export", str(target))
    heads.write_text(run("trail", "heads"))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "agrees with 1 published heads" in done.stdout
    run("trail", "export", str(tmp_path / "trail.zip"), "--since", "2026-11-01")
    assert "trail.zip" in {p.name for p in tmp_path.iterdir()}
    run("trail", "export", str(tmp_path / "trail.pdf"), status=2)
    run("trail", "export", str(target), "--since", "yesterday", status=2)
