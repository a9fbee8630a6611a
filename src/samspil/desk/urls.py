"""The map of the product: every room's pages are mounted here and nowhere else."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from samspil.access.service import declare_open
from samspil.desk import day, drafts, front, record, still

declare_open("account_*", "signing in and out; allauth checks what needs a session")
declare_open("mfa_*", "second factors; allauth checks the session and asks for the password again")
declare_open("socialaccount*", "sign-in by the organisation's own account")
declare_open("openid_connect_*", "sign-in by the organisation's own account")
declare_open("usersessions_*", "own sessions; allauth checks the session")
declare_open("set_language", "everybody chooses a language")

desk = (
    [
        path("", front.front, name="front"),
        path("demo/<slug:key>/", front.be, name="be"),
        path("staff/record/", record.record, name="record"),
        path("staff/record/out/", record.out, name="record_out"),
        path("day/", day.day, name="day"),
        path("still/", still.still, name="still"),
        path("day/seen/", day.seen, name="seen"),
    ],
    "desk",
)

documents = (
    [
        path("drafts/", drafts.drafts_page, name="keep"),
        path("drafts/drop/", drafts.drop, name="drop"),
    ],
    "documents",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(desk)),
    path("", include("samspil.referrals.web.urls")),
    path("", include("samspil.cases.web.urls")),
    path("", include("samspil.sharing.web.urls")),
    path("", include("samspil.formulations.web.urls")),
    path("", include("samspil.ecomaps.web.urls")),
    path("", include("samspil.meetings.web.urls")),
    path("", include("samspil.plans.web.urls")),
    path("", include("samspil.duty.web.urls")),
    path("", include("samspil.carers.web.urls")),
    path("", include("samspil.fostering.web.urls")),
    path("", include("samspil.matching.web.urls")),
    path("", include("samspil.courses.web.urls")),
    path("", include("samspil.programmes.web.urls")),
    path("", include("samspil.line.web.urls")),
    path("", include("samspil.beds.web.urls")),
    path("", include("samspil.crisis.web.urls")),
    path("", include("samspil.coaching.web.urls")),
    path("", include("samspil.supervision.web.urls")),
    path("", include("samspil.evaluation.web.urls")),
    path("", include("samspil.consents.web.urls")),
    path("", include("samspil.people.web.urls")),
    path("", include(documents)),
    path("", include("samspil.accounts.web.urls")),
    path("", include("samspil.institutions.web.urls")),
    path("", include("samspil.rules.web.urls")),
    path("", include("samspil.retention.web.urls")),
    path("", include("samspil.exchange.web.urls")),
    path("", include("samspil.rights.web.urls")),
    path("", include("samspil.watch.web.urls")),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]

if settings.SAMSPIL_DEMO:
    declare_open("look:guide", "the style guide shows invented content, and only where the demo runs")
    urlpatterns.append(path("look/", include("samspil.look.web.urls")))

if settings.OIDC_SERVER:
    urlpatterns += [
        path("account/3rdparty/", include("allauth.socialaccount.urls")),
        path("account/", include("allauth.socialaccount.providers.openid_connect.urls")),
    ]
