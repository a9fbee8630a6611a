"""What people type into a plan."""

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.accounts.terms import LANGUAGE_NAMES
from samspil.institutions.terms import ZONES, Competence
from samspil.look.service import DateField
from samspil.plans import service
from samspil.plans.terms import LEVEL_FIELDS, START_LEVELS, Answer, Rhythm, Who

SMALL = forms.Textarea(attrs={"rows": 2})


MISSING_WHAT = _("Write what will be done.")
MISSING_WHO = _("Say who does it: a person of the family, a colleague or an institution.")
MISSING_DAY = _("Say by when it will be done.")
MISSING_ASKED = _("Choose who was asked.")
MISSING_ANSWER = _("Choose the answer.")


def _in_one_voice(form: forms.Form, **words: Any) -> None:
    """An empty field is answered in the words of the door."""
    for name, missing in words.items():
        form.fields[name].error_messages["required"] = missing


class StartForm(forms.Form):
    review_on = DateField(label=_("When everybody looks again"))
    weeks = forms.IntegerField(label=_("For how many weeks"), required=False)


class GoalForm(forms.Form):
    text = forms.CharField(
        label=_("What should be different?"),
        help_text=_("In words the child and the family would use."),
        widget=SMALL,
        max_length=300,
    )
    factor = forms.ChoiceField(
        label=_("Where does it come from?"), required=False,
        help_text=_("A card of the map: what keeps it going."),
    )  # fmt: skip
    measure = forms.CharField(
        label=_("How will we see it?"), required=False, max_length=300,
        help_text=_("For example: school days on which breakfast is eaten together."),
    )  # fmt: skip
    baseline = forms.CharField(label=_("Today"), required=False, max_length=200)
    target = forms.CharField(label=_("At the review"), required=False, max_length=200)
    much_more = forms.CharField(label=_("+2 Much more than expected"), required=False, max_length=200)
    more = forms.CharField(label=_("+1 More than expected"), required=False, max_length=200)
    expected = forms.CharField(label=_("0 What we expect"), required=False, max_length=200)
    less = forms.CharField(label=_("−1 Less than expected"), required=False, max_length=200)
    much_less = forms.CharField(label=_("−2 Much less than expected"), required=False, max_length=200)
    start_level = forms.TypedChoiceField(
        label=_("Where does it stand today?"), required=False, coerce=int, empty_value=None,
        choices=[("", _("Not said yet")), *START_LEVELS],
    )  # fmt: skip

    LEVELS = ("much_more", "more", "expected", "less", "much_less")

    def __init__(self, *args: Any, picture: service.Understood, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cards = card_choices(picture, self.initial.get("factor"))
        if not cards:
            del self.fields["factor"]
            return
        self.fields["factor"].choices = [  # type: ignore[attr-defined]
            ("", _("Something else")), (_("What keeps it going, in the order of work"), cards),
        ]  # fmt: skip

    @property
    def levels(self) -> list[Any]:
        return [self[name] for name in self.LEVELS]

    @property
    def levels_wrong(self) -> bool:
        return any(name in self.errors for name in (*self.LEVELS, "start_level"))

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        kept = {name: data.get(name, "") for name in ("text", "measure", "baseline", "target")}
        levels = {level: data.get(name, "") for level, name in LEVEL_FIELDS.items()}
        factor = UUID(data["factor"]) if data.get("factor") else None
        return kept | {"levels": levels, "start_level": data.get("start_level"), "factor": factor}


def card_choices(picture: service.Understood, now: Any) -> list[tuple[str, str]]:
    """The cards that keep it going, in the order of work; a card that was taken off the map stays while it is chosen."""
    cards = [(str(c.pk), _("Card %(number)s: %(text)s") % {"number": c.number, "text": _short(c.text)})
             for c in picture.keeps]  # fmt: skip
    if now and picture.card(now) is None:
        cards.append((str(now), str(_("A card that is no longer there"))))
    return cards


class StepForm(forms.Form):
    what = forms.CharField(label=_("What will be done?"), max_length=300)
    who = forms.ChoiceField(label=_("Who does it?"))
    due_on = DateField(label=_("By when?"))
    rhythm = forms.ChoiceField(
        label=_("How often?"), required=False, choices=Rhythm.choices, initial=Rhythm.ONCE,
        help_text=_("What is done again and again can be answered with one tap on a phone."),
    )  # fmt: skip
    needs = forms.CharField(
        label=_("What does it take?"), required=False, max_length=200,
        help_text=_("Time, money, a lift, somebody’s help. Empty when it takes nothing."),
    )  # fmt: skip
    needs_there = forms.TypedChoiceField(
        label=_("Is that there?"), required=False, coerce=lambda said: said == "yes", empty_value=None,
        choices=[("", _("Not said yet")), ("yes", _("It is there, or nothing is needed")), ("no", _("It has to be found first"))],
    )  # fmt: skip
    competence = forms.ChoiceField(
        label=_("Competence it needs"), required=False,
        help_text=_("Leave it as it is for a step of the family."),
    )  # fmt: skip
    aim = forms.ChoiceField(
        label=_("What does it work on?"), required=False,
        help_text=_("A card of the map: what keeps it going."),
    )  # fmt: skip
    keep = forms.BooleanField(
        label=_("Keep it all the same. That you were told is recorded."), required=False
    )

    def __init__(self, *args: Any, table: service.Table, picture: service.Understood, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", _("Choose")), *doers(table)]  # type: ignore[attr-defined]
        self._aims(picture)
        self.fields["competence"].choices = [  # type: ignore[attr-defined]
            ("", _("The one in which they take part")), *Competence.choices,
        ]  # fmt: skip
        _in_one_voice(self, what=MISSING_WHAT, who=MISSING_WHO, due_on=MISSING_DAY)

    def _aims(self, picture: service.Understood) -> None:
        cards = card_choices(picture, self.initial.get("aim"))
        if not cards:
            del self.fields["aim"]
            return
        self.fields["aim"].choices = [  # type: ignore[attr-defined]
            ("", _("Something else")), (_("What keeps it going, in the order of work"), cards),
        ]  # fmt: skip

    @property
    def warned(self) -> bool:
        return "keep" in self.errors or bool(self.data.get("keep") if self.is_bound else False)

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "what": data.get("what", ""), "who": Who.from_key(data.get("who", "")), "due_on": data.get("due_on"),
            "competence": data.get("competence", ""), "aim": UUID(data["aim"]) if data.get("aim") else None,
            "keep": data.get("keep", False), "rhythm": data.get("rhythm") or Rhythm.ONCE,
            "needs": data.get("needs", ""), "needs_there": data.get("needs_there"),
        }  # fmt: skip


class DecisionStepForm(StepForm):
    """A step that a meeting decided: the goal it serves is chosen with it."""

    goal = forms.ChoiceField(label=_("Which goal does it serve?"))

    def __init__(self, *args: Any, goals: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"].choices = [(str(g.pk), g.text) for g in goals]  # type: ignore[attr-defined]


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rstrip() + "…"


def doers(table: service.Table) -> list[Any]:
    """The family first, then each institution with the people it named."""
    family = [(Who(person=table.child.pk).key, table.child.name)]
    family += [(Who(person=a.person.pk).key, f"{a.person.name}, {a.kind_label}") for a in table.family]
    groups: list[Any] = [(_("Family and network"), family)]
    for seat in table.seats:
        home = seat.institution
        people = [(Who(institution=home.pk, account=w.pk).key, w.name) for w in seat.workers]
        groups.append((home.name, [*people, (Who(institution=home.pk).key, home.name)]))
    return groups


class AnswerForm(forms.Form):
    who = forms.ChoiceField(label=_("Who was asked?"))
    answer = forms.ChoiceField(label=_("What do they say?"), choices=[("", _("Choose")), *Answer.choices])
    note = forms.CharField(label=_("In their words"), required=False, max_length=400)

    def __init__(self, *args: Any, table: service.Table, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        family = doers(table)[0]
        homes = [(Who(institution=s.institution.pk).key, s.institution.name) for s in table.seats]
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")), family, (_("Institutions"), homes),
        ]  # fmt: skip
        _in_one_voice(self, who=MISSING_ASKED, answer=MISSING_ANSWER)


class ReviewForm(forms.Form):
    """How far each goal that is measured got, and how the plan goes on."""

    GOES_ON, NOT_KNOWN = "goes_on", "unknown"
    goes_on = forms.ChoiceField(
        label=_("What happens with the plan?"), widget=forms.RadioSelect,
        choices=[(GOES_ON, _("It goes on until a new review day")), ("ends", _("It ends"))], initial=GOES_ON,
    )  # fmt: skip
    review_on = DateField(label=_("New review day"), required=False)
    reason = forms.CharField(label=_("Why it ends"), required=False, max_length=400)
    note = forms.CharField(label=_("What was said"), required=False, max_length=400, widget=SMALL)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, goals: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.started = goals
        for goal in self.started:
            self.fields[f"level_{goal.pk}"] = forms.ChoiceField(
                label=goal.text, widget=forms.RadioSelect, required=False, choices=_level_choices(goal)
            )

    @property
    def levels(self) -> list[Any]:
        return [self[f"level_{goal.pk}"] for goal in self.started]

    def results(self) -> dict[UUID, int | None]:
        """What was chosen; a goal for which nothing was is left out, and the door asks for it."""
        said = {goal.pk: self.cleaned_data.get(f"level_{goal.pk}", "") for goal in self.started}
        return {pk: None if what == self.NOT_KNOWN else int(what) for pk, what in said.items() if what}


def _level_choices(goal: Any) -> list[tuple[str, str]]:
    """From much more to much less, each in the words that were agreed for this goal."""
    levels = [
        (str(level), f"{level:+d} {words}".replace("-", "−"))
        for level, words in sorted(goal.counted.items(), reverse=True)
    ]
    return [*levels, (ReviewForm.NOT_KNOWN, str(_("Not known")))]


class LinkForm(forms.Form):
    """A secret address for somebody of the family."""

    person = forms.ChoiceField(label=_("For whom?"))
    language = forms.ChoiceField(label=_("In which language?"), choices=list(LANGUAGE_NAMES))
    time_zone = forms.ChoiceField(
        label=_("Where do they live?"), help_text=_("Their day begins and ends by the time there."),
    )  # fmt: skip
    whole = forms.BooleanField(label=_("Show also what others in the family do"), required=False)

    def __init__(self, *args: Any, table: service.Table, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = doers(table)[0][1]  # type: ignore[attr-defined]
        zones = dict.fromkeys([zone, *sorted(set(ZONES.values()))])
        self.fields["time_zone"].choices = [  # type: ignore[attr-defined]
            (z, z.rpartition("/")[2].replace("_", " ")) for z in zones
        ]  # fmt: skip
        self.fields["time_zone"].initial = zone


class DropForm(forms.Form):
    reason = forms.CharField(label=_("Why is the step left?"), max_length=400)


class NoteForm(forms.Form):
    note = forms.CharField(label=_("How did it go?"), required=False, max_length=400)
    done_on = DateField(label=_("Done on"), required=False)


def today_plus(today: dt.date, weeks: int) -> dt.date:
    return today + dt.timedelta(weeks=weeks)
