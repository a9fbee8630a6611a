"""What the family is told before it signs: plain words in a language it understands, the same on screen and on paper."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from samspil.consents.terms import Scope
from samspil.look.service import day

GAP = "……………"
"""Where something is not written yet; on paper it can be filled in by hand."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is asked for, with names as they are said. Days are the first and the last one."""

    person: str
    told_by: str
    told_to: str
    scope: tuple[str, ...]
    scope_note: str
    purpose: str
    matter: str
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Plain:
    """`language` is the one these words are in, which is not always the one that was asked for."""

    language: str
    title: str
    asks: str
    may_tell: str
    items: tuple[str, ...]
    what_for: str
    how_long: str
    rights: tuple[str, ...]
    agree: str
    button: str
    name: str
    date: str
    signature: str
    spoken: str


def speaks(language: str) -> bool:
    """Whether these words exist in that language."""
    return language in dict(settings.LANGUAGES)


def plain(facts: Facts, *, language: str, otherwise: str) -> Plain:
    """In `language` if we have the words in it, else in the worker's own, to be read out by an interpreter."""
    spoken = language if speaks(language) else otherwise
    with translation.override(spoken):
        return _said(facts, spoken)


def _said(facts: Facts, language: str) -> Plain:
    who = {"by": facts.told_by, "to": facts.told_to or GAP, "person": facts.person}
    span = {"since": _day(facts.since, language), "until": _day(facts.until, language)}
    items = [str(Scope(value).label) for value in Scope.values if value in facts.scope]
    why = {"purpose": facts.purpose or GAP, "matter": facts.matter or GAP}
    return Plain(
        language=language,
        title=_("May we tell something about %(person)s?") % who,
        asks=_("%(by)s would like to tell something about %(person)s to %(to)s. For this we need your yes.")
        % who,
        may_tell=_("This is what may be told:"),
        items=(*(items or [GAP]), *([facts.scope_note] if facts.scope_note else [])),
        what_for=_("What for: %(purpose)s. It is about: %(matter)s.") % why,
        how_long=_("From %(since)s until %(until)s. Then it ends by itself.") % span,
        rights=(
            _("You may say no. You may also say yes to a part only."),
            _("You may change your mind at any time. Say it, ring or write. No form is needed."),
            _("From then on nothing more is told. What was told before cannot be taken back."),
            _(
                "Nobody else is told because of this yes. Where the law makes us tell somebody, we say so to you."
            ),
        ),
        agree=_("I have understood this, and I agree."),
        button=_("I agree"),
        name=_("Name"),
        date=_("Day"),
        signature=_("Signature"),
        spoken=_("Explained in this language:"),
    )


def _day(value: dt.date | None, language: str) -> str:
    return day(value, language) if value else GAP
