"""The glossary has every word in every language."""

from __future__ import annotations

from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"


def rows(text: str) -> list[list[str]]:
    table = text.split("## Words of the work")[1].split("\n## ")[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in table.splitlines()
        if line.startswith("|")
    ][2:]


def test_every_word_is_there_in_five_languages():
    words = rows(PAGE.read_text("utf-8"))
    assert len(words) >= 60
    assert [row for row in words if len(row) != 5 or not all(row)] == []


def test_no_word_stands_twice():
    english = [row[0] for row in rows(PAGE.read_text("utf-8"))]
    assert sorted(set(english)) == sorted(english)
