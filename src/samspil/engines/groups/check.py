"""The witness: does an answer keep every condition, and are its points what its seats cost? It reads the question alone."""

from collections import Counter

from samspil.engines.groups.problem import Answer, Group, Grouping, cost


def faults(problem: Grouping, answer: Answer) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds."""
    seated = Counter(key for group in answer.groups for key in group.families)
    seated.update(answer.without)
    known = {f.key for f in problem.families}
    wrong = [
        f"{key} is told {seated[key]} times" for key in sorted(known | seated.keys()) if seated[key] != 1
    ]
    if len(answer.groups) > problem.groups:
        wrong.append(f"{len(answer.groups)} groups of at most {problem.groups}")
    for number, group in enumerate(answer.groups, start=1):
        wrong += [f"group {number}: {words}" for words in _of_group(problem, group)]
    spent = points(problem, answer)
    if spent is not None and spent != answer.points:
        wrong.append(f"the seats cost {spent}, not {answer.points}")
    if answer.bound > answer.points or answer.surely > len(answer.without):
        wrong.append("the bound is above the answer")
    return wrong


def _of_group(problem: Grouping, group: Group) -> list[str]:
    by_key = {f.key: f for f in problem.families}
    wrong = []
    if not problem.least <= len(group.families) <= problem.most:
        wrong.append(f"{len(group.families)} families")
    if group.kind not in problem.kinds:
        wrong.append("no such kind")
    wrong += [
        f"{' and '.join(sorted(pair))} sit together" for pair in problem.apart if pair <= set(group.families)
    ]
    far = (key for key in group.families if key in by_key and cost(problem, by_key[key], group.kind) is None)
    return wrong + [f"too far for {key}" for key in far]


def points(problem: Grouping, answer: Answer) -> int | None:
    by_key = {f.key: f for f in problem.families}
    costs = [cost(problem, by_key[key], g.kind) for g in answer.groups for key in g.families if key in by_key]
    return None if None in costs else sum(c.points for c in costs if c)
