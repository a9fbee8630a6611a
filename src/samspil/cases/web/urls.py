from django.urls import path

from samspil.cases.web import file, listing

app_name = "cases"
urlpatterns = [
    path("children/", listing.children, name="children"),
    path("cases/<uuid:case>/", file.file, name="file"),
]
