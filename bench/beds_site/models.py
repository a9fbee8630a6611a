"""The three models of the benchmark: the same numbers for us, for SimPy and for Ciw. Days; stays and gaps are exponential."""

from samspil.engines.beds.problem import NO_END, YEAR, Arrivals, Problem, Stay, Teams, Unit

A_YEAR, STAY, BEDS = 52.0, 28.0, 6
"""One house of six beds: the load is 3.989, and 11.6 % of those who come find it full."""
MANY = {
    "a_year": 400.0,
    "home": 0.6,
    "shares": (3.0, 2.0),
    "beds": (4, 3, 2),
    "stays": (20.0, 25.0, 30.0),
    "places": 24,
    "help": 28.0,
}
"""Three units, the first two sending on to the next ones, the third only taking who is sent; teams with a line of their own."""


def problem(name: str, years: float, seed: int) -> Problem:
    told = {"years": years, "warm_up": 0.0, "replications": 1, "seed": seed}
    if name == "several_units":
        first, second, third = (Stay(mean=mean) for mean in MANY["stays"])  # type: ignore[attr-defined]
        four, three, two = MANY["beds"]  # type: ignore[misc]
        units = (
            Unit(four, first, 3.0, (1, 2), name="A"),
            Unit(three, second, 2.0, (2,), name="B"),
            Unit(two, third, 0.0, name="C"),
        )
        teams = Teams(MANY["places"], 1, Stay(mean=MANY["help"]))  # type: ignore[arg-type]
        return Problem(Arrivals(MANY["a_year"]), units, home=MANY["home"], teams=teams, **told)  # type: ignore[arg-type]
    room = NO_END if name == "one_unit_wait" else 0
    return Problem(Arrivals(A_YEAR), (Unit(BEDS, Stay(mean=STAY), room=room),), **told)  # type: ignore[arg-type]


def days(years: float) -> float:
    return years * YEAR
