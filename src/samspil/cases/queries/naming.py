"""Which words of a text would tell a protected place to those who read it."""

import re
from collections.abc import Collection, Iterable
from typing import Any

from samspil.access.service import Actor
from samspil.cases.models import Case, Whereabouts
from samspil.ground.names import sounded
from samspil.people import service as people

WORD = re.compile(r"[^\W\d_]{4,}")
IDENTIFIER = re.compile(r"\b[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\b", re.IGNORECASE)


def named_places(case: Case, texts: Iterable[str], *, for_: Actor) -> list[str]:
    """The words in these texts, also in another spelling, that belong to a place which the actor's institution keeps secret: an
    address or a home around the child, or where the child is. Six queries."""
    return named(texts, secret_words(case, for_=for_))


def secret_words(case: Case, *, for_: Actor) -> set[str]:
    return {*people.place_words(case.child, for_=for_)} | _where(for_, case=case)


def named_anywhere(texts: Iterable[str], *, for_: Actor) -> list[str]:
    """The same of every place which the actor's institution keeps secret, for texts that are of no case. Four queries."""
    return named(texts, {*people.all_place_words(for_=for_)} | _where(for_))


def _where(for_: Actor, **only: Any) -> set[str]:
    places = Whereabouts.objects.filter(**only, secret=True, noted_by=for_.institution)
    found = {w for text in places.values_list("text", flat=True) for w in WORD.findall(text)}
    return {w for w in found if w[0].isupper() and w.casefold() not in people.COMMON}


def named(texts: Iterable[str], secret: Collection[str]) -> list[str]:
    """Which of these words the texts say; a postcode however it is spaced, but not within a longer number or an identifier."""
    whole = IDENTIFIER.sub(" ", "\n".join(texts)) if secret else ""
    return sorted(word for word in secret if (_coded if _has_digit(word) else sounded)(whole, word))


def _has_digit(word: str) -> bool:
    return any(c.isdigit() for c in word)


def _coded(text: str, word: str) -> bool:
    spaced = r"\s?".join(map(re.escape, word))
    return re.search(rf"(?<![^\W_]){spaced}(?![^\W_])", text, re.IGNORECASE) is not None
