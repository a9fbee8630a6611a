"""Who can see a course day."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samspil.access.service import Purpose, Word, needs
from samspil.courses import service
from samspil.look import service as look
from samspil.trail import service as trail


@require_safe
@needs(Word.CARERS_READ, Purpose.FOSTERING)
def of_day(request: Any, day: UUID) -> HttpResponse:
    found = service.day(day, for_=request.actor)
    trail.seen(by=request.actor, at=request.now, act="courses.who", record_kind="course_day", record=day)
    return look.who_page(
        request, lambda at: service.who_could(found, at=at), title=_("Who can see this course day"),
        what=_("To which families it was offered, who was there, and why somebody was not."), back_words=found.title,
        back=reverse("courses:day", args=[day]), no_end=_("as long as it is kept"),
    )  # fmt: skip
