"""A call on the acute line that is a crisis: what the call knows goes into the intake, and one call is one crisis."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.crisis import policy
from samspil.crisis.models import Crisis
from samspil.crisis.terms import Danger, Teller, Where
from samspil.documents.service import drafts
from samspil.ground.errors import NotFound
from samspil.line import service as line
from samspil.line.terms import End
from samspil.line.terms import Kind as CallKind

TYPED = ("text", "who", "kind", "ends", "back_number")


def key_of(call: UUID, for_: Actor) -> UUID:
    """The key of the crisis that this call becomes at the reader's desk: whoever makes it twice makes one."""
    return uuid5(call, str(for_.institution))


def of_call(call: UUID, *, for_: Actor, at: dt.datetime) -> Crisis | None:
    """The crisis that a call became, if it did and the reader sees it. One query."""
    found: Crisis | None = policy.visible(for_, at=at).filter(key=key_of(call, for_)).first()
    return found


def known_from_call(id: UUID, *, for_: Actor, at: dt.datetime) -> dict[str, Any]:
    """What the intake takes over of a call that the reader may read: who rings, about whom, what was said, since when. Of the
    family's children only while the line itself still shows them to the reader. Raises NotFound like the line does."""
    call = line.call(id, for_=for_, at=at)
    said = {name: getattr(call, name) for name in TYPED} | _typed(call, for_)
    began = call.began_at.astimezone(ZoneInfo(for_.time_zone))
    acute = End.DANGER in said["ends"] or said["kind"] == CallKind.EMERGENCY
    ours = said["kind"] != CallKind.OTHER and (call.family_id is not None or said["kind"] == CallKind.SELF)
    found: dict[str, Any] = {
        "key": key_of(call.pk, for_), "story": said["text"], "where": Where.HOME,
        "reported_on": began.date(), "reported_time": began.time().replace(second=0, microsecond=0),
        "teller": Teller.FAMILY if ours else Teller.OTHER,
        "teller_name": ", ".join(filter(None, (said["who"], said["back_number"]))), "reach": said["back_number"],
    }  # fmt: skip
    if acute:
        found["danger"] = Danger.ACUTE
    return found | _family(call, found, for_, at)


def _typed(call: Any, for_: Actor) -> dict[str, Any]:
    """What stands in the call's form and is not saved yet: the call may still run."""
    kept = drafts.form(line.draft_key(call), for_=for_)
    found = {name: kept[name] if name == "ends" else kept[name][-1] for name in TYPED if kept.get(name)}
    return {name: value for name, value in found.items() if value}


def _family(call: Any, so_far: dict[str, Any], for_: Actor, at: dt.datetime) -> dict[str, Any]:
    shown = line.essentials(call, for_=for_, at=at)
    if shown is None:
        return {}
    children = [child.care.case.child for child in shown.children]
    ages = [str(_age(child.born_on, for_.day(at))) for child in children if child.born_on]
    found: dict[str, Any] = {
        "child_name": ", ".join(child.short for child in children)[:120],
        "ages": _("%(ages)s years") % {"ages": ", ".join(ages)} if ages else "",
        "present": ", ".join(m.name for m in shown.carers)[:200],
        "where_text": (_("with foster family %(name)s") % {"name": shown.family.name})[:120],
        "place_text": (shown.family.area or "")[:200],
        "reach": so_far["reach"] or shown.family.phone,
    }
    if not so_far["teller_name"]:
        found["teller_name"] = shown.family.name
    if len(children) == 1:
        found["case"] = _own_file(shown.children[0].care.case_id, for_, at)
    return found


def _age(born: dt.date, on: dt.date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _own_file(case: UUID, for_: Actor, at: dt.datetime) -> UUID | None:
    """The child's file, where the reader's own team works in it too."""
    try:
        cases.get(case, for_=for_, at=at)
    except NotFound:
        return None
    return case if cases.may_work(case, for_=for_, at=at) else None


def call_panel(*, call: Any, for_: Actor, at: dt.datetime, **page: Any) -> tuple[str, dict[str, Any]] | None:
    """The part of a call's page that makes a crisis of it, or leads to the one it became. One query."""
    if not for_.may(Word.CRISIS_SEE):
        return None
    found = of_call(call.pk, for_=for_, at=at)
    if found is None and not for_.may(Word.CRISIS_DO):
        return None
    return "crisis/_from_call.html", {"crisis": found, "call": call.pk}
