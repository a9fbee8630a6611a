"""Who sees whose standing and which comments. Both ways."""

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.cases import service as cases
from samspil.coaching.models import Comment, Line
from samspil.ground.errors import NotFound
from samspil.ground.periods import covers, running
from samspil.look import service as look


def lines(actor: Actor, *, at: dt.datetime) -> QuerySet[Line]:
    """The running lines in which the actor supervises, at the institution they act for."""
    if actor.institution is None or actor.account is None or not actor.may(Word.COACHING_SEE):
        return Line.objects.none()
    return Line.objects.filter(running(at), institution_id=actor.institution, supervisor_id=actor.account)


def can_line(actor: Actor, record: Line, *, at: dt.datetime) -> bool:
    own = actor.institution is not None and record.institution_id == actor.institution
    mine = actor.account is not None and record.supervisor_id == actor.account
    return own and mine and actor.may(Word.COACHING_SEE) and covers(record.since, record.until, at)


def supervises(actor: Actor, worker: UUID, *, at: dt.datetime) -> bool:
    return lines(actor, at=at).filter(worker_id=worker).exists()


def set_lines(actor: Actor) -> QuerySet[Line]:
    """The lines of the institution, for who looks after its staff."""
    if actor.institution is None or not actor.may(Word.STAFF_MANAGE):
        return Line.objects.none()
    return Line.objects.filter(institution_id=actor.institution)


def comments(actor: Actor, *, at: dt.datetime) -> QuerySet[Comment]:
    """What the actor wrote or was written to, at the institution they act for, while they see the case."""
    if actor.institution is None or actor.account is None or not actor.may(Word.CASE_READ):
        return Comment.objects.none()
    own = Comment.objects.filter(institution_id=actor.institution)
    mine = Q(worker_id=actor.account) | Q(author_id=actor.account)
    return own.filter(mine, cases.in_seen_case(for_=actor, at=at))


def can_comment(actor: Actor, record: Comment, *, at: dt.datetime) -> bool:
    """Written apart from the list on purpose: a law test holds them together."""
    if actor.account is None or actor.account not in (record.worker_id, record.author_id):
        return False
    if record.institution_id != actor.institution or not actor.may(Word.CASE_READ):
        return False
    try:
        cases.get(record.case_id, for_=actor, at=at)
    except NotFound:
        return False
    return True


def who_could(comment: Comment, *, at: dt.datetime) -> list[look.Sight]:
    """Of the two people between whom it was said, those who could read it at that moment. Two queries."""
    if at < comment.at:
        return []
    words = {
        comment.author_id: _("Wrote it, and works where it was written."),
        comment.worker_id: _("It was written to them, and they work there."),
    }
    table = cases.who_could_file(comment.case, at=at, homes=[comment.institution_id])
    return [
        look.Sight(
            s.account, s.institution, _("because it is between these two"), words[s.account.pk], s.until
        )
        for s in table
        if s.account.pk in words
    ]
