"""The models in Ciw, by its own means: queue capacities where there is one house; a desk that sends on where there are several."""

from typing import Any

import ciw

from bench.beds_site.models import A_YEAR, BEDS, MANY, STAY
from samspil.engines.beds.problem import YEAR


def run(name: str, days: float, seed: int) -> dict[str, float]:
    ciw.seed(seed)
    simulation = ciw.Simulation(_several() if name == "several_units" else _one(name))
    simulation.simulate_until_max_time(days)
    return _told(simulation, name)


def _one(name: str) -> Any:
    room = float("inf") if name == "one_unit_wait" else 0
    return ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(A_YEAR / YEAR)], service_distributions=[ciw.dists.Exponential(1 / STAY)],
        number_of_servers=[BEDS], queue_capacities=[room],
    )  # fmt: skip


class Desk(ciw.routing.NodeRouting):
    """Where somebody who has arrived goes: to a team, to the first unit with a bed, or away."""

    turned_away = 0

    def next_node(self, ind: Any) -> Any:
        draw, nodes = ciw.random.random(), self.simulation.nodes
        if draw < MANY["home"]:
            return nodes[5]
        first = (draw - MANY["home"]) / (1 - MANY["home"]) < MANY["shares"][0] / sum(MANY["shares"])
        for n in (2, 3, 4) if first else (3, 4):
            if nodes[n].number_of_individuals < MANY["beds"][n - 2]:
                return nodes[n]
        self.turned_away += 1
        return nodes[-1]


def _several() -> Any:
    leave = [ciw.routing.Leave() for _n in range(4)]
    services = [
        ciw.dists.Deterministic(0.0),
        *(ciw.dists.Exponential(1 / mean) for mean in (*MANY["stays"], MANY["help"])),
    ]
    return ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(MANY["a_year"] / YEAR), None, None, None, None],
        service_distributions=services, number_of_servers=[float("inf"), *MANY["beds"], MANY["places"]],
        routing=ciw.routing.NetworkRouting(routers=[Desk(), *leave]),
    )  # fmt: skip


def _told(simulation: Any, name: str) -> dict[str, float]:
    """Events as everywhere: one for each who came, one for each stay or help that ended."""
    nodes = simulation.nodes
    came = nodes[0].number_of_individuals
    records = simulation.get_all_records()
    ended = [r for r in records if r.record_type == "service" and (name != "several_units" or r.node > 1)]
    lost = [r for r in records if r.record_type == "rejection"]
    waited = sum(r.waiting_time > 0 for r in ended)
    if name == "several_units":
        asked = sum(1 for r in records if r.record_type == "service" and r.node == 1 and r.destination != 5)
        refused = sum(
            1 for r in records if r.record_type == "service" and r.node == 1 and r.destination == -1
        )
    else:
        asked, refused = came, len(lost)
    return {
        "events": came + len(ended),
        "came": came,
        "ended": len(ended),
        "refused": refused,
        "waited": waited,
        "asked": asked,
    }
