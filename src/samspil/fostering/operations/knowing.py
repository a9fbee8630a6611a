"""The minimum set: told by those who know, read by the carer, and the yes that needs it."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.fostering.models import Answer, Care, Delegation, Receipt
from samspil.fostering.operations.guard import carer, told, working
from samspil.fostering.operations.moving import held
from samspil.fostering.queries.knowing import standing
from samspil.fostering.terms import Answered, Decides, Item, Task, Withheld
from samspil.ground.errors import Invalid, Refused
from samspil.trail import service as trail


@transaction.atomic
def tell(
    *,
    by: Actor,
    at: dt.datetime,
    care: Care,
    item: str,
    state: str,
    text: str = "",
    source: str = "",
    next_step: str = "",
    because: str = "",
    meaning: str = "",
    again_on: dt.date | None = None,
) -> Answer:
    """Answer one line of the minimum set: told, not known yet (and who asks), or withheld (why, and what matters of it)."""
    working(by, care, at)
    text, meaning, next_step = text.strip(), meaning.strip(), next_step.strip()
    _complete(item, state, text, next_step, because, meaning)
    held(care)
    Answer.objects.filter(care=care, item=item, latest=True).update(latest=False)
    withheld = state == Answered.WITHHELD
    found = Answer.objects.create(
        care=care, item=item, state=state, text=text if state == Answered.TOLD else "", source=source.strip()[:120],
        next_step=next_step if state == Answered.NOT_KNOWN else "", withheld_because=because if withheld else "",
        meaning=meaning if withheld else "", again_on=again_on, by_id=by.account, at=at,
    )  # fmt: skip
    trail.record(act="fostering.tell", **told(by, at, care))
    return found


def _complete(item: str, state: str, text: str, next_step: str, because: str, meaning: str) -> None:
    problems: dict[str, Any] = {}
    if item not in Item.values:
        problems["item"] = _("Choose a line of the list.")
    if state not in Answered.values:
        problems["state"] = _("Choose one of the three.")
    if state == Answered.TOLD and not text:
        problems["text"] = _("Write the answer, or say that it is not known.")
    if state == Answered.NOT_KNOWN and not next_step:
        problems["next_step"] = _("Say who asks, and when the family will know.")
    if state == Answered.WITHHELD and because not in Withheld.values:
        problems["because"] = _("Choose why it is withheld.")
    if state == Answered.WITHHELD and not meaning:
        problems["meaning"] = _("Write what it means for the family, without what is withheld.")
    if problems:
        raise Invalid(problems)


@transaction.atomic
def receive(*, by: Actor, at: dt.datetime, care: Care) -> Receipt:
    """A carer has read the set as it stands. That is no yes."""
    carer(by, care, at)
    found = standing(care)
    receipt = Receipt.objects.create(
        care=care, account_id=by.account, at=at, told=found.told, missing=found.not_known + len(found.open),
        withheld=found.withheld,
    )  # fmt: skip
    trail.record(act="fostering.receive", **told(by, at, care))
    return receipt


@transaction.atomic
def confirm(*, by: Actor, at: dt.datetime, care: Care) -> Care:
    """A carer says yes: the child can come. Only with the whole set, read as it stands now; in an emergency it may follow."""
    carer(by, care, at)
    now = held(care)
    if now.confirmed_at is not None:
        return now
    missing = standing(now).open
    if missing and not now.emergency:
        lines = ", ".join(str(Item(item).label) for item in missing)
        raise Refused(_("Not everything you must know is answered yet: %(lines)s.") % {"lines": lines})
    last = now.answers.filter(latest=True).order_by("-at").values_list("at", flat=True).first()
    read = now.receipts.filter(account_id=by.account).order_by("-at").values_list("at", flat=True).first()
    if last is not None and (read is None or read < last):
        raise Refused(_("Something was answered since you read it. Read it first, then say yes."))
    now.confirmed_at, now.confirmed_by_id = at, by.account
    now.save(update_fields=["confirmed_at", "confirmed_by"])
    cases.announce(case=now.case, by=by, at=at, code="fostering.confirmed", data={}, for_all=True)
    trail.record(act="fostering.confirm", **told(by, at, now))
    return now


@transaction.atomic
def delegate(
    *,
    by: Actor,
    at: dt.datetime,
    care: Care,
    task: str,
    decides: str,
    given_by: str,
    words: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Delegation:
    """Say who decides something while the child lives with the family, by whom that was given, and until when."""
    working(by, care, at)
    since = since or by.day(at)
    problems: dict[str, Any] = {}
    if task not in Task.values:
        problems["task"] = _("Choose what it is about.")
    if decides not in Decides.values:
        problems["decides"] = _("Choose who decides.")
    if not given_by.strip():
        problems["given_by"] = _("Write who gave this: a parent, the authority, a court.")
    if until is not None and until <= since:
        problems["until"] = _("The end must come after the start.")
    if problems:
        raise Invalid(problems)
    held(care)
    Delegation.objects.filter(care=care, task=task, latest=True).update(latest=False)
    found = Delegation.objects.create(
        care=care, task=task, decides=decides, given_by=given_by.strip()[:120], words=words.strip()[:300],
        since=since, until=until, set_by_id=by.account, set_at=at,
    )  # fmt: skip
    trail.record(act="fostering.delegate", **told(by, at, care))
    return found
