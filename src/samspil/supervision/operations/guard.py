"""What every operation asks first: whether the actor may, and whether what was said makes sense."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.supervision import policy
from samspil.supervision.models import Group, Session


def may_form(by: Actor) -> None:
    """Groups and plans of families are kept by the service that works with them."""
    require(by, Word.SUPERVISION_DO)
    require(by, Word.CARERS_WRITE)


def of_service(by: Actor, institution: Any) -> None:
    may_form(by)
    if institution != by.institution:
        raise Refused(_("The service of the families does this."))


def may_group(by: Actor, group: Group, *, at: dt.datetime) -> None:
    """Who leads it, and the service it belongs to."""
    require(by, Word.SUPERVISION_DO)
    if not policy.groups(by, on=by.day(at)).filter(pk=group.pk).exists():
        raise NotFound


def may_session(by: Actor, session: Session, *, at: dt.datetime) -> None:
    require(by, Word.SUPERVISION_DO)
    if not policy.sessions(by, on=by.day(at)).filter(pk=session.pk).exists():
        raise NotFound


def must_lead(by: Actor, session: Session, *, at: dt.datetime) -> None:
    may_session(by, session, at=at)
    if not policy.leads(by, session, on=by.day(at)):
        raise Refused(_("Only who leads the session writes this down."))


def own_family(by: Actor, *, at: dt.datetime) -> Any:
    """The carer's own family; for anybody else it is not there."""
    found = carers.of_account(for_=by, at=at)
    if found is None:
        raise NotFound
    return found


def said(**texts: Any) -> dict[str, str]:
    """Texts without blanks around them, each of which must say something."""
    stripped = {name: str(text).strip() for name, text in texts.items()}
    missing = {name: _("Write something here.") for name, text in stripped.items() if not text}
    if missing:
        raise Invalid(missing)
    return stripped


def works_here(account: Any, institution: Any, *, at: dt.datetime) -> bool:
    """Whether somebody works at an institution now in a role that supervises."""
    return any(
        m.account_id == account and m.account.is_active and Word.SUPERVISION_DO in accounts.words_of(m)
        for m in accounts.staff([institution], at=at)
    )
