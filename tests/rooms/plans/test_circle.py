"""The circle can be walked from the assumption to the result, and back."""

import datetime as dt

from django.urls import reverse

from samspil.formulations import service as maps
from samspil.plans import service as plans
from samspil.plans.models import Plan
from samspil.plans.terms import CircleKind, Who
from tests.cast import NOW
from tests.rooms.plans.scene import LEVELS, card_of, days, mother_of, note_tried

LATER = NOW + dt.timedelta(minutes=1)


def told(cast):
    """An assumption, its card, a goal from it, a step, a result."""
    by = cast.actor(cast.jana)
    card, issue = card_of(cast), card_of(cast, "Late every day", "presenting")
    maps.state_hypothesis(
        by=by, at=NOW, map=maps.current(cast.case, for_=by, at=NOW), keeps="Nobody wakes her", address="Wake her",
        achieve="She is on time", grounds=[card, issue],
    )  # fmt: skip
    plan = plans.draft(by=by, at=NOW, case=cast.case.pk, review_on=days(60))
    goal = plans.add_goal(by=by, at=NOW, plan=plan, text="In time", levels=LEVELS, factor=card.pk)
    who = Who(person=mother_of(cast).pk)
    step = plans.add_step(by=by, at=NOW, goal=goal, what="Wake", who=who, due_on=days(50), rhythm="daily")
    plans.put_in_force(by=by, at=NOW, plan=plan)
    plans.review(
        by=by, at=LATER, plan=plan, revision=2, goes_on=True, review_on=days(90), results={goal.pk: 1}
    )
    return card, goal, step


def test_each_piece_knows_where_it_comes_from_and_what_it_leads_to(cast):
    card, goal, step = told(cast)
    found = plans.circle(cast.case.pk, for_=cast.actor(cast.petra), at=LATER)
    [start] = found.of(CircleKind.HYPOTHESIS)
    here, forward = start, [start.kind]
    for wanted in (f"factor.{card.pk}", f"goal.{goal.pk}", f"step.{step.pk}"):
        here = next(n for n in found.after(here) if n.key == wanted)
        forward.append(here.kind)
    [result] = found.after(here)
    assert (result.kind, result.more, found.after(result)) == (CircleKind.RESULT, LEVELS[1], [start])
    back = result
    for kind in (CircleKind.STEP, CircleKind.GOAL, CircleKind.FACTOR, CircleKind.HYPOTHESIS):
        [back] = [n for n in found.before(back) if n.kind == kind]
    assert back is start


def test_every_tie_is_known_at_both_ends(cast):
    told(cast)
    note_tried(cast)
    found = plans.circle(cast.case.pk, for_=cast.actor(cast.jana), at=LATER)
    ties = {(n.key, key) for n in found.nodes.values() for key in n.on}
    assert ties == {(key, n.key) for n in found.nodes.values() for key in n.back} and len(ties) >= 5


def test_the_page_walks_by_links_alone_and_leaves_a_trail(cast, client, monkeypatch):
    from samspil.ground import clock

    monkeypatch.setattr(clock, "now", lambda: LATER)
    _card, goal, step = told(cast)
    client.force_login(cast.jana)
    page = client.get(reverse("plans:circle", args=[cast.case.pk]) + f"?at=goal.{goal.pk}").content.decode()
    assert f"?at=step.{step.pk}#walk" in page and 'class="panel piece here goal"' in page
    assert client.get(reverse("plans:circle", args=[cast.case.pk]) + "?at=<x>").status_code == 200


def test_a_case_without_anything_says_so(cast, client):
    client.force_login(cast.jana)
    assert client.get(reverse("plans:circle", args=[cast.case.pk])).status_code == 200
    assert not Plan.objects.exists()
