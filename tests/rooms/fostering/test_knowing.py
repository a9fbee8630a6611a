"""What a carer must know before a child comes: every line answered, read with the time, and no yes without it."""

import datetime as dt

import pytest

from samspil.fostering import policy
from samspil.fostering import service as fostering
from samspil.fostering.models import Answer, Delegation
from samspil.fostering.terms import ITEMS, Item
from samspil.ground import fence
from samspil.ground.errors import Invalid, NotFound
from tests.cast import NOW, TODAY
from tests.rooms.fostering.scene import refusal, say_yes, service, tell_all


@pytest.fixture
def elker(db):
    with fence.lifted("a test speaks for several"):
        yield service()


def test_the_carer_does_not_say_yes_before_every_line_has_an_answer(elker):
    care = elker.place()
    tell_all(elker, care, but=2)
    said = refusal(lambda: say_yes(elker, care))
    assert (
        all(str(i.label) in said for i in (Item.SCHOOL, Item.CLOTHES))
        and str(Item.MEDICINE.label) not in said
    )
    fostering.ask(by=elker.carer, at=NOW, care=care, text="", holds=True, items=[Item.SCHOOL])
    asked = fostering.page(care, for_=elker.worker, at=NOW).questions[0]
    assert asked.holds and asked.text == Item.SCHOOL.label
    told = {"by": elker.worker, "at": NOW, "care": care}
    fostering.tell(**told, item=Item.SCHOOL, state="not_known", next_step="Maja asks the school on Monday")
    fostering.tell(**told, item=Item.CLOTHES, state="withheld", because="third", meaning="She has a bag.")
    assert say_yes(elker, care).confirmed_by_id == elker.birgit.pk


def test_what_is_answered_after_the_receipt_is_read_again_before_the_yes(elker):
    care = elker.place()
    tell_all(elker, care)
    fostering.receive(by=elker.carer, at=NOW, care=care)
    later = NOW + dt.timedelta(minutes=5)
    fostering.tell(by=elker.worker, at=later, care=care, item=Item.ALLERGY, state="told", text="Nuts")
    home = fostering.home(care, for_=elker.carer, at=later)
    assert [line.item for line in home.fresh] == [Item.ALLERGY] and not home.is_read
    assert "since you read it" in refusal(lambda: fostering.confirm(by=elker.carer, at=later, care=care))
    assert Answer.objects.filter(item=Item.ALLERGY).count() == 2  # the earlier one stays
    assert say_yes(elker, care, later + dt.timedelta(minutes=1)).confirmed_at


def test_each_answer_says_what_it_must(elker):
    told = {"by": elker.worker, "at": NOW, "care": elker.place(), "item": Item.WHY}
    for said, field in (
        ({"state": "told"}, "text"), ({"state": "not_known"}, "next_step"),
        ({"state": "withheld", "meaning": "x"}, "because"), ({"state": "withheld", "because": "third"}, "meaning"),
        ({"state": ""}, "state"), ({"state": "told", "text": "x", "item": "x"}, "item"),
    ):  # fmt: skip
        with pytest.raises(Invalid) as met:
            fostering.tell(**told | said)
        assert field in met.value.problems
    kept = fostering.tell(**told, state="withheld", because="third", meaning="Adults shouted.", text="secret")
    assert kept.text == ""
    with pytest.raises(TypeError):
        kept.save()


def test_in_an_emergency_the_yes_comes_before_the_set(elker):
    care = elker.place(emergency=True)
    assert fostering.confirm(by=elker.carer, at=NOW, care=care).confirmed_at == NOW
    assert len(fostering.standing(care).open) == len(ITEMS)


def test_who_decides_is_one_answer_at_a_time_and_what_was_before_stays(elker):
    told = {"by": elker.worker, "at": NOW, "care": elker.place(), "task": "doctor", "given_by": "Mother"}
    fostering.delegate(**told, decides="ask")
    fostering.delegate(**told, decides="carer", until=TODAY + dt.timedelta(days=90))
    assert [(d.decides, d.latest) for d in Delegation.objects.order_by("set_at", "id")] == [
        ("ask", False),
        ("carer", True),
    ]
    with pytest.raises(Invalid):
        fostering.delegate(**told | {"given_by": " "}, decides="carer")
    with pytest.raises(Invalid):
        fostering.delegate(**told, decides="carer", until=TODAY)


def test_what_the_carer_may_decide_is_so_on_the_days_for_which_it_was_given(elker):
    care = elker.place()
    told = {"by": elker.worker, "at": NOW, "care": care, "given_by": "Mother", "decides": "carer"}
    since, until = TODAY + dt.timedelta(days=5), TODAY + dt.timedelta(days=9)
    fostering.delegate(**told, task="doctor", since=since, until=until)

    def said(days):
        at = NOW + dt.timedelta(days=days)
        return dict(fostering.home(care, for_=elker.carer, at=at).delegations)["doctor"]

    assert [said(n) is not None for n in (0, 5, 8, 9)] == [False, True, True, False]


def test_only_the_carer_of_this_family_reads_and_says_yes(elker, cast):
    care = elker.place()
    tell_all(elker, care)
    olga = cast.actor(cast.olga)
    for actor in (elker.carer, elker.worker, elker.lead, olga):
        seen = care in policy.own(actor, at=NOW)
        assert seen == policy.is_own(actor, care, at=NOW) == (actor.account == elker.birgit.pk)
    for act in (fostering.receive, fostering.confirm):
        with pytest.raises(NotFound):
            act(by=olga, at=NOW, care=care)
        with pytest.raises(NotFound):
            act(by=elker.worker, at=NOW, care=care)
    with pytest.raises(NotFound):
        fostering.home(care, for_=olga, at=NOW)
    with pytest.raises(NotFound):
        fostering.eyes_of(olga, at=NOW)
