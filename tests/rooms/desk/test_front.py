"""The front page: for everybody outside, and in the demonstration a way in as an invented person."""

import json

import pytest
from django.test import Client


@pytest.fixture
def told(cast, settings, tmp_path):
    """A demonstration whose story has left its people."""
    person = {
        "key": "jana", "email": "jana@example.org", "name": "Jana Dvořáková", "role": "worker", "country": "CZ",
        "institution": "OSPOD Brno-sever", "place": "Brno", "language": "cs", "sentence": "Vede případ Terezy.",
    }  # fmt: skip
    (tmp_path / "personas.json").write_text(json.dumps([person]), "utf-8")
    settings.VAR = tmp_path
    settings.SAMSPIL_DEMO = True
    return cast


def test_outside_the_demonstration_it_offers_the_public_forms_and_no_persons(told, settings):
    settings.SAMSPIL_DEMO = False
    page = Client().get("/").content.decode()
    assert f"/ask/{told.authority.slug}/" in page and f"/ask/{told.club.slug}/young/" in page
    assert f'/ask/{told.club.slug}/"' not in page and "Jana" not in page


def test_outside_the_demonstration_nobody_signs_in_with_a_press(told, settings):
    settings.SAMSPIL_DEMO = False
    for method in ("get", "post"):
        assert getattr(Client(), method)("/demo/jana/").status_code == 404


def test_in_the_demonstration_one_press_signs_in_and_sets_the_language(told):
    visitor = Client()
    assert "Vede případ Terezy." in visitor.get("/").content.decode()
    assert "Jana" in visitor.get("/demo/jana/").content.decode() and "_auth_user_id" not in visitor.session
    answer = visitor.post("/demo/jana/")
    assert (answer.status_code, answer["Location"]) == (303, "/day/")
    assert visitor.session["_auth_user_id"] == str(told.jana.pk)
    assert answer.cookies["django_language"].value == told.jana.language


def test_somebody_who_is_not_in_the_story_cannot_be_chosen(told):
    assert Client().post("/demo/ada/").status_code == 404


def test_the_front_page_asks_the_same_of_the_database_however_many_doors(told, django_assert_num_queries):
    with django_assert_num_queries(1):
        Client().get("/")


def test_the_readers_own_country_stands_open_and_first(told):
    told.elsewhere.takes_public_requests = True
    told.elsewhere.save()
    page = Client(headers={"accept-language": "fi"}).get("/").content.decode()
    assert page.index(f"/ask/{told.elsewhere.slug}/") < page.index(f"/ask/{told.authority.slug}/")
