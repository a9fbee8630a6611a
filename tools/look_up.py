"""Writes the reference pages that are read from the code: permissions and roles, events, and how long what is kept.

Run `./samspil`'s Python on it after adding a word, role, event or table; a test compares the pages with the code.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspil.desk.settings")


def permissions() -> str:
    from samspil.access.terms import ROLE_SAYS, ROLE_WORDS, Purpose, Role, Word

    lines = ["# Permissions, roles and purposes", "", "A page declares one word; a role holds several.", ""]
    lines += ["| word | whoever holds it may | roles |", "|---|---|---|"]
    for word in Word:
        holders = ", ".join(str(Role(r).label) for r in Role if word in ROLE_WORDS[r])
        lines.append(f"| `{word.value}` | {word.label} | {holders} |")
    lines += ["", "| role | name | in words |", "|---|---|---|"]
    lines += [f"| `{role.value}` | {role.label} | {ROLE_SAYS[role]} |" for role in Role]
    lines += [
        "",
        "Why a record is looked at, kept with every read:",
        "",
        "| purpose | in words |",
        "|---|---|",
    ]
    lines += [f"| `{purpose.value}` | {purpose.label} |" for purpose in Purpose]
    return "\n".join(lines) + "\n"


class Gaps(dict[str, str]):
    """Data of an event in which every name is a gap."""

    def get(self, key: str, default: object = None) -> str:  # type: ignore[override]
        return "…"


def events() -> str:
    from samspil.ground.events import declared

    lines = [
        "# Events",
        "",
        "What may stand on a case's timeline by itself, and what is left of it after erasure.",
        "",
    ]
    lines += [
        "| event | sentence (with gaps where names stand) | when the person must be forgotten |",
        "|---|---|---|",
    ]
    for code, event in sorted(declared().items()):
        lines.append(f"| `{code}` | {event.sentence(Gaps())} | {event.erasure} |")
    return "\n".join(lines) + "\n"


def kept() -> str:
    from django.apps import apps

    from samspil.ground.base import RETENTION, Privacy

    lines = ["# What each table keeps, and how long", ""]
    lines += ["What the classes mean stands in [What is kept](../understand/kept.md).", ""]
    lines += ["| class | until when |", "|---|---|"]
    lines += [f"| {name} | {says} |" for name, says in RETENTION.items()]
    lines += ["", "| table | class | of its own | personal |", "|---|---|---|---|"]
    stated = {t._meta.label_lower: getattr(t, "PRIVACY", None) for t in apps.get_models()}
    for name, said in sorted(stated.items()):
        if not isinstance(said, Privacy):
            continue
        fields = "; ".join(f"`{field}` ({why})" for field, why in said.personal.items())
        lines.append(f"| `{name}` | {said.retention} | {said.clock} | {fields} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    import django

    django.setup()
    for name, text in (("permissions", permissions()), ("events", events()), ("kept", kept())):
        (ROOT / "docs" / "look-up" / f"{name}.md").write_text(text, "utf-8")
        print(f"docs/look-up/{name}.md")


if __name__ == "__main__":
    main()
