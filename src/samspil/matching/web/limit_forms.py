"""What people write about bans and exclusions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.look.service import DateField
from samspil.matching.terms import ApartFor
from samspil.matching.web.forms import words


class BanForm(forms.Form):
    case = forms.ChoiceField(label=_("Which child"))
    person = forms.ChoiceField(label=_("A person the child must be kept from"), required=False)
    family_named = forms.CharField(
        label=_("or a foster family: look for its name"), required=False, max_length=80
    )
    family = forms.ChoiceField(label=_("Which family is it?"), required=False)
    area = forms.CharField(label=_("or a municipality"), required=False, max_length=80)
    why = forms.CharField(label=_("Why, and who says so"), max_length=300)
    basis = forms.CharField(label=_("Order or agreement"), required=False, max_length=160)
    since = DateField(label=_("From"))
    until = DateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, children: Any, people: Any, families: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, known in (("case", children), ("person", people), ("family", families)):
            self.fields[name].choices = known if name == "case" else [("", "—"), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A name that somebody typed means a family: the only one that is called so, or one that they choose."""
        said = self.cleaned_data
        if said.get("family_named", "").strip() and not said.get("family"):
            found = [key for key, _name in self.fields["family"].choices if key]  # type: ignore[attr-defined]
            if len(found) == 1:
                said["family"] = found[0]
            else:
                self.add_error("family_named", _("Choose which family it is, or empty the name."))
        return said


class AskedAboutBan(forms.Form):
    """Whether somebody whom a ban names lives in one family."""

    ban = forms.UUIDField(widget=forms.HiddenInput)
    member = forms.ChoiceField(label=_("Who is it?"), widget=forms.RadioSelect)
    words = forms.CharField(label=_("What was said"), max_length=300, required=False)
    source = forms.CharField(label=_("Who said it, or how you know"), max_length=120)
    on = DateField(label=_("On which day?"))

    def __init__(self, *args: Any, members: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("none", _("None of them")), *members]  # type: ignore[attr-defined]


class ExclusionForm(forms.Form):
    case = forms.ChoiceField(label=_("Which child"))
    other = forms.ChoiceField(label=_("must not live with"), required=False)
    child_named = forms.CharField(
        label=_("Another child of yours: look for the name"), required=False, max_length=80
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=lambda: words(ApartFor.choices))
    why = forms.CharField(label=_("Why, and who says so"), max_length=300)
    since = DateField(label=_("From"))

    def __init__(self, *args: Any, children: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["case"].choices = children  # type: ignore[attr-defined]
        self.fields["other"].choices = [("", _("any other child")), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Who typed a name does not mean every other child."""
        said = self.cleaned_data
        if said.get("child_named", "").strip() and not said.get("other"):
            self.add_error("child_named", _("Choose above who it is, or empty the name."))
        return said
