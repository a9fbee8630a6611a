"""What is decided and worked from the page of a crisis; the rest stands in `deeds`."""

import datetime as dt
from typing import Any
from uuid import UUID

from samspil.crisis import service
from samspil.crisis.web import decide_forms, deed_forms, work_forms
from samspil.crisis.web.told import Deed, Told


def _uuid(text: Any) -> UUID | None:
    return UUID(str(text)) if text else None


def _yes(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)


def _goals(said: dict[str, Any]) -> dict[str, str]:
    return {name[5:]: said.pop(name) for name in list(said) if name.startswith("goal_")}


def _decide(t: Told) -> None:
    passed = {name[7:]: t.said.pop(name) for name in list(t.said) if name.startswith("passed_")}
    for name in ("second", "scientist"):
        t.said[name] = _uuid(t.said[name])
    service.decide(**t.about, passed_over=passed, **t.said)


def _made(t: Told) -> Any:
    return service.decision(t.said.pop("made"), for_=t.by, at=t.at)


def _ask_voice(t: Told) -> None:
    made, account = _made(t), _uuid(t.said.pop("account"))
    agrees = t.said.pop("agrees") == "yes"
    service.ask_voice(**t.who, made=made, account=account, agrees=agrees, **t.said)


def _say(t: Told) -> None:
    voice = service.voice(t.said["voice"], for_=t.by, at=t.at)
    service.say(**t.who, voice=voice, agrees=t.said["agrees"] == "yes", words=t.said["words"])


def _begin(t: Told) -> None:
    worker, fits = UUID(t.said.pop("worker")), _yes(t.said.pop("fits"))
    service.begin(**t.about, worker=worker, fits=fits, **t.said)


def _evaluate(t: Told) -> None:
    goals = _goals(t.said)
    service.evaluate(**t.about, words=t.said["words"], goals=goals, referrer=_yes(t.said["referrer"]))


def _incident(t: Told) -> None:
    day, clock = t.said.pop("day"), t.said.pop("clock")
    happened = service.moment(t.by.time_zone, day, clock or dt.time(12), "day") if day else None
    service.note_incident(
        **t.about, happened_at=min(happened, t.at) if happened and not clock else happened, **t.said
    )


def _supervise(t: Told) -> None:
    service.supervise(**t.about, account=_uuid(t.said.pop("account")), **t.said)


def _close(t: Told) -> None:
    service.close(**t.about, reached=_goals(t.said), **t.said)


MORE: dict[str, Deed] = {
    "assess": Deed(decide_forms.Assess, lambda t: service.assess(**t.about, **t.said), "decide"),
    "decide": Deed(decide_forms.Decide, _decide, "decide"),
    "ask_voice": Deed(decide_forms.AskVoice, _ask_voice, "decide"),
    "say": Deed(decide_forms.Say, _say, "decide"),
    "bed_now": Deed(
        decide_forms.BedNow,
        lambda t: service.bed_now(**t.about, unit=_uuid(t.said["unit"]), words=t.said["words"]),
        "document",
    ),
    "bed": Deed(
        decide_forms.Bed,
        lambda t: service.bed(**t.who, made=_made(t), unit=_uuid(t.said["unit"])),
        "document",
    ),
    "hold_bed": Deed(
        decide_forms.HoldBed,
        lambda t: service.hold_bed(**t.about, unit=UUID(t.said["unit"]), hours=t.said["hours"]),
        "document",
    ),
    "come_in": Deed(decide_forms.Held, lambda t: service.come_in(**t.about, **t.said), "document"),
    "release_bed": Deed(
        decide_forms.Held, lambda t: service.release_bed(**t.about, hold=t.said["hold"]), "document"
    ),
    "incident": Deed(decide_forms.Incident, _incident, "incident"),
    "supervise": Deed(work_forms.Supervise, _supervise, "help"),
    "end_copy": Deed(deed_forms.Copy, lambda t: service.end_copy(**t.about, **t.said), "plan"),
    "agree_plan": Deed(decide_forms.AgreePlan, lambda t: service.agree_plan(**t.about, **t.said), "plan"),
    "begin": Deed(work_forms.Begin, _begin, "help"),
    "aim": Deed(work_forms.Aims, lambda t: service.aim(**t.about, goals=_goals(t.said)), "help"),
    "evaluate": Deed(work_forms.Evaluate, _evaluate, "mid"),
    "begin_closing": Deed(work_forms.BeginClosing, lambda t: service.begin_closing(**t.about), "help"),
    "hand_over": Deed(work_forms.HandOver, lambda t: service.hand_over(**t.about, **t.said), "end"),
    "close": Deed(work_forms.Close, _close, "end"),
    "look_upstream": Deed(
        work_forms.LookUpstream, lambda t: service.look_upstream(**t.about, **t.said), "upstream"
    ),
}
