from django.urls import path

from samspil.crisis.web import board, calling, handing, kept_calls, phone, views, who

app_name = "crisis"
urlpatterns = [
    path("crisis/", board.board, name="board"),
    path("crisis/news/", board.news, name="news"),
    path("crisis/ready/", board.ready, name="ready"),
    path("crisis/late/", board.late, name="late"),
    path("crisis/areas/", board.areas, name="areas"),
    path("crisis/new/", calling.new, name="new"),
    path("crisis/new/blank/", kept_calls.blank, name="blank"),
    path("crisis/new/piece/", kept_calls.piece, name="piece"),
    path("crisis/help/", calling.help, name="help"),
    path("crisis/<uuid:crisis>/", views.show, name="show"),
    path("crisis/phone/", phone.shell, name="shell"),
    path("crisis/worker.js", phone.worker, name="worker"),
    path("crisis/<uuid:crisis>/phone/", phone.phone, name="phone"),
    path("crisis/<uuid:crisis>/log/", phone.log, name="log"),
    path("crisis/<uuid:crisis>/plan/", handing.plan, name="plan"),
    path("crisis/<uuid:crisis>/plan/give/", handing.give, name="give"),
    path("safety/<str:secret>/", handing.safety, name="safety"),
    path("crisis/<uuid:crisis>/seen-by/", who.of_crisis, name="who"),
    path("crisis/<uuid:crisis>/who/", board.who_goes, name="who_goes"),
]
