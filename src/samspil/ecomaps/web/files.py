"""The picture to take along, made for who will have it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from samspil.access.service import Word, needs
from samspil.cases import service as cases
from samspil.ecomaps import service
from samspil.ecomaps.terms import Format
from samspil.ecomaps.web.asked import Asked, ask
from samspil.ground.errors import NotFound
from samspil.look import service as look
from samspil.trail import service as trail

TABLE = "table"
MEDIA = {
    Format.SVG: "image/svg+xml", Format.PNG: "image/png", Format.PDF: "application/pdf",
    Format.GRAPHML: "application/graphml+xml", Format.CSV: "text/csv; charset=utf-8",
}  # fmt: skip


@needs(Word.MAP_READ)
@require_GET
def file(request: Any, case_id: UUID) -> HttpResponse:
    """`as` is the format; `for` an institution at the table, all of them ("table"), or nothing for one's own."""
    wanted = request.GET.get("as", "")
    if wanted not in Format.values:
        raise NotFound
    present, told = _recipient(request, case_id)
    asked = ask(request, case_id, present=present)
    content = _content(wanted, asked, told, request)
    trail.left(
        by=request.actor, at=request.now, act="ecomaps.file", record_kind="case", record=case_id, case=case_id,
        details={"as": wanted, "for": request.GET.get("for", "")},
    )  # fmt: skip
    return look.handed_out(content, MEDIA[Format(wanted)], f"network-{asked.on:%Y-%m-%d}.{wanted}")


def _recipient(request: Any, case_id: UUID) -> tuple[service.Present | None, str]:
    """For whom the file is made, and what they are called."""
    wanted = request.GET.get("for", "")
    if not wanted:
        return None, request.actor.institution_name
    header = cases.header(case_id, for_=request.actor, at=request.now)
    if wanted == TABLE:
        return service.Present(tuple(p.institution_id for p in header.parts)), _("everybody at the table")
    for part in header.parts:
        if str(part.institution_id) == wanted:
            return service.Present((part.institution_id,)), part.institution.name
    raise NotFound


def _content(wanted: str, asked: Asked, told: str, request: Any) -> bytes:
    child = asked.shown.nodes[asked.shown.child].full_name
    if wanted == Format.GRAPHML:
        return service.graphml_file(asked.shown)
    rows = service.rows(asked.shown, asked.changed)
    if wanted == Format.CSV:
        return service.csv_file(rows, child)
    if wanted == Format.SVG:
        return asked.picture.svg.encode()
    if wanted == Format.PNG:
        return service.png_file(asked.picture)
    language = get_language() or "en"
    said = service.sentences(service.figures(asked.shown), asked.shown)
    day = look.day(request.actor.day(request.now), language)
    printed = _("Made for %(whom)s on %(day)s") % {"whom": told, "day": day}
    return service.pdf_file(asked.picture, rows, child, said, language=language, printed=printed)
