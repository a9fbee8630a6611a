"""What can go wrong, as few kinds as pages need answers for."""

from collections.abc import Iterable, Mapping
from typing import Any


class SamspilError(Exception):
    """Base of all errors that a page or command turns into words."""


class NotFound(SamspilError):
    """The record is not there, or not for this actor. Both look the same on purpose."""


class Refused(SamspilError):
    """The actor may see the record but may not do this. `reason` is in the actor's language and says what to do."""

    def __init__(self, reason: Any) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Invalid(SamspilError):
    """Input that cannot be kept. `problems` maps a field name ("" for the whole) to a message that says what to do."""

    def __init__(self, problems: Mapping[str, Any]) -> None:
        super().__init__(", ".join(sorted(problems)))
        self.problems = dict(problems)


class Conflict(SamspilError):
    """Somebody else saved in between. Carries what stands now, so that both versions can be shown."""

    def __init__(self, *, current: Any, revision: int) -> None:
        super().__init__("changed in between")
        self.current = current
        self.revision = revision


class Held(SamspilError):
    """A text names a protected place to people who may not know it, and its writer has not said that they may. `words` are
    of places that the writer's own institution protects; `texts` are those that name them."""

    def __init__(self, words: Iterable[str], texts: Iterable[str] = ()) -> None:
        super().__init__("held back")
        self.words, self.texts = tuple(words), tuple(texts)
