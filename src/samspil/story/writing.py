"""What people write in a child's file: lines of the timeline with whom they are shared, and looks in an emergency."""

from typing import Any

from samspil.cases import service as cases
from samspil.story.agreeing import on_which
from samspil.story.script import Child, Line, Urgent


def write(line: Line, child: Child, stage: Any) -> None:
    at = stage.past(line.day, line.time, stage.homes[line.by])
    by = stage.actor(line.by, at)
    case = stage.cases[child.key]
    entry = cases.write(
        by=by,
        at=at,
        case=case,
        kind=line.kind,
        text=line.text,
        happened_at=at,
        mode=line.mode,
        minutes=line.minutes,
        voice_how=line.voice_how,
        for_all=line.for_all,
        language=case.language,
    )
    for house, purpose, basis, until_day in line.shares:
        until, consent = stage.moment(until_day, "23:00", house), None
        if basis == "consent":
            what = {"to": stage.houses[house].pk, "purpose": purpose, "scope": line.tells, "until": until}
            consent = on_which(child, by, at, stage, **what)
        cases.share(
            by=by,
            at=at,
            entry=entry,
            to=stage.houses[house],
            purpose=purpose,
            basis=basis,
            until=until,
            consent=consent,
            scope=line.tells,
            excerpt=line.part,
            requested_on=stage.day(line.day) if basis == "request" else None,
        )


def look(urgent: Urgent, child: Child, stage: Any) -> None:
    at = stage.past(urgent.day, urgent.time, stage.homes[urgent.by])
    case = stage.cases[child.key]
    made = cases.look_in_emergency(
        by=stage.actor(urgent.by, at), at=at, case=case, reason=urgent.reason, minutes=urgent.minutes
    )
    if urgent.review:
        day, time, reviewer, finding, words = urgent.review
        at = stage.past(day, time, stage.homes[reviewer])
        cases.review(by=stage.actor(reviewer, at), at=at, look=made, finding=finding, words=words)
