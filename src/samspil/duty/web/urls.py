from django.urls import path

from samspil.duty.web import mine, needed, people, rota, who

app_name = "duty"
urlpatterns = [
    path("duty/", rota.first, name="list"),
    path("duty/new/", people.new, name="new"),
    path("duty/<uuid:roster>/", rota.rota, name="rota"),
    path("duty/<uuid:roster>/mine/", mine.mine, name="swaps"),
    path("duty/<uuid:roster>/needed/", needed.needed, name="needed"),
    path("duty/<uuid:roster>/people/", people.people, name="people"),
    path("duty/<uuid:roster>/who/", who.of_roster, name="who"),
]
