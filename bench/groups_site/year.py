"""Fills an empty database with ten years of groups and asks for the calendar of the year, as a browser would, in turn with the
plainest read of its sessions. ``python -m bench.groups_site.year FAMILIES ROUNDS``; prints one JSON line."""

import datetime as dt
import json
import random
import sys
import time
from collections.abc import Iterable
from typing import Any

A_GROUP, YEARS, DAYS, A_ROUND = 7.5, 10, 60, 3
PLAIN = """SELECT s.id, s.group_id, s.quarter, s.state, s.starts_at, count(a.id) FROM supervision_session s
LEFT JOIN supervision_attendance a ON a.session_id = s.id AND a.came = 'came'
WHERE s.institution_id = %s AND s.programme_id = %s AND s.year = %s GROUP BY s.id"""


def main(families: int, rounds: int) -> dict[str, Any]:
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from samspil.ground import fence

    settings.ALLOWED_HOSTS = ["*"]
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    now = dt.datetime.now(dt.UTC)
    with fence.lifted("a benchmark fills an empty database"):
        account, home, programme, sizes = fill(families, now)
        _analyse()
    client = Client()
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    page = f"/supervision/?programme={programme.pk}&year={now.year}"
    ours, theirs, each = [], [], []
    for _ in range(3):
        asked(client, page)
    for number in range(rounds):
        for which in (0, 1) if number % 2 == 0 else (1, 0):
            spent = [
                asked(client, page) if which == 0 else by_hand(home, programme, now.year)
                for _ in range(A_ROUND)
            ]
            (ours, theirs)[which].append(sorted(spent)[A_ROUND // 2])
            each += spent if which == 0 else []
    return {"ours": ours, "reference": theirs, "each": each, "queries": queries(client, page), **sizes}


def asked(client: Any, page: str) -> float:
    begun = time.perf_counter()
    answer = client.get(page)
    spent = time.perf_counter() - begun
    if answer.status_code != 200 or len(answer.content) < 20_000:
        raise SystemExit(f"{page} answered {answer.status_code}")
    return spent


def by_hand(home: Any, programme: Any, year: int) -> float:
    from django.db import connection

    from samspil.ground import fence

    plain = connection.vendor == "postgresql"
    ids = [one.pk if plain else one.pk.hex for one in (home, programme)]
    with fence.lifted("a benchmark reads by hand"), connection.cursor() as cursor:
        begun = time.perf_counter()
        cursor.execute(PLAIN, [*ids, year])
        rows = cursor.fetchall()
        spent = time.perf_counter() - begun
    if not rows:
        raise SystemExit("no session was found by hand")
    return spent


def queries(client: Any, page: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as told:
        client.get(page)
    return len(told)


def _analyse() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def fill(families: int, now: dt.datetime) -> tuple[Any, Any, Any, dict[str, int]]:
    account, home, programme = who_works(now)
    dice = random.Random(4)
    homes = _families(families, account, home, now)
    groups = _groups(homes, account, home, programme, now)
    held = _sessions(groups, account, home, programme, now, dice)
    taps = _goals(homes, account, home, now, dice)
    return account, home, programme, {"groups": len(groups), "sessions": held, "taps": taps}


def who_works(now: dt.datetime) -> tuple[Any, Any, Any]:
    from samspil.access.service import Actor, Role, Word
    from samspil.accounts import service as accounts
    from samspil.institutions import service as institutions
    from samspil.programmes import service as programmes

    told = {
        "by": Actor(role="machine", words=frozenset(Word.values), purpose="setting up"),
        "at": now - dt.timedelta(days=366 * YEARS),
    }  # fmt: skip
    home = institutions.found(
        **told,
        name="Plejefamilier",
        kind="foster_care",
        country="DK",
        letters="PF",
        competences=["foster_care"],
    )
    account = accounts.create(**told, email="lead@example.org", name="Lene Lead", language="da")
    accounts.employ(**told, account=account, institution=home, role=Role.LEAD)
    lead = {"by": accounts.actor_for(account, institution=None, at=now)[0], "at": now}
    began = dt.date(now.year - YEARS + 1, 1, 1)
    programme = programmes.start(
        **lead, name="Grupper", commissioner="Kommunen", starts_on=began, template="group"
    )
    programmes.join(**lead, programme=programme.pk, name="Kommunen", joined_on=began, institution=home.pk)
    return account, home, programme


def _kept(model: Any, rows: Iterable[Any]) -> list[Any]:
    made: list[Any] = model.objects.bulk_create(list(rows), batch_size=2000)
    return made


def _families(number: int, account: Any, home: Any, now: dt.datetime) -> list[Any]:
    from samspil.carers.models import FosterFamily

    since = now.date() - dt.timedelta(days=365 * YEARS)
    return _kept(
        FosterFamily,
        (
            FosterFamily(institution=home, name=f"Familie {n:05}", kind="general", status="approved", known_since=since, consultant=account)
            for n in range(number)
        ),
    )  # fmt: skip


def _groups(
    homes: list[Any], account: Any, home: Any, programme: Any, now: dt.datetime
) -> list[tuple[Any, list[Any]]]:
    from samspil.supervision.models import Facilitator, Group, Membership

    since = dt.date(now.year - YEARS + 1, 1, 1)
    count = max(1, round(len(homes) / A_GROUP))
    groups = _kept(
        Group,
        (
            Group(institution=home, programme=programme, name=f"Gruppe {n:04}", formed_on=since)
            for n in range(count)
        ),
    )
    _kept(
        Facilitator,
        (
            Facilitator(group=g, account=account, institution=home, part="consultant", since=since)
            for g in groups
        ),
    )
    told = [(g, homes[n::count]) for n, g in enumerate(groups)]
    _kept(
        Membership,
        (
            Membership(group=g, programme=programme, family=f, since=since)
            for g, inside in told
            for f in inside
        ),
    )
    return told


def _sessions(
    groups: Any, account: Any, home: Any, programme: Any, now: dt.datetime, dice: random.Random
) -> int:
    from samspil.supervision.models import Attendance, Session

    sessions, came = [], []
    told = {"institution": home, "programme": programme, "planned_by": account, "changed_at": now}
    for year in range(now.year - YEARS + 1, now.year + 1):
        for quarter in range(1, 5):
            starts = dt.datetime(year, 3 * quarter - 1, 12, 8, tzinfo=dt.UTC)
            when = {"year": year, "quarter": quarter, "starts_at": starts}
            over = {"state": "held" if starts < now else "planned"}
            for group, inside in groups:
                met = Session(kind="group", group=group, **told, **when, **over)
                sessions.append(met)
                for family in inside if starts < now else ():
                    was = "came" if dice.random() < 0.85 else "missed"
                    came.append(Attendance(session=met, family=family, came=was, noted_at=now))
                if quarter % 2:
                    sessions += [
                        Session(kind="individual", family=f, leader=account, leader_home=home, **told, **when, **over) for f in inside
                    ]  # fmt: skip
    _kept(Session, sessions)
    _kept(Attendance, came)
    return len(sessions)


def _goals(homes: list[Any], account: Any, home: Any, now: dt.datetime, dice: random.Random) -> int:
    """Two running goals and one that ended for each family, with taps of two months."""
    from samspil.supervision.models import Goal, Growth, Tap

    today = now.date()
    since, review = today - dt.timedelta(days=DAYS), today + dt.timedelta(days=40)
    plans = _kept(
        Growth, (Growth(family=f, institution=home, started_on=since, review_on=review) for f in homes)
    )
    goals = _kept(
        Goal,
        (
            Goal(
                plan=plan, text="Læse", task="Læse", seen_by="Det ses", a_week=4, baseline=1, starts_on=since, review_on=review,
                ended_on=today - dt.timedelta(days=20) if n == 2 else None,
            )
            for plan in plans for n in range(3)
        ),
    )  # fmt: skip
    taps = _kept(
        Tap,
        (
            Tap(goal=goal, day=today - dt.timedelta(days=back), did=dice.random() < 0.7, account=account, at=now)
            for n, goal in enumerate(goals) if n % 5 for back in range(1, DAYS, 1 + n % 2)
        ),
    )  # fmt: skip
    return len(taps)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
