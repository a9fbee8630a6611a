"""A supervisor sees what stands still in their line, says something about it, and nobody else reads that."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.access.service import Role
from samspil.cases import service as cases
from samspil.coaching import policy
from samspil.coaching import service as coaching
from samspil.coaching.models import Comment, Line
from samspil.coaching.terms import About
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.plans import service as plans
from samspil.plans.terms import Who
from samspil.trail.models import Entry
from tests.cast import NOW, TODAY, _staff
from tests.rooms.plans.scene import REVIEW, card_of, days, set_scene

SEVEN_WEEKS = NOW + dt.timedelta(weeks=7)
LATE = NOW + (REVIEW - TODAY) + dt.timedelta(days=1)


@pytest.fixture
def line(cast):
    return coaching.set_line(by=cast.actor(cast.mark), at=NOW, supervisor=cast.mark.pk, worker=cast.jana.pk)


def seen(cast, at=NOW, who=None, worker=None):
    return coaching.standing(
        (worker or cast.jana).pk, for_=cast.actor(who or cast.mark, at), at=at, today=at.date()
    )


def counts(found):
    return {about: n for about, n in found.counts if n}


def say(cast, who=None, at=NOW, **more):
    given = {
        "worker": cast.jana.pk,
        "case": cast.case.pk,
        "about": "case",
        "text": "Ask the aunt too.",
    } | more
    return coaching.say(by=cast.actor(who or cast.mark, at), at=at, **given)


def test_the_role_alone_shows_nothing(cast):
    by = cast.actor(cast.mark)
    assert coaching.overview(for_=by, at=NOW, today=TODAY) == []
    with pytest.raises(NotFound):
        seen(cast)
    with pytest.raises(NotFound):
        say(cast)


def test_a_map_without_an_assumption_stands_still(cast, line):
    assert counts(seen(cast)) == {}
    card_of(cast)
    [item] = seen(cast).of(About.MAP)
    assert (item.case, item.child) == (cast.case.pk, "Tereza N.")


def test_a_plan_past_its_review_and_a_goal_of_which_nothing_was_heard_stand_still(cast, line):
    scene = set_scene(cast)
    plans.put_in_force(by=cast.actor(cast.jana), at=NOW, plan=scene.plan)
    assert counts(seen(cast, NOW + dt.timedelta(weeks=5))) == {}
    assert counts(seen(cast, SEVEN_WEEKS)) == {About.GOAL: 1}
    plans.do(by=cast.actor(cast.jana), at=SEVEN_WEEKS, step=scene.step, state="doing")
    assert counts(seen(cast, SEVEN_WEEKS + dt.timedelta(days=1))) == {}, "something moved"
    assert counts(seen(cast, LATE)) == {About.PLAN: 1}


def test_a_goal_whose_steps_are_all_done_waits_for_its_review_and_does_not_stand_still(cast, line):
    scene = set_scene(cast)
    plans.put_in_force(by=cast.actor(cast.jana), at=NOW, plan=scene.plan)
    plans.do(by=cast.actor(cast.jana), at=NOW, step=scene.step, state="done")
    assert counts(seen(cast, SEVEN_WEEKS)) == {}


def test_a_tap_of_the_family_is_something_heard(cast, line):
    scene, by = set_scene(cast), cast.actor(cast.jana)
    reads = plans.add_step(
        by=by,
        at=NOW,
        goal=scene.goal,
        what="Read",
        who=Who(person=scene.mother.pk),
        due_on=days(70),
        rhythm="daily",
    )
    plans.put_in_force(by=by, at=NOW, plan=scene.plan)
    link, _secret = plans.make_link(by=by, at=NOW, plan=scene.plan, person=scene.mother, language="en")
    eyes = plans.family_eyes(link, SEVEN_WEEKS)
    plans.say_done(
        by=eyes, at=SEVEN_WEEKS, step=reads, person=scene.mother, day=eyes.day(SEVEN_WEEKS), said="not"
    )
    assert counts(seen(cast, SEVEN_WEEKS + dt.timedelta(hours=1))) == {}


def test_only_cases_on_which_the_worker_works_are_seen(cast, line):
    coaching.set_line(by=cast.actor(cast.mark), at=NOW, supervisor=cast.mark.pk, worker=_second(cast).pk)
    card_of(cast)
    both = coaching.overview(for_=cast.actor(cast.mark), at=NOW, today=TODAY)
    assert {one.worker.name: counts(one) for one in both} == {
        "Jana Dvořáková": {About.MAP: 1},
        "Zdena Bílá": {},
    }


def _second(cast):
    return _staff("Zdena Bílá", cast.authority, Role.WORKER, "en")


def test_the_worker_sees_what_is_seen_of_them(cast, line):
    card_of(cast)
    assert counts(seen(cast, who=cast.jana)) == {About.MAP: 1}
    assert [r.supervisor for r in coaching.supervisors(for_=cast.actor(cast.jana), at=NOW)] == [cast.mark]
    with pytest.raises(NotFound):
        seen(cast, who=cast.petra)


def test_a_line_that_ended_shows_nothing_more(cast, line):
    coaching.end_line(by=cast.actor(cast.mark), at=NOW + dt.timedelta(hours=1), line=line)
    with pytest.raises(NotFound):
        seen(cast, NOW + dt.timedelta(hours=2))
    assert Entry.objects.filter(act="coaching.end_line").count() == 1
    new = coaching.set_line(
        by=cast.actor(cast.mark), at=SEVEN_WEEKS, supervisor=cast.mark.pk, worker=cast.jana.pk
    )
    coaching.end_line(by=cast.actor(cast.mark), at=SEVEN_WEEKS, line=new)
    assert not coaching.supervisors(for_=cast.actor(cast.jana), at=SEVEN_WEEKS + dt.timedelta(seconds=1))


def test_a_comment_is_read_by_the_two_of_them_and_by_nobody_else(cast, line):
    said = say(cast)
    for who in (cast.mark, cast.jana):
        assert coaching.comment(said.pk, for_=cast.actor(who), at=NOW) == said
    for who in (cast.petra, cast.lukas, cast.olga, cast.ada, cast.dana):
        with pytest.raises(NotFound):
            coaching.comment(said.pk, for_=cast.actor(who), at=NOW)


def test_what_one_may_read_is_what_one_sees(cast, line):
    said = say(cast)
    for who in (cast.jana, cast.mark, cast.ada, cast.petra, cast.olga, cast.dana):
        for at in (NOW, NOW - dt.timedelta(days=60), SEVEN_WEEKS):
            actor = cast.actor(who, at)
            assert policy.can_comment(actor, said, at=at) == (said in policy.comments(actor, at=at))
            assert policy.can_line(actor, line, at=at) == (line in policy.lines(actor, at=at))


def test_a_comment_waits_for_the_worker_until_it_is_read(cast, line):
    said = say(cast)
    jana = cast.actor(cast.jana)
    [todo] = coaching.waiting(for_=jana, at=NOW, today=TODAY)
    assert (todo.detail, todo.case) == ("Tereza N.", cast.case.pk) and "aunt" not in todo.title
    assert coaching.waiting(for_=cast.actor(cast.mark), at=NOW, today=TODAY) == []
    with pytest.raises(NotFound):
        coaching.read(by=cast.actor(cast.mark), at=NOW, comment=said)
    coaching.read(by=jana, at=NOW, comment=said)
    assert coaching.waiting(for_=jana, at=NOW, today=TODAY) == []


def test_a_comment_is_never_changed_and_says_something(cast, line):
    said = say(cast)
    said.text = "Other"
    with pytest.raises(TypeError):
        said.save()
    for text in (" ", "x" * 1001):
        with pytest.raises(Invalid):
            say(cast, text=text)
    assert Comment.objects.count() == 1


def test_nothing_is_said_about_a_case_on_which_the_worker_does_not_work(cast, line):
    case = cases.get(cast.case.pk, for_=cast.actor(cast.jana), at=NOW)
    cases.give_to(by=cast.actor(cast.mark), at=NOW, case=case, revision=case.revision, worker=cast.mark)
    with pytest.raises(NotFound):
        say(cast)


def test_a_line_is_set_among_own_staff_by_who_looks_after_them(cast):
    by = cast.actor(cast.ada)
    for supervisor, worker, field in (
        (cast.jana, cast.mark, "supervisor"), (cast.mark, cast.petra, "worker"), (cast.mark, cast.ada, "worker"),
        (cast.mark, cast.mark, "worker"),
    ):  # fmt: skip
        with pytest.raises(Invalid) as problem:
            coaching.set_line(by=by, at=NOW, supervisor=supervisor.pk, worker=worker.pk)
        assert list(problem.value.problems) == [field]
    with pytest.raises(Refused):
        coaching.set_line(by=cast.actor(cast.jana), at=NOW, supervisor=cast.mark.pk, worker=cast.jana.pk)
    first = coaching.set_line(by=by, at=NOW, supervisor=cast.mark.pk, worker=cast.jana.pk)
    assert coaching.set_line(by=by, at=NOW, supervisor=cast.mark.pk, worker=cast.jana.pk) == first


def test_the_pages_answer_the_stranger_like_a_missing_one(cast, line, client, monkeypatch):
    from samspil.ground import clock

    monkeypatch.setattr(clock, "now", lambda: NOW)
    card_of(cast)
    client.force_login(cast.mark)
    page = client.get(reverse("coaching:list"))
    assert page.status_code == 200 and b"Dvo" in page.content
    url = reverse("coaching:worker", args=[cast.jana.pk])
    given = {"case": str(cast.case.pk), "about": "map", "text": "What do you assume?"}
    assert client.post(url, given | {"text": ""}).status_code == 422
    assert client.post(url, given).status_code == 303
    assert b"What do you assume?" in client.get(url).content
    assert client.get(reverse("coaching:lines")).status_code == 200
    client.force_login(cast.jana)
    assert client.get(url).status_code in (403, 404)
    mine = client.get(reverse("coaching:mine")).content
    assert b"What do you assume?" in mine and b"supervises you" in mine
    assert client.post(reverse("coaching:read", args=[Comment.objects.get().pk])).status_code == 303
    client.force_login(cast.petra)
    assert client.post(reverse("coaching:read", args=[Comment.objects.get().pk])).status_code == 404
    assert b"What do you assume?" not in client.get(reverse("coaching:mine")).content
    assert Line.objects.count() == 1
