"""What an operator can set or run stands in the documents; the code is asked, not a list."""

from __future__ import annotations

import re
from pathlib import Path

import typer.main

from samspil.cli.commands import app

LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!\w+://)([^)#\s]+)")
ROOT = Path(__file__).resolve().parents[2]


def settings_in(code: str) -> set[str]:
    return set(re.findall(r"env(?:\.\w+)?\(\s*\"(SAMSPIL_\w+)\"", code))


def documented(page: str) -> set[str]:
    return set(re.findall(r"^\| `(SAMSPIL_\w+)`", page, re.M))


def test_every_setting_is_documented_and_none_that_is_not_there():
    code = (ROOT / "src/samspil/desk/settings.py").read_text("utf-8")
    page = (ROOT / "docs/look-up/settings.md").read_text("utf-8")
    assert settings_in(code) == documented(page)


def test_a_setting_that_is_left_out_is_noticed():
    assert settings_in('A = env.bool("SAMSPIL_A", False)\nB = env.list(\n "SAMSPIL_B")') - documented(
        "| `SAMSPIL_A` | x |"
    ) == {"SAMSPIL_B"}


def test_every_command_is_documented_and_helps():
    page = (ROOT / "docs/look-up/commands.md").read_text("utf-8")
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    assert len(commands) > 5
    for name, command in commands.items():
        assert f"`./samspil {name}" in page, f"{name} is not in docs/look-up/commands.md"
        assert command.help, f"{name} has no help"


def test_links_within_the_documents_lead_somewhere():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    links = [(page, target) for page in pages for target in LINK.findall(page.read_text("utf-8"))]
    dead = [f"{page.name}: {target}" for page, target in links if not (page.parent / target).exists()]
    assert len(links) > 20
    assert not dead, "\n".join(dead)
