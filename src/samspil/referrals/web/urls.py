from django.urls import path

from samspil.referrals.web import answers, inbox, public, writing

app_name = "referrals"
urlpatterns = [
    path("requests/", inbox.inbox, name="inbox"),
    path("requests/new/", writing.note_down, name="new"),
    path("requests/new/send/", writing.send, name="send"),
    path("requests/by-code/", inbox.by_code, name="by_code"),
    path("requests/<uuid:id>/", inbox.show, name="show"),
    path("requests/<uuid:id>/who/", inbox.who, name="who"),
    path("requests/<uuid:id>/take-on/", answers.take_on, name="take_on"),
    path("requests/<uuid:id>/next/", answers.set_next, name="set_next"),
    path("requests/<uuid:id>/accept/", answers.accept, name="accept"),
    path("requests/<uuid:id>/pass-on/", answers.pass_on, name="pass_on"),
    path("requests/<uuid:id>/decline/", answers.decline, name="decline"),
    path("ask/answer/", public.answer, name="answer"),
    path("ask/<slug:slug>/", public.ask, name="ask"),
    path("ask/<slug:slug>/young/", public.ask_young, name="ask_young"),
    path("ask/<slug:slug>/received/", public.received, name="received"),
]
