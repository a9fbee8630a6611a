"""The pages of matching open for who may, say what they should, and answer a stranger like a missing one."""

import re

import pytest
from django.urls import reverse

from samspil.matching import service as matching
from samspil.matching.models import Need
from tests.cast import NOW, TODAY
from tests.rooms.matching.scene import _child, answers, days, decide, need, propose, set_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(monkeypatch):
    from samspil.ground import clock

    monkeypatch.setattr(clock, "now", lambda: NOW)
    return set_scene()


@pytest.fixture
def page(client, scene):
    client.force_login(scene.joke)
    return lambda name, *args: client.get(reverse(f"matching:{name}", args=args))


def test_the_table_shows_each_family_its_marks_and_why_others_are_out(scene, page, client):
    need(scene, "no_dog", priority=4, words="Lotte is afraid")
    shown = page("show", scene.search.pk)
    body = shown.content.decode()
    assert shown.status_code == 200
    for words in (
        "De Vries",
        "Hofstra",
        "No dog",
        "Lotte is afraid",
        "priority 4",
        "too few free places",
        "Bos",
        "26 days",
    ):
        assert words in body, words
    assert body.count('class="mark unk"') >= 1 and "score" in body
    assert "Kuipers" in page("out", scene.search.pk).content.decode()
    assert "Sem J., Lotte J." in page("list").content.decode()
    for name, asked in (("list", "after"), ("list", "before"), ("new", "case")):
        assert client.get(reverse(f"matching:{name}"), {asked: "x"}).status_code == 200, asked
    must = need(scene, "daytime", must=True)
    ask = reverse("matching:asked", args=[scene.search.pk, must.pk, scene.families["Hofstra"].pk])
    for name in (
        "show",
        "out",
    ):  # what must be so and nobody knows: said by name, with the way to note the answer
        body = page(name, scene.search.pk).content.decode()
        assert ask in body and "Somebody at home" in body


def test_every_page_of_a_search_opens_and_a_form_that_is_wrong_keeps_what_was_typed(scene, page, client):
    dog = need(scene, "no_dog")
    vries = scene.families["De Vries"].pk
    for name, *args in (
        ("new",), ("needs", scene.search.pk), ("limits", scene.search.pk), ("settings", scene.search.pk),
        ("part", scene.search.pk), ("none", scene.search.pk), ("asked", scene.search.pk, dog.pk, vries),
        ("propose", scene.search.pk, vries),
    ):  # fmt: skip
        assert page(name, *args).status_code == 200, name
    url = reverse("matching:needs", args=[scene.search.pk])
    wrong = client.post(
        url, {"known": "own", "words": "", "voice": "child", "said_on": "soon", "source": "Anneke said"}
    )
    assert wrong.status_code == 422 and b"Anneke said" in wrong.content
    given = {
        "known": "near_school",
        "voice": "child",
        "said_on": "2026-11-20",
        "group": "child",
        "point": "53.21, 6.55",
        "km": "5",
    }
    assert client.post(url, given).status_code == 303
    assert Need.objects.get(known="near_school").wanted == {"km": 5, "km_partly": 10}


def test_a_family_and_a_child_are_found_by_name_for_a_ban_and_an_exclusion(scene, page, client):
    url = reverse("matching:limits", args=[scene.search.pk])
    tim = _child(scene.by(), "Tim", (2020, 1, 1), "male")
    asked = {
        "which": "ban",
        "case": str(scene.sem.pk),
        "family_named": "e",
        "why": "Court",
        "since": "2026-11-24",
    }
    looked = client.post(url, asked | {"look": "family"})
    assert looked.status_code == 200 and {"De Vries", "Kuipers"} <= set(
        re.findall(r">([\w ]+)</option>", looked.text)
    )
    assert 'value="Court"' in looked.text, "what was typed stays"
    assert "Choose which family it is" in client.post(url, asked).text
    assert "No family of yours" in client.post(url, asked | {"look": "family", "family_named": "Zz"}).text
    assert client.post(url, asked | {"family_named": "kuip"}).status_code == 303
    apart = {
        "which": "apart",
        "case": str(scene.sem.pk),
        "reason": "threat",
        "why": "School",
        "since": "2026-11-24",
    }
    assert str(tim.child_id) in client.post(url, apart | {"child_named": "Tim", "look": "child"}).text
    assert "empty the name" in client.post(url, apart | {"child_named": "Tim"}).text
    assert client.post(url, apart | {"child_named": "Tim", "other": str(tim.child_id)}).status_code == 303
    body = page("limits", scene.search.pk).text
    assert "Kuipers" in body and tim.child.short in body


def test_from_asking_a_family_to_the_day_they_come_by_forms_alone(scene, page, client):
    dog = need(scene, "no_dog")
    search, vries = scene.search.pk, scene.families["De Vries"].pk
    told = {"told": ["A child of 8"], "answer_by": "2026-12-01"}
    made = client.post(reverse("matching:propose", args=[search, vries]), told)
    assert made.status_code == 303
    proposal = matching.current(scene.fresh())
    assert proposal.told == ["A child of 8"] and "Sem" not in str(proposal.told)
    for who in ("carers", "parent", "youth"):
        given = {"who": who, "said": "yes", "reason": "Good.", "on": "2026-11-24"}
        assert client.post(reverse("matching:answer", args=[proposal.pk]), given).status_code == 303
    decided = {"reasons": "School stays.", "alternatives": "Hofstra.", "reader": str(scene.sanne.pk)}
    url = reverse("matching:decide", args=[proposal.pk])
    assert b"What makes up for it" in client.get(url).content
    assert client.post(url, decided).status_code == 422
    more = {f"what-{dog.pk}": "Three visits", f"who-{dog.pk}": "Rik"}
    assert client.post(url, decided | more).status_code == 303
    [decision] = matching.decisions(scene.fresh())
    shown = reverse("matching:decision", args=[decision.pk])
    assert b"Three visits" in client.get(shown).content
    client.force_login(scene.sanne)
    assert client.post(shown, {"said": "agrees", "words": "Fine."}).status_code == 303
    client.force_login(scene.joke)
    assert b"Place with this family" in client.get(shown).content
    assert client.post(reverse("matching:place", args=[decision.pk]), {"on": "2026-11-24"}).status_code == 303
    assert scene.fresh().ended == "placed"


def test_a_late_ban_stands_on_the_page_and_the_table_never_says_whom_it_names(scene, page, client):
    proposal = propose(scene)
    answers(scene, proposal)
    decide(scene, proposal)
    matching.ban(
        by=scene.by(),
        at=NOW,
        case=scene.lotte,
        family=scene.families["De Vries"].pk,
        why="Uncle Bert",
        since=TODAY,
    )
    body = page("show", scene.search.pk).content.decode()
    assert "no longer meets the hard conditions" in body and "Uncle Bert" not in body
    assert "Uncle Bert" in page("limits", scene.search.pk).content.decode()
    assert page("proposal", proposal.pk).status_code == 200 and days(1)


def test_who_does_not_look_for_families_there_finds_nothing(scene, page, client, cast):
    missing = reverse("matching:show", args=[scene.sem.pk])
    for who in (cast.jana, cast.olga, cast.ada):
        client.force_login(who)
        assert client.get(reverse("matching:list")).status_code in (403, 404)
        hidden, none = client.get(reverse("matching:show", args=[scene.search.pk])), client.get(missing)
        assert hidden.status_code == none.status_code == 404


def test_many_at_once_stands_beside_one_by_one_and_says_what_changes(scene, page):
    from tests.rooms.matching.scene import _child

    need(scene, "no_dog")
    tim = _child(scene.by(), "Tim", (2019, 1, 1), "male")
    matching.open_search(
        by=scene.by(), at=NOW, children=[(tim, "general")], come_on=days(18), waits_since=days(-40)
    )
    found = matching.many(for_=scene.by(), at=NOW)
    assert found.proven and found.together == (0, 0) and found.alone[0] + found.alone[1] >= 0
    places = {place.names: place.together for place in found.places}
    assert places["Sem J., Lotte J."] == ["Hofstra"] and len(places["Tim J."]) == 1
    assert "proposal to talk about" in page("many").content.decode()
    propose(scene)
    assert {p.names: p.together for p in matching.many(for_=scene.by(), at=NOW).places}[
        "Sem J., Lotte J."
    ] == ["De Vries"]
