"""Who sees and writes a plan: everybody at the table of its case, whose role includes plans. Both ways."""

import datetime as dt
from functools import cache, partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.ground.errors import NotFound
from samspil.look import service as look
from samspil.people import service as people
from samspil.people.terms import BondKind
from samspil.plans.models import Plan, PlanLink
from samspil.rules import service as rules
from samspil.rules.terms import Relation

PARENTS = (BondKind.MOTHER, BondKind.FATHER, BondKind.ADOPTIVE_PARENT, BondKind.GUARDIAN)


def visible(actor: Actor, *, at: dt.datetime) -> QuerySet[Plan]:
    if not actor.may(Word.PLAN_READ):
        return Plan.objects.none()
    return Plan.objects.filter(cases.in_seen_case(for_=actor, at=at))


def can(actor: Actor, act: str, record: Plan, *, at: dt.datetime) -> bool:
    """`act` is read or write. A plan is written while its case is open and it has not ended."""
    if not actor.may(Word.PLAN_READ):
        return False
    try:
        case = cases.get(record.case_id, for_=actor, at=at)
    except NotFound:
        return False
    if act == "read":
        return True
    open_ = case.closed_at is None and record.ended_at is None and actor.may(Word.PLAN_WRITE)
    return open_ and cases.may_work(case.pk, for_=actor, at=at)


def who_could(plan: Plan, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could read the plan at that moment, and by which rule. Two queries."""
    if at < plan.drafted_at:
        return []
    return cases.sights(cases.who_could_file(plan.case, at=at, words=[Word.PLAN_READ]))


def who_holds(plan: Plan, *, at: dt.datetime) -> list[look.Sight]:
    """Who could see their own page of the plan by a secret address at that moment."""
    rows = PlanLink.objects.filter(plan=plan, made_at__lte=at, until__gt=at).select_related("person")
    ground = Ground(plan, at)
    own = _("Sees of the agreed plan their own steps, what institutions do and what the child does.")
    whole = _("Sees the agreed plan with the steps of everybody.")
    return [
        look.Sight(
            None, None, _("by a secret address that somebody gave them"), whole if link.whole else own, link.until,
            name=link.person.name, line=link.pk,
        )
        for link in rows.order_by("made_at", "id")
        if ground.holds(link)
    ]  # fmt: skip


def runs(link: PlanLink, *, at: dt.datetime) -> bool:
    """Whether a secret address still leads anywhere: it and its plan run, the institution that gave it has taken part in
    the case all along, and the law lets this person read. Asked anew at every look, so that it ends by itself."""
    return Ground(link.plan, at).holds(link)


class Ground:
    """What the addresses of one plan rest on at a moment, each thing asked once."""

    def __init__(self, plan: Plan, at: dt.datetime) -> None:
        self.plan, self.case, self.at = plan, plan.case, at
        self.sits = cache(partial(cases.sits_since, plan.case_id, at=at))
        self.law, self.parents = cache(self._law), cache(self._parents)

    def holds(self, link: PlanLink) -> bool:
        agreed = self.plan.agreed_at is not None and self.plan.agreed_at <= self.at
        given = link.made_at <= self.at < link.until
        over = (link.ended_at, self.plan.ended_at, self.case.closed_at)
        if not (agreed and given) or any(end is not None and end <= self.at for end in over):
            return False
        there = self.sits(link.institution_id, since=link.made_at)
        return there and self.lets(link.person)

    def lets(self, person: Any) -> bool:
        """What the law says of whoever reads of a child of this age, for a named worker who gives it to them. Where it
        asks for somebody's consent, that worker has it; what it forbids nobody decides. Who is a parent is so whoever
        noted it and whoever looks now."""
        if person.pk == self.case.child_id:
            return self.law(Relation.CHILD)
        return self.law(Relation.PARENT if person.pk in self.parents() else Relation.THIRD_PARTY)

    def _day(self) -> dt.date:
        return Actor(time_zone=self.case.institution.time_zone).day(self.at)

    def _law(self, relation: str) -> bool:
        return rules.may_read_of(self.case.child, self.case.institution.country, self._day(), relation).lets(
            True
        )

    def _parents(self) -> frozenset[Any]:
        return people.bound_as(PARENTS, to=self.case.child_id, on=self._day())
