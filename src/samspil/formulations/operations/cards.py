"""Writing, changing, moving, contesting and removing cards, and linking them."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.formulations import policy
from samspil.formulations.models import Factor, FactorVersion, Map
from samspil.formulations.operations.guard import changed, locked, standing
from samspil.formulations.terms import Field, Kind, Strength, Voice
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.trail import service as trail

LONGEST = 600
MOST = 500


@transaction.atomic
def add_factor(
    *,
    by: Actor,
    at: dt.datetime,
    map: Map,
    field: str,
    text: str,
    kind: str = Kind.OBSERVATION,
    voice: str = Voice.WORKER,
    voice_words: str = "",
    voice_person: Any = None,
    source: str = "",
    said_on: dt.date | None = None,
    strength: int | None = None,
    unknown: bool = False,
    language: str = "",
) -> Factor:
    """Put a card at the end of a field. `unknown` marks what nobody knows yet."""
    board = locked(by, map.pk, at)
    problems = _problems(text, kind, voice, said_on, strength, at)
    if field not in Field.values:
        problems["field"] = _("Choose one of the six fields.")
    here = Factor.objects.filter(map=board, removed_at=None)
    if not problems and here.count() >= MOST:
        problems[""] = _("This map holds 500 cards. Keep a version and take some off before you add more.")
    if problems:
        raise Invalid(problems)
    last = here.filter(field=field).aggregate(p=Max("position"))["p"]
    board.last_number += 1
    card = Factor.objects.create(
        map=board, number=board.last_number, field=field, position=0 if last is None else last + 1,
        text=text.strip(), kind=kind, voice=voice, voice_words=voice_words.strip()[:80], voice_person=voice_person,
        source=source.strip()[:160], said_on=said_on, strength=strength, unknown=unknown,
        language=language or by.language, institution_id=by.institution, author_id=by.account, written_at=at,
        changed_by_id=by.account, changed_at=at, touched=board.revision + 1,
    )  # fmt: skip
    _done(board, by=by, at=at, act="add_factor", kind="factor", record=card.pk, details={"field": str(field)})
    return card


def _problems(
    text: str, kind: str, voice: str, said_on: dt.date | None, strength: int | None, at: dt.datetime
) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not text.strip():
        problems["text"] = _("Write what the card says.")
    if len(text.strip()) > LONGEST:
        problems["text"] = _(
            "A card holds one thought, at most 600 characters. Split it, or write it on the timeline."
        )
    if kind not in Kind.values:
        problems["kind"] = _("Choose fact, observation or opinion.")
    if voice not in Voice.values:
        problems["voice"] = _("Choose whose voice this is.")
    if said_on and said_on > (at + dt.timedelta(days=1)).date():
        problems["said_on"] = _("This day is still to come. Write the day it was said or seen.")
    if strength is not None and strength not in Strength.values:
        problems["strength"] = _("Choose how strongly, or leave it empty.")
    return problems


@transaction.atomic
def change_factor(
    *,
    by: Actor,
    at: dt.datetime,
    factor: Factor,
    revision: int,
    text: str,
    kind: str,
    voice: str,
    voice_words: str = "",
    source: str = "",
    said_on: dt.date | None = None,
    strength: int | None = None,
    unknown: bool = False,
) -> Factor:
    """Change what a card says; what it said before is kept. An older `revision` is a Conflict and changes nothing.

    Whose voice a child's own words are is not changed either."""
    board = locked(by, factor.map_id, at)
    now = standing(board, factor)
    if not policy.words_are_theirs(by, now):
        raise Refused(_("These are the child's own words. Only who took them down can change them."))
    problems = _problems(text, kind, voice, said_on, strength, at)
    if voice == Voice.CHILD and now.voice != Voice.CHILD and now.author_id != by.account:
        problems["voice"] = _("Only who took the words down can say that they are the child's own.")
    if problems:
        raise Invalid(problems)
    if now.revision != revision:
        raise Conflict(current=now, revision=now.revision)
    _keep(now, at)
    now.text, now.kind, now.voice, now.voice_words = text.strip(), kind, voice, voice_words.strip()[:80]
    now.source, now.said_on, now.strength, now.unknown = source.strip()[:160], said_on, strength, unknown
    now.changed_by_id, now.changed_at, now.revision = by.account, at, now.revision + 1
    now.touched = board.revision + 1
    now.save()
    _done(
        board, by=by, at=at, act="change_factor", kind="factor", record=now.pk, details={"revision": now.revision}
    )  # fmt: skip
    return now


def _keep(card: Factor, at: dt.datetime) -> None:
    FactorVersion.objects.create(
        factor=card, revision=card.revision, text=card.text, kind=card.kind, author_id=card.changed_by_id,
        institution_id=card.institution_id, replaced_at=at,
    )  # fmt: skip


@transaction.atomic
def keep_loser(*, by: Actor, at: dt.datetime, factor: Factor, text: str) -> None:
    """Keep, in the card's history, a text that met a newer one and did not come to stand. Nobody's words disappear."""
    board = locked(by, factor.map_id, at)
    if text.strip() and text.strip() != factor.text:
        FactorVersion.objects.create(
            factor=factor, revision=factor.revision, text=text.strip()[:LONGEST], kind=factor.kind,
            author_id=by.account, institution_id=by.institution, replaced_at=at, never_stood=True,
        )  # fmt: skip
        _done(board, by=by, at=at, act="keep_loser", kind="factor", record=factor.pk)


@transaction.atomic
def move_factor(
    *, by: Actor, at: dt.datetime, factor: Factor, field: str, position: int, seen: str = ""
) -> Factor:
    """Put a card on a field at a place counted from 0. The others make room. `seen` is the field where the mover saw
    it: when somebody moved it elsewhere meanwhile, that stands and the mover is told, not silently undone."""
    board = locked(by, factor.map_id, at)
    now = standing(board, factor)
    if field not in Field.values:
        raise Invalid({"field": _("Choose one of the six fields.")})
    if seen and now.field not in (seen, field):
        raise Conflict(current=now, revision=now.revision)
    others = list(
        Factor.objects.filter(map=board, removed_at=None, field=field)
        .exclude(pk=now.pk)
        .order_by("position", "number")
    )
    others.insert(max(0, min(position, len(others))), now)
    now.field, now.touched = field, board.revision + 1
    moved = []
    for place, card in enumerate(others):
        if card.position != place or card is now:
            card.position = place
            moved.append(card)
    Factor.objects.bulk_update(moved, ["field", "position", "touched"])
    _done(
        board, by=by, at=at, act="move_factor", kind="factor", record=now.pk,
        details={"field": str(field), "position": now.position},
    )  # fmt: skip
    return now


@transaction.atomic
def remove_factor(*, by: Actor, at: dt.datetime, factor: Factor, why: str) -> Factor:
    """Take a card off the map. It stays in the history with who took it off and why."""
    board = locked(by, factor.map_id, at)
    now = standing(board, factor)
    if not policy.words_are_theirs(by, now):
        raise Refused(_("These are the child's own words. Only who took them down can take them off."))
    if not why.strip():
        raise Invalid({"why": _("Write why it comes off the map.")})
    now.removed_at, now.removed_by_id, now.removed_why = at, by.account, why.strip()[:200]
    now.save(update_fields=["removed_at", "removed_by", "removed_why"])
    _done(board, by=by, at=at, act="remove_factor", kind="factor", record=now.pk)
    return now


def _done(
    map: Map, *, by: Actor, at: dt.datetime, act: str, kind: str, record: Any, details: Any = None
) -> None:
    """What every change ends with: others see it, and it is in the trail."""
    changed(map, at)
    trail.record(
        by=by, at=at, act=f"formulations.{act}", record_kind=kind, record=record, case=map.case_id, details=details
    )  # fmt: skip
