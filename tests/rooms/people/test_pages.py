"""The pages about people: theirs to see who know them; protected addresses are withheld with words."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.ground import clock
from samspil.people import service as people
from samspil.people.models import Bond
from samspil.trail.models import Entry as TrailEntry
from tests.rooms.cases.pages import bare, queries, visitor

PAGES = ("show", "correct", "address", "languages", "add")


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 24, 9, 40, tzinfo=dt.UTC))


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_gets_the_answer_of_nobody(cast, name):
    olga = visitor(cast.olga)
    real = olga.get(reverse(f"people:{name}", args=[cast.tereza.pk]))
    missing = olga.get(reverse(f"people:{name}", args=[cast.case.pk]))
    assert real.status_code == missing.status_code == 404
    assert bare(real) == bare(missing)


@pytest.mark.parametrize("name", PAGES)
def test_every_look_at_a_person_is_in_the_trail(cast, name):
    assert visitor(cast.jana).get(reverse(f"people:{name}", args=[cast.tereza.pk])).status_code == 200
    seen = TrailEntry.objects.filter(deed="read").latest("id")
    assert (seen.record, seen.act) == (str(cast.tereza.pk), f"people.{name}")


def test_a_protected_address_is_withheld_from_others_in_words(cast):
    jana = visitor(cast.jana)
    home = {"street": "Tichá 3", "city": "Brno", "country": "CZ", "since": "1.11.2026", "protected": "on"}
    url = reverse("people:address", args=[cast.tereza.pk])
    assert jana.post(url, home).status_code == 303
    shown = reverse("people:show", args=[cast.tereza.pk])
    assert "Tichá 3" in jana.get(shown).text
    other = visitor(cast.petra).get(shown).text
    assert "Tichá" not in other and "1 address is withheld: it is protected" in other


def test_two_people_who_correct_the_same_facts_meet(cast):
    url, facts = (
        reverse("people:correct", args=[cast.tereza.pk]),
        {"given_name": "Tereza", "family_name": "Nová"},
    )
    assert visitor(cast.jana).post(url, facts | {"revision": 1, "phone": "601"}).status_code == 303
    page = visitor(cast.mark).post(url, facts | {"revision": 1, "phone": "602"})
    assert page.status_code == 409
    assert [(r["now"], r["wrote"]) for r in page.context["conflict"]][-1] == ("601", "602")
    assert visitor(cast.mark).post(url, facts | {"revision": 2, "phone": "602"}).status_code == 303


def test_a_person_is_added_around_the_child_or_chosen_among_those_known(cast):
    jana, url = visitor(cast.jana), reverse("people:add", args=[cast.tereza.pk])
    mother = {"kind": "mother", "given_name": "Kateřina", "family_name": "Nováková", "phone": "601"}
    assert jana.post(url, mother).status_code == 303
    page = jana.post(url, mother | {"kind": "guardian"})
    assert page.status_code == 409 and "Do you mean one of these?" in page.text
    known = page.context["alike"][0]["person"]
    assert jana.post(url, mother | {"kind": "guardian", "person": str(known.pk)}).status_code == 303
    assert {(b.person_id, b.kind) for b in Bond.objects.all()} == {
        (known.pk, "mother"),
        (known.pk, "guardian"),
    }


def test_languages_are_kept_with_how_well_they_are_spoken(cast):
    url = reverse("people:languages", args=[cast.tereza.pk])
    spoken = {
        "language_1": "cs",
        "speaks_1": "fluently",
        "language_2": "rom",
        "speaks_2": "some",
        "revision": 1,
    }
    assert visitor(cast.jana).post(url, spoken).status_code == 303
    assert {(row.code, row.speaks) for row in cast.tereza.languages.all()} == {
        ("cs", "fluently"),
        ("rom", "some"),
    }
    assert (
        visitor(cast.jana)
        .post(url, {"language_1": "vi", "speaks_1": "interpreter", "revision": 2})
        .status_code
        == 303
    )
    assert [row.code for row in cast.tereza.languages.all()] == ["vi"]


def test_the_way_back_leads_to_no_other_site(cast):
    url = reverse("people:languages", args=[cast.tereza.pk])
    for away in ("https://evil.example/", "//evil.example/x"):
        answer = visitor(cast.jana).post(url, {"back": away, "revision": revision_of(cast)})
        assert answer["Location"] == reverse("people:show", args=[cast.tereza.pk])
    here = {"back": "/cases/", "revision": revision_of(cast)}
    assert visitor(cast.jana).post(url, here)["Location"] == "/cases/"


def revision_of(cast) -> int:
    return people.get(cast.tereza.pk, for_=cast.actor(cast.jana)).languages_revision


def test_two_people_who_change_the_same_languages_meet(cast):
    url = reverse("people:languages", args=[cast.tereza.pk])
    czech = {"language_1": "cs", "speaks_1": "fluently", "revision": 1}
    assert 'name="revision" value="1"' in visitor(cast.jana).get(url).text
    assert visitor(cast.jana).post(url, czech).status_code == 303
    romani = {"language_1": "rom", "speaks_1": "some", "revision": 1}
    page = visitor(cast.mark).post(url, romani)
    assert page.status_code == 409
    assert [(r["now"], r["wrote"]) for r in page.context["conflict"]] == [("Czech", "Romani (some)")]
    assert 'name="revision" value="2"' in page.text
    assert visitor(cast.mark).post(url, romani | {"revision": 2}).status_code == 303
    assert [row.code for row in cast.tereza.languages.all()] == ["rom"]
    assert visitor(cast.jana).post(url, {"language_1": "cs"}).status_code == 422, (
        "without a revision nothing is taken"
    )


def test_a_person_with_3_and_with_40_around_makes_the_same_queries(cast):
    jana, by = visitor(cast.jana), cast.actor(cast.jana)
    url = reverse("people:show", args=[cast.tereza.pk])

    def surround(count):
        for _ in range(count):
            somebody = people.add(by=by, at=clock.now(), given_name="Eva")
            people.bind(by=by, at=clock.now(), person=somebody, to=cast.tereza, kind="friend")

    surround(3)
    few = queries(jana, url)
    surround(37)
    assert queries(jana, url) == few
