from django.urls import include, path

from bench.pages_site.floor import floor

urlpatterns = [path("floor/", floor), path("", include("samspil.desk.urls"))]
