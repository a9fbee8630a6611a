"""A page with several small forms: each says in `act` which it is."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.look.service import add_problems, see_other

Make = Callable[..., Any]
Do = Callable[[dict[str, Any]], Any]


def taken(
    request: Any, acts: Mapping[str, tuple[Make, Do]], to: Callable[[Any], HttpResponse]
) -> tuple[HttpResponse | None, dict[str, Any], int]:
    """What the page's forms are: fresh, or as they were sent with what is wrong. An answer when one was done."""
    shown: dict[str, Any] = {f"f_{name}": named(make(None), name) for name, (make, _do) in acts.items()}
    if request.method != "POST":
        return None, shown, 200
    name = request.POST.get("act", "")
    if name not in acts:
        raise NotFound
    make, do = acts[name]
    form = make(request.POST)
    named(form, name)
    shown |= {f"f_{name}": form, "act": name, "row": request.POST.get("row", "")}
    if not form.is_valid():
        return None, shown, 422
    try:
        return to(do(dict(form.cleaned_data))), shown, 303
    except Invalid as problem:
        add_problems(form, problem)
        return None, shown, 422
    except Conflict as clash:
        return None, shown | {"clash": clash.current}, 409
    except Refused as refusal:
        return None, shown | {"refused": refusal.reason}, 403


def named(form: Any, name: str) -> Any:
    """No two fields of a page share an id: unless the form has said otherwise, each bears the name of its act."""
    if getattr(form, "auto_id", "") == "id_%s":
        form.auto_id = f"{name}-%s"
    return form


def again(name: str, *args: Any, anchor: str = "") -> Callable[[Any], HttpResponse]:
    return lambda _done: see_other(name, *args, anchor=anchor)


def uuid_of(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None
