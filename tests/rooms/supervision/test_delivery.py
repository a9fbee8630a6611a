"""What was delivered by quarter: every figure is its list for the service of the families, small numbers are nobody else's."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.ground.errors import NotFound
from samspil.programmes import service as programmes
from samspil.supervision import service
from samspil.supervision.models import Apart, Group, Membership
from samspil.supervision.terms import What
from tests.rooms.supervision.scene import NOW, TODAY, stage

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def scene():
    found = stage()
    group, ole = found.group(found.bro, found.damgaard), found.who(found.ole)
    held = service.plan_group_session(**ole, group=group, starts_at=NOW - 2 * DAY, past=True)
    service.note_attendance(**ole, session=held, came={found.bro.pk: "came", found.damgaard.pk: "missed"})
    service.ask(**found.carer(), topic="sleep", text="He wakes every night.", anonymous=True)
    service.leave(
        **found.who(found.kirsten), membership=Membership.objects.get(family=found.damgaard), why="tired"
    )
    return found


def lines(scene, account, programme=None):
    """Each figure of the quarter that runs."""
    told = service.picture(
        (programme or scene.programme).pk, 2026, for_=scene.actor(account), at=NOW + dt.timedelta(hours=1)
    )[1]
    return told, {what: row[3] for what, row in told[0].rows}


def test_every_figure_is_the_list_behind_it(scene):
    (one,), now = lines(scene, scene.kirsten)
    assert one.opens
    assert {what: (line.part, line.whole) for what, line in now.items() if what != What.ELEMENTS} == {
        What.FAMILIES: (1, 3),
        What.GROUPS: (1, 1),
        What.HOME: (0, 0),
        What.WAITING: (1, 1),
        What.LEFT: (1, 2),
    }
    who, seen = {"for_": scene.actor(scene.kirsten), "at": NOW + dt.timedelta(hours=1)}, {}
    for what, line in now.items():
        _part, items = service.behind(one.part.pk, 2026, 4, what, **who)
        assert (sum(i.yes for i in items), len(items)) == (line.part, line.whole)
        seen[what] = items
    assert [(i.name, i.yes) for i in seen[What.FAMILIES]] == [
        ("Damgaard", False),
        ("Krogh", False),
        ("Bro", True),
    ]
    assert [(i.name, i.words, i.on) for i in seen[What.LEFT][:1]] == [("Damgaard", "tired", TODAY)]
    assert seen[What.WAITING][0].words == "" and not seen[What.WAITING][0].url, (
        "who asked without a name stays so"
    )
    checks = {item.name: dict(item.checks) for item in seen[What.ELEMENTS]}
    assert checks["An acute line day and night"] == {"Families have a line to ring": False}
    assert checks["A network among foster families"] == {
        "There are groups": True, "Every group that was due met": True, "Two lead every group": True,
    }  # fmt: skip
    assert not checks["Development of competence"]["The quarter has a theme"]
    earlier = dict(one.rows)[What.GROUPS]
    assert [(line.part, line.whole) for line in earlier[:3]] == [(0, 1)] * 3


def test_others_are_told_no_small_number_and_open_no_list(scene):
    (one,), now = lines(scene, scene.ole)
    assert not one.opens, "who leads a group from elsewhere sees that group, not the service's figures"
    assert [now[w].withheld for w in (What.FAMILIES, What.GROUPS, What.WAITING, What.LEFT)] == [True] * 4
    assert not now[What.ELEMENTS].withheld, "what is switched on says nothing of a family"
    with pytest.raises(NotFound):
        service.behind(one.part.pk, 2026, 4, "families", for_=scene.actor(scene.ole), at=NOW)
    programmes.leave(
        **scene.who(scene.lene), participation=one.part.pk, left_on=TODAY, how="early", reason="money"
    )
    assert lines(scene, scene.kirsten)[1][What.FAMILIES].there, "it took part in this quarter still"


def test_the_page_opens_its_lists_and_asks_as_much_for_many_as_for_one(
    scene, client, django_assert_max_num_queries
):
    client.force_login(scene.kirsten)
    here = reverse("supervision:delivery", args=[scene.programme.pk])
    part = programmes.own_part(scene.programme.pk, for_=scene.actor(scene.kirsten), on=TODAY)
    behind = reverse("supervision:behind", args=[part.pk, 2026, 4, "families"])
    with django_assert_max_num_queries(45):
        page = client.get(here).text
    assert behind in page and behind.replace("/4/", "/5/") not in page
    assert "Damgaard" in client.get(behind).text
    assert client.get(behind.replace("families", "nothing")).status_code == 404
    assert client.get(f"{here}?year=2031").status_code == 200
    client.force_login(scene.ole)
    assert "withheld" in client.get(here).text and client.get(behind).status_code == 404
    client.force_login(scene.hanne)
    assert client.get(here).status_code == 404


def test_two_families_may_sit_together_again(scene, client):
    who = scene.who(scene.kirsten)
    service.keep_apart(**who, one=scene.krogh.pk, other=scene.bro.pk)
    Apart.objects.update(since=TODAY - 9 * DAY)
    row, group = Apart.objects.get(), Group.objects.get()
    client.force_login(scene.kirsten)
    here = reverse("supervision:apart")
    assert client.post(here, {"act": "end"}).status_code == 404
    assert client.post(here, {"act": "end", "row": row.pk}).status_code == 303
    assert Apart.objects.get().until == TODAY and "Krogh" not in client.get(here).text.partition("<form")[0]
    service.join(**who, group=group, family=scene.krogh.pk)
    service.keep_apart(**who, one=scene.krogh.pk, other=scene.damgaard.pk)
    today = Apart.objects.get(until=None)
    service.end_apart(**who, apart=today)
    assert not Apart.objects.filter(pk=today.pk).exists(), "noted today by mistake"
