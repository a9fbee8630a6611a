"""The minutes on paper, for one of the invited: data for the press. What they are not given is not among it."""

import datetime as dt
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from samspil.access.service import Actor
from samspil.ground.errors import NotFound
from samspil.look import service as look
from samspil.meetings import queries
from samspil.meetings.models import Invitation
from samspil.meetings.queries import Sheet
from samspil.trail import service as trail

SHEET = Path(__file__).resolve().parent.parent / "paper" / "minutes.typ"


def print_minutes(*, by: Actor, at: dt.datetime, sheet: Sheet, invitation: Invitation) -> bytes:
    """The minutes of a meeting as a tagged PDF in the recipient's language. Whoever takes the minutes prints for everybody,
    others only their own, once the minutes are closed. It leaves the system, so the trail says for whom."""
    own = (
        sheet.mine is not None
        and sheet.mine.pk == invitation.pk
        and sheet.meeting.minutes_closed_at is not None
    )
    if not sheet.may_write and not own:
        raise NotFound
    import typst  # 80 MB: only who prints pays for it

    with translation.override(invitation.language), timezone.override(ZoneInfo(sheet.meeting.time_zone)):
        said = json.dumps(_content(sheet, invitation, by, at), ensure_ascii=False)
    made: Any = typst.compile(
        str(SHEET), sys_inputs={"data": said}, ignore_system_fonts=True, format="pdf", pdf_standards=["ua-1"]
    )
    trail.record(
        by=by, at=at, act="meetings.print_minutes", record_kind="meeting", record=sheet.meeting.pk,
        case=sheet.meeting.case_id, deed=trail.Deed.LEFT, details={"invitation": str(invitation.pk)},
    )  # fmt: skip
    return bytes(made)


def _content(sheet: Sheet, invitation: Invitation, by: Actor, at: dt.datetime) -> dict[str, Any]:
    meeting, found = sheet.meeting, queries.paper(sheet, invitation)
    language = invitation.language
    local = timezone.localtime
    when = look.moment(local(meeting.starts_at), language)
    facts = [
        (_("When"), when),
        (_("Where"), meeting.place),
        (_("What for"), meeting.goal),
        (pgettext("recipient of the minutes", "For"), invitation.name),
    ]
    until = meeting.comments_until
    return {
        "language": language,
        "title": f"{pgettext('record of a meeting', 'Minutes')}: {meeting.get_kind_display()}",
        "facts": [[name, value] for name, value in facts if value],
        "notes": [
            *([_("Not closed yet: they may still change.")] if meeting.minutes_closed_at is None else []),
            *([_("You can say what is missing or different until %(day)s.") % {"day": look.day(until, language)}] if until else []),
        ],
        "present": [_there(i, language) for i in found.present],
        "signed": sheet.row.signed,
        "sections": [s for s in _sections(found, language) if s["items"]],
        "foot": _("Printed %(moment)s by %(name)s, %(institution)s, for %(recipient)s.")
        % {"moment": look.moment(local(at), language), "name": by.name, "institution": by.institution_name,
           "recipient": invitation.name},
        "say": {
            "present": _("Who was there"), "name": _("Name"), "role": pgettext("at a meeting", "Role"),
            "signature": _("Signature"), "key_worker": _("Signature of who took the minutes"),
        },
    }  # fmt: skip


def _there(invitation: Invitation, language: str) -> list[str]:
    home = invitation.institution
    there = invitation.attendance
    how = _("from elsewhere") if there.remote else ""
    signed = ""
    if there.signed_at:
        day = look.day(timezone.localtime(there.signed_at), language)
        signed = f"{there.get_signed_how_display()}, {day}"
    role = " · ".join(filter(None, (str(invitation.get_role_display()), how)))
    return [invitation.name + (f", {home.name}" if home else ""), role, signed]


def _sections(found: Any, language: str) -> list[dict[str, Any]]:
    """Each with a title and items: a head and lines below it."""

    def day(moment: dt.datetime | dt.date) -> str:
        return look.day(timezone.localtime(moment) if isinstance(moment, dt.datetime) else moment, language)

    return [
        {"title": _("What was said and agreed"), "items": [["", [found.text]]] if found.text else []},
        {"title": _("Decisions"), "items": [[d.text, _lines(d)] for d in found.decisions]},
        {"title": _("Risks"), "items": [[r.text, _answers(r)] for r in found.risks]},
        {
            "title": _("Who does what"),
            "items": [[t.text, [_("%(who)s, by %(day)s") % {"who": t.invitation.name, "day": day(t.due_on)}]] for t in found.tasks],
        },
        {
            "title": _("What was said about the minutes"),
            "items": [[f"{c.invitation.name}, {day(c.said_at)}", [c.words]] for c in found.comments],
        },
        {
            "title": _("Corrections"),
            "items": [[day(v.kept_at), [v.why]] for v in found.versions],
        },
    ]  # fmt: skip


def _lines(decision: Any) -> list[str]:
    by = _("decided by %(who)s, %(institution)s") % {
        "who": decision.decided_by, "institution": decision.institution.name,
    }  # fmt: skip
    differ = [
        _("%(who)s sees it differently: %(words)s") % {"who": d.who, "words": d.words}
        for d in decision.dissents.all()
    ]
    return [line for line in (by, decision.reasons, *differ) if line]


def _answers(risk: Any) -> list[str]:
    who = _("answers for it: %(name)s") % {"name": risk.institution.name} if risk.institution else ""
    return [line for line in (risk.measure, who) if line]
