"""The page of somebody of the family behind a secret address: their steps, a tap, undone; the same on one sheet. It works
without a script, without an account, and without saying whose it is to whoever has no address."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samspil.access.service import open_to_all
from samspil.accounts import service as accounts
from samspil.ground import fence
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.look.service import handed_out, see_other
from samspil.plans import service
from samspil.trail import service as trail

OPEN = open_to_all(
    "whoever holds the secret address sees their own page of one plan; without it the page says nothing"
)


def behind_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The page belongs to the address: in the language and by the clock that were chosen for it."""

    @OPEN
    @never_cache
    @wraps(view)
    def page(request: Any, secret: str, **more: Any) -> HttpResponse:
        with fence.lifted("whoever holds the secret address of a plan acts for no institution"):
            try:
                link = service.page_of_link(accounts.secret_hash(secret), at=request.now)
            except NotFound:
                return _private(render(request, "plans/link_ended.html", status=404))
            with translation.override(link.language), timezone.override(ZoneInfo(link.time_zone)):
                request.LANGUAGE_CODE = link.language
                eyes = service.family_eyes(link, request.now)
                return _private(view(request, secret, link, eyes, **more))

    return page


def _private(answer: HttpResponse) -> HttpResponse:
    """Not kept by anything on the way, and not found by search engines."""
    answer["Cache-Control"] = "no-store, private"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


@require_safe
@behind_link
def mine(request: Any, secret: str, link: Any, eyes: Any) -> HttpResponse:
    return _show(request, secret, link, eyes)


def _show(
    request: Any, secret: str, link: Any, eyes: Any, problem: str = "", status: int = 200
) -> HttpResponse:
    today = eyes.day(request.now)
    page = service.own_page(link.plan, link.person, for_=eyes, today=today, whole=link.whole)
    trail.seen(
        by=eyes,
        at=request.now,
        act="plans.mine",
        record_kind="plan link",
        record=link.pk,
        case=link.plan.case_id,
    )
    if link.opened_at is None and request.method == "GET":
        service.open_link(by=eyes, at=request.now, link=link)
    shown = {
        "page": page,
        "secret": secret,
        "link": link,
        "problem": problem,
        "ask": ask_words(link.institution),
    }
    return render(request, "plans/mine.html", shown, status=status)


def ask_words(home: Any) -> str:
    """Whom to ask, in one line."""
    told = {"institution": home.name, "phone": home.phone}
    return (
        _("Questions? Ask %(institution)s: %(phone)s.") % told
        if home.phone
        else _("Questions? Ask %(institution)s.") % told
    )


@require_POST
@behind_link
def tap(request: Any, secret: str, link: Any, eyes: Any, step: UUID) -> HttpResponse:
    try:
        service.tap(
            by=eyes, at=request.now, plan=link.plan, person=link.person, step=step,
            said=request.POST.get("said", ""), day=request.POST.get("day", ""),
        )  # fmt: skip
    except Invalid as problem:
        words = " ".join(map(str, problem.problems.values()))
        return _show(request, secret, link, eyes, words, 422)
    except Refused as refusal:
        return _show(request, secret, link, eyes, str(refusal.reason), 403)
    return see_other("plans:mine", secret, anchor=f"step-{step}")


@require_safe
@behind_link
def sheet(request: Any, secret: str, link: Any, eyes: Any) -> HttpResponse:
    """The same page on one sheet of paper."""
    page = service.own_page(link.plan, link.person, for_=eyes, today=eyes.day(request.now), whole=link.whole)
    trail.left(
        by=eyes,
        at=request.now,
        act="plans.fridge",
        record_kind="plan link",
        record=link.pk,
        case=link.plan.case_id,
    )
    content = service.fridge(page, language=link.language, ask=ask_words(link.institution))
    return handed_out(content, "application/pdf", "plan.pdf")
