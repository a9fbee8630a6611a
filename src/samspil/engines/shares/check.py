"""The witness: does an answer tell nothing small, and does its band hold the share?"""

from samspil.engines.shares.problem import Share, Told


def faults(problem: Share, answer: Told) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds."""
    found = []
    small = range(1, problem.smallest)
    told = {"part": answer.part, "whole": answer.whole, "unknown": answer.unknown}
    if answer.part is not None and answer.whole is not None:
        told["the others"] = answer.whole - answer.part
        if problem.within and answer.unknown is not None:
            told["the rest"] = answer.whole - answer.part - answer.unknown
    found += [f"{name} is told though it is small" for name, number in told.items() if number in small]
    for name in ("part", "whole", "unknown"):
        if told[name] is not None and told[name] != getattr(problem, name):
            found.append(f"{name} is not what it was")
    if answer.low is not None and answer.high is not None:
        share = problem.part / problem.whole
        if not answer.low - 1e-12 <= share <= answer.high + 1e-12:
            found.append("the band does not hold the share")
    return found
