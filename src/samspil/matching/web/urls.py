from django.urls import path

from samspil.matching.web import deciding, limits, needs, proposals, searches, who

app_name = "matching"
_S = "matching/<uuid:search>/"
_P = "matching/proposals/<uuid:proposal>/"
_D = "matching/decisions/<uuid:decision>/"
urlpatterns = [
    path("matching/", searches.listing, name="list"),
    path("matching/new/", searches.new, name="new"),
    path("matching/many/", searches.many, name="many"),
    path(_S, searches.show, name="show"),
    path(_S + "who/", who.of_search, name="who"),
    path(_S + "out/", searches.out, name="out"),
    path(_S + "settings/", searches.settings, name="settings"),
    path(_S + "done/", searches.do, name="do"),
    path(_S + "child/", searches.add_child, name="add_child"),
    path(_S + "part/", searches.part, name="part"),
    path(_S + "end/", searches.end, name="end"),
    path(_S + "needs/", needs.listing, name="needs"),
    path(_S + "needs/<uuid:need>/drop/", needs.drop, name="drop"),
    path(_S + "needs/<uuid:need>/asked/<uuid:family>/", needs.asked, name="asked"),
    path(_S + "limits/", limits.listing, name="limits"),
    path(_S + "limits/<uuid:family>/", limits.asked_about, name="asked_about"),
    path("matching/bans/<uuid:ban>/end/", limits.end_ban, name="end_ban"),
    path("matching/exclusions/<uuid:exclusion>/end/", limits.end_exclusion, name="end_exclusion"),
    path(_S + "propose/<uuid:family>/", proposals.propose, name="propose"),
    path(_P, proposals.show, name="proposal"),
    path(_P + "answer/", proposals.answer, name="answer"),
    path(_P + "met/", proposals.met, name="met"),
    path(_P + "withdraw/", proposals.withdraw, name="withdraw"),
    path(_P + "decide/", deciding.decide, name="decide"),
    path(_S + "none/", deciding.none, name="none"),
    path(_D, deciding.show, name="decision"),
    path(_D + "place/", deciding.place, name="place"),
]
