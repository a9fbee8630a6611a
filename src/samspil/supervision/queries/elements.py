"""When a core element was delivered as it is designed: each with all that must hold for it, so that one sees what does not."""

from typing import Any

from django.utils.translation import gettext as _

from samspil.programmes.terms import Core, Form
from samspil.supervision.queries.records import Records, When, due_groups, is_late, there
from samspil.supervision.terms import State

Said = list[tuple[str, bool]]


def _met(kept: Records, part: Any, when: When) -> bool:
    """No group missed its session; while the quarter runs, there is still time."""
    due = due_groups(kept, part, when)
    return not is_late(part, when) or all((g.pk, when.number) in kept.held for g in due)


def _cooperation(kept: Records, part: Any, when: When) -> Said:
    own = kept.cooperation[part.pk]
    return [
        (_("Every party agreed to the division of roles"), own.agreed(when.on)),
        (_("No talk is overdue"), own.late(when.on) == 0),
    ]


def _competence(kept: Records, part: Any, when: When) -> Said:
    """In groups: a theme, and a plan for every family of a group. In either form what was agreed with a family was held."""
    rows = kept.alone(part.institution_id, when.number)
    open_ = [s for s in rows if s.state == State.PLANNED and s.starts_at < when.at]
    said = [(_("Every session with a family is written down"), not open_)]
    if when.way.variant and when.way.variant.form == Form.INDIVIDUAL:
        return said
    inside = {
        m.family
        for m in kept.members[part.institution_id]
        if there(m, when) and (m.until is None or m.until > when.on)
    }
    planned = {
        f for f, since, ended in kept.plans[part.institution_id]
        if since <= when.on and (ended is None or ended > when.on)
    }  # fmt: skip
    return [
        (_("The quarter has a theme"), when.number in kept.themes),
        (_("Every family in a group has a development plan"), inside <= planned),
        *said,
    ]


def _network(kept: Records, part: Any, when: When) -> Said:
    """Fixed groups that meet every third month, with two who lead them."""
    running = [
        g for g in kept.groups[part.institution_id]
        if g.formed_on <= when.on and (g.ended_on is None or g.ended_on > when.on)
    ]  # fmt: skip
    led = [sum(a <= when.on and (b is None or b > when.on) for a, b in kept.leaders[g.pk]) for g in running]
    return [
        (_("There are groups"), bool(running)),
        (_("Every group that was due met"), _met(kept, part, when)),
        (_("Two lead every group"), all(n >= 2 for n in led)),
    ]


def _line(kept: Records, part: Any, when: When) -> Said:
    open_ = any(a < when.at and (b is None or b >= when.at) for a, b in kept.lines[part.institution_id])
    return [(_("Families have a line to ring"), open_)]


CHECKS = {
    Core.COOPERATION: _cooperation, Core.COMPETENCE: _competence, Core.NETWORK: _network, Core.LINE: _line,
}  # fmt: skip


def checks_of(code: str, kept: Records, part: Any, when: When) -> Said:
    return CHECKS[Core(code)](kept, part, when)
