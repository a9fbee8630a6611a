from django.urls import path

from samspil.coaching.web import views

app_name = "coaching"
urlpatterns = [
    path("coaching/", views.overview, name="list"),
    path("coaching/mine/", views.mine, name="mine"),
    path("coaching/lines/", views.lines, name="lines"),
    path("coaching/lines/<uuid:line>/end/", views.end_line, name="end_line"),
    path("coaching/comments/<uuid:comment>/read/", views.read, name="read"),
    path("coaching/comments/<uuid:comment>/who/", views.who, name="who"),
    path("coaching/<uuid:worker>/", views.worker, name="worker"),
]
