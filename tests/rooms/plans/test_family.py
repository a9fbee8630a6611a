"""The family's own page: one tap, twice counts once, undone, by the clock where they live; the secret address."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from samspil.accounts import service as accounts
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.institutions.models import Institution
from samspil.people import service as people
from samspil.people.models import Person
from samspil.plans import service as plans
from samspil.plans.models import Goal, PlanLink, PlanVersion, Step, Tick
from samspil.plans.terms import Who
from samspil.trail.models import Entry
from tests.cast import NOW, TODAY
from tests.rooms.plans.scene import LEVELS, REVIEW, days, set_scene

LATER = NOW + dt.timedelta(minutes=1)
LATE_EVENING = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)
"""Half past midnight in Brno, half past eleven in London."""


@pytest.fixture
def scene(cast):
    found = set_scene(cast)
    by = cast.actor(cast.jana)
    found.reads = plans.add_step(
        by=by, at=NOW, goal=found.goal, what="Read together", who=Who(person=found.mother.pk), due_on=days(60),
        rhythm="daily",
    )  # fmt: skip
    found.club = plans.add_step(
        by=by,
        at=NOW,
        goal=found.goal,
        what="Homework club",
        who=Who(institution=cast.club.pk),
        due_on=days(60),
    )
    plans.put_in_force(by=by, at=NOW, plan=found.plan)
    return found


def link_of(cast, scene, **more):
    given = {"person": scene.mother, "language": "cs"} | more
    return plans.make_link(by=cast.actor(cast.jana), at=NOW, plan=scene.plan, **given)


def eyes_of(link, at=NOW):
    return plans.family_eyes(plans.page_of_link(link.secret_hash, at=at), at)


def say(scene, link, at=NOW, day=TODAY, said="yes", **more):
    told = {"step": scene.reads, "person": scene.mother} | more
    return plans.say_done(by=eyes_of(link, at), at=at, day=day, said=said, **told)


def test_a_second_tap_counts_once_and_the_other_answer_takes_its_place(cast, scene):
    link, _secret = link_of(cast, scene)
    say(scene, link)
    say(scene, link, at=LATER)
    assert Tick.objects.get().at == NOW
    assert Entry.objects.filter(act="plans.say_done").count() == 1
    say(scene, link, at=LATER, said="not")
    assert [t.said for t in Tick.objects.all()] == ["not"]


def test_an_answer_is_taken_back_as_if_it_had_not_been_given(cast, scene):
    link, _secret = link_of(cast, scene)
    say(scene, link)
    for _twice in range(2):
        plans.take_answer_back(by=eyes_of(link), at=LATER, step=scene.reads, person=scene.mother, day=TODAY)
    assert not Tick.objects.exists()
    assert Entry.objects.filter(act="plans.take_answer_back").count() == 1


def test_today_is_the_day_where_the_person_lives(cast, scene):
    brno, _secret = link_of(cast, scene, time_zone="Europe/Prague")
    say(scene, brno, at=LATE_EVENING, day=days(1))
    london, _secret = link_of(cast, scene, time_zone="Europe/London")
    with pytest.raises(Invalid):
        say(scene, london, at=LATE_EVENING, day=days(1))
    say(scene, london, at=LATE_EVENING, day=TODAY)
    assert Tick.objects.count() == 2


@pytest.mark.parametrize("day", [days(-2), days(1)])
def test_no_answer_is_given_for_the_day_before_yesterday_or_for_tomorrow(cast, scene, day):
    link, _secret = link_of(cast, scene)
    with pytest.raises(Invalid):
        say(scene, link, day=day)
    say(scene, link, day=days(-1))


def test_nobody_answers_for_somebody_else(cast, scene):
    link, _secret = link_of(cast, scene)
    with pytest.raises(NotFound):
        say(scene, link, step=scene.club)
    with pytest.raises(NotFound):
        say(scene, link, person=cast.tereza)


def test_a_step_done_once_is_ticked_and_opened_again_by_the_person(cast, scene):
    link, _secret = link_of(cast, scene)
    told = {"by": eyes_of(link), "step": scene.step, "person": scene.mother}
    plans.finish(**told, at=NOW, done=True)
    plans.finish(**told, at=LATER, done=True)
    done = Step.objects.get(pk=scene.step.pk)
    assert (done.state, done.done_on, done.revision) == ("done", TODAY, 2)
    plans.finish(**told, at=LATER, done=False)
    assert Step.objects.get(pk=scene.step.pk).state == "open"


def test_the_page_shows_the_week_and_what_others_do_and_nothing_of_others_in_the_family(cast, scene):
    by = cast.actor(cast.jana)
    link, _secret = link_of(cast, scene)
    say(scene, link, day=days(-1))
    plans.add_step(
        by=by,
        at=LATER,
        goal=scene.goal,
        what="Not agreed yet",
        who=Who(person=scene.mother.pk),
        due_on=days(9),
    )
    plan = plans.family_plan(cast.case.pk, for_=by, at=LATER)
    [goal] = plans.own_page(plan, scene.mother, today=TODAY, for_=cast.actor(cast.jana)).goals
    once, reads = goal.own
    assert (once.step, once.repeats, reads.repeats, reads.yesterday, reads.today) == (
        scene.step,
        False,
        True,
        "yes",
        "",
    )
    assert [(d.said, d.is_today) for d in reads.week][:2] == [("yes", False), ("", True)], "Monday, and today"
    assert [t.what for t in goal.theirs] == ["Homework club"]
    [hers] = plans.own_page(plan, cast.tereza, today=TODAY, for_=cast.actor(cast.jana)).goals
    assert (hers.own, [t.what for t in hers.theirs]) == ((), ["Homework club"]), "the mother's steps are hers"
    [whole] = plans.own_page(plan, cast.tereza, today=TODAY, for_=cast.actor(cast.jana), whole=True).goals
    assert "Read together" in [t.what for t in whole.theirs]


def _page(cast, scene, person, **more):
    plan = plans.family_plan(cast.case.pk, for_=cast.actor(cast.jana), at=LATER)
    return plans.own_page(plan, person, today=TODAY, for_=cast.actor(cast.jana), **more)


def _change(cast, scene, step, **more):
    now = Step.objects.get(pk=step.pk)
    told = {
        "what": now.what,
        "who": Who(person=now.person_id),
        "due_on": now.due_on,
        "rhythm": now.rhythm,
    } | more
    plans.change_step(by=cast.actor(cast.jana), at=LATER, step=now, revision=now.revision, keep=True, **told)


def test_the_page_and_the_sheet_keep_the_agreed_words_and_days_until_others_are_agreed(cast, scene):
    from samspil.plans.queries import paper

    by = cast.actor(cast.jana)
    goal = Goal.objects.get(pk=scene.goal.pk)
    _change(cast, scene, scene.step, what="Breakfast at seven", due_on=days(30))
    plans.change_goal(
        by=by, at=LATER, goal=goal, revision=goal.revision, text="Another goal", levels=LEVELS | {0: "Another level"}
    )  # fmt: skip
    plans.finish(by=by, at=LATER, step=scene.step, person=scene.mother, done=True)

    def shown():
        [goal] = _page(cast, scene, scene.mother).goals
        [once, _reads] = goal.own
        return goal.text, goal.expected, once.what, once.due_on, once.done

    assert shown() == ("Tereza comes to school rested", LEVELS[0], "Breakfast together", days(10), True)
    plans.finish(by=by, at=LATER, step=scene.step, person=scene.mother, done=False)
    [on_paper] = paper._content(_page(cast, scene, scene.mother), "en", "", 24)["goals"]
    assert (on_paper["text"], on_paper["own"][0]["what"]) == (goal.text, "Breakfast together")
    plans.put_in_force(by=by, at=LATER, plan=scene.plan)
    assert shown() == ("Another goal", "Another level", "Breakfast at seven", days(30), False)


def test_a_step_stays_with_whom_it_was_agreed_until_another_is_agreed(cast, scene):
    _change(cast, scene, scene.step, who=Who(person=cast.tereza.pk))
    [hers] = _page(cast, scene, scene.mother).goals
    assert [o.what for o in hers.own] == ["Read together"]
    assert ("Breakfast together", scene.mother.name) in [(t.what, t.who) for t in hers.theirs]
    [child] = _page(cast, scene, cast.tereza).goals
    assert (child.own, [t.what for t in child.theirs]) == ((), ["Homework club"]), "the mother's is hers"
    plans.put_in_force(by=cast.actor(cast.jana), at=LATER, plan=scene.plan)
    [child] = _page(cast, scene, cast.tereza).goals
    assert [o.what for o in child.own] == ["Breakfast together"]


def test_who_is_called_otherwise_since_keeps_their_steps(cast, scene):
    Person.objects.filter(pk=scene.mother.pk).update(family_name="Jiná")
    [hers] = _page(cast, scene, Person.objects.get(pk=scene.mother.pk)).goals
    assert [o.what for o in hers.own] == ["Breakfast together", "Read together"]


def test_an_answer_to_other_words_does_not_make_them_agreed(cast, scene):
    _change(cast, scene, scene.step, what="Breakfast at five")
    asked = {"by": cast.actor(cast.jana), "at": LATER, "plan": scene.plan}
    plans.agree(**asked, who=Who(person=scene.mother.pk), answer="does_not")
    assert _page(cast, scene, scene.mother).goals[0].own[0].what == "Breakfast together"
    plans.put_in_force(**asked)
    assert _page(cast, scene, scene.mother).goals[0].own[0].what == "Breakfast at five"


def test_what_was_agreed_before_the_person_was_kept_still_says_whose_it_is(cast, scene):
    version = PlanVersion.objects.get()
    content = version.content
    for step in content["goals"][0]["steps"]:
        del step["whose"]
    PlanVersion.objects.update(content=content)
    [hers] = _page(cast, scene, scene.mother).goals
    assert [o.what for o in hers.own] == ["Breakfast together", "Read together"]
    assert plans.put_in_force(by=cast.actor(cast.jana), at=LATER, plan=scene.plan) == version, (
        "nothing changed"
    )


def test_an_address_is_for_the_family_and_for_an_agreed_plan(cast, scene):
    with pytest.raises(Invalid) as problem:
        link_of(cast, scene, person=None, language="xx", time_zone="Mars/North")
    assert set(problem.value.problems) == {"person", "language", "time_zone"}
    goal = {"results": {scene.goal.pk: None}}
    plans.review(
        by=cast.actor(cast.jana), at=LATER, plan=scene.plan, revision=2, goes_on=False, reason="x", **goal
    )
    with pytest.raises(Refused):
        link_of(cast, scene)


def test_an_address_ends_by_itself_when_taken_back_when_renewed_and_with_the_plan(cast, scene):
    first, _secret = link_of(cast, scene)
    second, _secret = link_of(cast, scene)
    with pytest.raises(NotFound):
        eyes_of(first)
    assert eyes_of(second).time_zone == "Europe/Prague"
    with pytest.raises(NotFound):
        eyes_of(second, at=NOW + (REVIEW - TODAY) + dt.timedelta(days=15))
    plans.end_link(by=cast.actor(cast.jana), at=LATER, link=second)
    with pytest.raises(NotFound):
        eyes_of(second)
    third, _secret = link_of(cast, scene)
    plans.review(
        by=cast.actor(cast.jana), at=LATER, plan=scene.plan, revision=2, goes_on=False, reason="x",
        results={scene.goal.pk: 0},
    )  # fmt: skip
    with pytest.raises(NotFound):
        eyes_of(third)


def test_the_law_of_the_country_says_to_whom_an_address_can_be_given(cast, scene):
    """In the Netherlands a child under twelve does not read the file; where nothing is set, who works with them decides."""
    by, told = cast.actor(cast.jana), {"person": cast.tereza}
    link, _secret = link_of(cast, scene, **told)
    Institution.objects.filter(pk=cast.authority.pk).update(country="NL")
    assert eyes_of(link)
    Person.objects.filter(pk=cast.tereza.pk).update(born_on=TODAY - dt.timedelta(days=4000))
    with pytest.raises(NotFound):
        eyes_of(link)
    with pytest.raises(Refused):
        link_of(cast, scene, **told)
    assert plans.links(plans.get(scene.plan.pk, for_=by, at=LATER), at=LATER) == []


def test_of_the_secret_only_its_mark_is_kept(cast, scene):
    link, secret = link_of(cast, scene)
    assert PlanLink.objects.get().secret_hash == accounts.secret_hash(secret) != secret
    assert link.pk


def test_the_page_works_without_a_script_an_account_or_a_name_in_the_address(cast, scene, monkeypatch):
    from samspil.ground import clock

    monkeypatch.setattr(clock, "now", lambda: NOW)
    _link, secret = link_of(cast, scene)
    client, url = Client(), reverse("plans:mine", args=[secret])
    page = client.get(url)
    assert page.status_code == 200 and "Společně pro" not in url
    assert "no-store" in page["Cache-Control"] and 'lang="cs"' in page.content.decode()
    tap = reverse("plans:tap", args=[secret, scene.reads.pk])
    for _twice in range(2):
        assert client.post(tap, {"day": TODAY.isoformat(), "said": "yes"}).status_code == 303
    assert Tick.objects.count() == 1
    assert client.post(tap, {"day": TODAY.isoformat(), "said": "undo"}).status_code == 303
    assert not Tick.objects.exists()
    assert client.post(tap, {"day": "2020-01-01", "said": "yes"}).status_code == 422
    assert client.post(reverse("plans:tap", args=[secret, scene.club.pk]), {"said": "yes"}).status_code == 404
    sheet = client.get(reverse("plans:sheet", args=[secret]))
    assert sheet.content.startswith(b"%PDF") and sheet["Content-Type"] == "application/pdf"
    gone = client.get(reverse("plans:mine", args=["x" * 32]))
    assert gone.status_code == 404 and b"Tereza" not in gone.content
    assert Entry.objects.filter(act="plans.mine", case=cast.case.pk).exists()


def test_the_sheet_leaves_out_what_is_done_and_says_how_much_does_not_fit(cast, scene):
    from samspil.plans.queries import paper

    most = paper.MOST[0]
    by = cast.actor(cast.jana)
    plan = plans.family_plan(cast.case.pk, for_=by, at=NOW)

    def content():
        page = plans.own_page(plan, scene.mother, today=TODAY, for_=cast.actor(cast.jana))
        return paper._content(page, "en", "Ask us.", most)

    [goal] = content()["goals"]
    assert [s["what"] for s in goal["own"]] == ["Breakfast together", "Read together"]
    assert [len(s["days"]) for s in goal["own"]] == [0, 7] and content()["left"] == 0
    plans.do(by=by, at=NOW, step=scene.step, state="done")
    for n in range(most):
        plans.add_step(
            by=by, at=NOW, goal=scene.goal, what=f"s{n}", who=Who(institution=cast.club.pk), due_on=days(9)
        )
    plans.put_in_force(by=by, at=NOW, plan=scene.plan)
    [goal] = content()["goals"]
    assert (len(goal["own"]) + len(goal["theirs"]), content()["left"]) == (most, 2)


def test_the_longest_plan_still_stands_on_one_sheet(cast, scene):
    by = cast.actor(cast.jana)
    for n in range(30):
        plans.add_step(
            by=by, at=NOW, goal=scene.goal, what=f"{n} " + "long words " * 20, who=Who(person=scene.mother.pk),
            due_on=days(9), rhythm="daily",
        )  # fmt: skip
    plans.put_in_force(by=by, at=NOW, plan=scene.plan)
    plan = plans.family_plan(cast.case.pk, for_=by, at=NOW)
    made = plans.fridge(
        plans.own_page(plan, scene.mother, today=TODAY, for_=cast.actor(cast.jana)), language="cs", ask=""
    )
    assert b"/Type/Pages/Count 1/" in made


def test_a_carer_whose_name_would_tell_where_the_child_is_stands_on_no_other_page(cast, scene):
    by = {"by": cast.actor(cast.jana), "at": LATER}
    jitka = people.add(**by, given_name="Jitka", family_name="Veselá", around=cast.tereza)
    people.bind(**by, person=jitka, to=cast.tereza, kind="foster_carer")
    plans.add_step(**by, goal=scene.goal, what="Read aloud", who=Who(person=jitka.pk), due_on=days(60))
    plans.put_in_force(**by, plan=scene.plan)

    def names(reader, **more):
        [goal] = _page(cast, scene, reader, **more).goals
        return [t.who for t in goal.theirs if t.what == "Read aloud"]

    assert names(scene.mother, whole=True) == ["Jitka Veselá"]
    people.lives_at(**by, person=jitka, since=TODAY, city="Lužice", protected=True)
    assert names(scene.mother, whole=True) == ["foster carer"]
    assert names(scene.mother) == []
