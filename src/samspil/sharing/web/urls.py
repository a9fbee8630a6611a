from django.urls import path

from samspil.sharing.web import answering, asking, lists, telling, who

app_name = "sharing"
CASE = "cases/<uuid:case>/"
urlpatterns = [
    path("sharing/", lists.listing, name="list"),
    path("sharing/with-us/", lists.with_us, name="with_us"),
    path("sharing/with-us/still/", lists.still_with_us, name="with_us_still"),
    path("sharing/with-us/<uuid:share>/", lists.one, name="one"),
    path("sharing/with-us/<uuid:share>/still/", lists.still, name="one_still"),
    path("sharing/shares/<uuid:share>/who/", who.of_share, name="share_who"),
    path("sharing/<uuid:ask>/", answering.show, name="show"),
    path("sharing/<uuid:ask>/who/", who.of_ask, name="who"),
    path("sharing/<uuid:ask>/still/", answering.still, name="show_still"),
    path("sharing/<uuid:ask>/take-back/", answering.take_back, name="take_back"),
    path(CASE + "ask/", asking.ask, name="ask"),
    path(CASE + "tell/", telling.what, name="tell"),
    path(CASE + "tell/now/", telling.now, name="tell_now"),
]
