"""What pages of a search share."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.look.service import add_problems
from samspil.matching import service
from samspil.trail import service as trail


def tried(form: Any, act: Callable[[], Any]) -> Any:
    """What the act made, or None with the problems on the form."""
    try:
        return act() or True
    except Invalid as invalid:
        add_problems(form, invalid)
    except Refused as refused:
        form.add_error(None, str(refused.reason))
    except Conflict:
        form.add_error(None, _("The children of this search have changed. Propose again."))
    return None


def get(request: Any, search: UUID) -> Any:
    return service.get(search, for_=request.actor, at=request.now)


def named(children: list[Any]) -> str:
    """The children in one line: "Sem J., Lotte J."."""
    return ", ".join(child.case.child.short for child in children)


def seen(
    request: Any, act: str, search: Any, children: list[Any], *, people: list[str] | None = None
) -> None:
    """`people`: whose names were shown besides, because somebody looked for them."""
    details = {"cases": [str(c.case_id) for c in children]} | ({"people": people} if people else {})
    trail.seen(
        by=request.actor, at=request.now, act=act, record_kind="search", record=search.pk, case=search.case_id,
        details=details,
    )  # fmt: skip


def base(request: Any, search: Any) -> dict[str, Any]:
    children = service.children_of(search, for_=request.actor, at=request.now)
    return {
        "search": search, "children": children, "who": named(children), "today": request.actor.day(request.now),
        "may_write": service.may_write(search, for_=request.actor, at=request.now),
    }  # fmt: skip
