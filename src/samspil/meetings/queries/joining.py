"""The shared screen, as somebody with its link may see it."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from django.db.models import Q

from samspil.access.service import Actor, Purpose, Word
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.ground import fence
from samspil.ground.errors import NotFound
from samspil.meetings.models import Guest, Invitation, Meeting, SharedScreen
from samspil.meetings.queries.reading import Sheet, sheet
from samspil.meetings.terms import Answer, State

LOOKS_WITH = (Word.CASE_READ, Word.MEETING_READ, Word.MAP_READ, Word.PLAN_READ)


def screen_by_secret(secret_hash: str, *, at: dt.datetime) -> SharedScreen:
    """The open screen behind a link. One that ended with its meeting, whose opener no longer works on cases there, or whose
    institution left the table, looks like one that never was: guests see with the eyes of who opened it."""
    rows = SharedScreen.objects.filter(secret_hash=secret_hash, closed_at=None, meeting__state=State.PLANNED)
    with fence.lifted("whoever holds the link of a shared screen finds it, without signing in"):
        found = rows.select_related("meeting", "meeting__case", "institution").first()
        if found is None or not is_held(found, at=at):
            raise NotFound
    return found


def is_held(screen: SharedScreen, *, at: dt.datetime) -> bool:
    """Whether who opened it still works on cases at the institution for which they did, and it sits at the table since."""
    sits = cases.sits_since(screen.meeting.case_id, screen.institution_id, since=screen.opened_at, at=at)
    return sits and accounts.workers_of(screen.institution_id, at=at).filter(pk=screen.opened_by_id).exists()


def may_knock(screen: SharedScreen) -> list[Invitation]:
    """Whom somebody at the link can be: the invited who did not say no and do not sit in the room."""
    rows = Invitation.objects.filter(meeting=screen.meeting_id, ended_at=None).exclude(answer=Answer.NO)
    rows = rows.filter(Q(attendance=None) | Q(attendance__remote=True))
    return list(rows.order_by("name", "id"))


def names_at(screen: SharedScreen) -> list[Invitation]:
    with fence.lifted("whoever holds the link of a shared screen says who they are, without signing in"):
        return may_knock(screen)


def guest_of(screen: SharedScreen, id: UUID | None) -> Guest | None:
    """Who knocked from this browser, unless they were sent out."""
    if id is None:
        return None
    with fence.lifted("whoever holds the link of a shared screen finds it, without signing in"):
        rows = Guest.objects.filter(pk=id, screen=screen, sent_out_at=None)
        return rows.select_related("invitation").first()


def eyes_of(screen: SharedScreen, at: dt.datetime) -> Actor:
    """A guest looks with the eyes of the institution that opened the screen; what is shown is less: only what everybody
    in the room may see."""
    home = screen.institution
    return Actor(
        account=screen.opened_by_id,
        institution=home.pk,
        role="guest",
        words=frozenset(str(w) for w in LOOKS_WITH),
        country=home.country,
        language=screen.meeting.case.language,
        time_zone=screen.meeting.time_zone,
        institution_name=home.name,
        purpose=str(Purpose.MEETING),
        at=at,
    )


def is_private(key: str) -> bool:
    """Whether the meeting that a draft of minutes belongs to is in private time. One query."""
    try:
        id = UUID(key.partition(":")[2])
    except ValueError:
        return False
    return Meeting.objects.filter(pk=id, private_since__isnull=False).exists()


def sheet_for_guest(screen: SharedScreen, *, for_: Actor, at: dt.datetime) -> Sheet:
    """The meeting for the shared screen, with nothing to write. `for_` are the eyes of the screen."""
    seen = sheet(screen.meeting_id, for_=for_, at=at)
    return replace(seen, may_lead=False, may_write=False, mine=None, screen=None)
