"""What is known in closed form, for one unit and flat random arrivals: the yardstick of the simulation."""

from math import exp


def erlang_b(load: float, beds: int) -> float:
    """The share that finds every bed taken and goes: of Poisson arrivals, whatever the stays are like (Erlang 1917)."""
    _sound(load, beds)
    blocked = 1.0
    for k in range(1, beds + 1):
        blocked = load * blocked / (k + load * blocked)
    return blocked


def erlang_c(load: float, beds: int) -> float:
    """The share that waits where all wait as long as it takes: exponential stays, load below the beds."""
    _sound(load, beds)
    if load >= beds:
        raise ValueError("more come than can be taken: the line grows without end")
    blocked = erlang_b(load, beds)
    return beds * blocked / (beds - load * (1 - blocked))


def wait_c(load: float, beds: int, stay: float) -> float:
    """The mean wait over all who come, in the unit of `stay`."""
    return erlang_c(load, beds) * stay / (beds - load)


def within_c(load: float, beds: int, stay: float, time: float) -> float:
    """The share that waits no longer than `time`."""
    return 1 - erlang_c(load, beds) * exp(-(beds - load) * time / stay)


def m_m_c_k(load: float, beds: int, most: int) -> tuple[float, ...]:
    """The chance of each number in the house and in its waiting room together, at most `most`; exponential stays."""
    _sound(load, beds)
    if most < beds:
        raise ValueError("the beds are part of the most")
    weights = [1.0]
    for n in range(1, most + 1):
        weights.append(weights[-1] * load / min(n, beds))
    whole = sum(weights)
    return tuple(w / whole for w in weights)


def _sound(load: float, beds: int) -> None:
    if load < 0 or beds < 1:
        raise ValueError("some beds, and a load that is not negative")
