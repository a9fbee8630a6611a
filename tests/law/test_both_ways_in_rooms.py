"""In the rooms above the file too: `can(actor, act, record)` equals `record in visible(actor)`, over random histories."""

import datetime as dt
import random

import pytest

from samspil.access.service import Actor, Role
from samspil.access.terms import ROLE_WORDS
from samspil.accounts import service as accounts
from samspil.accounts.models import Membership
from samspil.carers import policy as carers
from samspil.carers.models import FosterFamily
from samspil.ecomaps import policy as ecomaps
from samspil.ecomaps.models import Arrangement, Tie
from samspil.formulations import policy as formulations
from samspil.formulations.models import Map
from samspil.fostering import policy as fostering
from samspil.fostering.models import Care, Review
from samspil.ground.ids import new_id
from samspil.meetings import policy as meetings
from samspil.meetings.models import Meeting
from samspil.people.models import Person
from samspil.plans import policy as plans
from samspil.plans.models import Plan
from samspil.programmes import policy as programmes
from samspil.programmes.models import Participation as Joined
from samspil.programmes.models import Partner, Programme
from samspil.referrals import policy as referrals
from samspil.referrals.models import Referral
from samspil.retention import policy as retention
from samspil.retention.models import Erasure
from samspil.rights import policy as rights
from samspil.rights.models import Pack, Reader, Request, Withheld
from samspil.watch import policy as watch
from samspil.watch.models import Finding
from tests.cast import NOW, TODAY, Cast
from tests.law.test_both_ways import moment, random_history
from tests.rooms.retention.scene import a_row

SEEN: list[int] = []


def records(cast: Cast, dice: random.Random) -> None:
    """One of each in the case, and requests that went between random institutions."""
    homes = [cast.authority, cast.support, cast.club, cast.elsewhere]
    made = {"case": cast.case, "institution": dice.choice(homes)}
    Map.objects.create(
        **made, started_by=cast.jana, started_at=NOW, changed_at=NOW, language="en",
        ended_at=dice.choice([None, NOW]),
    )  # fmt: skip
    noted = {"case": cast.case, "noted_at": NOW}
    for institution in homes:
        Tie.objects.create(**noted, to=cast.tereza, name="x", institution=institution)
        person = dice.choice(list(Person.objects.exclude(pk=cast.tereza.pk)) or [None])
        if person:
            Tie.objects.create(**noted, to=cast.tereza, person=person, institution=institution)
        Arrangement.objects.create(case=cast.case, institution=institution, view="both", changed_at=NOW)
    Plan.objects.create(**made, review_on=TODAY, drafted_by=cast.jana, drafted_at=NOW)
    for position, home in enumerate(homes):
        Review.objects.create(case=cast.case, institution=home, position=position, held_on=TODAY, code="PN1")
        family = FosterFamily.objects.create(institution=home, name="x", kind="respite", known_since=TODAY)
        Care.objects.create(
            case=cast.case,
            institution=home,
            family=family,
            kind="respite",
            seat=1,
            arrives_at=NOW,
            set_due_at=NOW,
            placed_at=NOW,
        )
        Referral.objects.create(
            to=dice.choice(homes), sender=dice.choice([None, *homes]), source="institution", text="x", language="en",
            urgency="weeks", next_on=TODAY, received_at=NOW,
        )  # fmt: skip
    meeting = Meeting.objects.create(
        **made, kind="conference", goal="x", starts_at=NOW, minutes=60, time_zone="Europe/Prague", called_by=cast.jana,
        called_at=NOW, uid=f"{dice.random()}",
    )  # fmt: skip
    of_case = {"case": cast.case, "person": cast.tereza}
    reader = Reader.objects.create(**of_case, relation="child", language="en", since=NOW)
    Request.objects.create(
        **of_case, reader=reader, institution=cast.authority, kind="copy", language="en", asked_at=NOW, asked_on=TODAY,
        due_on=TODAY,
    )  # fmt: skip
    Pack.objects.create(
        **of_case, institution=cast.authority, language="en", passages=[], begun_by=cast.jana, begun_at=NOW
    )
    Withheld.objects.create(
        case=cast.case, what="place", why="third", words="x", decided_by=cast.jana, decided_at=NOW
    )
    for account, home in ((cast.olga, cast.elsewhere), (cast.petra, cast.support), (cast.lukas, cast.club)):
        if dice.random() < 0.6:
            meeting.invitations.create(
                account=account, institution=home, name=account.name, role="participant", language="en",
                secret_hash=f"{dice.random()}",
            )  # fmt: skip


def beside(cast: Cast, dice: random.Random) -> None:
    """What no case is about: programmes that others join, files that wait to be erased, looks that are looked into."""
    homes = [cast.authority, cast.support, cast.club, cast.elsewhere]
    for home in dice.sample(homes, 3):
        led = a_row(Programme, cast, institution=home, name=f"{dice.random()}")
        joined = a_row(Joined, cast, programme=led, institution=dice.choice(homes), reason="")
        a_row(Partner, cast, participation=joined, institution=dice.choice(homes))
        a_row(Erasure, cast, institution=home, case=new_id())
        a_row(Finding, cast, institution=home, case=new_id())


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
    beside(cast, dice)
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
    agree(Tie.objects.all(), ecomaps.visible(actor, at=at), lambda r: ecomaps.can(actor, "read", r, at=at))
    agree(FosterFamily.objects.all(), carers.visible(actor), lambda r: carers.can(actor, "read", r))
    kept = ecomaps.visible_arrangements(actor, at=at)
    agree(Arrangement.objects.all(), kept, lambda r: ecomaps.can_arrangement(actor, r, at=at))
    met = meetings.visible(actor, at=at)
    agree(Meeting.objects.all(), met, lambda r: meetings.can(actor, "facts", r, at=at))
    agree(Meeting.objects.all(), met.filter(at_table=True), lambda r: meetings.can(actor, "read", r, at=at))
    agree(Referral.objects.all(), referrals.visible(actor), lambda r: referrals.can(actor, "read", r))
    for table, seen in (
        (Reader, rights.visible), (Request, rights.visible_requests), (Pack, rights.visible_packs),
        (Withheld, rights.visible_withheld),
    ):  # fmt: skip
        agree(table.objects.all(), seen(actor, at=at), lambda r: rights.can(actor, "read", r, at=at))
    held = Review.objects.all()
    agree(held, fostering.visible(held, actor, at=at), lambda r: fostering.can(actor, "read", r, at=at))
    cares = Care.objects.all()
    agree(cares, fostering.visible(cares, actor, at=at), lambda r: fostering.can(actor, "read", r, at=at))
    agree(Programme.objects.all(), programmes.visible(actor), lambda r: programmes.can(actor, "read", r))
    agree(Erasure.objects.all(), retention.visible(actor), lambda r: retention.can(actor, "read", r))
    agree(Finding.objects.all(), watch.visible(actor), lambda r: watch.can(actor, "read", r))
    return maps.count() + written.count()


def test_the_histories_do_show_something():
    """Or the comparison above would prove nothing."""
    assert not SEEN or any(SEEN)
