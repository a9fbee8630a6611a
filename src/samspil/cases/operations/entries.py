"""Writing on the timeline and correcting."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word
from samspil.cases import policy
from samspil.cases.models import Case, Entry, EntryVersion, LastLook
from samspil.cases.operations.guard import require_case
from samspil.cases.terms import EntryKind, Mode
from samspil.ground import typed
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.ground.periods import running
from samspil.trail import service as trail

LONGEST = 100_000
AHEAD = dt.timedelta(minutes=5)
"""How far a clock may be off before "happened" counts as in the future."""


@transaction.atomic
def write(
    *,
    by: Actor,
    at: dt.datetime,
    case: Case,
    kind: str,
    text: str,
    happened_at: dt.datetime | None = None,
    mode: str = "",
    minutes: int | None = None,
    voice: Any = None,
    voice_how: str = "",
    language: str = "",
    for_all: bool = False,
) -> Entry:
    """Write a note, contact, decision or the child's words. Private to the writer's institution unless `for_all`."""
    require_case(by, "write", case, at)
    happened = happened_at or at
    problems = _entry_problems(text, kind, mode, minutes, happened, at)
    if by.day(happened) < (case.child.born_on or dt.date.min) and not problems:
        problems["happened_at"] = _("This is before the child was born. Check the date.")
    if for_all and not by.may(Word.CASE_SHARE):
        problems["for_all"] = _("Your role does not include sharing. Save it for your institution only.")
    if problems:
        raise Invalid(problems)
    entry = Entry.objects.create(
        case=case, institution_id=by.institution, author_id=by.account, kind=kind,
        mode=mode if kind == EntryKind.CONTACT else "", minutes=minutes, happened_at=happened, recorded_at=at,
        text=text.strip(), language=language or by.language, for_all=for_all,
        voice=(voice or case.child) if kind == EntryKind.VOICE else None, voice_how=voice_how.strip(),
    )  # fmt: skip
    with typed.kept_to_us(not for_all):
        trail.record(
            by=by, at=at, act="cases.write", record_kind="entry", record=entry.pk, case=case.pk,
            details={"kind": str(kind), "for_all": for_all},
        )  # fmt: skip
    return entry


def _entry_problems(
    text: str, kind: str, mode: str, minutes: int | None, happened: dt.datetime, at: dt.datetime
) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not text.strip():
        problems["text"] = _("Write what you want to keep.")
    if len(text) > LONGEST:
        problems["text"] = _("This text is too long. Split it into several entries.")
    if kind not in EntryKind.values or kind == EntryKind.EVENT:
        problems["kind"] = _("Choose what kind of entry this is.")
    if mode and mode not in Mode.values:
        problems["mode"] = _("Choose how the contact took place.")
    if minutes is not None and not 0 <= minutes <= 24 * 60:
        problems["minutes"] = _("Write the minutes as a number between 0 and 1440.")
    if happened > at + AHEAD:
        problems["happened_at"] = _(
            "This has not happened yet. Write a time in the past, or set a next date."
        )
    return problems


@transaction.atomic
def correct(*, by: Actor, at: dt.datetime, entry: Entry, revision: int, text: str) -> Entry:
    """Correct what an own entry says; what it said before is kept. An older `revision` is a Conflict."""
    now = Entry.objects.select_for_update(of=("self",)).select_related("case").get(pk=entry.pk)
    if not policy.can_entry(by, "correct", now, at=at):
        raise Refused(
            _(
                "Only the institution that wrote this can correct it; a child's own words only who took them down."
            )
        )
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    if not text.strip():
        raise Invalid({"text": _("Write what you want to keep.")})
    if len(text) > LONGEST:
        raise Invalid({"text": _("This text is too long. Split it into several entries.")})
    if text.strip() == now.text:
        return now
    EntryVersion.objects.create(
        entry=now, revision=now.revision, text=now.text, author_id=now.author_id, replaced_at=at
    )
    now.text, now.revision, now.corrected_at = text.strip(), now.revision + 1, at
    now.save(update_fields=["text", "revision", "corrected_at"])
    with typed.kept_to_us(not _others_read(now, at)):
        trail.record(
            by=by, at=at, act="cases.correct", record_kind="entry", record=now.pk, case=now.case_id,
            details={"revision": now.revision},
        )  # fmt: skip
    return now


def _others_read(entry: Entry, at: dt.datetime) -> bool:
    return entry.for_all or (typed.now() is not None and entry.shares.filter(running(at)).exists())  # type: ignore[attr-defined]


def announce(
    *,
    case: Case,
    by: Actor,
    at: dt.datetime,
    code: str,
    data: dict[str, Any],
    for_all: bool = False,
    happened_at: dt.datetime | None = None,
) -> Entry:
    """Put an event of any room on the timeline. Its words are made for each reader by the event's sentence.

    Part of the announcing operation's transaction and trail; `for_all` shows it to everybody at the table.
    """
    trail.record(by=by, at=at, act="cases.announce", record_kind="case", record=case.pk, case=case.pk,
                 details={"event": code})  # fmt: skip
    return Entry.objects.create(
        case=case,
        institution_id=by.institution or case.institution_id,
        author_id=by.account,
        kind=EntryKind.EVENT,
        code=code,
        data=data,
        happened_at=happened_at or at,
        recorded_at=at,
        language=case.language,
        for_all=for_all,
    )


@dataclass(frozen=True, slots=True)
class Happening:
    """An event to be put on a timeline at the moment it happened."""

    case: Case
    code: str
    data: dict[str, Any]
    happened_at: dt.datetime
    for_all: bool = False


def announce_all(*, by: Actor, at: dt.datetime, happenings: Iterable[Happening]) -> None:
    """Put many events on their timelines at once; for taking over histories."""
    given = list(happenings)
    Entry.objects.bulk_create(
        [
            Entry(
                case=h.case,
                institution_id=by.institution or h.case.institution_id,
                author_id=by.account,
                kind=EntryKind.EVENT,
                code=h.code,
                data=h.data,
                happened_at=h.happened_at,
                recorded_at=at,
                language=h.case.language,
                for_all=h.for_all,
            )
            for h in given
        ],
        batch_size=500,
    )
    counts = Counter(h.case.pk for h in given)
    trail.record_all(
        [
            trail.Fact("cases.announce", "case", pk, case=pk, details={"events": n})
            for pk, n in counts.items()
        ],
        by=by,
        at=at,
    )


def looked(*, by: Actor, at: dt.datetime) -> None:
    """The worker has seen what changed. A reading mark, not a record about a child, so it leaves no entry."""
    LastLook.objects.update_or_create(
        account_id=by.account, institution_id=by.institution, defaults={"looked_at": at}
    )
