"""The page for the door of the fridge: one person's own page of the plan, on one sheet, in their language, to tick by hand."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samspil.look import service as look
from samspil.plans.queries.family import OwnGoal, OwnPage, OwnStep, Theirs
from samspil.plans.terms import Rhythm

SHEET = Path(__file__).resolve().parent.parent / "paper" / "fridge.typ"
WEEKS = 4
MOST = (24, 16, 10, 6, 3, 1)
"""So many steps stand on the sheet, or fewer where they do not fit in letters that can be read; it says how many are left."""


def fridge(page: OwnPage, *, language: str, ask: str) -> bytes:
    """One sheet of A4, tagged for screen readers. `ask` says whom to ask. It carries no name in its metadata."""
    made = b""
    for most in MOST:
        with translation.override(language):
            said = json.dumps(_content(page, language, ask, most), ensure_ascii=False)
        made = _pressed(said)
        if b"/Type/Pages/Count 1/" in made:
            break
    return made


def _pressed(said: str) -> bytes:
    import typst  # 80 MB: only who prints pays for it

    made: Any = typst.compile(
        str(SHEET), sys_inputs={"data": said}, ignore_system_fonts=True, format="pdf", pdf_standards=["ua-1"]
    )
    return bytes(made)


def _content(page: OwnPage, language: str, ask: str, most: int) -> dict[str, Any]:
    waiting = sum(not s.done for g in page.goals for s in g.own) + sum(
        not s.done for g in page.goals for s in g.theirs
    )
    room = most
    goals = []
    for goal in page.goals:
        shown = _goal(goal, page, language, room)
        room -= len(shown["own"]) + len(shown["theirs"])
        goals.append(shown)
    hidden = waiting - (most - room)
    child = page.child.called or page.child.given_name or page.child.name
    return {
        "language": language,
        "goals": goals,
        "left": hidden,
        "say": {
            "title": _("What we do together for %(name)s") % {"name": child},
            "again": _("On %(day)s we meet and look again.") % {"day": look.day_long(page.plan.review_on, language, page.today)},
            "left": ngettext("%(n)d more step stands in the plan.", "%(n)d more steps stand in the plan.", hidden)
            % {"n": hidden},
            "ask": ask,
            "made": _("Printed on %(day)s. What was agreed may have changed since: ask.")
            % {"day": look.day(page.today, language)},
        },
    }  # fmt: skip


def _goal(goal: OwnGoal, page: OwnPage, language: str, left: int) -> dict[str, Any]:
    own = [step for step in goal.own if not step.done][:left]
    theirs = [step for step in goal.theirs if not step.done][: left - len(own)]
    return {
        "text": goal.text,
        "expected": goal.expected,
        "own": [_own(step, page.today, language) for step in own],
        "theirs": [_theirs(step, language) for step in theirs],
    }


def _own(step: OwnStep, today: dt.date, language: str) -> dict[str, Any]:
    monday = today - dt.timedelta(days=today.weekday())
    weeks = [monday + dt.timedelta(weeks=n) for n in range(WEEKS)] if step.repeats else []
    until = _until(step.due_on, language)
    if step.repeats:
        until = f"{step.step.get_rhythm_display()}, {until}"
    return {
        "what": step.what,
        "until": until,
        "days": _days(step),
        "weeks": [look.day(m, language) for m in weeks if m <= step.due_on],
    }


def _days(step: OwnStep) -> list[str]:
    short = [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")]
    if not step.repeats:
        return []
    return short[:5] if step.step.rhythm == Rhythm.SCHOOL_DAYS else short


def _theirs(step: Theirs, language: str) -> dict[str, str]:
    return {"what": step.what, "who": step.who, "until": _until(step.due_on, language)}


def _until(day: dt.date, language: str) -> str:
    return _("until %(day)s") % {"day": look.day(day, language)}
