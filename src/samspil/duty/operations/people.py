"""Who is on a rota, and when they are away."""

import datetime as dt
from collections.abc import Container, Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.duty.models import Absence, Member, Roster, Shift
from samspil.duty.operations.guard import leading, on_it, told
from samspil.duty.terms import LANGUAGES, WISHES, Away, Skill
from samspil.ground.errors import Invalid, Refused
from samspil.trail import service as trail


@transaction.atomic
def join(
    *,
    by: Actor,
    at: dt.datetime,
    roster: Roster,
    account: UUID,
    institution: UUID,
    phone: str,
    since: dt.date,
    share: int = 100,
    first_line: bool = True,
    second_line: bool = False,
    skills: Iterable[str] = (),
    languages: Iterable[str] = (),
) -> Member:
    """Somebody of this or another institution takes part. Who they work for must give them the word for it."""
    leading(by, roster, at)
    works = [m for m in accounts.staff([institution], at=at) if m.account_id == account]
    problems = _wrong(phone, first_line or second_line, share)
    if not any(Word.DUTY_SEE in accounts.words_of(m) for m in works):
        problems["account"] = _("Choose somebody who may be on duty at their institution.")
    if Member.objects.filter(roster=roster, account=account, until=None).exists():
        problems["account"] = _("They are on this rota already.")
    if problems:
        raise Invalid(problems)
    found = Member.objects.create(
        roster=roster, account_id=account, institution_id=institution, phone=phone.strip()[:30], since=since,
        share=share, first_line=first_line, second_line=second_line,
        skills=_of(skills, Skill.values), languages=_of(languages, dict(LANGUAGES)),
    )  # fmt: skip
    trail.record(act="duty.join", **told(by, at, roster), details={"member": str(account)})
    return found


def _wrong(phone: str, lines: bool, share: int) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not phone.strip():
        problems["phone"] = _("Write the number calls are put through to.")
    if not lines:
        problems["first_line"] = _("Choose at least one line.")
    if not 1 <= share <= 100:
        problems["share"] = _("Write a number from %(low)s to %(high)s.") % {"low": 1, "high": 100}
    return problems


def _of(said: Iterable[str], known: Container[str]) -> list[str]:
    return [word for word in said if word in known]


@transaction.atomic
def change_member(
    *, by: Actor, at: dt.datetime, member: Member, phone: str, share: int, first_line: bool, second_line: bool,
    skills: Iterable[str] = (), languages: Iterable[str] = (),
) -> Member:  # fmt: skip
    """Another number, share, line or skill from now on. Shifts they have stay; what no longer fits is seen as a broken rule."""
    leading(by, member.roster, at)
    problems = _wrong(phone, first_line or second_line, share)
    if problems:
        raise Invalid(problems)
    member.phone, member.share = phone.strip()[:30], share
    member.first_line, member.second_line = first_line, second_line
    member.skills, member.languages = _of(skills, Skill.values), _of(languages, dict(LANGUAGES))
    member.save(update_fields=["phone", "share", "first_line", "second_line", "skills", "languages"])
    trail.record(
        act="duty.change_member", **told(by, at, member.roster), details={"member": str(member.account_id)}
    )
    return member


@transaction.atomic
def leave(*, by: Actor, at: dt.datetime, member: Member, until: dt.date) -> Member:
    """They take no shifts from a day on. Shifts they had then have nobody, and are seen as gaps."""
    leading(by, member.roster, at)
    if until <= member.since:
        raise Invalid({"until": _("The end must come after the start.")})
    member.until = until
    member.save(update_fields=["until"])
    Shift.objects.filter(member=member, on__gte=until, starts_at__gt=at).update(
        member=None, given_at=at, given_by=by.account
    )
    trail.record(act="duty.leave", **told(by, at, member.roster))
    return member


@transaction.atomic
def away(
    *, by: Actor, at: dt.datetime, member: Member, kind: str, since: dt.datetime, until: dt.datetime
) -> tuple[Absence, int]:
    """A member cannot, or would rather not: said by themselves or by who leads. Whoever falls ill or goes on leave has no
    shift then: those they had are open at once, and chased. Returns how many."""
    own = member.account_id == by.account
    if own:
        on_it(by, member.roster, at)
    else:
        leading(by, member.roster, at)
    if kind not in Away.values:
        raise Invalid({"kind": _("Choose a kind from the list.")})
    if until <= since:
        raise Invalid({"until": _("The end must come after the start.")})
    if until - since > dt.timedelta(days=400):
        raise Invalid({"until": _("At most a year at once.")})
    found = Absence.objects.create(
        member=member, kind=kind, since=since, until=until, noted_by_id=by.account, noted_at=at
    )
    opened = 0
    if kind not in WISHES:
        rows = Shift.objects.filter(member=member, starts_at__lt=until, ends_at__gt=since, starts_at__gt=at)
        opened = rows.update(member=None, given_by=by.account, given_at=at)
    trail.record(act="duty.away", **told(by, at, member.roster), details={"kind": kind, "opened": opened})
    return found, opened


@transaction.atomic
def back(*, by: Actor, at: dt.datetime, absence: Absence) -> None:
    """It is over, or was not so."""
    roster = absence.member.roster
    if absence.member.account_id != by.account:
        leading(by, roster, at)
    else:
        on_it(by, roster, at)
    if absence.until <= at:
        raise Refused(_("This is past. What was written stays."))
    if absence.since >= at:
        absence.delete()
    else:
        absence.until = at
        absence.save(update_fields=["until"])
    trail.record(act="duty.back", **told(by, at, roster))
