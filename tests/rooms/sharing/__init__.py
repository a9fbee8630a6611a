"""A question to test with: SAS asks NZDM about Tereza's mornings, on a consent of her mother that NZDM took down."""

import datetime as dt
from dataclasses import replace
from typing import Any

from samspil.cases import service as cases
from samspil.consents import service as consents
from samspil.people import service as people
from samspil.sharing import service as sharing
from tests.cast import NOW, TODAY, Cast
from tests.rooms.consents import given

UNTIL = NOW + dt.timedelta(days=20)
TEXT = "V klubu byla od 15. hodiny. Ráno prý nikdo nevstává. Chce volat spolužačce."
LATER = NOW + dt.timedelta(hours=2)


def mother(cast: Cast) -> Any:
    """Hana, whom the club knows too."""
    by = cast.actor(cast.lukas)
    person = people.add(
        by=by,
        at=NOW,
        given_name="Hana",
        family_name="Nováková",
        born_on=dt.date(1988, 3, 1),
        around=cast.tereza,
    )
    people.bind(by=by, at=NOW, person=person, to=cast.tereza, kind="mother")
    return person


def agreed(cast: Cast, **more: Any) -> Any:
    """Hana lets the club tell the family support service how the visits go and how school goes."""
    facts = given(
        cast,
        mother(cast),
        to=cast.support,
        scope=("visits", "school"),
        until=UNTIL,
        **({"purpose": "Ranní vstávání"} | more),
    )
    return consents.record(by=cast.actor(cast.lukas), at=NOW, person=cast.tereza, given=facts)


def written(cast: Cast, account: Any = None, text: str = TEXT) -> Any:
    by = cast.actor(account or cast.lukas)
    return cases.write(by=by, at=NOW, case=cast.case, kind="note", text=text)


def wish(**more: Any) -> sharing.Wish:
    facts = sharing.Wish(
        about="topic", purpose="Ranní vstávání", basis="request", needed_by=TODAY + dt.timedelta(days=7), until=UNTIL,
        scope=("visits",), question="Jak to jde ráno?",
    )  # fmt: skip
    return replace(facts, **more)


def asked(cast: Cast, *, by: Any = None, to: Any = None, at: dt.datetime = NOW, **more: Any) -> Any:
    return sharing.ask(
        by=cast.actor(by or cast.petra), at=at, case=cast.case.pk, to=to or cast.club, wish=wish(**more)
    )


def on_consent(cast: Cast, **more: Any) -> Any:
    return asked(cast, basis="consent", consent=agreed(cast), **more)


def part(
    cast: Cast, question: Any, entry: Any, *sentences: str, at: dt.datetime = LATER, by: Any = None
) -> Any:
    chosen = [sharing.Chosen(entry.pk, sentences)]
    return sharing.answer_part(by=cast.actor(by or cast.lukas), at=at, ask=question, chosen=chosen)


def read(cast: Cast, account: Any, at: dt.datetime) -> list[str]:
    found = cases.shared_with_us(for_=cast.actor(account, at), at=at)
    return [s.entry.text for s in found]
