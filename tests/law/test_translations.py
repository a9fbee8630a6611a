"""Every sentence is there in every language, and the check that says so can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import messages

SOURCE = Path(__file__).resolve().parents[2] / "src" / "samspil"


def test_every_message_is_translated_into_every_language():
    found = [problem for room in messages.rooms(SOURCE) for problem in messages.problems_of(room)]
    assert not found, "\n".join(found)


def test_no_two_rooms_translate_one_sentence_differently():
    assert list(messages.disagreements(messages.rooms(SOURCE))) == []


def test_two_rooms_that_disagree_are_noticed(tmp_path: Path):
    for name, words in (("door", "Otevřené"), ("gate", "Otevřít")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "__init__.py").touch()
        (folder / "terms.py").write_text('from django.utils.translation import gettext as _\nX = _("Open")\n')
        messages.update(folder)
        file = messages.file_of(folder, "cs")
        file.write_text(
            file.read_text("utf-8").replace('msgid "Open"\nmsgstr ""', f'msgid "Open"\nmsgstr "{words}"'),
            "utf-8",
        )
    assert len(list(messages.disagreements(messages.rooms(tmp_path)))) == 1


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A room that says three things and is translated into every language."""
    folder = tmp_path / "garden"
    (folder / "templates" / "garden").mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "terms.py").write_text(
        'from django.utils.translation import gettext_lazy as _, ngettext\nTREE = _("Tree of %(name)s")\n'
        'def n(k): return ngettext("%(count)s apple", "%(count)s apples", k)\n'
    )
    (folder / "templates" / "garden" / "a.html").write_text(
        "{% load i18n %}<p>{% translate 'Water it' %}</p>"
    )
    messages.update(folder)
    for language in messages.LANGUAGES:
        file = messages.file_of(folder, language)
        text = file.read_text("utf-8")
        text = text.replace(
            'msgid "Tree of %(name)s"\nmsgstr ""', 'msgid "Tree of %(name)s"\nmsgstr "T %(name)s"'
        )
        text = text.replace('msgid "Water it"\nmsgstr ""', 'msgid "Water it"\nmsgstr "W"')
        for form in range(3):
            text = text.replace(f'msgstr[{form}] ""', f'msgstr[{form}] "%(count)s a"')
        file.write_text(text, "utf-8")
    return folder


def edit(room: Path, old: str, new: str) -> list[str]:
    file = messages.file_of(room, "cs")
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    return list(messages.problems_of(room))


def test_a_room_that_is_translated_passes(room: Path):
    assert list(messages.problems_of(room)) == []


def test_collecting_again_keeps_the_translations(room: Path):
    assert messages.update(room) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('msgstr "W"', 'msgstr ""', "not translated"),
        ('msgid "Water it"', 'msgid "Water it all"', "not in the file"),
        ('msgid "Water it"', 'msgid "Water it all"', "no longer said"),
        ("T %(name)s", "T %(nam)s", "unknown placeholder"),
        ("T %(name)s", "T", "is lost"),
        ('msgid "Water it"', '#, fuzzy\nmsgid "Water it"', "fuzzy"),
        ('msgstr[2] "%(count)s a"\n', "", "not translated"),
        ('msgstr "W"', 'msgstr "<b>W</b>"', "HTML tags"),
    ],
)
def test_a_fault_in_one_language_is_found(room: Path, old: str, new: str, says: str):
    assert any(says in problem for problem in edit(room, old, new))


def test_a_language_that_is_left_out_is_found(room: Path):
    messages.file_of(room, "fi").unlink()
    assert any(problem.startswith("garden/fi") for problem in messages.problems_of(room))


def test_czech_has_its_three_plural_forms(room: Path):
    assert 'msgstr[2] "%(count)s a"' in messages.file_of(room, "cs").read_text("utf-8")
