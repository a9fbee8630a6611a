"""Writing a rule down: a new row, or a new version of one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samspil.access.service import Purpose, Word, needs
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import add_problems, see_other
from samspil.rules import service
from samspil.rules.terms import Checked, Table
from samspil.rules.web.forms import VALUES, Reasons
from samspil.rules.web.shown import shown

managed = needs(Word.RULES_MANAGE, Purpose.MANAGEMENT)


@require_http_methods(["GET", "HEAD", "POST"])
@managed
def new(request: Any, table: str) -> HttpResponse:
    if table not in Table.values:
        raise NotFound
    asked = {name: said for name, said in request.GET.items() if name in VALUES[table].base_fields}
    return _page(request, table, asked, rule=None)


@require_http_methods(["GET", "HEAD", "POST"])
@managed
def change(request: Any, rule: UUID) -> HttpResponse:
    found = service.rule(rule, for_=request.actor)
    if found.country != request.actor.country:
        raise NotFound
    own = found.institution_id is not None
    now = service.line(found.table, found.country, found.key, own=own, for_=request.actor) or found
    return _page(request, now.table, _typed(now.value), rule=now)


def _page(request: Any, table: str, start: dict[str, Any], *, rule: Any) -> HttpResponse:
    today = timezone.localdate(request.now)
    reasons_start: dict[str, Any] = {"since": today}
    if rule is not None:
        whose = "own" if rule.institution_id else "country"
        kept = {"own": whose, "source": "" if rule.checked == Checked.CHOICE else rule.source}
        reasons_start |= kept | {"source_url": rule.source_url, "checked": rule.checked}
    value = VALUES[table](request.POST or None, initial=start, prefix="v")
    reasons = Reasons(request.POST or None, initial=reasons_start, table=table)
    if request.method == "POST" and (value.is_valid() & reasons.is_valid()):
        try:
            made = _propose(request, table, value.cleaned_data, dict(reasons.cleaned_data), rule)
        except Invalid as error:
            _place(error, value, reasons)
        else:
            messages.success(request, _("Proposed. It counts when somebody else approves it."))
            return see_other("rules:proposal", made.pk)
    wrong = value.errors or reasons.errors
    context = {
        "table": Table(table), "value": value, "reasons": reasons, "rule": shown(rule) if rule else None,
    }  # fmt: skip
    return render(request, "rules/propose.html", context, status=422 if wrong else 200)


def _propose(request: Any, table: str, value: dict[str, Any], reasons: dict[str, Any], rule: Any) -> Any:
    own = reasons.pop("own", "country") == "own"
    key = rule.key if rule is not None and (rule.institution_id is not None) == own else ""
    seen = request.POST.get("known", "")
    known = int(seen) if key and seen.isascii() and seen.isdecimal() else None
    return service.propose(
        by=request.actor,
        at=request.now,
        table=table,
        value=_kept(value),
        own=own,
        key=key,
        known=known,
        **reasons,
    )


def _kept(typed: dict[str, Any]) -> dict[str, Any]:
    """A form cannot have a field named `fields`; the row can."""
    return {("fields" if name == "fields_" else name): said for name, said in typed.items()}


def _typed(kept: dict[str, Any]) -> dict[str, Any]:
    return {("fields_" if name == "fields" else name): said for name, said in kept.items()}


def _place(error: Invalid, value: Any, reasons: Any) -> None:
    """Each problem beside its field, whichever of the two forms has it."""
    for name, words in error.problems.items():
        form = value if name in value.fields else reasons
        add_problems(form, Invalid({name: words}))
