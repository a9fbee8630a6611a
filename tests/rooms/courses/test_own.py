"""A family's course days and certificates on its phone."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.carers import service as carers
from samspil.courses import service as courses
from samspil.courses.models import Place
from tests.rooms.supervision.scene import NOW, TODAY, stage

pytestmark = pytest.mark.django_db
HERE = reverse("courses:own")


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW)


def offered(scene, title, on, *families, at=NOW):
    who = {"by": scene.actor(scene.kirsten), "at": at}
    day = courses.set_up(**who, title=title, on=on, hours=6, place="Aars", held_by="Ole Winther")
    courses.offer(**who, day=day.pk, families=[f.pk for f in families], on=on - dt.timedelta(days=20))
    return day


def test_the_family_sees_what_is_owed_to_it_by_whom_and_what_proves_that_it_was_there(client):
    scene = stage()
    client.force_login(scene.hanne)
    empty = client.get(HERE).text
    assert "Not offered: 2 days" in empty and "It is for Plejefamilieteamet to offer it to you." in empty
    spring = offered(scene, "Mentalisation", TODAY.replace(month=3), scene.bro, scene.krogh)
    offered(scene, "Sleep", TODAY + dt.timedelta(days=9), scene.bro)
    offered(scene, "Of others", TODAY + dt.timedelta(days=10), scene.krogh)
    waits = client.get(HERE).text
    assert "still has to write down who was there" in waits and "offered by Ole Winther" in waits
    assert "Of others" not in waits
    who = scene.who(scene.kirsten)
    for place in courses.seats(spring, for_=who["by"]).places:
        courses.mark(**who, place=place.pk, state="attended")
    carers.learnt(**who, family=scene.bro, title="First aid", done_on=TODAY.replace(month=2))
    page = client.get(HERE).text
    assert "You have them all when you come" in page and page.count("First aid") == 1
    assert "2 offered · 1 attended" in client.get(reverse("fostering:home")).text
    mine = Place.objects.get(family=scene.bro, day=spring)
    proof = client.get(reverse("courses:own_proof", args=[mine.pk]))
    assert "Bro" in proof.text and "Mentalisation" in proof.text and "Written down by Kirsten" in proof.text
    for other in Place.objects.exclude(pk=mine.pk):
        assert client.get(reverse("courses:own_proof", args=[other.pk])).status_code == 404
    client.force_login(scene.kirsten)
    assert client.get(HERE).status_code == 404


def test_a_familys_year_is_read_with_as_many_questions_however_long_it_fosters(django_assert_num_queries):
    scene = stage()
    for year in (2024, 2025, 2026):
        offered(scene, "Mentalisation", dt.date(year, 6, 9), scene.bro)
    who = scene.carer()
    with django_assert_num_queries(7):
        own = courses.own_year(for_=who["by"], at=who["at"])
    assert own.row.offered == 1 and own.row.not_offered == 1
