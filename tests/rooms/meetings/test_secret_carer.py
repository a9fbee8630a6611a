"""Who cares for the child where nobody may know it is named on no screen that family sees."""

import datetime as dt

import pytest
import time_machine

from samspil.cases import service as cases
from samspil.formulations import service as maps
from samspil.meetings import service as meetings
from samspil.meetings.terms import Invitee
from samspil.people import service as people
from samspil.plans import service as plans
from samspil.plans.terms import Who
from tests.cast import TODAY
from tests.rooms.ecomaps.scene import bind, know, somebody, tie
from tests.rooms.meetings.stage import SOON, begun, guests

VIEWS = ("network", "happening", "keeps", "goals", "think", "do")
LEFT = "Something is left off the screen."


@pytest.fixture
def jana(cast, client):
    with time_machine.travel(SOON, tick=False):
        client.force_login(cast.jana)
        yield client


@pytest.fixture
def jitka(cast):
    """The foster carer, her husband, a word of hers on the map and a step in the plan; and the grandmother."""
    by = {"by": cast.actor(cast.jana), "at": SOON}
    jitka, husband = (somebody(cast, name, family="Veselá") for name in ("Jitka", "Oldřich"))
    vera = somebody(cast, "Věra")
    bind(cast, jitka, cast.tereza, "foster_carer")
    bind(cast, jitka, husband, "partner")
    bind(cast, vera, cast.tereza, "grandmother")
    know(cast, jitka, husband, vera, to=cast.support)
    know(cast, jitka, husband, vera, to=cast.club)
    for one in (jitka, husband, vera):
        tie(cast, one, quality="strong")
    map = maps.start(**by, case=cast.case)
    sleeps = maps.add_factor(
        **by, map=map, field="presenting", text="She sleeps badly", voice="carer", voice_person=jitka
    )
    maps.add_factor(**by, map=map, field="presenting", text="She trusts Jitka")
    calls = maps.add_factor(**by, map=map, field="perpetuating", text="Calls Oldřich at night", unknown=True)
    maps.state_hypothesis(
        **by, map=map, keeps="Nights at Jitčina", address="Evenings", achieve="Sleep", grounds=[sleeps, calls]
    )  # fmt: skip
    plan = plans.draft(**by, case=cast.case.pk, review_on=TODAY + dt.timedelta(days=60))
    goal = plans.add_goal(**by, plan=plan, text="She sleeps at night")
    plans.add_step(
        **by, goal=goal, what="Read aloud", who=Who(person=jitka.pk), due_on=TODAY + dt.timedelta(9)
    )
    plans.add_step(
        **by,
        goal=goal,
        what="Ring Jitka",
        who=Who(institution=cast.support.pk),
        due_on=TODAY + dt.timedelta(9),
    )
    plans.add_goal(**by, plan=plan, text="Home with Oldřich is calm")
    return jitka


def seen(client, cast, **more):
    meeting = begun(cast, **more)
    by = {"by": cast.actor(cast.jana), "at": SOON, "meeting": meeting}
    meetings.decide(
        **by, text="Jitka takes her to school", institution=cast.authority.pk, matter="joint_plan"
    )
    meetings.note_risk(**by, text="Someone asks Jitka", measure="", institution=None)
    pages = [client.get(f"/meetings/{meeting.pk}/present/?step={view}").content.decode() for view in VIEWS]
    assert "She sleeps badly" in pages[1] and "Read aloud" in pages[3] and "Věra" in pages[0]
    return "".join(pages)


def moved_in_secret(cast, jitka):
    by = {"by": cast.actor(cast.jana), "at": SOON}
    now = cases.get(cast.case.pk, for_=by["by"], at=SOON)
    cases.moved(
        **by, case=now, revision=now.revision, place="foster", since=TODAY, text="Lužice", secret=True
    )


def protected(cast, jitka):
    by = {"by": cast.actor(cast.petra), "at": SOON}
    people.lives_at(**by, person=jitka, since=TODAY, city="Lužice", protected=True)


@pytest.mark.parametrize("hide", [moved_in_secret, protected])
def test_a_carer_whose_name_would_tell_where_is_named_to_nobody_of_the_family(cast, jana, jitka, hide):
    assert "Jitka" in seen(jana, cast), "a carer of whom nothing is secret"
    hide(cast, jitka)
    with_mother = seen(jana, cast)
    assert "Jit" not in with_mother and "Oldřich" not in with_mother and "foster carer" in with_mother
    assert with_mother.count(LEFT) == 5, "on each view where a text names them"
    assert with_mother.count("left off the screen") == 5 + 3, "a part of what we think, a decision, a risk"
    assert "Jitka" in seen(jana, cast, invited=guests(cast)[:3]), "workers know her"
    both = [*guests(cast), Invitee(person=jitka.pk, role="participant", basis="chosen")]
    assert "Jitka" in seen(jana, cast, invited=both), "she sits there"


def test_a_grandmother_who_cares_for_the_child_is_known_to_the_family(cast, jana, jitka):
    bonds = people.around(cast.tereza, for_=cast.actor(cast.jana), on=TODAY)
    vera = next(one.person for one in bonds if one.kind == "grandmother")
    bind(cast, vera, cast.tereza, "foster_carer")
    moved_in_secret(cast, jitka)
    assert "Jitka" not in seen(jana, cast), "and her name is still there"
