"""Who sees a meeting: everybody at the table of the case sees all of it; a worker invited from elsewhere its own facts."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.look import service as look
from samspil.meetings.models import Guest, Invitation, Meeting
from samspil.meetings.terms import Role

LEADING = (Role.FACILITATOR, Role.MINUTE_TAKER)


def standing(at: dt.datetime) -> Q:
    """Invitations that still hold at that moment: nobody ended them, and the consent they rest on has not run out."""
    ended = Q(ended_at=None) | Q(ended_at__gt=at)
    return ended & (Q(consent=None) | Q(consent__until__gt=at))


def own_invitations(actor: Actor, at: dt.datetime) -> QuerySet[Invitation]:
    """What this person is asked to, as a worker of the institution they act for."""
    if actor.account is None or actor.institution is None or not actor.may(Word.MEETING_READ):
        return Invitation.objects.none()
    mine = {"account_id": actor.account, "institution_id": actor.institution}
    return Invitation.objects.filter(standing(at), **mine, ended_at=None)


def visible(actor: Actor, *, at: dt.datetime) -> QuerySet[Meeting]:
    """Meetings the actor may open. `at_table` says whether all of it or only its own facts."""
    if actor.institution is None or not actor.may(Word.MEETING_READ):
        return Meeting.objects.annotate(at_table=Value(False)).none()
    table = Exists(cases.seen_cases(for_=actor, at=at).filter(case_id=OuterRef("case_id")))
    asked = Exists(own_invitations(actor, at).filter(meeting=OuterRef("pk")))
    return Meeting.objects.annotate(at_table=table).filter(table | asked)


def at_table(actor: Actor, meeting: Meeting, *, at: dt.datetime) -> bool:
    try:
        cases.get(meeting.case_id, for_=actor, at=at)
    except NotFound:
        return False
    return True


def can(actor: Actor, act: str, meeting: Meeting, *, at: dt.datetime) -> bool:
    """`act` is facts, read, lead or minutes. Written apart from `visible` on purpose: a law test holds them together."""
    if actor.institution is None or not actor.may(Word.MEETING_READ):
        return False
    mine = [
        i
        for i in meeting.invitations.all()
        if i.account_id == actor.account and i.institution_id == actor.institution and _holds(i, at)
    ]
    table = at_table(actor, meeting, at=at)
    if act == "facts":
        return table or bool(mine)
    if not table or act == "read":
        return table
    if not cases.may_work(meeting.case_id, for_=actor, at=at):
        return False
    asked_to_lead = any(i.role in LEADING for i in mine)
    if act == "minutes":
        return asked_to_lead or actor.institution == meeting.institution_id
    return actor.may(Word.MEETING_CALL) and (asked_to_lead or actor.institution == meeting.institution_id)


def _holds(invitation: Invitation, at: dt.datetime) -> bool:
    consent = invitation.consent
    return invitation.ended_at is None and (consent is None or consent.until > at)


def who_could(meeting: Meeting, *, at: dt.datetime) -> list[look.Sight]:
    """Everybody who could open the meeting at that moment, and by which rule: all of it with its minutes, or, invited
    from elsewhere, its facts alone. Four queries."""
    if at < meeting.called_at:
        return []
    table = cases.who_could_file(meeting.case, at=at, words=[Word.MEETING_READ])
    there = {(s.account.pk, s.institution.pk) for s in table}
    with fence.lifted("who else was asked to a meeting rests on consents that others keep"):
        asked = list(meeting.invitations.filter(standing(at)).exclude(account=None).exclude(institution=None))
    mine = {(i.account_id, i.institution_id) for i in asked if (i.asked_at or meeting.called_at) <= at}
    return cases.sights(table) + [
        look.Sight(
            m.account, m.institution, _("because they were invited"),
            _("Invited from elsewhere: sees what the meeting is for, when and where; not what was said."),
        )
        for m in accounts.staff({home for _account, home in mine}, at=at)
        if (m.account_id, m.institution_id) in mine - there and Word.MEETING_READ in accounts.words_of(m)
    ]  # fmt: skip


def who_joined(meeting: Meeting, *, at: dt.datetime) -> list[look.Sight]:
    """Who of those that work nowhere here could see something of it at that moment: on the shared screen as a guest, and by
    the link of their invitation. Two queries."""
    ended = meeting.held_at or meeting.cancelled_at
    over = meeting.starts_at + dt.timedelta(minutes=meeting.minutes)
    if at < meeting.called_at or (ended and ended <= at):
        return []
    rows = Guest.objects.filter(screen__meeting=meeting, let_in_at__lte=at).select_related(
        "screen", "invitation"
    )
    guests = [g for g in rows if _looks_on(g, meeting, at)]
    there = [
        look.Sight(
            None, None, _("as a guest on the shared screen"),
            _("Somebody let them in. Sees what everybody in the room may see."),
            name=g.invitation.name, line=g.pk, no_end=_("until the screen is closed"),
        )
        for g in guests
    ]  # fmt: skip
    asked = meeting.invitations.filter(standing(at), account=None).exclude(letter=None)
    with fence.lifted("who else was asked to a meeting rests on consents that others keep"):
        invited = list(asked.order_by("name", "id"))
    return there + [
        look.Sight(
            None, None, _("by the link of their invitation"), _("Sees when and where, and no name."), over,
            name=i.name, line=i.pk,
        )
        for i in invited
        if (i.asked_at or meeting.called_at) <= at < over
    ]  # fmt: skip


def _looks_on(guest: Guest, meeting: Meeting, at: dt.datetime) -> bool:
    screen = guest.screen
    out = [end for end in (guest.sent_out_at, screen.closed_at) if end is not None]
    sits = cases.sits_since(meeting.case_id, screen.institution_id, since=screen.opened_at, at=at)
    return sits and not any(end <= at for end in out)
