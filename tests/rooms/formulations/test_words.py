"""The words of the six fields: versions in five languages; a map keeps the one it was started with."""

import copy

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import translation

from samspil.formulations import service as maps
from samspil.formulations.models import Vocabulary
from samspil.ground import clock
from samspil.ground.errors import Conflict, Invalid, Refused
from tests.cast import NOW
from tests.rooms.formulations.test_pages import signed_in


@pytest.fixture
def words():
    told = copy.deepcopy(maps.as_data(None))
    told["en"]["protective"]["name"] = "Strengths"
    told["cs"]["protective"]["name"] = "Silné stránky"
    return told


def publish(cast, words, replaces=1, why="our own word"):
    return maps.publish_words(by=cast.actor(cast.ada), at=NOW, words=words, why=why, replaces=replaces)


def label(cast, key="protective"):
    found = maps.current(cast.case, for_=cast.actor(cast.jana), at=NOW)
    return maps.words(found)[key].name


def test_new_words_count_for_new_maps_and_a_running_map_keeps_its_own(cast, words):
    maps.start(by=cast.actor(cast.jana), at=NOW, case=cast.case)
    assert publish(cast, words).number == 2
    assert label(cast) == "Protects"
    maps.current(cast.case, for_=cast.actor(cast.jana), at=NOW).delete()
    maps.start(by=cast.actor(cast.jana), at=NOW, case=cast.case)
    words["en"]["protective"]["name"] = "Resources"
    publish(cast, words, replaces=2)
    assert label(cast) == "Strengths"
    with translation.override("cs"):
        assert label(cast) == "Silné stránky"


def test_five_languages_are_needed_and_the_family_reads_no_method_word(cast, words):
    words["fi"]["presenting"]["question"] = " "
    words["da"]["predicting"]["family"] = "Prædisponerende forhold"
    words["nl"]["predicting"]["name"] = "x" * 31
    with pytest.raises(Invalid) as invalid:
        publish(cast, words, why="")
    assert set(invalid.value.problems) == {
        "fi-presenting-question", "da-predicting-family", "nl-predicting-name", "why",
    }  # fmt: skip


def test_who_wrote_from_an_older_version_is_told_and_a_worker_may_not(cast, words):
    publish(cast, words)
    with pytest.raises(Conflict):
        publish(cast, words, replaces=1)
    with pytest.raises(Refused):
        maps.publish_words(by=cast.actor(cast.jana), at=NOW, words=words, why="x", replaces=2)


def test_a_version_is_never_changed(cast, words):
    made = publish(cast, words)
    with pytest.raises(TypeError):
        made.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Vocabulary.objects.update(why="other")


def test_the_administrator_makes_a_version_on_a_page_and_what_was_typed_stays_when_it_is_not_whole(
    cast, words, monkeypatch
):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    address = reverse("formulations:vocabulary")
    assert signed_in(cast.jana).get(address).status_code in (403, 404)
    ada = signed_in(cast.ada)
    assert 'value="Keeps it going"' in ada.get(address).content.decode()
    form = {f"method-{key}": word for key, word in words["method"].items()} | {"replaces": 1, "why": ""}
    for code in ("en", "cs", "da", "fi", "nl"):
        form |= {
            f"{code}-{k}-{part}": said for k, parts in words[code].items() for part, said in parts.items()
        }
    answer = ada.post(address, form)
    assert answer.status_code == 422 and "Silné stránky" in answer.content.decode()
    assert ada.post(address, form | {"why": "our own word"}).status_code == 303
    assert "version 2" in ada.get(address).content.decode()


def test_a_running_map_takes_newer_words_when_somebody_says_so_and_nothing_is_lost(cast, words, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    jana = cast.actor(cast.jana)
    board = maps.start(by=jana, at=NOW, case=cast.case)
    card = maps.add_factor(by=jana, at=NOW, map=board, field="protective", text="Grandmother lives near")
    address = reverse("formulations:renew_words", args=[cast.case.pk])
    page, petra = reverse("formulations:map", args=[cast.case.pk]), signed_in(cast.petra)
    assert address not in petra.get(page).content.decode()
    assert "has the newest words already" in petra.get(address).content.decode()
    publish(cast, words)
    words["en"]["protective"]["name"] = "Resources"
    publish(cast, words, replaces=2)
    assert address in petra.get(page).content.decode()
    shown = petra.get(address).content.decode()
    assert "Resources" in shown and "Different in: English, Čeština." in shown and label(cast) == "Protects"
    old = petra.post(address, {"number": "2"})
    assert old.status_code == 409 and "Still newer words came meanwhile." in old.content.decode()
    assert petra.post(address, {"number": "3"})["Location"] == page
    assert (label(cast), address in petra.get(page).content.decode()) == ("Resources", False)
    now = maps.current(cast.case, for_=jana, at=NOW)
    [kept] = maps.versions(now)
    assert (kept.content["words"], now.vocabulary.number, now.revision) == (1, 3, board.revision + 3)
    assert [c.pk for c in maps.on_board(now)] == [card.pk]
    with pytest.raises(Refused):
        maps.take_words(by=jana, at=NOW, map=now, number=3)
