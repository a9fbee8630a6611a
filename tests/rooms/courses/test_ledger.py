"""The ledger of course days: what was offered and attended, by whose fault not, and who carries how much."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from samspil.accounts import service as accounts
from samspil.carers import service as carers
from samspil.cases import service as cases
from samspil.courses import service as courses
from samspil.fostering.models import Care
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.people import service as people
from tests.cast import NOW
from tests.rooms.programmes.scene import Scene, _home, _staff, set_scene

pytestmark = pytest.mark.django_db
SPRING, AUTUMN = dt.date(2026, 3, 10), dt.date(2026, 12, 9)
EARLY = dt.datetime(2026, 2, 1, 9, tzinfo=dt.UTC)


@pytest.fixture
def scene(db: None) -> Scene:
    return set_scene()


def _families(scene: Scene, **kinds: str) -> dict[str, Any]:
    told = [
        carers.NewFamily(
            name=name, known_since=dt.date(2024, 1, 1), area="Aars",
            members=[carers.NewMember("carer", "Hanne", name)],
            approvals=[carers.NewApproval(kind, 1, dt.date(2024, 2, 1))],
        )
        for name, kind in kinds.items()
    ]  # fmt: skip
    return {f.name: f for f in carers.take_over(by=scene.actor(scene.lead), at=NOW, families=told)}


def _day(scene: Scene, on: dt.date, families: list[Any], **more: Any) -> Any:
    by = {"by": scene.actor(scene.worker), "at": EARLY}
    said: dict[str, Any] = {"title": f"Mentalisation {on.month}", "hours": 6}
    row = courses.set_up(**by, on=on, **(said | more))
    courses.offer(**by, day=row.pk, families=[f.pk for f in families])
    return row


def _mark(scene: Scene, day: Any, **states: str) -> None:
    by = {"by": scene.actor(scene.worker), "at": NOW}
    for place in courses.seats(day, for_=by["by"]).places:
        if place.family.name in states:
            courses.mark(**by, place=place.pk, state=states[place.family.name])


def test_not_offered_stands_apart_from_not_attended(scene: Scene) -> None:
    homes = _families(
        scene,
        Bro="general",
        Dam="strengthened",
        Eng="specialised",
        Fjord="network",
        Gade="respite",
        Hede="general",
    )
    spring = _day(scene, SPRING, [homes[n] for n in ("Bro", "Dam", "Eng", "Hede")])
    summer = _day(scene, dt.date(2026, 6, 3), [homes["Bro"], homes["Eng"]])
    _day(scene, AUTUMN, [homes["Dam"]])
    half = _day(scene, dt.date(2026, 4, 8), [homes["Hede"]], title="Half a day", whole=False, hours=3)
    _mark(scene, spring, Bro="attended", Dam="attended", Eng="missed", Hede="attended")
    _mark(scene, summer, Bro="attended", Eng="declined")
    _mark(scene, half, Hede="attended")
    found = courses.ledger(2026, for_=scene.actor(scene.worker), at=NOW)
    rows = {r.family.name: r for r in found.rows}
    assert {n: str(r.standing) for n, r in rows.items()} == {
        "Bro": "met", "Dam": "on_way", "Eng": "not_attended", "Fjord": "support", "Gade": "no_rule", "Hede": "not_offered",
    }  # fmt: skip
    assert (rows["Eng"].not_offered, rows["Eng"].not_attended) == (0, 2)
    assert (rows["Hede"].not_offered, rows["Hede"].not_attended) == (1, 0)
    assert [r.family.name for r in found.missing] == ["Eng", "Hede"]
    kinds = {str(k.label): (k.families, k.due, k.offered, k.attended, k.met) for k in found.kinds}
    assert kinds["general"] == (2, 4, 3, 3, 1) and kinds["network"] == (1, 0, 0, 0, 0)
    assert sum(r.offered for r in found.rows) == sum(k.offered for k in found.kinds)


def test_a_day_called_off_was_offered_to_nobody(scene: Scene) -> None:
    homes = _families(scene, Bro="general")
    day = _day(scene, AUTUMN, list(homes.values()))
    by = {"by": scene.actor(scene.worker), "at": NOW}
    with pytest.raises(Invalid):
        courses.call_off(**by, day=day.pk, why="")
    courses.call_off(**by, day=day.pk, why="The teacher is ill")
    row = courses.of_family(homes["Bro"].pk, 2026, for_=by["by"], at=NOW)
    assert (row.offered, row.not_offered, str(row.standing)) == (0, 2, "not_offered")
    with pytest.raises(Refused):
        courses.offer(**by, day=day.pk, families=[homes["Bro"].pk])


def test_who_will_miss_the_year_is_told_from_september(scene: Scene) -> None:
    _families(scene, Bro="general")
    for month, warns in ((8, False), (9, True), (12, True)):
        at = dt.datetime(2026, month, 2, 9, tzinfo=dt.UTC)
        found = courses.ledger(2026, for_=scene.actor(scene.worker, at), at=at)
        assert found.warns is warns and len(found.missing) == 1
    assert not courses.ledger(2027, for_=scene.actor(scene.worker), at=NOW).warns


def test_in_september_my_day_tells_who_will_miss_the_year_and_each_change_tells_it_anew(
    scene: Scene, django_assert_num_queries: Any
) -> None:
    homes = _families(scene, Bro="general", Dam="general", Eng="network")
    guided = {"by": scene.actor(scene.lead), "at": NOW}
    carers.guide(**guided, family=homes["Bro"], account=scene.worker.pk)
    lead, worker = scene.actor(scene.lead), scene.actor(scene.worker)

    def told(actor: Any, at: dt.datetime = NOW) -> list[tuple[str, str]]:
        return [(str(t.title), str(t.detail)) for t in courses.waiting(for_=actor, at=at, today=at.date())]

    summer = dt.datetime(2026, 8, 30, 9, tzinfo=dt.UTC)
    courses.by_the_clock(at=summer)
    assert told(lead) == [] and courses.waiting(for_=lead, at=summer, today=summer.date()) == []
    courses.by_the_clock(at=NOW)
    ours = "not offered · The municipality's duty"
    assert told(lead) == [("2 families will miss their course days this year", ours)]
    assert told(worker) == [("1 family will miss its course days this year", f"{ours} · Bro")]
    assert told(scene.actor(scene.stranger)) == []
    for month in (11, 12):
        _day_of_autumn(scene, dt.date(2026, month, 29), [homes["Bro"]])
    assert told(worker) == [] and told(lead)[0][0].startswith("1 family")
    with django_assert_num_queries(1):
        told(lead)
    courses.call_off(by=worker, at=NOW, day=courses.days(2026, for_=worker)[-1].pk, why="The teacher is ill")
    assert told(worker) == [("1 family will miss its course days this year", f"{ours} · Bro")]


def _day_of_autumn(scene: Scene, on: dt.date, families: list[Any]) -> None:
    by = {"by": scene.actor(scene.worker), "at": NOW}
    row = courses.set_up(**by, on=on, title=f"Autumn {on.month}", hours=6)
    courses.offer(**by, day=row.pk, families=[f.pk for f in families])


def test_attendance_typed_twice_counts_once_and_stands_on_the_familys_page(scene: Scene) -> None:
    homes = _families(scene, Bro="general")
    day = _day(scene, SPRING, [homes["Bro"], homes["Bro"]])
    by = {"by": scene.actor(scene.worker), "at": NOW}
    assert courses.offer(by=by["by"], at=EARLY, day=day.pk, families=[homes["Bro"].pk]) == 0
    (place,) = courses.seats(day, for_=by["by"]).places
    for _once in range(2):
        courses.mark(**by, place=place.pk, state="attended", revision=1)
    learnt = carers.family_page(homes["Bro"], for_=by["by"], at=NOW).learnt
    assert [one.title for one in learnt] == [day.title]
    with pytest.raises(Conflict):
        courses.mark(**by, place=place.pk, state="missed", why="ill", revision=1)
    courses.mark(**by, place=place.pk, state="missed", why="ill", revision=2)
    assert carers.family_page(homes["Bro"], for_=by["by"], at=NOW).learnt == []
    ahead = _day(scene, AUTUMN, [homes["Bro"]])
    (coming,) = courses.seats(ahead, for_=by["by"]).places
    with pytest.raises(Invalid):
        courses.mark(**by, place=coming.pk, state="attended")


def test_municipalities_share_by_a_key_and_two_keys_divide_nothing(scene: Scene) -> None:
    homes = _families(scene, Bro="general")
    _day(scene, SPRING, [homes["Bro"]])
    _day(scene, AUTUMN, [homes["Bro"]])
    by = {"by": scene.actor(scene.worker), "at": NOW}
    said = {"family": homes["Bro"].pk, "year": 2026, "basis": "children"}

    def row() -> Any:
        return courses.of_family(homes["Bro"].pk, 2026, for_=by["by"], at=NOW)

    assert row().shares == (("Aars", Fraction(1)),)
    courses.set_key(**by, **said, said_by="Aars", parts=[("Aars", 2), ("Rebild", 1)])
    assert row().shares == (("Aars", Fraction(2, 3)), ("Rebild", Fraction(1, 3)))
    assert courses.ledger(2026, for_=by["by"], at=NOW).carried == (
        ("Aars", Fraction(4, 3)),
        ("Rebild", Fraction(2, 3)),
    )
    courses.set_key(**by, **said, said_by="Rebild", parts=[("Rebild", 1), ("Aars", 1)])
    assert row().differ and row().shares == ()
    assert courses.ledger(2026, for_=by["by"], at=NOW).undivided == 1
    courses.set_key(**by, **said, said_by="Rebild", parts=[("Aars", 4), ("Rebild", 2)])
    assert row().shares == (("Aars", Fraction(2, 3)), ("Rebild", Fraction(1, 3)))
    kept = courses.keys_of(homes["Bro"].pk, 2026, for_=by["by"])
    assert len(kept) == 3 and [k.replaced_at is not None for k in kept].count(True) == 1
    with pytest.raises(Invalid):
        courses.set_key(**by, **said, said_by="Aars", parts=[("Aars", 1), ("aars", 1)])


def test_the_key_follows_from_the_placements_and_is_kept_by_one_button(scene: Scene) -> None:
    homes = _families(scene, Bro="general", Dam="general")
    rebild = _home("Familieafdeling Rebild", "child_protection", ["statutory_child_protection"])
    other = _staff("Per Rebild", rebild, "worker")
    _lives(scene.caseworker, scene.service, homes["Bro"], dt.date(2026, 1, 11), dt.date(2026, 2, 10))
    _lives(other, scene.service, homes["Bro"], dt.date(2025, 12, 1), dt.date(2026, 1, 11))
    _lives(other, scene.service, homes["Bro"], dt.date(2026, 3, 1), None, kind="respite")
    by = {"by": scene.actor(scene.lead), "at": NOW}
    assert courses.proposal(homes["Bro"].pk, 2026, for_=by["by"], at=NOW) == [("Aars", 30), ("Rebild", 10)]
    kept = courses.adopt_key(**by, family=homes["Bro"].pk, year=2026)
    assert (kept.said_by, kept.basis, kept.parts) == ("Aars", "children", [["Aars", 30], ["Rebild", 10]])
    assert courses.adopt_key(**by, family=homes["Bro"].pk, year=2026) == kept, "the same once more is one key"
    with pytest.raises(Refused):
        courses.adopt_key(**by, family=homes["Dam"].pk, year=2026)
    told = {"family": homes["Bro"].pk, "year": 2026, "said_by": "Rebild", "basis": "agreed"}
    courses.set_key(**by, **told, parts=[("Aars", 1), ("Rebild", 1)])
    browser, page = Client(), f"/courses/families/{homes['Bro'].pk}/2026/"
    with time_machine.travel(NOW, tick=False):
        browser.force_login(scene.lead, backend=settings.AUTHENTICATION_BACKENDS[0])
        body = browser.get(page).content.decode()
        assert "Aars says" in body and "Rebild says" in body and "¾ of the days: 1½" in body
        assert browser.post(page, {"act": "adopt"}).status_code == 303
        refused = browser.post(page.replace("2026", "2024"), {"act": "adopt"})
        assert refused.status_code == 403 and "No child lived with the family" in refused.content.decode()


def _lives(
    account: Any, service: Any, family: Any, came: dt.date, left: dt.date | None, kind: str = "general"
) -> None:
    """A child of the account's own institution lived with the family."""
    by = {"by": accounts.actor_for(account, institution=None, at=NOW)[0], "at": NOW}
    child = people.add(**by, given_name=f"Barn {came}", family_name="Holm")
    case = cases.open(
        **by, child=child, competence="statutory_child_protection", place="home", place_since=came, next_on=NOW.date(), next_what="Visit",
        worker=account,
    )  # fmt: skip
    cases.bring_in(
        **by, case=case, institution=service, competence="foster_care", purpose="placement", basis="statute", worker=None
    )  # fmt: skip
    Care.objects.create(
        case=case, institution=service, family=family, kind=kind, seat=came.month, arrives_at=NOW, arrived_on=came, ended_on=left,
        set_due_at=NOW, placed_at=NOW, end_reason="other" if left else "",
    )  # fmt: skip


def test_the_pages_show_the_year_and_a_stranger_sees_nothing_of_it(
    scene: Scene, django_assert_max_num_queries: Any
) -> None:
    homes = _families(scene, Bro="general", Dam="network")
    browser = Client()
    with time_machine.travel(NOW, tick=False):
        browser.force_login(scene.worker, backend=settings.AUTHENTICATION_BACKENDS[0])
        told = {"title": "Sleep", "on": "2026-12-01", "hours": "6", "whole": "on"}
        assert browser.post("/courses/days/", told | {"hours": "2"}).status_code == 422
        made = browser.post("/courses/days/", told)
        assert made.status_code == 303
        day = made["Location"]
        assert browser.post(day, {"act": "offer", "family": str(homes["Bro"].pk)}).status_code == 303
        assert browser.post(day, {"act": "off", "why": ""}).status_code == 422
        body = browser.get("/courses/?year=2026").content.decode()
        assert "1 family will miss its course days this year" in body and "Not offered: 1 day" in body
        assert "Support as the family needs it" in body
        page = f"/courses/families/{homes['Bro'].pk}/2026/"
        key = {"said_by": "Aars", "basis": "agreed", "parts": "Aars one"}
        assert browser.post(page, key).status_code == 422
        assert browser.post(page, key | {"parts": "Aars 1\nRebild 1"}).status_code == 303
        assert "½ of the days: ½" in browser.get(page).content.decode()
        with django_assert_max_num_queries(16):
            browser.get("/courses/?year=2026")
        browser.force_login(scene.stranger, backend=settings.AUTHENTICATION_BACKENDS[0])
        assert browser.get(day).status_code == 404 and browser.get(page).status_code == 404
        assert "Bro" not in browser.get("/courses/").content.decode()
    with pytest.raises(NotFound):
        courses.of_family(homes["Bro"].pk, 2026, for_=scene.actor(scene.stranger), at=NOW)
