"""By which rule somebody sees something, in words: the basis it crosses on, and lines for the pages that say who sees."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from samspil.cases.queries.insight import Seer
from samspil.cases.terms import ENTRY_FIELDS, Basis, SeenBy
from samspil.look import service as look


def basis_words(thing: Any) -> str:
    """The basis on which something crosses, with what was noted about it."""
    if not thing.basis:
        return ""
    label = capfirst(str(Basis(thing.basis).label))
    requested = getattr(thing, "requested_on", None)
    day = look.day(requested, get_language() or "en") if requested else ""
    said = ", ".join(words for words in (getattr(thing, "statute", ""), day, thing.basis_note) if words)
    return f"{label}: {said}" if said else label


def sights(seers: Iterable[Seer], *, of_entry: bool = False) -> list[look.Sight]:
    """The same people for a page; of an entry with what of it they see."""
    return [
        look.Sight(
            s.account, s.institution, str(SeenBy(s.rule).label), _because(s), s.until,
            cells=_cells(s) if of_entry else (), line=s.by.pk if s.by else None,
        )
        for s in seers
    ]  # fmt: skip


def _because(seer: Seer) -> str:
    if seer.rule == SeenBy.WORK:
        return _("The institution wrote this and takes part in the case.")
    if seer.rule == SeenBy.TAKES_PART:
        said = " · ".join(words for words in (seer.by.purpose, basis_words(seer.by)) if words)
        return said or _("It leads the case.")
    if seer.rule == SeenBy.TABLE:
        return _("It takes part, and this was written for everybody who takes part.")
    if seer.rule == SeenBy.EMERGENCY:
        return _("One person looks into the file in an emergency, for a short time.")
    share = seer.by
    return _("Shared for: %(purpose)s. %(basis)s") % {"purpose": share.purpose, "basis": basis_words(share)}


def _cells(seer: Seer) -> tuple[tuple[str, str, str], ...]:
    """Per field of the entry: (mark, words, its name)."""
    cells = []
    for field in ENTRY_FIELDS:
        mark, words = "no", pgettext("a field of a record", "does not see it")
        if seer.whole or field in seer.fields:
            mark, words = "yes", pgettext("a field of a record", "sees it")
        elif field == ENTRY_FIELDS[0] and seer.excerpt:
            mark, words = "part", pgettext("a field of a record", "sees part of it")
        cells.append((mark, words, str(field.label)))
    return tuple(cells)
