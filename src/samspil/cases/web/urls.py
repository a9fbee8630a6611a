from django.urls import path

from samspil.cases.web import (
    access,
    contact,
    emergency,
    entries,
    facts,
    file,
    insight,
    listing,
    opening,
    search,
    steer,
)

app_name = "cases"
CASE = "cases/<uuid:case>/"
ENTRY = CASE + "entries/<uuid:entry>/"
urlpatterns = [
    path("children/", listing.children, name="children"),
    path("children/search/", search.ask, name="search"),
    path("children/search/<slug:key>/", search.found, name="found"),
    path("children/new/", opening.open_case, name="open"),
    path("contact/", contact.contact, name="contact"),
    path("emergency/", emergency.find, name="emergency"),
    path("emergency/reviews/", emergency.reviews, name="reviews"),
    path("emergency/reviews/<uuid:look_id>/", emergency.review, name="review"),
    path("emergency/reviews/<uuid:look_id>/who/", emergency.review_who, name="review_who"),
    path(CASE, file.file, name="file"),
    path(CASE + "emergency/", emergency.urgent, name="urgent"),
    path(CASE + "emergency/done/", emergency.done, name="end_look"),
    path(CASE + "access/", access.access, name="access"),
    path(CASE + "who/", insight.file_who, name="who"),
    path(CASE + "who/place/", insight.place_who, name="place_who"),
    path(CASE + "still/", insight.still, name="still"),
    path(CASE + "next/", steer.next_date, name="next"),
    path(CASE + "moved/", steer.moved, name="moved"),
    path(CASE + "worker/", steer.worker, name="worker"),
    path(CASE + "facts/share/", facts.share_facts, name="share_facts"),
    path(CASE + "bring-in/", steer.bring_in, name="bring_in"),
    path(CASE + "close/", steer.close, name="close"),
    path(CASE + "reopen/", steer.reopen, name="reopen"),
    path(CASE + "parts/<uuid:part>/end/", steer.leave, name="leave"),
    path(CASE + "shares/<uuid:share>/end/", entries.end_share, name="end_share"),
    path(ENTRY, insight.who, name="entry"),
    path(ENTRY + "versions/", entries.versions, name="versions"),
    path(ENTRY + "correct/", entries.correct, name="correct"),
    path(ENTRY + "share/", entries.share, name="share"),
]
