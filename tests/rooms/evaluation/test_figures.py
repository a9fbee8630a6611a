"""Four figures, each with what it counts, of how many, and how many are unknown."""

import csv
import datetime as dt
import io

import pytest
from django.urls import reverse

from samspil.cases import service as cases
from samspil.evaluation import service as evaluation
from samspil.evaluation.terms import Figure
from samspil.ground.errors import Refused
from samspil.people import service as people
from samspil.plans import service as plans
from samspil.plans.models import Plan
from samspil.plans.terms import Who
from tests.cast import NOW, TODAY
from tests.rooms.plans.scene import LEVELS, card_of, days
from tests.rooms.referrals.scene import asked

YEAR = 2027
WEEK = dt.timedelta(weeks=1)


def one(cast, figure, *, at=NOW, year=YEAR, who=None):
    found = evaluation.figures(for_=cast.actor(who or cast.mark, at), at=at, year=year)
    return next(f for f in found if f.figure == figure)


def numbers(line):
    return line.told.part, line.told.whole, line.told.unknown


def a_case(cast, n, at=NOW):
    by = cast.actor(cast.jana, at)
    child = people.add(by=by, at=at, given_name=f"C{n}", family_name="X", born_on=dt.date(2015, 1, 1))
    return cases.open(
        by=by, at=at, child=child, competence="statutory_child_protection", place="home", place_since=TODAY,
        next_on=at.date() + WEEK, next_what="Visit", worker=cast.jana,
    )  # fmt: skip


def a_plan(cast, case, at=NOW, aim=None):
    by = cast.actor(cast.jana, at)
    plan = plans.draft(by=by, at=at, case=case.pk, review_on=dt.date(2027, 2, 1))
    goal = plans.add_goal(by=by, at=at, plan=plan, text="g", levels=LEVELS)
    plans.add_step(
        by=by,
        at=at,
        goal=goal,
        what="s",
        who=Who(institution=cast.authority.pk),
        due_on=days(9),
        aim=aim,
        keep=True,
    )
    plans.put_in_force(by=by, at=at, plan=plan)
    return plan, goal


def review(cast, plan, goal, at):
    now = Plan.objects.get(pk=plan.pk)
    plans.review(
        by=cast.actor(cast.jana, at), at=at, plan=now, revision=now.revision, goes_on=True,
        review_on=dt.date(2027, 12, 1), results={goal.pk: 0},
    )  # fmt: skip


def test_reviews_in_time_are_counted_of_all_that_fell_due(cast):
    on_time, late = dt.datetime(2027, 1, 30, 9, tzinfo=dt.UTC), dt.datetime(2027, 2, 9, 9, tzinfo=dt.UTC)
    for n in range(15):
        plan, goal = a_plan(cast, a_case(cast, n))
        if n < 10:
            review(cast, plan, goal, on_time if n < 6 else late)
    after = dt.datetime(2027, 3, 1, tzinfo=dt.UTC)
    [line] = one(cast, Figure.REVIEWED, at=after).lines
    assert (numbers(line), line.percent) == ((6, 15, 0), (40, 20, 64))
    [early] = one(cast, Figure.REVIEWED, at=NOW).lines
    assert numbers(early) == (0, 0, 0), "what has not fallen due is not counted"
    [other] = one(cast, Figure.REVIEWED, at=after, year=2026).lines
    assert numbers(other) == (0, 0, 0)


def test_fewer_than_five_are_withheld_and_nothing_gives_them_away(cast):
    for n in range(6):
        plan, goal = a_plan(cast, a_case(cast, n))
        if n < 4:
            review(cast, plan, goal, dt.datetime(2027, 1, 30, 9, tzinfo=dt.UTC))
    [line] = one(cast, Figure.REVIEWED, at=dt.datetime(2027, 3, 1, tzinfo=dt.UTC)).lines
    assert (numbers(line), line.withheld, line.percent) == ((None, 6, 0), True, None)


def test_a_plan_that_works_on_what_keeps_it_going_is_counted_of_those_that_could(cast):
    card = card_of(cast)
    a_plan(cast, cast.case, aim=card.pk)
    for n in range(5):
        a_plan(cast, a_case(cast, n))
    counted = plans.aimed_at_what_keeps_it_going(
        for_=cast.actor(cast.mark), since=NOW - WEEK, until=NOW + WEEK
    )
    assert (counted.part, counted.whole, counted.unknown) == (1, 1, 5)
    [line] = one(cast, Figure.AIMED, year=2026).lines
    assert numbers(line) == (None, None, 5)


def close(cast, case, at, reason="goals_met"):
    by = cast.actor(cast.jana, at)
    now = cases.get(case.pk, for_=by, at=at)
    cases.close(by=by, at=at, case=now, revision=now.revision, reason=reason)


def again(cast, within, at):
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    found = cases.came_again(
        for_=cast.actor(cast.mark, at),
        since=start,
        until=start + dt.timedelta(days=730),
        within=within,
        at=at,
    )
    return found.again, found.closings, found.unknown


def test_who_comes_again_is_counted_of_closings_that_could_be_followed(cast):
    half = dt.timedelta(days=183)
    made = [a_case(cast, n) for n in range(5)]
    for case in made[:4]:
        close(cast, case, NOW)
    close(cast, made[4], NOW, "died")
    later = NOW + dt.timedelta(days=100)
    now = cases.get(made[0].pk, for_=cast.actor(cast.jana, later), at=later)
    cases.reopen(by=cast.actor(cast.jana, later), at=later, case=now, next_on=later.date() + WEEK)
    assert again(cast, half, NOW + dt.timedelta(days=182)) == (0, 0, 4), "too early to say of anybody"
    assert again(cast, half, NOW + dt.timedelta(days=184)) == (1, 4, 0)
    assert again(cast, dt.timedelta(days=99), NOW + dt.timedelta(days=184)) == (0, 4, 0)


def _opened_again(cast, case, at, referral=None):
    by = cast.actor(cast.jana, at)
    return cases.open(
        by=by, at=at, child=case.child, competence="statutory_child_protection", place="home", place_since=TODAY,
        next_on=at.date() + WEEK, next_what="Visit", worker=cast.jana, referral=referral,
    )  # fmt: skip


def test_who_was_referred_again_came_on_the_day_the_request_arrived_however_long_it_waited(cast):
    half, day = dt.timedelta(days=183), dt.timedelta(days=1)
    waited, straight, before = (a_case(cast, n) for n in range(3))
    early = asked(cast, at=NOW - day)
    for case in (waited, straight, before):
        close(cast, case, NOW)
    after = NOW + 200 * day
    late = asked(cast, at=NOW + 100 * day)
    assert again(cast, half, after) == (0, 3, 0), "a request that waits names no child for certain"
    _opened_again(cast, straight, after)
    _opened_again(cast, before, after, early)
    assert again(cast, half, after) == (0, 3, 0), "opened too late, or asked for before the closing"
    _opened_again(cast, waited, after, late)
    assert again(cast, half, after) == (1, 3, 0)
    assert again(cast, 99 * day, after) == (0, 3, 0), "the day of the request counts, to the day"


def test_of_a_family_that_moved_away_nobody_can_say_whether_it_came_again(cast):
    close(cast, a_case(cast, 1), NOW, "moved")
    assert again(cast, WEEK, NOW + 2 * WEEK) == (0, 0, 1)


def test_what_is_known_on_the_maps_is_counted_field_by_field(cast):
    card_of(cast)
    lines = one(cast, Figure.FILLED).lines
    assert len(lines) == 6 and {numbers(line) for line in lines} == {(None, None, None)}, "one map is too few"


def test_an_institution_sees_its_own_files_only_and_a_worker_sees_no_figures(cast):
    for n in range(6):
        a_plan(cast, a_case(cast, n))
    after = dt.datetime(2027, 3, 1, tzinfo=dt.UTC)
    assert one(cast, Figure.REVIEWED, at=after).lines[0].told.whole == 6
    by_admin = one(cast, Figure.REVIEWED, at=after, who=cast.ada)
    assert by_admin.lines[0].told.whole == 6, "who reads no case sees the counts"
    with pytest.raises(Refused):
        evaluation.figures(for_=cast.actor(cast.petra), at=after, year=YEAR)


def test_the_page_and_the_table_say_the_same_and_neither_what_is_withheld(cast, client, monkeypatch):
    from samspil.ground import clock

    monkeypatch.setattr(clock, "now", lambda: NOW)
    card_of(cast)
    a_plan(cast, cast.case)
    client.force_login(cast.mark)
    page = client.get(reverse("evaluation:figures"))
    assert page.status_code == 200 and b"withheld, fewer than 5" in page.content
    assert client.get(reverse("evaluation:figures") + "?year=9999").status_code == 200
    table = client.get(reverse("evaluation:table")).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert len(rows) == 1 + 1 + 2 + 6
    aimed = next(r for r in rows if r["figure"] == "aimed_at_what_keeps_it_going")
    assert (aimed["counted"], aimed["of"], aimed["withheld"]) == ("", "", "yes") and aimed["definition"]
    client.force_login(cast.jana)
    assert client.get(reverse("evaluation:figures")).status_code in (403, 404)
