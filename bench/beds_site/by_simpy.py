"""The models in SimPy, written as lightly as it allows: counters instead of resources where nobody waits, and no records."""

import random
from typing import Any

import simpy

from bench.beds_site.models import A_YEAR, BEDS, MANY, STAY
from samspil.engines.beds.problem import YEAR


def run(name: str, days: float, seed: int) -> dict[str, float]:
    rng, said = random.Random(seed), {"came": 0, "ended": 0, "refused": 0, "waited": 0, "asked": 0}
    env = simpy.Environment()
    env.process(
        {"one_unit_loss": _loss, "one_unit_wait": _wait, "several_units": _several}[name](env, rng, said)
    )
    env.run(until=days)
    return {"events": said["came"] + said["ended"], **said}


def _leave(env: Any, stay: float, busy: list[int], n: int, said: dict[str, int]) -> Any:
    yield env.timeout(stay)
    busy[n] -= 1
    said["ended"] += 1


def _loss(env: Any, rng: Any, said: dict[str, int]) -> Any:
    busy, gap = [0], A_YEAR / YEAR
    while True:
        yield env.timeout(rng.expovariate(gap))
        said["came"] += 1
        said["asked"] += 1
        if busy[0] == BEDS:
            said["refused"] += 1
            continue
        busy[0] += 1
        env.process(_leave(env, rng.expovariate(1 / STAY), busy, 0, said))


def _served(env: Any, house: Any, stay: float, said: dict[str, int]) -> Any:
    came = env.now
    with house.request() as asked:
        yield asked
        said["waited"] += env.now > came
        yield env.timeout(stay)
    said["ended"] += 1


def _wait(env: Any, rng: Any, said: dict[str, int]) -> Any:
    house, gap = simpy.Resource(env, BEDS), A_YEAR / YEAR
    while True:
        yield env.timeout(rng.expovariate(gap))
        said["came"] += 1
        said["asked"] += 1
        env.process(_served(env, house, rng.expovariate(1 / STAY), said))


def _several(env: Any, rng: Any, said: dict[str, int]) -> Any:
    beds, stays, busy = MANY["beds"], MANY["stays"], [0, 0, 0]
    teams, gap, first = (
        simpy.Resource(env, MANY["places"]),
        MANY["a_year"] / YEAR,
        MANY["shares"][0] / sum(MANY["shares"]),
    )
    while True:
        yield env.timeout(rng.expovariate(gap))
        said["came"] += 1
        if rng.random() < MANY["home"]:
            env.process(_served(env, teams, rng.expovariate(1 / MANY["help"]), said))
            continue
        said["asked"] += 1
        for n in (0, 1, 2) if rng.random() < first else (1, 2):
            if busy[n] < beds[n]:
                busy[n] += 1
                env.process(_leave(env, rng.expovariate(1 / stays[n]), busy, n, said))
                break
        else:
            said["refused"] += 1
