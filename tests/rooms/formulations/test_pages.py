import datetime as dt
import itertools

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.formulations import service as maps
from samspil.formulations.web.drawing import draw
from samspil.ground import clock
from tests.cast import NOW

CARD = {"text": "At school 6 of 20 days", "kind": "fact", "voice": "school"}


@pytest.fixture
def now(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return NOW


@pytest.fixture
def board(cast, now):
    return maps.start(by=cast.actor(cast.jana), at=NOW, case=cast.case)


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


def url(cast, name, *more):
    return reverse(f"formulations:{name}", args=[cast.case.pk, *more])


def add(cast, who, text="x", field="presenting", **more):
    return signed_in(who).post(url(cast, "add"), CARD | {"text": text, "field": field} | more)


def cards(cast):
    return maps.factors(cast.case, for_=cast.actor(cast.jana), at=NOW)


def test_a_map_is_started_and_a_card_put_on_it_without_script(cast, now):
    jana = signed_in(cast.jana)
    assert "There is no map yet" in jana.get(url(cast, "map")).content.decode()
    assert jana.post(url(cast, "start")).status_code == 303
    answer = add(cast, cast.jana, "Up at night", said_on="20 Nov 2026")
    assert (answer.status_code, answer["Location"]) == (303, url(cast, "map") + "#card-1")
    page = jana.get(url(cast, "map")).content.decode()
    assert "Up at night" in page and "All 3 organisations around Tereza see this map." in page
    assert cards(cast)[0].said_on == dt.date(2026, 11, 20)


def test_what_was_typed_stays_when_it_cannot_be_kept(cast, board):
    answer = add(cast, cast.jana, "y" * 601, "protective")
    assert answer.status_code == 422
    assert "y" * 601 in answer.content.decode() and "A card holds one thought" in answer.content.decode()
    assert cards(cast) == []


def test_a_card_with_a_script_in_it_is_shown_as_words(cast, board):
    add(cast, cast.jana, "<script>alert(1)</script> 🙂")
    page = signed_in(cast.petra).get(url(cast, "map")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 🙂" in page and "<script>alert" not in page


def test_nothing_new_is_answered_with_nothing_and_three_queries(cast, board):
    add(cast, cast.jana)
    petra = signed_in(cast.petra)
    petra.get(url(cast, "map"))
    first = petra.get(url(cast, "changes"), {"since": "0"})
    state = first["ETag"].strip('"')
    petra.get(url(cast, "changes"), {"since": state})
    with CaptureQueriesContext(
        connection,
    ) as all_:
        answer = petra.get(url(cast, "changes"), {"since": state})
    assert answer.status_code == 204 and answer.content == b""
    own = [q["sql"] for q in all_ if "formulations_" in q["sql"]]
    assert len(own) <= 3, own


def test_a_change_of_one_is_in_the_next_answer_for_the_other(cast, board):
    petra = signed_in(cast.petra)
    state = petra.get(url(cast, "changes"), {"since": "0"})["ETag"].strip('"')
    add(cast, cast.jana, "Seen by Petra")
    answer = petra.get(url(cast, "changes"), {"since": state})
    assert answer.status_code == 200 and "Seen by Petra" in answer.content.decode()


@pytest.mark.parametrize("page", ["map", "changes", "versions", "hypothesis", "tried"])
def test_a_page_asks_the_same_number_of_questions_for_5_and_for_80_cards(cast, board, page):
    petra = signed_in(cast.petra)

    def fill(count):
        made = [
            maps.add_factor(
                by=cast.actor(cast.jana),
                at=NOW,
                map=board,
                text=f"card {n}",
                field="presenting" if n % 2 else "perpetuating",
            )
            for n in range(count)
        ]
        for one, other in itertools.pairwise(made):
            maps.link(by=cast.actor(cast.jana), at=NOW, source=one, target=other, kind="sets_off")

    def asked():
        with CaptureQueriesContext(connection) as all_:
            assert petra.get(url(cast, page)).status_code == 200
        return len(all_)

    fill(5)
    asked()
    few = asked()
    fill(75)
    assert asked() == few


def test_a_stranger_gets_the_same_answer_for_every_page_of_a_map_as_for_none(cast, board):
    add(cast, cast.jana)
    olga = signed_in(cast.olga)
    for name in ("map", "changes", "versions", "hypothesis", "tried", "compare"):
        assert olga.get(url(cast, name)).status_code == 404
    card = cards(cast)[0]
    for name in ("card", "move", "contest", "remove", "link", "writing"):
        assert olga.post(url(cast, name, card.pk)).status_code == 404
    assert add(cast, cast.olga).status_code == 404
    assert len(cards(cast)) == 1


def test_two_texts_for_one_card_are_shown_side_by_side_and_the_one_not_taken_is_kept(cast, board):
    add(cast, cast.jana, "first")
    card = cards(cast)[0]
    change = {"kind": "fact", "voice": "school", "revision": 1}
    address = url(cast, "card", card.pk)
    assert signed_in(cast.petra).post(address, change | {"text": "Petra's text"}).status_code == 303
    jana = signed_in(cast.jana)
    answer = jana.post(address, change | {"text": "Jana's text"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Petra&#x27;s text" in page and "Jana&#x27;s text" in page and 'name="revision" value="2"' in page
    assert (
        jana.post(address, change | {"text": "Jana's text", "revision": 2, "keep": "other"}).status_code
        == 303
    )
    assert cards(cast)[0].text == "Petra's text"
    assert "Jana&#x27;s text" in jana.get(address).content.decode()


def test_a_card_moves_by_plain_buttons(cast, board):
    for text in ("a", "b"):
        add(cast, cast.jana, text, "perpetuating")
    first, second = cards(cast)
    jana = signed_in(cast.jana)
    jana.post(url(cast, "move", second.pk), {"step": "-1"})
    assert [c.text for c in cards(cast)] == ["b", "a"]
    jana.post(url(cast, "move", first.pk), {"to": "protective"})
    assert [(c.text, c.field) for c in cards(cast)] == [("b", "perpetuating"), ("a", "protective")]
    assert jana.post(url(cast, "move", first.pk), {"to": "elsewhere"}).status_code == 422


def test_two_versions_say_what_came_what_went_and_what_changed(cast, board):
    jana = signed_in(cast.jana)
    for text in ("unmoved", "goes", "before"):
        add(cast, cast.jana, text)
    jana.post(url(cast, "versions"), {"why": "before the meeting"})
    _unmoved, goes, changes = cards(cast)
    jana.post(url(cast, "remove", goes.pk), {"why": "said twice"})
    jana.post(url(cast, "card", changes.pk), CARD | {"text": "after", "revision": 1})
    add(cast, cast.petra, "comes")
    jana.post(url(cast, "versions"), {"why": "after the meeting"})
    page = jana.get(url(cast, "compare"), {"a": 1, "b": 2}).content.decode()
    assert '<ins class="added">comes</ins>' in page
    assert "<span>goes</span>" in page
    assert ">before<" in page and ">after<" in page and "unmoved" not in page
    assert jana.get(url(cast, "compare"), {"a": 1, "b": 3}).status_code == 404
    assert jana.get(url(cast, "compare"), {"a": "x"}).status_code == 404


def test_the_list_says_everything_the_board_says(cast, board):
    add(cast, cast.jana, "a", "presenting")
    add(cast, cast.jana, "b", "perpetuating", voice_words="the trainer", unknown="on")
    one, two = cards(cast)
    jana = signed_in(cast.jana)
    jana.post(url(cast, "link", one.pk), {"target": two.pk, "kind": "sets_off"})
    jana.post(url(cast, "link", two.pk), {"target": one.pk, "kind": "keeps_going"})
    jana.post(url(cast, "contest", two.pk), {"voice": "father", "words": "no"})
    for address in (url(cast, "map"), url(cast, "map") + "?as=list"):
        page = jana.get(address).content.decode()
        for words in (
            "sets off 2",
            "keeps 1 going",
            "the trainer",
            "not known yet",
            "father: no",
            "Loop: 1 a leads to 2 b",
        ):
            assert words in page, (address, words)


def test_a_closed_case_is_read_and_not_written(cast, board):
    from samspil.cases.models import Case

    add(cast, cast.jana)
    Case.objects.filter(pk=cast.case.pk).update(closed_at=NOW, close_reason="goals_met")
    jana = signed_in(cast.jana)
    assert "New card" not in jana.get(url(cast, "map")).content.decode()
    assert add(cast, cast.jana).status_code == 422
    assert len(cards(cast)) == 1


def test_a_map_of_500_cards_is_read_and_says_why_no_more_fit_with_the_text_kept(cast, board):
    from samspil.formulations.models import Factor

    first = maps.add_factor(by=cast.actor(cast.jana), at=NOW, map=board, field="presenting", text="card 1")
    Factor.objects.bulk_create(
        Factor(
            map=board, number=n, field="presenting", position=n, text=f"card {n}", kind="fact", voice="school",
            language="en", institution=first.institution, written_at=NOW, changed_at=NOW,
        )
        for n in range(2, 501)
    )  # fmt: skip
    answer = add(cast, cast.jana, "one too many")
    page = answer.content.decode()
    assert answer.status_code == 422 and "This map holds 500 cards." in page and "one too many" in page
    assert page.count('class="crd') == 500


def test_a_loop_of_three_is_drawn_as_a_triangle_whose_arrows_do_not_meet():
    one, two, three = draw([(1, "tired"), (2, "late"), (3, "shouting")]).boxes
    assert (
        (one.y, two.y) == (two.y, one.y) and three.y > one.y and three.middle == (one.middle + two.middle) / 2
    )
    to, back = draw([(1, "tired"), (2, "late"), (3, "shouting")]).arrows[1:]
    assert to.split("L")[1] != back.split("L")[0].removeprefix("M")
