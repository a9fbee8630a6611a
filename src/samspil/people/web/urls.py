from django.urls import path

from samspil.people.web import homes, joining, views, who

app_name = "people"
urlpatterns = [
    path("people/doubles/", joining.doubles, name="doubles"),
    path("people/doubles/<uuid:double>/", joining.double, name="double"),
    path("people/doubles/<uuid:double>/who/", who.of_double, name="double_who"),
    path("people/joined/<uuid:joined>/", joining.part, name="part"),
    path("people/<uuid:person>/same/", joining.same, name="same"),
    path("people/<uuid:person>/same/<uuid:other>/", joining.one, name="one"),
    path("people/<uuid:person>/", views.show, name="show"),
    path("people/<uuid:person>/who/", who.who, name="who"),
    path("people/<uuid:person>/addresses/<uuid:address>/who/", who.of_address, name="address_who"),
    path("people/<uuid:person>/still/", views.still, name="still"),
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
