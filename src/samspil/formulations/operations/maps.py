"""Starting a map, what was tried before, kept versions, and who is here."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.formulations import queries
from samspil.formulations.models import Factor, Map, MapVersion, Presence, Tried
from samspil.formulations.operations.guard import changed, locked
from samspil.formulations.terms import Outcome
from samspil.ground.errors import Invalid, Refused
from samspil.trail import service as trail

WRITING = dt.timedelta(minutes=2)
BEAT = dt.timedelta(seconds=8)


@transaction.atomic
def start(*, by: Actor, at: dt.datetime, case: Any) -> Map:
    """Start the map of a case, or give back the one that runs. Everybody at the table sees it from now on."""
    require(by, Word.MAP_WRITE)
    seen = cases.get(case.pk, for_=by, at=at)
    cases.require_part(by, seen.pk, at)
    if seen.closed_at is not None:
        raise Refused(_("The case is closed. Open it again first."))
    map, new = Map.objects.get_or_create(
        case=seen,
        ended_at=None,
        defaults={
            "institution_id": by.institution, "started_by_id": by.account, "started_at": at, "changed_at": at,
            "language": seen.language, "vocabulary": queries.vocabulary_of(by.institution),
        },
    )  # fmt: skip
    if new:
        trail.record(by=by, at=at, act="formulations.start", record_kind="map", record=map.pk, case=seen.pk)
        cases.announce(case=seen, by=by, at=at, code="formulations.started", data={}, for_all=True)
    return map


@transaction.atomic
def note_tried(
    *, by: Actor, at: dt.datetime, map: Map, what: str, outcome: str, period: str = "", why: str = ""
) -> Tried:
    """Note what was tried before, so that it is not tried again unseen."""
    board = locked(by, map.pk, at)
    problems: dict[str, Any] = {}
    if not what.strip():
        problems["what"] = _("Write what was tried.")
    if outcome not in Outcome.values:
        problems["outcome"] = _("Choose what became of it.")
    if problems:
        raise Invalid(problems)
    noted = Tried.objects.create(
        map=board, what=what.strip()[:300], period=period.strip()[:80], outcome=outcome, why=why.strip()[:300],
        institution_id=by.institution, author_id=by.account, noted_at=at,
    )  # fmt: skip
    _done(board, by=by, at=at, act="note_tried", kind="tried", record=noted.pk)
    return noted


@transaction.atomic
def keep_version(*, by: Actor, at: dt.datetime, map: Map, why: str) -> MapVersion:
    """Keep the map as it stands now, for good."""
    board = locked(by, map.pk, at)
    if not why.strip():
        raise Invalid({"why": _("Write why you keep this version, for example: before the meeting.")})
    number = queries.latest_version(board) + 1
    kept = MapVersion.objects.create(
        map=board, number=number, content=snapshot(board), why=why.strip()[:160], institution_id=by.institution,
        author_id=by.account, at=at,
    )  # fmt: skip
    _done(board, by=by, at=at, act="keep_version", kind="map", record=board.pk, details={"number": number})
    cases.announce(
        case=board.case, by=by, at=at, code="formulations.version",
        data={"number": number, "why": kept.why}, for_all=True,
    )  # fmt: skip
    return kept


def snapshot(map: Map) -> dict[str, Any]:
    """The whole map as plain data."""
    standing = queries.hypothesis(map)
    return {
        "method": map.method,
        "words": map.vocabulary.number if map.vocabulary else 1,
        "cards": [
            {
                "id": str(c.pk), "number": c.number, "field": c.field, "position": c.position, "text": c.text,
                "kind": c.kind, "voice": c.voice, "voice_name": queries.voice_name(c, map), "source": c.source,
                "said_on": c.said_on.isoformat() if c.said_on else None, "strength": c.strength,
                "unknown": c.unknown, "contested": c.contested, "institution": c.institution.name,
                "language": c.language,
            }
            for c in queries.on_board(map)
        ],
        "links": [
            {"from": link.source.number, "to": link.target.number, "kind": link.kind}
            for link in queries.links(map)
        ],
        "hypothesis": {
            "number": standing.number, "keeps": standing.keeps, "address": standing.address, "achieve": standing.achieve,
            "status": standing.status, "grounds": [card.number for card in queries.rests_on(standing)],
        }
        if standing
        else None,
    }  # fmt: skip


def here(
    *, by: Actor, at: dt.datetime, map: Map, factor: Factor | None = None, leaving: bool = False
) -> None:
    """A sign of life on a visible map; with `factor`, the card somebody is writing on (for two minutes). A reading
    mark, not a record about a child, so it leaves no entry. Mostly one query: the row is renewed every few seconds."""
    mine = Presence.objects.filter(map=map, account_id=by.account)
    if leaving:
        mine.update(seen_at=at - queries.HERE, factor=None, writing_until=None)
        return
    if factor is not None:
        Presence.objects.update_or_create(
            map=map,
            account_id=by.account,
            defaults={"seen_at": at, "factor": factor, "writing_until": at + WRITING},
        )
        return
    row = mine.only("seen_at").first()
    if row is None:
        Presence.objects.get_or_create(map=map, account_id=by.account, defaults={"seen_at": at})
        Presence.objects.filter(map=map, seen_at__lt=at - dt.timedelta(days=1)).delete()
    elif row.seen_at < at - BEAT:
        mine.update(seen_at=at)


def stopped_writing(*, by: Actor, at: dt.datetime, map: Map) -> None:
    """The card is free again."""
    Presence.objects.filter(map=map, account_id=by.account).update(
        factor=None, writing_until=None, seen_at=at
    )


def _done(
    map: Map, *, by: Actor, at: dt.datetime, act: str, kind: str, record: Any, details: Any = None
) -> None:
    """What every change ends with: others see it, and it is in the trail."""
    changed(map, at)
    trail.record(
        by=by, at=at, act=f"formulations.{act}", record_kind=kind, record=record, case=map.case_id, details=details
    )  # fmt: skip
