"""Voices that see a card otherwise: noted by a worker, or written by the person from the page the family reads."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.formulations.models import Differing, Factor, Map
from samspil.formulations.operations.guard import changed, locked, standing
from samspil.formulations.queries import Situation
from samspil.formulations.terms import Voice
from samspil.ground.errors import Invalid, Refused
from samspil.trail import service as trail

LONGEST = 600
MOST = 20


@transaction.atomic
def contest(
    *, by: Actor, at: dt.datetime, factor: Factor, words: str, voice: str = Voice.OTHER, who: str = ""
) -> Differing:
    """Note who sees a card otherwise and how. The card's own words stay as they are; several voices stand apart."""
    board = locked(by, factor.map_id, at)
    now = standing(board, factor)
    _sayable(now, words, voice)
    noted = Differing.objects.create(
        factor=now, voice=voice, who=who.strip()[:80], words=words.strip(), institution_id=by.institution,
        author_id=by.account, said_at=at,
    )  # fmt: skip
    _touch(now, board)
    _done(board, by=by, at=at, act="contest", kind="factor", record=now.pk)
    return noted


def _sayable(card: Factor, words: str, voice: str) -> None:
    problems: dict[str, Any] = {}
    if not words.strip():
        problems["words"] = _("Write how it is seen differently.")
    if len(words.strip()) > LONGEST:
        problems["words"] = _("Keep it to 600 characters. Your text is still here.")
    if voice not in Voice.values:
        problems["voice"] = _("Choose whose voice this is.")
    if not problems and Differing.objects.filter(factor=card, taken_back_at=None).count() >= MOST:
        problems["words"] = _("Twenty voices differ on this card already. Write a card of its own.")
    if problems:
        raise Invalid(problems)


def _touch(card: Factor, board: Map) -> None:
    Factor.objects.filter(pk=card.pk).update(touched=board.revision + 1)


@transaction.atomic
def take_back(*, by: Actor, at: dt.datetime, differing: Differing) -> None:
    """Take a noted voice back; it stays in the history. What people wrote themselves, and a child's words that
    somebody else took down, nobody takes back for them."""
    board = locked(by, differing.factor.map_id, at)
    now = Differing.objects.get(pk=differing.pk)
    if now.own_hand or (now.voice == Voice.CHILD and now.author_id != by.account):
        raise Refused(_("These are somebody's own words. Only who wrote them down can take them back."))
    Differing.objects.filter(pk=now.pk, taken_back_at=None).update(taken_back_at=at, taken_back_by=by.account)
    _touch(now.factor, board)
    _done(board, by=by, at=at, act="take_back", kind="factor", record=now.factor_id)


@transaction.atomic
def see_otherwise(
    *,
    by: Actor,
    at: dt.datetime,
    situation: Situation,
    factor: Any,
    words: str,
    voice: str,
    person: Any,
    who: str,
) -> Differing:
    """A person of the family says, on the page they read, that they see one thing otherwise. It becomes a voice of its
    own on the card; the card stays. `situation` is what they may read: what is not on it is not there for them."""
    said = situation.one(factor)
    board = Map.objects.select_for_update(of=("self",)).select_related("case").get(pk=situation.page.map_id)
    card = standing(board, Factor(pk=said.id, map=board))
    _sayable(card, words, voice)
    noted = Differing.objects.create(
        factor=card, voice=voice, who=who[:80], person=person, words=words.strip(), own_hand=True,
        author_id=by.account, said_at=at,
    )  # fmt: skip
    _touch(card, board)
    changed(board, at)
    trail.record(
        by=by, at=at, act="formulations.see_otherwise", record_kind="factor", record=card.pk, case=board.case_id
    )  # fmt: skip
    cases.announce(
        case=board.case, by=by, at=at, code="formulations.seen_otherwise",
        data={"number": card.number, "who": who[:80]}, for_all=True,
    )  # fmt: skip
    return noted


def _done(
    map: Map, *, by: Actor, at: dt.datetime, act: str, kind: str, record: Any, details: Any = None
) -> None:
    """What every change ends with: others see it, and it is in the trail."""
    changed(map, at)
    trail.record(
        by=by, at=at, act=f"formulations.{act}", record_kind=kind, record=record, case=map.case_id, details=details
    )  # fmt: skip
