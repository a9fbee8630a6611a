"""A year of supervision in Danish: Vesthimmerland's twenty-one families in groups, one family's reading goal, København's course."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from samspil.carers.models import FosterFamily
from samspil.ground import fence, ids
from samspil.programmes import service as programmes
from samspil.programmes.models import Element
from samspil.story.programmes import tell_programmes
from samspil.story.scenes.vejle import VEJLE
from samspil.story.scenes.vesthimmerland import VESTHIMMERLAND
from samspil.story.supervision import tell_families, tell_supervision
from samspil.story.telling import Stage, play
from samspil.supervision import service
from samspil.supervision.models import Attendance, Goal, Membership, Question, Session, Tap
from samspil.supervision.terms import quarter_days
from tests.cast import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def told(time_machine) -> Stage:
    time_machine.move_to(NOW)
    stage = Stage(now=NOW)
    with (
        ids.repeatable(1),
        translation.override("da"),
        fence.lifted("the story is told in the name of many institutions"),
    ):
        for scene in (VEJLE, VESTHIMMERLAND):
            for _child in play(scene, stage):
                pass
        tell_programmes(stage)
        tell_supervision(stage, tell_families(stage))
    return stage


def at_the_desk(stage: Stage, who: str) -> Client:
    client = Client(headers={"accept-language": "da"})
    client.force_login(stage.workers[who])
    return client


def test_a_year_in_vesthimmerland_and_a_course_in_koebenhavn(told):
    kirsten = at_the_desk(told, "kirsten")
    year = kirsten.get(reverse("supervision:year")).text
    for words in (
        "Temaår 2026",
        "21 familier i grupper",
        "Mentalisering",
        "Gruppe 4 · Farsø",
        "12 af 13",
        "1 mangler",
    ):
        assert words in year, words
    hanne = at_the_desk(told, "hanne-bro")
    home = hanne.get(reverse("fostering:home")).text
    for words in (
        "+45 5550 1440",
        "Har vi læst i dag?",
        "Mentalisering",
        "Spørg en specialist",
        "Gruppe 1 · Aars",
    ):
        assert words in home, words
    goal = Goal.objects.get(question="Har vi læst i dag?")
    assert Tap.objects.filter(goal=goal).count() == 30, "a month of check-ins"
    today = {"act": "tap", "row": goal.pk, "day": NOW.date().isoformat(), "did": "1", "home": "1"}
    assert hanne.post(reverse("supervision:own_plan"), today).status_code == 303
    session = Session.objects.get(group__name="Gruppe 1 · Aars", state="planned")
    assert (
        hanne.post(
            reverse("supervision:own_year"), {"act": "coming", "row": session.pk, "says": "coming"}
        ).status_code
        == 303
    )
    assert (
        "Vi læser en bog med barnet hver dag"
        in kirsten.get(reverse("supervision:session", args=[session.pk])).text
    )
    course = Session.objects.filter(family__name="Nygaard", kind="course")
    assert course.count() == 6 and course.filter(state="held").count() == 4
    assert "Nygaard" not in year, "København has its own families"


def test_what_was_delivered_equals_a_recount_from_the_rows(told):
    actor = told.actor("kirsten", NOW)
    programme = service.programmes_here(for_=actor, at=NOW)[0]
    page = service.year_page(programme.pk, 2026, for_=actor, at=NOW)
    by_quarter = service.delivered(actor.institution, programme.pk, 2026, country="DK", until=NOW.date())
    rows = Session.objects.filter(programme=programme, kind="group", year=2026, state="held")
    assert sum(len(q["held"]) for q in by_quarter) == rows.count() == page.held == 12
    assert page.came == Attendance.objects.filter(session__in=rows, came="came").count()
    assert [len(q["families"]) for q in by_quarter] == [22, 22, 22, 21] and page.families == 21
    homes = Session.objects.filter(programme=programme, kind="individual", year=2026, state="held")
    told_ = [
        (len(q["at_home"]), homes.filter(quarter=q["quarter"]).values("family").distinct().count())
        for q in by_quarter
    ]
    assert all(n == again for n, again in told_) and told_[2][0] == 19
    part = programmes.own_part(programme.pk, for_=actor, on=dt.date(2026, 6, 1))
    assert part is not None
    told_rows = service.picture(programme.pk, 2026, for_=actor, at=NOW)[1]
    shown = dict(next(one for one in told_rows if one.part.pk == part.pk).rows)
    for q in (1, 2, 3, 4):
        _recounted({what: lines[q - 1] for what, lines in shown.items()}, programme, part, q)


def _recounted(shown, programme, part, q):
    """Each figure of a quarter against the rows themselves, counted another way."""
    first, after = quarter_days(2026, q)
    here = {"institution": part.institution_id, "programme": programme, "year": 2026, "quarter": q}
    held = Session.objects.filter(**here, state="held")
    met = held.filter(kind="group").values_list("group").distinct().count()
    assert (shown["groups"].part, shown["groups"].whole) == (met, 4)
    came = Attendance.objects.filter(session__in=held.filter(kind="group"), came="came")
    reached = came.values("family").union(held.exclude(kind="group").values("family")).count()
    homes = FosterFamily.objects.filter(institution=part.institution_id, status="approved")
    assert (shown["families"].part, shown["families"].whole) == (reached, homes.count())
    alone = Session.objects.filter(**here, starts_at__lt=NOW).exclude(kind="group")
    assert (shown["home"].part, shown["home"].whole) == (alone.filter(state="held").count(), alone.count())
    end = min(NOW, dt.datetime(after.year, after.month, 1, tzinfo=ZoneInfo("Europe/Copenhagen")))
    start = dt.datetime(first.year, first.month, 1, tzinfo=ZoneInfo("Europe/Copenhagen"))
    asked = Question.objects.filter(institution=part.institution_id, asked_at__lt=end)
    asked = asked.exclude(matched_at__lt=start)
    waits = asked.exclude(matched_at__lt=end)
    assert (shown["waiting"].part, shown["waiting"].whole) == (waits.count(), asked.count())
    mine = Membership.objects.filter(
        programme=programme, group__institution=part.institution_id, since__lt=after
    )
    inside = mine.exclude(until__lte=first).values("family").distinct().count()
    gone = mine.filter(until__gt=first, until__lte=min(after, NOW.date())).count()
    assert (
        (shown["left"].part, shown["left"].whole)
        == (gone, inside)
        == {3: (1, 22), 4: (0, 21)}.get(q, (0, 22))
    )
    then = Element.objects.filter(participation=part, since__lt=min(after, NOW.date()))
    newest = {e.code: e.on for e in then.order_by("since", "version")}
    assert shown["elements"].whole == sum(newest.values()) > 0
