from django.urls import path

from samspil.institutions.web import views

app_name = "institutions"
urlpatterns = [
    path("institution/", views.own, name="own"),
    path("institution/teams/", views.add_team, name="add_team"),
    path("institution/teams/<uuid:team>/end/", views.end_team, name="end_team"),
    path("institution/competences/", views.hold, name="hold"),
    path("institution/competences/<uuid:held>/end/", views.lay_down, name="lay_down"),
    path("competences/", views.competences, name="competences"),
]
