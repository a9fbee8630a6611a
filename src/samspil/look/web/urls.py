from django.urls import path

from samspil.look.web import views

app_name = "look"
urlpatterns = [path("guide", views.guide, name="guide")]
