"""How an entry of the timeline is shown: its kind, who wrote it, who can see it, and what may be done with it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samspil.cases import service as cases
from samspil.cases.terms import EntryKind, ShareField
from samspil.ground import events, house
from samspil.look import service as look

CSS = {EntryKind.VOICE: "voice", EntryKind.DECISION: "dec", EntryKind.EVENT: "event"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry, ready for the template. `seen` is private or shared; `own` says that it is our institution's."""

    entry: Any
    css: str
    what: str
    text: str
    own: bool
    seen: str
    seen_words: str
    withheld: list[str]
    purpose: str
    at: dt.datetime
    clock: str
    moment: str
    who_url: str
    share_url: str
    correct_url: str
    versions_url: str

    @property
    def event(self) -> bool:
        return self.entry.kind == EntryKind.EVENT

    @property
    def voice(self) -> bool:
        return self.entry.kind == EntryKind.VOICE

    @property
    def decision(self) -> bool:
        return self.entry.kind == EntryKind.DECISION


@dataclass(frozen=True, slots=True)
class Day:
    day: dt.date
    entries: list[Shown]


def by_day(entries: Iterable[Any], header: cases.Header) -> list[Day]:
    """The entries under the day on which they happened, where the reader works."""
    days: list[Day] = []
    urls = Addresses(header.case.pk)
    for entry in entries:
        day = timezone.localtime(entry.happened_at).date()
        if not days or days[-1].day != day:
            days.append(Day(day, []))
        days[-1].entries.append(shown(entry, header, urls))
    return days


class Addresses:
    """The pages of a case's entries: each address is worked out once and then filled in for every entry."""

    def __init__(self, case: UUID) -> None:
        blank = UUID(int=0)
        self._urls = {
            name: reverse(f"cases:{name}", args=[case, blank]).rpartition(str(blank))
            for name in ("entry", "share", "correct", "versions")
        }

    def of(self, name: str, entry: Any) -> str:
        before, _blank, after = self._urls[name]
        return f"{before}{entry.pk}{after}"


def shown(entry: Any, header: cases.Header, urls: Addresses | None = None) -> Shown:
    urls = urls or Addresses(entry.case_id)
    at, language = timezone.localtime(entry.happened_at), get_language() or "en"
    own = entry.institution_id == header.own.institution_id
    seen, words, purpose = _visibility(entry, own)
    event = entry.kind == EntryKind.EVENT
    may_share = own and header.may_share and not entry.for_all and not event
    css = CSS.get(entry.kind, "priv" if seen == "private" else "")
    return Shown(
        entry=entry,
        css=css,
        what=_what(entry),
        text=events.sentence(entry.code, entry.data) if event else entry.text,
        own=own,
        seen=seen,
        seen_words=words,
        withheld=[str(ShareField(f).label) for f in getattr(entry, "withheld", ())],
        purpose=purpose,
        at=at,
        clock=look.clock(at),
        moment=look.moment(at, language),
        who_url=urls.of("entry", entry),
        share_url=urls.of("share", entry) if may_share else "",
        correct_url=urls.of("correct", entry) if header.may_correct(entry) else "",
        versions_url=urls.of("versions", entry) if entry.corrected_at else "",
    )


def _what(entry: Any) -> str:
    """The chip: how the contact took place, or that it is a decision, or who took the words down."""
    if entry.kind == EntryKind.DECISION:
        return _("Decision")
    if entry.kind == EntryKind.VOICE:
        return entry.voice_how
    if entry.kind != EntryKind.CONTACT:
        return ""
    parts = [capfirst(entry.get_mode_display()) if entry.mode else _("Contact")]
    if entry.minutes:
        parts.append(look.minutes(entry.minutes, get_language() or "en"))
    return ", ".join(parts)


def _visibility(entry: Any, own: bool) -> tuple[str, str, str]:
    """(private or shared, the words for it, the purpose if it was shared)."""
    if entry.for_all:
        return "shared", _("Everybody who takes part"), ""
    shares = list(entry.running_shares)
    if not own:
        return ("shared", _shared_with_us(shares), _purpose(shares[0])) if shares else ("shared", "", "")
    if not shares:
        return "private", _("Only %(institution)s") % {"institution": entry.institution.name}, ""
    if len(shares) == 1:
        words = _("Shared with %(institution)s until %(day)s") % {
            "institution": shares[0].to.name,
            "day": _day(shares[0].until),
        }
        return "shared", words, _purpose(shares[0])
    count = len(shares)
    words = ngettext("Shared with %(count)s organisation", "Shared with %(count)s organisations", count)
    return "shared", words % {"count": count}, ""


def _shared_with_us(shares: list[Any]) -> str:
    return _("Shared with you until %(day)s") % {"day": _day(max(s.until for s in shares))}


def _purpose(share: Any) -> str:
    return _("Purpose: %(purpose)s") % {"purpose": share.purpose}


def _day(moment: dt.datetime) -> str:
    return look.day(house.day_of(moment - dt.timedelta(microseconds=1)), get_language() or "en")
