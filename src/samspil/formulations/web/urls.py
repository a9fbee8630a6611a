from django.urls import path

from samspil.formulations.web import card, family, pages, thinking, views, words

app_name = "formulations"
CASE = "cases/<uuid:case_id>/map/"

urlpatterns = [
    path(CASE, views.show, name="map"),
    path(CASE + "start/", views.start, name="start"),
    path(CASE + "changes", views.changes, name="changes"),
    path(CASE + "leave", views.leave, name="leave"),
    path(CASE + "cards/", views.add, name="add"),
    path(CASE + "cards/<uuid:card_id>/", card.show, name="card"),
    path(CASE + "cards/<uuid:card_id>/move", views.move, name="move"),
    path(CASE + "cards/<uuid:card_id>/writing", card.writing, name="writing"),
    path(CASE + "cards/<uuid:card_id>/contest", card.contest, name="contest"),
    path(CASE + "voices/<uuid:differing_id>/take-back", card.take_back, name="take_back"),
    path(CASE + "cards/<uuid:card_id>/remove", card.remove, name="remove"),
    path(CASE + "cards/<uuid:card_id>/link", card.link, name="link"),
    path(CASE + "links/<uuid:link_id>/remove", card.unlink, name="unlink"),
    path(CASE + "hypothesis/", thinking.hypothesis, name="hypothesis"),
    path(CASE + "hypothesis/stands", thinking.judge, name="judge"),
    path(CASE + "hypothesis/compare/", thinking.differences, name="wordings"),
    path(CASE + "tried/", pages.tried, name="tried"),
    path(CASE + "versions/", pages.versions, name="versions"),
    path(CASE + "who/", pages.who, name="who"),
    path(CASE + "family/", family.give, name="family"),
    path(CASE + "family/page/", family.page, name="family_page"),
    path(CASE + "family/end", family.end, name="end_family"),
    path(CASE + "words/", words.renew, name="renew_words"),
    path("institution/map-words/", words.vocabulary, name="vocabulary"),
    path(CASE + "compare/", pages.differences, name="compare"),
]
