from django.urls import path

from samspil.supervision.web import (
    delivery,
    feeding,
    groups,
    knowledge,
    own,
    phone,
    plans,
    proposing,
    sessions,
    year,
)

app_name = "supervision"
urlpatterns = [
    path("supervision/", year.year, name="year"),
    path("supervision/themes/<uuid:programme>/<int:year>/<int:number>/", year.theme, name="theme"),
    path("supervision/delivered/<uuid:programme>/", delivery.delivery, name="delivery"),
    path(
        "supervision/delivered/<uuid:participation>/<int:year>/<int:number>/<str:what>/",
        delivery.behind,
        name="behind",
    ),
    path("supervision/groups/new/", groups.new, name="new"),
    path("supervision/groups/propose/", proposing.propose, name="propose"),
    path("supervision/groups/apart/", groups.apart, name="apart"),
    path("supervision/groups/<uuid:group>/", groups.group, name="group"),
    path("supervision/groups/<uuid:group>/board/", groups.board, name="board"),
    path("supervision/sessions/<uuid:session>/", sessions.session, name="session"),
    path("supervision/plans/", plans.plans, name="plans"),
    path("supervision/families/<uuid:family>/", plans.family, name="family"),
    path("supervision/calendar/", feeding.calendar, name="calendar"),
    path("supervision/calendar/make/", feeding.make, name="make_feed"),
    path("supervision/calendar/end/", feeding.end, name="end_feed"),
    path("specialists/", knowledge.knowledge, name="knowledge"),
    path("specialists/library/", knowledge.library, name="library"),
    path("specialists/<uuid:question>/", knowledge.question, name="question"),
    path("at-home/plan/", own.plan, name="own_plan"),
    path("at-home/year/", own.year, name="own_year"),
    path("at-home/group/", own.group, name="own_group"),
    path("at-home/specialist/", own.specialist, name="own_specialist"),
    path("at-home/samspil.webmanifest", phone.manifest, name="manifest"),
    path("at-home/offline.js", phone.worker, name="worker"),
    path("supervision-calendar/<str:secret>.ics", feeding.feed, name="feed"),
]
