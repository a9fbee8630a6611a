"""A bed is held for a while and given once; the file says where the child is; the board says it all at any moment."""

import datetime as dt
import threading

import pytest
from django.db import IntegrityError, connections, transaction
from django.urls import reverse

from samspil.beds import policy
from samspil.beds import service as beds
from samspil.beds.models import Closure, Followed, Hold, Stay, Taken
from samspil.cases import service as cases
from samspil.ground import fence
from samspil.ground.errors import Invalid, NotFound
from tests.cast import NOW, TODAY
from tests.rooms.beds.scene import HOUR, refusal, team

SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def groningen(db):
    with fence.lifted("a test speaks for several"):
        yield team()


def test_a_hold_ends_by_itself_to_the_second_and_the_bed_can_be_held_again(groningen):
    at = groningen
    kept = at.hold()
    assert at.states(NOW + 2 * HOUR - SECOND) == ["held", "free", "free"]
    assert at.states(NOW + 2 * HOUR) == ["free"] * 3 and at.board().next_change == kept.until
    wanted = {"bed": kept.bed_id, "unit": None}
    assert "held for another child" in refusal(lambda: at.hold(1, NOW + 2 * HOUR - SECOND, **wanted))
    again = at.hold(1, NOW + 2 * HOUR, **wanted)
    kept.refresh_from_db()
    assert kept.ended_at == kept.until and again.bed_id == kept.bed_id
    beds.release(**at.by(NOW + 3 * HOUR), hold=again)
    assert at.states(NOW + 3 * HOUR) == ["free"] * 3
    for wrong in (NOW, NOW - HOUR, NOW + 25 * HOUR):
        with pytest.raises(Invalid):
            at.hold(2, until=wrong)
    with pytest.raises(Invalid):
        at.hold(case=None)
    nameless = at.hold(case=None, who="boy of about ten")
    assert at.board().units[0].beds[0].who == "boy of about ten" and nameless.case_id is None


def test_a_child_comes_by_its_hold_and_the_file_says_so_until_it_leaves(groningen):
    at = groningen
    stay = at.admit(hold=at.hold())
    bed = at.board().units[0].beds[0]
    assert (bed.state, bed.child, bed.day, bed.elsewhere) == ("taken", "Daan de V.", 1, "")
    file = cases.get(at.cases[0].pk, for_=at.worker, at=NOW)
    assert (file.place, file.place_text) == ("crisis_bed", "Noorderhuis")
    assert beds.running_stay(file.pk, for_=at.worker, at=NOW).pk == stay.pk
    assert "in a crisis bed already" in refusal(lambda: at.admit(0))
    with pytest.raises(Invalid):
        beds.discharge(**at.by(), stay=stay, where="home", ended_at=NOW - SECOND)
    with pytest.raises(Invalid):
        beds.discharge(**at.by(), stay=stay, where="crisis_bed")
    later = NOW + dt.timedelta(days=3)
    beds.discharge(**at.by(later), stay=stay, where="home")
    assert cases.get(file.pk, for_=at.worker, at=later).place == "home"
    assert at.states(later) == ["free"] * 3 and at.states(later - SECOND)[0] == "taken"
    row = Followed.objects.get(record=stay.pk)
    assert (row.closed_on, row.home_at_close) == (later.date(), True)
    assert "has ended" in refusal(lambda: beds.discharge(**at.by(later), stay=stay, where="home"))
    with pytest.raises(Invalid):  # the bed was somebody else's then
        at.admit(1, later, bed=stay.bed_id, began_at=later - HOUR)


def test_the_board_says_where_file_and_bed_disagree(groningen):
    at = groningen
    at.admit()
    now = cases.get(at.cases[0].pk, for_=at.worker, at=NOW)
    cases.moved(**at.by(), case=now, revision=now.revision, place="home", since=TODAY)
    assert at.board().units[0].beds[0].elsewhere == "at home"


def test_a_decision_is_due_in_two_working_days_and_long_stays_are_spoken_about(groningen):
    at = groningen
    friday = NOW - dt.timedelta(days=4)
    stay = at.admit(at=friday)
    assert stay.perspective_due_at == friday + dt.timedelta(days=4)  # Saturday and Sunday do not count
    [todo] = beds.waiting(for_=at.worker, at=NOW - SECOND, today=TODAY)
    assert todo.strong and todo.due == TODAY
    undecided = friday + dt.timedelta(days=13)  # the fourteenth day
    open_ones = beds.waiting(for_=at.actor(at.sanne, undecided), at=undecided, today=undecided.date())
    assert [t.kind for t in open_ones] == ["beds.perspective", "beds.long"]
    assert not at.board(NOW - SECOND).units[0].beds[0].late and at.board(NOW).units[0].beds[0].late
    beds.decide(**at.by(), stay=stay, perspective="network", words="Grandmother has room", due_on=TODAY)
    assert beds.waiting(for_=at.worker, at=NOW, today=TODAY) == []
    for day, mark in ((13, 0), (14, 14), (20, 14), (21, 21), (28, 28), (29, 28)):
        bed = at.board(friday + dt.timedelta(days=day - 1)).units[0].beds[0]
        assert (bed.day, bed.alert, bed.is_over) == (day, mark, day == 29)
    later = friday + dt.timedelta(days=14)
    assert [t.kind for t in beds.waiting(for_=at.actor(at.sanne, later), at=later, today=later.date())] == [
        "beds.long"
    ]


def test_a_night_begun_on_the_last_day_of_summer_time_ends_at_the_same_clock(groningen):
    friday = dt.datetime(2026, 10, 23, 10, 0, tzinfo=dt.UTC)  # noon in Groningen, clocks go back on Sunday
    stay = groningen.admit(at=friday)
    assert stay.perspective_due_at == dt.datetime(2026, 10, 27, 11, 0, tzinfo=dt.UTC)


def test_staff_ages_and_closures_say_why_a_bed_cannot_be_given_and_danger_overrides_a_number(groningen):
    at, lead = groningen, {"by": groningen.lead, "at": NOW}
    beds.staff(**lead, unit=at.unit.pk, places=1)
    at.admit(0)
    assert at.board().free == 0
    with pytest.raises(beds.Full) as met:
        at.admit(1)
    assert met.value.why == "staff"
    stay = at.admit(1, beyond_staff="Father threatens at the door")
    assert at.board().units[0].beyond == 1
    assert "A child is in this bed" in refusal(lambda: beds.close_bed(**lead, bed=stay.bed_id, why="repair"))
    coming = beds.close_bed(**lead, bed=stay.bed_id, why="repair", since=NOW + HOUR)
    assert at.board().units[0].beds[1].closes == coming.since
    third = at.board().units[0].beds[2].id
    shut = beds.close_bed(**lead, bed=third, why="staff", until=NOW + 3 * HOUR)
    assert at.states() == ["taken", "taken", "closed"] and at.states(NOW + 3 * HOUR)[2] == "free"
    beds.staff(**lead, unit=at.unit.pk, places=3)
    assert "closed" in refusal(lambda: at.admit(2, bed=third))
    beds.reopen(**lead, closure=shut.pk)
    beds.change_unit(**lead, unit=at.unit.pk, name="Noorderhuis", age_from=4, age_before=12, outside=False)
    with pytest.raises(beds.Full) as met:
        at.admit(2)
    assert met.value.why == "age"
    assert at.admit(2, beyond_staff="Danger").bed_id == third
    with pytest.raises(beds.Full) as met:
        at.hold(case=None, who="girl")
    assert met.value.why == "full"
    assert beds.note_refusal(**at.by(), why=met.value.why, instead="home").unit_id is None
    for wrong in (-1, 4):
        with pytest.raises(Invalid):
            beds.staff(**lead, unit=at.unit.pk, places=wrong)
    assert Closure.objects.count() == 2


def test_nobody_of_another_house_sees_a_bed_and_a_file_out_of_sight_leaves_the_bed_taken(
    groningen, client, time_machine
):
    time_machine.move_to(NOW, tick=False)
    from tests.cast import call

    at, cast = groningen, call()
    stay = at.admit()
    assert beds.board(for_=cast.actor(cast.jana), at=NOW).units == ()
    with pytest.raises(NotFound):
        beds.stay(stay.pk, for_=cast.actor(cast.jana), at=NOW)
    cases.bring_in(
        **at.by(), case=at.cases[0], institution=cast.authority, competence="statutory_child_protection", purpose="x",
        basis="statute", worker=cast.jana,
    )  # fmt: skip
    with pytest.raises(NotFound):
        beds.stay(stay.pk, for_=cast.actor(cast.jana), at=NOW)
    at.hold(1)
    at.hold(case=None, who="girl")
    for actor in (at.worker, at.lead, cast.actor(cast.jana), cast.actor(cast.ada)):
        for table, seen in ((Stay, policy.visible), (Hold, policy.holds), (Followed, policy.followed)):
            rows = [row for row in table.objects.all() if policy.can(actor, "read", row, at=NOW)]
            assert set(seen(actor, at=NOW)) == set(rows) and bool(rows) == (actor.institution == at.home.pk)
    Hold.objects.all().delete()
    assert {sight.account.pk for sight in beds.who_could(stay, at=NOW)} == {at.sanne.pk, at.wim.pk}
    client.force_login(at.sanne)
    assert client.get(reverse("beds:who", args=[stay.pk])).status_code == 200
    beds.erase(**at.by(), case=at.cases[0].pk)
    assert not Stay.objects.exists() and Taken.objects.count() == 1
    bed = at.board().units[0].beds[0]
    assert (bed.state, bed.child, bed.case) == ("taken", "", None)


def test_the_database_itself_lets_nobody_else_into_a_bed_nor_a_child_into_two(groningen):
    at = groningen
    stay = at.admit()
    two = {"bed": stay.bed, "institution": at.home, "began_at": NOW}
    with pytest.raises(IntegrityError), transaction.atomic():
        Taken.objects.create(**two)
    other = at.board().units[0].beds[1].id
    free = Taken.objects.create(bed_id=other, institution=at.home, began_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Stay.objects.create(
            case=at.cases[0], institution=at.home, bed_id=other, taken=free, began_at=NOW, admitted_at=NOW, perspective_due_at=NOW
        )  # fmt: skip
    at.hold(1, bed=at.board().units[0].beds[2].id, unit=None)
    kept = Hold.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Hold.objects.create(institution=at.home, bed=kept.bed, who="x", at=NOW, until=NOW + HOUR)


@pytest.mark.parametrize("way", ["hold", "admit", "both"])
@pytest.mark.django_db(transaction=True)
def test_the_last_bed_cannot_be_given_twice_at_the_same_moment(way):
    with fence.lifted("a test speaks for several"):
        at = team(beds=1)
    said: list[str] = []
    ready = threading.Barrier(2)

    def act(n: int) -> None:
        try:
            with fence.acting(at.worker, at=NOW):
                ready.wait(5)
                (at.hold if way == "hold" or (way == "both" and n == 0) else at.admit)(n)
                said.append("given")
        except beds.Full as met:
            said.append(met.why)
        finally:
            connections.close_all()

    both = [threading.Thread(target=act, args=(n,)) for n in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(20)
    with fence.lifted("a test speaks for several"):
        given = Taken.objects.count() + Hold.objects.count()
        assert sorted(said) == ["full", "given"] and given == 1
