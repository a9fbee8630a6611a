"""The witness: is the band in order, and does it hold what stands still?"""

from samspil.engines.flows.problem import Flows, Forecast


def faults(problem: Flows, answer: Forecast) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds."""
    found = []
    if not 0 <= answer.low <= answer.middle <= answer.high:
        found.append("the band is out of order")
    if problem.ahead == 0 and (answer.low, answer.high) != (problem.now, problem.now):
        found.append("nothing changes in no time")
    if answer.comings < 0 or answer.leavings < 0:
        found.append("fewer than none come or leave")
    return found
