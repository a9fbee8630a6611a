from django.urls import path

from samspil.fostering.web import leading, own, views, who

app_name = "fostering"
urlpatterns = [
    path("placements/", views.overview, name="list"),
    path("placements/allowances/", leading.allowances, name="allowances"),
    path("placements/allowances/out/", leading.allowances_out, name="allowances_out"),
    path("placements/stability/", leading.stability, name="stability"),
    path("placements/capacity/", leading.capacity, name="capacity"),
    path("placements/papers/<uuid:paper>/", views.paper, name="paper"),
    path("placements/receipts/<uuid:expense>/", views.photo, name="photo"),
    path("cases/<uuid:case>/placement/", views.of_case, name="of_case"),
    path("placements/<uuid:care>/who/", who.of_care, name="who"),
    path("at-home/", own.home, name="home"),
    path("at-home/<uuid:care>/child/", own.child, name="child"),
    path("at-home/<uuid:care>/ask/", own.ask, name="ask"),
    path("at-home/<uuid:care>/write/", own.write, name="write"),
    path("at-home/<uuid:care>/papers/", own.papers, name="papers"),
    path("at-home/papers/<uuid:row>/", own.own_file, {"kind": "paper"}, name="own_paper"),
    path("at-home/receipts/<uuid:row>/", own.own_file, {"kind": "receipt"}, name="own_receipt"),
]
