"""Fills an empty database with invented cases and notes, through the database's own bulk door.

Run as ``python -m bench.pages_site.fill CASES NOTES``; prints one JSON line with what a reader needs to sign in.
"""

import datetime as dt
import json
import os
import random
import sys
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.pages_site.settings")
GIVEN = [
    "Tereza",
    "Jan",
    "Ida",
    "Noah",
    "Maya",
    "Emma",
    "Lukas",
    "Ella",
    "Matyas",
    "Sofie",
    "Oliver",
    "Aino",
    "Eetu",
    "Daan",
    "Sanne",
    "Freja",
    "Karla",
    "Amir",
    "Zuzana",
    "Leo",
]
FAMILY = [
    "Novák",
    "Nováková",
    "Svoboda",
    "Dvořák",
    "Černý",
    "Procházka",
    "Jensen",
    "Jenssen",
    "Nielsen",
    "Hansen",
    "Møller",
    "Sørensen",
    "De_Vries",
    "Jansen",
    "Bakker",
    "Visser",
    "Smit",
    "Thompson",
    "Khan",
    "Taylor",
    "Virtanen",
    "Korhonen",
    "Mäkinen",
    "Nieminen",
    "Hämäläinen",
    "Šťastný",
    "Říha",
    "Dvořáková",
]
WORDS = [
    "school",
    "morning",
    "mother",
    "visit",
    "grandmother",
    "bedtime",
    "homework",
    "friend",
    "club",
    "breakfast",
    "evening",
    "agreed",
    "tried",
    "worked",
]
NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)
DAY = dt.timedelta(days=1)


def main(cases: int, notes: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from samspil.ground import fence, fencing

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    fencing.take_down()  # COPY does not go through fences
    fence.stand(fence.OPEN)
    dice = random.Random(7)
    cast = people_who_work()
    connection.close()
    fast = Fast(connection)
    fill(fast, cast, cases, notes, dice)
    fast.finish()
    fencing.put_up()
    print(json.dumps(session_of(cast)))


def people_who_work() -> dict[str, Any]:
    from samspil.access.service import Actor, Word
    from samspil.accounts import service as accounts
    from samspil.institutions import service as institutions

    machine = Actor(words=frozenset(Word.values))
    long_ago = NOW - 900 * DAY

    def house(name: str, kind: str, competence: str) -> Any:
        return institutions.found(
            by=machine,
            at=long_ago,
            name=name,
            kind=kind,
            country="GB",
            letters=name[:2],
            competences=[competence],
        )

    lead = house("Child Protection East", "child_protection", "statutory_child_protection")
    partner = house("Family Support Bridge", "family_support", "family_support")
    workers = []
    for number in range(400):
        account = accounts.create(
            by=machine, at=long_ago, email=f"w{number}@example.org", name=f"Worker {number}"
        )
        accounts.employ(
            by=machine,
            at=long_ago,
            account=account,
            institution=lead,
            role="lead" if number == 0 else "worker",
        )
        workers.append(account)
    return {"lead": lead, "partner": partner, "workers": workers}


def session_of(cast: dict[str, Any]) -> dict[str, str]:
    """A session of the first worker, made as signing in makes it."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from samspil.cases.models import Case

    worker = cast["workers"][0]
    store = SessionStore()
    store[SESSION_KEY] = str(worker.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = worker.get_session_auth_hash()
    store.save()
    case = Case.objects.filter(worker=worker).order_by("next_on", "id").first()
    return {"cookie": f"{settings.SESSION_COOKIE_NAME}={store.session_key}", "case": str(case.pk)}


class Fast:
    """Rows into tables by COPY on PostgreSQL and prepared inserts on SQLite; columns not given take a plain default."""

    def __init__(self, connection: Any) -> None:
        connection.ensure_connection()
        self.raw = connection.connection
        self.postgres = connection.vendor == "postgresql"
        if not self.postgres:
            self.raw.execute("PRAGMA synchronous=OFF")
            self.raw.execute("BEGIN")

    def rows(self, model: Any, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
        fields = {f.attname: f for f in model._meta.local_concrete_fields}
        rest = [f for f in fields.values() if f.attname not in columns and not f.primary_key]
        constants = tuple(_plain(f) for f in rest)
        names = [fields[c].column for c in columns] + [f.column for f in rest]
        table = model._meta.db_table
        listed = ", ".join(f'"{n}"' for n in names)
        if self.postgres:
            with self.raw.cursor() as cursor, cursor.copy(f"COPY {table} ({listed}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row + constants)
            return
        marks = ", ".join("?" * len(names))
        adapted = (tuple(_lite(v) for v in row + constants) for row in rows)
        self.raw.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", adapted)

    def finish(self) -> None:
        if self.postgres:
            self.raw.commit()
            self.raw.autocommit = True
            self.raw.execute("VACUUM ANALYZE")
        else:
            self.raw.execute("COMMIT")
            self.raw.execute("ANALYZE")


def _plain(field: Any) -> Any:
    if field.null:
        return None
    kind = field.get_internal_type()
    if field.has_default():
        value = field.get_default()
        return "{}" if kind == "JSONField" else value
    return {"BooleanField": False, "JSONField": "{}"}.get(kind, "")


def _lite(value: Any) -> Any:
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def fill(fast: Fast, cast: dict[str, Any], cases: int, notes: int, dice: random.Random) -> None:
    from samspil.cases import models as tables
    from samspil.ground import names
    from samspil.people import models as people

    lead, partner, workers = cast["lead"].pk, cast["partner"].pk, [w.pk for w in cast["workers"]]
    ids = [uuid.UUID(int=dice.getrandbits(128), version=4) for _ in range(cases)]
    children = [uuid.UUID(int=dice.getrandbits(128), version=4) for _ in range(cases)]
    given = [dice.choice(GIVEN) for _ in range(cases)]
    family = [
        dice.choice(FAMILY).replace("_", " ") + (f" {chr(97 + n % 26)}ová" if n % 5 == 0 else "")
        for n in range(cases)
    ]
    sort = [names.sort_key(f, g) for f, g in zip(family, given, strict=True)]
    born = [NOW.date() - dt.timedelta(days=dice.randrange(200, 6500)) for _ in range(cases)]
    next_on = [NOW.date() + dt.timedelta(days=dice.randrange(-3, 60)) for _ in range(cases)]
    # The measuring worker has 25 cases, the others share the rest.
    worker = [workers[0] if n < 25 else workers[1 + n % (len(workers) - 1)] for n in range(cases)]
    place = [
        dice.choices(("home", "foster", "relatives", "residential", "not_known"), (60, 25, 8, 6, 1))[0]
        for _ in ids
    ]
    opened = [NOW - dt.timedelta(days=dice.randrange(30, 700), seconds=dice.randrange(80000)) for _ in ids]

    fast.rows(people.Person, ("id", "given_name", "family_name", "sort_name", "born_on", "birth", "sex"),
              ((c, g, f, s, b, "exact", "female") for c, g, f, s, b in zip(children, given, family, sort, born, strict=True)))  # fmt: skip
    fast.rows(people.Knowing, ("id", "person_id", "institution_id", "since"),
              ((uuid.uuid4(), c, home, o) for c, o in zip(children, opened, strict=True) for home in (lead,)))  # fmt: skip
    fast.rows(people.NameKey, ("institution_id", "key", "person_id"),
              ((lead, k, c) for c, g, f in zip(children, given, family, strict=True) for k in names.keys(f"{g} {f}")))  # fmt: skip
    fast.rows(tables.Case,
              ("id", "child_id", "institution_id", "reference", "language", "opened_at", "worker_id", "next_on", "next_what",
               "place", "place_since", "revision"),
              ((i, children[n], lead, f"B-{n:07d}", "en", opened[n], worker[n], next_on[n], "Home visit", place[n],
                opened[n].date(), 1) for n, i in enumerate(ids)))  # fmt: skip
    fast.rows(tables.Whereabouts, ("id", "case_id", "place", "since"),
              ((uuid.uuid4(), i, place[n], opened[n].date()) for n, i in enumerate(ids)))  # fmt: skip
    columns = ("id", "case_id", "institution_id", "competence", "part", "worker_id", "since", "is_open", "listed_on",
               "listed_name", "listed_place", "lacks_worker")  # fmt: skip
    fast.rows(tables.Participation, columns,
              ((uuid.uuid4(), i, lead, "statutory_child_protection", "owner", worker[n], opened[n], True, next_on[n],
                sort[n], place[n], False) for n, i in enumerate(ids)))  # fmt: skip
    fast.rows(tables.Participation, columns,
              ((uuid.uuid4(), i, partner, "family_support", "partner", None, opened[n], True, next_on[n], sort[n], place[n],
                False) for n, i in enumerate(ids) if n % 3 == 0))  # fmt: skip
    shared: list[tuple[uuid.UUID, dt.datetime]] = []
    fast.rows(tables.Entry,
              ("id", "case_id", "institution_id", "author_id", "kind", "happened_at", "recorded_at", "text", "language",
               "for_all", "data", "revision"),
              entries(ids, opened, worker, lead, partner, notes, dice, shared))  # fmt: skip
    fast.rows(tables.Share, ("id", "entry_id", "to_id", "purpose", "basis", "since", "until", "shared_by_id"),
              ((uuid.uuid4(), e, lead, "joint plan", "statute", at, NOW + 90 * DAY, workers[1]) for e, at in shared))  # fmt: skip


def entries(
    ids: list[uuid.UUID], opened: list[dt.datetime], worker: list[uuid.UUID], lead: uuid.UUID, partner: uuid.UUID,
    notes: int, dice: random.Random, shared: list[tuple[uuid.UUID, dt.datetime]],
) -> Iterator[tuple[Any, ...]]:  # fmt: skip
    """Notes spread over the cases; a tenth by the partner, half of those shared. The measured worker's have 200 each."""
    sizes = [200 if n < 25 else 0 for n in range(len(ids))]
    each, rest = divmod(max(0, notes - sum(sizes)), max(1, len(ids) - 25))
    for n in range(25, len(ids)):
        sizes[n] = each + (1 if n - 25 < rest else 0)
    for n, case in enumerate(ids):
        span = (NOW - opened[n]).total_seconds()
        for _ in range(sizes[n]):
            at = opened[n] + dt.timedelta(seconds=int(span * dice.random()))
            id = uuid.UUID(int=dice.getrandbits(128), version=4)
            theirs = n % 3 == 0 and dice.random() < 0.1
            text = " ".join(dice.choices(WORDS, k=25)).capitalize() + "."
            if theirs and dice.random() < 0.5:
                shared.append((id, at))
            yield (id, case, partner if theirs else lead, None if theirs else worker[n],
                   "contact" if dice.random() < 0.3 else "note", at, at, text, "en", dice.random() < 0.1, "{}", 1)  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
