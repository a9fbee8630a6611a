"""What is done from the page of a month, by its name in the form: one call to the door each. Each gives where to look next."""

import datetime as dt
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from samspil.duty import service
from samspil.duty.templatetags.duty import in_zone
from samspil.duty.terms import Away
from samspil.duty.web import forms
from samspil.ground.errors import Invalid, NotFound

SECONDS = 4.0
"""So long a page may search for a better rota."""


@dataclass(frozen=True, slots=True)
class Told:
    """Who does it, when, on which rota and month, and what the form said."""

    by: Any
    at: dt.datetime
    roster: Any
    month: dt.date
    post: Mapping[str, str]

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.by, "at": self.at}

    def shift(self) -> Any:
        return service.shift(_id(self.post.get("shift", "")), roster=self.roster)

    def member(self, id: str) -> Any:
        if not id:
            return None
        rows = service.members(self.roster, on=self.month, until=_after(self.month))
        return next((m for m in rows if str(m.pk) == id), None)


def _after(month: dt.date) -> dt.date:
    return (month + dt.timedelta(days=32)).replace(day=1)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None


def _valid(form: Any) -> dict[str, Any]:
    if not form.is_valid():
        raise Invalid({name: errors[0] for name, errors in form.errors.items()})
    return dict(form.cleaned_data)


def _choices(told: Told) -> list[tuple[str, str]]:
    rows = service.members(told.roster, on=told.month, until=_after(told.month))
    return [(str(m.pk), m.account.name) for m in rows]


def theirs(page: Any, by: Any, at: dt.datetime) -> list[tuple[str, str]]:
    """Shifts of others this month that could be given in return."""
    rows = [s for s in page.shifts if s.member and s.starts_at > at and s.member.account_id != by.account]
    return [
        (str(s.pk), f"{s.member.account.name}, {in_zone(s.starts_at, page.roster.time_zone)}") for s in rows
    ]


def _draw_up(told: Told) -> str:
    service.draw_up(**told.who, roster=told.roster, first=told.month)
    return ""


def _give(told: Told) -> str:
    said = _valid(forms.Give(told.post, choices=_choices(told)))
    service.give(**told.who, shift=told.shift(), member=told.member(said["member"]), anyway=said["anyway"])
    return "shift"


def _list(told: Told) -> str:
    """Everything the list says, at once."""
    given = {}
    for name, value in told.post.items():
        if name.startswith("m-"):
            member = told.member(value)
            if value and member is None:
                raise NotFound
            given[_id(name[2:])] = member
    service.give_many(**told.who, roster=told.roster, given=given, anyway=told.post.get("anyway") == "on")
    return ""


def clock(seconds: float) -> Callable[[], bool]:
    """Says when the search has had its time. The rota keeps every rule whenever it ends."""
    until = time.monotonic() + seconds
    return lambda: time.monotonic() >= until


def _fill(told: Told) -> str:
    service.fill(**told.who, roster=told.roster, first=told.month, enough=clock(SECONDS))
    return "gaps"


def _mend(told: Told) -> str:
    service.mend(**told.who, roster=told.roster, first=told.month, enough=clock(SECONDS))
    return "gaps"


def _cover(told: Told) -> str:
    said = _valid(forms.Cover(told.post))
    service.name_cover(**told.who, roster=told.roster, **said)
    return "gaps"


def _publish(told: Told) -> str:
    page = service.month_page(told.roster, for_=told.by, at=told.at, first=told.month)
    if page.month is None:
        raise NotFound
    service.publish(**told.who, month=page.month)
    return ""


def _take(told: Told) -> str:
    service.take_over(**told.who, shift=told.shift())
    return ""


def _ask(told: Told) -> str:
    page = service.month_page(told.roster, for_=told.by, at=told.at, first=told.month)
    said = _valid(forms.Swap(told.post, choices=_choices(told), theirs=theirs(page, told.by, told.at)))
    to = told.member(said["to"])
    if to is None:
        raise NotFound
    instead = service.shift(_id(said["instead"]), roster=told.roster) if said["instead"] else None
    service.ask_swap(**told.who, shift=told.shift(), to=to, instead=instead, words=said["words"])
    return "shift"


def _ill(told: Told) -> str:
    """Whoever has a shift cannot come, from then until a day: what they had is open at once."""
    said, shift = _valid(forms.Ill(told.post)), told.shift()
    if shift.member is None:
        raise NotFound
    until = forms.moment(told.roster.time_zone, said["until_day"] + dt.timedelta(days=1), None)
    service.away(
        **told.who,
        member=shift.member,
        kind=Away.ILL,
        since=max(told.at, shift.starts_at),
        until=max(until, shift.ends_at),
    )
    return "gaps"


def _put(told: Told) -> str:
    """Somebody goes on with a shift that runs."""
    said = _valid(forms.Put(told.post, choices=_choices(told)))
    service.take_over(**told.who, shift=told.shift(), member=told.member(said["member"]))
    return ""


def _free(told: Told) -> str:
    service.free(**told.who, roster=told.roster, shift=told.shift(), enough=clock(SECONDS))
    return "shift"


DEEDS: dict[str, Callable[[Told], str]] = {
    "draw_up": _draw_up, "fill": _fill, "mend": _mend, "ill": _ill, "put": _put, "free": _free,
    "give": _give, "list": _list, "cover": _cover, "publish": _publish, "take": _take, "ask": _ask,
}  # fmt: skip
