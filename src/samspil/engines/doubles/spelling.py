"""Names under one spelling: letters without marks, the same sound for the same habit, stems without endings."""

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
    "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ь": "", "ы": "y", "ъ": "", "э": "e", "ю": "iu", "я": "ia", "ё": "io", "ў": "u",
}  # fmt: skip
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "œ": "oe", "ı": "i"}
    | _CYRILLIC
)
_WORD = re.compile(r"[^\W\d_]+")
# Habits of writing one sound, the longest first: German and Danish vowels, Dutch ij, Slavic letters in Latin ones.
_SOUNDS = (
    ("shch", "s"), ("tsch", "c"), ("sch", "s"), ("tch", "c"), ("aa", "a"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
    ("ij", "i"), ("ey", "i"), ("ei", "i"), ("ai", "i"), ("ie", "i"), ("iy", "i"), ("yi", "i"), ("io", "o"), ("iu", "u"),
    ("yu", "u"), ("ju", "u"), ("ia", "a"), ("ya", "a"), ("ja", "a"), ("ck", "k"), ("ph", "f"), ("th", "t"), ("dt", "t"),
    ("gh", "g"), ("ks", "x"), ("qu", "kv"), ("kh", "h"), ("ch", "c"), ("cz", "c"), ("ts", "c"), ("tz", "c"),
    ("sz", "s"), ("sh", "s"), ("zh", "z"), ("w", "v"), ("z", "s"), ("k", "c"), ("q", "c"), ("y", "i"), ("j", "i"),
)  # fmt: skip
# Endings that say whose daughter, son or wife somebody is; the stem stays. Longest first, on folded words.
_ENDINGS = (
    ("sdottir", "s"), ("sdotter", "s"), ("sdatter", "s"), ("dottir", ""), ("dotter", ""), ("datter", ""),
    ("ovitch", "ov"), ("ovich", "ov"), ("owicz", "ov"), ("ovych", "ov"), ("ovic", "ov"), ("ovyc", "ov"), ("ovna", "ov"),
    ("ivna", "ov"), ("evich", "ev"), ("evic", "ev"), ("evna", "ev"), ("ova", ""), ("sson", "s"), ("son", "s"), ("sen", "s"),
    ("skaia", "sk"), ("skyi", "sk"), ("ska", "sk"), ("sky", "sk"), ("ski", "sk"), ("cka", "ck"), ("cky", "ck"),
    ("ek", "k"), ("ec", "c"), ("el", "l"), ("a", ""), ("y", ""), ("o", ""),
)  # fmt: skip
SHORTEST_STEM = 3


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower case, Latin letters, without marks."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


def words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(unicodedata.normalize("NFC", text))))[:8]


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """One form for the habits of writing a sound; doubled letters count once."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", word).rstrip("h") or word


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A family name or patronymic without what it says about sex: nováková and novák, petrovič and petrovna."""
    for ending, stays in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(stays) >= SHORTEST_STEM:
            return sound(word[: -len(ending)] + stays)
    return sound(word)


def digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def phone(text: str) -> str:
    """The last nine digits: with or without the code of the country."""
    return digits(text)[-9:]
