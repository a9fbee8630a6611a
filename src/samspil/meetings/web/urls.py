from django.urls import path

from samspil.meetings.web import asking, deciding, feeding, minutes, presenting, public, showing

app_name = "meetings"
urlpatterns = [
    path("meetings/", showing.mine, name="list"),
    path("cases/<uuid:case>/meetings/", showing.of_case, name="of_case"),
    path("cases/<uuid:case>/meetings/new/", asking.new, name="new"),
    path("meetings/<uuid:meeting>/", showing.show, name="show"),
    path("meetings/<uuid:meeting>/meeting.ics", showing.ics, name="ics"),
    path("meetings/<uuid:meeting>/who/", showing.who, name="who"),
    path("meetings/<uuid:meeting>/answer/", showing.answer, name="reply"),
    path("meetings/<uuid:meeting>/change/", asking.change, name="change"),
    path("meetings/<uuid:meeting>/cancel/", asking.cancel, name="cancel"),
    path("meetings/<uuid:meeting>/invite/", asking.invite, name="invite"),
    path("meetings/<uuid:meeting>/told/", asking.told, name="told"),
    path("meetings/<uuid:meeting>/present/", presenting.present, name="present"),
    path("meetings/<uuid:meeting>/begin/", presenting.begin, name="begin"),
    path("meetings/<uuid:meeting>/hold/", presenting.hold, name="hold"),
    path("meetings/<uuid:meeting>/decide/", deciding.decide, name="decide"),
    path("meetings/<uuid:meeting>/dissent/", deciding.dissent, name="dissent"),
    path("meetings/<uuid:meeting>/minutes/", minutes.write, name="minutes"),
    path("meetings/<uuid:meeting>/minutes/close/", minutes.close, name="close_minutes"),
    path("meetings/<uuid:meeting>/minutes/agree/", minutes.agree, name="agree"),
    path("meetings/<uuid:meeting>/again/", asking.again, name="again"),
    path("meetings/<uuid:meeting>/prepare/", asking.prepare, name="prepare"),
    path("meetings/<uuid:meeting>/basis/", asking.basis, name="basis"),
    path("meetings/calendar/", feeding.calendar, name="calendar"),
    path("meetings/calendar/make/", feeding.make, name="make_feed"),
    path("meetings/calendar/end/", feeding.end, name="end_feed"),
    path("calendar/<str:secret>.ics", feeding.feed, name="feed"),
    path("answer/<str:token>/", public.answer, name="answer"),
]
