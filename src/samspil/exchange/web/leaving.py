"""Files that leave: the empty list, the report of problems, the institution's cases, the statutory return."""

import io
import zipfile
from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.exchange import service as exchange
from samspil.exchange.terms import Kind
from samspil.ground.errors import NotFound
from samspil.trail import service as trail


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@needs(Word.EXCHANGE, Purpose.RETURN)
@require_safe
def template_csv(request: Any) -> HttpResponse:
    return _file(exchange.template("csv"), "samspil-list.csv", exchange.TYPES["csv"])


@needs(Word.EXCHANGE, Purpose.RETURN)
@require_safe
def template_excel(request: Any) -> HttpResponse:
    return _file(exchange.template("xlsx"), "samspil-list.xlsx", exchange.TYPES["xlsx"])


@needs(Word.EXCHANGE, Purpose.RETURN)
@require_safe
def families_template(request: Any, form: str) -> HttpResponse:
    if form not in exchange.TYPES:
        raise NotFound
    return _file(exchange.template(form, Kind.FAMILIES), f"samspil-families.{form}", exchange.TYPES[form])


@needs(Word.EXCHANGE, Purpose.RETURN)
@require_safe
def problems(request: Any, run: UUID) -> Any:
    found = exchange.run(run, for_=request.actor)
    report = exchange.report_of(found)
    if report is None:
        raise NotFound
    trail.record(
        by=request.actor, at=request.now, act="exchange.problems", record_kind="run", record=found.pk,
        deed=trail.Deed.LEFT,
    )  # fmt: skip
    return FileResponse(
        report, as_attachment=True, filename="problems.csv", content_type=exchange.TYPES["csv"]
    )


@needs(Word.EXCHANGE, Purpose.RETURN)
@require_POST
def out(request: Any) -> HttpResponse:
    """Posted, because something leaves the house with it and the record says so."""
    what = request.POST.get("what", "")
    if what in exchange.TYPES:
        content, _rows = exchange.compose_list(by=request.actor, at=request.now, form=what)
        return _file(content, f"cases.{what}", exchange.TYPES[what])
    made = exchange.compose_return(by=request.actor, at=request.now, xml=what == "xml")
    if what == "xml" and made.files:
        return _file(made.files["ssda903.xml"], "ssda903.xml", "application/xml")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in made.files.items():
            archive.writestr(name, content)
    return _file(packed.getvalue(), "ssda903.zip", "application/zip")
