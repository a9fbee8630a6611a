"""Why a month is impossible: the needs that cannot be filled together, and the smallest set of rules that forbids it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from samspil.engines.rota.answer import Collision, Ground, Law, never
from samspil.engines.rota.master import new_highs
from samspil.engines.rota.narrow import load
from samspil.engines.rota.parts import Need, Person, Rules, Told
from samspil.engines.rota.program import Model, model_of

TRIES = 600
"""So many times it is asked whether a few needs and rules go together."""
WINDOWS = (0, 1, 3, 7)
Atom = tuple[Law, str]
T = TypeVar("T")


class Asked:
    """Which needs and rules go together, asked of the whole program with nothing else in it."""

    def __init__(self, told: Told, tries: int, enough: Callable[[], bool]) -> None:
        self.told, self.left, self.enough = told, tries, enough
        self.rules = {rules.key: rules for rules in told.rules}
        self.known: dict[tuple[frozenset[str], frozenset[Atom]], bool] = {}
        self.whole = any(p.least for p in told.people) or any(r.least_in_row > 1 for r in told.rules)
        """Whether shifts that nobody asks for can be of use to somebody."""
        self.kept = {shift for _person, shift in told.held}

    def fits(self, needs: Collection[Need], atoms: Iterable[Atom]) -> bool:
        """With only these needs to fill and only these rules to keep."""
        kept = frozenset(atoms)
        key = (frozenset(need.key for need in needs), kept)
        if key not in self.known:
            self.left -= 1
            self.known[key] = self._ask(needs, kept)
        return self.known[key]

    def _ask(self, needs: Collection[Need], atoms: frozenset[Atom]) -> bool:
        import highspy
        import numpy as np

        wanted = {shift for need in needs for shift in need.shifts}
        shifts = tuple(s for s in self.told.shifts if self.whole or s.key in wanted or s.key in self.kept)
        skills = {need.skill for need in needs if need.skill}
        people, rules = [], []
        for person in self.told.people:
            laws = {law for law, who in atoms if who == person.key}
            people.append(_person(person, laws, skills))
            rules.append(_rules(self.rules[person.rules], laws, person.key))
        barred = frozenset(p for p in self.told.barred if (Law.BARRED, p[0]) in atoms)
        held = frozenset(p for p in self.told.held if (Law.HELD, p[0]) in atoms)
        told = Told(
            self.told.days, shifts, tuple(needs), tuple(people), tuple(rules), weekends=self.told.weekends,
            weeks=self.told.weeks, held=held, barred=barred,
        )  # fmt: skip
        model = model_of(told)
        for need in needs:
            model.top[model.rows[model.counted[need.key, ""]][1][-2][0]] = 0
        model.cost = [0] * len(model.cost)
        highs = new_highs(self.enough)
        load(highs, model, np)
        highs.run()
        return bool(highs.getModelStatus() != highspy.HighsModelStatus.kInfeasible)

    def stop(self) -> bool:
        return self.left <= 0 or self.enough()


def _person(person: Person, laws: set[Law], skills: set[str]) -> Person:
    return replace(
        person, rules=person.key,
        skills=person.skills if Law.SKILL in laws else person.skills | skills,
        kinds=person.kinds if Law.KINDS in laws else frozenset(),
        away=person.away if Law.AWAY in laws else (),
        least=person.least if Law.LEAST in laws else 0,
        most=person.most if Law.MOST in laws else None,
        most_of=_most_of(person, laws),
    )  # fmt: skip


def _most_of(person: Person, laws: set[Law]) -> dict[str, int]:
    return {k: n for k, n in person.most_of.items() if (Law.MOST_OF if n else Law.KINDS) in laws}


def _rules(rules: Rules, laws: set[Law], key: str) -> Rules:
    return Rules(
        key,
        rest=rules.rest if Law.REST in laws else 0,
        rest_after=rules.rest_after if Law.REST in laws else {},
        not_after=rules.not_after if Law.NOT_AFTER in laws else frozenset(),
        most_in_row=rules.most_in_row if Law.MOST_IN_ROW in laws else None,
        least_in_row=rules.least_in_row if Law.LEAST_IN_ROW in laws else 1,
        least_off_in_row=rules.least_off_in_row if Law.LEAST_OFF_IN_ROW in laws else 1,
        most_nights_in_row=rules.most_nights_in_row if Law.MOST_NIGHTS_IN_ROW in laws else None,
        most_weekends=rules.most_weekends if Law.MOST_WEEKENDS in laws else None,
        most_minutes_a_week=rules.most_minutes_a_week if Law.MOST_A_WEEK in laws else None,
        rest_a_week=rules.rest_a_week if Law.REST_A_WEEK in laws else None,
        resting=rules.resting,
    )  # fmt: skip


def atoms_of(told: Told, needs: Collection[Need]) -> list[Atom]:
    """Every rule that holds for somebody at all."""
    rules = {one.key: one for one in told.rules}
    found: list[Atom] = []
    for person in told.people:
        own = rules[person.rules]
        says = {
            Law.KINDS: bool(person.kinds) or 0 in person.most_of.values(),
            Law.SKILL: any(need.skill and need.skill not in person.skills for need in needs),
            Law.AWAY: bool(person.away), Law.LEAST: person.least > 0, Law.MOST: person.most is not None,
            Law.MOST_OF: any(person.most_of.values()), Law.REST: own.rest > 0 or any(own.rest_after.values()),
            Law.NOT_AFTER: bool(own.not_after), Law.MOST_IN_ROW: own.most_in_row is not None,
            Law.LEAST_IN_ROW: own.least_in_row > 1, Law.LEAST_OFF_IN_ROW: own.least_off_in_row > 1,
            Law.MOST_NIGHTS_IN_ROW: own.most_nights_in_row is not None, Law.MOST_WEEKENDS: own.most_weekends is not None,
            Law.MOST_A_WEEK: own.most_minutes_a_week is not None, Law.REST_A_WEEK: own.rest_a_week is not None,
            Law.BARRED: any(who == person.key for who, _s in told.barred), Law.HELD: any(who == person.key for who, _s in told.held),
        }  # fmt: skip
        found += [(law, person.key) for law, holds in says.items() if holds]
    return found


def collide(
    problem: Told,
    needs: Collection[str] | None = None,
    tries: int = TRIES,
    enough: Callable[[], bool] = never,
) -> Collision | None:
    """None where these needs (left out: all that ask for no skill) can be filled together, or where it was not found out in time."""
    asked = Asked(problem, tries, enough)
    all_ = [n for n in problem.needs if (n.key in needs if needs is not None else not n.skill)]
    atoms = atoms_of(problem, all_)
    if asked.fits(all_, atoms):
        return None
    few = _least(_window(problem, asked, all_, atoms), lambda some: not asked.fits(some, atoms), asked)
    first = _least(atoms, lambda some: not asked.fits(few, some), asked)
    laws, smallest = _smallest(first, atoms, few, asked)
    shifts = tuple(shift for need in few for shift in need.shifts)
    grounds = [Ground(Law.NEED, "", (need.key,)) for need in few]
    grounds += [Ground(law, who, shifts) for law, who in sorted(laws, key=lambda a: (a[1], a[0]))]
    return Collision(tuple(grounds), smallest, tuple(need.key for need in few))


def _window(told: Told, asked: Asked, needs: list[Need], atoms: list[Atom]) -> list[Need]:
    """The needs of the fewest neighbouring days that cannot be filled."""
    day = {shift.key: shift.day for shift in told.shifts}
    for wide in WINDOWS:
        for first in range(told.days - wide):
            some = [n for n in needs if all(first <= day[s] <= first + wide for s in n.shifts)]
            if asked.stop():
                return needs
            if some and not asked.fits(some, atoms):
                return some
    return needs


def _least(some: list[T], fails: Callable[[list[T]], bool], asked: Asked) -> list[T]:
    """A part of `some` that fails and of which nothing can be left out: ever smaller pieces are taken away."""
    size = max(1, len(some) // 2)
    while True:
        at, cut = 0, False
        while at < len(some):
            rest = some[:at] + some[at + size :]
            if not asked.stop() and fails(rest):
                some, cut = rest, True
            else:
                at += size
        if size == 1 and (not cut or asked.stop()):
            return some
        size = max(1, size // 2)


def _smallest(
    found: list[Atom], atoms: list[Atom], needs: list[Need], asked: Asked
) -> tuple[list[Atom], bool]:
    """No collision is smaller than the fewest rules that touch every way out met so far (a way out: rules without which it all
    goes). Those fewest either collide themselves, and are the answer, or show another way out."""
    ways: list[frozenset[Atom]] = []
    while not asked.stop():
        fewest = _touching(ways)
        if len(fewest) >= len(found):
            return found, True
        if not asked.fits(needs, fewest):
            return sorted(fewest), True
        kept = set(fewest)
        rest = [atom for atom in atoms if atom not in kept]
        size = max(1, len(rest) // 2)
        while rest and not asked.stop():
            for chunk in [rest[n : n + size] for n in range(0, len(rest), size)]:
                if asked.fits(needs, kept | set(chunk)):
                    kept |= set(chunk)
            rest = [atom for atom in rest if atom not in kept]
            if size == 1:
                break
            size = max(1, size // 2)
        ways.append(frozenset(atoms) - kept)
    return found, False


def _touching(ways: list[frozenset[Atom]]) -> set[Atom]:
    """The fewest that have one in each of the ways."""
    import numpy as np

    if not ways:
        return set()
    model = Model()
    column = {atom: model.column(1) for atom in sorted(frozenset().union(*ways))}
    for way in ways:
        model.row(1, [(column[atom], 1) for atom in sorted(way)], len(way))
    highs = new_highs()
    load(highs, model, np)
    highs.run()
    values = highs.getSolution().col_value
    return {atom for atom, n in column.items() if values[n] > 0.5}
