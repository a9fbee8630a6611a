"""Who could see this on that day, and by which rule: the answer against a brute-force oracle on random histories.

The oracle knows no table. It keeps a log of what happened (she began here, this was shared, that ended) and replays it
up to the moment asked for.
"""

import datetime as dt
import random
from dataclasses import dataclass, field
from typing import Any

import pytest

from samspil.access.service import ROLE_WORDS, Actor, Word
from samspil.accounts.models import Membership
from samspil.cases import policy
from samspil.cases import service as cases
from samspil.cases.models import Entry, Participation, Share
from samspil.consents import service as consents
from samspil.consents.models import Consent
from samspil.institutions.models import Team
from tests.cast import NOW, Cast

SPAN = 400
HOUR = dt.timedelta(hours=1)
ROLES = ["worker", "worker", "lead", "youth_worker", "administrator", "auditor", "protection"]
PARTS = [(), ("text",), ("author",), ("text", "facts")]


def hour(n: int) -> dt.datetime:
    return NOW + dt.timedelta(hours=n - SPAN)


@dataclass
class State:
    """What is the case at one moment, as the log tells it."""

    written: bool = False
    staff: dict[tuple[Any, Any], tuple[str, Any]] = field(default_factory=dict)
    table: set[Any] = field(default_factory=set)
    urgent: set[tuple[Any, Any]] = field(default_factory=set)
    shares: dict[int, tuple[Any, Any, Any, tuple[str, ...], bool]] = field(default_factory=dict)


class History:
    """A random history, written to the tables and to the log at once."""

    def __init__(self, cast: Cast, dice: random.Random) -> None:
        self.cast, self.dice, self.log = cast, dice, []
        self.homes = [cast.authority, cast.support, cast.club, cast.elsewhere]
        self.people = [cast.jana, cast.mark, cast.ada, cast.petra, cast.lukas, cast.olga, cast.dana]
        self.teams = {h.pk: [Team.objects.create(institution=h, name=n) for n in "AB"] for h in self.homes}
        Membership.objects.all().delete()
        Participation.objects.filter(case=cast.case).delete()
        self.employ()
        self.take_part()
        self.write()
        self.share()
        self.look()
        self.log.sort(key=lambda said: said[0])

    def spans(self, most: int) -> list[tuple[int, int]]:
        if self.dice.random() < 0.5:
            return [(self.dice.randrange(SPAN), SPAN + self.dice.randrange(1, SPAN))]
        cuts = sorted(self.dice.sample(range(2 * SPAN), 2 * self.dice.randrange(most + 1)))
        return list(zip(cuts[::2], cuts[1::2], strict=True))

    def note(self, span: tuple[int, int], begin: Any, end: Any) -> None:
        self.log += [(span[0], begin), (span[1], end)]

    def employ(self) -> None:
        for person in self.people:
            for home in self.dice.sample(self.homes, 2):
                for span in self.spans(2):
                    role = self.dice.choice(ROLES)
                    team = self.dice.choice([None, *self.teams[home.pk]])
                    Membership.objects.create(
                        account=person, institution=home, team=team, role=role, since=hour(span[0]), until=hour(span[1])
                    )  # fmt: skip
                    key, value = (person.pk, home.pk), (role, team.pk if team else None)
                    self.note(
                        span,
                        lambda s, k=key, v=value: s.staff.__setitem__(k, v),
                        lambda s, k=key: s.staff.pop(k),
                    )

    def part(self, home: Any, span: tuple[int, int], **more: Any) -> None:
        Participation.objects.create(
            case=self.cast.case, institution=home, competence="family_support", since=hour(span[0]), until=hour(span[1]),
            listed_on=NOW.date(), listed_name="x", listed_place="home", **more,
        )  # fmt: skip

    def take_part(self) -> None:
        for home in self.homes:
            for span in self.spans(2):
                self.part(home, span, part="partner")
                self.note(
                    span,
                    lambda s, h=home.pk: s.table.add(h),
                    lambda s, h=home.pk: s.table.discard(h),
                )

    def write(self) -> None:
        at = self.dice.randrange(SPAN)
        self.entry = Entry.objects.create(
            case=self.cast.case, institution=self.dice.choice(self.homes), kind="note", happened_at=hour(at),
            recorded_at=hour(at), text="One. Two.", language="en", for_all=self.dice.random() < 0.2,
        )  # fmt: skip
        self.log.append((at, lambda s: setattr(s, "written", True)))

    def share(self) -> None:
        for number, home in enumerate(self.dice.choices(self.homes, k=6)):
            if home.pk == self.entry.institution_id:
                continue
            for span in self.spans(1):
                team = self.dice.choice([None, None, *self.teams[home.pk]])
                person = self.dice.choice([None, None, *self.people])
                fields, part = self.dice.choice(PARTS), self.dice.random() < 0.3
                Share.objects.create(
                    entry=self.entry, to=home, to_team=team, to_account=person, fields=" ".join(fields),
                    excerpt="Two." if part else "", purpose="p", basis="consent", shared_by=self.cast.jana,
                    since=hour(span[0]), until=hour(span[1]),
                )  # fmt: skip
                given = (home.pk, team.pk if team else None, person.pk if person else None, fields, part)
                self.note(
                    span,
                    lambda s, n=number, g=given: s.shares.__setitem__(n, g),
                    lambda s, n=number: s.shares.pop(n),
                )

    def look(self) -> None:
        for person in self.dice.sample(self.people, 2):
            home = self.dice.choice(self.homes)
            for span in self.spans(1):
                self.part(home, span, part="emergency", only=person)
                self.note(
                    span,
                    lambda s, k=(person.pk, home.pk): s.urgent.add(k),
                    lambda s, k=(person.pk, home.pk): s.urgent.discard(k),
                )

    def state(self, at: int) -> State:
        state = State()
        for when, change in self.log:
            if when <= at:
                change(state)
        return state

    def oracle(self, at: int) -> set[tuple[Any, ...]]:
        """(person, institution, rule, fields, excerpt) of everybody who could see the entry at that hour."""
        state, found = self.state(at), set()
        if not state.written:
            return found
        for (person, home), (role, team) in state.staff.items():
            if Word.CASE_READ in ROLE_WORDS[role]:
                answer = self._one(state, person, home, team)
                if answer:
                    found.add((person, home, *answer))
        return found

    def _one(self, state: State, person: Any, home: Any, team: Any) -> tuple[Any, ...] | None:
        whole = (frozenset(), False)
        if home in state.table:
            if self.entry.institution_id == home:
                return ("work", *whole)
            if self.entry.for_all:
                return ("table", *whole)
        if (person, home) in state.urgent:
            return ("emergency", *whole)
        mine = [
            (fields, part)
            for to, to_team, to_person, fields, part in state.shares.values()
            if to == home and to_team in (None, team) and to_person in (None, person)
        ]
        if not mine:
            return None
        if any(not fields and not part for fields, part in mine):
            return ("share", *whole)
        return ("share", frozenset(f for fields, _p in mine for f in fields), any(p for _f, p in mine))


def answer(entry: Entry, at: dt.datetime) -> set[tuple[Any, ...]]:
    return {
        (s.account.pk, s.institution.pk, s.rule, s.fields, s.excerpt) for s in cases.who_could(entry, at=at)
    }


@pytest.mark.parametrize("seed", range(12))
def test_who_could_see_it_is_what_the_log_of_events_says(cast, seed):
    dice = random.Random(seed)
    history = History(cast, dice)
    for at in dice.sample(range(2 * SPAN), 25):
        assert answer(history.entry, hour(at)) == history.oracle(at), f"seed {seed}, hour {at}"


def test_the_histories_hold_every_rule(cast):
    """So that the comparison means something: work, table, share in whole and in part, emergency all occur."""
    dice, seen = random.Random(1), set()
    for _ in range(8):
        history = History(cast, dice)
        for at in range(0, 2 * SPAN, 20):
            seen |= {(rule, bool(fields or part)) for _p, _h, rule, fields, part in history.oracle(at)}
    assert seen == {
        ("work", False), ("table", False), ("share", False), ("share", True), ("emergency", False),
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_who_could_see_it_is_who_may_open_it(cast, seed):
    """The answer about everybody agrees with the two answers about one: may she, and is it in her list."""
    dice = random.Random(50 + seed)
    history = History(cast, dice)
    for at in dice.sample(range(history.dice.randrange(1, SPAN), 2 * SPAN), 10):
        moment = hour(at)
        if moment < history.entry.recorded_at:
            continue
        named = {(a, h) for a, h, *_rest in answer(history.entry, moment)}
        for (person, home), (role, team) in history.state(at).staff.items():
            actor = Actor(
                account=person, institution=home, team=team, words=frozenset(map(str, ROLE_WORDS[role])), at=moment
            )  # fmt: skip
            listed = policy.visible_entries(actor, at=moment).filter(pk=history.entry.pk).exists()
            given = policy.shared_with(actor, moment).filter(entry=history.entry).exists()
            fresh = Entry.objects.get(pk=history.entry.pk)
            may = policy.can_entry(actor, "read", fresh, at=moment)
            reached = actor.may(Word.CASE_READ) and any(
                policy.reaches(actor, share, moment) for share in fresh.shares.all()
            )
            assert listed == may and given == reached
            assert ((person, home) in named) == (listed or given)


def test_an_answer_that_forgets_teams_and_ends_is_noticed(cast):
    """The broken example: an oracle that counts every share of the log for everybody differs from the answer."""
    differs = 0
    for seed in range(70, 76):
        history = History(cast, random.Random(seed))
        forgetful = {(s.to_id, None, None) for s in Share.objects.filter(entry=history.entry)}
        for at in range(SPAN, 2 * SPAN, 40):
            state = history.state(at)
            state.shares = {n: (*given, (), False) for n, given in enumerate(forgetful)}
            history.state = lambda _at, broken=state: broken  # type: ignore[method-assign]
            differs += answer(history.entry, hour(at)) != history.oracle(at)
            del history.state
    assert differs


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_read_on_a_consent_that_has_ended(cast, seed):
    """Random consents, shares on them and withdrawals, at random hours: what the club can read is what the log says."""
    dice = random.Random(900 + seed)
    lukas, jana = cast.actor(cast.lukas), cast.actor(cast.jana)
    log = []
    for number in range(5):
        begin, end = sorted(dice.sample(range(200), 2))
        end += 1
        agreed = Consent.objects.create(
            person=cast.tereza, institution=cast.authority, giver=cast.tereza, given_as="parent", scope=["visits"],
            to=cast.club, purpose="p", matter="m", since=NOW + HOUR * begin, until=NOW + HOUR * end, language="cs",
            signed="screen", signed_on=NOW.date(), signed_name="E", recorded_by=cast.jana, recorded_at=NOW,
        )  # fmt: skip
        entry = cases.write(by=jana, at=NOW, case=cast.case, kind="note", text=f"note {number}")
        given = dice.randrange(begin, end)
        until = dice.randrange(given + 1, end + 1)
        cases.share(
            by=jana, at=NOW + HOUR * given, entry=entry, to=cast.club, purpose="p", basis="consent",
            until=NOW + HOUR * until, consent=agreed, scope=["visits"],
        )  # fmt: skip
        taken = dice.choice([None, dice.randrange(given, end)])
        if taken is not None:
            consents.withdraw(by=jana, at=NOW + HOUR * taken, consent=agreed, told_by="E", how="said")
        log.append((entry, given, until if taken is None else min(until, taken)))
    for hour_ in range(0, 201, 3):
        at = NOW + HOUR * hour_ + dt.timedelta(minutes=1)
        readable = {entry.pk for entry, given, until in log if given <= hour_ < until}
        mine = policy.visible_entries(lukas, at=at).filter(text__startswith="note ")
        assert set(mine.values_list("pk", flat=True)) == readable
        fresh = Entry.objects.filter(text__startswith="note ").select_related("case")
        assert {e.pk for e in fresh if policy.can_entry(lukas, "read", e, at=at)} == readable
    second = dt.timedelta(seconds=1)
    for entry, given, until in log:
        if given < until:
            end, rows = (
                NOW + HOUR * until,
                lambda at, pk=entry.pk: policy.visible_entries(lukas, at=at).filter(pk=pk),
            )
            assert rows(end - second).exists() and not rows(end).exists()
