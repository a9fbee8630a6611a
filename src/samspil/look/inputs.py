"""Form fields for days and times that accept what people write, and how an operation's problems reach a form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samspil.ground import clock
from samspil.ground.errors import Invalid
from samspil.look import dates
from samspil.look.reading import NotADay, read_day, read_time

DAY_PROBLEMS: dict[str, Any] = {
    "form": _("Write the day like this: %(example)s."),
    "calendar": _("This day does not exist. Check day and month."),
    "year": _("Write the year with four digits, like this: %(example)s."),
}


class _DayInput(forms.TextInput):
    def format_value(self, value: Any) -> str | None:
        if isinstance(value, date):
            return dates.day(value, get_language() or "en")
        return super().format_value(value)


class DateField(forms.DateField):
    """A day, written the way people write it: 24. 11. 2026, 24/11/2026, 2026-11-24, 24 Nov 2026, today."""

    widget = _DayInput

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.widget.attrs.setdefault("autocomplete", "off")

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        language, today = get_language() or "en", timezone.localdate(clock.now())
        try:
            return read_day(str(value), language, today)
        except NotADay as problem:
            words = DAY_PROBLEMS[problem.why] % {"example": dates.day(today, language)}
            raise forms.ValidationError(words, code="invalid") from None


class _TimeInput(forms.TextInput):
    def format_value(self, value: Any) -> str | None:
        return dates.clock(value) if isinstance(value, time) else super().format_value(value)


class TimeField(forms.TimeField):
    """A time of day: 15.30, 15:30, 1530, kl. 9.05."""

    widget = _TimeInput

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self.widget.attrs.update({"autocomplete": "off", "inputmode": "decimal"})

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values:
            return None
        if isinstance(value, time):
            return value
        try:
            return read_time(str(value))
        except ValueError:
            raise forms.ValidationError(_("Write the time like this: 15.30."), code="invalid") from None


def add_problems(form: forms.BaseForm, problem: Invalid) -> None:
    """Put each message beside its field; one about a field that the form lacks goes on top."""
    for name, words in problem.problems.items():
        form.add_error(name if name in form.fields else None, words)


def both(form: forms.BaseForm, now: Any, names: Iterable[str]) -> list[dict[str, Any]]:
    """Field by field where they differ: what stands now and what the writer typed. For `look/_both.html`."""
    typed = form.cleaned_data  # type: ignore[attr-defined]
    rows = [{"label": form.fields[n].label, "now": getattr(now, n), "wrote": typed[n]} for n in names]
    return [row for row in rows if (row["now"] or "") != (row["wrote"] or "")]


def with_revision(form: forms.BaseForm, revision: int) -> None:
    """After a conflict the form, otherwise as typed, carries the revision that its writer has now seen."""
    data: Any = form.data
    data = data.copy()
    data["revision"] = str(revision)
    form.data = data
