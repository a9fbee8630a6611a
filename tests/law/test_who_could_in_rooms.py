"""Who could see a plan, a map, a meeting, a consent, a request, a placement history, a person, an address, a tie, a question,
a comment, a share, a place, a search for a family, a placement, a foster family, what is said against one, a call, a session, a
development plan, a group, a question to a specialist, what was handed over of a call, a call to learn from, word that was left,
an evening, a course day, a list brought in, a finding, a possible double, a copy, a stay and who is asked after, a crisis, a rota,
the review of a look: each room's answer against a brute-force oracle on random histories, and against what its own policy says of
each person alone."""

import random
from typing import Any

import pytest

from samspil.access.service import ROLE_WORDS, Actor, Word
from samspil.cases import service as files
from samspil.coaching import policy as coaching
from samspil.consents import policy as consents
from samspil.consents.models import Consent
from samspil.ecomaps import policy as ecomaps
from samspil.formulations import policy as maps
from samspil.formulations.models import Map
from samspil.fostering import policy as fostering
from samspil.fostering.models import Care, Review
from samspil.meetings import policy as meetings
from samspil.meetings.models import Meeting
from samspil.people import policy as people_policy
from samspil.people import service as people
from samspil.plans import policy as plans
from samspil.plans.models import Plan
from samspil.referrals import policy as referrals
from samspil.referrals.models import Referral
from samspil.rights import policy as rights
from samspil.rights.models import Reader, Request
from samspil.sharing import policy as sharing
from tests.cast import NOW, TODAY, Cast
from tests.law.crossing_records import EMERGENCY, TABLE, WORK, Found
from tests.law.test_who_could import SPAN, History, hour
from tests.law.working_records import Worked


class Records(Worked):
    """One record of each room in a random history, each written at an hour of its own."""

    def __init__(self, cast: Cast, history: History, dice: random.Random) -> None:
        self.history, home, lead = history, dice.choice(history.homes), cast.authority.pk
        self.began = {
            name: dice.randrange(SPAN)
            for name in ("plan", "map", "meeting", "consent", "referral", "asked", "tie", "ask", "comment")
        }
        at = {name: hour(n) for name, n in self.began.items()}
        made = {"case": cast.case, "institution": home}
        self.plan = Plan.objects.create(**made, review_on=TODAY, drafted_by=cast.jana, drafted_at=at["plan"])
        self.map = Map.objects.create(
            **made, started_by=cast.jana, started_at=at["map"], changed_at=NOW, language="en"
        )
        self.meeting = Meeting.objects.create(
            **made, kind="conference", goal="x", starts_at=NOW, minutes=60, time_zone="Europe/Prague",
            called_by=cast.jana, called_at=at["meeting"], uid=f"{dice.random()}",
        )  # fmt: skip
        self.invited = {}
        for account in dice.sample(history.people, 3):
            by, when = dice.choice(history.homes), dice.randrange(self.began["meeting"], 2 * SPAN)
            self.meeting.invitations.create(
                account=account, institution=by, name="x", role="participant", language="en", asked_at=hour(when),
                secret_hash=f"{dice.random()}",
            )  # fmt: skip
            self.invited[account.pk, by.pk] = when
        to, self.lead = dice.choice(history.homes), lead
        self.consent = Consent.objects.create(
            person=cast.tereza, institution=home, giver=cast.tereza, given_as="parent", scope=["visits"], to=to,
            purpose="p", matter="m", since=NOW, until=NOW + (hour(9) - hour(0)), language="cs", signed="screen",
            signed_on=TODAY, signed_name="E", recorded_by=cast.jana, recorded_at=at["consent"],
        )  # fmt: skip
        self.referral = Referral.objects.create(
            to=home, sender=to if to != home else None, source="institution", text="x", language="en", urgency="weeks",
            next_on=TODAY, received_at=at["referral"],
        )  # fmt: skip
        own = {"case": cast.case, "person": cast.tereza}
        reader = Reader.objects.create(**own, relation="child", language="en", since=NOW)
        self.asked = Request.objects.create(
            **own, reader=reader, institution=cast.authority, kind="copy", language="en", asked_at=at["asked"],
            asked_on=TODAY, due_on=TODAY,
        )  # fmt: skip
        self.review = Review.objects.create(
            case=cast.case, institution=home, position=0, held_on=TODAY, code="PN1"
        )

        self._crossing(cast, dice, at)
        self._of_people(cast, dice, at)
        self._fostering(cast, random.Random(self.began["plan"]))
        self._guided(cast, random.Random(self.began["map"]))
        self._asked(random.Random(self.began["tie"]))
        self._working(cast, random.Random(self.began["meeting"]))

    def answers(self, at: int) -> dict[str, Found]:
        moment = hour(at)
        told = {
            "plan": plans.who_could(self.plan, at=moment), "map": maps.who_could(self.map, at=moment),
            "meeting": meetings.who_could(self.meeting, at=moment),
            "consent": consents.who_could(self.consent, at=moment),
            "referral": referrals.who_could(self.referral, at=moment), "asked": rights.who_could(self.asked, at=moment),
            "placements": fostering.who_could(self.review.case, self.review.institution_id, at=moment),
            "person": people.who_could(self.person, at=moment),
            "address": people.who_could_address(self.address, at=moment),
            "tie": ecomaps.who_could(self.tie, at=moment), "ask": sharing.who_could(self.ask, at=moment),
            "comment": coaching.who_could(self.comment, at=moment),
            "share": files.who_could_share(self.share, at=moment),
            "place": files.who_could_place(self.place, at=moment),
        } | self.foster_answers(moment) | self.guidance_answers(moment)  # fmt: skip
        told |= self.asked_answers(moment) | self.working_answers(moment)
        return {name: {(s.account.pk, s.institution.pk, s.rule) for s in rows} for name, rows in told.items()}

    def oracle(self, at: int) -> dict[str, Found]:
        state, home, to = self.history.state(at), self.review.institution_id, self.consent.to_id
        found: dict[str, Found] = {
            "plan": self._table(state, Word.PLAN_READ), "map": self._table(state, Word.MAP_READ),
            "meeting": self._table(state, Word.MEETING_READ),
            "placements": {row for row in self._table(state, Word.PLACEMENT_READ) if row[1] == home},
            "asked": {row for row in self._table(state, Word.RIGHTS_ANSWER) if row[1] == self.lead},
            "consent": self._staff(state, Word.CASE_READ, home, WORK)
            | (self._staff(state, Word.CASE_READ, to, "because it names their institution") if to != home else set()),
            "referral": self._staff(state, Word.REFERRAL_READ, home, WORK)
            | (self._staff(state, Word.REFERRAL_READ, to, "because their institution sent it") if to != home else set()),
        }  # fmt: skip
        found |= self._crossed(state, at) | self._known(state, at) | self._fostered(state, at)
        found |= self._helped(state, at) | self._inquired(state, at) | self._worked(state, at)
        there = {row[:2] for row in found["meeting"]}
        for (person, by), when in self.invited.items():
            role = state.staff.get((person, by), ("",))[0]
            reads = role and Word.MEETING_READ in ROLE_WORDS[role]
            if when <= at and reads and (person, by) not in there:
                found["meeting"].add((person, by, "because they were invited"))
        return {name: rows if at >= self.began.get(name, 0) else set() for name, rows in found.items()}

    def alone(self, actor: Actor, at: Any) -> dict[str, tuple[bool, bool]]:
        """What each room's policy says of one person: may they, and is it in their list."""

        def listed(rows: Any, record: Any) -> bool:
            return bool(rows.filter(pk=record.pk).exists())

        case = type(self.asked).objects.select_related("case").get(pk=self.asked.pk)
        return (
            {
                "plan": (
                    plans.can(actor, "read", self.plan, at=at),
                    listed(plans.visible(actor, at=at), self.plan),
                ),
                "map": (
                    maps.can(actor, "read", self.map, at=at),
                    listed(maps.visible(actor, at=at), self.map),
                ),
                "consent": (
                    consents.can(actor, "read", self.consent),
                    listed(consents.visible(actor), self.consent),
                ),
                "referral": (
                    referrals.can(actor, "read", self.referral),
                    listed(referrals.visible(actor), self.referral),
                ),
                "asked": (
                    rights.can(actor, "read", case, at=at),
                    listed(rights.visible_requests(actor, at=at), case),
                ),
                "placements": (
                    fostering.can(actor, "read", self.review, at=at),
                    listed(fostering.visible(Review.objects.all(), actor, at=at), self.review),
                ),
                "person": (
                    people_policy.can(actor, "read", self.person),
                    listed(people_policy.visible(actor), self.person),
                ),
                "tie": (
                    ecomaps.can(actor, "read", self.tie, at=at),
                    listed(ecomaps.visible(actor, at=at), self.tie),
                ),
                "ask": (sharing.can(actor, "read", self.ask), listed(sharing.visible(actor), self.ask)),
                "comment": (
                    coaching.can_comment(actor, self.comment, at=at),
                    listed(coaching.comments(actor, at=at), self.comment),
                ),
                "place": self._place_of(actor, at, listed),
            }
            | self._foster_alone(actor, at, listed)
            | self._guidance_alone(actor, at, listed)
            | self._asked_alone(actor, at, listed)
            | self._working_alone(actor, at, listed)
        )


@pytest.mark.parametrize("seed", range(5))
def test_who_could_see_a_record_of_a_room_is_what_the_log_of_events_says(cast, seed):
    dice = random.Random(300 + seed)
    records = Records(cast, History(cast, dice), dice)
    for at in dice.sample(range(2 * SPAN), 12):
        assert records.answers(at) == records.oracle(at), f"seed {seed}, hour {at}"


@pytest.mark.parametrize("seed", range(3))
def test_who_could_see_a_record_of_a_room_is_who_may_open_it(cast, seed):
    dice, zone = random.Random(400 + seed), cast.authority.time_zone
    records = Records(cast, History(cast, dice), dice)
    for at in dice.sample(range(SPAN, 2 * SPAN), 4):
        answers, moment = records.answers(at), hour(at)
        for (person, home), (role, team) in records.history.state(at).staff.items():
            words = frozenset(map(str, ROLE_WORDS[role]))
            actor = Actor(account=person, institution=home, team=team, words=words, time_zone=zone, at=moment)
            for room, (may, listed) in records.alone(actor, moment).items():
                named = any(row[:2] == (person, home) for row in answers[room])
                assert named == may == listed, f"{room}, seed {seed}, hour {at}"


def test_the_histories_of_the_rooms_hold_every_rule(cast):
    """So that the comparison means something."""
    dice, seen = random.Random(4), set()
    for _ in range(4):
        records = Records(cast, History(cast, dice), dice)
        for at in range(0, 2 * SPAN, 40):
            seen |= {(room, row[2]) for room, rows in records.oracle(at).items() for row in rows}
        Reader.objects.all().delete()
        Plan.objects.all().delete()
        Care.objects.all().delete()
        Map.objects.all().delete()
    assert {room for room, _rule in seen} == {
        "plan", "map", "meeting", "consent", "referral", "asked", "placements", "person", "address", "tie", "ask",
        "comment", "share", "place", "search", "care", "family", "allegation", "call", "session", "growth", "group", "question",
        "handed", "learn", "flag", "evening", "course", "run", "finding", "double", "pack", "stay", "followed", "crisis", "rota",
        "review",
    }  # fmt: skip
    assert {rule for room, rule in seen if room == "meeting"} == {
        TABLE,
        EMERGENCY,
        "because they were invited",
    }
    assert {rule for room, rule in seen if room == "consent"} == {WORK, "because it names their institution"}
