"""The page behind the link in the mail: when, where, and an answer. No name, no institution, no sign-in."""

from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from samspil.access.service import open_to_all
from samspil.accounts import service as accounts
from samspil.ground.errors import Invalid, NotFound
from samspil.look.service import see_other
from samspil.meetings import service
from samspil.meetings.web.asked import asked


@open_to_all("whoever was invited answers by the secret link in the mail; it shows time and place, no name")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    me = asked(request)
    try:
        invitation = service.by_secret(accounts.secret_hash(token), at=me.now)
    except NotFound:
        return render(request, "meetings/link_ended.html", status=404)
    problem = ""
    with translation.override(invitation.language), timezone.override(ZoneInfo(invitation.meeting.time_zone)):
        if request.method == "POST":
            try:
                service.answer_by_link(
                    **me.who,
                    secret_hash=invitation.secret_hash,
                    answer=request.POST.get("answer", ""),
                    note=request.POST.get("note", ""),
                )
            except Invalid as wrong:
                problem = " ".join(map(str, wrong.problems.values()))
            else:
                return see_other("meetings:answer", token)
        shown = {"invitation": invitation, "meeting": invitation.meeting, "problem": problem}
        return render(request, "meetings/answer.html", shown, status=422 if problem else 200)
