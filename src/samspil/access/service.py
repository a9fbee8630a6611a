"""The door of access: how a page declares who may open it, and the words that it is declared with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from samspil.access.terms import ONLY_WITH, ROLE_SAYS, ROLE_WORDS, Purpose, Role, Word, words_here
from samspil.ground.actor import NOBODY, Actor
from samspil.ground.errors import Refused

__all__ = [
    "NOBODY", "ONLY_WITH", "ROLE_SAYS", "ROLE_WORDS", "Actor", "Declaration", "Purpose", "Role", "Word",
    "declaration_of", "declare_open", "needs", "open_to_all", "require", "signed_in", "words_here",
]  # fmt: skip

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a page says about itself: the word it needs, or only a signed-in person, or why it is open to all."""

    word: str = ""
    sign_in: bool = True
    why_open: str = ""
    purpose: str = ""


_by_name: dict[str, Declaration] = {}


def needs(word: Word, purpose: Purpose = Purpose.CASE_WORK) -> Callable[[View], View]:
    """The page needs this word. Without it the answer is that of a page that does not exist."""
    return _mark(Declaration(word=str(word), purpose=str(purpose)))


def signed_in(view: View) -> View:
    """The page needs a signed-in person, with or without an institution: their own account, own drafts."""
    return _mark(Declaration(purpose=str(Purpose.OVERVIEW)))(view)


def open_to_all(why: str) -> Callable[[View], View]:
    """The page is open to everybody; `why` says so that a reader can check it."""
    return _mark(Declaration(sign_in=False, why_open=why))


def declare_open(url_name: str, why: str) -> None:
    """The same for pages of libraries, by their URL name; a name ending in * stands for its beginning."""
    _by_name[url_name] = Declaration(sign_in=False, why_open=why)


def declaration_of(view: Any, url_name: str = "") -> Declaration | None:
    """What the view declares, or None. An undeclared page is an error at start-up and is never served."""
    found: Declaration | None = getattr(view, "declares", None)
    if found is None and url_name:
        found = _by_name.get(url_name) or next(
            (d for n, d in _by_name.items() if n.endswith("*") and url_name.startswith(n[:-1])), None
        )
    return found


def require(by: Actor, word: Word) -> None:
    """Operations call this first: raises Refused if the actor does not hold the word."""
    if not by.may(word):
        raise Refused(_refusal(word))


def _refusal(word: Word) -> Any:
    from django.utils.translation import gettext as _

    return _("Your role does not include this: %(what)s. Ask your team leader or administrator.") % {
        "what": word.label
    }


def _mark(declaration: Declaration) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.declares = declaration  # type: ignore[attr-defined]
        return view

    return mark
