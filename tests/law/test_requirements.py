"""What is installed is what is asked for: locked, hashed, and without addresses."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text("utf-8")
    return {
        canonicalize_name(n): v
        for n, v in re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", text, re.M)
    }


def unmet(asked: list[str], have: dict[str, str]) -> list[str]:
    wanted = map(Requirement, asked)
    return [
        str(one)
        for one in wanted
        if canonicalize_name(one.name) not in have
        or not one.specifier.contains(have[canonicalize_name(one.name)])
    ]


def test_the_locked_files_fit_what_the_project_asks_for():
    dev = PROJECT["optional-dependencies"]["dev"]
    assert unmet(PROJECT["dependencies"], locked("requirements.txt")) == []
    assert unmet([*PROJECT["dependencies"], *dev], locked("requirements-dev.txt")) == []


def test_a_requirement_that_is_not_locked_is_noticed():
    assert unmet(["django>=5", "left-out>=1"], {"django": "5.2"}) == ["left-out>=1"]
    assert unmet(["django>=6"], {"django": "5.2"}) == ["django>=6"]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "requirements-uv.txt"])
def test_every_locked_file_has_hashes_and_no_addresses(name: str):
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries)


def test_every_dependency_says_why_it_is_there():
    rows = re.findall(
        r'^  "[a-zA-Z][^"]*",.*$', (ROOT / "pyproject.toml").read_text("utf-8").split("[tool.")[0], re.M
    )
    assert len(rows) >= len(PROJECT["dependencies"])
    assert [row for row in rows if "# " not in row] == []
