"""Tells the requests for help: from other houses, from citizens, from young people; one was passed on."""

from typing import Any

from samspil.access.service import NOBODY
from samspil.ground.ids import new_id
from samspil.referrals import service as referrals
from samspil.referrals.terms import NAMELESS, NAMING, Grounds, Urgency
from samspil.rules.terms import Table
from samspil.story.script import Request, Scene
from samspil.story.telling import Stage


def tell_requests(scene: Scene, stage: Stage) -> None:
    for request in sorted(scene.requests, key=lambda r: r.day):
        _tell(request, scene, stage)


def _facts(request: Request) -> dict[str, str]:
    names = ("child_name", "child_age", "where", "asker_name", "asker_contact")
    return {name: getattr(request, name) for name in names if getattr(request, name)}


def _grounds(request: Request, by: Any, at: Any, to: Any) -> Grounds:
    """On what the worker may tell who it is: danger, or the first row of the law that reaches there whole."""
    if request.urgency == Urgency.NOW:
        return Grounds(basis="emergency")
    ways = [way for way in referrals.ways(for_=by, at=at) if referrals.reaches(way, to)]
    whole = next((way for way in ways if way.table == Table.CONFIDENTIALITY), None)
    if whole is None:
        return NAMELESS
    return Grounds(basis=referrals.ground_of(whole), rule=whole.rule, requested_on=by.day(at))


def _tell(request: Request, scene: Scene, stage: Stage) -> None:
    at = stage.past(request.day, "08:05", request.to)
    said: dict[str, Any] = {"at": at, "urgency": request.urgency, "text": request.text, **_facts(request)}
    to = stage.houses[request.to]
    if request.state == "passed_on":
        by = stage.actor(request.by, at)
        noted = referrals.note_down(by=by, source=request.source, next_on=stage.day(request.next_day), **said)
        later = stage.past(request.day + 1, "09:30", request.to)
        by = stage.actor(request.by, later)
        hand_to = stage.houses[request.hand_to]
        grounds = _grounds(request, by, later, hand_to)
        referrals.pass_on(
            by=by, at=later, referral=noted, to=hand_to, reason=request.reason, with_names=bool(grounds.basis),
            grounds=grounds,
        )  # fmt: skip
    elif request.sender:
        by = stage.actor(request.by, at, request.sender)
        grounds = _grounds(request, by, at, to)
        if not grounds.basis:
            said |= dict.fromkeys(NAMING, "")
        next_on = max(stage.day(request.next_day), by.day(at))
        referrals.send(by=by, to=to, next_on=next_on, grounds=grounds, **said)
    elif request.source == "young":
        referrals.ask_young(by=NOBODY, to=to, language=scene.language, form_token=new_id(), **said)
    else:
        referrals.ask(
            by=NOBODY, to=to, source=request.source, language=scene.language, form_token=new_id(), **said
        )
