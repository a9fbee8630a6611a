"""Who knows what; questions to them; the library."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max

from samspil.access.service import Actor, Word
from samspil.ground.errors import NotFound
from samspil.ground.names import fold
from samspil.supervision import policy
from samspil.supervision.models import Expertise, Piece, Question
from samspil.supervision.terms import Asked

MOST = 60


@dataclass(frozen=True, slots=True)
class Knows:
    """Somebody who knows about a topic, and how many questions more they can take now."""

    row: Expertise
    free: int


def knowers(*, for_: Actor, topic: str = "") -> list[Knows]:
    """The catalogue of the country, by topic; those with room first. Two queries."""
    if not for_.may(Word.SUPERVISION_DO):
        return []
    rows = Expertise.objects.filter(until=None, institution__country=for_.country, account__is_active=True)
    rows = rows.filter(topic=topic) if topic else rows
    found = list(
        rows.select_related("account", "institution").order_by(
            "topic", "institution__name", "account__name", "id"
        )[:500]
    )
    taken = Question.objects.filter(state=Asked.MATCHED, matched_to__in={r.account_id for r in found})
    busy = dict(taken.values_list("matched_to").annotate(n=Count("pk")).order_by())
    return [Knows(r, max(0, r.at_a_time - busy.get(r.account_id, 0))) for r in found]


def topics_known(*, country: str) -> dict[str, int]:
    """About what somebody in the country knows, and within how many working days they answer at the latest. One query."""
    rows = Expertise.objects.filter(until=None, institution__country=country, account__is_active=True)
    return dict(rows.values_list("topic").annotate(days=Max("days")).order_by("topic"))


def expertise(id: UUID, *, for_: Actor) -> Expertise:
    found = Expertise.objects.filter(pk=id, institution_id=for_.institution).first()
    if found is None or not for_.may(Word.SUPERVISION_DO):
        raise NotFound
    return found


def question(id: UUID, *, for_: Actor) -> Question:
    """A question the actor sees. Who asked stays unsaid while it is anonymous, except to whoever asked."""
    rows = policy.questions(for_).select_related(
        "family", "asked_by", "matched_to", "matched_home", "institution"
    )
    found = rows.filter(pk=id).first()
    if found is None:
        raise NotFound
    return found


def name_of(found: Question, *, for_: Actor) -> str:
    """Who asks, for who answers it, the own service and whoever asked; for others, and while it is anonymous, nobody."""
    own = found.asked_by_id == for_.account
    near = own or matched(found, for_=for_) or found.institution_id == for_.institution
    if not near or (found.anonymous and not own):
        return ""
    return found.family.name if found.family else found.asked_by.name


def questions_here(*, for_: Actor) -> list[tuple[Question, str]]:
    """What is open or was answered lately with who asks, what is due first on top. Two queries."""
    rows = policy.questions(for_).select_related(
        "family", "matched_to", "matched_home", "institution", "asked_by"
    )
    open_ = list(rows.exclude(state=Asked.ANSWERED).order_by("due_on", "id")[:MOST])
    found = open_ + list(rows.filter(state=Asked.ANSWERED).order_by("-answered_at", "-id")[:MOST])
    return [(one, name_of(one, for_=for_)) for one in found]


def matched(found: Question, *, for_: Actor) -> bool:
    return found.matched_to_id == for_.account and found.matched_home_id == for_.institution


def own_questions(*, for_: Actor) -> list[Question]:
    """What a carer asked, newest first. One query."""
    rows = Question.objects.filter(asked_by_id=for_.account).select_related("matched_to", "matched_home")
    return list(rows.order_by("-asked_at", "-id")[:20])


def library(*, for_: Actor, words: str = "", topic: str = "") -> list[Piece]:
    """What was useful in the country, found by all the words that are looked for. One query."""
    rows = Piece.objects.filter(country=for_.country)
    rows = rows.filter(topic=topic) if topic else rows
    for word in fold(words).split()[:6]:
        rows = rows.filter(words__contains=word)
    return list(rows.select_related("institution").order_by("-written_on", "-id")[:MOST])


def waits(found: Question, *, on: dt.date) -> bool:
    """Whether an answer is late."""
    return found.state != Asked.ANSWERED and found.due_on < on
