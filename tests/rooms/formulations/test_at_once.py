"""Many hands at the same moment: every card arrives, each with its own number and place."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from samspil.formulations import service as maps
from tests.cast import NOW, call


@pytest.mark.django_db(transaction=True)
def test_no_card_is_lost_when_four_people_write_and_move_at_once():
    cast = call()
    board = maps.start(by=cast.actor(cast.jana), at=NOW, case=cast.case)
    people = [cast.actor(who) for who in (cast.jana, cast.petra, cast.lukas, cast.mark)]

    def write(place: int) -> None:
        try:
            for n in range(10):
                at = NOW + dt.timedelta(seconds=n)
                card = maps.add_factor(
                    by=people[place], at=at, map=board, field="perpetuating", text=f"{place}-{n}"
                )
                maps.move_factor(by=people[place], at=at, factor=card, field="perpetuating", position=0)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(write, range(4)))
    found = maps.factors(cast.case, for_=people[0], at=NOW + dt.timedelta(minutes=1))
    assert {c.text for c in found} == {f"{place}-{n}" for place in range(4) for n in range(10)}
    assert sorted(c.number for c in found) == list(range(1, 41))
    assert [c.position for c in found] == list(range(40))
    assert maps.get(board.pk, for_=people[0], at=NOW).revision == 81
