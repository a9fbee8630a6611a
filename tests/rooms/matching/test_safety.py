"""What must never slip through: who lives in a family already, what was never shown, whose place it is, what changed since."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.carers import service as carers
from samspil.carers.models import Approval, Check
from samspil.fostering import service as fostering
from samspil.ground import clock
from samspil.ground.errors import Refused
from samspil.matching import service as matching
from samspil.matching.models import Decision
from tests.cast import NOW, TODAY
from tests.rooms.matching.scene import SHOWN, _child, answers, days, decide, family, later, propose, set_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return set_scene()


def test_a_family_that_never_showed_what_the_law_asks_is_asked_first_and_cannot_be_proposed(scene):
    lead = scene.by(scene.sanne)
    young = carers.NewMember("child", "Daan", "Jonker", dt.date(2012, 1, 1))
    told = [
        family("Nieuw", checks=()),
        family("Half", checks=SHOWN[:-1]),
        family("Jonker", members=[carers.NewMember("carer", "An", "Jonker", dt.date(2007, 1, 1))], checks=SHOWN[1:]),
        family("Klein", members=[carers.NewMember("carer", "An", "Klein", dt.date(1980, 1, 1)), young], checks=SHOWN[1:]),
        family("Oud", members=[carers.NewMember("carer", "An", "Oud", dt.date(1980, 1, 1))], checks=SHOWN[1:]),
    ]  # fmt: skip
    scene.families |= {f.name: f for f in carers.take_over(by=lead, at=NOW, families=told)}
    found = scene.table()
    assert scene.names(found.table.found) == {"De Vries", "Hofstra", "Oud"}
    asked = {column.family.name: why for column, why in matching.shown(found, today=TODAY).ask}
    assert set(asked) == {"Nieuw", "Half", "Jonker", "Klein"}
    assert asked["Half"] == "What the law asks of a family: something that the law asks was never shown"
    with pytest.raises(Refused) as refused:
        propose(scene, "Nieuw")
    assert "never shown" in str(refused.value.reason)
    half = carers.get(scene.families["Half"].pk, for_=lead)
    carers.show_check(
        by=lead, at=NOW, family=half, check="pre_placement", evidence="visit", shown_on=TODAY, until=days(365)
    )
    assert "Half" in scene.names(scene.table().table.found)
    assert "Half" not in scene.names(scene.table(later(400)).table.found), "until the day on the paper"


def test_children_who_live_in_a_family_count_where_somebody_must_not_live_with_them(scene):
    tim = _child(scene.by(), "Tim", (2020, 1, 1), "male")
    vries = scene.families["De Vries"].pk
    carers.open_places(
        by=scene.by(),
        at=NOW,
        family=carers.get(vries, for_=scene.by()),
        kind="general",
        places=3,
        since=TODAY,
    )
    Approval.objects.filter(family=vries).update(places=3)
    care = fostering.place(
        by=scene.by(),
        at=NOW,
        case=tim,
        family=vries,
        kind="general",
        arrives_at=later(1),
        undecided_why="Known",
    )
    told = {"by": scene.by(), "at": NOW, "reason": "abuse", "why": "Known.", "since": TODAY}
    assert scene.names(scene.table().table.found) == {"De Vries", "Hofstra"}
    kept = matching.exclude(**told, case=scene.sem, other=tim.child)
    found = scene.table()
    assert scene.names(found.table.found) == {"Hofstra"}
    heaps = {heap.why: [f.name for f, _d in heap.families] for heap in matching.shown(found, today=TODAY).out}
    assert heaps["a child lives there with whom one of them must not live"] == ["De Vries"]
    matching.end_exclusion(by=scene.by(), at=NOW, exclusion=kept)
    alone = matching.part(
        by=scene.by(), at=later(1), search=scene.search, alone=[scene.lotte.pk], reason="threat", why="Seen."
    )
    matching.exclude(**told | {"at": later(1)}, case=scene.lotte, other=None)

    def names(at):
        rows = matching.compared(
            matching.get(alone.pk, for_=scene.by(at=at), at=at), for_=scene.by(at=at), at=at
        )
        return scene.names(rows.table.found)

    assert names(later(1)) == {"Hofstra", "Bos", "Kuipers"}, "the only child in the family"
    fostering.end(by=scene.by(at=later(2)), at=later(2), care=care, on=days(2), reason="not_begun")
    assert "De Vries" in names(later(2))


def test_a_place_for_one_child_alone_is_no_place_for_another(scene):
    bos = scene.families["Bos"].pk
    Approval.objects.filter(family=bos).update(child=scene.sem.child_id)
    Approval.objects.create(family_id=bos, kind="respite", places=1, since=days(-100))
    Approval.objects.filter(family=scene.families["Kuipers"].pk).update(places=1)
    Approval.objects.create(
        family_id=scene.families["Kuipers"].pk,
        kind="general",
        places=1,
        since=days(-100),
        child=scene.sem.child,
    )
    found = scene.table()
    assert "Kuipers" in scene.names(found.table.found), "one place for any child, one for Sem"
    [facts] = carers.facts_of([bos], for_=scene.by(), at=NOW)
    assert (facts.free_of("general"), facts.free_of("general", scene.sem.child_id)) == (0, 1)
    chosen = {
        case: [
            c.kind
            for c in fostering.choices(for_=scene.by(), at=NOW, child=case.child_id)[0]
            if c.family == bos
        ]
        for case in (scene.sem, scene.lotte)
    }
    assert list(chosen.values()) == [["general", "respite"], ["respite"]]
    told = {
        "by": scene.by(),
        "at": NOW,
        "family": bos,
        "kind": "general",
        "arrives_at": later(1),
        "emergency": True,
    }
    with pytest.raises(Refused):
        fostering.place(**told, case=scene.lotte)
    Approval.objects.create(family_id=bos, kind="general", places=1, since=days(-100))
    assert fostering.place(**told, case=scene.lotte).seat == 1
    [facts] = carers.facts_of([bos], for_=scene.by(), at=NOW)
    assert (facts.free_of("general"), facts.free_of("general", scene.sem.child_id)) == (0, 1)
    assert fostering.place(**told, case=scene.sem).seat == 2
    [facts] = carers.facts_of([bos], for_=scene.by(), at=NOW)
    assert [(f.kind, f.places, f.taken) for f in facts.free] == [("general", 1, 1), ("respite", 1, 0)]
    assert facts.kept == ()


def test_a_family_that_fills_up_or_whose_check_ends_after_the_proposal_is_refused_on_the_page_in_words(
    scene, client, monkeypatch
):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    client.force_login(scene.joke)
    proposal = propose(scene)
    answers(scene, proposal)
    vries = carers.get(scene.families["De Vries"].pk, for_=scene.by())
    url = reverse("matching:decide", args=[proposal.pk])
    said = {"reasons": "School stays.", "alternatives": "Hofstra.", "reader": str(scene.sanne.pk)}
    carers.open_places(by=scene.by(), at=NOW, family=vries, kind="general", places=1, since=TODAY)
    full = client.post(url, said)
    assert full.status_code in (403, 422) and not Decision.objects.exists()
    assert "1 place free, 2 are needed" in full.content.decode()
    carers.open_places(by=scene.by(), at=NOW, family=vries, kind="general", places=2, since=TODAY)
    made = decide(scene, proposal)
    matching.read(by=scene.by(scene.sanne), at=NOW, decision=made, said="agrees", words="Fine.")
    Check.objects.filter(family=vries, check_kind="no_objection").update(until=days(-1))
    over = client.post(reverse("matching:place", args=[made.pk]), {"on": TODAY.isoformat()})
    assert over.status_code in (403, 422) and scene.fresh().ended == ""
    assert "a legal check has expired or is missing" in over.content.decode()
