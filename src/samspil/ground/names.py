"""Finding people by name across spellings: Novák and Novak, Jensen and Jenssen, Møller and Moeller."""

import re
import unicodedata
from dataclasses import dataclass

_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "œ": "oe", "ı": "i"}
)
# Spelling habits of the five countries under one written sound, longest first.
_SOUNDS = (
    ("sch", "s"), ("tsch", "c"), ("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ij", "y"), ("ey", "y"),
    ("ei", "y"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("gh", "g"), ("ks", "x"), ("qu", "kv"),
    ("kh", "k"), ("cz", "c"), ("sz", "s"), ("w", "v"), ("z", "s"), ("c", "k"), ("y", "i"), ("j", "i"), ("q", "k"),
)  # fmt: skip
_TITLES = frozenset(
    [
        "mgr",
        "ing",
        "mudr",
        "phdr",
        "judr",
        "bc",
        "dr",
        "doc",
        "prof",
        "pan",
        "pani",
        "the",
        "mr",
        "mrs",
        "ms",
        "mevrouw",
    ]
)
_VOWELS = "aeiouy"
_SOFTER = {"k": "c", "g": "z", "h": "z"}
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+[\"”’')\]]*|\n|$)\s*")
_TOKEN = re.compile(r"[^\W\d_]+", re.UNICODE)


def fold(text: str) -> str:
    """Lower case without diacritics; also the letters that Unicode does not take apart (ø, ł, ß ...)."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


def tokens(text: str) -> list[str]:
    """The folded words of a name, in order, at most twelve, each at most forty letters."""
    return [t[:40] for t in _TOKEN.findall(fold(text))][:12]


def same(one: str, other: str) -> bool:
    """Whether two ways to call somebody may be the same person: every word of the shorter stands in the longer too."""
    short, long = sorted(
        ({t for t in tokens(name) if len(t) > 1} - _TITLES for name in (one, other)), key=len
    )
    return bool(short) and short <= long


def mentions(text: str, name: str) -> bool:
    """Whether a text speaks of somebody by this one name, whatever ending it takes there: Jitka as Jitce, Marek as Markovi,
    Eetu as Eetulle. Rather once too often than once too little."""
    asked, whole = fold(name), fold(text)
    begins = _stems(asked)
    if not any(begin in whole for begin in (asked, *begins)):
        return False
    for word in _TOKEN.findall(text):
        plain = fold(word)
        inflected = word[0].isupper() and len(plain) <= len(asked) + 5 and plain.startswith(begins)
        if plain == asked or (begins and inflected):
            return True
    return False


def sounded(text: str, name: str) -> bool:
    """The same, also where the name is spelled as it sounds: Bratislavská as Bratyslawska, Kløvervej as Kloevervei."""
    if mentions(text, name):
        return True
    asked = [sounds(token) for token in tokens(name)]
    heard = {sounds(fold(word)[:40]) for word in _TOKEN.findall(text)}
    return bool(asked) and all(len(one) > 3 and one in heard for one in asked)


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end, without the space after them."""
    found = []
    for met in _SENTENCE.finditer(text):
        said = met.group().rstrip()
        if said.strip():
            start = met.start() + len(said) - len(said.lstrip())
            found.append((start, met.start() + len(said)))
    return found


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Names that are not said here."""

    names: tuple[str, ...] = ()

    def in_(self, *texts: str) -> bool:
        return any(mentions(text, name) for name in self.names for text in texts if text)


def _stems(token: str) -> tuple[str, ...]:
    """How a folded name begins in all its cases. None of a name of two letters: too much begins so."""
    if len(token) < 3:
        return ()
    stem = token[:-1] if token[-1] in _VOWELS and len(token) > 3 else token
    found = {stem}
    if len(stem) > 3 and stem[-1] in _SOFTER and stem != token:
        found.add(stem[:-1] + _SOFTER[stem[-1]])  # Jitka, Jitce
    if len(stem) > 3 and stem[-1] == stem[-2]:
        found.add(stem[:-1])  # Pekka, Pekan
    if len(stem) > 4 and stem[-2] == "e" and stem == token:
        found.add(stem[:-2] + stem[-1])  # Pavel, Pavla
    return tuple(sorted(found))


def sounds(token: str) -> str:
    """One key for the usual spelling variants of a folded word: doubled letters, c/k, w/v, z/s, oe/ø ..."""
    for written, sound in _SOUNDS:
        token = token.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", token)


def keys(text: str) -> list[str]:
    """The keys a name is filed under: each word as written (folded) and, marked with "~", as it sounds."""
    found: dict[str, None] = {}
    for token in tokens(text):
        found[token] = None
        found["~" + sounds(token)] = None
    return list(found)


def sort_key(family: str, given: str) -> str:
    """How a person is filed in a list by name: family name first, folded."""
    return f"{fold(family)} {fold(given)}".strip()[:120]
