"""What the projector will say, read beforehand: which texts name somebody whom not everybody in the room may know."""

import pytest
import time_machine

from samspil.formulations import service as maps
from samspil.ground.names import mentions
from samspil.meetings import service as meetings
from tests.rooms.ecomaps.scene import bind, draw, somebody
from tests.rooms.meetings.stage import SOON, called, sheet


@pytest.fixture(autouse=True)
def morning():
    with time_machine.travel(SOON, tick=False):
        yield


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Máma to řekla Jitce ve středu", "Jitka", True),
        ("Zavoláme Markovi", "Marek", True),
        ("bez Pavla nikam", "Pavel", True),
        ("lenka říká", "Lenka", True),
        ("Soitamme Pekan kanssa, sitten Eetulle", "Eetu", True),
        ("Pekan kanssa", "Pekka", True),
        ("Hannes' bedtime", "Hanne", True),
        ("Ve třídě je klid", "Věra", False),
        ("Večer je nejhorší", "Věra", False),
        ("Jo says so", "Jo", True),
        ("Joe says so", "Jo", False),
    ],
)
def test_a_text_names_somebody_in_whatever_ending(text, name, found):
    assert mentions(text, name) is found


def test_the_texts_that_name_somebody_hidden_are_listed_before_anything_is_shown(
    cast, client, django_assert_max_num_queries
):
    """Lenka is known to the authority alone; her name stands in a card, her family name is the mother's too."""
    around = draw(cast)
    lenka = somebody(cast, "Lenka", family="Nováková")
    bind(cast, lenka, around.people["pavel"], "partner")
    by = {"by": cast.actor(cast.jana), "at": SOON}
    map = maps.start(**by, case=cast.case)
    told = maps.add_factor(**by, map=map, field="perpetuating", text="O víkendu je u Lenky")
    maps.add_factor(**by, map=map, field="protective", text="Paní Nováková vaří")
    meeting = called(cast)
    meetings.answer(by=cast.actor(cast.petra), at=SOON, meeting=meeting, answer="yes")
    ahead = meetings.read_ahead(
        sheet(cast, meeting), for_=cast.actor(cast.jana), at=SOON, goals=["Lenka helps"]
    )
    named = {line.words: line.named for _view, lines in ahead.views for line in lines if line.named}
    assert (
        named == {f"{told.text} · says OSPOD Brno-sever": (lenka.name,), "Lenka helps": (lenka.name,)}
        and ahead.naming == 2
    )
    client.force_login(cast.jana)
    page = client.get(f"/meetings/{meeting.pk}/texts/").content.decode()
    assert "names Lenka Nováková" in page and "1 text names somebody" in page
    assert (
        "Every other text stays as it was written."
        in client.get(f"/meetings/{meeting.pk}/present/").content.decode()
    )
    client.force_login(cast.petra)
    with django_assert_max_num_queries(60):
        page = client.get(f"/meetings/{meeting.pk}/texts/").content.decode()
    assert "No text names anybody" in page and "names Lenka" not in page
