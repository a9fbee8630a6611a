"""The steps of `bench looks`, in a process of their own with a database of their own."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

DAY = dt.timedelta(days=1)
NOW = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)
DAYS = 200
WORKERS = 400
SHOWN = 25


def main(entries: int, rounds: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.pages_site.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    from bench.pages_site.fill import Fast, fill, people_who_work
    from samspil.ground import fence, fencing

    fencing.take_down()  # COPY does not go through fences
    fence.stand(fence.OPEN)
    dice = random.Random(20261124)
    cast = people_who_work()
    cases = max(50, entries // 50)
    from samspil.trail.models import Head

    Head.objects.get_or_create(chain=str(cast["lead"].pk))
    fast = Fast(connection)
    fill(fast, cast, cases, 0, dice)
    record(fast, cast, entries, dice)
    fast.finish()
    fencing.put_up()
    print(json.dumps(measure(cast, entries, rounds)))


def record(fast: Any, cast: dict[str, Any], entries: int, dice: random.Random) -> None:
    """Ordinary work: each worker looks at own files by day, one in fifty entries at another's, a fifth are lists."""
    from samspil.cases.models import Case
    from samspil.trail.models import Entry, Head, Shown

    home = cast["lead"].pk
    own: dict[uuid.UUID, list[uuid.UUID]] = {}
    every: list[uuid.UUID] = []
    for case, worker in Case.objects.values_list("pk", "worker_id"):
        own.setdefault(worker, []).append(case)
        every.append(case)
    workers = list(own)
    shown: list[tuple[uuid.UUID, dt.datetime, int]] = []
    first = (Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0) + 1
    seq0 = Head.objects.filter(chain=str(home)).values_list("seq", flat=True).first() or 0

    def rows() -> Iterator[tuple[Any, ...]]:
        for n in range(entries):
            at = NOW - DAYS * DAY + DAYS * DAY * (n / entries)
            at = at.replace(hour=7 + at.hour * 10 // 24) if dice.random() < 0.97 else at
            worker = workers[dice.randrange(len(workers))]
            kind = dice.random()
            case, act, deed, details = None, "cases.children", "read", ""
            if kind < 0.2:
                some = dice.sample(own[worker], min(SHOWN, len(own[worker])))
                details = json.dumps({"cases": [str(c) for c in some]}, separators=(",", ":"))
                shown.extend((c, at, first + n) for c in some)
            else:
                case = dice.choice(own[worker] if kind < 0.98 else every)
                act, deed = ("cases.file", "read") if kind < 0.8 else ("cases.write", "write")
                if kind > 0.999:
                    case, act, deed = None, "accounts.missed", "failed"
            yield (first + n, str(home), seq0 + n + 1, at, worker, home, deed, act, "case" if case else "", str(case or ""),
                   case, "case work", details, "0" * 64, f"{n:064d}")  # fmt: skip

    columns = ("id", "chain", "seq", "at", "account", "institution", "deed", "act", "record_kind", "record", "case",
               "purpose", "details", "previous", "hash")  # fmt: skip
    fast.rows(Entry, columns, rows())
    fast.rows(Shown, ("case", "at", "entry"), shown)
    if fast.postgres:
        fast.raw.execute("SELECT setval(pg_get_serial_sequence('trail_entry', 'id'), %s)", [first + entries])
        fast.raw.execute("UPDATE trail_head SET seq = %s WHERE chain = %s", [seq0 + entries, str(home)])
    else:
        fast.raw.execute("UPDATE trail_head SET seq = ? WHERE chain = ?", [seq0 + entries, str(home)])


def measure(cast: dict[str, Any], entries: int, rounds: int) -> dict[str, Any]:
    from samspil.access.service import Actor
    from samspil.accounts import service as accounts
    from samspil.cases.models import Case
    from samspil.trail import chain
    from samspil.trail import service as trail
    from samspil.watch import service as watch
    from samspil.watch.models import Finding, Progress

    home = cast["lead"].pk
    by = Actor(institution=home, time_zone="Europe/London")
    begun = time.perf_counter()
    read = watch.find(by=by, at=NOW)
    whole = time.perf_counter() - begun
    worker = accounts.actor_for(cast["workers"][0], institution=None, at=NOW)[0]
    busy = Case.objects.filter(worker=cast["workers"][0]).first()
    assert busy is not None
    cases = [str(pk) for pk in Case.objects.values_list("pk", flat=True)[:50]]
    lines = []
    real = chain.note_shown

    def list_with(note: Callable[[Any], None]) -> float:
        chain.note_shown = note
        cost = cpu(lambda: trail.seen(by=worker, at=NOW, act="cases.children", details={"cases": cases}), 20)
        chain.note_shown = real
        return cost

    ours, floor = [], []
    for _ in range(rounds):
        ours.append(list_with(real))
        floor.append(list_with(lambda entries: None))
    lines.append(
        ["a list of 50 recorded, processor time", ours, floor, "the same without the index of cases", "ms"]
    )
    pages = {
        "who looked, lists included": (
            lambda: trail.of_case(busy.pk, deed="read", lists=True, size=15),
            lambda: trail.of_case(busy.pk, deed="read", size=15), "openings alone",
        ),
        "the record, one day of half a year ago": (
            lambda: trail.of_institution(home, trail.Asked(since=NOW - 150 * DAY, until=NOW - 149 * DAY)),
            lambda: trail.of_institution(home), "its newest page",
        ),
        "the record, one case": (
            lambda: trail.of_institution(home, trail.Asked(cases=(busy.pk,))),
            lambda: trail.of_institution(home), "its newest page",
        ),
    }  # fmt: skip
    for name, (ours_of, floor_of, of) in pages.items():
        ours_of(), floor_of()
        both = [(wall(ours_of, 5), wall(floor_of, 5)) for _ in range(rounds)]
        lines.append([name, [a for a, _ in both], [b for _, b in both], of, "ms"])
    fresh = []
    for _ in range(rounds):
        Progress.objects.filter(institution=home).update(seq=entries - 1000)
        fresh.append(wall(lambda: watch.find(by=by, at=NOW), 1))
    lines.append(
        [
            "a thousand new entries read for unusual looking",
            fresh,
            [whole / entries * 1000] * rounds,
            "its share of the whole record",
            "ms",
        ]
    )
    walked = hashing(entries)
    found = Finding.objects.count()
    assert read >= 0
    return {
        "lines": lines,
        "remark": f"the whole record of {entries:,} entries read for unusual looking in {whole:.0f} s ({found} findings); "
        f"hashing it for a walk takes {walked:.0f} s",
    }


def hashing(entries: int) -> float:
    """What a walk costs: every row read and hashed; the made-up hashes themselves would end it at once."""
    from samspil.trail.chain import SAID, hashed, spelled
    from samspil.trail.models import Entry

    begun = time.perf_counter()
    for values in Entry.objects.order_by("chain", "seq").values_list(*SAID).iterator(chunk_size=2000):
        hashed(spelled(values))
    return time.perf_counter() - begun


def wall(work: Callable[[], Any], times: int) -> float:
    begun = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - begun) / times


def cpu(work: Callable[[], Any], times: int) -> float:
    begun = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - begun) / times


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
