"""Groups, sessions and who came: what is refused, what is kept once, who may read what."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.supervision import service
from samspil.supervision.models import Attendance, Session
from samspil.trail.models import Entry
from tests.rooms.supervision.scene import JANUARY, LATER, NOW, TODAY, account, stage

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def scene():
    return stage()


def test_a_family_is_in_one_group_of_a_theme_and_beside_nobody_it_should_not_sit_with(scene):
    group = scene.group(scene.bro)
    with pytest.raises(Invalid, match="family"):
        scene.group(scene.bro, name="Farsø")
    service.keep_apart(**scene.who(scene.kirsten), one=scene.krogh.pk, other=scene.bro.pk, why="neighbours")
    with pytest.raises(Invalid, match="family"):
        service.join(**scene.who(scene.kirsten), group=group, family=scene.krogh.pk)
    page = service.group_page(group, for_=scene.actor(scene.kirsten), at=NOW)
    assert page.few and not page.alone, "a group of one is said, and nothing is hidden"
    service.leave(**scene.who(scene.kirsten), membership=page.members[0], why="moved")
    other = scene.group(scene.bro, name="Farsø", since=TODAY)
    assert [
        m.family.name for m in service.group_page(other, for_=scene.actor(scene.kirsten), at=NOW).members
    ] == ["Bro"]


def test_who_leads_is_a_pair_and_a_leaver_leaves_a_gap_that_is_told(scene):
    group = scene.group(scene.bro, scene.damgaard)
    third = service.Leader(scene.lene.pk, scene.home.pk, "consultant")
    with pytest.raises(Invalid, match="account"):
        service.name_facilitator(**scene.who(scene.kirsten), group=group, leader=third)
    service.plan_group_session(**scene.who(scene.kirsten), group=group, starts_at=LATER)
    ole = next(f for f in group.facilitators.all() if f.account_id == scene.ole.pk)
    with pytest.raises(Refused):
        service.end_facilitator(**scene.who(scene.ole), facilitator=ole)
    assert service.end_facilitator(**scene.who(scene.kirsten), facilitator=ole) == 1
    page = service.group_page(group, for_=scene.actor(scene.kirsten), at=NOW + DAY)
    assert page.alone and len(page.leaders) == 1
    with pytest.raises(NotFound):
        service.group(group.pk, for_=scene.actor(scene.ole, NOW + DAY), at=NOW + DAY)
    service.name_facilitator(**scene.who(scene.kirsten), group=group, leader=third)


def test_a_session_is_on_no_holiday_and_not_twice_a_day(scene):
    group, who = scene.group(scene.bro, scene.damgaard), scene.who(scene.ole)
    christmas = dt.datetime(2026, 12, 25, 9, tzinfo=dt.UTC)
    with pytest.raises(Invalid, match="day"):
        service.plan_group_session(**who, group=group, starts_at=christmas)
    with pytest.raises(Invalid, match="day"):
        service.plan_group_session(**who, group=group, starts_at=NOW - DAY)
    made = service.plan_group_session(**who, group=group, starts_at=LATER)
    assert (made.year, made.quarter, made.place) == (2026, 4, "Aars")
    with pytest.raises(Invalid, match="day"):
        service.plan_group_session(**who, group=group, starts_at=LATER + dt.timedelta(hours=3))
    service.move_session(**who, session=made, starts_at=LATER + 40 * DAY)
    assert Session.objects.get(pk=made.pk).quarter == 1


def test_attendance_typed_twice_stands_once_and_who_missed_is_asked_why(scene):
    group = scene.group(scene.bro, scene.damgaard)
    held = service.plan_group_session(**scene.who(scene.ole), group=group, starts_at=NOW - DAY, past=True)
    came = {scene.bro.pk: "missed", scene.damgaard.pk: "came"}
    with pytest.raises(Refused):
        service.note_attendance(**scene.who(scene.lene), session=held, came=came)
    with pytest.raises(Invalid):
        service.note_attendance(**scene.who(scene.ole), session=held, came={scene.krogh.pk: "came"})
    for _time in (1, 2):
        assert service.note_attendance(**scene.who(scene.ole), session=held, came=came) == 1
    assert Attendance.objects.filter(session=held).count() == 2
    missed = Attendance.objects.get(session=held, family=scene.bro)
    assert missed.asked_at == NOW and service.own(for_=scene.carer()["by"], at=NOW).missed == missed
    todos = service.waiting(for_=scene.actor(scene.kirsten), at=NOW, today=TODAY)
    assert [t.kind for t in todos] == ["supervision.missed"]
    service.say_why(**scene.carer(), attendance=missed, why="child_ill", words="feber")
    assert service.own(for_=scene.carer()["by"], at=NOW).missed is None
    service.note_attendance(**scene.who(scene.ole), session=held, came=came)
    assert Attendance.objects.get(pk=missed.pk).why == "child_ill", "what the family said stays"


def test_notes_in_confidence_are_read_by_who_leads_and_agreed_actions_by_the_service(scene):
    group = scene.group(scene.bro, scene.damgaard)
    held = service.plan_group_session(**scene.who(scene.ole), group=group, starts_at=NOW - DAY, past=True)
    service.keep_note(**scene.who(scene.ole), session=held, text="Tung stemning.")
    service.agree(
        **scene.who(scene.ole),
        session=held,
        text="Ringer til skolen",
        who="Bro",
        due_on=TODAY,
        family=scene.bro.pk,
    )
    by = {name: scene.actor(getattr(scene, name)) for name in ("kirsten", "lene", "ole")}
    pages = {name: service.session_page(held, for_=actor, at=NOW) for name, actor in by.items()}
    assert {name: len(page.notes) for name, page in pages.items()} == {"kirsten": 1, "lene": 0, "ole": 1}
    assert all(len(page.actions) == 1 for page in pages.values())
    stranger = account("Sten", scene.house)
    with pytest.raises(NotFound):
        service.session(held.pk, for_=scene.actor(stranger), at=NOW)
    own = service.own(for_=scene.carer()["by"], at=NOW)
    assert [a.text for a in own.actions] == ["Ringer til skolen"]
    assert Entry.objects.filter(act="supervision.keep_note").count() == 1


def test_the_year_counts_what_is_due_and_a_group_that_began_late_owes_nothing(
    scene, django_assert_num_queries
):
    early, late = (
        scene.group(scene.bro, scene.damgaard),
        scene.group(scene.krogh, name="Farsø", since=dt.date(2026, 9, 1)),
    )
    who, actor = scene.who(scene.kirsten), scene.actor(scene.kirsten)
    service.set_theme(**who, programme=scene.programme.pk, year=2026, quarter=4, title="Mentalisering")
    for month, group in ((2, early), (5, early), (11, late)):
        at = dt.datetime(2026, month, 10, 9, tzinfo=dt.UTC)
        held = service.plan_group_session(**who, group=group, starts_at=at, past=True)
        rows = service.session_page(held, for_=actor, at=NOW).rows
        service.note_attendance(**who, session=held, came={r.id: "came" for r in rows})
    with django_assert_num_queries(13):  # whatever the number of groups
        page = service.year_page(scene.programme.pk, 2026, for_=actor, at=NOW)
    assert [[c.state for c in row.cells] for row in page.rows] == [
        ["held", "held", "late", "due"],
        ["off", "off", "off", "held"],
    ]
    assert (page.held, page.due, page.came, page.expected) == (3, 4, 5, 5)
    assert page.themes[3].title == "Mentalisering" and page.families == 3
    told = service.delivered(scene.home.pk, scene.programme.pk, 2026, country="DK", until=TODAY)
    assert [(len(q["due"] & q["held"]), len(q["due"])) for q in told] == [(1, 1), (1, 1), (0, 1), (1, 2)]


def test_a_group_with_no_colleague_left_is_told_and_one_theme_stands_a_quarter(scene):
    who = scene.who(scene.kirsten)
    told = {"programme": scene.programme.pk, "year": 2026, "quarter": 1}
    theme = service.set_theme(**who, **told, title="Leg")
    with pytest.raises(Exception, match="changed in between"):
        service.set_theme(**who, **told, title="Andet")
    assert service.set_theme(**who, **told, title="Leg og ro", revision=theme.revision).pk == theme.pk
    with pytest.raises(Refused):
        service.set_theme(**scene.who(scene.ole), **told, title="Andet", revision=2)
    assert JANUARY.year == 2026


def test_who_can_see_a_session_and_a_plan_is_who_may_open_it(scene, client, time_machine):
    time_machine.move_to(NOW, tick=False)
    people = [scene.kirsten, scene.lene, scene.ole, account("Sten", scene.house)]
    group, who = scene.group(scene.bro, scene.damgaard), scene.who(scene.kirsten)
    met = service.plan_group_session(**scene.who(scene.ole), group=group, starts_at=LATER)
    alone = service.plan_family_session(**who, family=scene.krogh.pk, starts_at=LATER)
    bro, krogh = (service.start_plan(**who, family=f.pk) for f in (scene.bro, scene.krogh))
    asked = [
        (met, service.session, service.who_could), (alone, service.session, service.who_could),
        (bro, service.plan, service.who_could_plan), (krogh, service.plan, service.who_could_plan),
    ]  # fmt: skip

    def opens(get, record, account, at):
        try:
            return bool(get(record.pk, for_=scene.actor(account, at), at=at))
        except NotFound:
            return False

    def told(at):
        found = []
        for record, get, could in asked:
            named = {s.account for s in could(record, at=at) if s.account}
            assert named == {a for a in people if opens(get, record, a, at)}
            found.append(len(named))
        return found

    assert told(NOW) == [3, 2, 3, 2]
    ole = next(f for f in group.facilitators.all() if f.account_id == scene.ole.pk)
    service.end_facilitator(**who, facilitator=ole)
    assert told(NOW + DAY) == [2, 2, 2, 2]
    assert service.who_could(met, at=NOW - DAY) == service.who_could_plan(bro, at=NOW - DAY) == []
    assert [s.name for s in service.who_could_plan(bro, at=NOW) if s.account is None] == ["Hanne Bro"]
    for name, record, back in (("session", met, met), ("plan", bro, scene.bro)):
        page = reverse(f"supervision:who_{name}", args=[record.pk])
        client.force_login(scene.lene)
        before = reverse(f"supervision:{'session' if back is met else 'family'}", args=[back.pk])
        assert page in client.get(before).text and "Kirsten" in client.get(page).text
        client.force_login(people[-1])
        assert client.get(page).status_code == 404
    assert Entry.objects.filter(act="supervision.who").count() == 2
