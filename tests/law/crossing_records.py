"""Records of what crosses and of people in a random history, and what the log of events says of who could see them."""

import random
from typing import Any

from samspil.access.service import ROLE_WORDS, Actor, Word
from samspil.accounts.models import Membership
from samspil.cases import policy as cases
from samspil.cases.models import Share, Whereabouts
from samspil.coaching.models import Comment
from samspil.ecomaps.models import Tie
from samspil.people.models import Address, Knowing, Person
from samspil.sharing.models import Ask
from tests.cast import TODAY, Cast
from tests.law.test_who_could import SPAN, History, State, hour

Found = set[tuple[Any, Any, str]]
TABLE, EMERGENCY, WORK = "because their institution takes part", "in an emergency", "by their work"


class Crossing:
    """A question, a comment, facts that are shared, a secret place; two people, the tie between them, an address."""

    history: History

    def _crossing(self, cast: Cast, dice: random.Random, at: dict[str, Any]) -> None:
        """A question, a comment, facts that are shared, and a secret place."""
        history = self.history
        asker, to = dice.sample(history.homes, 2)
        self.ask = Ask.objects.create(
            case=cast.case, child=cast.tereza, asker=asker, asked_by=cast.jana, to=to, about="topic", purpose="p",
            basis="statute", needed_by=TODAY, until=hour(2 * SPAN), asked_at=at["ask"],
        )  # fmt: skip
        works = dice.choice(list(Membership.objects.filter(role__in=("worker", "lead")).order_by("pk")))
        other = dice.choice([p for p in history.people if p.pk != works.account_id])
        self.comment = Comment.objects.create(
            institution_id=works.institution_id, case=cast.case, worker=other, author_id=works.account_id, about="case",
            text="x", at=at["comment"],
        )  # fmt: skip
        giver, gets = dice.sample(history.homes, 2)
        team = dice.choice([None, *history.teams[gets.pk]])
        self.ran = tuple(sorted(dice.sample(range(2 * SPAN), 2)))
        self.share = Share.objects.create(
            case=cast.case, person=cast.tereza, giver=giver, to=gets, to_team=team, fields="place", purpose="p",
            basis="statute", shared_by=cast.jana, since=hour(self.ran[0]), until=hour(self.ran[1]),
        )  # fmt: skip
        Whereabouts.objects.filter(case=cast.case).update(until=TODAY)
        self.place = Whereabouts.objects.create(
            case=cast.case, place="hospital", since=hour(0).date(), secret=dice.random() < 0.7, noted_by=giver
        )

    def _of_people(self, cast: Cast, dice: random.Random, at: dict[str, Any]) -> None:
        """Two people, each known here and there for a time, a tie between them, an address."""
        self.knew: dict[Any, dict[Any, tuple[int, int]]] = {}
        folk = [Person.objects.create(given_name=n, sort_name=n) for n in "AB"]
        for person in folk:
            spans = {h.pk: (dice.randrange(SPAN), dice.randrange(SPAN, 2 * SPAN)) for h in self.history.homes}
            self.knew[person.pk] = spans
            for home, (since, until) in spans.items():
                Knowing.objects.create(
                    person=person, institution_id=home, since=hour(since), until=hour(until)
                )
        self.person, other = folk
        self.tie = Tie.objects.create(
            case=cast.case, person=self.person, to=other, institution=self.place.noted_by, noted_at=at["tie"]
        )
        self.address = Address.objects.create(
            person=self.person,
            city="x",
            protected=dice.random() < 0.7,
            since=TODAY,
            noted_by=self.place.noted_by,
        )

    def _crossed(self, state: State, at: int) -> dict[str, Found]:
        reads, table = Word.CASE_READ, self._table(state, Word.CASE_READ)
        giver, gets, runs = self.share.giver_id, self.share.to_id, self.ran[0] <= at < self.ran[1]
        got = {
            row for row in self._staff(state, reads, gets, "because somebody shared it")
            if runs and self.share.to_team_id in (None, state.staff[row[:2]][1])
        }  # fmt: skip
        gave = self._staff(state, reads, giver, WORK) if giver in state.table and at >= self.ran[0] else set()
        noted = {row for row in table if row[1] == giver}
        secret = noted | {row for row in got if row[:2] not in {n[:2] for n in noted}}
        asked = self._staff(state, reads, self.ask.to_id, "because their institution was asked")
        two, home = (self.comment.author_id, self.comment.worker_id), self.comment.institution_id
        between = {(p, h, "because it is between these two") for p, h, _r in table if h == home and p in two}
        return {
            "share": got | gave, "place": secret if self.place.secret else table, "comment": between,
            "ask": asked | self._staff(state, reads, self.ask.asker_id, WORK),
        }  # fmt: skip

    def _known(self, state: State, at: int) -> dict[str, Found]:
        def knows(home: Any, person: Any) -> bool:
            since, until = self.knew[person][home]
            return since <= at < until

        rule = "because their institution knows this person"
        homes = [h.pk for h in self.history.homes if knows(h.pk, self.person.pk)]
        person = {row for h in homes for row in self._staff(state, Word.CASE_READ, h, rule)}
        both = {h for h in homes if knows(h, self.tie.to_id)}
        return {
            "person": person, "tie": {row for row in self._table(state, Word.MAP_READ) if row[1] in both},
            "address": {r for r in person if not self.address.protected or r[1] == self.address.noted_by_id},
        }  # fmt: skip

    def _table(self, state: State, word: Word) -> Found:
        rows = set()
        for (person, home), (role, _team) in state.staff.items():
            if {word, Word.CASE_READ} <= ROLE_WORDS[role]:
                if home in state.table:
                    rows.add((person, home, TABLE))
                elif (person, home) in state.urgent:
                    rows.add((person, home, EMERGENCY))
        return rows

    def _staff(self, state: State, word: Word, home: Any, rule: str) -> Found:
        return {
            (person, home, rule)
            for (person, at_), (role, _team) in state.staff.items()
            if at_ == home and word in ROLE_WORDS[role]
        }

    def _place_of(self, actor: Actor, at: Any, listed: Any) -> tuple[bool, bool]:
        """Also by the share alone, without a seat at the table."""
        fresh = Whereabouts.objects.select_related("case").get(pk=self.place.pk)
        told = self.place.secret and cases.shared_with(actor, at).filter(pk=self.share.pk).exists()
        return (
            cases.can_whereabouts(actor, "read", fresh, at=at) or told,
            listed(cases.visible_whereabouts(actor, at=at), fresh) or told,
        )
