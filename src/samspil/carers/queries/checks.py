"""Whether what the law asks of a family has been shown and still holds; by the country's rows, on a day."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.carers import policy
from samspil.carers.models import Check, Member
from samspil.ground.errors import NotFound
from samspil.ground.periods import running
from samspil.rules import service as rules
from samspil.rules.terms import AskedOf as Of
from samspil.rules.terms import FosterCheck, Table

ADULT = 12
"""From this age on somebody at home is asked for a certificate too, where the row says no other."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One requirement for one person or the family: whether it holds, until when, by what, by which row of the law."""

    family: UUID
    check: str
    member: Member | None
    holds: bool
    expired: bool
    until: dt.date | None
    evidence: str
    shown_on: dt.date | None
    rule: Any
    paper: UUID | None = None
    """The check of which the evidence is kept as a file."""

    @property
    def blocks(self) -> bool:
        """It does not hold, and what asks for it may stop an approval: see `FosterRequirement.binding`."""
        return not self.holds and bool(self.rule.binding)

    @property
    def label(self) -> Any:
        return FosterCheck(self.check).label

    @property
    def words(self) -> str:
        return f"{self.label} ({self.member.name})" if self.member else str(self.label)

    def soon(self, on: dt.date, days: int) -> bool:
        return self.until is not None and self.until <= on + dt.timedelta(days=days)


def evidence(id: UUID, *, for_: Actor) -> Check:
    """A check whose evidence is kept as a file, if the family is seen."""
    found = Check.objects.filter(pk=id, family__in=policy.visible(for_)).exclude(file=None).first()
    if found is None:
        raise NotFound
    return found


def age_on(born: dt.date, on: dt.date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def standing(
    families: Iterable[UUID] | QuerySet[Any], *, country: str, institution: UUID | None, on: dt.date
) -> dict[UUID, list[Standing]]:
    """For each family what is asked and how it stands. Three queries, whatever the number of families."""
    rows = rules.in_force(Table.FOSTER, country=country, institution=institution, on=on)
    ids = families if isinstance(families, QuerySet) else list(families)
    people: dict[UUID, list[Member]] = defaultdict(list)
    for member in Member.objects.filter(running(on), family__in=ids).order_by("role", "born_on", "id"):
        people[member.family_id].append(member)
    newest: dict[tuple[UUID, str, UUID | None], Check] = {}
    for check in Check.objects.filter(family__in=ids, shown_on__lte=on).order_by("shown_on", "id"):
        newest[check.family_id, check.check_kind, check.member_id] = check
    found: dict[UUID, list[Standing]] = defaultdict(list)
    for family in {*people, *(key[0] for key in newest), *([] if isinstance(ids, QuerySet) else ids)}:
        for rule in rows:
            for member_ in _asked(rule, people[family], on):
                found[family].append(_one(family, rule, member_, newest, on))
    return found


def _asked(rule: Any, people: list[Any], on: dt.date) -> list[Any]:
    if rule.asked_of == Of.FAMILY:
        return [None]
    carers = [m for m in people if m.role == "carer"]
    if rule.asked_of == Of.CARER:
        return list(carers) or [None]
    from_age = rule.from_age or ADULT
    grown = [
        m for m in people if m.role != "carer" and (m.born_on is None or age_on(m.born_on, on) >= from_age)
    ]
    return [*carers, *grown] or [None]


def _one(
    family: UUID,
    rule: Any,
    member: Member | None,
    newest: dict[tuple[UUID, str, UUID | None], Check],
    on: dt.date,
) -> Standing:
    shown = newest.get((family, rule.check, member.pk if member else None))
    said = {"family": family, "check": rule.check, "member": member, "rule": rule}
    if rule.check == FosterCheck.AGE and member is not None and member.born_on is not None:
        old_enough = age_on(member.born_on, on) >= rule.from_age
        return Standing(
            **said, holds=old_enough, expired=False, until=None, evidence=_("date of birth"), shown_on=member.born_on
        )  # fmt: skip
    if shown is None:
        return Standing(**said, holds=False, expired=False, until=None, evidence="", shown_on=None)
    over = shown.until is not None and shown.until < on
    return Standing(
        **said, holds=not over, expired=over, until=shown.until, evidence=shown.evidence, shown_on=shown.shown_on,
        paper=shown.pk if shown.file else None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ending:
    """A check that has ended or ends soon, for lists."""

    family: UUID
    name: str
    what: str
    until: dt.date
    over: bool


def endings(*, for_: Actor, on: dt.date, days: int, limit: int = 100) -> list[Ending]:
    """What ends soon or has ended at approved families and those on the way; newest of each check alone. One query."""
    last = on + dt.timedelta(days=days)
    seen = policy.visible(for_).filter(status__in=["approved", "on_the_way"])
    newest: dict[tuple[Any, ...], Check] = {}
    ending = Check.objects.filter(family__in=seen, until__lte=last).values("family_id")
    rows = Check.objects.filter(family__in=ending).select_related("family", "member")
    for check in rows.filter(Q(member=None) | running(on, "member__")).order_by("shown_on", "id"):
        newest[check.family_id, check.check_kind, check.member_id] = check
    found = [
        Ending(c.family_id, c.family.name, _named(c), c.until, c.until < on)
        for c in newest.values()
        if c.until is not None and c.until <= last
    ]
    return sorted(found, key=lambda e: (e.until, e.name))[:limit]


def _named(check: Check) -> str:
    said = str(FosterCheck(check.check_kind).label)
    return f"{said}, {check.member.given_name}" if check.member else said


def key(column: str) -> Any:
    """An id as the database writes it: of many thousands rows, to make the ids would take longer than to read the rows."""
    return Cast(column, CharField())


Shown = Mapping[tuple[str, str, str | None], dt.date | None]
"""Until when the newest check of a kind holds, by (family, kind, member) as `key` gives them; no member: of the family as a whole."""


def shown(families: QuerySet[Any], *, on: dt.date) -> Shown:
    """What families have shown. One query."""
    rows = Check.objects.filter(family__in=families, shown_on__lte=on).order_by("shown_on", "id")
    told = rows.values_list(key("family_id"), "check_kind", key("member_id"), "until")
    return {(family, kind, member): until for family, kind, member, until in told.iterator(chunk_size=5000)}


def expired(newest: Shown, rules_: Iterable[Any], *, on: dt.date) -> set[str]:
    """Families of which a check that the law asks for was shown and has ended since, and no newer one was."""
    asked = {rule.check for rule in rules_ if rule.binding}
    return {
        family
        for (family, check, _member), until in newest.items()
        if check in asked and until is not None and until < on
    }


def unshown(
    family: str, people: Iterable[tuple[str, Any]], rules_: Iterable[Any], newest: Shown, *, on: dt.date
) -> bool:
    """Whether something that the law asks of this family, as far as confirmed, was never shown. `people` are those who live there
    with their `key`; they have `role` and `born_on`."""
    keys = {id(member): own for own, member in people}
    there = [member for _own, member in people]
    for rule in (r for r in rules_ if r.binding):
        for member in _asked(rule, there, on):
            if rule.check == FosterCheck.AGE and member is not None and member.born_on is not None:
                if age_on(member.born_on, on) < rule.from_age:
                    return True
            elif (family, rule.check, keys[id(member)] if member else None) not in newest:
                return True
    return False
