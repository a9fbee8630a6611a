"""On what basis the receiver is told who it is: the fields of a form, from the law of the country and the consents at hand."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samspil.access.service import Actor
from samspil.consents import service as consents
from samspil.consents.terms import Scope
from samspil.look.service import DateField
from samspil.referrals import service
from samspil.referrals.terms import Grounds
from samspil.rules.terms import Condition, Field, Ground, Party, Table


class LawField(forms.ChoiceField):
    """`bare`: there is a law here by which single facts may be told and no story with them."""

    bare = False


class ConsentField(forms.ChoiceField):
    """The list may be too long to stand here whole; the door says whether one that is not in it counts."""

    def valid_value(self, value: Any) -> bool:
        try:
            return bool(UUID(str(value)))
        except ValueError:
            return False


def fields(*, for_: Actor, at: Any) -> dict[str, forms.Field]:
    """Three small queries for the law, one for the consents."""
    laws = [way for way in service.ways(for_=for_, at=at) if service.ground_of(way) == Ground.STATUTE]
    ways = [(str(way.rule), _in_words(way)) for way in laws]
    agreed = [
        (str(one.pk), f"{one.person.name}: {consents.recipient(one)}, {one.purpose}")
        for one in consents.at_hand(for_=for_, at=at)
    ]
    law = LawField(
        label=_("Which law"), choices=[("", pgettext_lazy("a law", "choose")), *ways], required=False
    )
    law.bare = any(way.table == Table.WITHOUT_CONSENT for way in laws)
    nobody = ("", pgettext_lazy("basis of a request", "nobody is named"))
    return {
        "basis": _choice(_("On which basis you tell who it is"), [nobody, *Ground.choices]),
        "consent": ConsentField(
            label=_("Which consent"), choices=[("", pgettext_lazy("a consent", "choose")), *agreed], required=False
        ),
        "scope": forms.MultipleChoiceField(
            label=_("What your words tell"), choices=Scope.choices, required=False, widget=forms.CheckboxSelectMultiple
        ),
        "rule": law,
        "statute": forms.CharField(
            label=_("Another law, with its section"), required=False, max_length=120,
            help_text=_("Only where none in the list speaks of you and them."),
        ),
        "requested_on": DateField(label=_("They asked in writing on"), required=False),
    }  # fmt: skip


def _choice(label: Any, choices: list[tuple[Any, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False)


def _in_words(way: Any) -> str:
    """To whom, by which section, what, and what you must judge yourself."""
    parts = [str(Party(way.to_kind).label), f"{way.statute} {way.section}".strip()]
    parts += [", ".join(str(Field(name).label) for name in way.fields)] if way.fields else []
    parts += [str(Condition(way.condition).label)] if way.condition else []
    return " · ".join(part for part in parts if part)


def taken(kept: dict[str, Any]) -> Grounds:
    """What was chosen, as the operations take it; what belongs to another basis is left out."""
    basis = kept.get("basis") or ""
    return Grounds(
        basis=basis,
        consent=_id(kept.get("consent")) if basis == Ground.CONSENT else None,
        scope=tuple(kept.get("scope") or ()) if basis == Ground.CONSENT else (),
        rule=_id(kept.get("rule")) if basis == Ground.STATUTE else None,
        statute=kept.get("statute", "") if basis == Ground.STATUTE else "",
        requested_on=kept.get("requested_on") if basis == Ground.REQUEST else None,
    )


def _id(text: Any) -> UUID | None:
    return UUID(text) if text else None
