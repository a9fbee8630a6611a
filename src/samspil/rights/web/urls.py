from django.urls import path

from samspil.rights.web import opening, own, packs, staff

app_name = "rights"

_OWN = "my/<uuid:reader>/"
urlpatterns = [
    path("my/", opening.home, name="home"),
    path("my/open/<str:secret>/", opening.opening, name="open"),
    path("my/leave/", opening.leave, name="leave"),
    path("my/left/", opening.left, name="left"),
    path(_OWN, own.file, name="file"),
    path(f"{_OWN}keep/", opening.keep, name="keep"),
    path(f"{_OWN}kept/", own.kept, name="kept"),
    path(f"{_OWN}looks/", own.looks, name="looks"),
    path(f"{_OWN}words/", own.words, name="words"),
    path(f"{_OWN}situation/", own.situation, name="situation"),
    path(f"{_OWN}situation/<uuid:card>/", own.situation_otherwise, name="situation_otherwise"),
    path(f"{_OWN}withheld/", own.withheld, name="withheld"),
    path(f"{_OWN}asked/", own.asked, name="asked"),
    path(f"{_OWN}asked/<uuid:asked>/", own.one, name="one"),
    path(f"{_OWN}ask/correction/", own.ask, {"kind": "correction"}, name="not_true"),
    path(f"{_OWN}ask/copy/", own.ask, {"kind": "copy"}, name="want_copy"),
    path(f"{_OWN}ask/erasure/", own.ask, {"kind": "erasure"}, name="erase"),
    path(f"{_OWN}ask/unclear/", own.ask, {"kind": "unclear"}, name="unclear"),
    path(f"{_OWN}ask/objection/<uuid:about>/", own.ask, {"kind": "objection"}, name="object"),
    path(f"{_OWN}meetings/<uuid:meeting>/", own.meeting, name="meeting"),
    path(f"{_OWN}consents/<uuid:consent>/", own.consent, name="consent"),
    path(f"{_OWN}copies/<uuid:pack>/", own.copy, name="copy"),
    path("cases/<uuid:case>/rights/", staff.of_case, name="of_case"),
    path("cases/<uuid:case>/rights/invite/", staff.invite, name="invite"),
    path("cases/<uuid:case>/rights/withhold/", staff.withhold, name="withhold"),
    path("cases/<uuid:case>/rights/copy/", packs.new, name="new_pack"),
    path("rights/readers/<uuid:reader>/link/", staff.new_key, name="new_key"),
    path("rights/readers/<uuid:reader>/end/", staff.end_reading, name="end_reading"),
    path("rights/withheld/<uuid:withheld>/end/", staff.show_again, name="show_again"),
    path("rights/requests/<uuid:asked>/", staff.answer, name="answer"),
    path("rights/requests/<uuid:asked>/who/", staff.who, name="who"),
    path("rights/copies/<uuid:pack>/", packs.pack, name="pack"),
    path("rights/copies/<uuid:pack>/uncover/", packs.uncover, name="uncover"),
    path("rights/copies/<uuid:pack>/pages/", packs.preview, name="preview"),
    path("rights/copies/<uuid:pack>/pages/<int:number>/", packs.sheet, name="sheet"),
    path("rights/copies/<uuid:pack>/second/", packs.look_again, name="look_again"),
    path("rights/copies/<uuid:pack>/make/", packs.make, name="make"),
    path("rights/copies/<uuid:pack>/fetch/", packs.fetch, name="fetch"),
    path("rights/clocks/", staff.clocks, name="clocks"),
]
