from django.urls import path

from samspil.retention.web import deciding, listing

app_name = "retention"
urlpatterns = [
    path("retention/", listing.list_page, name="list"),
    path("retention/erasures/", listing.erased, name="erased"),
    path("retention/<uuid:case>/", listing.file, name="file"),
    path("retention/<uuid:case>/propose/", listing.propose, name="propose"),
    path("retention/<uuid:case>/hold/", listing.hold, name="hold"),
    path("retention/<uuid:case>/lift/", listing.lift, name="lift"),
    path("retention/erasures/<uuid:erasure>/", deciding.show, name="erasure"),
    path("retention/erasures/<uuid:erasure>/confirm/", deciding.confirm, name="confirm"),
    path("retention/erasures/<uuid:erasure>/keep/", deciding.keep, name="keep"),
]
