"""The copy on paper: what may be read becomes data for the press; what is black is not among it."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.utils import timezone, translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.access.terms import Purpose
from samspil.cases import service as cases
from samspil.institutions import service as institutions
from samspil.look import service as look
from samspil.rights.models import Pack
from samspil.rights.queries.blackening import Piece, numbered
from samspil.rights.terms import COMPLAIN, SECTION_SAYS, Section, Why
from samspil.trail import service as trail

SHEET = Path(__file__).resolve().parent.parent / "paper" / "copy.typ"
MOST_LOOKS = 2000


def pdf(pack: Pack, *, by: Actor, at: dt.datetime) -> bytes:
    """The file, tagged for screen readers. It says nothing of who made it and carries no name in its metadata."""
    made = _press(pack, by, at, format="pdf", pdf_standards=["ua-1"])
    return made[0]


def pages(pack: Pack, *, by: Actor, at: dt.datetime) -> list[bytes]:
    """The same pages as pictures, to look at before it is made."""
    return _press(pack, by, at, format="png", ppi=96)


def _press(pack: Pack, by: Actor, at: dt.datetime, **how: Any) -> list[bytes]:
    import typst  # 80 MB: only who prints pays for it

    with translation.override(pack.language), timezone.override(by.law_zone):
        said = json.dumps(_content(pack, by, at), ensure_ascii=False)
    made: Any = typst.compile(str(SHEET), sys_inputs={"data": said}, ignore_system_fonts=True, **how)
    return made if isinstance(made, list) else [made]


def _content(pack: Pack, by: Actor, at: dt.datetime) -> dict[str, Any]:
    cut = numbered(pack.passages, pack.marks.all())
    return {
        "language": pack.language,
        "say": _words(pack, at),
        "sections": [_section(s, pack.passages, cut) for s in Section if _has(s, pack.passages)],
        "looks": _looks(pack, by, cases.quiet(pack.case, pack.person, eyes=by)),
        "marks": [
            {"number": piece.number, "why": " ".join(str(Why(w).label) for w in piece.why)}
            for pieces in cut for piece in pieces if piece.number
        ],
    }  # fmt: skip


def _has(section: str, passages: Any) -> bool:
    return any(p["section"] == section for p in passages)


def _section(section: str, passages: Any, cut: list[list[Piece]]) -> dict[str, Any]:
    items = [
        {"head": p["head"], "pieces": [_piece(one) for one in pieces]}
        for p, pieces in zip(passages, cut, strict=True) if p["section"] == section
    ]  # fmt: skip
    return {
        "title": str(Section(section).label), "says": str(SECTION_SAYS[section]), "items": items,
        "opens": section == Section.ENTRIES,
    }  # fmt: skip


def _piece(piece: Piece) -> dict[str, Any]:
    return {"number": piece.number} if piece.number else {"text": piece.text}


def _looks(pack: Pack, by: Actor, hush: cases.Quiet) -> list[dict[str, str]]:
    """Days and purposes, by institution: one line for each day, institution and purpose."""
    found = trail.about(pack.case_id, [pack.person_id], without=[str(Purpose.OWN_FILE)], size=MOST_LOOKS)
    homes = institutions.several([e.institution for e in found.items if e.institution])
    urgent = cases.looks_into(pack.case_id)
    lines: dict[tuple[str, str, str], None] = {}
    for entry in found.items:
        home = hush.home(homes.get(entry.institution)) if entry.institution else None
        emergency = cases.emergency_of(urgent, entry.account, entry.at)
        why = (
            Purpose.EMERGENCY.label
            if emergency
            else Purpose(entry.purpose).label
            if entry.purpose in Purpose.values
            else ""
        )
        day = look.day(timezone.localtime(entry.at), pack.language)
        lines[day, home.name if home else "Samspil", capfirst(str(why))] = None
    return [{"when": when, "who": who, "why": why} for when, who, why in lines]


def _words(pack: Pack, at: dt.datetime) -> dict[str, Any]:
    home = pack.case.institution
    where, site = COMPLAIN.get(home.country, ("", ""))
    told = {"institution": home.name, "day": look.day(timezone.localtime(at), pack.language)}
    return {
        "title": _("What is kept about you"),
        "intro": [
            _("This is a copy of what %(institution)s keeps about you, as it was on %(day)s.") % told,
            _("It is yours. Think about where you keep it and who can read it."),
            _("Where something is black, it is not yours to read. Every black piece has a number. At the end stands why."),
            _("If you do not understand something, ask. Somebody explains it to you."),
        ],
        "contents": _("What is in here"),
        "nothing": _("Nothing is kept here."),
        "mark": _("Black"),
        "marks": _("Why something is black"),
        "marks_says": _("A person decided each of these. You can say that you do not agree."),
        "marks_why": _("Why"),
        "looks": _("Who looked and what for"),
        "looks_says": _("Days, organisations and purposes. Names of workers are not shown."),
        "looks_when": _("Day"),
        "looks_who": _("Organisation"),
        "looks_why": _("What for"),
        "rights": _("What you can do"),
        "rights_says": [
            _("You can say that something is not true, ask for something to be erased, and write your own words."),
            _("If you do not agree with an answer, complain to: %(where)s, %(site)s.") % {"where": where, "site": site},
        ],
    }  # fmt: skip
