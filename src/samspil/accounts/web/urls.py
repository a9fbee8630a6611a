from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from samspil.access.service import open_to_all
from samspil.accounts.web import invited, own, staff

app_name = "accounts"


@open_to_all("closed: an address is changed by whoever looks after the staff, never by its owner alone")
def closed(request: HttpRequest, **rest: str) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("me/", own.me, name="me"),
    path("me/sessions/end/", own.end_other_sessions, name="end_other_sessions"),
    path("me/sessions/<int:session>/end/", own.end_session, name="end_session"),
    path("switch/", own.switch, name="switch"),
    path("staff/", staff.staff, name="staff"),
    path("staff/<uuid:membership>/", staff.colleague, name="colleague"),
    path("staff/<uuid:membership>/end/", staff.end_role, name="end_role"),
    path("staff/invitations/<uuid:invitation>/again/", staff.invite_again, name="invite_again"),
    path("staff/invitations/<uuid:invitation>/withdraw/", staff.withdraw, name="withdraw"),
    path("invited/<str:secret>/", invited.invited, name="invited"),
    # Pages of the sign-in library that this product does not open. They stand before the library's own.
    path("account/email/", closed),
    path("account/confirm-email/", closed),
    path("account/confirm-email/<str:key>/", closed),
    path("account/signup/", closed),
]
