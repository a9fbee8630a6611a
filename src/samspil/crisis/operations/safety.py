"""The safety plan: agreed with the network in the home, in plain words and the family's language."""

import datetime as dt
import secrets
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.accounts import service as accounts
from samspil.crisis.models import Crisis, PlanCopy, SafetyPlan
from samspil.crisis.operations.guard import announce, queued, told, working, written
from samspil.ground import typed
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.notices import service as notices
from samspil.trail import service as trail


@transaction.atomic
def agree_plan(
    *,
    by: Actor,
    at: dt.datetime,
    crisis: Crisis,
    language: str,
    at_home: bool = True,
    signs: str = "",
    **texts: str,
) -> SafetyPlan:
    """Who does what until when, agreed by those who do it. It takes the place of the plan before, which stays readable."""
    now = working(by, at, crisis)
    kept = written(**{name: texts.get(name, "") for name in ("present", "worries", "steps", "call")})
    if language not in dict(settings.LANGUAGES):
        raise Invalid({"language": _("Choose from the list.")})
    row = SafetyPlan.objects.create(
        crisis=now, by_id=by.account, agreed_at=at, at_home=at_home, language=language, signs=signs.strip(),
        present=kept["present"][:300], worries=kept["worries"], steps=kept["steps"], call=kept["call"][:300],
    )  # fmt: skip
    queued(now)
    announce(by, at, now, "crisis.planned")
    trail.record(act="crisis.agree_plan", **told(by, at, now))
    return row


COPY_LASTS = dt.timedelta(days=56)
"""As long as help at home may take, and a fortnight."""


@transaction.atomic
def give_copy(
    *, by: Actor, at: dt.datetime, crisis: Crisis, name: str, link: Callable[[str], str], email: str = ""
) -> tuple[PlanCopy, str]:
    """Somebody of the network gets the plan at once: an address that opens nothing else. By mail it goes without a name and
    without a word of the plan; the address is said once, for the worker to hand it over by whatever means they have."""
    now = working(by, at, crisis, closed=True)
    plan = now.plans.order_by("-agreed_at", "-id").first()
    if plan is None:
        raise Refused(_("There is no safety plan yet."))
    problems: dict[str, Any] = {}
    if not name.strip():
        problems["name"] = _("Say who gets it.")
    if email:
        try:
            validate_email(email)
        except ValidationError:
            problems["email"] = _("%(email)s is not an e-mail address.") % {"email": email[:80]}
    if problems:
        raise Invalid(problems)
    typed.hands_on([plan.present, plan.worries, plan.signs, plan.steps, plan.call])
    secret = secrets.token_urlsafe(24)
    row = PlanCopy.objects.create(
        crisis=now, institution_id=by.institution, name=name.strip()[:120], secret_hash=accounts.secret_hash(secret),
        mailed=bool(email), made_at=at, made_by_id=by.account, until=at + COPY_LASTS,
    )  # fmt: skip
    address = link(secret)
    if email:
        with translation.override(plan.language):
            notices.send(
                by=by, at=at, to=email, subject=_("There is something new for you"),
                body=_("There is something new for you:") + f"\n\n{address}\n",
            )  # fmt: skip
    trail.record(act="crisis.give_copy", **told(by, at, now))
    return row, address


@transaction.atomic
def end_copy(*, by: Actor, at: dt.datetime, crisis: Crisis, copy: UUID) -> None:
    """From this moment the address leads nowhere."""
    now = working(by, at, crisis, closed=True)
    if not PlanCopy.objects.filter(crisis=now, pk=copy, ended_at=None).update(ended_at=at):
        raise NotFound
    trail.record(act="crisis.end_copy", **told(by, at, now))


@transaction.atomic
def open_copy(*, by: Actor, at: dt.datetime, copy: PlanCopy) -> None:
    """The first time it was opened is noted, so that who gave it knows that it arrived."""
    if PlanCopy.objects.filter(pk=copy.pk, opened_at=None).update(opened_at=at):
        trail.record(act="crisis.open_copy", **told(by, at, copy.crisis))
