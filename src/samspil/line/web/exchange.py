"""What an exchange asks and tells: any that can send a form or JSON; with their own ways, Twilio and 46elks.

An exchange shows the line's key (header `X-Samspil-Key`, or as the password of basic authentication), or, for Twilio, signs. What
it tells twice counts once, so it may try again for hours; while the database cannot be reached it is told to.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, JsonResponse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from samspil.access.service import open_to_all
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.ground.numbers import whole_number
from samspil.line import service
from samspil.line.web.sip import contacts

TWILIO = {
    "completed": "over",
    "answered": "over",
    "busy": "busy",
    "no-answer": "no_answer",
    "failed": "error",
    "canceled": "hung_up",
}
ELKS = {"success": "over", "busy": "busy", "failed": "no_answer"}
SOON = 5
"""Seconds after which an exchange tries again while the database cannot be reached."""


@open_to_all("an exchange asks who answers; it shows the key of the line, or signs what it sends")
@csrf_exempt
@require_POST
def exchange(request: Any, line: UUID) -> HttpResponse:
    """Whom to ring now, after what was told. Without the key it answers like a line that is not there."""
    try:
        return _heard(request, line)
    except (InterfaceError, OperationalError):
        return HttpResponse(status=503, content_type="text/plain", headers={"Retry-After": SOON})


def _heard(request: Any, line: UUID) -> HttpResponse:
    found = service.by_address(line)
    if found is None or not _believed(request, found):
        return HttpResponse(status=404, content_type="text/plain")
    said = _said(request)
    exchange = str(said.get("call") or said.get("CallSid") or said.get("callid") or "")[:80]
    if not exchange:
        return HttpResponse(status=400, content_type="text/plain")
    try:
        with fence.lifted("an exchange works for the line that it shows the key of, and signs in nowhere"):
            call = _tell(request, found, exchange, said)
    except NotFound:
        return HttpResponse(status=404, content_type="text/plain")
    with translation.override(found.institution.language):
        return _answer(request, found, call)


def _believed(request: Any, line: Any) -> bool:
    signed = request.headers.get("X-Twilio-Signature", "")
    if signed:
        return _twilio_signed(request, signed)
    shown = request.headers.get("X-Samspil-Key", "") or _password(request.headers.get("Authorization", ""))
    return bool(shown) and service.is_exchange(line, shown)


def _password(header: str) -> str:
    kind, _space, rest = header.partition(" ")
    try:
        return base64.b64decode(rest).decode().partition(":")[2] if kind.lower() == "basic" else ""
    except ValueError:
        return ""


def _twilio_signed(request: Any, signed: str) -> bool:
    token = settings.TWILIO_TOKEN
    if not token:
        return False
    address = settings.SITE_URL.rstrip("/") + request.get_full_path()
    made = twilio_signature(token, address, dict(request.POST.lists()))
    return hmac.compare_digest(made.encode(), signed.encode())


def twilio_signature(token: str, address: str, form: Mapping[str, Iterable[str]]) -> str:
    """The address and the form, signed with the account's token (Twilio, "Validating requests"): names in order, of a name that
    comes several times each value once."""
    said = "".join(f"{name}{value}" for name in sorted(form) for value in sorted(set(form[name])))
    made = hmac.new(token.encode(), (address + said).encode(), hashlib.sha1)
    return base64.b64encode(made.digest()).decode()


def _said(request: Any) -> dict[str, Any]:
    if request.content_type != "application/json":
        return dict(request.POST.items())
    try:
        said = json.loads(request.body or b"{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _tell(request: Any, line: Any, exchange: str, said: dict[str, Any]) -> Any:
    """The first word of a call begins it, whatever comes first: what is told of a call not known begins it too."""
    number = str(said.get("from") or said.get("From") or "")
    call = service.ring(by=request.actor, at=request.now, line=line, exchange=exchange, number=number)
    heard = str(
        said.get("event")
        or TWILIO.get(str(said.get("DialCallStatus", "")), "")
        or ELKS.get(str(said.get("result", "")), "")
    )
    if not heard or heard == "incoming":
        return call
    step = whole_number(said.get("step", request.GET.get("step")), call.step)
    if heard == "over" and call.answered_at is None:  # told of the end alone: it was answered before
        service.hear(
            by=request.actor, at=request.now, line=line, exchange=exchange, step=step, heard="answered"
        )
    return service.hear(
        by=request.actor,
        at=request.now,
        line=line,
        exchange=exchange,
        step=step,
        heard=heard,
        key=str(said.get("id") or f"{exchange}/{step}/{heard}"),
    )


def _answer(request: Any, line: Any, call: Any) -> HttpResponse:
    rings = call.chain[call.step] if not call.came_to and call.answered_at is None and call.chain else None
    words = (
        ""
        if rings or call.came_to == "answered"
        else str(_("Nobody could answer. In danger ring 112. We call you back."))
    )
    way = request.GET.get("as", "")
    if way == "twilio":
        return HttpResponse(_twiml(request, rings, call.step, words), content_type="application/xml")
    if way == "46elks":
        next_one = f"{settings.SITE_URL.rstrip('/')}{request.path}?as=46elks&step={call.step}"
        return JsonResponse(
            {"connect": rings["to"], "timeout": rings["seconds"], "next": next_one}
            if rings
            else {"hangup": "busy"}
        )
    if way == "sip":
        return JsonResponse({"contact": contacts(call.chain)})
    order = [{"to": one["to"], "seconds": one["seconds"]} for one in call.chain]
    answer: dict[str, Any] = {"call": call.exchange, "came_to": call.came_to, "order": order}
    if rings:
        answer["ring"] = {"to": rings["to"], "seconds": rings["seconds"], "step": call.step}
    return JsonResponse(answer | ({"say": words} if words else {}))


def _twiml(request: Any, rings: Any, step: int, words: str) -> str:
    inner: str = ""
    if rings:
        action = f"{request.path}?as=twilio&step={step}"
        inner = format_html(
            '<Dial timeout="{}" action="{}"><Number>{}</Number></Dial>', rings["seconds"], action, rings["to"]
        )
    else:
        inner = format_html("<Say>{}</Say>", words) if words else ""
    return f'<?xml version="1.0" encoding="UTF-8"?><Response>{inner}</Response>'
