"""The witness: is every answer really a loop of the problem?"""

from samspil.engines.loops.problem import Arrows, Loops


def faults(problem: Arrows, answer: Loops) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds."""
    arrows = set(problem.arrows)
    wrong = []
    for loop in answer.loops:
        if len(set(loop)) != len(loop) or len(loop) < 2:
            wrong.append(f"{loop} meets a card twice or has one card only")
        if any(pair not in arrows for pair in zip(loop, (*loop[1:], loop[0]), strict=True)):
            wrong.append(f"{loop} uses an arrow that is not there")
    if len(set(answer.loops)) != len(answer.loops):
        wrong.append("a loop is named twice")
    return wrong
