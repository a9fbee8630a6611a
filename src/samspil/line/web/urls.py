from django.urls import path

from samspil.line.web import calling, desk, exchange, handing, learning, quiet, who

app_name = "line"
urlpatterns = [
    path("line/", desk.first, name="list"),
    path("line/new/", desk.new, name="new"),
    path("line/<uuid:line>/", desk.desk, name="desk"),
    path("line/<uuid:line>/exchange/", exchange.exchange, name="exchange"),
    path("line/<uuid:line>/quiet/", quiet.quiet, name="quiet"),
    path("line/<uuid:line>/learn/", learning.learn, name="learn"),
    path("line/learn/<uuid:review>/", learning.review, name="review"),
    path("line/learn/<uuid:review>/who/", who.of_review, name="who_learns"),
    path("line/flags/<uuid:flag>/who/", who.of_flag, name="who_flag"),
    path("line/calls/<uuid:call>/", calling.call, name="call"),
    path("line/calls/<uuid:call>/who/", who.of_call, name="who"),
    path("line/handed/<uuid:handover>/", handing.handover, name="handover"),
    path("line/handed/<uuid:handover>/who/", who.of_handover, name="who_handed"),
]
