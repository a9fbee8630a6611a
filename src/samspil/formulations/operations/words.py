"""The words of the six fields, as an institution wants them: a new version, never a change of an old one. A running map takes
them only when somebody says so."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from samspil.access.service import Actor, Word, require
from samspil.cases import service as cases
from samspil.formulations import queries
from samspil.formulations.models import Map, MapVersion, Vocabulary
from samspil.formulations.operations.guard import changed, locked
from samspil.formulations.operations.maps import keep_version
from samspil.formulations.terms import LANGUAGES, NOT_FOR_FAMILIES, PARTS, Field
from samspil.ground.errors import Conflict, Invalid, Refused
from samspil.ground.names import fold
from samspil.trail import service as trail

LONGEST = {"name": 30, "question": 120, "family": 60, "method": 30}


@transaction.atomic
def publish_words(
    *, by: Actor, at: dt.datetime, words: Mapping[str, Any], why: str, replaces: int
) -> Vocabulary:
    """New words for maps that are started from now on. `words` has every language, and `method` the method's own word.
    `replaces` is the version the writer saw; a newer one is a Conflict. Problems are named `language-field-part`."""
    require(by, Word.INSTITUTION_MANAGE)
    problems: dict[str, Any] = {}
    told = _told(words, problems)
    if not why.strip():
        problems["why"] = _("Write what changed and why.")
    if problems:
        raise Invalid(problems)
    standing = queries.vocabulary_of(by.institution)
    if (standing.number if standing else 1) != replaces:
        raise Conflict(current=standing, revision=standing.number if standing else 1)
    made = Vocabulary.objects.create(
        institution_id=by.institution, number=queries.next_number(by.institution), words=told, why=why.strip()[:160],
        author_id=by.account, made_at=at,
    )  # fmt: skip
    trail.record(
        by=by, at=at, act="formulations.publish_words", record_kind="vocabulary", record=made.pk,
        details={"number": made.number},
    )  # fmt: skip
    return made


def _told(words: Mapping[str, Any], problems: dict[str, Any]) -> dict[str, Any]:
    """Every word that a vocabulary holds, checked."""

    def said(language: str, key: str, part: str) -> str:
        text = words.get(language, {}).get(key, {}).get(part, "")
        return _checked(text, f"{language}-{key}-{part}", part, problems)

    method = words.get("method", {})
    told: dict[str, Any] = {
        "method": {
            key: _checked(method.get(key, ""), f"method-{key}", "method", problems) for key in Field.values
        }
    }
    for language in LANGUAGES:
        told[language] = {key: {part: said(language, key, part) for part in PARTS} for key in Field.values}
    return told


@transaction.atomic
def take_words(*, by: Actor, at: dt.datetime, map: Map, number: int) -> MapVersion:
    """A running map takes the newest words of the institution that started it. `number` is the version the taker saw; a newer
    one is a Conflict. How the map stood with its old words is kept as a version; every card, link and assumption stays, and a
    page that was given to the family keeps its headings."""
    board = locked(by, map.pk, at)
    newest = queries.newer_words(board)
    if newest is None:
        raise Refused(_("The map has the newest words already."))
    if newest.number != number:
        raise Conflict(current=newest, revision=newest.number)
    before = board.vocabulary.number if board.vocabulary else 1
    kept = keep_version(by=by, at=at, map=board, why=_("before it took new words"))
    board.refresh_from_db(fields=["revision"])
    board.vocabulary = newest
    board.save(update_fields=["vocabulary"])
    changed(board, at)
    trail.record(
        by=by, at=at, act="formulations.take_words", record_kind="map", record=board.pk, case=board.case_id,
        details={"before": before, "after": newest.number, "kept": kept.number},
    )  # fmt: skip
    cases.announce(
        case=board.case, by=by, at=at, code="formulations.words", data={"number": newest.number}, for_all=True
    )
    return kept


def _checked(text: str, name: str, part: str, problems: dict[str, Any]) -> str:
    said = " ".join(str(text).split())
    if not said:
        problems[name] = _("All five languages need this.")
    elif len(said) > LONGEST[part]:
        problems[name] = _("At most %(count)s characters.") % {"count": LONGEST[part]}
    elif part == "family" and (found := method_word(said)):
        problems[name] = _("The family reads this. Say it without “%(word)s”.") % {"word": found}
    return said


def method_word(text: str) -> str:
    """The first word in a text that only the method uses; empty when there is none."""
    for word in text.split():
        plain = fold(word).strip(".,;:!?()„“”\"'")
        if plain.startswith(NOT_FOR_FAMILIES):
            return word.strip(".,;:!?()„“”\"'")
    return ""
