"""Deciding that the people of a file do not see something, and that they do again."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Role, Word, require
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.meetings import service as meetings
from samspil.rights import policy
from samspil.rights.models import Withheld
from samspil.rights.terms import What, Why
from samspil.trail import service as trail


@transaction.atomic
def withhold(
    *, by: Actor, at: dt.datetime, case: Any, what: str, record: UUID | None, why: str, words: str
) -> Withheld:
    """From now on the people of the file are told only that something is withheld, why, and that they can object."""
    require(by, Word.RIGHTS_ANSWER)
    cases.require_part(by, case.pk, at)
    if case.institution_id != by.institution:
        raise Refused(_("Only the institution that leads the file decides what is withheld."))
    problems: dict[str, Any] = {}
    if what not in What.values or (record is None) != (what == What.PLACE):
        problems["what"] = _("Choose what is withheld.")
    if why not in Why.values:
        problems["why"] = _("Choose the reason.")
    if len(words.strip()) < 10:
        problems["words"] = _("Write in a sentence why. It stays in the file.")
    if problems:
        raise Invalid(problems)
    _known(by, at, case, what, record)
    if Withheld.objects.filter(case=case, what=what, record=record, ended_at=None).exists():
        raise Invalid({"what": _("This is withheld already.")})
    made = Withheld.objects.create(
        case=case, what=what, record=record, why=why, words=words.strip()[:400], by_lead=by.role == Role.LEAD,
        decided_by_id=by.account, decided_at=at,
    )  # fmt: skip
    trail.record(
        by=by, at=at, act="rights.withhold", record_kind="withheld", record=made.pk, case=case.pk,
        details={"what": str(what), "why": str(why)},
    )  # fmt: skip
    return made


@transaction.atomic
def show_again(*, by: Actor, at: dt.datetime, withheld: Withheld) -> None:
    now = policy.visible_withheld(by, at=at).filter(pk=withheld.pk, ended_at=None).first()
    if now is None:
        raise NotFound
    cases.require_part(by, now.case_id, at)
    now.ended_at, now.ended_by_id = at, by.account
    now.save(update_fields=["ended_at", "ended_by"])
    trail.record(
        by=by, at=at, act="rights.show_again", record_kind="withheld", record=now.pk, case=now.case_id
    )


def _known(by: Actor, at: dt.datetime, case: Any, what: str, record: UUID | None) -> None:
    """The thing is one of this case that the actor sees."""
    if what == What.MINUTES and record:
        owner = meetings.get(record, for_=by, at=at).case_id
    elif what == What.ENTRY and record:
        owner = cases.entry(record, for_=by, at=at).case_id
    else:
        return
    if owner != case.pk:
        raise NotFound
