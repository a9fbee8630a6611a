"""Identifiers sort in the order in which they were made, also within one moment of the clock."""

import time

from samspil.ground import ids


def test_what_is_made_first_sorts_first_even_when_the_clock_stands_still_or_steps_back(monkeypatch):
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now)
    made = [ids.new_id() for _ in range(5000)]
    assert made == sorted(made) and len(set(made)) == 5000
    monkeypatch.setattr(time, "time_ns", lambda: now - 400_000_000)
    assert ids.new_id() > made[-1]
    monkeypatch.setattr(time, "time_ns", lambda: now - 3_600_000_000_000)
    assert ids.new_id() < made[0]
    assert {i.version for i in made} == {7} and {i.variant for i in made} == {"specified in RFC 4122"}


def test_the_first_48_bits_are_milliseconds(monkeypatch):
    monkeypatch.setattr(time, "time_ns", lambda: 4_102_444_800_123_456_789)
    assert ids.new_id().int >> 80 == 4_102_444_800_123


def test_inside_a_telling_the_same_calls_give_the_same_identifiers():
    with ids.repeatable(7):
        first = [ids.new_id() for _ in range(3)]
    with ids.repeatable(7):
        assert [ids.new_id() for _ in range(3)] == first
    assert ids.new_id() not in first
