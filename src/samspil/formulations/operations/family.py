"""Giving the family a page of their own: the same content, in their words, nothing that is not theirs to read."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor
from samspil.cases import service as cases
from samspil.formulations import bridge, queries
from samspil.formulations.models import Factor, FamilyPage, Hypothesis, Map
from samspil.formulations.operations.guard import changed, locked
from samspil.formulations.operations.maps import keep_version
from samspil.formulations.operations.words import method_word
from samspil.formulations.terms import LANGUAGES, Status, Voice
from samspil.ground import typed
from samspil.ground.errors import Conflict, Invalid
from samspil.trail import service as trail


@transaction.atomic
def give_family(
    *,
    by: Actor,
    at: dt.datetime,
    map: Map,
    cards: Collection[Any],
    plain: Mapping[Any, str] | None = None,
    three: Mapping[str, str] | None = None,
    child_only: Collection[Any] = (),
    revision: int,
) -> FamilyPage:
    """Give the family a page with the chosen `cards` (ids). `plain` has their own wording of a card where it differs,
    `three` of the assumption; empty `three` leaves the assumption out. A child's own words reach only the child unless
    they are taken out of `child_only`. `revision` is the map the giver saw: what changed since is looked at first."""
    board = locked(by, map.pk, at)
    if board.revision != revision:
        raise Conflict(current=board, revision=board.revision)
    wordings = {str(key): " ".join(text.split()) for key, text in (plain or {}).items()}
    wanted = {str(id) for id in cards}
    chosen = [card for card in queries.on_board(board) if str(card.pk) in wanted]
    standing = queries.hypothesis(board)
    problems = _problems(chosen, wordings, three or {})
    if problems:
        raise Invalid(problems)
    _remember(chosen, wordings)
    content = _content(
        board, chosen, {str(id) for id in child_only}, standing if three else None, three or {}
    )
    typed.hands_on([*(card["text"] for card in content["cards"]), *(three or {}).values()])
    kept = keep_version(by=by, at=at, map=board, why=_("given to the family"))
    FamilyPage.objects.filter(map=board, ended_at=None).update(ended_at=at, ended_by=by.account)
    page = FamilyPage.objects.create(
        map=board, version=kept, content=content, institution_id=by.institution, given_by_id=by.account, given_at=at
    )  # fmt: skip
    board.refresh_from_db(fields=["revision"])
    _done(board, by=by, at=at, act="give_family", kind="map", record=board.pk, details={"cards": len(chosen)})
    cases.announce(case=board.case, by=by, at=at, code="formulations.given", data={}, for_all=True)
    return page


def _problems(chosen: list[Factor], plain: Mapping[str, str], three: Mapping[str, str]) -> dict[str, Any]:
    problems: dict[str, Any] = {}
    if not chosen:
        problems["cards"] = _("Choose at least one card the family reads.")
    for card in chosen:
        text = plain.get(str(card.pk)) or card.text
        if len(text) > 600:
            problems[f"plain-{card.pk}"] = _("Keep it to 600 characters. Your text is still here.")
        elif card.voice != Voice.CHILD and (word := method_word(text)):
            problems[f"plain-{card.pk}"] = _("The family reads this. Say it without “%(word)s”.") % {
                "word": word
            }
    for name, text in three.items():
        if not text.strip():
            problems[name] = _("Write it in plain words, or leave the assumption out.")
        elif word := method_word(text):
            problems[name] = _("The family reads this. Say it without “%(word)s”.") % {"word": word}
    return problems


def _remember(chosen: list[Factor], plain: Mapping[str, str]) -> None:
    """The family's wording of a card stays with it for the next time. A child's own words have none."""
    for card in chosen:
        said = plain.get(str(card.pk), "")
        card.plain = "" if said == card.text or card.voice == Voice.CHILD else said
    Factor.objects.bulk_update(chosen, ["plain"])


def _content(
    board: Map,
    chosen: list[Factor],
    child_only: set[str],
    standing: Hypothesis | None,
    three: Mapping[str, str],
) -> dict[str, Any]:
    words = queries.as_data(board.vocabulary)
    there = {card.number: str(card.pk) for card in chosen}
    found = bridge.loops(
        chosen, [li for li in queries.links(board) if {li.source.number, li.target.number} <= set(there)]
    )
    return {
        "headings": {
            language: {key: said["family"] for key, said in words[language].items()} for language in LANGUAGES
        },
        "cards": [_card(card, board, child_only) for card in chosen],
        "loops": [[there[number] for number in loop.numbers] for loop in found[:3]],
        "hypothesis": {name: three[name].strip() for name in ("keeps", "address", "achieve")}
        if standing and standing.status != Status.REJECTED
        else None,
    }


def _card(card: Factor, board: Map, child_only: set[str]) -> dict[str, Any]:
    return {
        "id": str(card.pk), "field": card.field, "text": card.plain or card.text, "voice": card.voice,
        "voice_name": queries.voice_name(card, board), "language": card.language, "unknown": card.unknown,
        "said_on": card.said_on.isoformat() if card.said_on else None, "child_only": str(card.pk) in child_only,
        "otherwise": [{"said": v.said, "child": v.voice == Voice.CHILD} for v in card.voices],
    }  # fmt: skip


@transaction.atomic
def end_family(*, by: Actor, at: dt.datetime, map: Map) -> None:
    """The family no longer reads a page of this map."""
    board = locked(by, map.pk, at)
    if FamilyPage.objects.filter(map=board, ended_at=None).update(ended_at=at, ended_by=by.account):
        _done(board, by=by, at=at, act="end_family", kind="map", record=board.pk)
        cases.announce(case=board.case, by=by, at=at, code="formulations.given_ended", data={}, for_all=True)


def _done(
    map: Map, *, by: Actor, at: dt.datetime, act: str, kind: str, record: Any, details: Any = None
) -> None:
    """What every change ends with: others see it, and it is in the trail."""
    changed(map, at)
    trail.record(
        by=by, at=at, act=f"formulations.{act}", record_kind=kind, record=record, case=map.case_id, details=details
    )  # fmt: skip
