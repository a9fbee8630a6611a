"""The shape of a deed: a form, one call to the door, where the page goes on."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms


@dataclass(frozen=True, slots=True)
class Told:
    """Who does it, when, about which crisis, and what the form said."""

    by: Any
    at: dt.datetime
    crisis: Any
    said: dict[str, Any]

    @property
    def who(self) -> dict[str, Any]:
        return {"by": self.by, "at": self.at}

    @property
    def about(self) -> dict[str, Any]:
        return self.who | {"crisis": self.crisis}


@dataclass(frozen=True, slots=True)
class Deed:
    form: type[django_forms.Form]
    do: Callable[[Told], Any]
    anchor: str
