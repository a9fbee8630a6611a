"""What cannot be true at once, with names: who is looked for together and must not live together, and promises beyond the places."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.engines.matching.problem import Clash, Wrong
from samspil.matching.bridge.compared import Compared
from samspil.matching.bridge.words import day


def clash_words(found: Compared) -> list[str]:
    """Each contradiction of one search: which two children, and who noted what when."""
    names = {str(s.case.child_id): s.case.child.short for s in found.seekers}
    rows = {str(row.pk): row for row in found.exclusions}
    said = []
    for clash in found.contradictions:
        row = rows.get(clash.one)
        told = {
            "one": names.get(clash.children[0], "?"), "other": names.get(clash.children[1], "?"),
            "reason": row.get_reason_display() if row else "", "who": row.noted_by.name if row else "?",
            "day": day(row.since) if row else "",
        }  # fmt: skip
        words = _(
            "%(one)s and %(other)s must not live together (%(reason)s; %(who)s, %(day)s), and are looked for together"
        )
        if row is not None and row.other_id is None:
            words = _(
                "%(one)s must live without other children (%(reason)s; %(who)s, %(day)s), and is looked for together with %(other)s"
            )
        said.append(words % told)
    return said


def promise_words(clashes: Iterable[Clash], found: list[Compared]) -> list[str]:
    """Proposals that cannot all become true."""
    names = {str(s.case.child_id): s.case.child.short for one in found for s in one.seekers}
    families = {key: f.name for one in found for key, f in one.families.items()}
    return [_promise(clash, names, families) for clash in clashes]


def _promise(clash: Clash, names: Mapping[str, str], families: Mapping[str, Any]) -> str:
    told = {
        "children": ", ".join(names.get(c, "?") for c in clash.children),
        "families": ", ".join(str(families.get(h, "?")) for h in clash.homes),
    }
    if clash.wrong is Wrong.HELD_OVERFULL:
        return _("%(families)s: asked for more children than there are places") % told
    if clash.wrong is Wrong.HELD_APART:
        return _("%(families)s is asked for %(children)s, who must not live together") % told
    return _("what was proposed for %(children)s cannot be kept") % told
