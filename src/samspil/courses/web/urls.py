from django.urls import path

from samspil.courses.web import own, views, who

app_name = "courses"
urlpatterns = [
    path("courses/", views.ledger, name="ledger"),
    path("courses/days/", views.days, name="days"),
    path("courses/days/<uuid:day>/", views.day, name="day"),
    path("courses/days/<uuid:day>/who/", who.of_day, name="who"),
    path("courses/families/<uuid:family>/<int:year>/", views.family, name="family"),
    path("at-home/courses/", own.days, name="own"),
    path("at-home/courses/<uuid:place>/", own.proof, name="own_proof"),
]
