from django.urls import path

from samspil.beds.web import houses, later, views

app_name = "beds"
urlpatterns = [
    path("beds/", views.board, name="board"),
    path("beds/now/", views.now, name="now"),
    path("beds/one/<uuid:bed>/", views.bed, name="bed"),
    path("beds/stays/<uuid:stay>/", views.stay, name="stay"),
    path("beds/refused/", views.refused, name="refused"),
    path("beds/houses/", houses.houses, name="houses"),
    path("beds/houses/<uuid:unit>/", houses.house, name="house"),
    path("beds/later/", later.later, name="later"),
    path("beds/later/<uuid:followed>/<int:months>/", later.ask, name="ask"),
]
