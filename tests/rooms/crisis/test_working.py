"""Help at home has phases and an end; fidelity is told aspect by aspect; nobody closes before somebody goes on."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from samspil.beds import service as beds
from samspil.crisis import service as crisis
from samspil.crisis.models import Due
from samspil.ground.errors import Invalid, Refused
from samspil.institutions import service as institutions
from samspil.referrals import service as referrals
from tests.cast import NOW
from tests.rooms.crisis.team import HOUR

DAY = dt.timedelta(days=1)


def begun(team, help="ash", **more):
    found = team.call(case=team.case.pk)
    team.log(found, at=NOW + 2 * HOUR)
    by = team.actor(team.sanne, NOW + 3 * HOUR)
    told = {"worker": team.sanne.pk, "started_on": by.day(NOW), "reachable": "050 1", "fits": True}
    crisis.begin(by=by, at=NOW + 3 * HOUR, crisis=found, help=help, **told | more)
    return crisis.get(found.pk, for_=by, at=NOW)


def page(team, found, at):
    by = team.actor(team.sanne, at)
    return crisis.page(crisis.get(found.pk, for_=by, at=at), for_=by, at=at)


def test_a_programme_has_its_phases_its_middle_and_an_end_that_is_known(team):
    found = begun(team)
    today = NOW.date()
    assert (found.programme.due_on, found.programme.mid_due_on) == (today + 28 * DAY, today + 14 * DAY)
    phases = [page(team, found, NOW + n * DAY).work.phase for n in (0, 5, 40)]
    assert phases == ["start", "change", "over"]
    order = [goal.code for goal in page(team, found, NOW).work.goals]
    assert order == ["routines", "safety", "explored", "shared", "handed"]
    by = team.actor(team.sanne, NOW + 15 * DAY)
    crisis.aim(by=by, at=NOW + DAY, crisis=found, goals={"routines": "Every evening at table"})
    waits = {t.kind for t in crisis.waiting(for_=by, at=NOW + 15 * DAY, today=by.day(NOW + 15 * DAY))}
    assert "crisis.mid" in waits
    crisis.evaluate(
        by=by, at=NOW + 15 * DAY, crisis=found, words="Better.", goals={"routines": "partly"}, referrer=True
    )
    assert not Due.objects.filter(kind="mid", done_at=None).exists()
    crisis.begin_closing(by=by, at=NOW + 15 * DAY, crisis=found)
    assert page(team, found, NOW + 15 * DAY).work.phase == "closing"
    begin_again = {"help": "ff", "worker": team.tom.pk, "started_on": today}
    with pytest.raises(Refused):
        crisis.begin(by=by, at=NOW + DAY, crisis=found, **begin_again)


def test_fidelity_is_told_aspect_by_aspect_the_core_first_and_unknown_is_neither(team):
    found = begun(team, help="ff")
    for n in range(1, 8):
        team.log(found, at=NOW + n * DAY, minutes=120)  # 9.40 in the morning, two hours a day
    team.log(found, at=NOW + 2 * DAY + 10 * HOUR, minutes=60, by=team.actor(team.tom, NOW + 3 * DAY))
    seen = {a.aspect: a for a in page(team, found, NOW + 9 * DAY).work.fidelity}
    assert [a.core for a in page(team, found, NOW + 9 * DAY).work.fidelity][:5] == [True] * 4 + [False]
    assert (seen["target"].met, seen["mid"].met, seen["length"].met, seen["goals"].met) == (
        True,
        None,
        None,
        None,
    )
    assert seen["speed"].met and seen["speed"].value == 2.0
    assert seen["hours"].met and seen["visits"].met
    assert seen["fixed"].met and seen["referrer"].met is None
    assert "visits" not in {a.aspect for a in page(team, begun_ash(team), NOW + 9 * DAY).work.fidelity}


def begun_ash(team):
    found = team.call()
    by = team.actor(team.sanne)
    crisis.begin(by=by, at=NOW, crisis=found, help="ash", worker=team.sanne.pk, started_on=by.day(NOW))
    return found


def test_it_closes_when_the_next_institution_said_yes_and_is_followed_up(team):
    found = begun(team)
    by = team.actor(team.sanne, NOW + 20 * DAY)
    close = {
        "by": by,
        "at": NOW + 20 * DAY,
        "crisis": found,
        "ending": "home",
        "reached": {"routines": "yes"},
    }
    with pytest.raises(Invalid) as refused:
        crisis.close(**close)
    assert set(refused.value.problems) == {"alone"}
    to = institutions.get(team.other.pk, for_=by)
    asked = crisis.hand_over(
        by=by,
        at=NOW + 19 * DAY,
        crisis=found,
        to=to,
        text="A family of three.",
        next_on=by.day(NOW + 22 * DAY),
    )
    with pytest.raises(Invalid):
        crisis.close(**close)
    fatima = team.actor(team.fatima, NOW + 19 * DAY)
    referrals.accept(by=fatima, at=NOW + 19 * DAY, referral=asked.referral)
    closed = crisis.close(**close | {"crisis": crisis.get(found.pk, for_=by, at=NOW + 20 * DAY)})
    assert (closed.ending, closed.programme.goals.get(code="routines").reached) == ("home", "yes")
    followed = beds.to_ask(for_=by, at=NOW + 120 * DAY)
    assert len(followed) == 1
    with pytest.raises(Refused):
        crisis.correct(by=by, at=NOW + 21 * DAY, crisis=found, child_name="x")
    late = team.log(found, at=NOW + 21 * DAY, starts_at=NOW + 19 * DAY)
    assert late.minutes == 45
    assert Due.objects.filter(done_at=None).values_list("kind", flat=True).get() == "upstream"
    crisis.look_upstream(
        by=by, at=NOW + 21 * DAY, crisis=found, signs=["waiting", "made up"], words="Two months waiting."
    )
    assert crisis.signs(crisis.get(found.pk, for_=by, at=NOW).upstream) == ["waited for help"]
    assert not Due.objects.filter(done_at=None).exists()


def test_what_is_looked_at_beside_fewer_beds_is_counted_with_the_unknown_in_it(team):
    by = team.actor(team.anneke)
    for n, case in enumerate((team.case.pk, team.case.pk, None)):
        at = NOW - (60 - 10 * n) * DAY
        found = team.call(at=at, case=case, reported_at=None if case is None else at)
        crisis.close(
            by=team.actor(team.anneke, at), at=at + DAY, crisis=found, ending="home", alone="calm again"
        )
    from samspil.crisis.queries.later import again_within, waited

    since, until = (NOW - 90 * DAY).date(), NOW.date()
    again = again_within(30)(for_=by, at=NOW, since=since, until=until)
    assert (again.n, again.of, again.unknown, again.running) == (1, 3, 1, 0)
    assert again_within(365)(for_=by, at=NOW, since=since, until=until).running == 3
    slow = waited(for_=by, at=NOW, since=since, until=until)
    assert (slow.n, slow.of, slow.unknown) == (2, 3, 1)


@time_machine.travel(NOW + DAY, tick=False)
def test_the_page_shows_the_work_and_takes_its_forms(team, client):
    found = begun(team)
    client.force_login(team.sanne)
    address = reverse("crisis:show", args=[found.pk])
    aims = {"act": "aim", "goal_routines": "Every evening at table"}
    assert client.post(address, aims).status_code == 303
    assert client.post(address, {"act": "evaluate", "words": ""}).status_code == 422
    text = client.get(address).content.decode()
    assert "Ambulante Spoedhulp" in text and "Every evening at table" in text
    assert (
        client.post(address, {"act": "close", "ending": "home", "words": "", "alone": ""}).status_code == 422
    )
    assert (
        client.post(address, {"act": "close", "ending": "home", "alone": "aunt moved in"}).status_code == 303
    )
    assert (
        client.post(address, {"act": "look_upstream", "signs": ["earlier"], "words": "x"}).status_code == 303
    )
    assert client.get(address).status_code == 200
