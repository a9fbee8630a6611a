"""Rules about where the child lives, who provides it, under which legal status and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from samspil.engines.ssda903.facts import ADOPTED, FOR_ADOPTION, FOSTER, SHORT_BREAK, TEMPORARY, Facts
from samspil.engines.ssda903.problem import Episode
from samspil.engines.ssda903.rules.registry import Check, Hit, Test, about, between, blank, filled, on, rule

_LONG_TERM = ("U1", "U4")
_NOT_BY_OTHER_PUBLIC = FOSTER | {"P1", "A3", "A4", "A5", "A6", "K1", "K2"}
_WITHOUT_NUMBER = TEMPORARY | {"P1", "R2", "R5"}
_WITH_NUMBER = FOSTER | {"K1", "K2"}

# code, provider, places it cannot be
_PROVIDERS = (
    ("527", "PR1", frozenset(("P1", "R2", "R5"))),
    ("528", "PR2", frozenset(("P1", "R2", "R5"))),
    ("529", "PR3", _NOT_BY_OTHER_PUBLIC),
    ("530", "PR4", frozenset(("P1",))),
    ("531", "PR5", frozenset(("P1",))),
)


def _cannot_be(provider: str, places: frozenset[str]) -> Test:
    return lambda e, f: e.place_provider == provider and e.place in places


for _code, _provider, _places in _PROVIDERS:
    on(_code, "episodes", "PLACE_PROVIDER PLACE", "does_not_fit", _cannot_be(_provider, _places))
on(
    "550",
    "episodes",
    "PLACE_PROVIDER PLACE",
    "does_not_fit",
    lambda e, f: e.place_provider == "PR0" and e.place != "P1",
)
on(
    "213",
    "episodes",
    "PLACE_PROVIDER PLACE",
    "not_expected",
    lambda e, f: e.place_provider and e.place in TEMPORARY,
)
on(
    "526",
    "episodes",
    "PLACE_PROVIDER",
    "needed",
    lambda e, f: not e.place_provider and e.place not in TEMPORARY | {"Z1", ""},
)


def _needs_urn(episode: Episode, facts: Facts) -> bool:
    in_year = episode.dec is None or episode.dec >= facts.year.start
    return not episode.urn and episode.place in _WITH_NUMBER and in_year and episode.ls not in SHORT_BREAK


on(
    "214",
    "episodes",
    "PL_POST LS",
    "not_expected",
    lambda e, f: e.ls in SHORT_BREAK and filled(e, "PL_POST", "URN"),
)
on(
    "398",
    "episodes",
    "HOME_POST LS",
    "not_expected",
    lambda e, f: e.ls in SHORT_BREAK and filled(e, "HOME_POST", "PL_POST"),
)
on("392b", "episodes", "PL_POST HOME_POST", "needed",
   lambda e, f: e.ls not in SHORT_BREAK and not f.child.uasc and blank(e, "HOME_POST") | blank(e, "PL_POST"))  # fmt: skip
on("392d", "episodes", "PL_POST HOME_POST", "does_not_fit",
   lambda e, f: e.pl_post and e.place != "P1" and _same_post(e))  # fmt: skip
on("218", "episodes", "URN", "needed", _needs_urn,
   part="asked for foster placements and children's homes only")  # fmt: skip
on("222", "episodes", "URN PLACE", "not_expected", lambda e, f: e.urn and e.urn.upper() != "XXXXXXX" and e.place in _WITHOUT_NUMBER,
   part="looked at for places that surely have no number")  # fmt: skip


def _same_post(episode: Episode) -> bool:
    return episode.pl_post.replace(" ", "").upper() == episode.home_post.replace(" ", "").upper()


on("378", "episodes", "PLACE LS", "does_not_fit", lambda e, f: e.place == "P1" and e.ls == "V2")
on("380", "episodes", "PLACE RNE", "does_not_fit", lambda e, f: e.rne == "S" and e.place in TEMPORARY)
on(
    "381",
    "episodes",
    "PLACE REC",
    "does_not_fit",
    lambda e, f: e.rec not in ("", "X1") and e.place in TEMPORARY,
)
on("382", "episodes", "PLACE LS", "does_not_fit", lambda e, f: e.ls in SHORT_BREAK and e.place in TEMPORARY)
on("384", "episodes", "PLACE LS", "does_not_fit", lambda e, f: e.ls in SHORT_BREAK and e.place in _LONG_TERM)
on("366", "episodes", "RNE LS", "does_not_fit", lambda e, f: e.ls == "V3" and e.rne not in ("", "S"))
on("408", "episodes", "LS PLACE", "does_not_fit", lambda e, f: e.place in ("A5", "A6") and e.ls != "E1")
on(
    "516",
    "episodes",
    "PLACE REC",
    "does_not_fit",
    lambda e, f: e.rec in ("E45", "E46") and e.place not in FOSTER,
)
on(
    "217",
    "episodes",
    "RNE PLACE",
    "does_not_fit",
    lambda e, f: e.place in ("A3", "A5") and e.rne not in ("S", "T", "U"),
)
on(
    "390",
    "episodes",
    "REC PLACE",
    "does_not_fit",
    lambda e, f: e.rec in ADOPTED and e.place not in FOR_ADOPTION,
)
between(
    "336",
    "PLACE PLACE",
    "history",
    lambda a, b, f: b.place in ("A3", "A5") and a.place not in FOSTER | {"A3", "A5"},
)


def _no_return(facts: Facts) -> Iterator[Hit]:
    """A stay away must be followed by the placement before it."""
    episodes = facts.episodes
    for before, away, after in zip(episodes, episodes[1:], episodes[2:], strict=False):
        if away.place in TEMPORARY and before.place not in TEMPORARY and after.place != before.place:
            yield Hit(after, "PLACE", "PLACE", before)


rule("383", "history", _no_return)

about(
    "426",
    "episodes",
    "LS",
    "history",
    lambda f: {e.ls for e in f.episodes} >= SHORT_BREAK,
    part="the years are not told apart",
)

# code, legal status, longest stretch in days
_LEGAL = (("361", "L1", 3), ("362", "L2", 21), ("363", "L3", 7), ("364", "J2", 21), ("365", "V3", 17))
_LEGAL_PART = {"364": "21 days is taken as the limit"}
# code, place, longest stay in days
_STAYS = (("375", "T1", 42), ("376", "T3", 21), ("379", "T4", 7))


def _legal_too_long(legal: str, days: int) -> Check:
    def check(facts: Facts) -> Iterator[Hit]:
        for episode, end in facts.runs(legal):
            if episode.decom and (end - episode.decom).days > days:
                yield Hit(episode, "DECOM", "LS")

    return check


for _code, _legal, _days in _LEGAL:
    rule(_code, "too_long", _legal_too_long(_legal, _days), part=_LEGAL_PART.get(_code, ""))


def _stays_too_long(place: str, days: int) -> Test:
    return lambda e, f: e.place == place and e.decom and ((e.dec or f.year.end) - e.decom).days > days


for _code, _place, _days in _STAYS:
    on(_code, "episodes", "DECOM PLACE", "too_long", _stays_too_long(_place, _days))


def _many_holidays(facts: Facts) -> Iterator[Hit]:
    stays = [e for e in facts.episodes if e.place == "T3" and e.decom]
    for first, third in zip(stays, stays[2:], strict=False):
        if first.decom and third.decom and third.decom - first.decom < timedelta(days=365):
            yield Hit(third, "PLACE")


rule("377", "too_long", _many_holidays)


def _too_much_respite(facts: Facts) -> bool:
    year, days = facts.year, 0
    for e in facts.episodes:
        if e.ls == "V3" and e.decom:
            days += max(0, (min(e.dec or year.end, year.end) - max(e.decom, year.start)).days)
    return days > 75


about(
    "367",
    "episodes",
    "DECOM",
    "too_long",
    _too_much_respite,
    part="the collection year is taken as the twelve months",
)
