"""Rules about episodes in their order: ends, gaps, overlaps, and whether the reason of a new episode fits what changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from samspil.engines.ssda903.facts import MOVES, TEMPORARY, Facts
from samspil.engines.ssda903.problem import Episode
from samspil.engines.ssda903.rules.registry import Hit, about, between, filled, on, rule

_FIRST_RETURN = date(1991, 10, 14)
_FREEING_ENDED = date(2005, 12, 1)

on("148", "episodes", "DEC REC", "both_or_none", lambda e, f: filled(e, "DEC") != filled(e, "REC"))
on("353", "episodes", "DECOM", "too_early", lambda e, f: e.decom and e.decom < _FIRST_RETURN)
on("354", "episodes", "DECOM", "after_year", lambda e, f: e.decom and e.decom > f.year.end)
on("355", "episodes", "DEC DECOM", "same_day", lambda e, f: e.dec and e.dec == e.decom)
on("356", "episodes", "DEC DECOM", "before", lambda e, f: e.dec and e.decom and e.dec < e.decom)
on("385", "episodes", "DEC", "after_year", lambda e, f: e.dec and e.dec > f.year.end)
on(
    "445",
    "episodes",
    "LS DECOM",
    "does_not_fit",
    lambda e, f: e.ls == "D1" and e.decom and e.decom >= _FREEING_ENDED,
)
on(
    "446",
    "episodes",
    "LS DECOM",
    "does_not_fit",
    lambda e, f: e.ls == "E1" and e.decom and e.decom < _FREEING_ENDED,
)
on("451", "episodes", "LS REC", "does_not_fit", lambda e, f: e.ls == "D1" and e.dec is None)

between(
    "142", "DEC", "still_open", lambda a, b, f: not filled(a, "DEC") or not filled(a, "REC"), earlier=True
)
between("501", "DECOM DEC", "overlap", lambda a, b, f: a.dec and b.decom < a.dec)
between("431", "RNE DEC", "history", lambda a, b, f: b.rne == "S" and a.dec == b.decom)
between("432", "RNE REC", "history", lambda a, b, f: a.rec not in ("", "X1") and b.rne not in ("", "S"))
between("433", "DECOM DEC", "not_same_day", lambda a, b, f: b.rne not in ("", "S") and a.dec != b.decom)
between("437", "REC DECOM", "history", lambda a, b, f: a.rec in ("E2", "E15"), earlier=True)


def _placement(episode: Episode) -> tuple[str, ...]:
    return (episode.place, episode.place_provider, episode.pl_post, episode.urn)


between(
    "434",
    "RNE LS",
    "history",
    lambda a, b, f: b.rne == "L" and (a.ls == b.ls or _placement(a) != _placement(b)),
)
between(
    "435",
    "RNE LS",
    "history",
    lambda a, b, f: b.rne in ("P", "T") and (a.ls != b.ls or _placement(a) == _placement(b)),
)
between(
    "436",
    "RNE LS",
    "history",
    lambda a, b, f: b.rne in ("B", "U") and (a.ls == b.ls or _placement(a) == _placement(b)),
)


def _no_continuation(facts: Facts) -> Iterator[Hit]:
    for episode in facts.episodes:
        if episode.rec == "X1":
            after = facts.following.get(id(episode))
            if after is None or after.decom != episode.dec:
                yield Hit(episode, "REC")


rule("388", "no_next", _no_continuation)


def _first_not_started(facts: Facts) -> Iterator[Hit]:
    if facts.episodes and facts.episodes[0].rne != "S" and facts.episodes[0].decom in facts.year:
        yield Hit(facts.episodes[0], "RNE")


rule(
    "357",
    "history",
    _first_not_started,
    part="earlier years are not known; an episode carried over from the year before is let pass",
)


def _need_differs(facts: Facts) -> Iterator[Hit]:
    start: Episode | None = None
    for before, episode in zip((None, *facts.episodes), facts.episodes, strict=False):
        if start is None or episode.rne == "S" or (before and before.dec != episode.decom):
            start = episode
        elif episode.cin != start.cin:
            yield Hit(episode, "CIN", "CIN", start)


rule("504", "does_not_fit", _need_differs)


def _change_expected(episode: Episode, facts: Facts) -> bool:
    """Whether the episode ends because the child moves to another lasting placement."""
    after = facts.following.get(id(episode))
    return bool(
        after
        and after.rne in MOVES
        and episode.rec == "X1"
        and episode.place not in TEMPORARY
        and after.place not in TEMPORARY
    )


def _no_change(episode: Episode, facts: Facts) -> bool:
    return episode.place in TEMPORARY or (
        id(episode) in facts.following and not _change_expected(episode, facts)
    )


on(
    "225",
    "episodes",
    "REASON_PLACE_CHANGE",
    "needed",
    lambda e, f: not filled(e, "REASON_PLACE_CHANGE") and e.dec in f.year and _change_expected(e, f),
)
on(
    "226",
    "episodes",
    "REASON_PLACE_CHANGE",
    "not_expected",
    lambda e, f: filled(e, "REASON_PLACE_CHANGE") and _no_change(e, f),
)


def _adopted_before(facts: Facts) -> bool:
    return any(later.decom and adopted.decom and later.decom > adopted.decom
               for adopted in facts.adoptions for later in facts.episodes)  # fmt: skip


about("199", "episodes", "CHILD", "history", _adopted_before)
