"""Whatever is typed for others and names a protected place is held back once: every act is asked, or says why it need not be."""

from pathlib import Path

import pytest
from django.apps import apps
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils.html import escape

from samspil.cases import service as cases
from samspil.desk.acts.stays import STAYS
from samspil.ground import typed
from samspil.ground.errors import Held
from samspil.people import service as people
from samspil.people.models import Person
from samspil.plans import service as plans
from samspil.plans.terms import Who
from samspil.trail import service as trail
from tests.cast import NOW, TODAY
from tests.law import walking
from tests.law.test_acts import recorded
from tests.rooms.meetings.stage import begun, called
from tests.rooms.plans.scene import LEVEL_FIELDS, LEVELS, card_of, set_scene

ROOT = Path(__file__).resolve().parents[2] / "src" / "samspil"
HELD = "This names a protected place"
SECRET = "Bratislavská"


@pytest.fixture
def hidden(cast, time_machine):
    """The mother of the child lives where only one of the institutions may know it."""
    time_machine.move_to(NOW, tick=False)
    jana = cast.actor(cast.jana)
    mother = people.add(by=jana, at=NOW, given_name="Hana", family_name="Nováková", around=cast.tereza)
    people.bind(by=jana, at=NOW, person=mother, to=cast.tereza, kind="mother")
    people.lives_at(
        by=jana, at=NOW, person=mother, since=TODAY, street=f"{SECRET} 12", postcode="602 00", city="Kuřim",
        country="CZ", protected=True,
    )  # fmt: skip
    return jana


def test_only_what_is_brought_in_or_out_by_the_list_is_recorded_unasked():
    many = {
        p.parent.parent.name
        for p in ROOT.rglob("operations/*.py")
        if "trail.record_all(" in p.read_text("utf-8")
    }
    assert many == {"cases", "exchange", "fostering", "people"}
    assert {
        p.stem for p in (ROOT / "cases/operations").glob("*.py") if "record_all(" in p.read_text("utf-8")
    } == {
        "entries",  # what a list brings to the timeline
        "taking_over",
    }


def test_every_act_that_is_not_asked_says_why():
    assert sorted(set(STAYS) - recorded()) == [], "no such act"
    assert all(len(why) > 15 for why in STAYS.values())
    asked = recorded() - set(STAYS)
    rooms = {act.partition(".")[0] for act in asked}
    assert {
        "meetings",
        "plans",
        "formulations",
        "ecomaps",
        "sharing",
        "referrals",
        "consents",
        "fostering",
        "rights",
    } <= rooms


@pytest.mark.django_db
def test_each_act_is_held_back_once_and_the_answer_is_in_the_record(cast, hidden):
    """Of a case and of none, whoever brings it to the trail; nothing of it is kept, and the tick is."""
    acts = sorted(recorded())
    said = [f"She is at {SECRET}, ring first."]
    for case in (cast.case.pk, None):
        with typed.nobody():
            typed.begins(hidden, lambda: said)
            before = trail.head(hidden.institution)
            for act in acts:
                if act in STAYS or act == "cases.may_know":
                    continue
                with pytest.raises(Held) as held:
                    trail.record(by=hidden, at=NOW, act=act, case=case)
                assert held.value.words == (SECRET,) and held.value.texts == tuple(said), act
            assert trail.head(hidden.institution) == before
    for act in ("meetings.call", "referrals.send"):
        with typed.nobody():
            typed.begins(hidden, lambda: said, aware=True)
            trail.record(by=hidden, at=NOW, act=act, case=cast.case.pk if "meet" in act else None)
            trail.record(by=hidden, at=NOW, act=act, case=cast.case.pk if "meet" in act else None)
    noted = trail.Entry.objects.filter(chain=str(hidden.institution), act="cases.may_know")
    assert noted.count() == 2 and not any(SECRET in entry.details for entry in noted)
    petra = cast.actor(cast.petra)
    with typed.nobody():
        typed.begins(petra, lambda: said)
        trail.record(by=petra, at=NOW, act="meetings.call", case=cast.case.pk)
    with typed.nobody():
        typed.begins(hidden, lambda: said)
        trail.record(by=hidden, at=NOW, act="crisis.log", case=cast.case.pk)
        with typed.kept_to_us():
            trail.record(by=hidden, at=NOW, act="cases.write", case=cast.case.pk)


def forms(cast, mother) -> list[tuple[str, dict[str, object], str]]:
    """Address, what is typed, and the field whose words others read."""
    case, scene, meeting = cast.case.pk, set_scene(cast), begun(cast)
    card = card_of(cast)
    call = {
        "kind": "conference", "goal": "How she gets to school", "on": "1. 12. 2026", "time": "10.30", "minutes": "60",
        "place": "Cejl 75", "ask": [f"w:{cast.petra.pk}:{cast.support.pk}"],
        "extra_name": ["Hana"], "extra_email": ["hana@example.org"], "extra_why": ["her daughter"],
    }  # fmt: skip
    on_map = {"text": "Late", "kind": "fact", "voice": "school"}
    tie = {"name": "Knihovna", "to": cast.tereza.pk, "quality": "weak", "support": "gives", "often": "weekly", "sphere": "work",
           "since": "1. 10. 2026"}  # fmt: skip
    ask = {
        "to": str(cast.club.pk), "about": "topic", "scope": ["visits"], "question": "Jak to jde?", "purpose": "Ráno",
        "basis": "request", "span": "week", "needed_by": "27. 11. 2026", "requested_on": "24. 11. 2026", "do": "ask",
    }  # fmt: skip
    refer = {
        "to": str(cast.club.pk),
        "urgency": "week",
        "next_on": "2030-01-02",
        "text": "Someone to talk to.",
    }
    consent = {
        "giver": str(mother.pk), "given_as": "parent", "scope": ["school"], "to": str(cast.support.pk), "purpose": "Plán",
        "matter": "Ráno", "since": "24. 11. 2026", "span": "quarter", "language": "cs", "signed": "screen",
        "signed_on": "24. 11. 2026", "signed_name": "Hana Nováková", "do": "agree",
    }  # fmt: skip
    decision = {"text": "Help at home", "institution": str(cast.support.pk), "matter": "out_of_home"}
    step = {"what": "Breakfast", "who": Who(person=scene.mother.pk).key, "due_on": "4. 12. 2026"}
    return [
        (reverse("meetings:new", args=[case]), call, "goal"),
        (reverse("meetings:new", args=[case]), call, "place"),
        (reverse("meetings:decide", args=[meeting.pk]), decision, "text"),
        (reverse("meetings:minutes", args=[meeting.pk]), {"text": "It was said", "revision": "1"}, "text"),
        (reverse("plans:new_goal", args=[scene.plan.pk]), {"text": "Rested"} | LEVEL_FIELDS, "text"),
        (reverse("plans:new_step", args=[scene.goal.pk]), step, "what"),
        (reverse("formulations:add", args=[case]), on_map | {"field": "perpetuating"}, "text"),
        (reverse("formulations:card", args=[case, card.pk]), on_map | {"revision": "1"}, "text"),
        (reverse("ecomaps:show", args=[case]) + "ties/", tie, "name"),
        (reverse("sharing:ask", args=[case]), ask, "question"),
        (reverse("referrals:send"), refer, "text"),
        (reverse("consents:new", args=[cast.tereza.pk]), consent, "matter"),
    ]


def kept() -> set[str]:
    """The tables in which the word stands, but for where it is protected."""
    own = {"people.address", "people.person"}
    models = [m for m in apps.get_models() if m._meta.label_lower not in own]
    return {m._meta.label for m in models if any(SECRET in str(row) for row in m._base_manager.values_list())}


@pytest.mark.django_db
def test_what_is_typed_anywhere_waits_for_an_answer_loses_nothing_and_is_kept_only_then(cast, hidden):
    mother = Person.objects.get(given_name="Hana")
    client = walking.visitor(cast, "jana")
    left = forms(cast, mother)
    for address, said, name in left:
        typed_ = said | {name: f"{said[name]} at {SECRET}"}
        held = client.post(address, typed_ | {"csrfmiddlewaretoken": "as a browser sends it"})
        assert held.status_code == 422 and HELD in held.text and SECRET in held.text, (
            address,
            held.status_code,
        )
        for field, values in typed_.items():
            for value in values if isinstance(values, list) else [values]:
                assert f'name="{field}"' in held.text and escape(str(value)) in held.text, (address, field)
    assert kept() == set() and mail.outbox == [], "nothing was kept, and nothing sent"
    for address, said, name in left:
        done = client.post(address, said | {name: f"{said[name]} at {SECRET}", "aware": "yes"})
        assert done.status_code in (302, 303), (address, done.text[:2000])
    assert len(kept()) >= 9
    address, said, name = left[2]
    shown = client.post(address, said | {name: "She is at Bratyslawska", "screen": "do"})
    assert shown.status_code == 422 and SECRET not in shown.text and "Bratyslawska" in shown.text, (
        "the room reads it"
    )
    by_script = client.post(
        left[-1][0], left[-1][1] | {"matter": SECRET}, headers={"Accept": "application/json"}
    )
    assert by_script.status_code == 422 and SECRET in by_script.json()["words"]


@pytest.mark.django_db
def test_what_stood_there_before_is_listed_for_who_protects_it_and_asked_about_when_somebody_new_comes_to_read_it(
    cast, time_machine
):
    """The place of a meeting and a goal were written before the mother moved there; a new institution and the family's pages
    would tell of it."""
    time_machine.move_to(NOW, tick=False)
    scene, jana = set_scene(cast), cast.actor(cast.jana)
    plans.add_goal(
        by=jana, at=NOW, plan=scene.plan, text=f"Home to {SECRET} by seven", levels=LEVELS, start_level=-1
    )
    called(cast, place=f"{SECRET} 12")
    client, access = walking.visitor(cast, "jana"), reverse("cases:access", args=[cast.case.pk])
    assert "Texts that name" not in client.get(access).text
    people.lives_at(
        by=jana, at=NOW, person=scene.mother, since=TODAY, street=f"{SECRET} 12", city="Kuřim", country="CZ",
        protected=True,
    )  # fmt: skip
    page = client.get(access).text
    assert (
        "Texts that name a protected place" in page and f"Home to {SECRET}" in page and f"{SECRET} 12" in page
    )
    assert SECRET not in walking.visitor(cast, "petra").get(access).text, "what others protect is not told"
    new = {"by": jana, "at": NOW, "case": cast.case, "institution": cast.elsewhere}
    with typed.nobody():
        typed.begins(jana, lambda: ["Their help is needed"])
        with pytest.raises(Held) as held, transaction.atomic():
            cases.bring_in(**new, competence="low_threshold_youth_work", purpose="Help", basis="statute")
        assert set(held.value.texts) == {f"Home to {SECRET} by seven", f"{SECRET} 12"}
