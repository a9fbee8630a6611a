"""`can(actor, act, record)` equals `record in visible(actor)`, over random histories of parts and shares."""

import dataclasses
import datetime as dt
import random
from typing import Any

import pytest

from samspil.access.service import Actor, Role
from samspil.accounts import service as accounts
from samspil.accounts.models import Membership
from samspil.cases import policy
from samspil.cases import service as cases
from samspil.cases.models import Case, Entry, EntryVersion, Participation, Share
from samspil.institutions.models import Team
from samspil.people import policy as people_policy
from samspil.people.models import Knowing, Person
from tests.cast import NOW, Cast

DAY = dt.timedelta(days=1)


def moment(dice: random.Random) -> dt.datetime:
    return NOW + dt.timedelta(hours=dice.randrange(-240, 240))


def teams_and_looks(
    cast: Cast, dice: random.Random, homes: list[Any]
) -> tuple[list[Any], dict[Any, list[Team]]]:
    """Everybody in one of two teams or in none; three of them look in an emergency, each for a while."""
    staff = [cast.jana, cast.mark, cast.ada, cast.petra, cast.lukas, cast.olga]
    teams = {home.pk: [Team.objects.create(institution=home, name=name) for name in "AB"] for home in homes}
    for membership in Membership.objects.filter(account__in=staff):
        membership.team = dice.choice([None, *teams[membership.institution_id]])
        membership.save()
    for person in dice.sample(staff, 3):
        start = moment(dice)
        Participation.objects.create(
            case=cast.case, institution=dice.choice(homes), competence="family_support", part="emergency", only=person,
            since=start, until=start + dt.timedelta(hours=dice.randrange(1, 100)), listed_on=NOW.date(), listed_name="x",
            listed_place="home", is_open=True, shows_place=dice.random() < 0.5,
        )  # fmt: skip
    return staff, teams


def random_history(cast: Cast, dice: random.Random) -> list[Actor]:
    """Parts that come and go, entries of everybody, shares to institutions, teams and persons that begin and end at
    random, and looks in an emergency."""
    Participation.objects.filter(case=cast.case).delete()
    homes = [cast.authority, cast.support, cast.club, cast.elsewhere]
    staff, teams = teams_and_looks(cast, dice, homes)
    for home in homes:
        start = moment(dice)
        for _ in range(dice.randrange(3)):
            end = start + dt.timedelta(hours=dice.randrange(1, 200))
            Participation.objects.create(
                case=cast.case, institution=home, competence="family_support", part="partner", since=start, until=end,
                listed_on=NOW.date(), listed_name="x", listed_place="home", is_open=dice.random() < 0.5,
            )  # fmt: skip
            start = end + dt.timedelta(hours=dice.randrange(0, 50))
    for home in homes:
        for _ in range(2):
            entry = Entry.objects.create(
                case=cast.case, institution=home, kind="note", happened_at=NOW, recorded_at=NOW, text="x", language="en",
                for_all=dice.random() < 0.2, author=cast.jana, code="c", data={"d": 1}, mode="visit", minutes=30,
                voice_how="v", corrected_at=NOW,
            )  # fmt: skip
            EntryVersion.objects.create(entry=entry, revision=1, text="y", replaced_at=moment(dice))
            for to in dice.sample(homes, 2):
                start = moment(dice)
                Share.objects.create(
                    entry=entry, to=to, purpose="p", basis="consent", since=start, shared_by=cast.jana,
                    to_team=dice.choice([None, None, *teams[to.pk]]), to_account=dice.choice([None, None, *staff]),
                    fields=dice.choice(["", "", "author", "text facts", "facts"]), excerpt=dice.choice(["", "", "x"]),
                    until=start + dt.timedelta(hours=dice.randrange(1, 300)),
                )  # fmt: skip
    for home in homes:
        for through in (None, cast.tereza):
            if dice.random() < 0.7:
                Knowing.objects.update_or_create(
                    institution=home, person=cast.tereza, through=through,
                    defaults={"since": NOW, "until": dice.choice([None, moment(dice)])},
                )  # fmt: skip
    return [accounts.actor_for(p, institution=None, at=NOW)[0] for p in staff] + [Actor()]


@pytest.mark.parametrize("seed", range(12))
def test_may_she_equals_what_may_she_see(cast, seed):
    dice = random.Random(seed)
    actors = random_history(cast, dice)
    for actor in actors:
        for at in [moment(dice) for _ in range(6)]:
            listed = set(policy.visible(actor, at=at))
            assert listed == {c for c in Case.objects.all() if policy.can(actor, "read", c, at=at)}
            entries = set(policy.visible_entries(actor, at=at))
            assert entries == {e for e in Entry.objects.all() if policy.can_entry(actor, "read", e, at=at)}
            then = dataclasses.replace(actor, at=at)
            known = set(people_policy.visible(then))
            assert known == {p for p in Person.objects.all() if people_policy.can(then, "read", p)}


@pytest.mark.parametrize("seed", range(6))
def test_the_timeline_shows_what_a_brute_force_reader_may_read(cast, seed):
    dice = random.Random(100 + seed)
    for actor in random_history(cast, dice):
        at = moment(dice)
        try:
            case = cases.get(cast.case.pk, for_=actor, at=at)
        except Exception:
            continue
        page = cases.timeline(case, cases.TimelineFilter(), for_=actor, at=at)
        readable = {e.pk for e in case.entries.all() if policy.can_entry(actor, "read", e, at=at)}
        assert {e.pk for e in page.items} == readable


def test_a_policy_that_forgets_the_end_of_a_share_is_noticed(cast):
    """The broken example: seen to differ from the brute-force reader when the end is ignored."""
    actor = accounts.actor_for(cast.petra, institution=None, at=NOW)[0]
    entry = Entry.objects.create(
        case=cast.case,
        institution=cast.authority,
        kind="note",
        happened_at=NOW,
        recorded_at=NOW,
        text="x",
        language="en",
    )
    Share.objects.create(
        entry=entry, to=cast.support, purpose="p", basis="consent", since=NOW - 2 * DAY, until=NOW - DAY,
        shared_by=cast.jana,
    )  # fmt: skip
    forgetful = Share.objects.filter(to=cast.support, since__lte=NOW, entry=entry).exists()
    assert forgetful and not policy.can_entry(actor, "read", entry, at=NOW)
    assert entry not in policy.visible_entries(actor, at=NOW)


def test_an_administrator_reads_no_case(cast):
    assert Role.ADMINISTRATOR in Role.values
    actor = accounts.actor_for(cast.ada, institution=None, at=NOW)[0]
    assert not policy.visible(actor, at=NOW).exists()
