"""The minutes: written, closed, agreed to or commented on."""

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.ground import typed
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.meetings import queries
from samspil.meetings.models import Attendance, Comment, Invitation, Meeting, MinutesVersion
from samspil.meetings.operations.guard import locked, row_of
from samspil.meetings.terms import Gets, Signed, State
from samspil.trail import service as trail

LONGEST = 100_000


@transaction.atomic
def write_minutes(*, by: Actor, at: dt.datetime, meeting: Meeting, revision: int, text: str) -> Meeting:
    """Keep the minutes as they stand. Whoever saw an older revision gets a Conflict with both versions."""
    now = locked(by, "minutes", meeting, at, revision)
    if now.minutes_closed_at:
        raise Refused(_("The minutes are closed."))
    if len(text) > LONGEST:
        raise Invalid({"text": _("This text is too long. Put part of it into a note.")})
    now.minutes_text, now.minutes_by_id, now.minutes_at = text.strip(), by.account, at
    now.revision += 1
    now.save(update_fields=["minutes_text", "minutes_by", "minutes_at", "revision"])
    _recorded(by, at, now, "meetings.write_minutes")
    return now


COMMENT_DAYS = 7
"""How long people may say what is missing, where nobody says otherwise."""


@transaction.atomic
def close_minutes(
    *,
    by: Actor,
    at: dt.datetime,
    meeting: Meeting,
    revision: int,
    comments_until: dt.date | None = None,
) -> Meeting:
    """The minutes are finished: everybody who was invited reads them and agrees, or says what is missing until a day.
    What they say now is kept as their first version."""
    now = locked(by, "minutes", meeting, at, revision)
    problems = {}
    if now.state != State.HELD:
        problems[""] = _("The meeting is not over yet. End it first.")
    elif not now.minutes_text:
        problems["text"] = _("Write the minutes first.")
    until = comments_until or by.day(at) + dt.timedelta(days=row_of(now).comment_days or COMMENT_DAYS)
    if until < by.day(at):
        problems["comments_until"] = _("This day has passed. Choose a later one.")
    if problems:
        raise Invalid(problems)
    if now.minutes_closed_at is None:
        typed.hands_on([now.minutes_text, now.goal, now.place])
        now.minutes_closed_at, now.revision = at, now.revision + 1
        now.comments_until = until
        now.save(update_fields=["minutes_closed_at", "comments_until", "revision"])
        _keep_version(by, at, now, 1, "")
        now.invitations.filter(account_id=by.account).update(agreed_at=at)
        _recorded(by, at, now, "meetings.close_minutes")
    return now


@transaction.atomic
def agree(*, by: Actor, at: dt.datetime, meeting: Meeting, note: str = "") -> Invitation:
    """An invited worker has read the minutes: agrees, or says what they see differently."""
    mine = queries.own_invitation(meeting, for_=by, at=at)
    if mine is None or not queries.sees_all(meeting, for_=by, at=at):
        raise NotFound
    if meeting.minutes_closed_at is None:
        raise Refused(_("The minutes are still being written."))
    if len(note) > 500:
        raise Invalid({"minutes_note": _("Write it shorter: at most 500 characters.")})
    if note.strip():
        _comment(by, at, meeting, mine, note)
    mine.agreed_at = at
    mine.save(update_fields=["agreed_at", "minutes_note"])
    _recorded(by, at, meeting, "meetings.agree")
    return mine


@transaction.atomic
def note_comment(
    *, by: Actor, at: dt.datetime, meeting: Meeting, invitation: UUID | None, words: str
) -> Comment:
    """Write down what somebody says about the minutes who does not sign in here: a parent, a grandmother."""
    now = locked(by, "minutes", meeting, at)
    who = now.invitations.filter(pk=invitation).first()
    problems = {}
    if who is None:
        problems["invitation"] = _("Choose whose words these are.")
    if not words.strip():
        problems["words"] = _("Write what they say, in their words.")
    if len(words) > 500:
        problems["words"] = _("Write it shorter: at most 500 characters.")
    if now.minutes_closed_at is None:
        problems[""] = _("The minutes are still being written.")
    if problems or who is None:
        raise Invalid(problems)
    kept = _comment(by, at, now, who, words)
    _recorded(by, at, now, "meetings.note_comment")
    return kept


def _comment(by: Actor, at: dt.datetime, meeting: Meeting, who: Invitation, words: str) -> Comment:
    if meeting.comments_until and by.day(at) > meeting.comments_until:
        raise Invalid(
            {
                "words": _(
                    "The time for comments is over. Speak to whoever took the minutes; they can correct them."
                )
            }
        )
    who.minutes_note = words.strip()
    who.save(update_fields=["minutes_note"])
    return Comment.objects.create(
        meeting=meeting, invitation=who, words=words.strip(), said_at=at, noted_by_id=by.account
    )


@transaction.atomic
def correct_minutes(
    *, by: Actor, at: dt.datetime, meeting: Meeting, revision: int, text: str, why: str
) -> Meeting:
    """Correct closed minutes. What they said before stays with the reason, and everybody is asked to read them again."""
    now = locked(by, "minutes", meeting, at, revision)
    problems = {}
    if now.minutes_closed_at is None:
        problems[""] = _("The minutes are still being written.")
    if not why.strip():
        problems["why"] = _("Write why they are corrected.")
    if len(why) > 300:
        problems["why"] = _("Write it shorter: at most 300 characters.")
    if not text.strip() or text.strip() == now.minutes_text:
        problems["text"] = _("Nothing was changed.")
    if len(text) > LONGEST:
        problems["text"] = _("This text is too long. Put part of it into a note.")
    if problems:
        raise Invalid(problems)
    if not now.versions.exists():  # closed before versions were kept
        _keep_version(by, at, now, 1, "")
    now.minutes_text, now.minutes_by_id, now.minutes_at = text.strip(), by.account, at
    now.revision += 1
    now.save(update_fields=["minutes_text", "minutes_by", "minutes_at", "revision"])
    _keep_version(by, at, now, now.versions.count() + 1, why.strip())
    now.invitations.exclude(account_id=by.account, account__isnull=False).update(agreed_at=None)
    _recorded(by, at, now, "meetings.correct_minutes")
    return now


def _keep_version(by: Actor, at: dt.datetime, meeting: Meeting, number: int, why: str) -> None:
    MinutesVersion.objects.create(
        meeting=meeting, number=number, text=meeting.minutes_text, why=why, kept_at=at, kept_by_id=by.account
    )


@transaction.atomic
def sign_presence(
    *, by: Actor, at: dt.datetime, meeting: Meeting, invitations: Iterable[UUID] | None = None
) -> int:
    """Confirm that people were there: without `invitations` one's own presence, else whose signatures stand on paper."""
    if invitations is None:
        mine = queries.own_invitation(meeting, for_=by, at=at)
        if mine is None or not queries.sees_all(meeting, for_=by, at=at):
            raise NotFound
        wanted, how = [mine.pk], Signed.OWN
    else:
        locked(by, "minutes", meeting, at)
        wanted, how = list(invitations), Signed.PAPER
    if meeting.began_at is None:
        raise Refused(_("The meeting has not begun."))
    rows = Attendance.objects.filter(invitation__meeting=meeting, invitation__in=wanted, signed_at=None)
    signed: int = rows.update(signed_at=at, signed_how=how)
    _recorded(by, at, meeting, "meetings.sign_presence")
    return signed


@transaction.atomic
def give(*, by: Actor, at: dt.datetime, meeting: Meeting, invitation: UUID | None, gets: str) -> Invitation:
    """Decide what of the minutes somebody is given."""
    now = locked(by, "minutes", meeting, at)
    found = now.invitations.filter(pk=invitation).first()
    if found is None or gets not in Gets.values:
        raise Invalid({"gets": _("Choose what they are given.")})
    found.gets = gets
    found.save(update_fields=["gets"])
    _recorded(by, at, now, "meetings.give")
    return found


def _recorded(by: Actor, at: dt.datetime, meeting: Meeting, act: str, **details: Any) -> None:
    trail.record(
        by=by,
        at=at,
        act=act,
        record_kind="meeting",
        record=meeting.pk,
        case=meeting.case_id,
        details=details or None,
    )
