"""What the engine found, in words. A ban is said, never whom or where it names; a protected place is only "not told"."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from samspil.carers.terms import Kind, Source
from samspil.engines.criteria import HARD, Cell, Mark
from samspil.look import service as look
from samspil.matching.terms import MARK_WORDS

Names = Mapping[str, str]
FOREVER = dt.date.max
NOT_TOLD = gettext_lazy("not told: a protected place, or none noted")


LABELS = {
    "approved": gettext_lazy("Approved for age and kind"), "places": gettext_lazy("Free places"),
    "checks": gettext_lazy("What the law asks of a family"),
    "bans": gettext_lazy("Nothing keeps a child away from here"), "apart": gettext_lazy("Who may live together"),
    "open": gettext_lazy("Takes a child on that day"),
}  # fmt: skip


def label(condition: str) -> str:
    return str(LABELS[condition])


def day(value: dt.date) -> str:
    return look.day(value, get_language() or "en")


def hard(condition: str, cell: Cell, names: Names) -> str:
    """One hard condition of one family, as it stands in its cell."""
    return {
        "approved": _approved,
        "places": _places,
        "checks": _checks,
        "bans": _bans,
        "apart": _apart,
        "open": _open,
    }[condition](cell, names)


def _approved(cell: Cell, names: Names) -> str:
    told = cell.told
    if cell.why in ("ages", "each_age"):
        return _ages(told)
    if cell.why == "turns":
        return _joined(_ages(told[2:]), _("%(child)s grows out of it on %(day)s") % _at(told, names))
    if cell.why == "approval_ends":
        return _joined(_ages(told[2:]), _("the approval ends on %(day)s") % _at(told, names))
    said = {"child": names.get(told[0], "?") if told else "?"}
    if cell.why == "age":
        more = {"years": told[1], "low": told[2], "high": told[3]}
        return _("%(child)s will be %(years)s; approved for %(low)s to %(high)s years") % (said | more)
    if cell.why == "approval_over":
        return _("the approval ended on %(day)s") % {"day": day(told[1])}
    if cell.why == "approval_later":
        return _("the approval begins on %(day)s") % {"day": day(told[1])}
    if cell.why == "other_children":
        return _("approved for another child alone")
    if cell.why == "other_kind":
        kind = Kind(told[1]).label if told[1] in Kind.values else told[1]
        return _("not approved for this kind of foster care: %(kind)s") % {"kind": kind}
    return _("the date of birth of %(child)s is not known") % said


def _ages(told: tuple[Any, ...]) -> str:
    if len(told) < 2:
        return _("approved for the age of each")
    return _("approved for %(low)s to %(high)s years") % {"low": told[0], "high": told[1]}


def _at(told: tuple[Any, ...], names: Names) -> dict[str, Any]:
    return {"child": names.get(told[0], "?"), "day": day(told[1])}


def _joined(*parts: str) -> str:
    return "; ".join(parts)


def _places(cell: Cell, names: Names) -> str:
    if cell.mark is Mark.UNKNOWN:
        return _("nobody asked how many places are free")
    free = ngettext("%(n)d place free", "%(n)d places free", cell.told[0]) % {"n": cell.told[0]}
    if cell.mark is Mark.MET:
        return free
    needed = ngettext("%(n)d is needed", "%(n)d are needed", cell.told[1]) % {"n": cell.told[1]}
    return f"{free}, {needed}"


def _checks(cell: Cell, names: Names) -> str:
    if cell.mark is Mark.MET:
        return _("all valid")
    if cell.mark is Mark.UNKNOWN:
        return _("something that the law asks was never shown")
    return _("a legal check has expired or is missing")


def _bans(cell: Cell, names: Names) -> str:
    if cell.mark is Mark.NOT:
        return _("a ban keeps %(child)s away from here") % {"child": names.get(cell.told[0], "?")}
    if cell.why == "people":
        said = _("whether somebody lives here from whom a ban keeps %(child)s away was not asked")
        return said % {"child": names.get(cell.told[0], "?")}
    return _("where they live was not noted") if cell.mark is Mark.UNKNOWN else _("nothing noted against it")


def _apart(cell: Cell, names: Names) -> str:
    if cell.mark is Mark.MET:
        return _("nothing noted against it")
    said = {"child": names.get(cell.told[0], "?")}
    if cell.why == "alone":
        return _("a child lives there who must live without other children")
    if cell.why == "sole":
        return _("%(child)s must live without other children") % said
    if cell.why == "siblings":
        return _("%(child)s and %(other)s must not live together") % (
            said | {"other": names.get(cell.told[1], "?")}
        )
    return _("a child lives there with whom %(child)s must not live") % said


def _open(cell: Cell, names: Names) -> str:
    if cell.mark is Mark.MET:
        return _("yes")
    if cell.why == "rests" and cell.told[0] != FOREVER:
        return _("on a break until %(day)s") % {"day": day(cell.told[0])}
    return _("on a break") if cell.why == "rests" else _("not asked at present")


def fact(cell: Cell) -> str:
    """One consideration of one family, as it stands in its cell."""
    if cell.why == "not_asked":
        return _("nobody asked")
    if cell.why == "not_told":
        return str(NOT_TOLD)
    if cell.why == "km":
        return _("up to %(km)s km away") % {"km": number_format(cell.told[0])}
    if cell.why == "farther":
        return _("more than %(km)s km away") % {"km": number_format(cell.told[0])}
    words = str(cell.told[-1]) if cell.told else ""
    if cell.why == "stale":
        was = _("earlier: %(mark)s") % {"mark": MARK_WORDS[cell.told[0]]}
        return _joined(was, words) if words else was
    return words


def source(cell: Cell) -> str:
    if cell.source.startswith("@"):
        code = cell.source[1:]
        return str(Source(code).label) if code in Source.values else code
    return cell.source


def ago(on: dt.date | None, today: dt.date) -> str:
    """How old a fact is: days for a month, then months, then years."""
    if on is None:
        return pgettext("age of a fact", "no date")
    days = (today - on).days
    if days <= 0:
        return _("today")
    if days < 31:
        return ngettext("%(n)d day old", "%(n)d days old", days) % {"n": days}
    months = days // 30
    if months < 24:
        return ngettext("%(n)d month old", "%(n)d months old", months) % {"n": months}
    return ngettext("%(n)d year old", "%(n)d years old", days // 365) % {"n": days // 365}


WHY_OUT = {
    "age": gettext_lazy("not approved for this age"), "approval_over": gettext_lazy("approval has ended"),
    "approval_later": gettext_lazy("approval has not begun"), "other_kind": gettext_lazy("not approved for this kind"),
    "other_children": gettext_lazy("approved for another child alone"), "places": gettext_lazy("too few free places"),

    "refused": gettext_lazy("a legal check has expired or is missing"),
    "expired": gettext_lazy("a legal check has expired or is missing"),
    "ban": gettext_lazy("a ban"), "sole": gettext_lazy("other children live there"),
    "siblings": gettext_lazy("the children must not live together"),
    "alone": gettext_lazy("a child lives there who must live without others"),
    "lives_there": gettext_lazy("a child lives there with whom one of them must not live"), "rests": gettext_lazy("on a break"),
    "closed": gettext_lazy("not asked at present"),
}  # fmt: skip


def why_out(condition: str, cell: Cell) -> str:
    """Why families are out, as the heading of those it is true of."""
    said = WHY_OUT.get(cell.why)
    return str(said) if said is not None else label(condition) if condition in HARD else condition
