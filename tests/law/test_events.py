"""Every event has a sentence in every language and an answer to erasure, and stands in the documents."""

from pathlib import Path

import pytest
from django.utils import translation

from samspil.access.terms import ROLE_SAYS, ROLE_WORDS, Role, Word
from samspil.ground import events

DOCS = Path(__file__).resolve().parents[2] / "docs" / "look-up"


def silent(event: events.Event) -> list[str]:
    wrong = [] if event.erasure.strip() else [f"{event.code} does not answer erasure"]
    for language in ("en", "nl", "da", "cs", "fi"):
        with translation.override(language):
            if not str(event.sentence({})).strip():
                wrong.append(f"{event.code} says nothing in {language}")
    return wrong


def test_every_event_says_its_sentence_and_its_erasure():
    declared = events.declared()
    assert len(declared) > 5
    assert [w for e in declared.values() for w in silent(e)] == []


def test_a_silent_event_is_noticed():
    assert len(silent(events.Event("x.y", lambda data: " ", ""))) == 6


def test_an_event_cannot_be_declared_twice():
    code = next(iter(events.declared()))
    with pytest.raises(ValueError, match="twice"):
        events.declare(events.Event(code, lambda data: "x", "goes"))


def test_every_event_is_documented():
    """`tools/look_up.py` writes the page anew."""
    page = (DOCS / "events.md").read_text("utf-8")
    assert [c for c in events.declared() if f"`{c}`" not in page] == []


def test_every_permission_and_role_is_documented_and_describes_itself():
    page = (DOCS / "permissions.md").read_text("utf-8")
    assert [w for w in Word.values if f"`{w}`" not in page] == []
    assert [r for r in Role.values if f"`{r}`" not in page] == []
    assert set(ROLE_SAYS) == set(ROLE_WORDS) == set(Role)
