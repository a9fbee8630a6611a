"""The copy: gathered, blacked out by a worker with a reason for each mark, looked at page by page, made, handed over."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.accounts.terms import LANGUAGE_NAMES
from samspil.cases import service as cases
from samspil.documents import service as documents
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.names import sentences as _sentences
from samspil.people import service as people
from samspil.rights import policy
from samspil.rights.models import Mark, Pack, Reader, Request, Withheld
from samspil.rights.operations import printing
from samspil.rights.operations.gathering import gather
from samspil.rights.queries import blackening
from samspil.rights.terms import Section, What, Why
from samspil.trail import service as trail


@transaction.atomic
def begin_copy(
    *, by: Actor, at: dt.datetime, case: Any, person: Any, language: str, request: Request | None = None
) -> Pack:
    """Gather what is kept about a person who reads this file. It stands as it is now; a later copy is gathered anew."""
    require(by, Word.RIGHTS_ANSWER)
    found = cases.get(case.pk, for_=by, at=at)
    cases.require_part(by, found.pk, at)
    if found.institution_id != by.institution:
        raise Refused(_("Only the institution that leads the file makes its copy."))
    person = people.get(person.pk, for_=by)
    if not Reader.objects.filter(case=found, person=person).exists():
        raise Invalid({"person": _("A copy is made for somebody who reads the file. Invite them first.")})
    if language not in dict(LANGUAGE_NAMES):
        raise Invalid({"language": _("Choose a language from the list.")})
    with translation.override(language), timezone.override(by.law_zone):
        hush = cases.quiet(found, person, eyes=by)
        passages = gather(found, person, by=by, at=at, hush=hush)
    made = Pack.objects.create(
        case=found, person=person, request=request, institution_id=by.institution, language=language,
        passages=passages, begun_by_id=by.account, begun_at=at,
    )  # fmt: skip
    _propose(by, at, made, hush)
    trail.record(
        by=by, at=at, act="rights.begin_copy", record_kind="pack", record=made.pk, case=found.pk,
        details={"passages": len(passages)},
    )  # fmt: skip
    return made


@transaction.atomic
def black_out(
    *,
    by: Actor,
    at: dt.datetime,
    pack: Pack,
    passage: int,
    why: str,
    words: str = "",
    sentences: Iterable[int] = (),
    everywhere: bool = False,
) -> int:
    """Black out words or whole sentences of a passage, or these words wherever they stand. Returns how many places."""
    now = _open(by, at, pack)
    if why not in Why.values:
        raise Invalid({"why": _("Choose the reason. The person reads it.")})
    if not 0 <= passage < len(now.passages):
        raise NotFound
    own = _sentences(now.passages[passage]["text"])
    spans = {(passage, *own[n]) for n in sentences if 0 <= n < len(own)}
    for place, other in enumerate(now.passages):
        if words.strip() and (everywhere or place == passage):
            find = blackening.everywhere if everywhere else blackening.places
            spans |= {(place, *span) for span in find(words, other["text"])}
    if not spans:
        problem = (
            _("These words do not stand here. Copy them as they are.")
            if words.strip()
            else _("Choose sentences or write words.")
        )
        raise Invalid({"words": problem})
    made = _put(by, at, now, spans, why)
    trail.record(
        by=by, at=at, act="rights.black_out", record_kind="pack", record=now.pk, case=now.case_id,
        details={"places": made, "why": str(why)},
    )  # fmt: skip
    return made


@transaction.atomic
def uncover(*, by: Actor, at: dt.datetime, pack: Pack, marks: Iterable[Any]) -> None:
    """Take marks away."""
    now = _open(by, at, pack)
    gone, _kinds = Mark.objects.filter(pack=now, pk__in=list(marks)).delete()
    trail.record(
        by=by, at=at, act="rights.uncover", record_kind="pack", record=now.pk, case=now.case_id,
        details={"places": gone},
    )  # fmt: skip


@transaction.atomic
def look_again(*, by: Actor, at: dt.datetime, pack: Pack) -> None:
    """Somebody else looked through the marks. Not required; kept if it was done."""
    now = _open(by, at, pack)
    if now.begun_by_id == by.account:
        raise Refused(_("The second look is somebody else's. Ask a colleague."))
    now.second_look_by_id, now.second_look_at = by.account, at
    now.save(update_fields=["second_look_by", "second_look_at"])
    trail.record(by=by, at=at, act="rights.look_again", record_kind="pack", record=now.pk, case=now.case_id)


@transaction.atomic
def make_copy(*, by: Actor, at: dt.datetime, pack: Pack) -> Pack:
    """Make the file that is handed over. From now on the person can fetch it, and the marks stand."""
    now = _open(by, at, pack)
    content = printing.pdf(now, by=by, at=at)
    now.file = documents.files.keep(by=by, at=at, content=content)
    now.made_at = at
    now.save(update_fields=["file", "made_at"])
    trail.record(
        by=by, at=at, act="rights.make_copy", record_kind="pack", record=now.pk, case=now.case_id,
        details={"marks": now.marks.count()},
    )  # fmt: skip
    return now


@transaction.atomic
def hand_out(*, by: Actor, at: dt.datetime, pack: Pack, reader: Reader | None = None) -> bytes:
    """The file of a made copy, for the person (`reader`) or the worker who made it. It leaves the system."""
    theirs = reader is not None and (reader.case_id, reader.person_id) == (pack.case_id, pack.person_id)
    maker = reader is None and by.account is not None and pack.begun_by_id == by.account
    if pack.file_id is None or not (theirs or (maker and policy.can(by, "read", pack, at=at))):
        raise NotFound
    trail.record(
        by=by, at=at, act="rights.hand_out", record_kind="pack", record=pack.pk, case=pack.case_id,
        deed=trail.Deed.LEFT,
    )  # fmt: skip
    return documents.files.read(pack.file_id).content


def _propose(by: Actor, at: dt.datetime, pack: Pack, hush: cases.Quiet) -> None:
    """Marks to begin with: what is withheld, for its own reason, what would tell where the child is kept safe, then what
    concerns others."""
    told = list(enumerate(pack.passages))
    for row in Withheld.objects.filter(case=pack.case_id, ended_at=None):
        own = {(n, 0, len(p["text"])) for n, p in told if p["text"] and _is(p, row)}
        _put(by, at, pack, own, row.why)
    others_said = ((n, p["text"]) for n, p in told if p["section"] not in (Section.WORDS, Section.ASKED))
    tells = {(n, start, end) for n, text in others_said for start, end in hush.sentences(text)}
    _put(by, at, pack, tells, Why.ADDRESS)
    others = {(n, start, end) for n, p in told for start, end in p.get("others", ())}
    _put(by, at, pack, others, Why.THIRD)


def _is(passage: dict[str, Any], row: Withheld) -> bool:
    """Whether a passage tells what is withheld. Where the child is, also tells who cares for the child there now."""
    if row.what == What.PLACE:
        return bool(passage.get("place"))
    return passage.get("record") == str(row.record)


def _put(by: Actor, at: dt.datetime, pack: Pack, spans: Iterable[tuple[int, int, int]], why: str) -> int:
    rows = [
        Mark(pack=pack, passage=n, start=start, end=end, why=why, made_by_id=by.account, made_at=at)
        for n, start, end in sorted(spans)
    ]
    Mark.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _open(by: Actor, at: dt.datetime, pack: Pack) -> Pack:
    require(by, Word.RIGHTS_ANSWER)
    held: Any = policy.visible_packs(by, at=at).select_for_update(of=("self",)).filter(pk=pack.pk).first()
    if held is None:
        raise NotFound
    cases.require_part(by, held.case_id, at)
    if held.made_at:
        raise Refused(_("This copy is made. Begin a new one to change something."))
    return held  # type: ignore[no-any-return]
