"""What a meeting is called with, and who is invited."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.functional import lazy
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from samspil.institutions.terms import Competence, Decision
from samspil.look.service import DateField, TimeField, minutes
from samspil.meetings import service
from samspil.meetings.terms import LENGTHS, Agenda, Invitee, Kind, KindRow, Role
from samspil.meetings.web.asked import uuid_or_none


def _lengths() -> list[tuple[int, str]]:
    return [(n, minutes(n, get_language() or "en")) for n in LENGTHS]


class WhenForm(forms.Form):
    """Goal, time and place: what can be changed later."""

    goal = forms.CharField(
        label=_("What for"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence. Everybody invited is told this beforehand."),
        error_messages={"required": _("Write what the meeting is for. Everybody is told beforehand.")},
    )
    on = DateField(label=_("Day"), error_messages={"required": _("Write the day.")})
    time = TimeField(label=_("Time"), error_messages={"required": _("Write the time.")})
    minutes = forms.TypedChoiceField(
        label=_("How long"), choices=lazy(_lengths, list), coerce=int, initial=60
    )
    place = forms.CharField(label=_("Where"), max_length=160, required=False)
    link = forms.CharField(label=_("Online room"), max_length=300, required=False)
    agenda = forms.CharField(
        label=_("Points to speak about"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    late_reason = forms.CharField(label=_("Why it is held later"), max_length=200, required=False)


class CallForm(WhenForm):
    """What the row of the kind asks for is filled in already: its points, and how long it usually takes."""

    kind = forms.ChoiceField(choices=Kind.choices, widget=forms.HiddenInput)

    def __init__(self, row: KindRow, *args: Any, **more: Any) -> None:
        agenda = "\n".join(str(Agenda(point).label) for point in row.agenda)
        more["initial"] = {"kind": row.kind, "agenda": agenda, "minutes": row.length}
        super().__init__(*args, **more)


class DecisionForm(forms.Form):
    """What is decided, by whom. The institutions are those at the table, each in its competence."""

    text = forms.CharField(
        label=_("What we decide"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write what was decided.")},
    )
    institution = forms.ChoiceField(label=_("Who decides"))
    matter = forms.ChoiceField(
        label=_("What it is about"), choices=Decision.choices, initial=Decision.JOINT_PLAN
    )
    reasons = forms.CharField(label=_("Why"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, header: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["institution"].choices = [  # type: ignore[attr-defined]
            (str(p.institution_id), f"{p.institution.name}: {Competence(p.competence).label}")
            for p in header.parts
        ]
        self.fields["institution"].initial = str(header.own.institution_id)


class JotForm(forms.Form):
    """One line typed while people speak. Which of the fields count follows from what it is."""

    what = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            ("decision", pgettext_lazy("at a meeting", "Decision")),
            ("risk", pgettext_lazy("at a meeting", "Risk")),
            ("task", pgettext_lazy("at a meeting", "Task")),
        ],
        widget=forms.RadioSelect,
        initial="task",
    )
    text = forms.CharField(
        label=_("In one sentence"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Write it in one sentence.")},
    )
    invitation = forms.ChoiceField(
        label=_("Who does it"), error_messages={"required": _("Choose who does it.")}
    )
    due_on = DateField(label=_("By when"), error_messages={"required": _("Write by which day.")})
    measure = forms.CharField(label=_("What is done about it"), max_length=500, required=False)
    institution = forms.ChoiceField(
        label=_("Who answers for it"),
        error_messages={"required": _("Choose an institution that takes part in the case.")},
    )

    def __init__(self, sheet: Any, *args: Any, **more: Any) -> None:
        super().__init__(*args, auto_id="jot_%s", **more)
        if self.is_bound:
            what = self.data.get("what", "")
            self.fields["invitation"].required = self.fields["due_on"].required = what == "task"
            self.fields["institution"].required = what == "decision"
        people = [(str(i.pk), i.name) for i in sheet.invitations]
        self.fields["invitation"].choices = [("", ""), *people]  # type: ignore[attr-defined]
        parts = [(str(p.institution_id), p.institution.name) for p in sheet.header.parts]
        self.fields["institution"].choices = [("", ""), *parts]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Row:
    """One person who could be invited, with what was chosen and typed for them."""

    one: service.Candidate
    chosen: bool
    role: str
    why: str
    email: str

    @property
    def family(self) -> bool:
        return self.one.key.startswith("p:")

    @property
    def at_table(self) -> bool:
        return self.one.institution is not None


EXTRA = 2
"""How many people from elsewhere a form has room for; further ones are invited afterwards."""


@dataclass(frozen=True, slots=True)
class Extra:
    """Somebody who is known by name and address only."""

    name: str = ""
    email: str = ""
    why: str = ""
    role: str = Role.PARTICIPANT
    basis: str = ""
    consent: str = ""


def rows(found: Iterable[service.Candidate], data: QueryDict | None = None) -> list[Row]:
    if data is None:
        return [Row(c, c.chosen, c.role, c.why, c.email) for c in found]
    asked = set(data.getlist("ask"))
    return [
        Row(
            c,
            c.key in asked,
            data.get(f"role {c.key}", c.role),
            data.get(f"why {c.key}", c.why),
            data.get(f"mail {c.key}", c.email),
        )
        for c in found
    ]


def extras(data: QueryDict | None = None) -> list[Extra]:
    if data is None:
        return [Extra() for _n in range(EXTRA)]
    found = []
    for n in range(EXTRA):
        lists = {name: data.getlist(f"extra_{name}") for name in Extra.__dataclass_fields__}
        typed = {name: list_[n] for name, list_ in lists.items() if n < len(list_)}
        found.append(Extra(**typed))
    return found


def invited(some: Iterable[Row], others: Iterable[Extra]) -> list[Invitee]:
    """The chosen rows and the named extras, as operations take them."""
    found = [_invitee(row) for row in some if row.chosen]
    found += [
        Invitee(
            name=e.name or e.email,
            email=e.email,
            why=e.why[:160],
            role=e.role,
            basis=e.basis,
            consent=uuid_or_none(e.consent),
        )
        for e in others
        if e.name.strip() or e.email.strip()
    ]
    return found


def _invitee(row: Row) -> Invitee:
    kind, *ids = row.one.key.split(":")
    why = row.why[:160]
    if kind == "w":
        return Invitee(role=row.role, why=why, account=UUID(ids[0]), institution=UUID(ids[1]))
    return Invitee(role=row.role, why=why, person=UUID(ids[0]), email=row.email.strip())
