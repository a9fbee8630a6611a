"""From a proposal through the answers of all to a decision that somebody else read; and what stops it on the way."""

import pytest

from samspil.carers import service as carers
from samspil.fostering import service as fostering
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.matching import policy
from samspil.matching import service as matching
from samspil.matching.models import Proposal, Search
from samspil.matching.service import SupportGiven
from samspil.trail.models import Entry
from tests.cast import NOW, TODAY
from tests.rooms.matching.scene import answers, days, decide, later, need, propose, set_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return set_scene()


def waits(scene, who=None, at=NOW):
    return [str(t.title) for t in matching.waiting(for_=scene.by(who, at), at=at, today=TODAY)]


def test_the_whole_way_each_step_waits_for_whom_it_should(scene):
    dog = need(scene, "no_dog")
    assert waits(scene) == ["Look for a foster family"]
    proposal = propose(scene)
    assert waits(scene) == ["Ask for the answers to a proposal"]
    answers(scene, proposal, parent="no")
    assert waits(scene) == ["Decide on a foster family"]
    matching.got_to_know(
        by=scene.by(),
        at=NOW,
        proposal=proposal,
        on=TODAY,
        there="Sem, Lotte, both carers",
        child="I liked the dog.",
    )
    made = decide(
        scene, proposal, supports=[SupportGiven(str(dog.pk), "Three visits without the dog", "Rik")]
    )
    assert [s.what for s in made.supports.all()] == ["Three visits without the dog"]
    assert ("No dog", "not", "dog") in matching.stood(made, on=TODAY)
    assert waits(scene) == [] and waits(scene, scene.sanne) == ["Read a decision on a foster family"]
    matching.read(
        by=scene.by(scene.sanne), at=NOW, decision=made, said="agrees", words="The dog was thought of."
    )
    assert waits(scene) == ["Prepare the move to the foster family"]
    matching.place(by=scene.by(), at=NOW, decision=made, on=TODAY)
    assert waits(scene) == [] and scene.fresh().ended == "placed"
    cares = [fostering.of_case(c.pk, for_=scene.by(), at=NOW) for c in (scene.sem, scene.lotte)]
    assert all(cares), "each child has its place in the family"
    assert set(matching.done(scene.search)) == {1, 3, 4, 5, 6, 7, 8}
    acts = set(Entry.objects.filter(act__startswith="matching.").values_list("act", flat=True))
    assert {"matching.open", "matching.propose", "matching.decide", "matching.read", "matching.place"} <= acts


def test_a_decision_names_reasons_others_thought_of_support_for_each_mismatch_and_a_reader(scene):
    dog = need(scene, "no_dog")
    proposal = propose(scene)
    with pytest.raises(Invalid) as problem:
        decide(scene, proposal, reasons=" ", alternatives="", compromises=["time"], reader=scene.joke.pk)
    assert set(problem.value.problems) == {
        "reasons", "alternatives", "compromise_why", "reader", "", f"what-{dog.pk}",
    }  # fmt: skip


def test_nobody_is_placed_with_carers_who_said_no_nor_before_somebody_else_agreed(scene):
    proposal = propose(scene)
    answers(scene, proposal, carers="no")
    with pytest.raises(Refused):
        decide(scene, proposal)
    matching.withdraw(by=scene.by(), at=NOW, proposal=proposal, why="They said no.")
    assert Proposal.objects.get(pk=proposal.pk).fate == "declined"
    proposal = propose(scene, "Hofstra")
    answers(scene, proposal)
    made = decide(scene, proposal)
    with pytest.raises(Refused):
        matching.read(by=scene.by(), at=NOW, decision=made, said="agrees", words="Mine.")
    with pytest.raises(Refused):
        matching.place(by=scene.by(), at=NOW, decision=made, on=TODAY)
    matching.read(by=scene.by(scene.sanne), at=NOW, decision=made, said="disagrees", words="Too far.")
    with pytest.raises(Refused):
        matching.place(by=scene.by(), at=NOW, decision=made, on=TODAY)


def test_carers_who_take_their_yes_back_or_were_never_asked_get_no_child(scene):
    proposal = propose(scene)
    answers(scene, proposal, carers="not_able")
    with pytest.raises(Refused, match="have not said yes"):
        decide(scene, proposal)
    answers(scene, proposal, carers="yes_if")
    made = decide(scene, proposal)
    matching.read(by=scene.by(scene.sanne), at=NOW, decision=made, said="agrees", words="Fine.")
    answers(scene, proposal, carers="no")
    with pytest.raises(Refused, match="said no"):
        matching.place(by=scene.by(), at=NOW, decision=made, on=TODAY)


def test_the_same_children_are_not_proposed_twice_and_one_family_is_asked_at_a_time(scene):
    propose(scene)
    for name in ("De Vries", "Hofstra"):
        with pytest.raises(Invalid):
            propose(scene, name)
    with pytest.raises(Refused):
        matching.find_none(
            by=scene.by(),
            at=NOW,
            search=scene.search,
            reasons="x",
            alternatives="x",
            words="x",
            where="x",
            until=days(9),
        )


def test_a_family_that_is_out_cannot_be_proposed_and_is_told_why(scene):
    with pytest.raises(Refused) as refused:
        propose(scene, "Bos")
    assert "1 place free, 2 are needed" in str(refused.value.reason)


def test_a_family_that_fills_up_between_proposal_and_decision_is_not_decided_on(scene):
    proposal = propose(scene)
    answers(scene, proposal)
    made_later = later(1)
    family = carers.get(scene.families["De Vries"].pk, for_=scene.by())
    carers.open_places(
        by=scene.by(at=made_later), at=made_later, family=family, kind="general", places=1, since=days(1)
    )
    with pytest.raises(Refused) as refused:
        decide(scene, proposal, at=made_later)
    assert "1 place free" in str(refused.value.reason)


def test_a_ban_found_late_stops_the_proposal_and_waits_for_a_decision(scene):
    proposal = propose(scene)
    answers(scene, proposal)
    made = decide(scene, proposal)
    matching.read(by=scene.by(scene.sanne), at=NOW, decision=made, said="agrees", words="Fine.")
    matching.ban(
        by=scene.by(),
        at=NOW,
        case=scene.lotte,
        family=scene.families["De Vries"].pk,
        why="The uncle visits.",
        since=TODAY,
    )
    assert waits(scene) == ["Decide on a foster family"]
    with pytest.raises(Refused) as refused:
        matching.place(by=scene.by(), at=NOW, decision=made, on=TODAY)
    assert "a ban keeps Lotte J. away" in str(refused.value.reason) and "uncle" not in str(
        refused.value.reason
    )
    assert scene.names(scene.table().table.found) == {"Hofstra"}
    matching.withdraw(by=scene.by(), at=NOW, proposal=proposal, why="The ban.")
    made.refresh_from_db()
    assert made.dropped_at and waits(scene) == ["Look for a foster family"]


def test_no_suitable_family_is_a_decision_that_starts_a_search_without_a_name(scene):
    given = {"by": scene.by(), "at": NOW, "search": scene.search, "reasons": "None fits.", "alternatives": "All 4.",
             "where": "Recruitment", "until": days(30)}  # fmt: skip
    with pytest.raises(Invalid) as problem:
        matching.find_none(**given, words="A home for Sem and Lotte")
    assert set(problem.value.problems) == {"words"}
    matching.find_none(**given, words="A home without a dog for a boy of 8 and a girl of 5")
    [call] = matching.calls(scene.search)
    assert (call.where, call.until) == ("Recruitment", days(30)) and scene.fresh().ended_at is None
    [made] = matching.decisions(scene.search)
    assert made.proposal is None and waits(scene) == ["Look for a foster family"]


def test_what_one_may_read_is_what_one_sees(scene, cast):
    other = set_actor(scene)
    for actor in (scene.by(), scene.by(scene.sanne), *other, cast.actor(cast.jana), cast.actor(cast.ada)):
        for at in (NOW, later(-60), later(60)):
            rows = policy.visible(actor, at=at)
            assert policy.can(actor, "read", Search.objects.get(), at=at) == rows.exists()


def set_actor(scene):
    from samspil.access.service import Role
    from tests.cast import _staff

    return [scene.by(_staff("Youri Vos", scene.home, Role.YOUTH_WORKER, "en"))]


def test_erasing_one_child_leaves_the_search_of_the_other_and_erasing_both_leaves_nothing(scene):
    need(scene, "no_dog")
    gone = matching.erase(by=scene.by(), at=NOW, case=scene.sem.pk)
    assert "matching.seeker" in gone and scene.fresh().case_id == scene.lotte.pk
    gone = matching.erase(by=scene.by(), at=NOW, case=scene.lotte.pk)
    assert {"matching.search", "matching.need"} <= set(gone) and not Search.objects.exists()
    with pytest.raises(NotFound):
        scene.fresh()
