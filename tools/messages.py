"""The words of every room in every language.

    python tools/messages.py             collect the messages of each room, keep what is translated
    python tools/messages.py --check     say what is missing, doubtful or broken; exit status 1 if anything is
    python tools/messages.py --compile   write the binary files that the running product reads

English stands in the code. Each room has its own ``locale/<language>/LC_MESSAGES/django.po``. Files are sorted and
carry no line numbers and no dates, so two people who translate different sentences do not collide.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

LANGUAGES = ("nl", "da", "cs", "fi")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATES = {".html", ".txt", ".xml", ".ics", ".svg"}
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdif]|\{\w*\}")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
DATES = re.compile(
    rb'^"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By):.*\n', re.M
)


def rooms(source: Path) -> list[Path]:
    return sorted(folder for folder in source.iterdir() if (folder / "__init__.py").exists())


def messages_of(room: Path) -> Catalog:
    """What the room says in English, from its code and its templates."""
    catalog = Catalog(charset="utf-8")
    for file in sorted(room.rglob("*")):
        if "migrations" in file.parts or "locale" in file.parts or not file.is_file():
            continue
        if file.suffix == ".py":
            code = file.read_bytes()
        elif file.suffix in TEMPLATES and "templates" in file.parts:
            code = templatize(file.read_text("utf-8"), origin=str(file)).encode()
        else:
            continue
        for _line, message, comments, context in extract(
            "python", io.BytesIO(code), KEYWORDS, ["Translators:"]
        ):  # type: ignore[arg-type]
            if message and message != ("", ""):
                catalog.add(message, auto_comments=comments, context=context)
    return catalog


def file_of(room: Path, language: str) -> Path:
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def read(file: Path, language: str) -> Catalog:
    if not file.exists():
        return Catalog(locale=language, charset="utf-8")
    with file.open("rb") as opened:
        return read_po(opened, locale=language, abort_invalid=True)


def update(room: Path) -> list[Path]:
    template = messages_of(room)
    written = []
    for language in LANGUAGES:
        file = file_of(room, language)
        if not len(template) and not file.exists():
            continue
        catalog = read(file, language)
        catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
        catalog.obsolete.clear()
        catalog.header_comment = f"# Samspil, room {room.name}: {language}"
        catalog.fuzzy = False
        out = io.BytesIO()
        write_po(out, catalog, width=110, no_location=True, sort_output=True, ignore_obsolete=True)
        text = DATES.sub(b"", out.getvalue())
        if not file.exists() or file.read_bytes() != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text)
            written.append(file)
    return written


def problems_of(room: Path) -> Iterator[str]:
    wanted = {(message.id, message.context) for message in messages_of(room) if message.id}
    for language in LANGUAGES:
        file = file_of(room, language)
        if not wanted and not file.exists():
            continue
        where = f"{room.name}/{language}"
        catalog = read(file, language)
        here = {(message.id, message.context): message for message in catalog if message.id}
        for key in sorted(wanted - set(here), key=str):
            yield f"{where}: not in the file: {key[0]!r}"
        for key in sorted(set(here) - wanted, key=str):
            yield f"{where}: no longer said by the room: {key[0]!r}"
        for key, message in here.items():
            if key in wanted:
                yield from (
                    f"{where}: {trouble}: {message.id!r}" for trouble in faults(message, catalog.num_plurals)
                )


def disagreements(rooms_: Iterable[Path]) -> Iterator[str]:
    """Sentences that two rooms translate differently. The framework keeps one catalogue of all rooms, so only one of the
    translations would ever be read; two meanings of one English word need a context (`pgettext`)."""
    for language in LANGUAGES:
        said: dict[tuple[str | None, str], tuple[str, object]] = {}
        for room in rooms_:
            for message in read(file_of(room, language), language):
                if not message.id or not message.string:
                    continue
                key = (message.context, message.id if isinstance(message.id, str) else message.id[0])
                first, words = said.setdefault(key, (room.name, message.string))
                if words != message.string:
                    yield f"{language}: “{key[1]}” is {words!r} in {first} and {message.string!r} in {room.name}"


def faults(message: Message, plurals: int) -> Iterator[str]:
    """What is wrong with one translation."""
    sources = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if message.fuzzy:
        yield "doubtful (fuzzy)"
    if not (strings and all(strings)):
        yield "not translated"
        return
    if len(sources) > 1 and len(strings) != plurals:
        yield f"has {len(strings)} plural forms, the language has {plurals}"
    known = set().union(*(PLACEHOLDER.findall(source) for source in sources))
    for string in strings:
        if strange := set(PLACEHOLDER.findall(string)) - known:
            yield f"unknown placeholder {', '.join(sorted(strange))}"
    if lost := set(PLACEHOLDER.findall(sources[-1])) - set(PLACEHOLDER.findall(strings[-1])):
        yield f"placeholder {', '.join(sorted(lost))} is lost"
    if any(Counter(TAG.findall(string)) != Counter(TAG.findall(sources[-1])) for string in strings):
        yield "other HTML tags than the English"
    if any(string.startswith("\n") != sources[0].startswith("\n") for string in strings):
        yield "begins with a line break where the English does not, or the reverse"


def compile_room(room: Path) -> int:
    """Also English, where a room says a sentence of a library its own way."""
    files = sorted(room.glob("locale/*/LC_MESSAGES/django.po"))
    for file in files:
        with file.with_suffix(".mo").open("wb") as out:
            write_mo(out, read(file, file.parts[-3]))
    return len(files)


def chosen(source: Path, names: Iterable[str]) -> list[Path]:
    wanted = set(names)
    return [room for room in rooms(source) if not wanted or room.name in wanted]


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("rooms", nargs="*", help="only these rooms")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument(
        "--source", type=Path, default=Path(__file__).resolve().parents[1] / "src" / "samspil"
    )
    asked = parser.parse_args(words)
    here = chosen(asked.source, asked.rooms)
    if asked.check:
        found = [problem for room in here for problem in problems_of(room)]
        found += disagreements(rooms(asked.source))
        print("\n".join(found) or "Every message is translated.")
        return 1 if found else 0
    if asked.compile:
        for room in here:
            compile_room(room)
        return 0
    for room in here:
        for file in update(room):
            print(f"wrote {file}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
