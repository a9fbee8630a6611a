"""Which words of a text would tell a protected place to those who read it."""

import re
from collections.abc import Iterable

from samspil.access.service import Actor
from samspil.cases.models import Case, Whereabouts
from samspil.ground.names import sounded
from samspil.people import service as people

WORD = re.compile(r"[^\W\d_]{4,}")


def named_places(case: Case, texts: Iterable[str], *, for_: Actor) -> list[str]:
    """The words in these texts, also in another spelling, that belong to a place which the actor's institution keeps secret: an
    address or a home around the child, or where the child is. Six queries."""
    places = Whereabouts.objects.filter(case=case, secret=True, noted_by=for_.institution).values_list(
        "text", flat=True
    )
    secret = {*people.place_words(case.child, for_=for_)}
    secret |= {word for text in places for word in WORD.findall(text) if word[0].isupper()}
    whole = "\n".join(texts)
    tight = "".join(whole.split())  # a postcode, however it is spaced
    found = {word for word in secret if not any(c.isdigit() for c in word) and sounded(whole, word)}
    return sorted(found | {word for word in secret if any(c.isdigit() for c in word) and word in tight})
