"""The witness: does a rota keep the rules, and is it told truly? Reads the question and the answer alone."""

from samspil.engines.rota.answer import Ground, Law, Plan, Status
from samspil.engines.rota.legal import broken
from samspil.engines.rota.parts import Told
from samspil.engines.rota.price import filled, gaps, paid


def grounds(told: Told, plan: Plan) -> list[Ground]:
    """Every rule that a rota breaks."""
    shifts = {shift.key: shift for shift in told.shifts}
    found = []
    for person in told.people:
        found += broken(told, person, [shifts[key] for key in plan.has(person.key) if key in shifts])
    for need in told.needs:
        if need.limit is not None and filled(told, need, plan.who) > need.limit:
            found.append(Ground(Law.FULL, "", (need.key,)))
    return found


def against(told: Told, plan: Plan, person: str, shift: str) -> tuple[Ground, ...]:
    """What stands against somebody taking one shift more than in this rota; nothing: she can. Rules that she breaks already
    without it are not held against it."""
    shifts = {one.key: one for one in told.shifts}
    who = next(one for one in told.people if one.key == person)
    now = [shifts[key] for key in plan.has(person)]
    if shifts[shift] in now:
        return (Ground(Law.ONE_A_DAY, person, (shift,)),)
    before = {ground.law for ground in broken(told, who, now)} - {Law.AWAY, Law.KINDS, Law.BARRED, Law.REST}
    found = [ground for ground in broken(told, who, [*now, shifts[shift]]) if ground.law not in before]
    return tuple(ground for ground in found if shift in ground.about)


def faults(told: Told, plan: Plan) -> list[str]:
    """What is wrong with an answer, in words; empty when it holds. An answer that says impossible is not looked at."""
    if plan.status == Status.IMPOSSIBLE:
        return []
    found = [f"{g.law}: {g.person} {' '.join(g.about)}".strip() for g in grounds(told, plan)]
    people, shifts = {person.key for person in told.people}, {shift.key for shift in told.shifts}
    if set(plan.who) != shifts or any(not set(who) <= people for who in plan.who.values()):
        found.append("it names shifts or people that the question does not know, or leaves some out")
        return found
    if any(len(who) != len(set(who)) for who in plan.who.values()):
        found.append("somebody stands twice on a shift")
    each = paid(told, plan.who)
    if plan.cost != sum(one.price for one in each) or plan.paid != each:
        found.append("the prices are not what it costs")
    if plan.gaps != gaps(told, plan.who):
        found.append("the gaps are not those there are")
    if plan.bound > plan.cost or (plan.status == Status.OPTIMAL) != (plan.bound == plan.cost):
        found.append("what is said to be proven is not")
    return found
