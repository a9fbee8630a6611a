"""People as plain words, and what is said of two of them."""

from dataclasses import dataclass
from enum import StrEnum


class Band(StrEnum):
    VERY_LIKELY = "very_likely"
    POSSIBLE = "possible"


class Level(StrEnum):
    """How far one feature of two people agrees. UNKNOWN: one of the two is not known; it counts as nothing."""

    SAME = "same"
    SOUNDS = "sounds"
    SHORT = "short"
    ENDING = "ending"
    NEARLY = "nearly"
    PART = "part"
    SIMILAR = "similar"
    SWAPPED = "swapped"
    DIGIT = "digit"
    TURNED = "turned"
    YEAR = "year"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Somebody:
    """One record about a person. Everything may be empty. `born` is digits: year, month, day, or the year alone."""

    key: str
    given: str = ""
    family: str = ""
    called: str = ""
    born: str = ""
    sex: str = ""
    phone: str = ""
    email: str = ""
    street: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class People:
    """`only` compares that one person with all the others, who are few then. A block of more than `largest` people is
    divided by year of birth, and left out where that does not help; the answer says how many were. With `names_suffice`,
    for somebody of whom little is known yet, two near names are possible even when nothing else speaks for it, and
    nothing against."""

    everybody: tuple[Somebody, ...]
    only: str = ""
    largest: int = 200
    names_suffice: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records that may be one human being. `first` is the smaller key; `features` say why, in a fixed order."""

    first: str
    second: str
    band: Band
    bits: float
    features: tuple[tuple[str, Level], ...]


@dataclass(frozen=True, slots=True)
class Doubles:
    """The pairs, strongest first. `compared` pairs were looked at; `left_out` blocks were too large."""

    pairs: tuple[Pair, ...]
    compared: int
    left_out: int
