"""The own institution, and who may decide what."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from samspil.institutions.models import HeldCompetence, Institution, Team

pytestmark = pytest.mark.django_db
SAID = {
    "revision": "1",
    "name": "OSPOD Brno-sever",
    "time_zone": "Europe/Prague",
    "phone": "+420 545 542 111",
    "email": "o@example.org",
}


@pytest.fixture
def ada(cast) -> Client:
    client = Client()
    client.force_login(cast.ada)
    return client


def test_what_the_institution_says_of_itself_is_changed(cast, ada):
    assert ada.post("/institution/", SAID | {"takes_public_requests": "on"}).status_code == 303
    kept = Institution.objects.get(pk=cast.authority.pk)
    assert kept.phone == SAID["phone"] and kept.takes_public_requests and not kept.takes_young_requests


@pytest.mark.parametrize("wrong", [{"name": " "}, {"time_zone": "Mars/Olympus"}, {"email": "office"}])
def test_a_wrong_word_is_refused_beside_its_field(cast, ada, wrong):
    answer = ada.post("/institution/", SAID | wrong)
    assert answer.status_code == 422 and b"field-error" in answer.content
    assert SAID["phone"] in answer.content.decode()


def test_a_team_is_added_and_ended(cast, ada):
    ada.post(reverse("institutions:add_team"), {"name": "Terén"})
    team = Team.objects.get()
    assert "Terén" in ada.get("/institution/").content.decode()
    ada.post(reverse("institutions:end_team", args=[team.pk]))
    ada.get("/institution/")
    assert "Terén" not in ada.get("/institution/").content.decode()


def test_a_competence_is_held_from_a_day_and_laid_down_on_another(cast, ada):
    today = dt.date(2020, 1, 1)
    ada.post(reverse("institutions:hold"), {"competence": "crisis_help", "since": today.isoformat()})
    held = HeldCompetence.objects.get(institution=cast.authority, competence="crisis_help")
    assert held.since == today
    where = reverse("institutions:lay_down", args=[held.pk])
    assert ada.get(where).status_code == 200
    assert ada.post(where, {"until": today.isoformat()}).status_code == 422
    assert ada.post(where, {"until": "2020-02-01"}).status_code == 303
    held.refresh_from_db()
    assert held.until == dt.date(2020, 2, 1)
    assert ada.get(where).status_code == 404, "what has an end is not ended twice"


@pytest.mark.parametrize(
    "wrong", [{"competence": "magic"}, {"since": "31.2.2020"}, {"competence": "statutory_child_protection"}]
)
def test_a_wrong_competence_is_refused(cast, ada, wrong):
    said = {"competence": "crisis_help", "since": "2026-01-01"} | wrong
    assert ada.post(reverse("institutions:hold"), said).status_code == 422


def test_another_institution_cannot_be_reached(cast, ada):
    theirs = HeldCompetence.objects.get(institution=cast.support)
    team = Team.objects.create(institution=cast.support, name="Jih")
    assert (
        ada.post(reverse("institutions:lay_down", args=[theirs.pk]), {"until": "2030-01-01"}).status_code
        == 404
    )
    assert ada.post(reverse("institutions:end_team", args=[team.pk])).status_code == 404
    theirs.refresh_from_db()
    assert theirs.until is None


def test_a_worker_changes_nothing_and_reads_who_may_decide(cast):
    client = Client()
    client.force_login(cast.lukas)
    assert client.get("/institution/").status_code == 404
    page = client.get("/competences/").content.decode()
    assert "may not decide" in page and cast.authority.name in page and cast.elsewhere.name not in page


def test_who_may_decide_makes_a_fixed_number_of_queries(cast, django_assert_max_num_queries):
    client = Client()
    client.force_login(cast.lukas)
    with django_assert_max_num_queries(7):
        client.get("/competences/")


def test_two_who_change_the_institution_at_once_see_both_and_lose_nothing(cast, ada):
    assert ada.post("/institution/", SAID | {"phone": "111"}).status_code == 303
    answer = ada.post("/institution/", SAID | {"phone": "222"})
    page = answer.content.decode()
    assert (
        answer.status_code == 409 and '<td dir="auto">111</td>' in page and '<td dir="auto">222</td>' in page
    )
    assert 'value="222"' in page and Institution.objects.get(pk=cast.authority.pk).phone == "111"
    assert ada.post("/institution/", SAID | {"phone": "222", "revision": "2"}).status_code == 303
    assert Institution.objects.get(pk=cast.authority.pk).phone == "222"
