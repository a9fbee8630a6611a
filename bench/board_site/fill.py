"""Tells one map with many cards, drawn by people of three institutions, through the product's own doors.

Run as ``python -m bench.board_site.fill CARDS PEOPLE``; prints one JSON line: the case and everybody's cookie.
"""

import datetime as dt
import json
import random
import sys
from typing import Any

FIELDS = ("presenting", "predisposing", "precipitating", "perpetuating", "protective", "predicting")
HOUSES = (
    ("OSPOD Brno-sever", "OS", "child_protection", "statutory_child_protection"),
    ("SAS Brno", "SAS", "family_support", "family_support"),
    ("NZDM Brno", "NZ", "youth_club", "low_threshold_youth_work"),
)


def main(cards: int, people: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from samspil.ground import fence

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    with fence.lifted("a benchmark fills an empty database"):
        now = dt.datetime.now(dt.UTC)
        accounts, case = who_works(people, now)
        board = draw(cards, accounts, case, now)
        print(
            json.dumps({"case": str(case.pk), "map": str(board.pk), "cookies": [cookie(a) for a in accounts]})
        )


def who_works(people: int, now: dt.datetime) -> tuple[list[Any], Any]:
    from samspil.access.service import Actor, Role, Word
    from samspil.accounts import service as accounts
    from samspil.cases import service as cases
    from samspil.institutions import service as institutions
    from samspil.people import service as persons

    machine = Actor(role="machine", words=frozenset(Word.values), purpose="setting up")
    before = now - dt.timedelta(days=100)
    homes = [
        institutions.found(
            by=machine,
            at=before,
            country="CZ",
            name=name,
            letters=letters,
            slug=f"house-{letters.lower()}",
            kind=kind,
            competences=[competence],
        )
        for name, letters, kind, competence in HOUSES
    ]
    workers = []
    for n in range(people):
        account = accounts.create(
            by=machine, at=before, email=f"worker{n}@example.org", name=f"Worker Number{n}", language="en"
        )
        accounts.employ(by=machine, at=before, account=account, institution=homes[n % 3], role=Role.WORKER)
        workers.append(account)
    by = accounts.actor_for(workers[0], institution=None, at=now)[0]
    child = persons.add(by=by, at=before, given_name="Tereza", family_name="Nováková")
    case = cases.open(
        by=by, at=before, child=child, competence=HOUSES[0][3], place="home", place_since=before.date(),
        next_on=now.date() + dt.timedelta(days=2), next_what="Home visit", worker=workers[0],
    )  # fmt: skip
    for home, worker, (*_, competence) in list(zip(homes, workers, HOUSES, strict=False))[1:]:
        cases.bring_in(
            by=by, at=before, case=case, institution=home, competence=competence, purpose="joint plan",
            basis="statute", worker=worker,
        )  # fmt: skip
    return workers, case


def draw(cards: int, workers: list[Any], case: Any, now: dt.datetime) -> Any:
    from samspil.accounts import service as accounts
    from samspil.formulations import service as maps

    dice = random.Random(7)
    actors = [accounts.actor_for(worker, institution=None, at=now)[0] for worker in workers]
    board = maps.start(by=actors[0], at=now, case=case)
    made = [
        maps.add_factor(
            by=actors[n % len(actors)], at=now, map=board, field=FIELDS[n % len(FIELDS)],
            text=f"Card {n}: what somebody saw on an ordinary morning at home or at school", kind="observation",
        )
        for n in range(cards)
    ]  # fmt: skip
    for _ in range(cards // 3):
        one, other = dice.sample(made, 2)
        maps.link(by=actors[0], at=now, source=one, target=other, kind="sets_off")
    return board


def cookie(account: Any) -> str:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
