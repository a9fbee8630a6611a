"""Never alone, the network first, a bed the reasoned exception; and an emergency is never blocked."""

import pytest
import time_machine
from django.urls import reverse

from samspil.beds import service as beds
from samspil.crisis import service as crisis
from samspil.crisis.models import Due, Gate
from samspil.crisis.terms import Measure
from samspil.ground.errors import Invalid, NotFound, Refused
from tests.cast import NOW
from tests.rooms.crisis.team import HOUR

TEXTS = {
    "information": "Father hit the door.", "judgement": "Not safe tonight.", "decision": "Grandmother stays.",
    "child_view": "I sleep when gran is here.", "parents_view": "Mother agrees.",
}  # fmt: skip
PASSED = {"network": "nobody near", "at_home": "father stays", "leaves": "he will not go"}


def decide(team, found, *, at=NOW + 2 * HOUR, **more):
    told = {
        "by": team.actor(team.sanne, at),
        "at": at,
        "crisis": found,
        "measure": "network",
        "passed_over": {},
        **TEXTS,
    }
    return crisis.decide(**told | more)


def dues(account, at=NOW + 20 * HOUR):
    return {d.kind for d in Due.objects.filter(account=account, done_at=None, due_at__lte=at + 30 * HOUR)}


def test_the_type_is_judged_face_to_face(team):
    found = team.call()
    by = team.actor(team.sanne)
    with pytest.raises(Refused):
        crisis.assess(by=by, at=NOW, crisis=found, assessed_as="violence")
    team.log(found, at=NOW + HOUR)
    assert crisis.assess(by=by, at=NOW + HOUR, crisis=found, assessed_as="violence").assessed_as == "violence"


def test_a_later_measure_says_why_each_earlier_one_was_not_enough_and_texts_stand_apart(team):
    found = team.call()
    with pytest.raises(Invalid) as refused:
        decide(team, found, measure="place", judgement=" ", passed_over={"network": "nobody"})
    assert set(refused.value.problems) == {"passed_at_home", "passed_leaves", "offer", "judgement"}
    with pytest.raises(Invalid) as refused:
        decide(team, found, second=team.sanne.pk)
    assert set(refused.value.problems) == {"second"}
    made = decide(team, found, second=team.tom.pk, passed_over={"leaves": "not asked"})
    assert (made.measure, made.passed_over) == (Measure.NETWORK, {})
    assert "voice" in dues(team.tom)


def test_others_speak_with_their_own_account_or_are_noted_as_heard_and_a_no_stays(team):
    made = decide(team, team.call(), second=team.tom.pk)
    voice = made.voices.get()
    with pytest.raises(NotFound):
        crisis.voice(voice.pk, for_=team.actor(team.anneke), at=NOW)
    mine = crisis.voice(voice.pk, for_=team.actor(team.tom), at=NOW)
    with pytest.raises(Invalid):
        crisis.say(by=team.actor(team.tom), at=NOW + 3 * HOUR, voice=mine, agrees=False)
    said = crisis.say(
        by=team.actor(team.tom), at=NOW + 3 * HOUR, voice=mine, agrees=False, words="Father is calm."
    )
    with pytest.raises(Refused):
        crisis.say(by=team.actor(team.tom), at=NOW + 4 * HOUR, voice=said, agrees=True)
    assert "voice" not in dues(team.tom)
    by = team.actor(team.sanne)
    heard = crisis.ask_voice(
        by=by, at=NOW + 3 * HOUR, made=made, role="scientist", name="dr. M. Smit", words="Agrees."
    )
    assert (heard.account, heard.agrees) == (None, True)
    with pytest.raises(Refused):
        crisis.ask_voice(by=by, at=NOW + 3 * HOUR, made=made, role="scientist", name="another")


@pytest.fixture
def house(team):
    by = team.actor(team.anneke)
    return beds.open_unit(by=by, at=NOW - HOUR, name="Noorderhuis", beds=1, age_from=4, age_before=18)


def test_a_bed_is_taken_at_once_and_written_down_after_late_ones_are_listed(team, house):
    found = team.call(danger="acute", case=team.case.pk)
    by = team.actor(team.sanne, NOW + HOUR)
    gate = crisis.bed_now(by=by, at=NOW + HOUR, crisis=found, unit=house.pk, words="father with a knife")
    again = crisis.bed_now(by=by, at=NOW + HOUR, crisis=found)
    assert (again.pk, gate.due_at) == (gate.pk, NOW + 7 * HOUR)
    assert gate.stay is not None
    assert not crisis.late(for_=by, at=NOW + 6 * HOUR)
    late = crisis.late(for_=by, at=NOW + 8 * HOUR)
    assert [(d.kind, d.account) for d in late] == [("document", team.sanne)]
    assert crisis.board(for_=by, at=NOW + 8 * HOUR).late == 1
    with pytest.raises(Refused):
        crisis.close(by=by, at=NOW + 8 * HOUR, crisis=found, ending="home", alone="x")
    made = decide(
        team, found, at=NOW + 9 * HOUR, measure="place", passed_over=PASSED, instead="acute_danger", second=team.tom.pk,
        scientist_name="dr. M. Smit",
    )  # fmt: skip
    assert Gate.objects.get().documented_at is None  # the second has not spoken
    voice = made.voices.get(account=team.tom)
    crisis.say(by=team.actor(team.tom, NOW + 10 * HOUR), at=NOW + 10 * HOUR, voice=voice, agrees=True)
    assert Gate.objects.get().documented_at == NOW + 10 * HOUR
    assert not crisis.late(for_=by, at=NOW + 90 * HOUR)
    todo = crisis.waiting(for_=by, at=NOW + 10 * HOUR, today=NOW.date())
    assert "crisis.document" not in {t.kind for t in todo}


def test_a_nameless_child_has_a_bed_kept_and_a_bed_without_danger_is_decided_first(team, house):
    nameless = team.call(danger="acute")
    by = team.actor(team.sanne)
    gate = crisis.bed_now(by=by, at=NOW, crisis=nameless, unit=house.pk)
    assert gate.stay is None
    full = crisis.bed_now(by=by, at=NOW, crisis=team.call(case=team.case.pk), unit=house.pk)
    assert (full.stay, full.documented_at) == (None, None)  # the only bed is held; the act stands
    named = team.call(case=team.case.pk)
    made = decide(team, named, measure="place", passed_over=PASSED, offer="ASH offered 18.30, refused")
    with pytest.raises(Refused):
        crisis.bed(by=by, at=NOW + 3 * HOUR, made=made, unit=house.pk)
    for role in ("second", "scientist"):
        crisis.ask_voice(by=by, at=NOW + 2 * HOUR, made=made, role=role, name=role)
    given = crisis.bed(by=by, at=NOW + 5 * HOUR, made=made, unit=house.pk)
    assert given.stay and given.documented_at


@time_machine.travel(NOW + HOUR, tick=False)
def test_the_journey_of_a_bed_at_once_by_its_pages(team, house, client):
    found = team.call(danger="acute", case=team.case.pk)
    client.force_login(team.sanne)
    address = reverse("crisis:show", args=[found.pk])
    assert (
        client.post(address, {"act": "bed_now", "unit": str(house.pk), "words": "knife"}).status_code == 303
    )
    page = client.get(address).content.decode()
    assert "knife" in page
    late = {"act": "close", "ending": "home", "alone": "x"}
    assert client.post(address, late).status_code == 403
    empty = client.post(address, {"act": "decide", "measure": "place"})
    assert empty.status_code == 422
    told = TEXTS | {
        "act": "decide", "measure": "place", "instead": "acute_danger", "second": str(team.tom.pk), "scientist_name": "dr. Smit",
        **{f"passed_{m}": why for m, why in PASSED.items()},
    }  # fmt: skip
    assert client.post(address, told).status_code == 303
    client.force_login(team.tom)
    assert reverse("crisis:show", args=[found.pk]) in client.get("/day/").content.decode()
    voice = found.decisions.get().voices.get(account=team.tom)
    answer = client.post(address, {"act": "say", "voice": str(voice.pk), "agrees": "yes", "words": ""})
    assert answer.status_code == 303
    assert Gate.objects.get().documented_at is not None


def test_a_safety_plan_is_one_page_in_the_familys_language(team, client):
    found = team.call(child_name="Yara")
    by = team.actor(team.sanne)
    told = {
        "present": "mother, gran Riet",
        "worries": "shouting",
        "steps": "Gran sleeps here",
        "call": "050 000 00 12",
    }
    with pytest.raises(Invalid):
        crisis.agree_plan(by=by, at=NOW, crisis=found, language="xx", **told)
    crisis.agree_plan(by=by, at=NOW, crisis=found, language="cs", **told)
    client.force_login(team.sanne)
    page = client.get(reverse("crisis:plan", args=[found.pk]))
    assert page.status_code == 200
    text = page.content.decode()
    assert "Gran sleeps here" in text and "bezpečnostní plán" in text and "112" in text
    client.force_login(team.fatima)
    assert client.get(reverse("crisis:plan", args=[found.pk])).status_code == 404
