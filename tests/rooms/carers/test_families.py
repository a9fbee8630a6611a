import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.carers import policy
from samspil.carers import service as carers
from samspil.carers.models import FamilyFact, FosterFamily, Suspension
from samspil.carers.queries import comparing
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from tests.cast import NOW, TODAY

DAY = dt.timedelta(days=1)


def told(n: int) -> carers.NewFamily:
    return carers.NewFamily(
        name=f"Family {n:03}", members=[carers.NewMember("carer", "A", born_on=dt.date(1980, 1, 1))],
        approvals=[carers.NewApproval("general", 1, TODAY - DAY)], facts=[carers.NewFact("need", "can", "baby")],
    )  # fmt: skip


def test_facts_of_many_families_take_as_many_queries_as_of_one(house, hoekstra):
    by = house.actor(house.hilde)

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as said:
            found = carers.facts_of(for_=by, at=NOW)
        return len(found), len(said)

    (one, few) = asked()
    carers.take_over(by=house.actor(house.wim), at=NOW, families=[told(n) for n in range(30)])
    assert one == 1 and few == 11, "ten, and one for the places taken"
    assert asked() == (31, few)


def test_a_family_has_the_fewer_of_approved_and_open_places_and_says_why_it_takes_nobody(
    house, hoekstra, monkeypatch
):
    by = house.actor(house.hilde)

    def one(at=NOW):
        return carers.facts_of([hoekstra.pk], for_=by, at=at)[0]

    assert [(f.kind, f.places, f.taken) for f in one().free] == [("general", 1, 0)] and one().why_not == ()
    assert one().waiting_since == TODAY - 200 * DAY
    assert one().about("need", "baby")[0].on is None and one().about("animal")[0].on == TODAY
    monkeypatch.setattr(
        comparing, "_counts", [lambda families, at: {hoekstra.pk: {"general": [hoekstra.pk]}}]
    )
    assert one().free_of("general") == 0 and one().why_not == ("full",) and one().waiting_since is None
    monkeypatch.setattr(comparing, "_counts", [])
    pause = carers.rest(by=by, at=NOW, family=hoekstra, since=TODAY - DAY, until=TODAY + DAY)
    assert one().why_not == ("break",)
    carers.rest_over(by=by, at=NOW, pause=pause)
    Suspension.objects.create(family=hoekstra, since=TODAY)
    assert one().why_not == ("suspended",)
    assert "approval_ended" in one(NOW - 300 * DAY).why_not


def test_a_family_is_seen_by_its_own_service_and_by_its_carers_alone(house, hoekstra, cast):
    for account in (house.noor, cast.jana, cast.olga):
        with pytest.raises(NotFound):
            carers.get(hoekstra.pk, for_=house.actor(account))
        assert carers.facts_of(for_=house.actor(account), at=NOW) == []
    carer = hoekstra.members.get()
    carers.give_account(by=house.actor(house.hilde), at=NOW, member=carer, account=cast.olga.pk)
    olga = house.actor(cast.olga)
    assert carers.of_account(for_=olga, at=NOW) == hoekstra
    assert carers.family_page(carers.of_account(for_=olga, at=NOW), for_=olga, at=NOW).carers == [carer]
    carers.end_member(by=house.actor(house.hilde), at=NOW, member=carer, until=TODAY)
    assert carers.of_account(for_=olga, at=NOW) is None
    for account in (house.hilde, house.noor, cast.jana, cast.ada):
        actor = house.actor(account)
        seen = set(policy.visible(actor))
        assert seen == {f for f in FosterFamily.objects.all() if policy.can(actor, "read", f)}


def test_a_new_fact_ends_the_old_one_and_keeps_it(house, hoekstra):
    by = house.actor(house.hilde)
    carers.note_fact(
        by=by, at=NOW, family=hoekstra, topic="need", detail="baby", stance="cannot", source="visit"
    )
    assert FamilyFact.objects.filter(family=hoekstra, topic="need").count() == 2
    (now,) = carers.facts_of([hoekstra.pk], for_=by, at=NOW)[0].about("need")
    assert (now.stance, now.source, now.on) == ("cannot", "visit", TODAY)
    with pytest.raises(Invalid) as wrong:
        carers.note_fact(
            by=by,
            at=NOW,
            family=hoekstra,
            topic="need",
            detail="x",
            stance="?",
            source="visit",
            low=3,
            high=2,
        )
    assert set(wrong.value.problems) == {"detail", "stance", "high"}


def test_two_who_change_a_family_at_once_meet_and_strangers_change_nothing(house, hoekstra, cast):
    by = house.actor(house.hilde)
    carers.change(by=by, at=NOW, family=hoekstra, revision=1, area="Leek")
    with pytest.raises(Conflict):
        carers.change(by=by, at=NOW, family=hoekstra, revision=1, area="Haren")
    with pytest.raises(NotFound):
        carers.change(by=house.actor(cast.mark), at=NOW, family=hoekstra, revision=2, area="Haren")
    with pytest.raises(Refused):
        carers.take_over(by=by, at=NOW, families=[told(1)])
    carers.guide(by=by, at=NOW, family=hoekstra, account=house.hilde.pk)
    with pytest.raises(Invalid):
        carers.guide(by=by, at=NOW, family=hoekstra, account=house.noor.pk)
    assert carers.families(for_=by, mine=True).items == [hoekstra]
