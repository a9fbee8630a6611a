"""The side bar: every place once, and it knows where one is."""

from itertools import pairwise

import pytest
from django.test import Client

from samspil.desk.frame import PLACES


def test_no_place_stands_twice():
    names = [place[0] for place in PLACES]
    assert sorted(names) == sorted(set(names))


def test_places_of_one_group_stand_together():
    groups = [str(place[5]) for place in PLACES]
    changes = sum(a != b for a, b in pairwise(groups))
    assert changes == len(set(groups)) - 1


@pytest.mark.django_db
def test_a_place_within_another_is_the_one_that_is_marked(cast):
    client = Client()
    client.force_login(cast.mark)
    marked = [item.url for item in client.get("/staff/record/").context["rail"] if item.current]
    assert marked == ["/staff/record/"]
