"""What is wrong with a question or contradicts itself in it: everything at once, each with who it is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from samspil.engines.matching.parts import MOST_SPLIT, Told
from samspil.engines.matching.wrong import Clash, Wrong


def clashes(told: Told) -> tuple[Clash, ...]:
    """Everything that is wrong, in an order that does not depend on the order of telling."""
    plain = [*_twice(told), *_unknown(told), *_numbers(told)]
    # What hangs together is only worth asking when every key is known once.
    return tuple(sorted(plain or [*_exclusions(told), *_held(told)], key=str))


def all_held(told: Told) -> dict[str, str]:
    """Held children, and the brothers and sisters who stay together with them."""
    held = dict(told.held)
    for unit in told.units:
        if unit.split is None and (homes := sorted({held[c] for c in unit.children if c in held})):
            held |= {child: homes[0] for child in unit.children if child not in held}
    return held


def _again(keys: Iterable[str]) -> list[str]:
    return [key for key, times in Counter(keys).items() if times > 1]


def _twice(told: Told) -> Iterator[Clash]:
    yield from (Clash(Wrong.TWICE, children=(k,)) for k in _again(c for u in told.units for c in u.children))
    yield from (Clash(Wrong.TWICE, units=(k,)) for k in _again(u.key for u in told.units))
    yield from (Clash(Wrong.TWICE, homes=(k,)) for k in _again(h.key for h in told.homes))
    yield from (Clash(Wrong.TWICE, pools=(k,)) for k in _again(p.key for p in told.pools))
    for key in _again(h for p in told.pools for h in p.homes):
        yield Clash(
            Wrong.TWO_POOLS, homes=(key,), pools=tuple(sorted(p.key for p in told.pools if key in p.homes))
        )


def _unknown(told: Told) -> Iterator[Clash]:
    children = {c for u in told.units for c in u.children}
    homes = {h.key for h in told.homes}
    named = set(told.unmet) | set(told.respite) | set(told.held) | {c for pair in told.apart for c in pair}
    yield from (Clash(Wrong.UNKNOWN, children=(c,)) for c in (named | {c for c, _h in told.bans}) - children)
    places = set(told.held.values()) | {h for _c, h in told.bans} | {h for p in told.pools for h in p.homes}
    for row in told.unmet.values():
        if not row.keys() <= homes:
            places |= row.keys()
    yield from (Clash(Wrong.UNKNOWN, homes=(h,)) for h in places - homes)


def _numbers(told: Told) -> Iterator[Clash]:
    for unit in told.units:
        if not unit.children:
            yield Clash(Wrong.EMPTY, units=(unit.key,))
        if (unit.split or 0) < 0:
            yield Clash(Wrong.NEGATIVE, units=(unit.key,))
        if unit.split is not None and len(unit.children) > MOST_SPLIT:
            yield Clash(Wrong.TOO_MANY, units=(unit.key,))
    for home in told.homes:
        if home.places < 0 or any(most < 0 for most in home.kinds.values()):
            yield Clash(Wrong.NEGATIVE, homes=(home.key,))
    yield from (Clash(Wrong.NEGATIVE, pools=(p.key,)) for p in told.pools if p.room < 0)
    few = {c for c, row in told.unmet.items() if row and min(row.values()) < 0}
    few |= {c for c, needs in told.respite.items() if needs < 0}
    yield from (Clash(Wrong.NEGATIVE, children=(c,)) for c in few)


def _exclusions(told: Told) -> Iterator[Clash]:
    unit_of = {c: u for u in told.units for c in u.children}
    for pair in {tuple(sorted(p)) for p in told.apart}:
        if pair[0] == pair[1]:
            yield Clash(Wrong.SELF_APART, children=pair[:1])
        elif unit_of[pair[0]] is unit_of[pair[1]] and unit_of[pair[0]].split is None:
            yield Clash(Wrong.TOGETHER_AND_APART, children=pair, units=(unit_of[pair[0]].key,))


def _held(told: Told) -> Iterator[Clash]:
    held = all_held(told)
    for child, key in held.items():
        if (child, key) in told.bans:
            yield Clash(Wrong.HELD_AND_BANNED, children=(child,), homes=(key,))
        elif key not in told.unmet.get(child, {}):
            yield Clash(Wrong.HELD_NOT_ELIGIBLE, children=(child,), homes=(key,))
    for pair in {tuple(sorted(p)) for p in told.apart}:
        if pair[0] != pair[1] and held.get(pair[0]) is not None and held.get(pair[0]) == held.get(pair[1]):
            yield Clash(Wrong.HELD_APART, children=pair, homes=(held[pair[0]],))
    for unit in told.units:
        homes = tuple(sorted({held[c] for c in unit.children if c in held}))
        if unit.split is None and len(homes) > 1:
            yield Clash(Wrong.HELD_SPLIT, units=(unit.key,), homes=homes)
    yield from _overfull(told, held)


def _overfull(told: Told, held: dict[str, str]) -> Iterator[Clash]:
    kind = {c: u.kind for u in told.units for c in u.children}
    inside: dict[str, list[str]] = defaultdict(list)
    for child, at in held.items():
        inside[at].append(child)
    for home in told.homes:
        who = sorted(inside[home.key])
        kinds = Counter(kind[c] for c in who)
        if len(who) > home.places or any(kinds[k] > most for k, most in home.kinds.items()):
            yield Clash(Wrong.HELD_OVERFULL, children=tuple(who), homes=(home.key,))
    for pool in told.pools:
        guests = sorted(c for h in pool.homes for c in inside[h] if told.respite.get(c, 0))
        if sum(told.respite[c] for c in guests) > pool.room:
            yield Clash(Wrong.HELD_OVERFULL, children=tuple(guests), pools=(pool.key,))
