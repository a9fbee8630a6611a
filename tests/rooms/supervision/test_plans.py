"""Development plans: goals, the days they went so, reminders; groups as they are proposed."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.ground.errors import Invalid, NotFound
from samspil.notices.models import Letter
from samspil.supervision import service
from samspil.supervision.models import Goal, Group
from samspil.supervision.queries.due import is_due, last_day, working_days
from tests.rooms.supervision.scene import NOW, TODAY, stage

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def scene():
    return stage()


def test_a_quarter_shorter_by_holidays_asks_no_more_than_it_can_hold():
    """Group supervision is due where a group ran for half of the working days, not of the days."""
    days = working_days("DK", 2026, 2)
    assert dt.date(2026, 4, 3) not in days and len(days) < 64, (
        "Good Friday, Easter Monday, Ascension, Whit Monday ..."
    )
    middle = days[len(days) // 2]
    assert is_due("DK", 2026, 2, dt.date(2026, 1, 1), middle)
    assert not is_due("DK", 2026, 2, middle + DAY * 3, None)
    assert last_day("DK", 2026, 4) == dt.date(2026, 12, 31)


def new(**more):
    told = {
        "text": "We read every day", "task": "calm evenings", "seen_by": "the book is out", "a_week": 5, "baseline": 1,
        "starts_on": TODAY - 20 * DAY, "review_on": TODAY + 50 * DAY,
    }  # fmt: skip
    return service.NewGoal(**told | more)


def test_a_goal_is_plain_its_days_are_drawn_and_its_levels_are_whole_or_none(
    scene, django_assert_num_queries
):
    who = scene.who(scene.kirsten)
    plan = service.start_plan(**who, family=scene.bro.pk)
    assert service.start_plan(**who, family=scene.bro.pk).pk == plan.pk, "one plan runs at a time"
    for wrong in (
        {"a_week": 8},
        {"baseline": 9},
        {"seen_by": " "},
        {"levels": ("a", "b")},
        {"review_on": TODAY - 30 * DAY},
        {"weekdays": (0, 2)},
    ):
        with pytest.raises(Invalid):
            service.set_goal(**who, plan=plan, goal=new(**wrong))
    goal = service.set_goal(
        **scene.carer(), plan=plan, goal=new(levels=("none", "once", "five", "six", "seven"))
    )
    for n in range(8):
        service.tap(**scene.carer(), goal=goal, day=TODAY - n * DAY, did=n != 3)
    for day in (TODAY - 21 * DAY, TODAY + DAY, TODAY - 15 * DAY):
        with pytest.raises(Invalid, match="day"):
            service.tap(**scene.carer(), goal=goal, day=day, did=True)
    with pytest.raises(NotFound):
        service.tap(**who, goal=goal, day=TODAY, did=True)
    with django_assert_num_queries(1):
        picture = service.pictures([goal], on=TODAY)[0]
    assert (picture.this_week, picture.last_week, picture.month) == (2, 5, 7)
    assert [d.said for d in picture.days][:3] == [True, True, None]
    service.review(**who, goal=goal, level=1, words="More than we hoped", next_on=TODAY + 91 * DAY)
    assert Goal.objects.get().review_on == TODAY + 91 * DAY
    service.end_goal(**scene.carer(), goal=goal)
    assert service.own(for_=scene.carer()["by"], at=NOW).goals == []


def test_a_reminder_comes_once_a_day_in_their_hour_and_never_in_quiet_hours(scene):
    plan = service.start_plan(**scene.who(scene.kirsten), family=scene.bro.pk)
    goal = service.set_goal(**scene.carer(), plan=plan, goal=new())
    with pytest.raises(Invalid, match="remind_at"):
        service.set_reminder(**scene.carer(), remind_at=dt.time(22))
    service.set_reminder(**scene.carer(), remind_at=dt.time(19))

    def round_at(hour: int, day: int = 24) -> int:
        service.by_the_clock(at=dt.datetime(2026, 11, day, hour, 5, tzinfo=dt.UTC))
        return Letter.objects.filter(to=scene.hanne.email).count()

    assert [round_at(17), round_at(18), round_at(19)] == [0, 1, 1]
    assert "read" not in Letter.objects.get(to=scene.hanne.email).body
    service.tap(**scene.carer(at=NOW + DAY), goal=goal, day=TODAY + DAY, did=False)
    assert round_at(19, day=25) == 1, "whoever answered is not reminded"
    assert round_at(21, day=26) == 1, "what was missed waits until the quiet hours are over"
    Goal.objects.update(weekdays="013")
    assert round_at(19, day=27) == 1, "a Friday is no day of this goal"


def test_groups_are_proposed_changed_by_hand_and_formed(scene, client, time_machine):
    time_machine.move_to(NOW)
    service.keep_apart(**scene.who(scene.kirsten), one=scene.krogh.pk, other=scene.bro.pk)
    actor = scene.actor(scene.kirsten)
    told = {"most_groups": 2, "least": 2, "most": 3, "far": 60}
    found = service.propose(scene.programme.pk, for_=actor, at=NOW, **told)
    assert found.proven and sum(len(g.seats) for g in found.groups) == 2 and len(found.without) == 1
    assert service.propose(scene.programme.pk, for_=actor, at=NOW, **told | {"least": 4}) is None
    client.force_login(scene.kirsten)
    sent = {"programme": scene.programme.pk, **told}
    page = client.post(reverse("supervision:propose"), sent | {"act": "propose"})
    assert page.status_code == 200 and 'name="name-0"' in page.text
    form = {"act": "form", "name-0": "Aars", "area-0": "Aars", "ages-0": "0-5", f"family-{scene.bro.pk}": "0"}
    clash = client.post(reverse("supervision:propose"), sent | form | {f"family-{scene.krogh.pk}": "0"})
    assert clash.status_code == 422 and not Group.objects.exists(), "all of them or none"
    done = client.post(reverse("supervision:propose"), sent | form | {f"family-{scene.damgaard.pk}": "0"})
    assert done.status_code == 303
    assert Group.objects.get().memberships.count() == 2
