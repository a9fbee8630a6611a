"""A question to a specialist, a group, and what comes of a call, in a random history of several institutions: what was handed over,
a call to learn from, word for who answers next; and what the log of events says of who could see them."""

import datetime as dt
import random
from typing import Any

from samspil.access.service import Actor, Word
from samspil.ground.periods import covers
from samspil.line import policy as line
from samspil.line import service as lines
from samspil.line.models import Call, Flag, Handover
from samspil.line.models import Review as Learnt
from samspil.supervision import policy as supervision
from samspil.supervision import service as supervisions
from samspil.supervision.models import Expertise, Group, Question
from tests.law.crossing_records import WORK, Found
from tests.law.guidance_records import ANSWERED, LEADS, LED, Guidance, day
from tests.law.test_who_could import SPAN, State, hour

ASKED, ANSWERS = "because they asked", "because they answer it"
KNOWS = "because it waits for somebody who knows"
HANDED, LEARNS, ANSWER = (
    "because it was handed to them", "because they read it to learn from it", "because they answer the line",
)  # fmt: skip


class Asked(Guidance):
    """Everything that is stored stands as it stood at the end of the span; the answers are asked of every hour."""

    def _asked(self, dice: random.Random) -> None:
        self._question(dice)
        self._of_a_call(dice)
        Group.objects.filter(pk=self.group.pk).update(made_at=hour(20))
        self.group.refresh_from_db()
        self.began["group"] = 20

    def _question(self, dice: random.Random) -> None:
        home, asker = self.family.institution, dice.choice(self.history.people)
        asked, first, back, second, named = sorted(dice.sample(range(SPAN), 5))
        self.began["question"], self.asker = asked, asker.pk
        who = [(dice.choice(self.history.people).pk, dice.choice(self.history.homes).pk) for _ in range(2)]
        spans = [(first, back), (second, None)] if dice.random() < 0.6 else [(first, back)]
        self.turns = list(zip(who, spans, strict=False))
        self.named_then = named if dice.random() < 0.5 else asked
        last = self.turns[-1] if self.turns[-1][1][1] is None else None
        self.question = Question.objects.create(
            institution=home, asked_by=asker, topic="sleep", text="How?", asked_at=hour(asked), due_on=day(SPAN),
            named_at=hour(self.named_then) if self.named_then != asked else None, state="matched" if last else "open",
            matched_to_id=last[0][0] if last else None, matched_home_id=last[0][1] if last else None,
            turns=[
                {
                    "account": str(a), "home": str(h), "since": hour(s).isoformat(),
                    "until": None if u is None else hour(u).isoformat(),
                }
                for (a, h), (s, u) in self.turns
            ],
        )  # fmt: skip
        self.knowing = {}
        for knows in dice.sample(self.history.homes, 2):
            since, until = day(dice.randrange(SPAN)), dice.choice([None, day(SPAN)])
            Expertise.objects.create(
                institution=knows, account=dice.choice(self.history.people), topic="sleep", since=since, until=until
            )  # fmt: skip
            self.knowing[knows.pk] = (since, until)

    def _of_a_call(self, dice: random.Random) -> None:
        began, handed, yes, drawn, agreed, said = sorted(dice.sample(range(SPAN), 6))
        to, otherwise, taker, reader = (dice.choice(self.history.people) for _ in range(4))
        took = dice.choice([to, otherwise])
        made: Any = {
            "line": self.call.line, "began_at": hour(began), "ended_at": hour(handed), "kind": "self", "by": taker,
        }  # fmt: skip
        call = Call.objects.create(**made)
        self.handed = Handover.objects.create(
            call=call, asked=to, to=took, otherwise=otherwise, institution=self.call.line.institution, summary="x",
            handed_at=hour(handed), due_at=hour(yes), otherwise_at=hour(yes), answered_at=hour(yes), answered_by=took,
            state="accepted",
        )  # fmt: skip
        self.moments = {
            "handed": (handed, yes, to.pk, took.pk, otherwise.pk),
            "learn": (drawn, agreed, taker.pk, reader.pk),
        }
        self.learn = Learnt.objects.create(
            call=Call.objects.create(**made), taker=taker, reader=reader, state="agreed", drawn_at=hour(drawn),
            answered_at=hour(agreed),
        )  # fmt: skip
        self.flag = Flag.objects.create(
            line=self.call.line, family=self.family, text="x", at=hour(said), until=day(SPAN + 100)
        )
        self.began |= {"handed": handed, "learn": drawn, "flag": said}

    def asked_answers(self, moment: Any) -> dict[str, Any]:
        return {
            "group": supervisions.who_could_group(self.group, at=moment),
            "question": supervisions.who_could_question(self.question, at=moment),
            "handed": lines.who_could_handed(self.handed, at=moment),
            "learn": lines.who_could_learn(self.learn, at=moment),
            "flag": lines.who_could_flag(self.flag, at=moment),
        }

    def _inquired(self, state: State, at: int) -> dict[str, Found]:
        home, today = self.family.institution_id, day(at)
        pairs = {who for who, span in self.pairs.items() if covers(*span, today)}
        answer = self._answer(state, at)
        _handed, yes, first, took, otherwise = self.moments["handed"]
        has = {took if at >= yes else first, otherwise}
        _drawn, agreed, taker, reader = self.moments["learn"]
        does = {row[:2] for row in self._staff(state, Word.LINE_ANSWER, home, "")}
        leads = {row[:2] for row in self._staff(state, Word.LINE_LEAD, home, "")} & does
        return {
            "group": self._supervised(state, pairs, LED), "question": self._of_question(state, at),
            "handed": {(*who, HANDED) for who in does if who[0] in has}
            | {(*who, LEADS) for who in leads if who[0] not in has},
            "learn": {(*who, ANSWERED) for who in answer if who[0] == taker}
            | {(*who, LEARNS) for who in answer if who[0] == reader != taker and at >= agreed},
            "flag": {(*who, ANSWER) for who in answer} if today <= self.flag.until else set(),
        }  # fmt: skip

    def _of_question(self, state: State, at: int) -> Found:
        home, today = self.family.institution_id, day(at)
        on_it = next((who for who, span in self.turns if covers(*span, at)), None)
        reads = {row[:2] for row in self._staff(state, Word.CARERS_READ, home, "")}
        found: Found = set()
        for who in {
            row[:2] for h in self.history.homes for row in self._staff(state, Word.SUPERVISION_DO, h.pk, "")
        }:
            if who == (self.asker, home):
                found.add((*who, ASKED))
            elif who == on_it:
                found.add((*who, ANSWERS))
            elif who in reads and at >= self.named_then:
                found.add((*who, WORK))
            elif on_it is None and who[1] in self.knowing and covers(*self.knowing[who[1]], today):
                found.add((*who, KNOWS))
        return found

    def _asked_alone(self, actor: Actor, at: dt.datetime, listed: Any) -> dict[str, tuple[bool, bool]]:
        on = actor.day(at)
        there = line.lines(actor, on=on).filter(pk=self.call.line_id).exists()
        does, supervises = actor.may(Word.LINE_ANSWER), actor.may(Word.SUPERVISION_DO)
        found = {
            "question": supervises and listed(supervision.questions(actor), self.question),
            "handed": does and listed(line.handed(actor), self.handed),
            "learn": there and listed(line.reviews(actor), self.learn), "flag": there and on <= self.flag.until,
        }  # fmt: skip
        group = listed(supervision.groups(actor, on=on), self.group)
        return {name: (seen, seen) for name, seen in found.items()} | {
            "group": (supervision.can_group(actor, self.group, on=on), group)
        }
