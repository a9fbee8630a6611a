"""Tereza's people: mother, grandmother, half-brother, father, a foster carer, school and club."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from samspil.ecomaps import service as ecomaps
from samspil.people import service as people
from tests.cast import NOW, Cast

LONG_AGO, LATELY = dt.date(2026, 9, 1), dt.date(2026, 11, 10)


@dataclass
class Around:
    people: dict[str, Any] = field(default_factory=dict)
    ties: dict[str, Any] = field(default_factory=dict)


def somebody(
    cast: Cast, given: str, *, by: Any = None, sex: str = "", family: str = "Nováková", **more: Any
) -> Any:
    by = cast.actor(by or cast.jana)
    return people.add(
        by=by, at=NOW, given_name=given, family_name=family, sex=sex, around=cast.tereza, **more
    )


def bind(cast: Cast, person: Any, to: Any, kind: str, *, by: Any = None, **more: Any) -> Any:
    return people.bind(by=cast.actor(by or cast.jana), at=NOW, person=person, to=to, kind=kind, **more)


def know(cast: Cast, *persons: Any, to: Any) -> None:
    people.make_known(list(persons), to=to.pk, by=cast.actor(cast.jana), at=NOW, through=cast.tereza)


def tie(
    cast: Cast, who: Any, *, to: Any = None, by: Any = None, since: dt.date = LONG_AGO, **said: Any
) -> Any:
    named = {"name": who} if isinstance(who, str) else {"person": who}
    return ecomaps.note_tie(
        by=cast.actor(by or cast.jana), at=NOW, case=cast.case, to=to or cast.tereza, since=since,
        saying=ecomaps.Saying(**said), **named,
    )  # fmt: skip


def draw(cast: Cast, *, school: str = "school") -> Around:
    found = Around()
    p = found.people
    p["hana"] = somebody(cast, "Hana", sex="female", born_on=dt.date(1988, 3, 1))
    p["pavel"] = somebody(cast, "Pavel", sex="male", family="Novák")
    p["vera"] = somebody(cast, "Věra", sex="female")
    p["adam"] = somebody(cast, "Adam", sex="male", born_on=dt.date(2020, 3, 1))
    p["petr"] = somebody(cast, "Petr", sex="male", family="Kučera")
    p["jitka"] = somebody(cast, "Jitka", sex="female", family="Veselá")
    bind(cast, p["hana"], cast.tereza, "mother")
    bind(cast, p["pavel"], cast.tereza, "father")
    bind(cast, p["hana"], p["pavel"], "partner", until=dt.date(2019, 5, 1))
    bind(cast, p["vera"], p["hana"], "mother")
    bind(cast, p["hana"], p["adam"], "mother")
    bind(cast, p["petr"], p["adam"], "father")
    bind(cast, p["adam"], cast.tereza, "half_sibling")
    bind(cast, p["jitka"], cast.tereza, "foster_carer", since=LONG_AGO, until=LATELY)
    know(cast, *p.values(), to=cast.support)
    found.ties["vera"] = tie(cast, p["vera"], quality="strong", support="both", often="weekly")
    found.ties["school"] = tie(
        cast, "ZŠ Husovice", quality="tense", support="none", sphere="work", role=school
    )
    found.ties["club"] = tie(
        cast, "Klub Kotelna", since=LATELY, quality="ordinary", support="gives", sphere="work"
    )
    return found
