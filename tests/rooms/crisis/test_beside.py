"""What stands beside fewer beds, a bed that was kept and come into, the work talked over, the plan in the network's hands."""

import datetime as dt
import re

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from samspil.beds import service as beds
from samspil.beds.terms import Balance
from samspil.cases import service as cases
from samspil.crisis import service as crisis
from samspil.crisis.models import Due, Gate
from samspil.crisis.queries.later import counts
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.notices.models import Letter
from tests.cast import NOW
from tests.rooms.crisis.team import HOUR
from tests.rooms.crisis.test_deciding import PASSED, decide
from tests.rooms.crisis.test_working import DAY, begun, page

PLAN = {
    "present": "mother, gran Riet",
    "worries": "shouting",
    "steps": "Gran sleeps here",
    "call": "050 000 00 12",
}


def closed(team, days_ago, *, case, incident="", ending="home"):
    at = NOW - days_ago * DAY
    found = team.call(at=at, case=case)
    by = team.actor(team.anneke, at)
    return crisis.close(by=by, at=at + DAY, crisis=found, ending=ending, alone="calm", incident=incident)


def test_incidents_and_later_placement_are_counted_with_the_unknown_in_them(team):
    case = team.case
    old = closed(team, 95, case=None, incident="no")
    assert crisis.get(old.pk, for_=team.actor(team.anneke), at=NOW).incident == "no"
    first = closed(team, 90, case=case.pk, incident="no")
    closed(team, 80, case=None)
    open_, quiet = team.call(at=NOW - 70 * DAY, case=case.pk), team.call(at=NOW - 60 * DAY)
    by = team.actor(team.anneke)
    with pytest.raises(Invalid):
        crisis.note_incident(by=by, at=NOW, crisis=open_, kind="missing", happened_at=NOW + DAY)
    crisis.note_incident(by=by, at=NOW, crisis=open_, kind="missing", words="Away all night")
    span = {"for_": by, "at": NOW, "since": (NOW - 365 * DAY).date(), "until": NOW.date()}
    found = counts()[Balance.INCIDENT](**span)
    assert (found.n, found.of, found.unknown, found.running) == (1, 4, 1, 1) and quiet.closed_at is None
    now = cases.get(case.pk, for_=by, at=NOW - 30 * DAY)
    moved = {
        "by": by,
        "at": NOW - 30 * DAY,
        "revision": now.revision,
        "since": (NOW - 30 * DAY).date(),
        "text": "",
    }
    cases.moved(**moved, case=now, place="foster")
    at = NOW + 300 * DAY
    later = counts()[Balance.PLACED_LATER]
    span = {"since": (first.received_at).date(), "until": NOW.date()}
    over = later(for_=team.actor(team.anneke, at), at=at, **span)
    assert (over.n, over.of, over.unknown, over.running) == (1, 2, 1, 0)
    assert later(for_=by, at=NOW, **span).running == 2
    assert later(for_=team.actor(team.fatima), at=NOW, **span).of == 0
    measures = {m.code: m.now for m in beds.balanced(for_=by, at=NOW).measures}
    assert measures["incident"].n == 1 and all(measures.values())
    assert crisis.strip(for_=by, at=NOW).again.unknown == 2


@time_machine.travel(NOW + HOUR, tick=False)
def test_a_bed_is_kept_from_the_crisis_and_the_child_comes_into_it(team, client):
    by = team.actor(team.anneke)
    unit = beds.open_unit(by=by, at=NOW - HOUR, name="Noorderhuis", beds=1, age_from=0, age_before=18)
    found = team.call()
    client.force_login(team.sanne)
    address = reverse("crisis:show", args=[found.pk])
    assert client.post(address, {"act": "hold_bed", "unit": str(unit.pk), "hours": "4"}).status_code == 303
    (hold,) = beds.held_for(found.pk, for_=by, at=NOW + HOUR)
    come = {"act": "come_in", "hold": str(hold.pk)}
    assert b"Noorderhuis" in client.get(address).content
    assert client.post(address, come).status_code == 403  # whose bed it is must be known
    assert client.post(address, {"act": "file", "case": str(team.case.pk)}).status_code == 303
    assert client.post(address, come).status_code == 303
    gate = Gate.objects.get()
    assert (
        gate.stay
        and gate.documented_at is None
        and Due.objects.filter(kind="document", done_at=None).exists()
    )
    assert beds.board(for_=by, at=NOW + HOUR).taken == 1 and not beds.held_for(
        found.pk, for_=by, at=NOW + HOUR
    )
    assert client.post(address, come).status_code == 404
    stay = reverse("beds:stay", args=[gate.stay])
    assert client.post(stay, {"act": "incident", "kind": "hurt", "words": "A cut"}).status_code == 303
    assert b"A cut" in client.get(stay).content and b"A cut" in client.get(address).content


def test_a_bed_that_was_decided_and_kept_is_written_down_when_the_child_comes(team):
    by = team.actor(team.anneke)
    unit = beds.open_unit(by=by, at=NOW - HOUR, name="Noorderhuis", beds=2, age_from=0, age_before=18)
    found = team.call(case=team.case.pk)
    told = {"second_name": "Wim", "scientist_name": "dr. Smit", "offer": "help at home, refused"}
    decide(team, found, measure="place", passed_over=PASSED, **told)
    hold = crisis.hold_bed(by=by, at=NOW + 3 * HOUR, crisis=found, unit=unit.pk, hours=2)
    crisis.release_bed(by=by, at=NOW + 3 * HOUR, crisis=found, hold=hold.pk)
    with pytest.raises(NotFound):
        crisis.come_in(by=by, at=NOW + 3 * HOUR, crisis=found, hold=hold.pk)
    hold = crisis.hold_bed(by=by, at=NOW + 3 * HOUR, crisis=found, unit=unit.pk, hours=2)
    gate = crisis.come_in(by=by, at=NOW + 4 * HOUR, crisis=found, hold=hold.pk)
    assert gate.stay and gate.documented_at == NOW + 4 * HOUR


def test_supervision_is_an_aspect_and_once_counts(team):
    found = begun(team)
    by = team.actor(team.sanne, NOW + 5 * DAY)
    told = {"by": by, "at": NOW + 5 * DAY, "crisis": found}

    def aspect(at=NOW + 6 * DAY):
        return next(a for a in page(team, found, at).work.fidelity if a.aspect == "supervision")

    assert (aspect().met, aspect().value) == (None, 0)
    for wrong in ({}, {"account": team.sanne.pk}):
        with pytest.raises(Invalid):
            crisis.supervise(**told, on=by.day(NOW + 5 * DAY), **wrong)
    with pytest.raises(Invalid):
        crisis.supervise(**told, on=by.day(NOW + 6 * DAY), name="dr. Smit")
    crisis.supervise(**told, on=by.day(NOW + 4 * DAY), account=team.maud.pk, words="Ask gran.")
    assert (aspect().met, aspect().value, aspect().core) == (True, 1, False)


def test_the_plan_goes_to_the_network_at_once_and_ends(team, client):
    found, by = team.call(child_name="Yara", case=team.case.pk), team.actor(team.sanne)
    give = reverse("crisis:give", args=[found.pk])
    with pytest.raises(Refused), transaction.atomic():
        crisis.give_copy(by=by, at=NOW, crisis=found, name="gran", link=str)
    crisis.agree_plan(by=by, at=NOW, crisis=found, language="cs", **PLAN)
    with time_machine.travel(NOW + HOUR, tick=False):
        client.force_login(team.sanne)
        assert client.post(give, {"name": ""}).status_code == 422
        shown = client.post(give, {"name": "gran", "email": "gran@example.org"}).content.decode()
        address = re.search(r"/safety/[\w-]+/", shown).group()
        letter = Letter.objects.get()
        assert (
            address in letter.body
            and "Yara" not in letter.body + letter.subject
            and "Gran" not in letter.body
        )
        client.logout()
        read = client.get(address)
        assert "Gran sleeps here" in read.content.decode() and "bezpečnostní plán" in read.content.decode()
        assert b"Yara" not in read.content and "no-store" in read["Cache-Control"]
        later = team.actor(team.sanne)
        crisis.agree_plan(
            by=later, at=NOW + HOUR, crisis=found, language="cs", **PLAN | {"steps": "Aunt Eva"}
        )
        assert b"Aunt Eva" in client.get(address).content  # the plan that counts
        (copy,) = crisis.copies(found)
        assert copy.opened_at == NOW + HOUR
        crisis.end_copy(by=later, at=NOW + HOUR, crisis=found, copy=copy.pk)
        assert client.get(address).status_code == 404
    with time_machine.travel(NOW + 100 * DAY, tick=False):
        _row, other = crisis.give_copy(
            by=team.actor(team.sanne),
            at=NOW + 2 * HOUR,
            crisis=found,
            name="aunt",
            link=lambda s: f"/safety/{s}/",
        )
        assert client.get(other).status_code == 404
    assert dt.timedelta(0) < copy.until - copy.made_at
