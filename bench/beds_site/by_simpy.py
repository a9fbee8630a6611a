"""The models in SimPy by its own means: a process for each child and a Resource for each house; no records are kept."""

import random
from typing import Any

import simpy

from bench.beds_site.models import A_YEAR, BEDS, MANY, STAY
from samspil.engines.beds.problem import YEAR


def run(name: str, days: float, seed: int) -> dict[str, float]:
    rng, said = random.Random(seed), {"came": 0, "ended": 0, "refused": 0, "waited": 0, "asked": 0}
    env = simpy.Environment()
    play = (
        _several(env, rng, said)
        if name == "several_units"
        else _house(env, rng, said, name == "one_unit_wait")
    )
    env.process(play)
    env.run(until=days)
    return {"events": said["came"] + said["ended"], **said}


def _served(env: Any, house: Any, stay: float, said: dict[str, int]) -> Any:
    came = env.now
    with house.request() as asked:
        yield asked
        said["waited"] += env.now > came
        yield env.timeout(stay)
    said["ended"] += 1


def _house(env: Any, rng: Any, said: dict[str, int], waits: bool) -> Any:
    house, gap = simpy.Resource(env, BEDS), A_YEAR / YEAR
    while True:
        yield env.timeout(rng.expovariate(gap))
        said["came"] += 1
        said["asked"] += 1
        if not waits and house.count == BEDS:
            said["refused"] += 1
            continue
        env.process(_served(env, house, rng.expovariate(1 / STAY), said))


def _several(env: Any, rng: Any, said: dict[str, int]) -> Any:
    stays, houses = MANY["stays"], [simpy.Resource(env, beds) for beds in MANY["beds"]]
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
            if houses[n].count < houses[n].capacity:
                env.process(_served(env, houses[n], rng.expovariate(1 / stays[n]), said))
                break
        else:
            said["refused"] += 1
