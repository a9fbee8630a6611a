"""Opening a line, and what shows that it can be reached: test calls, outages, who knows the number."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.duty import service as duty
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.line import queries
from samspil.line.models import AcuteLine, Knows, Outage, TestCall
from samspil.line.operations.guard import answering, leading
from samspil.line.terms import Result, Secure
from samspil.trail import service as trail


def _told(by: Actor, at: dt.datetime, line: AcuteLine) -> dict[str, Any]:
    return {"by": by, "at": at, "record_kind": "line", "record": line.pk}


@transaction.atomic
def open_line(
    *,
    by: Actor,
    at: dt.datetime,
    roster: Any,
    name: str,
    number: str,
    cost_a_day: Decimal | None = None,
    currency: str = "",
) -> AcuteLine:
    """A line over a rota that the actor's institution leads, open since the rota is."""
    require(by, Word.LINE_LEAD)
    if not duty.can(by, "lead", roster, on=by.day(at)):
        raise NotFound
    if not name.strip() or not number.strip():
        raise Invalid({"number": _("Write the number that families ring.")})
    if AcuteLine.objects.filter(roster=roster).exists():
        raise Refused(_("This rota has a line already."))
    line = AcuteLine.objects.create(
        institution_id=by.institution, roster=roster, name=name.strip()[:120], number=number.strip()[:30],
        open_since=roster.open_since, cost_a_day=cost_a_day, currency=currency[:3],
    )  # fmt: skip
    trail.record(act="line.open_line", **_told(by, at, line))
    return line


@transaction.atomic
def plan_tests(*, by: Actor, at: dt.datetime, line: AcuteLine, moments: Iterable[dt.datetime]) -> int:
    leading(by, line, at)
    before = line.tests.count()
    TestCall.objects.bulk_create(
        [TestCall(line=line, planned_at=moment) for moment in sorted(set(moments))], ignore_conflicts=True
    )
    trail.record(act="line.plan_tests", **_told(by, at, line))
    return line.tests.count() - before


@transaction.atomic
def make_test(
    *,
    by: Actor,
    at: dt.datetime,
    line: AcuteLine,
    result: str,
    seconds: int | None = None,
    planned: UUID | None = None,
) -> TestCall:
    """A test call was made; one that was planned, or another. Nobody tests who answers."""
    answering(by, line, at)
    if result not in Result.values:
        raise Invalid({"result": _("Choose from the list.")})
    if seconds is not None and not 0 <= seconds <= 600:
        raise Invalid({"seconds": _("Write a number from %(low)s to %(high)s.") % {"low": 0, "high": 600}})
    if planned is None:
        found = TestCall.objects.create(
            line=line, planned_at=at, made_at=at, result=result, seconds=seconds, made_by_id=by.account
        )
    else:
        rows = TestCall.objects.filter(pk=planned, line=line, made_at=None)
        if not rows.update(made_at=at, result=result, seconds=seconds, made_by=by.account):
            raise Refused(_("This test call was made already."))
        found = TestCall.objects.get(pk=planned)
    trail.record(act="line.make_test", **_told(by, at, line), details={"result": result})
    return found


@transaction.atomic
def note_outage(
    *, by: Actor, at: dt.datetime, line: AcuteLine, since: dt.datetime, until: dt.datetime, why: str
) -> Outage:
    """Somebody had the shift and could not be reached. Counted as not reachable."""
    leading(by, line, at)
    if until <= since or until > at:
        raise Invalid({"until": _("The end must come after the start, and be past.")})
    if not why.strip():
        raise Invalid({"why": _("Write why.")})
    found = Outage.objects.create(
        line=line, since=since, until=until, why=why.strip()[:200], noted_by_id=by.account, noted_at=at
    )
    trail.record(act="line.note_outage", **_told(by, at, line))
    return found


@transaction.atomic
def know(
    *, by: Actor, at: dt.datetime, line: AcuteLine, family: UUID, confirmed_on: dt.date | None = None, secure: str = "",
    asked_on: dt.date | None = None,
) -> Knows:  # fmt: skip
    """Whether a family has the number, and what it said to the own question. What is not said now stays as it was."""
    leading(by, line, at)
    if family not in {f.pk for f in queries.families(line, for_=by, at=at)}:
        raise NotFound
    if secure and secure not in Secure.values:
        raise Invalid({"secure": _("Choose from the list.")})
    given = {"confirmed_on": confirmed_on, "secure": secure, "asked_on": asked_on}
    found, _made = Knows.objects.update_or_create(
        line=line, family_id=family, defaults={name: said for name, said in given.items() if said}
    )
    trail.record(act="line.know", **_told(by, at, line))
    return found
