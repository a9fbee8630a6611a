"""A fresh form for everything that can be done about a crisis, and what can be chosen in each."""

from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from samspil.access.service import Word
from samspil.accounts import service as accounts
from samspil.beds import service as beds
from samspil.crisis import service
from samspil.crisis.web import decide_forms, deed_forms, forms, work_forms
from samspil.institutions import service as institutions

OF_TEAM = ("decide", "ask_voice", "begin", "supervise")
OF_GOALS = ("aim", "evaluate", "close")


def choices(request: Any, crisis: Any, act: str) -> dict[str, Any]:
    """What the form of this deed lets choose."""
    actor, at = request.actor, request.now
    if act == "correct":
        return {"areas": service.areas(for_=actor)}
    if act == "file":
        return {"files": service.own_children(for_=actor, at=at)}
    if act in OF_TEAM:
        return {"staff": _staff(request)}
    if act in ("bed_now", "bed", "hold_bed"):
        return {"units": beds.units(for_=actor, at=at)}
    if act in OF_GOALS:
        return {"goals": service.goals_of(crisis.programme) if hasattr(crisis, "programme") else []}
    return {"partners": institutions.partners(for_=actor)} if act == "hand_over" else {}


def _staff(request: Any) -> list[Any]:
    """Asked once for a page, whichever forms need it."""
    if not hasattr(request, "crisis_staff"):
        staff = accounts.staff([request.actor.institution], at=request.now)
        request.crisis_staff = [m for m in staff if Word.CRISIS_DO in accounts.words_of(m)]
    found: list[Any] = request.crisis_staff
    return found


def blank(request: Any, crisis: Any) -> dict[str, Any]:
    actor, at = request.actor, request.now
    chosen = {
        act: choices(request, crisis, act) for act in (*OF_TEAM, *OF_GOALS, "correct", "bed_now", "hand_over")
    }
    today = actor.day(at)
    found = {
        "f_correct": forms.Correct(initial=_known(crisis, actor), **chosen["correct"]),
        "f_file": None if crisis.case_id else deed_forms.File(**choices(request, crisis, "file")),
        "f_log": deed_forms.Log(initial={"key": uuid4(), "starts_on": today, "minutes": 30}),
        "f_assess": decide_forms.Assess(), "f_decide": decide_forms.Decide(**chosen["decide"]),
        "f_ask_voice": decide_forms.AskVoice(**chosen["ask_voice"]), "f_say": decide_forms.Say(),
        "f_bed_now": decide_forms.BedNow(**chosen["bed_now"]), "f_bed": decide_forms.Bed(**chosen["bed_now"]),
        "f_hold_bed": decide_forms.HoldBed(**chosen["bed_now"]), "f_come_in": decide_forms.Held(),
        "f_incident": decide_forms.Incident(), "f_give_copy": decide_forms.GiveCopy(),
        "f_supervise": work_forms.Supervise(initial={"on": today}, **chosen["supervise"]),
        "f_agree_plan": decide_forms.AgreePlan(initial={"language": actor.language}),
        "f_begin": work_forms.Begin(initial={"started_on": today, "worker": str(actor.account)}, **chosen["begin"]),
        "f_aim": work_forms.Aims(**chosen["aim"]), "f_evaluate": work_forms.Evaluate(**chosen["evaluate"]),
        "f_close": work_forms.Close(**chosen["close"]), "f_hand_over": work_forms.HandOver(**chosen["hand_over"]),
        "f_look_upstream": work_forms.LookUpstream(),
    }  # fmt: skip
    for name, form in found.items():
        if form is not None:
            named(form, name.removeprefix("f_"))
    return found | {"units": chosen["bed_now"]["units"]}


def named(form: Any, act: str) -> Any:
    """Its fields are called by what it does: several forms of one page ask for words or a day."""
    form.auto_id = f"{act}_%s"
    return form


def _known(crisis: Any, actor: Any) -> dict[str, Any]:
    """What is known of the call already."""
    known = {name: getattr(crisis, name) for name in forms.Correct.base_fields if hasattr(crisis, name)}
    known["area"] = str(crisis.area_id or "")
    if crisis.reported_at:
        local = crisis.reported_at.astimezone(ZoneInfo(actor.time_zone))
        known |= {"reported_on": local.date(), "reported_time": local.time()}
    return known
