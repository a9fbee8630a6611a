from django.urls import path

from samspil.ecomaps.web import arranging, files, pages, ties, who

app_name = "ecomaps"
CASE = "cases/<uuid:case_id>/network/"

urlpatterns = [
    path(CASE, pages.show, name="show"),
    path(CASE + "arrange/", arranging.arrange, name="arrange"),
    path(CASE + "automatic/", arranging.automatic, name="automatic"),
    path(CASE + "ties/<uuid:tie_id>/who/", who.who, name="who"),
    path(CASE + "file/", files.file, name="file"),
    path(CASE + "ties/", ties.new, name="new"),
    path(CASE + "ties/<uuid:tie_id>/", ties.one, name="tie"),
    path(CASE + "ties/<uuid:tie_id>/end/", ties.end, name="end"),
    path(CASE + "ties/<uuid:tie_id>/mistake/", ties.mistake, name="mistake"),
]
