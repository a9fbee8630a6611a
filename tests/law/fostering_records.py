"""Records of foster care in a random history: a search, a placement, a foster family, something said against it; and what the
log of events says of who could see them."""

import random
from typing import Any

from samspil.access.service import Actor, Word
from samspil.carers import policy as carers
from samspil.carers.models import Allegation, FosterFamily
from samspil.fostering import policy as fostering
from samspil.fostering.models import Care
from samspil.ground.periods import covers
from samspil.matching import policy as matching
from samspil.matching.models import Search
from tests.cast import NOW, TODAY, Cast
from tests.law.crossing_records import WORK, Crossing, Found
from tests.law.test_who_could import SPAN, State, hour


class Foster(Crossing):
    """One institution looks for a family, has one, placed the child there, and somebody said something against it."""

    began: dict[str, int]
    review: Any

    def _fostering(self, cast: Cast, dice: random.Random) -> None:
        """With dice of its own, so that the other records of a history stay as they were."""
        self.began |= {name: dice.randrange(SPAN) for name in ("search", "care")}
        at = {name: hour(n) for name, n in self.began.items()}
        home = self.review.institution
        made = {"case": cast.case, "institution": home}
        self.search = Search.objects.create(
            **made, matcher=cast.jana, opened_at=at["search"], waits_since=TODAY, come_on=TODAY
        )
        self.family = FosterFamily.objects.create(
            institution=home, name="Damsgaard", kind="general", known_since=hour(0).date()
        )
        self.care = Care.objects.create(
            **made,
            family=self.family,
            kind="general",
            seat=1,
            arrives_at=NOW,
            set_due_at=NOW,
            placed_at=at["care"],
        )
        self.said = Allegation.objects.create(
            family=self.family, words="x", received_on=TODAY, noted_by=cast.jana
        )
        self.named = {}
        for account in dice.sample(self.history.people, 6):
            since, until = dice.randrange(SPAN), dice.randrange(SPAN, 2 * SPAN)
            self.said.handlers.create(account=account, since=hour(since), until=hour(until))
            self.named[account.pk] = (since, until)

    def foster_answers(self, moment: Any) -> dict[str, Any]:
        said = Allegation.objects.prefetch_related("handlers").get(pk=self.said.pk)
        return {
            "search": matching.who_could(self.search, at=moment),
            "care": fostering.who_could_care(self.care, at=moment),
            "family": carers.who_could(self.family, at=moment),
            "allegation": carers.who_could_allegation(said, at=moment),
        }

    def _fostered(self, state: State, at: int) -> dict[str, Found]:
        home, rule = self.family.institution_id, "because they look into it"
        handlers = self._staff(state, Word.CARERS_READ, home, rule)
        return {
            "search": {row for row in self._table(state, Word.MATCHING_DO) if row[1] == home},
            "care": {row for row in self._table(state, Word.PLACEMENT_READ) if row[1] == home},
            "family": self._staff(state, Word.CARERS_READ, home, WORK),
            "allegation": {
                r for r in handlers if r[0] in self.named and covers(*self.named[r[0]], at)
            },
        }  # fmt: skip

    def _foster_alone(self, actor: Actor, at: Any, listed: Any) -> dict[str, tuple[bool, bool]]:
        said = Allegation.objects.get(pk=self.said.pk)
        return {
            "search": (
                matching.can(actor, "read", self.search, at=at),
                listed(matching.visible(actor, at=at), self.search),
            ),
            "care": (
                fostering.can(actor, "read", self.care, at=at),
                listed(fostering.visible(Care.objects.all(), actor, at=at), self.care),
            ),
            "family": (carers.can(actor, "read", self.family), listed(carers.visible(actor), self.family)),
            "allegation": (
                carers.handles(actor, said, at=at),
                listed(carers.allegations(actor, at=at), said),
            ),
        }
