from django.urls import path

from samspil.plans.web import asked, deeds, family, views

app_name = "plans"
urlpatterns = [
    path("cases/<uuid:case>/plan/", views.of_case, name="of_case"),
    path("cases/<uuid:case>/plan/start/", deeds.start, name="start"),
    path("cases/<uuid:case>/plan/family/", views.family, name="family"),
    path("cases/<uuid:case>/plan/decisions/<uuid:decision>/", views.from_decision, name="from_decision"),
    path("cases/<uuid:case>/plan/circle/", family.circle, name="circle"),
    path("cases/<uuid:case>/plan/sheet/<uuid:person>/", family.fridge, name="fridge"),
    path("plans/<uuid:plan>/links/", family.new_link, name="new_link"),
    path("plans/links/<uuid:link>/end/", family.end_link, name="end_link"),
    path("plan/<str:secret>/", asked.mine, name="mine"),
    path("plan/<str:secret>/sheet/", asked.sheet, name="sheet"),
    path("plan/<str:secret>/<uuid:step>/", asked.tap, name="tap"),
    path("plans/<uuid:plan>/versions/", views.versions, name="versions"),
    path("plans/<uuid:plan>/who/", views.who, name="who"),
    path("plans/<uuid:plan>/goals/", deeds.new_goal, name="new_goal"),
    path("plans/<uuid:plan>/answers/", deeds.answer, name="answer"),
    path("plans/<uuid:plan>/in-force/", deeds.in_force, name="in_force"),
    path("plans/<uuid:plan>/review/", deeds.review, name="review"),
    path("plans/goals/<uuid:goal>/", views.goal, name="goal"),
    path("plans/goals/<uuid:goal>/move/", deeds.move_goal, name="move_goal"),
    path("plans/goals/<uuid:goal>/steps/", deeds.new_step, name="new_step"),
    path("plans/steps/<uuid:step>/", views.step, name="step"),
    path("plans/steps/<uuid:step>/mark/", deeds.mark, name="mark"),
    path("plans/steps/<uuid:step>/drop/", deeds.drop, name="drop"),
    path("plans/steps/<uuid:step>/move/", deeds.move, name="move"),
]
