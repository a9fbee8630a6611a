"""Reads of the map, always for somebody. What is not theirs is not there."""

from samspil.formulations.queries.board import (
    current,
    differing,
    factor,
    factors,
    get,
    history,
    link,
    links,
    on_board,
    removed,
    tried,
    voice_name,
)
from samspil.formulations.queries.family import Said, Situation, family_page, situation
from samspil.formulations.queries.figures import Completeness, Filled, completeness
from samspil.formulations.queries.showing import HERE, Line, Present, Presentation, for_presentation, present
from samspil.formulations.queries.thinking import (
    earlier_hypotheses,
    findings,
    hypotheses,
    hypothesis,
    last_hypothesis,
    latest_version,
    rests_on,
    version,
    versions,
    waiting,
    without_hypothesis,
)
from samspil.formulations.queries.words import (
    FieldWords,
    as_data,
    field_words,
    newer_words,
    next_number,
    vocabularies,
    vocabulary_of,
    words,
)

__all__ = [
    "HERE", "Completeness", "FieldWords", "Filled", "Line", "Present", "Presentation", "Said", "Situation", "as_data",
    "completeness", "current", "differing", "earlier_hypotheses", "factor", "factors", "family_page", "field_words",
    "findings", "for_presentation", "get", "history", "hypotheses", "hypothesis", "last_hypothesis", "latest_version", "link", "links",
    "newer_words", "next_number", "on_board", "present", "removed", "rests_on", "situation", "tried", "version", "versions",
    "vocabularies", "vocabulary_of", "voice_name", "waiting", "without_hypothesis", "words",
]  # fmt: skip
