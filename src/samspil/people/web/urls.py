from django.urls import path

from samspil.people.web import homes, views

app_name = "people"
urlpatterns = [
    path("people/<uuid:person>/", views.show, name="show"),
    path("people/<uuid:person>/correct/", views.correct, name="correct"),
    path("people/<uuid:person>/address/", views.address, name="address"),
    path("people/<uuid:person>/languages/", views.languages, name="languages"),
    path("people/<uuid:person>/add/", views.add, name="add"),
    path("people/<uuid:person>/bonds/<uuid:bond>/", views.bond, name="bond"),
    path("people/<uuid:person>/addresses/<uuid:address>/", homes.protect, name="protect"),
    path("people/<uuid:person>/homes/", homes.share, name="share"),
    path("people/<uuid:person>/homes/<uuid:home>/", homes.join, name="join"),
    path("people/<uuid:person>/homes/<uuid:home>/<uuid:member>/", homes.leave, name="leave"),
]
