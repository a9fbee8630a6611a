from django.urls import path

from samspil.consents.web import pages, recording

app_name = "consents"
PERSON = "people/<uuid:person>/consents/"
ONE = PERSON + "<uuid:consent>/"
urlpatterns = [
    path(PERSON, pages.listing, name="list"),
    path(PERSON + "new/", recording.new, name="new"),
    path(PERSON + "words/", recording.words, name="words"),
    path(ONE, pages.show, name="show"),
    path(ONE + "still/", pages.still, name="still"),
    path(ONE + "renew/", recording.renew, name="renew"),
    path(ONE + "withdraw/", pages.withdraw, name="withdraw"),
    path(ONE + "words/", pages.words, name="paper"),
    path(ONE + "who/", pages.who, name="who"),
    path(ONE + "signed/", pages.signed, name="signed"),
]
