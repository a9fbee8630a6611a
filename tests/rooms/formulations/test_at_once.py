"""Many hands at the same moment: every change arrives, each card with its own number and place."""

import datetime as dt
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from samspil.formulations import service as maps
from samspil.formulations.models import FactorVersion
from tests.cast import NOW, call

HANDS, CARDS, MOVED = 10, 45, 5
"""Ten write 45 cards each, say 50 times something else and move 5: a thousand changes of one map."""


@pytest.mark.django_db(transaction=True)
def test_of_a_thousand_changes_by_ten_hands_at_once_none_is_lost():
    cast = call()
    board = maps.start(by=cast.actor(cast.jana), at=NOW, case=cast.case)
    people = [cast.actor(who) for who in (cast.jana, cast.petra, cast.lukas, cast.mark)]

    def write(hand: int) -> None:
        by = people[hand % len(people)]
        try:
            for n in range(CARDS):
                at = NOW + dt.timedelta(seconds=n)
                card = maps.add_factor(by=by, at=at, map=board, field="perpetuating", text=f"{hand}-{n}")
                for word in ("then", "now")[: 2 if n < MOVED else 1]:
                    card = maps.change_factor(
                        by=by, at=at, factor=card, revision=card.revision, text=f"{hand}-{n} {word}",
                        kind=card.kind, voice=card.voice,
                    )  # fmt: skip
                if n < MOVED:
                    maps.move_factor(by=by, at=at, factor=card, field="protective", position=0)
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as hands:
        list(hands.map(write, range(HANDS)))
    found = maps.factors(cast.case, for_=people[0], at=NOW + dt.timedelta(minutes=1))
    said = {f"{hand}-{n} {'now' if n < MOVED else 'then'}" for hand in range(HANDS) for n in range(CARDS)}
    assert {c.text for c in found} == said
    assert sorted(c.number for c in found) == list(range(1, HANDS * CARDS + 1))
    assert Counter(c.field for c in found) == {"protective": HANDS * MOVED, "perpetuating": 400}
    assert sorted(c.position for c in found if c.field == "protective") == list(range(HANDS * MOVED))
    assert len({c.position for c in found if c.field == "perpetuating"}) == 400, "each has its own place"
    assert FactorVersion.objects.count() == 500, "and what each said before is kept"
    assert maps.get(board.pk, for_=people[0], at=NOW).revision == 1001
