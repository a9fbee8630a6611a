"""The family's own page: what was given to them, in their words, each voice apart, and no word of the method."""

import datetime as dt

import pytest
from django.utils import translation

from samspil.formulations import service as maps
from samspil.formulations.terms import LANGUAGES
from samspil.ground import clock
from samspil.ground.errors import Conflict, Invalid, NotFound
from samspil.people import service as people
from tests.cast import NOW
from tests.rooms.formulations.test_pages import signed_in, url

LATER = NOW + dt.timedelta(minutes=1)


@pytest.fixture
def board(cast, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: LATER)
    return maps.start(by=cast.actor(cast.jana), at=NOW, case=cast.case)


@pytest.fixture
def cards(cast, board):
    by = cast.actor(cast.lukas)
    return {
        name: maps.add_factor(by=by, at=NOW, map=board, field=field, text=text, voice=voice)
        for name, field, text, voice in (
            ("school", "presenting", "At school 6 of 20 days", "school"),
            ("child", "presenting", "My stomach hurts", "child"),
            ("calm", "perpetuating", "The perpetuating factor is calm at home", "worker"),
            ("secret", "predisposing", "Something about an uncle", "worker"),
        )
    }


@pytest.fixture
def mother(cast):
    return people.add(
        by=cast.actor(cast.jana), at=NOW, given_name="Lenka", family_name="Nováková", sex="female"
    )


def give(cast, board, cards, **more):
    standing = maps.current(cast.case, for_=cast.actor(cast.jana), at=LATER)
    asked = {
        "cards": [cards[n].pk for n in ("school", "child", "calm")], "child_only": [cards["child"].pk],
        "plain": {cards["calm"].pk: "At home it is calm when she stays"}, "revision": standing.revision,
    }  # fmt: skip
    return maps.give_family(by=cast.actor(cast.jana), at=LATER, map=board, **(asked | more))


def read(cast, child=False, person=None):
    eyes = cast.actor(cast.jana)
    return maps.situation(cast.case, for_=eyes, at=LATER, child=child, person=person)


def texts(found):
    return [said.text for part in found.parts for said in part.said]


def test_the_family_reads_only_what_was_given_and_only_the_child_their_own_words(cast, board, cards):
    assert read(cast) is None
    give(cast, board, cards)
    assert texts(read(cast)) == ["At school 6 of 20 days", "At home it is calm when she stays"]
    assert "My stomach hurts" in texts(read(cast, child=True))
    maps.add_factor(by=cast.actor(cast.jana), at=LATER, map=board, field="presenting", text="Written later")
    assert "Written later" not in texts(read(cast, child=True))
    maps.end_family(by=cast.actor(cast.jana), at=LATER, map=board)
    assert read(cast) is None


def test_no_method_word_reaches_the_family_in_any_language(cast, board, cards, client):
    with pytest.raises(Invalid) as invalid:
        give(cast, board, cards, plain={})
    assert set(invalid.value.problems) == {f"plain-{cards['calm'].pk}"}
    give(cast, board, cards)
    for language in LANGUAGES:
        with translation.override(language):
            assert [maps.method_word(part.heading) for part in read(cast).parts] == ["", ""]


def test_a_map_that_changed_meanwhile_is_looked_at_again_before_it_is_given(cast, board, cards):
    with pytest.raises(Conflict):
        give(cast, board, cards, revision=1)


def test_this_is_not_how_i_see_it_becomes_a_voice_beside_the_card(cast, board, cards, mother):
    give(cast, board, cards)
    said = {"by": cast.actor(cast.jana), "at": LATER, "voice": "mother", "person": mother, "who": "Lenka"}
    found = read(cast, person=mother.pk)
    maps.see_otherwise(situation=found, factor=cards["school"].pk, words="She was ill.", **said)
    with pytest.raises(NotFound):
        maps.see_otherwise(situation=found, factor=cards["secret"].pk, words="How do you know?", **said)
    card = maps.factor(cards["school"].pk, for_=cast.actor(cast.petra), at=LATER)
    assert (card.text, card.contested, card.voices[0].own_hand) == (
        "At school 6 of 20 days", "Lenka: She was ill.", True,
    )  # fmt: skip
    own = read(cast, person=mother.pk).one(cards["school"].pk).own
    assert [o.words for o in own] == ["She was ill."]
    assert read(cast).one(cards["school"].pk).own == ()


def test_a_worker_chooses_on_a_page_what_the_family_reads_and_sees_it_as_they_do(cast, board, cards):
    jana = signed_in(cast.jana)
    page = jana.get(url(cast, "family")).content.decode()
    assert "Only Tereza reads this" in page and "Something about an uncle" in page
    assert jana.get(url(cast, "family_page")).status_code == 404
    now = maps.current(cast.case, for_=cast.actor(cast.jana), at=LATER)
    form = {"cards": [str(cards["school"].pk), str(cards["calm"].pk)], "revision": now.revision}
    bad = jana.post(url(cast, "family"), form)
    assert bad.status_code == 422 and "perpetuating" in bad.content.decode()
    form[f"plain-{cards['calm'].pk}"] = "It is calm at home"
    assert jana.post(url(cast, "family"), form).status_code == 303
    shown = jana.get(url(cast, "family_page")).content.decode()
    assert "It is calm at home" in shown and "uncle" not in shown and "stomach" not in shown
    assert signed_in(cast.olga).get(url(cast, "family")).status_code == 404
