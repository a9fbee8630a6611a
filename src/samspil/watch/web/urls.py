from django.urls import path

from samspil.watch.web import homes, views

app_name = "watch"
urlpatterns = [
    path("watch/", views.list_page, name="list"),
    path("watch/look/", views.look_now, name="look"),
    path("watch/thresholds/", views.thresholds, name="thresholds"),
    path("watch/<uuid:finding>/", views.show, name="show"),
    path("watch/<uuid:finding>/who/", views.who, name="who"),
    path("account/street/", homes.home, name="home"),
    path("account/street/forget/", homes.forget, name="forget"),
]
