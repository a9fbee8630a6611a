"""Records of a foster family that several institutions guide in a random history: a call of the acute line, a session, a development
plan; and what the log of events says of who could see them."""

import datetime as dt
import random
from typing import Any

from samspil.access.service import Actor, Word
from samspil.duty.models import Member as OnRota
from samspil.duty.models import Roster
from samspil.ground.periods import covers
from samspil.line import policy as line
from samspil.line import service as lines
from samspil.line.models import AcuteLine, Call
from samspil.programmes.models import Programme
from samspil.supervision import policy as supervision
from samspil.supervision.models import Facilitator, Group, Growth, Membership, Session
from tests.cast import TODAY, Cast
from tests.law.crossing_records import WORK, Found
from tests.law.fostering_records import Foster
from tests.law.test_who_could import SPAN, State, hour

ANSWERED, LEADS = "because they answered it", "because they lead the line"
OWED, MET = "because a call back is owed", "because they lead the family's group or sessions"
LED = "because they lead it"


def day(n: int) -> dt.date:
    return Actor(time_zone="Europe/Prague").day(hour(n))


class Guidance(Foster):
    """Their service has a line whose rota others are on, and a group that somebody leads from elsewhere."""

    def _guided(self, cast: Cast, dice: random.Random) -> None:
        """With dice of its own, so that the other records of a history stay as they were."""
        self._calls(dice)
        home, name = self.family.institution, f"{dice.random()}"
        self.began |= {"growth": 0, "session": dice.randrange(SPAN)}
        who, by = dice.choice(self.history.people), dice.choice(self.history.homes)
        self.led = (who.pk, by.pk)
        self.session = Session.objects.create(
            institution=home, kind="individual", family=self.family, leader=who, leader_home=by, planned_by=who, year=2026,
            quarter=4, starts_at=hour(2 * SPAN), planned_at=hour(self.began["session"]), changed_at=hour(2 * SPAN),
        )  # fmt: skip
        self.growth = Growth.objects.create(
            family=self.family, institution=home, started_on=day(0), review_on=TODAY
        )
        programme = Programme.objects.create(
            institution=home, name=name, currency="CZK", starts_on=day(0), made_at=hour(0)
        )
        group = Group.objects.create(institution=home, programme=programme, name=name, formed_on=day(0))
        Membership.objects.create(group=group, programme=programme, family=self.family, since=day(0))
        self.group, self.pairs = group, {}
        for account in dice.sample(self.history.people, 3):
            at, since, until = (
                dice.choice(self.history.homes),
                dice.randrange(SPAN),
                dice.randrange(SPAN, 2 * SPAN),
            )
            Facilitator.objects.create(
                group=group,
                account=account,
                institution=at,
                part="family",
                since=day(since),
                until=day(until),
            )
            self.pairs[account.pk, at.pk] = (day(since), day(until))

    def _calls(self, dice: random.Random) -> None:
        home = self.family.institution
        roster = Roster.objects.create(
            institution=home, name="x", purpose="line", country="CZ", time_zone="Europe/Prague", open_since=hour(0),
            otherwise="x", otherwise_phone="1",
        )  # fmt: skip
        self.on_rota = {}
        for account in dice.sample(self.history.people, 4):
            at, since, until = (
                dice.choice(self.history.homes),
                dice.randrange(SPAN),
                dice.randrange(SPAN, 2 * SPAN),
            )
            OnRota.objects.create(
                roster=roster, account=account, institution=at, phone="1", since=day(since), until=day(until)
            )
            self.on_rota[account.pk, at.pk] = (day(since), day(until))
        began, ended, said, done = sorted(dice.sample(range(SPAN), 4))
        self.began["call"], self.owed = began, (said, dice.choice([done, None]))
        self.call = Call.objects.create(
            line=AcuteLine.objects.create(institution=home, roster=roster, name="x", number="1", open_since=hour(0)),
            began_at=hour(began), answered_at=hour(began), ended_at=hour(ended), by=dice.choice(self.history.people),
            kind="self", back_at=hour(done), back_said_at=hour(said), back_done_at=hour(done) if self.owed[1] else None,
        )  # fmt: skip

    def guidance_answers(self, moment: Any) -> dict[str, Any]:
        return {
            "call": lines.who_could(self.call, at=moment),
            "session": supervision.who_could(self.session, at=moment),
            "growth": supervision.who_could_plan(self.growth, at=moment),
        }

    def _answer(self, state: State, at: int) -> set[Any]:
        """Who answers the line: of the institution that leads its rota, and who is on it from elsewhere."""
        home, on_it = (
            self.family.institution_id,
            {who for who, span in self.on_rota.items() if covers(*span, day(at))},
        )
        found = [
            {row[:2] for h in self.history.homes for row in self._staff(state, word, h.pk, "")}
            for word in (Word.LINE_ANSWER, Word.DUTY_SEE)
        ]
        return {who for who in found[0] & found[1] if who[1] == home or who in on_it}

    def _helped(self, state: State, at: int) -> dict[str, Found]:
        home, today = self.family.institution_id, day(at)
        answer = self._answer(state, at)
        leads = {row[:2] for row in self._staff(state, Word.LINE_LEAD, home, "")}
        calls: Found = set()
        for who in answer:
            if who[0] == self.call.by_id:
                calls.add((*who, ANSWERED))
            elif who in leads:
                calls.add((*who, LEADS))
            elif covers(*self.owed, at):
                calls.add((*who, OWED))
        pairs = {who for who, span in self.pairs.items() if covers(*span, today)}
        pairs |= {self.led} if at >= self.began["session"] else set()
        return {
            "call": calls, "session": self._supervised(state, {self.led}, LED), "growth": self._supervised(state, pairs, MET),
        }  # fmt: skip

    def _supervised(self, state: State, pairs: set[Any], rule: str) -> Found:
        home = self.family.institution_id
        does = {
            row for h in self.history.homes for row in self._staff(state, Word.SUPERVISION_DO, h.pk, rule)
        }
        lead = {row for row in does if row[:2] in pairs}
        reads = {row[:2] for row in self._staff(state, Word.CARERS_READ, home, "")}
        service = {row[:2] for row in does if row[:2] in reads} - {row[:2] for row in lead}
        return lead | {(*who, WORK) for who in service}

    def _guidance_alone(self, actor: Actor, at: Any, listed: Any) -> dict[str, tuple[bool, bool]]:
        on = actor.day(at)
        calls = listed(line.calls(actor, on=on), self.call)
        sessions = listed(supervision.sessions(actor, on=on), self.session)
        plans = listed(supervision.plans(actor, on=on), self.growth)
        call = Call.objects.get(pk=self.call.pk)
        return {
            "call": (line.can_read(actor, call, at=at), calls),
            "session": (sessions, sessions),
            "growth": (plans, plans),
        }
