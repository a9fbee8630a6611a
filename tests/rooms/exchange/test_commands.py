"""The commands, as an operator types them, and what is left when one is killed in the middle."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from samspil.cases.models import Case
from samspil.cli.commands import app
from samspil.exchange.models import ReturnedChild
from tests.rooms.exchange.small import part
from tests.support.template import kept

ROOT = Path(__file__).resolve().parents[3]


def run(*words: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, list(words))
    assert result.exit_code == status, f"{result.output}\n{result.exception!r}"
    return result.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "return"
    place.mkdir()
    for name, data in part().items():
        (place / name).write_bytes(data)
    return place


def test_a_return_is_looked_at_taken_over_and_written_out(cast, folder, tmp_path):
    home = ["--institution", "ospod-brno-sever"]
    looked = json.loads(
        run("import", "ssda903", str(folder), *home, "--json", "--report", str(tmp_path / "r.csv"))
    )
    assert looked["counts"]["children_created"] == 40 and not ReturnedChild.objects.exists()
    report = (tmp_path / "r.csv").read_text("utf-8-sig").splitlines()
    assert len(report) == looked["problems"] + 1
    assert json.loads(run("import", "ssda903", str(folder), *home, "--accept", "--json"))["accepted"]
    run("export", "ssda903", str(tmp_path / "out"), *home)
    assert (tmp_path / "out" / "reviews.csv").read_bytes() == (folder / "reviews.csv").read_bytes()
    again = json.loads(run("import", "ssda903", str(tmp_path / "out"), *home, "--accept", "--json"))
    assert again["counts"]["children_unchanged"] == 40 and again["counts"]["rows_created"] == 0


def test_a_dry_run_founds_no_institution(cast, folder):
    from samspil.institutions import service as institutions

    before = institutions.every().count()
    run("import", "ssda903", str(folder), "--create", "Bradford")
    assert institutions.every().count() == before
    run("import", "ssda903", str(folder), "--create", "Bradford", "--accept")
    assert institutions.every().count() == before + 1 and Case.objects.count() == 41


def test_wrong_use_and_nothing_usable_have_their_exit_status(cast, tmp_path):
    run("import", "ssda903", str(tmp_path / "nowhere"), status=2)
    run("import", "ssda903", str(tmp_path), "--institution", "ospod-brno-sever", status=2)
    (tmp_path / "x.csv").write_bytes(b"a,b\n1,2\n")
    run("import", "ssda903", str(tmp_path), status=2)  # several institutions
    run("import", "ssda903", str(tmp_path), "--institution", "ospod-brno-sever", status=1)
    run("import", "ssda903", str(tmp_path), "--institution", "sas-brno", "--accept", status=1)


def test_a_list_goes_in_with_a_mapping_and_out(cast, tmp_path):
    (tmp_path / "l.csv").write_text("Klient;Nar.\nEma Malá;1. 2. 2014\n", "utf-8")
    (tmp_path / "m.toml").write_text('[columns]\n"Klient" = "name"\n"Nar." = "born_on"\n', "utf-8")
    words = ["import", "list", str(tmp_path / "l.csv"), "--institution", "ospod-brno-sever"]
    mapped = [*words, "--mapping", str(tmp_path / "m.toml"), "--json"]
    assert json.loads(run(*mapped))["counts"]["people_created"] == 1 and Case.objects.count() == 1
    assert json.loads(run(*mapped, "--accept"))["counts"]["cases_created"] == 1
    run("export", "list", str(tmp_path / "o.csv"), "--institution", "ospod-brno-sever")
    assert "Malá" in (tmp_path / "o.csv").read_text("utf-8-sig")
    (tmp_path / "m.toml").write_text('[columns]\n"Nobody" = "name"\n', "utf-8")
    run(*mapped, status=2)


CHILDREN = 600
FOUND = (
    "institution", "found", "Leeds", "--kind", "child_protection", "--country", "GB", "--letters", "L",
    "--competence", "statutory_child_protection",
)  # fmt: skip


def command(place: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "samspil.cli", *words]


def surroundings(place: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SAMSPIL_", "DJANGO_"))}
    return kept | {"SAMSPIL_VAR": str(place), "PYTHONPATH": str(ROOT / "src"), "SAMSPIL_SECRET_KEY": "x" * 50}


def rows(place: Path, table: str, columns: str) -> list[Any]:
    with sqlite3.connect(place / "samspil.sqlite3") as database:
        return sorted(database.execute(f"SELECT {columns} FROM {table}").fetchall(), key=str)


COMPARED = {
    "exchange_returnedchild": "number, fingerprint, said",
    "fostering_placement": "position, since, until, code, cells",
    "fostering_review": "position, held_on, code",
    "exchange_keptrow": "'table', position, cells",
    "cases_case": "reference, place, close_reason",
    "cases_entry": "code, substr(happened_at, 1, 10)",
}


def test_an_import_killed_in_the_middle_goes_on_to_what_an_undisturbed_one_makes(tmp_path):
    taking = ["import", "ssda903", str(tmp_path / "return"), "--accept", "--json"]
    (tmp_path / "return").mkdir()
    for name, data in part(CHILDREN).items():
        (tmp_path / "return" / name).write_bytes(data)
    calm, killed = tmp_path / "calm", tmp_path / "killed"
    calm.mkdir()
    if kept().exists():
        shutil.copyfile(kept(), calm / "samspil.sqlite3")
    for words in (("migrate",), FOUND):
        subprocess.run(command(calm, *words), env=surroundings(calm), check=True, capture_output=True)
    shutil.copytree(calm, killed)
    subprocess.run(
        command(tmp_path, *taking), env=surroundings(tmp_path / "calm"), check=True, capture_output=True
    )
    process = subprocess.Popen(
        command(tmp_path, *taking),
        env=surroundings(killed),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _ in range(3000):
        if len(rows(killed, "exchange_returnedchild", "id")) >= 100:
            break
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    half = len(rows(killed, "exchange_returnedchild", "id"))
    assert 100 <= half < CHILDREN and half == len(rows(killed, "cases_case", "id"))
    done = subprocess.run(
        command(tmp_path, *taking), env=surroundings(killed), check=True, capture_output=True
    )
    assert json.loads(done.stdout)["counts"]["children_unchanged"] == half
    for table, columns in COMPARED.items():
        assert rows(killed, table, columns) == rows(tmp_path / "calm", table, columns), table
