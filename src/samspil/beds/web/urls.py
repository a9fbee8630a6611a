from django.urls import path

from samspil.beds.web import figures, houses, later, planning, views, who

app_name = "beds"
urlpatterns = [
    path("beds/", views.board, name="board"),
    path("beds/now/", views.now, name="now"),
    path("beds/one/<uuid:bed>/", views.bed, name="bed"),
    path("beds/stays/<uuid:stay>/", views.stay, name="stay"),
    path("beds/stays/<uuid:stay>/who/", who.of_stay, name="who"),
    path("beds/refused/", views.refused, name="refused"),
    path("beds/houses/", houses.houses, name="houses"),
    path("beds/houses/<uuid:unit>/", houses.house, name="house"),
    path("beds/later/", later.later, name="later"),
    path("beds/later/<uuid:followed>/<int:months>/", later.ask, name="ask"),
    path("beds/later/<uuid:followed>/who/", who.of_followed, name="followed_who"),
    path("beds/figures/", figures.accounting, name="accounting"),
    path("beds/figures/table/", figures.table, name="table"),
    path("beds/plan/", figures.plan, name="plan"),
    path("beds/plan/paper/", figures.plan_paper, name="plan_paper"),
    path("beds/planner/", planning.planner, name="planner"),
    path("beds/planner/compare/", planning.compare, name="compare"),
    path("beds/planner/<uuid:scenario>/", planning.scenario, name="scenario"),
]
