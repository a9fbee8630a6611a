"""A programme: municipalities come and go, elements have versions, roles are agreed, money is spent, talks are due."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.ground.periods import months_later
from samspil.programmes import service as programmes
from samspil.programmes.terms import Core
from tests.cast import NOW, TODAY
from tests.rooms.programmes.scene import BEGAN, Scene, all_in, begun, joined, set_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene(db: None) -> Scene:
    return set_scene()


def test_a_municipality_that_leaves_stays_with_date_and_reason(scene: Scene) -> None:
    by = {"by": scene.actor(scene.lead), "at": NOW}
    programme = begun(scene)
    stays = joined(scene, programme)
    left = joined(scene, programme, "Roskilde", institution=None)
    with pytest.raises(Invalid) as problem:
        programmes.leave(**by, participation=left.pk, left_on=TODAY, how="early", reason=" ")
    assert set(problem.value.problems) == {"reason"}
    asked = {"for_": by["by"], "at": NOW, "today": TODAY}
    assert "Roskilde" in {t.detail for t in programmes.waiting(**asked)}, "a talk is overdue"
    programmes.leave(**by, participation=left.pk, left_on=TODAY, how="early", reason="No staff for it")
    assert "Roskilde" not in {t.detail for t in programmes.waiting(**asked)}, (
        "of who has left nothing is asked"
    )
    with pytest.raises(Invalid):
        joined(scene, programme, "roskilde", institution=None, joined_on=TODAY - dt.timedelta(1))
    with pytest.raises(Refused):
        programmes.set_element(**by, participation=left.pk, code="line", on=False)
    for_ = scene.actor(scene.worker)
    assert [p.name for p in programmes.everybody(programme)] == ["Roskilde", "Vesthimmerland"]
    assert programmes.participants(programme.pk, for_=for_, on=TODAY) == [stays]
    before = programmes.participants(programme.pk, for_=for_, on=TODAY - dt.timedelta(1))
    assert {p.name for p in before} == {"Roskilde", "Vesthimmerland"}
    again = joined(scene, programme, "Roskilde", institution=None, joined_on=TODAY, reason="Has staff again")
    assert [p.left_on for p in programmes.everybody(programme) if p.name == "Roskilde"] == [TODAY, None]
    assert again.reason == ""
    with pytest.raises(Invalid) as twice:
        joined(scene, programme)
    assert set(twice.value.problems) == {"name"}


def test_each_element_is_on_or_off_with_its_versions(scene: Scene) -> None:
    by = {"by": scene.actor(scene.lead), "at": NOW}
    programme = begun(scene, template="individual")
    part = joined(scene, programme)
    (way,) = programmes.ways([part], on=TODAY)
    assert way.variant and (way.variant.form, way.variant.moves) == ("individual", True)
    assert [bool(e and e.on) for e in way.elements] == [True, True, False, True] and len(way.elements) == len(
        Core
    )
    made = programmes.set_element(
        **by, participation=part.pk, code="network", on=True, how="Coffee", since=TODAY
    )
    assert made.version == 2
    same = programmes.set_element(
        **by, participation=part.pk, code="network", on=True, how="Coffee ", since=TODAY
    )
    assert same == made
    assert programmes.ways([part], on=TODAY)[0].on == 4
    assert programmes.ways([part], on=TODAY - dt.timedelta(1))[0].on == 3
    with pytest.raises(Invalid):
        programmes.set_form(**by, participation=part.pk, form="group", moves=False, since=dt.date(2025, 1, 1))
    programmes.set_form(**by, participation=part.pk, form="group_individual", moves=False)
    inside = programmes.inside(programmes.participation(part.pk, for_=by["by"]), on=TODAY)
    assert [v.version for v in inside.variants] == [2, 1]
    assert [len(older) for _label, _now, older in inside.elements] == [0, 0, 1, 0]


def test_roles_are_in_force_when_all_four_agree_and_a_no_sends_them_back(scene: Scene) -> None:
    by = {"by": scene.actor(scene.lead), "at": NOW}
    part = joined(scene, begun(scene))
    all_in(scene, part)
    draft = programmes.inside(part, on=TODAY).divisions[0]
    lines = [
        ("Leads the groups", {"consultant": "both", "institution": "both"}),
        ("Calls", {"family": "answers"}),
    ]
    programmes.write_roles(**by, division=draft.pk, revision=1, lines=lines)
    with pytest.raises(Conflict):
        programmes.write_roles(**by, division=draft.pk, revision=1, lines=lines)
    with pytest.raises(Invalid) as problem:
        programmes.send_round(**by, division=draft.pk)
    assert (
        "more than one answers" in problem.value.problems[""]
        and "nobody does it" in problem.value.problems[""]
    )
    good = [("Leads the groups", {"consultant": "both", "institution": "does", "family": "told"})]
    programmes.write_roles(**by, division=draft.pk, revision=2, lines=good)
    programmes.send_round(**by, division=draft.pk)
    staff, caseworker = scene.actor(scene.staff), scene.actor(scene.caseworker)
    assert [t.detail for t in programmes.waiting(for_=staff, at=NOW, today=TODAY + dt.timedelta(20))] == [
        "Vesthimmerland"
    ]
    with pytest.raises(Refused):
        programmes.answer(by=staff, at=NOW, division=draft.pk, party="consultant", agreed=True)
    programmes.answer(by=staff, at=NOW, division=draft.pk, party="institution", agreed=True)
    with pytest.raises(Invalid):
        programmes.answer(**by, division=draft.pk, party="family", agreed=True)
    programmes.answer(**by, division=draft.pk, party="family", agreed=True, said_by="Hanne Bro")
    programmes.answer(**by, division=draft.pk, party="consultant", agreed=True)
    assert programmes.inside(part, on=TODAY).agreed is None
    programmes.answer(by=caseworker, at=NOW, division=draft.pk, party="caseworker", agreed=True)
    agreed = programmes.inside(part, on=TODAY).agreed
    assert agreed and agreed.agreed_on == TODAY
    with pytest.raises(Refused):
        programmes.write_roles(**by, division=draft.pk, revision=3, lines=lines)

    second = programmes.draft(**by, participation=part.pk)
    programmes.send_round(**by, division=second.pk)
    with pytest.raises(Invalid):
        programmes.answer(by=staff, at=NOW, division=second.pk, party="institution", agreed=False)
    programmes.answer(
        by=staff, at=NOW, division=second.pk, party="institution", agreed=False, words="Not in July"
    )
    states = {d.version: d.state for d in programmes.inside(part, on=TODAY).divisions}
    assert states == {1: "agreed", 2: "dropped"}
    assert programmes.print_roles(by=staff, at=NOW, division=second.pk).startswith(b"%PDF")


def test_money_is_spent_within_its_period_and_seen_by_who_leads(scene: Scene) -> None:
    by = {"by": scene.actor(scene.lead), "at": NOW}
    programme = begun(scene)
    part = joined(scene, programme)
    all_in(scene, part)
    money = programmes.fund(
        **by, programme=programme.pk, source="Satspulje", amount=Decimal(1000), since=BEGAN, until=dt.date(2026, 12, 31)
    )  # fmt: skip
    spend = {"funding": money.pk, "what": "Supervision", "participation": part.pk}
    programmes.spend(**by, **spend, amount=Decimal(300), spent_on=TODAY)
    programmes.spend(**by, **spend, amount=Decimal("-50.50"), spent_on=TODAY)
    with pytest.raises(Invalid):
        programmes.spend(**by, **spend, amount=Decimal(1), spent_on=dt.date(2025, 12, 31))
    (told,) = programmes.money(programme, for_=by["by"])
    assert (told.spent, told.left, len(told.entries)) == (Decimal("249.50"), Decimal("750.50"), 2)
    assert programmes.spent_by_part(programme, for_=by["by"]) == {part.pk: Decimal("249.50")}
    assert programmes.money(programme, for_=scene.actor(scene.staff)) == []


def test_a_talk_brings_the_next_one_and_counts_once(scene: Scene) -> None:
    part = joined(scene, begun(scene))
    all_in(scene, part)
    rhythm, due, _held = programmes.inside(part, on=TODAY).rhythms[0]
    assert due and due.due_on == dt.date(2026, 4, 1)
    worker = scene.actor(scene.worker)
    assert [t.due for t in programmes.waiting(for_=worker, at=NOW, today=TODAY)] == [
        dt.date(2026, 4, 1),
        dt.date(2026, 7, 1),
    ]
    programmes.talked(by=scene.actor(scene.staff), at=NOW, due=due.pk, on=TODAY, words="All groups run")
    programmes.talked(by=scene.actor(scene.staff), at=NOW, due=due.pk, on=TODAY)
    _rhythm, ahead, held = programmes.inside(part, on=TODAY).rhythms[0]
    assert (
        ahead
        and ahead.due_on == months_later(TODAY, rhythm.months)
        and [h.words for h in held] == ["All groups run"]
    )
    with pytest.raises(Refused):
        programmes.talked(by=scene.actor(scene.caseworker), at=NOW, due=ahead.pk)


def test_a_new_programme_takes_over_the_shape_of_an_old_one(scene: Scene) -> None:
    by = {"by": scene.actor(scene.lead), "at": NOW}
    old = begun(scene, template="individual")
    part = joined(scene, old)
    programmes.set_element(**by, participation=part.pk, code="network", on=True, how="Evenings")
    programmes.fund(**by, programme=old.pk, source="X", amount=Decimal(9), since=BEGAN, until=TODAY)
    new = begun(scene, name="Respite families", seed=old.pk, template="")
    second = joined(scene, new)
    (way,) = programmes.ways([second], on=TODAY)
    assert way.on == 4 and way.variant and way.variant.moves
    assert programmes.money(new, for_=by["by"]) == []
    inside, first = programmes.inside(second, on=TODAY), programmes.inside(part, on=TODAY)
    texts = [[t.text for t in d.tasks.all()] for d in (inside.divisions[0], first.divisions[0])]
    assert texts[0] == texts[1] and len(texts[0]) == 9
    assert [r.what for r, _due, _held in inside.rhythms] == [r.what for r, _due, _held in first.rhythms]


def test_who_takes_part_sees_it_and_a_stranger_finds_nothing(scene: Scene) -> None:
    programme = begun(scene)
    part = joined(scene, programme)
    roskilde = joined(scene, programme, "Roskilde", institution=scene.elsewhere.pk)
    all_in(scene, part)
    other = begun(scene, name="Another")
    staff, stranger = scene.actor(scene.staff), scene.actor(scene.stranger)
    assert programmes.programmes(for_=staff) == [programme]
    assert programmes.seen_parts(programme, for_=staff) == {part.pk}
    with pytest.raises(NotFound):
        programmes.participation(roskilde.pk, for_=staff)
    with pytest.raises(NotFound):
        programmes.get(other.pk, for_=stranger)
    with pytest.raises(Refused):
        programmes.join(by=stranger, at=NOW, programme=programme.pk, name="Skagen", joined_on=BEGAN)
    with pytest.raises(NotFound):
        programmes.join(by=stranger, at=NOW, programme=other.pk, name="Skagen", joined_on=BEGAN)
    for one in (programme, other):
        for who in (scene.lead, scene.staff, scene.stranger, scene.caseworker):
            actor = scene.actor(who)
            assert programmes.can(actor, "read", one) == (one in programmes.programmes(for_=actor))
    with pytest.raises(Invalid):
        programmes.bring_partner(
            by=scene.actor(scene.lead),
            at=NOW,
            participation=part.pk,
            institution=scene.house.pk,
            party="caseworker",
        )


def test_the_pages_run_a_programme_from_beginning_to_roles(scene: Scene) -> None:
    browser = Client()
    with time_machine.travel(NOW, tick=False):
        browser.force_login(scene.lead, backend=settings.AUTHENTICATION_BACKENDS[0])
        told = {
            "name": "Groups",
            "commissioner": "Kommunen",
            "starts_on": "2026-01-01",
            "begin": "template:group",
        }
        assert browser.post("/programmes/new/", told | {"name": ""}).status_code == 422
        page = browser.post("/programmes/new/", told)
        assert page.status_code == 303
        show = page["Location"]
        join = {
            "act": "join",
            "name": "Vesthimmerland",
            "joined_on": "2026-01-01",
            "institution": str(scene.service.pk),
        }
        assert browser.post(show, join).status_code == 303
        fund = {
            "act": "fund",
            "source": "Satspulje",
            "amount": "14500000",
            "since": "2026-01-01",
            "until": "2026-12-31",
        }
        assert browser.post(show, fund).status_code == 303
        body = browser.get(show).content.decode()
        assert "Vesthimmerland" in body and "14,500,000" in body
        programme = programmes.programmes(for_=scene.actor(scene.lead))[0]
        part = programmes.everybody(programme)[0]
        inside = f"/programmes/in/{part.pk}/"
        assert (
            browser.post(
                inside, {"act": "element", "row": "line", "how": "By day", "since": "2026-11-01"}
            ).status_code
            == 303
        )
        assert browser.post(inside, {"act": "leave", "left_on": "", "reason": ""}).status_code == 422
        assert "version 2" in browser.get(inside).content.decode()
        division = programmes.inside(part, on=TODAY).divisions[0]
        roles = f"/programmes/roles/{division.pk}/"
        assert "Leads the group supervision" in browser.get(roles).content.decode()
        wrong = {"act": "send", "revision": "1", "text-1": "Calls", "share-1-family": "told"}
        assert browser.post(roles, wrong).status_code == 422
        stale = {"act": "write", "revision": "0", "text-1": "Calls", "share-1-family": "both"}
        assert browser.post(roles, stale).status_code == 409
        assert browser.post(roles, stale | {"revision": "2", "act": "send"}).status_code == 303
        said = {"act": "answer", "party": "family", "agreed": "yes", "said_by": ""}
        assert browser.post(roles, said).status_code == 422
        assert browser.post(roles, said | {"said_by": "Hanne Bro"}).status_code == 303
        paper = browser.get(f"{roles}paper/")
        assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
        assert "Groups" in browser.get("/programmes/").content.decode()
        browser.force_login(scene.stranger, backend=settings.AUTHENTICATION_BACKENDS[0])
        for address in (show, inside, roles, f"{roles}paper/"):
            assert browser.get(address).status_code == 404
