"""The division of roles as one tagged page, to hang on the wall."""

import datetime as dt
import json
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.look import service as look
from samspil.programmes.models import Division
from samspil.programmes.queries.reading import division as read
from samspil.programmes.queries.reading import words_on
from samspil.programmes.terms import Party, Share, State
from samspil.trail import service as trail

SHEET = Path(__file__).resolve().parent.parent / "paper" / "roles.typ"


def print_roles(*, by: Actor, at: dt.datetime, division: UUID) -> bytes:
    """In the language of who prints. It leaves the system, so the trail says so."""
    row = read(division, for_=by)
    import typst  # 80 MB: only who prints pays for it

    said = json.dumps(_content(row, by, at), ensure_ascii=False)
    made: Any = typst.compile(
        str(SHEET), sys_inputs={"data": said}, ignore_system_fonts=True, format="pdf", pdf_standards=["ua-1"]
    )
    trail.record(
        by=by,
        at=at,
        act="programmes.print_roles",
        record_kind="division",
        record=row.pk,
        deed=trail.Deed.LEFT,
    )
    return bytes(made)


def _content(row: Division, by: Actor, at: dt.datetime) -> dict[str, Any]:
    language = translation.get_language() or by.language
    part = row.participation
    foot = _("Printed %(moment)s by %(name)s, %(institution)s.") % {
        "moment": look.moment(at, language), "name": by.name, "institution": by.institution_name,
    }  # fmt: skip
    stands = _("Version %(n)s: %(state)s") % {"n": row.version, "state": State(row.state).label}
    if row.agreed_on:
        stands += f", {look.day(row.agreed_on, language)}"
    shares = {value: str(label) for value, label in Share.choices}
    return {
        "language": language, "foot": foot, "title": _("Who does what"), "lead": f"{part.programme.name} · {part.name}",
        "stands": stands, "task": _("Task"), "parties": [str(p.label) for p in Party],
        "rows": [[t.text, *(shares[t.shares.get(p, "")] for p in Party.values)] for t in row.tasks.all()],
        "agreed": [_word(party, word, language) for party, word in words_on(row)],
        "head": _("Agreed by"), "party": _("Party"), "who": _("Who"), "when": _("When"),
    }  # fmt: skip


def _word(party: Any, word: Any, language: str) -> list[str]:
    if word is None or word.done_on is None:
        return [str(party.label), "", ""]
    who = word.said_by if word.agreed else f"{word.said_by}: {word.words}"
    return [str(party.label), who, look.day(word.done_on, language)]
