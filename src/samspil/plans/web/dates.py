"""A day as people write it: 4. 12. 2026, 4/12/2026, 2026-12-04, 4.12."""

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

PARTS = re.compile(r"^\s*(\d{1,4})\s*[.\-/ ]\s*(\d{1,2})\s*[.\-/ ]?\s*(\d{2,4})?\s*\.?\s*$")


def read_day(text: str, today: dt.date) -> dt.date | None:
    """The day, or None when it cannot be read. Without a year: the next such day within eleven months, else the last."""
    found = PARTS.match(text)
    if not found:
        return None
    first, second, third = found.groups()
    try:
        if len(first) == 4:
            return dt.date(int(first), int(second), int(third or 0))
        if third:
            year = int(third) + (2000 if len(third) == 2 else 0)
            return dt.date(year, int(second), int(first))
        day = dt.date(today.year, int(second), int(first))
        return day if day >= today - dt.timedelta(days=30) else day.replace(year=today.year + 1)
    except ValueError:
        return None


class DayField(forms.Field):
    widget = forms.TextInput(attrs={"inputmode": "text", "autocomplete": "off"})

    def to_python(self, value: Any) -> dt.date | None:
        if not value:
            return None
        day = read_day(str(value), timezone.localdate())
        if day is None:
            raise ValidationError(_("This is not a day. Write it like 4. 12. 2026."))
        return day

    def prepare_value(self, value: Any) -> Any:
        return f"{value.day}. {value.month}. {value.year}" if isinstance(value, dt.date) else value
