"""A finding in words: what was seen, which rule says so, and what the rule cannot know."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samspil.cases import service as cases
from samspil.look.service import moment
from samspil.watch.terms import Rule


@dataclass(frozen=True, slots=True)
class Shown:
    row: Any
    title: Any
    sentence: str
    case: str


def shown(rows: Iterable[Any], *, institution: Any) -> list[Shown]:
    """Findings with their sentences. Two queries for the numbers of all their cases."""
    rows = list(rows)
    known = cases.watched({r.case for r in rows if r.case})
    return [Shown(r, Rule(r.rule).label, sentence(r), _number(r.case, known, institution)) for r in rows]


def _number(case: UUID | None, known: dict[UUID, Any], institution: Any) -> str:
    """The number the own institution gave the file; of another's the end of its identifier, as in the record."""
    if case is None:
        return ""
    file = known.get(case)
    return file.reference if file and file.institution == institution else f"… {str(case)[-6:]}"


def sentence(row: Any) -> str:
    facts, looks = row.facts, row.looks
    first, last = (moment(localtime(at), get_language() or "en") for at in (row.first_at, row.last_at))
    said = {"who": row.account.name, "first": first, "last": last} | facts
    if row.rule == Rule.NIGHT:
        return (
            _(
                "%(who)s opened %(cases)d different cases between %(first)s and %(last)s. The night counts "
                "from %(from)d to %(until)d o’clock."
            )
            % said
        )
    if row.rule == Rule.MANY:
        return _many(said)
    times = ngettext(
        "Once, on %(first)s.", "%(n)d looks, the first on %(first)s, the last on %(last)s.", looks
    )
    return f"{_WHY[row.rule](said)} {times % (said | {'n': looks})}"


def _many(said: dict[str, Any]) -> str:
    if said["usual"] is None:
        return (
            _(
                "%(who)s opened %(cases)d different cases within an hour, from %(first)s to %(last)s. What is usual is not known yet."
            )
            % said
        )
    return (
        _(
            "%(who)s opened %(cases)d different cases within an hour, from %(first)s to %(last)s. In "
            "the busiest hour of a usual day it is %(usual)g."
        )
        % said
    )


def _own(said: dict[str, Any]) -> str:
    if said["by"] == "email":
        own = _("The e-mail address with which %(who)s signs in stands in the file as the child’s own.")
        other = _(
            "The e-mail address with which %(who)s signs in stands in the file, with somebody close to the child."
        )
    else:
        own = _("%(who)s has the same first name and surname as the child.")
        other = _("%(who)s has the same first name and surname as somebody close to the child.")
    return (own if said["own"] else other) % said


_WHY: dict[str, Any] = {
    Rule.OWN: _own,
    Rule.SAME_NAME: lambda said: (
        _(
            "%(who)s has the same surname as the child or somebody close to it, and does not work on "
            "the file. The name is not frequent here."
        )
        % said
    ),
    Rule.NEIGHBOUR: lambda said: (
        _("By their own note %(who)s lives in a street that stands in the file, and does not work on it.")
        % said
    ),
    Rule.CLOSED: lambda said: (
        ngettext(
            "%(who)s opened a file that had been closed for %(days)d day.",
            "%(who)s opened a file that had been closed for %(days)d days.",
            said["days"],
        )
        % said
    ),
    Rule.AFTER_FAILED: lambda said: (
        ngettext(
            "%(who)s asked in vain for something, and %(minutes)d minute later opened this file, on which they do not work.",
            "%(who)s asked in vain for something, and %(minutes)d minutes later opened this file, on which they do not work.",
            said["minutes"],
        )
        % said
    ),
}
