"""Where counts meet computation: what of a share may be told."""

from samspil.engines.shares.problem import Share, Told
from samspil.engines.shares.solve import solve

SMALLEST = 5
"""Below this a number outside a case could point at somebody."""


def told(part: int, whole: int, unknown: int, *, within: bool = False) -> Told:
    return solve(Share(part, whole, unknown, within=within, smallest=SMALLEST))


__all__ = ["SMALLEST", "Told", "told"]
