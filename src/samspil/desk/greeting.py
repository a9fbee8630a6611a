"""How somebody is greeted: by the time of day and the given name, in Czech in the form one calls out."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _


def greeting(hour: int, name: str) -> str:
    first = name.split()[0] if name.split() else ""
    called = czech_call(first) if (get_language() or "").startswith("cs") else first
    words = (
        _("Good morning, %(name)s")
        if hour < 10
        else _("Good day, %(name)s")
        if hour < 17
        else _("Good evening, %(name)s")
    )
    return words % {"name": called}


def czech_call(name: str) -> str:
    """The vocative of a Czech given name: Jana, Jano; Marek, Marku; Petr, Petře; Lukáš, Lukáši; Karel, Karle."""
    low = name.lower()
    if low.endswith("a"):
        return name[:-1] + "o"
    if low.endswith("ek"):
        return name[:-2] + "ku"
    if low.endswith(("vel", "rel")):
        return name[:-2] + "le"
    if low.endswith(("tr", "dr")):
        return name[:-1] + "ře"
    if low.endswith(("k", "h", "g")):
        return name + "u"
    if low.endswith(("š", "č", "ž", "ř", "j", "c", "ď", "ť", "ň")):
        return name + "i"
    if low.endswith(tuple("bdflmnprstvz")):
        return name + "e"
    return name
