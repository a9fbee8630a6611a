"""Tells the map of a situation: cards in their voices, what leads to what, the hypothesis, what was tried."""

import datetime as dt
from typing import Any

from samspil.formulations import service as formulations
from samspil.formulations.terms import LinkKind, Outcome, Status, Voice
from samspil.story.script import Card, Child
from samspil.story.telling import Stage

_VOICE_OF_BOND = {"mother": Voice.MOTHER, "father": Voice.FATHER, "foster_carer": Voice.CARER}
_KIND_OF_LINK = {"precipitating": LinkKind.SETS_OFF, "protective": LinkKind.PROTECTS}
_SCHOOL = {"škola", "school", "skolen"}


def tell_map(child: Child, stage: Stage) -> None:
    if not child.cards:
        return
    case = stage.cases[child.key]
    first = min(child.cards, key=lambda c: c.day)
    start = stage.past(max(first.day, child.opened_day), "09:30", child.house)
    board = formulations.start(by=stage.actor(child.worker, start, child.house), at=start, case=case)
    told = {card.key: _card(card, board, child, stage) for card in child.cards}
    stage.cards.update({(child.key, key): card for key, card in told.items()})
    for card in child.cards:
        for target in card.leads_to:
            at = _when(card, child, stage) + dt.timedelta(minutes=20)
            formulations.link(
                by=stage.actor(card.by, at),
                at=at,
                source=told[card.key],
                target=told[target],
                kind=_KIND_OF_LINK.get(card.place, LinkKind.KEEPS_GOING),
            )
    _thoughts(child, board, told, stage)


def _when(card: Card, child: Child, stage: Stage) -> dt.datetime:
    """The card's day, but not before the writer's institution takes part."""
    joined = max((p.since_day for p in child.partners if p.worker == card.by), default=card.day)
    number = [c.key for c in child.cards].index(card.key)
    return stage.past(max(card.day, joined), "10:30", child.house) + dt.timedelta(seconds=number)


def _card(card: Card, board: Any, child: Child, stage: Stage) -> Any:
    at = _when(card, child, stage)
    by = stage.actor(card.by, at)
    kin = next((k for k in child.kin if k.key == card.voice), None)
    words, person, voice = "", None, Voice.WORKER
    if card.voice == "child":
        voice = Voice.CHILD
    elif kin is not None:
        voice, person = _VOICE_OF_BOND.get(kin.bond, Voice.FAMILY), stage.people[child.key, kin.key]
        words = kin.given if voice == Voice.FAMILY else ""
    elif card.voice in _SCHOOL:
        voice = Voice.SCHOOL
    else:
        words = card.voice
    factor = formulations.add_factor(
        by=by,
        at=at,
        map=board,
        field=card.place,
        text=card.text,
        kind=card.kind,
        voice=voice,
        voice_words=words,
        voice_person=person,
        said_on=stage.day(card.day),
        unknown=card.unknown,
        strength=card.strength,
    )
    if card.contested:
        formulations.contest(by=by, at=at, factor=factor, words=card.contested, voice=Voice.FATHER)
    return factor


def _thoughts(child: Child, board: Any, told: dict[str, Any], stage: Stage) -> None:
    at = stage.past(max(c.day for c in child.cards), "12:00", child.house)
    by = stage.actor(child.worker, at, child.house)
    for tried in child.tried:
        formulations.note_tried(
            by=by,
            at=at,
            map=board,
            what=tried.text,
            outcome=Outcome.LASTED if tried.lasted else Outcome.DID_NOT_LAST,
            period=tried.when,
            why=tried.why,
        )
    if child.hypothesis:
        formulations.state_hypothesis(
            by=by,
            at=at,
            map=board,
            keeps=child.hypothesis.keeps_going,
            address=child.hypothesis.how_addressed,
            achieve=child.hypothesis.will_achieve,
            grounds=[told[key] for key in child.hypothesis.cards],
            status=Status.TESTED,
            test_until=stage.day(21),
        )
    if child.gatherings:
        formulations.keep_version(by=by, at=at, map=board, why=child.gatherings[-1].goal)
    if child.family_reads:
        _give(child, board, stage)


def _give(child: Child, board: Any, stage: Stage) -> None:
    """The family gets the map in plain words; the child's own words reach only the child."""
    at = stage.past(max(c.day for c in child.cards), "12:30", child.house)
    by = stage.actor(child.worker, at, child.house)
    now = formulations.get(board.pk, for_=by, at=at)
    cards = formulations.on_board(now)
    told = child.hypothesis
    formulations.give_family(
        by=by,
        at=at,
        map=now,
        cards=[card.pk for card in cards],
        child_only=[card.pk for card in cards if card.voice == Voice.CHILD],
        three={"keeps": told.keeps_going, "address": told.how_addressed, "achieve": told.will_achieve}
        if told
        else None,
        revision=now.revision,
    )
