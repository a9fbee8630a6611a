"""Tells the network of one child, people and places, through the product's own doors.

Run as ``python -m bench.network_site.fill NODES``; prints one JSON line: the case, a worker's cookie, how many are drawn.
"""

import datetime as dt
import json
import random
import sys
from typing import Any

from bench.board_site.fill import cookie, who_works

KIN = ("aunt_uncle", "relative", "friend", "neighbour")
QUALITIES = ("strong", "ordinary", "weak", "tense", "broken", "not_known")


def main(nodes: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from samspil.ground import fence

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    with fence.lifted("a benchmark fills an empty database"):
        now = dt.datetime.now(dt.UTC)
        workers, case = who_works(1, now)
        drawn = tell(nodes, workers[0], case, now)
        print(json.dumps({"case": str(case.pk), "cookie": cookie(workers[0]), "drawn": drawn}))


def tell(nodes: int, worker: Any, case: Any, now: dt.datetime) -> int:
    """A third are people bound to the child or to one another, the others places; each is tied to somebody."""
    from samspil.accounts import service as accounts
    from samspil.ecomaps import service as ecomaps
    from samspil.people import service as people

    dice = random.Random(7)
    by = accounts.actor_for(worker, institution=None, at=now)[0]
    told, since = {"by": by, "at": now}, now.date() - dt.timedelta(days=30)
    family = [case.child]
    for n in range(nodes // 3):
        person = people.add(**told, given_name=f"Person{n}", family_name="Nováková", around=case.child)
        people.bind(**told, person=person, to=dice.choice(family), kind=KIN[n % len(KIN)])
        family.append(person)
    ends = [{"person": p} for p in family[1:]] + [{"name": f"Place {n}"} for n in range(nodes - len(family))]
    for end in ends:
        others = [p for p in family if p != end.get("person")]
        to = case.child if "person" in end else dice.choice(others)
        saying = ecomaps.Saying(quality=dice.choice(QUALITIES), support="gives", often="weekly")
        ecomaps.note_tie(**told, case=case, to=to, since=since, saying=saying, **end)
    shown = ecomaps.snapshot(ecomaps.network(case, for_=by, at=now), now.date())
    return len(ecomaps.lay_out(shown, None, "both", {}).places)


if __name__ == "__main__":
    main(int(sys.argv[1]))
