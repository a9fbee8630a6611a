"""Fills an empty database: many institutions that share cases and notes with each other.

Run as ``python -m bench.visibility_site.fill NOTES``; prints one JSON line with what the readers ask for.
"""

import datetime as dt
import json
import random
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.pages_site.fill import DAY, FAMILY, GIVEN, NOW, WORDS, Fast

INSTITUTIONS = 200
NOTES_PER_CASE = 20
MEASURED = 25  # cases of the measured worker, with as many notes as a long history has
LONG = 200
PLACES = (("home", "foster", "relatives", "residential", "not_known"), (60, 25, 8, 6, 1))


@dataclass(frozen=True)
class File:
    """One case: who leads it, who takes part, and the child."""

    id: uuid.UUID
    child: uuid.UUID
    homes: tuple[uuid.UUID, ...]
    worker: uuid.UUID | None
    given: str
    family: str
    sort: str
    opened: dt.datetime
    next_on: dt.date
    place: str
    size: int


def main(notes: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from samspil.ground import fence, fencing

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    fencing.take_down()  # COPY does not go through fences
    fence.stand(fence.OPEN)
    dice = random.Random(11)
    homes, worker = who_works()
    connection.close()
    fast = Fast(connection)
    files = list(cases(homes, worker, notes, dice))
    shares = fill(fast, files, worker, dice)
    fast.finish()
    fencing.put_up()
    help_the_reference(connection)
    first = next(f for f in files if f.worker)
    print(json.dumps({"worker": str(worker), "case": str(first.id), "cases": len(files), "shares": shares}))


def who_works() -> tuple[list[uuid.UUID], uuid.UUID]:
    """The institutions, and the worker who is measured, in the first of them."""
    from samspil.access.service import Actor, Word
    from samspil.accounts import service as accounts
    from samspil.institutions import service as institutions

    machine, long_ago = Actor(words=frozenset(Word.values)), NOW - 900 * DAY
    made = [
        institutions.found(
            by=machine, at=long_ago, name=f"Institution {n}", kind="family_support", country="GB", letters=f"{n:03d}",
            competences=["family_support"],
        )
        for n in range(INSTITUTIONS)
    ]  # fmt: skip
    worker = accounts.create(by=machine, at=long_ago, email="worker@example.org", name="Worker")
    accounts.employ(by=machine, at=long_ago, account=worker, institution=made[0], role="worker")
    return [i.pk for i in made], worker.pk


def cases(homes: list[uuid.UUID], worker: uuid.UUID, notes: int, dice: random.Random) -> Iterator[File]:
    """Each institution leads its part of the cases; two others take part in each."""
    from samspil.ground import names

    for n in range(notes // NOTES_PER_CASE):
        mine = n < MEASURED
        lead = homes[0 if mine else n % len(homes)]
        homes_here = (lead, *dice.sample([h for h in homes if h != lead], 2))
        given, family = dice.choice(GIVEN), dice.choice(FAMILY).replace("_", " ")
        yield File(
            id=uuid.UUID(int=dice.getrandbits(128), version=4),
            child=uuid.UUID(int=dice.getrandbits(128), version=4),
            homes=homes_here,
            worker=worker if mine else None,
            given=given,
            family=family,
            sort=names.sort_key(family, given),
            opened=NOW - dt.timedelta(days=dice.randrange(30, 700), seconds=dice.randrange(80000)),
            next_on=NOW.date() + dt.timedelta(days=dice.randrange(-3, 60)),
            place=dice.choices(*PLACES)[0],
            size=LONG if mine else NOTES_PER_CASE,
        )


def fill(fast: Fast, files: list[File], worker: uuid.UUID, dice: random.Random) -> int:
    """The answer is how many shares there are."""
    from samspil.cases import models as tables
    from samspil.ground import names
    from samspil.people import models as people

    knowing = [(f, home) for f in files for home in f.homes[:2]]
    fast.rows(people.Person, ("id", "given_name", "family_name", "sort_name", "born_on", "birth", "sex"),
              ((f.child, f.given, f.family, f.sort, NOW.date() - 3000 * DAY, "exact", "female") for f in files))  # fmt: skip
    fast.rows(people.Knowing, ("id", "person_id", "institution_id", "since"),
              ((uuid.uuid4(), f.child, home, f.opened) for f, home in knowing))  # fmt: skip
    fast.rows(people.NameKey, ("institution_id", "key", "person_id"),
              ((home, k, f.child) for f, home in knowing for k in names.keys(f"{f.given} {f.family}")))  # fmt: skip
    fast.rows(tables.Case,
              ("id", "child_id", "institution_id", "reference", "language", "opened_at", "worker_id",
               "worker_missing_since", "next_on", "next_what", "place", "place_since", "revision"),
              ((f.id, f.child, f.homes[0], f"V-{n:07d}", "en", f.opened, f.worker, None if f.worker else f.opened,
                f.next_on, "Home visit", f.place, f.opened.date(), 1) for n, f in enumerate(files)))  # fmt: skip
    fast.rows(tables.Whereabouts, ("id", "case_id", "place", "since"),
              ((uuid.uuid4(), f.id, f.place, f.opened.date()) for f in files))  # fmt: skip
    fast.rows(tables.Participation,
              ("id", "case_id", "institution_id", "competence", "part", "worker_id", "since", "is_open", "listed_on",
               "listed_name", "listed_place", "lacks_worker"),
              ((uuid.uuid4(), f.id, home, "family_support", "partner" if n else "owner", None if n else f.worker,
                f.opened, True, f.next_on, f.sort, f.place, not f.worker)
               for f in files for n, home in enumerate(f.homes)))  # fmt: skip
    given: list[tuple[uuid.UUID, uuid.UUID, dt.datetime]] = []
    fast.rows(tables.Entry,
              ("id", "case_id", "institution_id", "author_id", "kind", "happened_at", "recorded_at", "text", "language",
               "for_all", "data", "revision"),
              entries(files, dice, given))  # fmt: skip
    fast.rows(tables.Share, ("id", "entry_id", "to_id", "purpose", "basis", "since", "until", "shared_by_id"),
              ((uuid.uuid4(), e, to, "joint plan", "statute", at, NOW + 90 * DAY, worker) for e, to, at in given))  # fmt: skip
    return len(given)


def entries(
    files: list[File], dice: random.Random, given: list[tuple[uuid.UUID, uuid.UUID, dt.datetime]]
) -> Iterator[tuple[Any, ...]]:
    """Half of the notes by who leads, a quarter by each partner; every tenth note is shared with one of the others."""
    for f in files:
        span = (NOW - f.opened).total_seconds()
        for n in range(f.size):
            at = f.opened + dt.timedelta(seconds=int(span * dice.random()))
            id = uuid.UUID(int=dice.getrandbits(128), version=4)
            home = f.homes[(0, 1, 0, 2)[n % 4]]
            if n % 10 == 1:
                given.append((id, f.homes[0] if home != f.homes[0] else f.homes[1], at))
            text = " ".join(dice.choices(WORDS, k=25)).capitalize() + "."
            yield (id, f.id, home, None, "contact" if dice.random() < 0.3 else "note", at, at, text, "en",
                   dice.random() < 0.1, "{}", 1)  # fmt: skip


def help_the_reference(connection: Any) -> None:
    """An index by which somebody who sees all finds the first screenful as directly as a worker finds theirs."""
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX all_by_next_date ON cases_participation (is_open, listed_on, id)")
        cursor.execute("CREATE INDEX all_by_name ON cases_participation (is_open, listed_name, id)")
        cursor.execute("ANALYZE cases_participation")


if __name__ == "__main__":
    main(int(sys.argv[1]))
