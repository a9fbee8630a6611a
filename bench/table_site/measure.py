"""Fills an empty database with foster families and one child, and measures the table. Run as
``python -m bench.table_site.measure FAMILIES ROUNDS``; prints one JSON line."""

import datetime as dt
import json
import random
import sys
import time
from typing import Any

NOW = dt.datetime(2026, 11, 24, 8, 40, tzinfo=dt.UTC)
TODAY = NOW.date()
BEFORE = NOW - dt.timedelta(days=900)
NEEDS = (
    "daytime",
    "no_dog",
    "own_room",
    "school_run",
    "contact_at_home",
    "need_behaviour",
    "need_attachment",
    "stays_long",
)
TOPICS = (("daytime", ""), ("animal", "dog"), ("own_room", ""), ("school_run", ""), ("contact", "at_home"),
          ("need", "behaviour"), ("need", "attachment"), ("duration", "long"))  # fmt: skip
BY_EACH, BY_FAMILY = ("age", "not_supervisor", "no_objection"), ("preparation", "pre_placement")
"""What Dutch law asks of each carer, and of the family; the reference looks at none of it."""


def main(families: int, rounds: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from samspil.ground import fence

    call_command("migrate", verbosity=0)
    with fence.lifted("a benchmark fills the database"):
        actor, search = fill(families)
    ours, reference = [], []
    with fence.acting(actor, at=NOW):
        expected, found = bare(search), table(actor, search)
        place = {need.known: i for i, need in enumerate(found.needs)}
        marks = {
            (r.family, tuple(str(r.cells[place[known]].mark) for known in NEEDS)) for r in found.table.found
        }
        if expected != marks:
            raise SystemExit("the reference finds other families or marks")
        for _ in range(rounds):
            ours.append(timed(lambda: shown(actor, search)))
            reference.append(timed(lambda: bare(search)))
    print(json.dumps({"ours": ours, "reference": reference, "found": len(found.table.found)}))


def timed(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def table(actor: Any, search: Any) -> Any:
    from samspil.matching import service as matching

    return matching.compared(search, for_=actor, at=NOW)


def shown(actor: Any, search: Any) -> Any:
    from samspil.matching import service as matching

    return matching.shown(table(actor, search), today=TODAY, details=True)


def fill(families: int) -> tuple[Any, Any]:
    from samspil.access.service import Actor, Role, Word
    from samspil.accounts import service as accounts
    from samspil.carers import service as carers
    from samspil.cases import service as cases
    from samspil.institutions import service as institutions
    from samspil.matching import service as matching
    from samspil.people import service as people

    machine = Actor(role="machine", words=frozenset(Word.values), purpose="setting up")
    home = institutions.found(
        by=machine, at=BEFORE, name="Foster care", kind="foster_care", letters="FC", country="NL", slug="fc",
        competences=["foster_care"],
    )  # fmt: skip
    account = accounts.create(by=machine, at=BEFORE, email="a@example.org", name="A", language="en")
    accounts.employ(by=machine, at=BEFORE, account=account, institution=home, role=Role.LEAD)
    actor = accounts.actor_for(account, institution=None, at=NOW)[0]
    dice = random.Random(7)
    carers.take_over(by=actor, at=NOW, families=[_family(n, dice) for n in range(families)])
    child = people.add(by=actor, at=NOW, given_name="C", family_name="D", born_on=dt.date(2018, 5, 2))
    case = cases.open(
        by=actor, at=NOW, child=child, competence="foster_care", place="foster", place_since=TODAY, worker=account,
        next_on=TODAY, next_what="x",
    )  # fmt: skip
    search = matching.open_search(by=actor, at=NOW, children=[(case, "general")], come_on=TODAY)
    for known in NEEDS:
        matching.note_need(by=actor, at=NOW, search=search, new=matching.NewNeed(known, "worker", TODAY))
    return actor, search


def _family(number: int, dice: random.Random) -> Any:
    from samspil.carers.service import NewApproval, NewCheck, NewFact, NewFamily, NewMember

    low = dice.randrange(0, 10)
    facts = [
        NewFact(topic, dice.choice(("can", "cannot", "has", "has_not")), detail, source="visit",
                on=TODAY - dt.timedelta(days=dice.randrange(600)))
        for topic, detail in TOPICS if dice.random() < 0.7
    ]  # fmt: skip
    approval = NewApproval("general", dice.randrange(1, 4), TODAY - dt.timedelta(days=300), age_from=low,
                           age_before=low + dice.randrange(3, 9))  # fmt: skip
    members = (NewMember("carer", "A", "B"), NewMember("carer", "C", "B"))
    shown = TODAY - dt.timedelta(days=100)
    by_each = [NewCheck(what, "list", shown, of=n) for what in BY_EACH for n in range(len(members))]
    checks = by_each + [NewCheck(what, "list", shown) for what in BY_FAMILY]
    return NewFamily(
        f"Family {number}", members=members, approvals=(approval,), facts=facts, area="X", checks=checks
    )


def bare(search: Any) -> set[tuple[str, tuple[str, ...]]]:
    """The same families and marks, by hand."""
    from django.db import connection

    def rows(sql: str) -> list[Any]:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return list(cursor.fetchall())

    year = dt.timedelta(days=365)
    fits = {"met": {"can", "has", "wants"}, "not": {"cannot", "has_not"}}
    facts: dict[Any, dict[tuple[str, str], tuple[str, Any]]] = {}
    for family, topic, detail, stance, on in rows(
        "SELECT family_id, topic, detail, stance, noted_on FROM carers_familyfact WHERE until IS NULL ORDER BY noted_on DESC"
    ):
        facts.setdefault(family, {}).setdefault((topic, detail), (stance, on))
    able = set()
    for family, low, before, places in rows(
        "SELECT family_id, age_from, age_before, places FROM carers_approval WHERE kind = 'general' AND until IS NULL"
    ):
        if low <= 8 < before and places:
            able.add(family)
    found = set()
    for (family,) in rows("SELECT id FROM carers_fosterfamily WHERE status = 'approved' ORDER BY name"):
        if family not in able:
            continue
        marks = []
        for asked in TOPICS:
            stance, on = facts.get(family, {}).get(asked, ("", None))
            day = dt.date.fromisoformat(on) if isinstance(on, str) else on
            if day is None or TODAY - day > year:
                marks.append("unknown")
            else:
                yes = stance in fits["met"]
                marks.append("met" if yes != (asked[0] == "animal") else "not")
        found.add((_key(family), tuple(marks)))
    return found


def _key(value: Any) -> str:
    import uuid

    return str(value if isinstance(value, uuid.UUID) else uuid.UUID(str(value)))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
