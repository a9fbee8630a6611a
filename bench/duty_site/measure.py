"""Fills an empty database with years of rota and asks who answers. Run as ``python -m bench.duty_site.measure YEARS ROUNDS``;
prints one JSON line."""

import datetime as dt
import json
import random
import statistics
import sys
import time
from typing import Any

NOW = dt.datetime(2026, 11, 24, 8, 40, tzinfo=dt.UTC)
PEOPLE, ASKED = 30, 500
BY_HAND = """SELECT a.name, m.phone, s.ends_at FROM duty_shift s JOIN duty_member m ON m.id = s.member_id
JOIN accounts_account a ON a.id = m.account_id
WHERE s.roster_id = %s AND s.line = 1 AND s.live AND s.starts_at <= %s AND s.starts_at > %s AND s.ends_at > %s
ORDER BY s.starts_at DESC LIMIT 1"""


def main(years: int, rounds: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from samspil.ground import fence

    call_command("migrate", verbosity=0)
    begin = NOW - dt.timedelta(days=365 * years)
    with fence.lifted("a benchmark fills the database"):
        actor, roster, shifts = fill(begin)
    dice = random.Random(1)
    moments = [begin + (NOW - begin) * dice.random() for _ in range(ASKED)]
    with fence.acting(actor, at=NOW):
        named = [ask(actor, roster, m) for m in moments], [by_hand(roster, m) for m in moments]
        if named[0] != named[1]:
            raise SystemExit("the reference names somebody else")
        ours, reference, each = [], [], []
        for number in range(rounds):
            for which in (0, 1) if number % 2 == 0 else (1, 0):
                spent = timed(actor, roster, moments, which)
                (ours, reference)[which].append(statistics.median(spent))
                each += spent if which == 0 else []
    print(json.dumps({"ours": ours, "reference": reference, "each": each, "shifts": shifts}))


def timed(actor: Any, roster: Any, moments: list[dt.datetime], which: int) -> list[float]:
    spent = []
    for moment in moments:
        begun = time.perf_counter()
        if which == 0:
            ask(actor, roster, moment)
        else:
            by_hand(roster, moment)
        spent.append(time.perf_counter() - begun)
    return spent


def ask(actor: Any, roster: Any, moment: dt.datetime) -> tuple[str, str]:
    from samspil.duty import service as duty

    found = duty.answering(for_=actor, at=NOW, roster=roster.pk, moment=moment)
    return found.name, found.phone


def by_hand(roster: Any, moment: dt.datetime) -> tuple[str, str]:
    from django.db import connection

    id = roster.pk if connection.vendor == "postgresql" else roster.pk.hex
    with connection.cursor() as cursor:
        cursor.execute(BY_HAND, [id, moment, moment - dt.timedelta(hours=25), moment])
        name, phone, _until = cursor.fetchone()
    return name, phone


def fill(begin: dt.datetime) -> tuple[Any, Any, int]:
    from samspil.access.service import Role, Word
    from samspil.accounts import service as accounts
    from samspil.duty import service as duty
    from samspil.duty.models import Member, Month, Shift
    from samspil.ground.actor import Actor
    from samspil.institutions import service as institutions

    machine = Actor(role="machine", words=frozenset(Word.values), purpose="setting up")
    before = begin - dt.timedelta(days=10)
    told = {"by": machine, "at": before}
    home = institutions.found(
        **told, name="Vejle", kind="foster_care", country="DK", letters="V", competences=["foster_care"]
    )
    people = []
    for n in range(PEOPLE):
        account = accounts.create(**told, email=f"p{n}@example.org", name=f"Person {n}", language="da")
        accounts.employ(**told, account=account, institution=home, role=Role.LEAD)
        people.append(account)
    actor = accounts.actor_for(people[0], institution=None, at=NOW)[0]
    roster = duty.open_roster(
        by=actor,
        at=before,
        name="Line",
        purpose="line",
        open_since=begin,
        otherwise="Otherwise",
        otherwise_phone="+45 1",
    )
    members = Member.objects.bulk_create(
        Member(
            roster=roster,
            account=a,
            institution=home,
            phone=f"+45 5550 {n:04}",
            since=before.date(),
            second_line=True,
        )
        for n, a in enumerate(people)
    )
    rows = []
    first = (begin.date() - dt.timedelta(days=1)).replace(day=1)
    while first <= NOW.date():
        month = Month.objects.create(roster=roster, first_on=first, state="published", published_at=before)
        following = (first + dt.timedelta(days=32)).replace(day=1)
        for day in range((following - first).days):
            on = first + dt.timedelta(days=day)
            for n, (line, part, start, hours) in enumerate(
                ((1, "day", 7, 8), (1, "evening", 15, 8), (1, "night", 23, 8), (2, "whole", 7, 24))
            ):
                starts = dt.datetime(on.year, on.month, on.day, start, tzinfo=dt.UTC)
                rows.append(
                    Shift(
                        roster=roster, month=month, line=line, part=part, on=on, starts_at=starts,
                        ends_at=starts + dt.timedelta(hours=hours), live=True, given_at=before,
                        member=members[(on.toordinal() * 3 + n * 7) % PEOPLE],
                    )
                )  # fmt: skip
        first = following
    Shift.objects.bulk_create(rows, batch_size=2000)
    return actor, roster, len(rows)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
