from django.urls import path

from samspil.crisis.web import board, calling, views

app_name = "crisis"
urlpatterns = [
    path("crisis/", board.board, name="board"),
    path("crisis/news/", board.news, name="news"),
    path("crisis/ready/", board.ready, name="ready"),
    path("crisis/late/", board.late, name="late"),
    path("crisis/areas/", board.areas, name="areas"),
    path("crisis/new/", calling.new, name="new"),
    path("crisis/help/", calling.help, name="help"),
    path("crisis/<uuid:crisis>/", views.show, name="show"),
    path("crisis/<uuid:crisis>/who/", board.who_goes, name="who_goes"),
]
