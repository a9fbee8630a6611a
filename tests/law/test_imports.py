"""The direction of imports is kept, and each kind of wrong move is caught."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RULES = ROOT / "importlinter.ini"
NOT_BUILT_IN_STOREYS = {
    "cli", "gateway", "desk", "story", "trail", "notices", "documents", "look", "ground", "engines",
}  # fmt: skip
RUN = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(config_filename=sys.argv[1], no_cache=True))"


def lint(tree: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tree / "importlinter.ini")],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    leave = shutil.ignore_patterns("__pycache__", "locale", "templates", "static", "migrations")
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=leave)
    shutil.copy(RULES, tmp_path)
    return tmp_path


def test_the_tree_keeps_the_contracts(tree: Path):
    status, said = lint(tree)
    assert status == 0, said


STREAM = "The stream"
STOREYS = "Inside a room"
DOORS = "Doors"
THIN = "Edges never touch the tables"
PURE = "Engines are pure"
BRIDGES = "A room meets an engine only on its bridge"
EDGES = "Edges are leaves"


WRONG = [
    ("institutions/queries.py", "from samspil.people import service", STREAM),
    ("ground/wrong.py", "from samspil.trail import service", STREAM),
    ("attic/__init__.py", "", STREAM),
    ("people/policy.py", "from samspil.people import operations", STOREYS),
    ("people/loft.py", "", STOREYS),
    ("people/queries.py", "from samspil.institutions import models", DOORS),
    ("people/web/wrong.py", "from samspil.people import models", THIN),
    ("cli/wrong.py", "from samspil.accounts.models import Account", THIN),
    ("people/operations/wrong.py", "from samspil.accounts.web import wrong", EDGES),
    ("engines/wrong.py", "import django", PURE),
    ("people/service.py", "from samspil.engines import wrong", BRIDGES),
]


def test_each_wrong_move_is_caught_by_its_contract_and_named(tree: Path):
    for module in ("accounts/web/wrong.py", *(file for file, _line, _contract in WRONG)):
        path = tree / "src" / "samspil" / module
        path.parent.mkdir(exist_ok=True)
        for needed in (path.parent / "__init__.py", path):
            needed.touch()
    for file, line, _contract in WRONG:
        with (tree / "src" / "samspil" / file).open("a") as opened:
            opened.write(f"\n{line}\n")
    status, said = lint(tree)
    assert status == 1, said
    told = told_of(said)
    assert [
        (file, contract) for file, line, contract in WRONG if not re.search(named(file, line), told[contract])
    ] == []


def told_of(said: str) -> dict[str, str]:
    """What was said of each broken contract, by the first words of its name."""
    broken = said[said.index("Broken contracts") :]
    names = (STREAM, STOREYS, DOORS, THIN, PURE, BRIDGES, EDGES)
    starts = sorted((broken.index(f"\n{name}"), name) for name in names)
    ends = [*(start for start, _name in starts[1:]), len(broken)]
    return {name: broken[start:end] for (start, name), end in zip(starts, ends, strict=True)}


def named(file: str, line: str) -> str:
    """How the report names a wrong move: who imports whom, or a module that has no place."""
    module = "samspil." + file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    if not line:
        return rf"(?m)^- {module}$"
    source, what = re.fullmatch(r"(?:from (\S+) )?import (\w+)", line).groups()  # type: ignore[union-attr]
    return rf"{module} -> ({source}\.{what}|{source or what})\b"


def test_every_room_is_built_in_storeys():
    rules = configparser.ConfigParser()
    rules.read(RULES)
    listed = rules["importlinter:contract:storeys"]["containers"].split()
    rooms = {p.parent.name for p in (ROOT / "src" / "samspil").glob("*/__init__.py")} - NOT_BUILT_IN_STOREYS
    assert sorted(listed) == sorted(f"samspil.{room}" for room in rooms)
