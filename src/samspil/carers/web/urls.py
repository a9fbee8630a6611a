from django.urls import path

from samspil.carers.web import accusing, acts, inviting, own, planning, public, recruiting, who

app_name = "carers"
urlpatterns = [
    path("fostering/<slug:slug>/", public.about, name="public"),
    path("fostering/<slug:slug>/check/", public.self_check, name="self_check"),
    path("fostering/<slug:slug>/thanks/", public.asked, name="asked"),
    path("fostering-application/<str:secret>/", public.application, name="application"),
    path("fostering-invitation/<str:secret>/", inviting.invited, name="invited"),
    path("foster-families/", recruiting.board, name="board"),
    path("foster-families/list/", recruiting.listing, name="list"),
    path("foster-families/new/", recruiting.new, name="new"),
    path("foster-families/evenings/", planning.evenings, name="evenings"),
    path("foster-families/evenings/<uuid:evening>/", planning.evening, name="evening"),
    path("foster-families/evenings/<uuid:evening>/who/", who.of_evening, name="evening_who"),
    path("foster-families/campaigns/", planning.campaigns, name="campaigns"),
    path("foster-families/allegations/<uuid:allegation>/", accusing.show, name="allegation"),
    path("foster-families/evidence/<uuid:check>/", inviting.evidence, name="evidence"),
    path("foster-families/allegations/<uuid:allegation>/who/", who.of_allegation, name="allegation_who"),
    path("foster-families/<uuid:family>/", acts.show, name="show"),
    path("foster-families/<uuid:family>/who/", who.of_family, name="who"),
    path("foster-families/own/", own.page, name="own"),
]
