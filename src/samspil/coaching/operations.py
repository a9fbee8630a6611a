"""Who supervises whom, and what is said."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.coaching import policy
from samspil.coaching.models import Comment, Line
from samspil.coaching.terms import LONGEST, About
from samspil.ground.erasing import Gone, counts, erase_rows
from samspil.ground.errors import Invalid, NotFound
from samspil.trail import service as trail


@transaction.atomic
def set_line(*, by: Actor, at: dt.datetime, supervisor: UUID | None, worker: UUID | None) -> Line:
    """From now on one colleague supervises another here. Both work here; the supervisor's role can see standings."""
    require(by, Word.STAFF_MANAGE)
    here = {m.account_id: m for m in accounts.staff([by.institution], at=at)} if by.institution else {}
    problems: dict[str, Any] = {}
    if supervisor not in here or Word.COACHING_SEE not in accounts.words_of(here[supervisor]):
        problems["supervisor"] = _("Choose a team leader who works here.")
    if worker not in here or Word.CASE_WRITE not in accounts.words_of(here[worker]):
        problems["worker"] = _("Choose somebody who works on cases here.")
    elif worker == supervisor:
        problems["worker"] = _("Nobody supervises themselves. Choose somebody else.")
    if problems:
        raise Invalid(problems)
    found, new = Line.objects.get_or_create(
        institution_id=by.institution, supervisor_id=supervisor, worker_id=worker, until=None,
        defaults={"since": at, "set_by_id": by.account},
    )  # fmt: skip
    if new:
        trail.record(by=by, at=at, act="coaching.set_line", record_kind="line", record=found.pk)
    return found


@transaction.atomic
def end_line(*, by: Actor, at: dt.datetime, line: Line) -> None:
    """From now on the supervisor sees nothing of this worker."""
    require(by, Word.STAFF_MANAGE)
    if not policy.set_lines(by).filter(pk=line.pk).exists():
        raise NotFound
    until = max(
        at, line.since + dt.timedelta(microseconds=1)
    )  # a period that ends as it begins would be none
    if Line.objects.filter(pk=line.pk, until=None).update(until=until):
        trail.record(by=by, at=at, act="coaching.end_line", record_kind="line", record=line.pk)


@transaction.atomic
def say(*, by: Actor, at: dt.datetime, worker: UUID, case: UUID, about: str, text: str) -> Comment:
    """What the supervisor says to a worker of their line about a case on which the worker works here."""
    if not policy.supervises(by, worker, at=at):
        raise NotFound
    seen = cases.get(case, for_=by, at=at)
    if all(one.case != seen.pk for one in cases.worked_by([worker], for_=by, at=at)):
        raise NotFound
    problems: dict[str, Any] = {}
    if about not in About.values:
        problems["about"] = _("Choose what it is about.")
    if not text.strip():
        problems["text"] = _("Write what you want to say.")
    elif len(text) > LONGEST:
        problems["text"] = _("This is too long. Say it in fewer words.")
    if problems:
        raise Invalid(problems)
    said = Comment.objects.create(
        institution_id=by.institution, case=seen, worker_id=worker, author_id=by.account, about=about,
        text=text.strip(), at=at,
    )  # fmt: skip
    trail.record(by=by, at=at, act="coaching.say", record_kind="comment", record=said.pk, case=seen.pk)
    return said


@transaction.atomic
def read(*, by: Actor, at: dt.datetime, comment: Comment) -> None:
    """The worker has read it, so that it no longer waits."""
    if comment.worker_id != by.account or not policy.can_comment(by, comment, at=at):
        raise NotFound
    if Comment.objects.filter(pk=comment.pk, read_at=None).update(read_at=at):
        trail.record(
            by=by, at=at, act="coaching.read", record_kind="comment", record=comment.pk, case=comment.case_id
        )


def erase(*, by: Actor, at: dt.datetime, case: UUID) -> Gone:
    """All that was said about a case."""
    gone = erase_rows(Comment.objects.filter(case=case))
    trail.record(
        by=by, at=at, act="coaching.erase", record_kind="case", record=case, case=case, details=counts(gone)
    )
    return gone
