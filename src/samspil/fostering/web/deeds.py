"""What is done from the page of a placement: by its name in the form, one call to the door each."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext as _

from samspil.fostering import service
from samspil.fostering.web import forms
from samspil.fostering.web.forms import moment


@dataclass(frozen=True, slots=True)
class Told:
    """Who does it, when, about which placement, and what the form said."""

    by: Any
    at: dt.datetime
    care: Any
    said: dict[str, Any]

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.by, "at": self.at}

    @property
    def about(self) -> dict[str, Any]:
        return self.who | {"care": self.care}

    def row(self, kind: str) -> Any:
        return service.row(kind, self.said.pop(kind), for_=self.by, at=self.at)

    def when(self) -> dt.datetime:
        return moment(self.by.time_zone, self.said.pop("day"), self.said.pop("clock"))


def _change(t: Told) -> None:
    guide = t.said.pop("guide")
    service.change(**t.about, guide=UUID(guide) if guide else None, **t.said)


def _decide(t: Told) -> None:
    expense, agreed = t.row("expense"), t.said.pop("agreed") == "yes"
    service.decide_expense(**t.who, expense=expense, agreed=agreed, **t.said)


def _paper(t: Told) -> None:
    service.keep_paper(**t.about, title=t.said["title"], content=t.said["file"].read())


def kept_after(form: Any, clash: Any) -> list[str]:
    """Somebody else wrote in between: the form says so, carries what stands now, and nothing that was typed is lost."""
    data = form.data.copy()
    if "seen" in form.fields:
        data["seen"] = clash.current.guidance
    form.data = data
    form.add_error(None, _("Somebody else changed this meanwhile. Look at it, and save once more."))
    written = (form.cleaned_data.get(name) for name in ("note", "words", "cancelled_why"))
    return [text for text in written if text]


@dataclass(frozen=True, slots=True)
class Deed:
    form: type[django_forms.Form]
    do: Callable[[Told], Any]
    anchor: str


DEEDS: dict[str, Deed] = {
    "tell": Deed(forms.Tell, lambda t: service.tell(**t.about, **t.said), "set"),
    "delegate": Deed(forms.Delegate, lambda t: service.delegate(**t.about, **t.said), "delegations"),
    "arrive": Deed(forms.Arrive, lambda t: service.arrive(**t.about, **t.said), "top"),
    "look_at": Deed(forms.LookedAt, lambda t: service.look_at(**t.about, **t.said), "top"),
    "end": Deed(forms.Ended, lambda t: service.end(**t.about, **t.said), "top"),
    "change": Deed(forms.Change, _change, "top"),
    "entitle": Deed(forms.Entitle, lambda t: service.entitle(**t.about, **t.said), "allowances"),
    "plan_visit": Deed(
        forms.PlanVisit, lambda t: service.plan_visit(**t.about, planned_at=t.when(), **t.said), "visits"
    ),
    "hold_visit": Deed(
        forms.HoldVisit, lambda t: service.hold_visit(**t.who, visit=t.row("visit"), **t.said), "visits"
    ),
    "plan_contact": Deed(
        forms.PlanContact, lambda t: service.plan_contact(**t.about, starts_at=t.when(), **t.said), "contacts"
    ),
    "note_contact": Deed(
        forms.NoteContact,
        lambda t: service.note_contact(**t.who, contact=t.row("contact"), **t.said),
        "contacts",
    ),
    "reply": Deed(
        forms.Reply,
        lambda t: service.answer_question(**t.who, question=t.row("question"), **t.said),
        "questions",
    ),
    "see": Deed(
        forms.SeeCheckin,
        lambda t: service.see_check_in(**t.who, checkin=t.row("checkin"), **t.said),
        "check-ins",
    ),
    "decide": Deed(forms.Decide, _decide, "expenses"),
    "paper": Deed(forms.KeepPaper, _paper, "papers"),
}
