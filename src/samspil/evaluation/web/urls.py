from django.urls import path

from samspil.evaluation.web import views

app_name = "evaluation"
urlpatterns = [
    path("figures/", views.figures, name="figures"),
    path("figures/table/", views.table, name="table"),
]
