"""How far two people agree, feature by feature."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein

from samspil.engines.doubles import spelling
from samspil.engines.doubles.nicknames import full_names
from samspil.engines.doubles.problem import Level, Somebody

L = Level
AGREES = frozenset({L.SAME, L.SOUNDS, L.SHORT, L.ENDING, L.NEARLY, L.PART})
CLOSE, NEAR = 0.86, 0.93
LONG = 5
STREET = 0.85
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Ready:
    """A person made ready for comparing, once."""

    key: str
    given: tuple[str, ...]
    family: tuple[str, ...]
    called: tuple[str, ...]
    born: str
    sex: str
    phone: str
    email: str
    street: tuple[str, ...]
    place: tuple[str, ...]


def ready(person: Somebody) -> Ready:
    return Ready(
        person.key,
        spelling.words(person.given),
        spelling.words(person.family),
        spelling.words(person.called),
        spelling.digits(person.born)[:8],
        person.sex,
        spelling.phone(person.phone),
        person.email.strip().casefold(),
        tuple(_TOKEN.findall(spelling.fold(person.street))),
        tuple(sorted(_TOKEN.findall(spelling.fold(person.place)))),
    )


def features(a: Ready, b: Ready) -> tuple[tuple[str, Level], ...]:
    family, given = names(a, b)
    return (
        ("family", family),
        ("given", given),
        ("born", born(a.born, b.born)),
        ("sex", _plain(a.sex, b.sex)),
        ("phone", phone(a.phone, b.phone)),
        ("email", _plain(a.email, b.email)),
        ("street", street(a.street, b.street)),
        ("place", place(a.place, b.place)),
    )


def names_agree(said: tuple[tuple[str, Level], ...]) -> bool:
    """Both names are near and no known fact speaks against it."""
    levels = dict(said)
    near = AGREES | {L.SWAPPED}
    return (
        levels["family"] in near
        and levels["given"] in near
        and L.DIFFERS not in (levels["born"], levels["sex"])
    )


def names(a: Ready, b: Ready) -> tuple[Level, Level]:
    """Family and given name; written in each other's place when that fits and as they stand they do not."""
    family, given = family_name(a.family, b.family), _given(a, b)
    if family not in AGREES and given not in AGREES:
        crossed = family_name(a.family, b.given), family_name(a.given, b.family)
        if all(level in (L.SAME, L.SOUNDS, L.NEARLY) for level in crossed):
            return L.SWAPPED, L.SWAPPED
    return family, given


def _given(a: Ready, b: Ready) -> Level:
    """The best of how people are named and how they want to be called."""
    order = (L.SAME, L.SOUNDS, L.SHORT, L.PART, L.NEARLY, L.SIMILAR, L.DIFFERS, L.UNKNOWN)
    if not (a.called or b.called):
        return given_name(a.given, b.given)
    ways = [given_name(x, y) for x in (a.given, a.called) for y in (b.given, b.called)]
    return min(ways, key=order.index)


@lru_cache(maxsize=200_000)
def family_name(a: tuple[str, ...], b: tuple[str, ...]) -> Level:
    if not a or not b:
        return L.UNKNOWN
    one, other = "".join(a), "".join(b)
    if one == other or sorted(a) == sorted(b):
        return L.SAME
    if spelling.sound(one) == spelling.sound(other):
        return L.SOUNDS
    if [spelling.stem(w) for w in a] == [spelling.stem(w) for w in b]:
        return L.ENDING
    if len(a) + len(b) > 2 and _share(a, b, spelling.stem):
        return L.PART
    return _letters(one, other)


@lru_cache(maxsize=200_000)
def given_name(a: tuple[str, ...], b: tuple[str, ...]) -> Level:
    if not a or not b:
        return L.UNKNOWN
    one, other = "".join(a), "".join(b)
    if one == other:
        return L.SAME
    if spelling.sound(one) == spelling.sound(other):
        return L.SOUNDS
    if len(a) + len(b) > 2 and _share(a, b, spelling.sound):
        return L.PART
    if full_names(a[0]) & full_names(b[0]):
        return L.SHORT
    if min(len(one), len(other)) == 1:
        return L.SIMILAR if one[0] == other[0] else L.DIFFERS
    if one + "a" == other or other + "a" == one:
        return L.SIMILAR  # Jan and Jana are seldom one person
    return _letters(one, other)


def _share(a: tuple[str, ...], b: tuple[str, ...], form: Callable[[str], str]) -> bool:
    return bool({form(w) for w in a if len(w) > 2} & {form(w) for w in b if len(w) > 2})


def _letters(one: str, other: str) -> Level:
    """A slip of the pen: one letter more, less, other or in the wrong place; or nearly the same beginning."""
    alike = max(
        JaroWinkler.similarity(one, other),
        JaroWinkler.similarity(spelling.sound(one), spelling.sound(other)),
    )
    longest = max(len(one), len(other))
    slips = OSA.distance(one, other, score_cutoff=2)
    if longest >= LONG and (slips <= 1 or alike >= NEAR or (slips == 2 and longest >= 2 * LONG - 2)):
        return L.NEARLY
    return L.SIMILAR if alike >= CLOSE or slips <= 1 else L.DIFFERS


@lru_cache(maxsize=200_000)
def born(a: str, b: str) -> Level:
    if len(a) < 4 or len(b) < 4:
        return L.UNKNOWN
    if len(a) < 8 or len(b) < 8:
        apart = abs(int(a[:4]) - int(b[:4]))
        return L.YEAR if apart == 0 else L.UNKNOWN if apart <= 2 else L.DIFFERS
    if a == b:
        return L.SAME
    off = [n for n in range(8) if a[n] != b[n]]
    if a[:4] == b[:4] and a[4:6] == b[6:] and a[6:] == b[4:6]:
        return L.TURNED
    if len(off) == 1:
        return L.DIGIT
    if len(off) == 2 and off[1] == off[0] + 1 and a[off[0]] == b[off[1]] and a[off[1]] == b[off[0]]:
        return L.TURNED
    return L.YEAR if a[:4] == b[:4] and (a[4:6] == b[4:6] or a[6:] == b[6:]) else L.DIFFERS


def phone(a: str, b: str) -> Level:
    if len(a) < 6 or len(b) < 6:
        return L.UNKNOWN
    if a == b:
        return L.SAME
    return L.DIGIT if OSA.distance(a, b, score_cutoff=1) <= 1 else L.DIFFERS


def street(a: tuple[str, ...], b: tuple[str, ...]) -> Level:
    """In any order (a number before or behind), or run together."""
    if not a or not b:
        return L.UNKNOWN
    if sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return L.SAME
    alike = max(
        Levenshtein.normalized_similarity(" ".join(sorted(a)), " ".join(sorted(b))),
        Levenshtein.normalized_similarity("".join(a), "".join(b)),
    )
    return L.NEARLY if alike >= STREET else L.DIFFERS


def place(a: tuple[str, ...], b: tuple[str, ...]) -> Level:
    if not a or not b:
        return L.UNKNOWN
    return L.SAME if set(a) & set(b) else L.DIFFERS


def _plain(a: str, b: str) -> Level:
    if not a or not b:
        return L.UNKNOWN
    return L.SAME if a == b else L.DIFFERS
