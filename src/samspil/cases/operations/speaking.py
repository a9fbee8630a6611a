"""Before anything typed is kept where others read it: does it name a place that the writer's institution protects?

Asked by the trail, so that no operation can forget it: whatever is recorded while somebody types is asked about, of the child whose
case it is or, where it is of no case, of every place that the institution protects; but for the acts of which it is said why nobody
else reads what is typed there. What other institutions protect is never asked: a warning must not tell what it hides.
"""

import datetime as dt
from collections.abc import Mapping

from samspil.access.service import Actor
from samspil.cases.models import Case
from samspil.cases.queries import named, named_anywhere, named_places, naming_already
from samspil.ground import typed
from samspil.ground.errors import Held
from samspil.trail import service as trail

AWARE = "cases.may_know"
SHOWN = frozenset({"consents.words"})
"""Pages that show what was just typed to somebody else: on paper, or on a screen that is handed over."""
_stays: list[Mapping[str, str]] = [{AWARE: "says of others what their writer has answered"}]


def stays(acts: Mapping[str, str]) -> None:
    """Acts by which nothing typed gets to anybody else, each with the reason in a sentence."""
    _stays.append(acts)


def shows_all(case: Case) -> None:
    """By this act somebody comes to read what everybody at the table reads: it is asked about as if it were typed now."""
    if (typing := typed.now()) is not None:
        typed.hands_on(said.text for said, _words in naming_already(case, for_=typing.writer))


def listens(fact: trail.Fact, by: Actor, at: dt.datetime) -> None:
    """Hold the act back, or note that its writer has said that whoever reads it may know. Six queries for each form with text,
    and none for the others."""
    typing = typed.now()
    if fact.deed == trail.Deed.READ and fact.act not in SHOWN:
        return
    if typing is None or typing.quiet or any(fact.act in acts for acts in _stays) or not typing.texts:
        return
    if fact.case not in typing.answers:
        typing.answers[fact.case] = tuple(_named(fact, typing.texts, typing.writer))
    words = typing.answers[fact.case]
    if words and not typing.aware:
        raise Held(words, [text for text in typing.texts if named([text], words)])
    if words and fact.case not in typing.noted:
        typing.noted.add(fact.case)
        trail.record(
            by=by, at=at, act=AWARE, record_kind=fact.record_kind, record=fact.record, case=fact.case,
            details={"act": fact.act, "words": len(words)},
        )  # fmt: skip


def _named(fact: trail.Fact, texts: tuple[str, ...], writer: Actor) -> list[str]:
    case = Case.objects.select_related("child").filter(pk=fact.case).first() if fact.case else None
    return named_places(case, texts, for_=writer) if case else named_anywhere(texts, for_=writer)
