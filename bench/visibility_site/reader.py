"""One reader: reads a line with the name of a list and a number, does it so often, answers with seconds and rows.

Run as ``python -m bench.visibility_site.reader worker|all FACTS``. The worker is the product as it is. The reader of
all asks the same without what decides who sees what, renders the same page, and walks through the database's fence.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any
from unittest import mock
from uuid import UUID

WORDS = "Novak"
ADDRESS = {
    "list of children by next date": "/children/?who=all",
    "list of children by name": "/children/?who=all&sort=name",
    "timeline of a case": "/cases/{case}/",
    "what changed, on my day": "/day/",
}


def main(who: str, facts: dict[str, Any]) -> None:
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    if who == "all":
        see_all()
    works = pages(facts) | reads(facts)
    print(json.dumps(list(works)), flush=True)
    for line in sys.stdin:
        name, often = json.loads(line)
        work, rows = works[name], 0
        begun = time.perf_counter()
        for _ in range(often):
            rows = work()
        print(json.dumps([(time.perf_counter() - begun) / often, rows]), flush=True)


def pages(facts: dict[str, Any]) -> dict[str, Callable[[], int]]:
    """Whole pages, asked of the application in this process. Their rows are counted by the bytes they make."""
    client = visitor(facts["worker"])

    def ask(address: str) -> int:
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address} answered {answer.status_code}")
        return len(answer.content)

    found = client.post("/children/search/", {"q": WORDS}).headers["Location"]
    addresses = {name: path.format(**facts) for name, path in ADDRESS.items()} | {
        f"search for {WORDS}": found
    }
    return {f"page: {name}": lambda path=path: ask(path) for name, path in addresses.items()}  # type: ignore[misc]


def visitor(account: str) -> Any:
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(
        get_user_model().objects.get(pk=account),
        backend=settings.AUTHENTICATION_BACKENDS[0],
    )
    return client


def reads(facts: dict[str, Any]) -> dict[str, Callable[[], int]]:
    """The questions alone, without a page around them: here a slow condition has nothing to hide behind."""
    from django.contrib.auth import get_user_model

    from samspil.accounts import service as accounts
    from samspil.cases import service as cases
    from samspil.ground import clock, fence
    from samspil.people import service as people

    now = clock.now()
    actor, _ = accounts.actor_for(get_user_model().objects.get(pk=facts["worker"]), institution=None, at=now)
    fence.becomes(actor, at=now)
    case = cases.get(UUID(facts["case"]), for_=actor, at=now)

    def children(**narrow: Any) -> int:
        page = cases.children(cases.ListFilter(**narrow), for_=actor, at=now, today=now.date())
        return len(page.items)

    return {
        "read: list of children by next date": children,
        "read: list of children by name": lambda: children(by_name=True),
        "read: timeline of a case": lambda: len(
            cases.timeline(case, cases.TimelineFilter(), for_=actor, at=now).items
        ),
        "read: what changed": lambda: len(cases.changes(for_=actor, at=now)[0]),
        f"read: search for {WORDS}": lambda: len(people.search(WORDS, for_=actor)),
    }


def see_all() -> None:
    """Take out of the product what decides who sees what. Which cases a worker works on stays: that is no right."""
    from django.db import connection
    from django.db.models import Value

    from samspil.cases import policy
    from samspil.cases.models import Case, Entry, Participation, Whereabouts
    from samspil.ground import fence, holding
    from samspil.people import policy as people
    from samspil.people.models import Person
    from samspil.people.queries import persons

    everything: dict[tuple[Any, str], Any] = {
        (policy, "listed"): lambda actor, at, closed=False: Participation.objects.filter(
            is_open__in=(not closed,)
        ),
        (policy, "in_seen_case"): lambda actor, at, path: Value(True),
        (policy, "visible"): lambda actor, *, at: Case.objects.all(),
        (policy, "visible_entries"): lambda actor, *, at: Entry.objects.all(),
        (policy, "visible_whereabouts"): lambda actor, *, at: Whereabouts.objects.all(),
        (people, "visible"): lambda actor: Person.objects.all(),
        (fence, "becomes"): lambda actor, *, at: fence.stand(fence.OPEN),
    }
    for (module, name), without in everything.items():
        mock.patch.object(module, name, without).start()
    if connection.vendor == "postgresql":
        Entry._meta.db_table = holding.kept(Entry._meta.db_table)  # past what holds columns back, too
    mock.patch.object(persons, "Exists", return_value=Value(True)).start()


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]))
