from django.urls import path

from samspil.rules.web import deciding, listing, live, proposing

app_name = "rules"
urlpatterns = [
    path("rules/", listing.list_page, name="list"),
    path("rules/new/<slug:table>/", proposing.new, name="new"),
    path("rules/<uuid:rule>/", listing.history, name="show"),
    path("rules/<uuid:rule>/change/", proposing.change, name="change"),
    path("rules/proposals/<uuid:proposal>/", deciding.show, name="proposal"),
    path("rules/proposals/<uuid:proposal>/approve/", deciding.approve, name="approve"),
    path("rules/proposals/<uuid:proposal>/decline/", deciding.decline, name="decline"),
    path("rules/proposals/<uuid:proposal>/withdraw/", deciding.withdraw, name="withdraw"),
    path("institution/live/", live.live, name="live"),
]
