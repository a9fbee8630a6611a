"""In the rooms above the file too: `can(actor, act, record)` equals `record in visible(actor)`, over random histories."""

import datetime as dt
import random

import pytest

from samspil.access.service import Actor, Role
from samspil.access.terms import ROLE_WORDS
from samspil.accounts import service as accounts
from samspil.accounts.models import Membership
from samspil.formulations import policy as formulations
from samspil.formulations.models import Map
from samspil.fostering import policy as fostering
from samspil.fostering.models import Review
from samspil.meetings import policy as meetings
from samspil.meetings.models import Meeting
from samspil.plans import policy as plans
from samspil.plans.models import Plan
from samspil.referrals import policy as referrals
from samspil.referrals.models import Referral
from tests.cast import NOW, TODAY, Cast
from tests.law.test_both_ways import moment, random_history

SEEN: list[int] = []


def records(cast: Cast, dice: random.Random) -> None:
    """One of each in the case, and requests that went between random institutions."""
    homes = [cast.authority, cast.support, cast.club, cast.elsewhere]
    made = {"case": cast.case, "institution": dice.choice(homes)}
    Map.objects.create(
        **made, started_by=cast.jana, started_at=NOW, changed_at=NOW, language="en",
        ended_at=dice.choice([None, NOW]),
    )  # fmt: skip
    Plan.objects.create(**made, review_on=TODAY, drafted_by=cast.jana, drafted_at=NOW)
    for position, home in enumerate(homes):
        Review.objects.create(case=cast.case, institution=home, position=position, held_on=TODAY, code="PN1")
        Referral.objects.create(
            to=dice.choice(homes), sender=dice.choice([None, *homes]), source="institution", text="x", language="en",
            urgency="weeks", next_on=TODAY, received_at=NOW,
        )  # fmt: skip
    meeting = Meeting.objects.create(
        **made, kind="conference", goal="x", starts_at=NOW, minutes=60, time_zone="Europe/Prague", called_by=cast.jana,
        called_at=NOW, uid=f"{dice.random()}",
    )  # fmt: skip
    for account, home in ((cast.olga, cast.elsewhere), (cast.petra, cast.support), (cast.lukas, cast.club)):
        if dice.random() < 0.6:
            meeting.invitations.create(
                account=account, institution=home, name=account.name, role="participant", language="en",
                secret_hash=f"{dice.random()}",
            )  # fmt: skip


def roles(cast: Cast, dice: random.Random) -> None:
    for membership in Membership.objects.all():
        membership.role = dice.choice(list(Role.values))
        membership.save()


def agree(rows, visible, can) -> None:
    assert set(visible) == {row for row in rows if can(row)}


@pytest.mark.parametrize("seed", range(8))
def test_may_she_equals_what_may_she_see_in_every_room(cast, seed):
    dice = random.Random(seed)
    random_history(cast, dice)
    records(cast, dice)
    roles(cast, dice)
    assert set(ROLE_WORDS) == set(Role)
    people = [cast.jana, cast.mark, cast.petra, cast.lukas, cast.olga]
    for at in [moment(dice) for _ in range(4)]:
        actors = [accounts.actor_for(p, institution=None, at=at)[0] for p in people]
        SEEN.extend(all_agree(actor, at) for actor in [*actors, Actor()])


def all_agree(actor: Actor, at: dt.datetime) -> int:
    """Every room answers both ways alike; how many maps and plans were seen."""
    maps, written = formulations.visible(actor, at=at), plans.visible(actor, at=at)
    agree(Map.objects.all(), maps, lambda r: formulations.can(actor, "read", r, at=at))
    agree(Plan.objects.all(), written, lambda r: plans.can(actor, "read", r, at=at))
    met = meetings.visible(actor, at=at)
    agree(Meeting.objects.all(), met, lambda r: meetings.can(actor, "facts", r, at=at))
    agree(Meeting.objects.all(), met.filter(at_table=True), lambda r: meetings.can(actor, "read", r, at=at))
    agree(Referral.objects.all(), referrals.visible(actor), lambda r: referrals.can(actor, "read", r))
    held = Review.objects.all()
    agree(held, fostering.visible(held, actor, at=at), lambda r: fostering.can(actor, "read", r, at=at))
    return maps.count() + written.count()


def test_the_histories_do_show_something():
    """Or the comparison above would prove nothing."""
    assert not SEEN or any(SEEN)
