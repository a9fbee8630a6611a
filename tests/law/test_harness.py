"""The ground under the tests is itself tested: a guard that never bites is no guard."""

from __future__ import annotations

import socket

import pytest
from django.db import connection

from tests.support.database import choice
from tests.support.network import OutsideWorld, is_here
from tests.support.words import messages, say, still_english


def test_a_connection_to_the_outside_is_refused():
    with pytest.raises(OutsideWorld):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_name_of_the_outside_is_not_looked_up():
    with pytest.raises(OutsideWorld):
        socket.getaddrinfo("example.org", 443)


@pytest.mark.parametrize(
    ("host", "here"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("192.0.2.1", False)]
)
def test_only_this_machine_counts_as_here(host: str, here: bool):
    assert is_here(host) is here


def test_english_left_on_a_page_is_found_though_some_english_words_are_words_of_the_language_too():
    plain, _gapped = messages()
    for language in ("nl", "da", "cs", "fi"):
        for planted in ("Who looked", "Read before you show it", "Nothing is known yet of this."):
            assert still_english(planted, language), (language, planted)
            assert not still_english(say(language, planted), language) or planted.endswith("this.")
        told = {words for words in plain if say(language, words).casefold() != words.casefold()}
        missed = {words for words in told if not still_english(words, language)}
        assert len(missed) <= 5 and all(" " not in words for words in missed), missed


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_asked_for():
    assert connection.vendor == choice()
