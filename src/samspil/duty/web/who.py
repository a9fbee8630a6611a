"""Who can see a rota."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.duty import service
from samspil.look import service as look
from samspil.trail import service as trail


@require_safe
@needs(Word.DUTY_SEE, Purpose.DUTY)
def of_roster(request: Any, roster: UUID) -> HttpResponse:
    found = service.roster(roster, for_=request.actor, at=request.now)
    trail.seen(by=request.actor, at=request.now, act="duty.rota", record_kind="roster", record=roster)
    return look.who_page(
        request, lambda at: service.who_could(found, at=at), title=_("Who can see this rota"),
        what=_("Who has which shift, who stands behind them, and how to reach them."),
        back=reverse("duty:rota", args=[roster]), back_words=found.name, no_end=_("as long as they are on it"),
    )  # fmt: skip
