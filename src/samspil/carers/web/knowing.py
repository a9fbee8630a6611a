"""People the actor knows already who may be the one that is added to a family."""

import datetime as dt
from typing import Any

from django.utils.translation import get_language

from samspil.access.service import Actor
from samspil.carers.web.forms import AddMember
from samspil.look.service import day
from samspil.people import service as people
from samspil.trail import service as trail


def known_people(by: Actor, at: dt.datetime, data: Any) -> list[tuple[str, str]]:
    """Those with a near name and birthday, by whom they are told apart. Nobody as long as no first name is readable."""
    form = AddMember(data)
    form.full_clean()
    said = form.cleaned_data
    if not said.get("given_name"):
        return []
    found = people.near(
        for_=by, given_name=said["given_name"], family_name=said.get("family_name", ""), born_on=said.get("born_on")
    )  # fmt: skip
    near = [n.person for n in found]
    if near:
        trail.seen(
            by=by, at=at, act="carers.known", record_kind="search", details={"people": [str(p.pk) for p in near]}
        )  # fmt: skip
    return [(str(p.pk), ", ".join(filter(None, (p.name, _born(p.born_on))))) for p in near]


def _born(on: dt.date | None) -> str:
    return day(on, get_language() or "en") if on else ""
