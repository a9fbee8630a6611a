"""The files we serve are the ones we vendored, our own style is strict, and every icon named exists."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[3] / "src" / "samspil"
STATIC = SOURCE / "look" / "static" / "look"
VENDOR = STATIC / "vendor"
LOCK = json.loads((VENDOR / "vendor.lock.json").read_text())
FILES = {name: seal for package in LOCK.values() for name, seal in package["files"].items()}
PAGES = sorted(p for p in SOURCE.rglob("*.html") if "templates" in p.parts)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_vendored_file_is_the_one_in_the_lock(name):
    found = base64.b64encode(hashlib.sha384((VENDOR / name).read_bytes()).digest()).decode()
    assert FILES[name] == f"sha384-{found}"


def test_no_vendored_file_is_outside_the_lock_and_each_package_has_its_licence():
    present = {str(p.relative_to(VENDOR)) for p in VENDOR.rglob("*") if p.is_file()}
    assert present - {"vendor.lock.json"} == set(FILES)
    folders = {name.split("/")[0] for name in FILES}
    assert {name for name in FILES if name.endswith("/LICENSE")} == {f"{f}/LICENSE" for f in folders}


def test_the_lock_holds_no_download_address():
    assert "http" not in (VENDOR / "vendor.lock.json").read_text()


def test_no_vendored_script_points_at_a_source_map():
    assert not [
        n for n in FILES if n.endswith((".js", ".css")) and b"sourceMappingURL" in (VENDOR / n).read_bytes()
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_a_template_has_no_inline_style_or_script(page):
    text = page.read_text()
    assert not re.search(r"\sstyle\s*=|\son(click|change|load|submit|input)\s*=|<style|javascript:", text)
    for opening in re.findall(r"<script[^>]*>", text):
        assert " src=" in opening or 'type="application/json"' in opening, opening


def test_every_icon_named_in_a_template_is_vendored():
    known = set(re.findall(r"^\.i-([a-z0-9-]+)\{", (VENDOR / "icons/icons.css").read_text(), re.M))
    for page in PAGES:
        text = page.read_text()
        named = set(re.findall(r"[\"' ]i-([a-z0-9-]+)[\"' ]", text)) | set(
            re.findall(r'{%\s*icon "([a-z0-9-]+)"', text)
        )
        assert named <= known, (page.name, named - known)


@pytest.mark.parametrize("sheet", sorted((STATIC / "css").glob("*.css")), ids=lambda p: p.name)
def test_a_style_sheet_is_short_and_loads_nothing_from_elsewhere(sheet):
    text = sheet.read_text()
    assert len(text.splitlines()) < 300
    assert "http" not in text
    assert "@import" not in text


@pytest.mark.parametrize("script", sorted((STATIC / "js").glob("*.js")), ids=lambda p: p.name)
def test_a_script_is_short_and_never_builds_code_from_text(script):
    text = script.read_text()
    assert len(text.splitlines()) < 150
    assert not re.search(r"\beval\(|new Function|document\.write|\.cssText|setAttribute\(.style", text)
