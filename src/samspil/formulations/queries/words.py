"""The words of the six fields: as built in, or as an institution wrote them. A map keeps the version it began with."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Max
from django.utils import translation

from samspil.formulations.models import Map, Vocabulary
from samspil.formulations.terms import FAMILY_HEADINGS, LANGUAGES, METHOD_WORDS, PARTS, QUESTIONS, Field


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field in one language: what a person would call it, what it asks, and what the family reads above it."""

    name: str
    question: str
    family: str
    method: str


def words(map: Map) -> dict[str, FieldWords]:
    """The words a map is drawn in, in the reader's language. Asks nothing for a map from `current` or `get`."""
    own = map.vocabulary
    return {key: field_words(own.words if own else None, key) for key in Field.values}


def field_words(told: Any, key: str) -> FieldWords:
    if told is None:
        return _built_in(key)
    language = (translation.get_language() or "en")[:2]
    said = told[language if language in told else "en"][key]
    return FieldWords(said["name"], said["question"], said["family"], told["method"][key])


def _built_in(key: str) -> FieldWords:
    field = Field(key)
    return FieldWords(
        str(field.label), str(QUESTIONS[field]), str(FAMILY_HEADINGS[field]), METHOD_WORDS[field]
    )


def as_data(vocabulary: Vocabulary | None) -> dict[str, Any]:
    """All words in all languages as plain data: of a version, or the built-in ones."""
    if vocabulary is not None:
        return dict(vocabulary.words)
    told: dict[str, Any] = {"method": {str(field): word for field, word in METHOD_WORDS.items()}}
    for language in LANGUAGES:
        with translation.override(language):
            told[language] = {
                key: {part: getattr(_built_in(key), part) for part in PARTS} for key in Field.values
            }
    return told


def vocabulary_of(institution: Any) -> Vocabulary | None:
    """The newest words of an institution; None while it uses the built-in ones."""
    rows = Vocabulary.objects.filter(institution_id=institution).select_related("author")
    return rows.order_by("-number").first()


def newer_words(map: Map) -> Vocabulary | None:
    """Newer words of the institution that started the map than those it has; None while it has the newest. One query."""
    newest = vocabulary_of(map.institution_id)
    has = map.vocabulary.number if map.vocabulary else 1
    return newest if newest is not None and newest.number > has else None


def vocabularies(institution: Any) -> list[Vocabulary]:
    """Every version an institution made, newest first."""
    rows = Vocabulary.objects.filter(institution_id=institution).select_related("author")
    return list(rows.order_by("-number"))


def next_number(institution: Any) -> int:
    rows = Vocabulary.objects.filter(institution_id=institution)
    return (rows.aggregate(n=Max("number"))["n"] or 1) + 1
