"""The witness: every row has its place in the answer, and every difference is what it says."""

from samspil.engines.reconciling.problem import Reconciled, Row


def faults(rows: list[Row], answer: Reconciled) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds."""
    single = len({(r.place, r.year) for r in rows}) - len(answer.doubles)
    found = []
    if len(answer.sums) + answer.unsummed != single:
        found.append("a row is missing among the sums")
    if len(answer.flows) + answer.without_year_before + answer.incomplete != single:
        found.append("a row is missing among the flows")
    said = {(r.place, r.year): r.stock for r in rows}
    return found + [
        f"{flow.place} {flow.year}: the difference is not what it says"
        for flow in answer.flows
        if said.get((flow.place, flow.year)) != flow.before + flow.came - flow.left + flow.apart
    ]
