"""The picture: who is on it, how the ties are, what changed between two days, and how it reads."""

import datetime as dt
import xml.etree.ElementTree as ET
from itertools import pairwise
from math import hypot

import pytest
from django.urls import reverse

from samspil.ecomaps import service as ecomaps
from samspil.ecomaps.bridge import ties
from samspil.ecomaps.models import Arrangement, Said, Tie
from samspil.ground.errors import Conflict, Invalid
from samspil.people import service as people
from tests.cast import NOW, TODAY
from tests.rooms.ecomaps.scene import LATELY, LONG_AGO, bind, draw, somebody, tie


@pytest.fixture
def around(cast):
    return draw(cast)


def network(cast, who=None, **more):
    return ecomaps.network(cast.case, for_=cast.actor(who or cast.jana), at=NOW, **more)


def names(snapshot) -> set[str]:
    return {n.name for n in snapshot.nodes.values()}


@pytest.mark.django_db
def test_the_picture_shows_family_places_and_ties_of_its_day(cast, around):
    net = network(cast)
    today = ecomaps.snapshot(net, TODAY)
    assert names(today) == {"Tereza", "Hana", "Pavel", "Věra", "Adam", "Petr", "ZŠ Husovice", "Klub Kotelna"}
    before = ecomaps.snapshot(net, dt.date(2026, 10, 1))
    assert names(before) == names(today) - {"Klub Kotelna"} | {"Jitka"}
    said = {r.node.name: (r.quality, str(r.support_words)) for r in ecomaps.rows(today, None)}
    assert said["Věra"] == ("strong", "gives and gets")
    assert said["Hana"][0] == "not_known"


@pytest.mark.django_db
def test_two_days_differ_by_who_is_new_changed_and_gone(cast, around):
    school = around.ties["school"]
    ecomaps.say(
        by=cast.actor(cast.jana), at=NOW, tie=school, revision=1, since=LATELY,
        saying=ecomaps.Saying(quality="ordinary", support="gives", sphere="work", role="school"),
    )  # fmt: skip
    net = network(cast)
    before, after = ecomaps.snapshot(net, dt.date(2026, 10, 1)), ecomaps.snapshot(net, TODAY)
    changed = ecomaps.between(before, after)
    said = {(before.nodes | after.nodes)[id].name: str(what) for id, what in changed.nodes.items()}
    assert said == {"Klub Kotelna": "new", "ZŠ Husovice": "changed", "Jitka": "gone"}
    row = next(r for r in ecomaps.rows(after, changed) if r.node.name == "ZŠ Husovice")
    assert row.before == "was: tense, none now"
    assert [r.node.name for r in ecomaps.gone(before, changed)] == ["Jitka"]


@pytest.mark.django_db
def test_the_svg_is_well_formed_titled_and_names_everybody(cast, around):
    net = network(cast)
    shown = ecomaps.snapshot(net, TODAY)
    layout = ecomaps.lay_out(shown, None, "both", {})
    picture = ecomaps.draw(layout, shown, None, title=ecomaps.title(shown), language="en")
    root = ET.fromstring(picture.svg)
    said = "".join(root.itertext())
    assert root.find("{*}title").text == "People around Tereza on 24 Nov 2026"
    assert all(name in said for name in names(shown))
    assert "style=" not in picture.svg and "<script" not in picture.svg


@pytest.mark.django_db
def test_the_family_tree_uses_the_usual_signs(cast, around):
    """Identical twins from one point with a bar, an adoption in brackets, a cross for who died, dots to a foster carer,
    couples that parted, a home around those who share it."""
    p = around.people
    twins = [somebody(cast, name, sex="female", born_on=dt.date(2018, 4, 4)) for name in ("Ida", "Eva")]
    for twin in twins:
        bind(cast, p["hana"], twin, "mother")
    bind(cast, twins[0], twins[1], "identical_twin")
    olga = somebody(cast, "Olga", sex="female")
    bind(cast, olga, p["adam"], "adoptive_parent")
    josef = somebody(cast, "Josef", sex="male")
    people.correct(by=cast.actor(cast.jana), at=NOW, person=josef, revision=1, died_on=dt.date(2020, 1, 1))
    bind(cast, josef, p["hana"], "father")
    bind(cast, p["petr"], p["hana"], "partner", until=dt.date(2022, 1, 1))
    people.share_home(
        by=cast.actor(cast.jana), at=NOW, label="at mum's", people=[cast.tereza, p["hana"]], since=LONG_AGO
    )
    shown = ecomaps.snapshot(network(cast), dt.date(2026, 10, 1))
    layout = ecomaps.lay_out(shown, None, "family", {})
    root = ET.fromstring(ecomaps.draw(layout, shown, None, title="x", language="en").svg)
    signs = {n.get("data-node"): {part.get("class") for part in n} for n in root.iter() if n.get("data-node")}
    by_name = {n.name: signs[id] for id, n in shown.nodes.items() if id in signs}
    assert "cross" in by_name["Josef"] and "bracket" in by_name["Adam"] and "inner" in by_name["Tereza"]
    lines = [
        (part.get("class"), part.get("d"))
        for part in root.iter()
        if (part.get("class") or "").startswith("kin")
    ]
    assert {"kin", "kin adopted", "kin fostered"} <= {css for css, _d in lines}
    ends = {n.name: layout.places[id] for id, n in shown.nodes.items() if id in layout.places}
    starts = {
        name: [d.split("L")[0] for _c, d in lines if d.endswith(f"L{x:.1f} {y - 20:.1f}")]
        for name, (x, y) in ends.items()
    }
    assert starts["Ida"] == starts["Eva"] != starts["Tereza"], "twins hang from one point"
    assert any(part.get("class") == "home" for part in root.iter())
    assert sum(joint.parted for joint in shown.joints) == 2


@pytest.mark.django_db
def test_a_name_that_looks_like_markup_stays_a_name(cast):
    tie(cast, "<script>alert(1)</script>", quality="weak")
    shown = ecomaps.snapshot(network(cast), TODAY)
    picture = ecomaps.draw(ecomaps.lay_out(shown, None, "both", {}), shown, None, title="x", language="en")
    assert "<script" not in picture.svg


@pytest.mark.django_db
def test_figures_count_and_score_nothing(cast, around):
    told = ecomaps.figures(ecomaps.snapshot(network(cast), TODAY))
    assert (told.size, told.private, told.work) == (6, 4, 2)
    assert (told.both, told.received, told.none, told.unknown) == (1, 1, 1, 3)
    assert told.alone == f"p{around.people['vera'].pk}"
    assert not hasattr(told, "score")


@pytest.mark.django_db
def test_more_than_sixty_are_all_in_the_table_and_the_nearest_in_the_picture(cast):
    for n in range(64):
        tie(cast, f"Place {n:02d}", quality="weak")
    shown = ecomaps.snapshot(network(cast), TODAY)
    layout = ecomaps.lay_out(shown, None, "both", {})
    assert len(layout.places) == 60 and layout.left_out == 5
    assert len(ecomaps.rows(shown, None)) == 64


@pytest.mark.django_db
def test_ties_with_the_same_place_meet_in_one_node(cast, around):
    tie(cast, "zš husovice", to=around.people["adam"], quality="strong")
    assert sum("usovice" in name for name in names(ecomaps.snapshot(network(cast), TODAY))) == 1


@pytest.mark.django_db
def test_nothing_said_is_deleted(cast, around):
    by, it = cast.actor(cast.jana), around.ties["vera"]
    ecomaps.say(by=by, at=NOW, tie=it, revision=1, since=LONG_AGO, saying=ecomaps.Saying(quality="weak"))
    ecomaps.end_tie(by=by, at=NOW, tie=it, revision=2, since=TODAY)
    said = ecomaps.history(it)
    assert [(s.quality, s.ended, s.replaced_at is None) for s in said] == [
        ("weak", True, True), ("weak", False, True), ("strong", False, False),
    ]  # fmt: skip
    ecomaps.take_back(by=by, at=NOW, tie=it, revision=3, why="the wrong Věra")
    assert Said.objects.filter(tie=it).count() == 4
    for day in (LONG_AGO, dt.date(2026, 10, 1), TODAY):
        assert it.pk not in {t.id for t in ecomaps.snapshot(network(cast), day).ties}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("since", "words"),
    [(None, "Say from which day"), (LONG_AGO, "after the start"), (dt.date(2027, 1, 1), "still to come")],
)
def test_a_tie_that_would_end_before_it_begins_is_refused(cast, around, since, words):
    with pytest.raises(Invalid) as problem:
        ecomaps.end_tie(by=cast.actor(cast.jana), at=NOW, tie=around.ties["vera"], revision=1, since=since)
    assert words in str(problem.value.problems["since"])


@pytest.mark.django_db
def test_who_wrote_later_is_told_and_loses_nothing(cast, around):
    by, it = cast.actor(cast.jana), around.ties["vera"]
    ecomaps.say(by=by, at=NOW, tie=it, revision=1, since=TODAY, saying=ecomaps.Saying(quality="weak"))
    with pytest.raises(Conflict):
        ecomaps.say(by=by, at=NOW, tie=it, revision=1, since=TODAY, saying=ecomaps.Saying(quality="tense"))


@pytest.mark.django_db
def test_nobody_becomes_their_own_grandmother_and_the_bonds_are_named(cast, around):
    with pytest.raises(Invalid) as problem:
        bind(cast, cast.tereza, around.people["vera"], "mother")
    told = str(problem.value.problems["kind"])
    assert (
        "Věra Nováková → Hana Nováková: mother" in told and "Hana Nováková → Tereza Nováková: mother" in told
    )
    with pytest.raises(Invalid):
        bind(cast, cast.tereza, around.people["hana"], "grandmother")
    bind(cast, around.people["vera"], cast.tereza, "grandmother")


@pytest.mark.django_db
def test_a_correction_that_would_make_a_circle_is_refused_too(cast, around):
    bond = bind(cast, cast.tereza, around.people["vera"], "friend")
    with pytest.raises(Invalid):
        people.change_bond(by=cast.actor(cast.jana), at=NOW, bond=bond, revision=1, kind="mother")


@pytest.mark.django_db
def test_where_somebody_was_put_is_kept_until_it_is_put_back(cast, around, signed_in):
    url = reverse("ecomaps:show", args=[cast.case.pk])
    node = f"p{around.people['vera'].pk}"
    assert signed_in.post(f"{url}arrange/", {"node": node, "dx": "100", "dy": "-30"}).status_code == 303
    kept = ecomaps.arrangement(cast.case, "both", for_=cast.actor(cast.jana), at=NOW)
    assert set(kept) == {node}
    assert ecomaps.arrangement(cast.case, "both", for_=cast.actor(cast.petra), at=NOW) == {}
    signed_in.post(f"{url}arrange/", {"node": node, "step": "left"})
    again = ecomaps.arrangement(cast.case, "both", for_=cast.actor(cast.jana), at=NOW)
    assert again[node][0] == kept[node][0] - 40
    signed_in.post(f"{url}automatic/")
    assert not Arrangement.objects.exists()


@pytest.fixture
def signed_in(cast, client):
    client.force_login(cast.jana)
    return client


@pytest.mark.django_db
def test_the_page_notes_changes_and_ends_ties(cast, around, signed_in):
    url = reverse("ecomaps:show", args=[cast.case.pk])
    assert signed_in.get(url).status_code == 200
    said = {"name": "Knihovna", "to": cast.tereza.pk, "quality": "weak", "support": "gives", "often": "weekly", "sphere": "work",
            "since": "1. 10. 2026"}  # fmt: skip
    assert signed_in.post(f"{url}ties/", said | {"since": "1/10/2026"}).status_code == 303
    it = Tie.objects.get(name="Knihovna")
    page = f"{url}ties/{it.pk}/"
    assert signed_in.get(page).status_code == 200
    told = {
        "quality": "strong",
        "support": "both",
        "often": "daily",
        "sphere": "work",
        "since": "1/11/2026",
        "revision": "1",
    }
    assert signed_in.post(page, told).status_code == 303
    assert signed_in.post(page, told).status_code == 409
    assert signed_in.post(f"{page}end/", {"since": "1/9/2026", "revision": "2"}).status_code == 422
    assert signed_in.post(f"{page}end/", {"since": "20/11/2026", "revision": "2"}).status_code == 303
    assert signed_in.post(f"{url}ties/", said | {"name": ""}).status_code == 422


@pytest.mark.django_db
def test_days_and_views_nobody_can_mean_are_answered_with_today(cast, around, signed_in):
    url = reverse("ecomaps:show", args=[cast.case.pk])
    for query in (
        "?on=never&since=x&view=%00",
        "?on=2099-01-01",
        "?on=0001-01-01&since=none",
        "?on=2026-10-01&since=2026-09-15",
    ):
        assert signed_in.get(url + query).status_code == 200
    for view in ("family", "network"):
        assert signed_in.get(f"{url}?view={view}").status_code == 200


@pytest.mark.django_db
def test_the_page_asks_the_same_number_of_questions_however_many_there_are(
    cast, around, signed_in, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    url = reverse("ecomaps:show", args=[cast.case.pk])
    signed_in.get(url)
    with CaptureQueriesContext(
        connection,
    ) as few:
        signed_in.get(url)
    for n in range(12):
        person = somebody(cast, f"Osoba{n}")
        bind(cast, person, cast.tereza, "relative")
        tie(cast, person, quality="weak")
    with CaptureQueriesContext(connection) as many:
        signed_in.get(url)
    assert len(many) <= len(few)


@pytest.mark.django_db
def test_whether_somebody_agrees_and_which_contact_they_want_is_said_once_for_the_person(
    cast, around, signed_in
):
    by, it, vera = cast.actor(cast.jana), around.ties["vera"], around.people["vera"]
    wants = ecomaps.Saying(quality="strong", consent="agrees", wish="through", note="through Hana")
    ecomaps.say(by=by, at=NOW, tie=it, revision=1, since=LATELY, saying=wants)
    tie(cast, vera, to=around.people["adam"], since=TODAY, quality="ordinary")
    shown = ecomaps.snapshot(network(cast), TODAY)
    told = {
        (r.node.name, str(r.consent_words), str(r.wish_words)) for r in ecomaps.rows(shown, None) if r.tie
    }
    assert ("Věra", "agrees", "only through somebody") in told and ("ZŠ Husovice", "", "") in told
    assert not any(name == "Věra" and consent != "agrees" for name, consent, _wish in told)
    before = ecomaps.snapshot(network(cast), LONG_AGO).nodes[f"p{vera.pk}"]
    assert (before.consent, before.wish) == ("not_asked", "not_known")
    url = reverse("ecomaps:show", args=[cast.case.pk])
    assert "agrees · only through somebody" in signed_in.get(url).text
    lines = signed_in.get(f"{url}file/", {"as": "csv"}).content.decode("utf-8-sig").splitlines()
    assert lines[0].endswith("Consent,Wish for contact")
    assert any(line.startswith("Věra") and line.endswith("agrees,only through somebody") for line in lines)
    graph = signed_in.get(f"{url}file/", {"as": "graphml"}).text
    assert '"node_consent">agrees<' in graph and '"node_contact_wish">through<' in graph
    with pytest.raises(Invalid):
        ecomaps.say(by=by, at=NOW, tie=it, revision=2, since=TODAY, saying=ecomaps.Saying(consent="perhaps"))


@pytest.mark.django_db
def test_the_form_keeps_consent_and_wish_and_offers_what_stands(cast, around, signed_in):
    it = around.ties["vera"]
    page = reverse("ecomaps:tie", args=[cast.case.pk, it.pk])
    told = {
        "quality": "strong", "support": "both", "often": "weekly", "sphere": "private", "since": "20/11/2026", "revision": "1",
        "consent": "declines", "wish": "none",
    }  # fmt: skip
    assert signed_in.post(page, told).status_code == 303
    assert Said.objects.filter(tie=it, consent="declines", wish="none").count() == 1
    shown = signed_in.get(page).text
    assert '<option value="declines" selected>' in shown and "does not agree · wants no contact" in shown


@pytest.mark.parametrize("bend", [0.28, 0.14, -0.28])
def test_the_line_of_a_tie_is_one_piece_also_beside_the_words_under_a_sign(bend):
    way = ties._way((753.0, 479.0), (680.0, 815.0), (False, False), bend)
    steps = [hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(way)]
    assert len(way) > 20
    assert max(steps) < 2 * min(steps)
