"""Calling, answering, holding, deciding, minutes, and who may see what."""

import datetime as dt

import pytest

from samspil.accounts.models import Account
from samspil.cases import service as cases
from samspil.cases.models import Entry
from samspil.ground import events
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.meetings import policy
from samspil.meetings import service as meetings
from samspil.meetings.models import Meeting
from samspil.meetings.terms import Answer, Invitee
from tests.cast import NOW, TODAY
from tests.rooms.meetings.stage import SOON, begun, called, sheet, worker


def who(cast, account, at=SOON):
    return {"by": cast.actor(account), "at": at}


def eyes(cast, account, at=SOON):
    return {"for_": cast.actor(account), "at": at}


def test_a_meeting_needs_a_goal_a_coming_time_a_place_and_somebody(cast):
    with pytest.raises(Invalid) as wrong:
        called(cast, goal=" ", on=dt.date(2026, 11, 24), time=dt.time(9, 39), place="", invited=[])
    assert set(wrong.value.problems) == {"goal", "on", "place", "invited"}
    assert not Meeting.objects.exists()


def test_the_time_is_that_of_the_clock_where_the_caller_works(cast):
    winter = called(cast)
    summer = called(cast, on=dt.date(2027, 7, 1))
    assert winter.starts_at == dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)
    assert summer.starts_at == dt.datetime(2027, 7, 1, 8, 30, tzinfo=dt.UTC)


def test_an_hour_that_the_change_of_the_clock_leaves_out_is_refused(cast):
    with pytest.raises(Invalid) as wrong:
        called(cast, on=dt.date(2027, 3, 28), time=dt.time(2, 30))
    assert set(wrong.value.problems) == {"time"}


def test_of_an_hour_that_comes_twice_the_first_one_counts():
    start = meetings.local_start(dt.date(2027, 10, 31), dt.time(2, 30), "Europe/Prague")
    assert start == dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC)


def test_everybody_is_told_and_the_timeline_says_so_to_all_at_the_table(cast):
    meeting = called(cast)
    assert sheet(cast, meeting).untold == []
    entry = Entry.objects.get(code="meetings.called")
    assert entry.for_all
    assert "1 Dec 2026" in events.sentence(entry.code, entry.data)


def test_somebody_without_an_address_waits_until_told_in_person(cast):
    meeting = called(cast, invited=[Invitee(name="Babička", role="support", why="drives her")])
    (left,) = sheet(cast, meeting).untold
    meetings.note_told(**who(cast, cast.jana), meeting=meeting, invitation=left.pk)
    assert sheet(cast, meeting).untold == []


def test_everybody_at_the_table_sees_the_meeting_and_a_stranger_does_not(cast):
    meeting = called(cast)
    assert sheet(cast, meeting, cast.lukas).header is not None
    with pytest.raises(NotFound):
        sheet(cast, meeting, cast.olga)


def test_somebody_invited_from_elsewhere_sees_the_own_facts_only(cast):
    meeting = called(cast, invited=[worker(cast.olga, cast.elsewhere, why="knows outreach")])
    seen = sheet(cast, meeting, cast.olga)
    assert seen.mine.why == "knows outreach"
    assert seen.header is None and seen.invitations == [] and seen.decisions == []
    assert meetings.coming(**eyes(cast, cast.olga)) == [meeting]
    with pytest.raises(NotFound):
        meetings.decisions_of(cast.case.pk, **eyes(cast, cast.olga))


@pytest.mark.parametrize("act", ["facts", "read"])
def test_may_she_equals_what_may_she_see(cast, act):
    called(cast)
    called(cast, invited=[worker(cast.olga, cast.elsewhere)])
    for account in (cast.jana, cast.mark, cast.ada, cast.petra, cast.lukas, cast.olga):
        actor = cast.actor(account)
        listed = {m for m in policy.visible(actor, at=SOON) if act == "facts" or m.at_table}
        assert listed == {m for m in Meeting.objects.all() if policy.can(actor, act, m, at=SOON)}


def test_an_answer_is_kept_with_its_time_and_leaves_my_day(cast):
    meeting = called(cast)
    petra = eyes(cast, cast.petra)
    (todo,) = meetings.waiting(**petra, today=TODAY)
    assert todo.kind == "meeting"
    meetings.answer(**who(cast, cast.petra), meeting=meeting, answer="perhaps", note="after ten")
    assert meetings.waiting(**petra, today=TODAY) == []
    mine = sheet(cast, meeting, cast.petra).mine
    assert (mine.answer, mine.note, mine.answered_at) == ("perhaps", "after ten", SOON)


def test_whoever_was_not_invited_cannot_answer(cast):
    meeting = called(cast, invited=[worker(cast.petra, cast.support)])
    with pytest.raises(NotFound):
        meetings.answer(**who(cast, cast.lukas), meeting=meeting, answer="yes")


def test_only_who_called_or_leads_changes_it(cast):
    meeting = called(cast)
    with pytest.raises(Refused):
        meetings.cancel(**who(cast, cast.petra), meeting=meeting)


def test_at_another_time_everybody_is_asked_again(cast):
    meeting = called(cast)
    meetings.answer(**who(cast, cast.petra), meeting=meeting, answer="yes")
    facts = {"goal": meeting.goal, "minutes": 60, "place": "Cejl 75"}
    later = meetings.change(
        **who(cast, cast.jana), meeting=meeting, revision=1, on=dt.date(2026, 12, 2), time=dt.time(9), **facts
    )
    assert {i.answer for i in sheet(cast, later).invitations} == {Answer.WAITING}
    with pytest.raises(Conflict):
        meetings.change(
            **who(cast, cast.jana),
            meeting=meeting,
            revision=1,
            on=dt.date(2026, 12, 3),
            time=dt.time(9),
            **facts,
        )


def decide(cast, meeting, **more):
    facts = {
        "text": "Grandmother drives on Tuesdays",
        "matter": "joint_plan",
        "institution": cast.authority.pk,
    }
    return meetings.decide(**who(cast, cast.jana), meeting=meeting, **(facts | more))


def test_a_decision_outside_the_competence_is_kept_with_a_mark(cast):
    meeting = begun(cast)
    within = decide(cast, meeting, matter="support_at_home", institution=cast.support.pk)
    beyond = decide(cast, meeting, matter="out_of_home", institution=cast.support.pk)
    assert (within.beyond, beyond.beyond) == (False, True)
    assert beyond.who_may == ["Statutory child protection"]
    assert beyond.decided_by == cast.petra.name


def test_a_decision_is_taken_by_an_institution_at_the_table(cast):
    with pytest.raises(Invalid) as wrong:
        decide(cast, begun(cast), institution=cast.elsewhere.pk)
    assert set(wrong.value.problems) == {"institution"}


def test_dissent_stands_beside_the_decision_in_their_words(cast):
    meeting = begun(cast)
    decision = decide(cast, meeting)
    hana = next(i for i in sheet(cast, meeting).invitations if i.name.startswith("Hana"))
    meetings.dissent(
        **who(cast, cast.lukas),
        meeting=meeting,
        decision=decision.pk,
        words="She gets up alone",
        invitation=hana.pk,
    )
    (found,) = meetings.decisions_of(cast.case.pk, **eyes(cast, cast.petra))
    (said,) = found.dissents.all()
    assert (said.who, said.words) == ("Hana Nováková", "She gets up alone")


def test_beginning_needs_somebody_who_is_there(cast):
    with pytest.raises(Invalid):
        meetings.begin(**who(cast, cast.jana), meeting=called(cast), present=[])


def test_minutes_are_never_overwritten_silently(cast):
    meeting = begun(cast)
    meetings.write_minutes(**who(cast, cast.jana), meeting=meeting, revision=1, text="one")
    with pytest.raises(Conflict) as between:
        meetings.write_minutes(**who(cast, cast.mark), meeting=meeting, revision=1, text="two")
    assert between.value.current.minutes_text == "one"


def test_closed_minutes_wait_for_everybody_to_read_them(cast):
    meeting = begun(cast)
    meetings.write_minutes(**who(cast, cast.jana), meeting=meeting, revision=1, text="We spoke.")
    with pytest.raises(Invalid):
        meetings.close_minutes(**who(cast, cast.jana), meeting=meeting, revision=2)
    held = meetings.hold(**who(cast, cast.jana), meeting=meeting)
    meetings.close_minutes(**who(cast, cast.jana), meeting=held, revision=held.revision)
    titles = [t.verb for t in meetings.waiting(**eyes(cast, cast.petra), today=TODAY)]
    assert titles == ["Read"]
    with pytest.raises(Refused):
        meetings.write_minutes(**who(cast, cast.jana), meeting=held, revision=held.revision + 1, text="late")
    meetings.agree(**who(cast, cast.petra), meeting=Meeting.objects.get(pk=meeting.pk), note="")
    assert meetings.waiting(**eyes(cast, cast.petra), today=TODAY) == []


def test_whoever_called_it_owes_the_minutes(cast):
    meeting = begun(cast)
    meetings.hold(**who(cast, cast.jana), meeting=meeting)
    assert [t.verb for t in meetings.waiting(**eyes(cast, cast.jana), today=TODAY)] == ["Continue"]


def test_today_shows_the_meeting_with_the_way_to_the_projector(cast):
    meeting = called(cast, on=TODAY, time=dt.time(23, 30))
    (found,) = meetings.today(**eyes(cast, cast.jana), today=TODAY)
    assert found.extra_url.endswith(f"/{meeting.pk}/present/")
    assert meetings.today(**eyes(cast, cast.jana), today=TODAY + dt.timedelta(days=1)) == []


def test_the_summary_counts_decisions_and_knows_the_next_meeting(cast):
    meeting = begun(cast)
    decide(cast, meeting)
    short = meetings.summary(cast.case.pk, **eyes(cast, cast.petra))
    assert (short.next, short.last, short.decisions) == (meeting, None, 1)
    assert meetings.summary(cast.case.pk, **eyes(cast, cast.olga)).decisions == 0


def crowd(cast, meeting, count):
    guests = [Invitee(name=f"Guest {n}", role="participant") for n in range(count)]
    meetings.invite_more(**who(cast, cast.jana), meeting=meeting, invited=guests)


@pytest.mark.parametrize("page", ["", "present/", "present/?step=do", "present/?step=keeps"])
def test_a_page_makes_as_many_queries_for_fifty_invitations_as_for_three(cast, client, page):
    small, large = called(cast), called(cast)
    crowd(cast, large, 50)
    for meeting in (small, large):
        decide(cast, meeting)
    for n in range(9):
        decide(cast, large, text=f"Further decision {n}")
    assert queries(client, cast.jana, f"/meetings/{small.pk}/{page}") == queries(
        client, cast.jana, f"/meetings/{large.pk}/{page}"
    )


@pytest.mark.parametrize("page", ["/meetings/", "/cases/{case}/meetings/"])
def test_a_list_makes_as_many_queries_for_many_meetings_as_for_one(cast, client, page):
    called(cast)
    address = page.format(case=cast.case.pk)
    before = queries(client, cast.jana, address)
    for n in range(12):
        crowd(cast, called(cast, on=dt.date(2026, 12, 2 + n)), 3)
    assert queries(client, cast.jana, address) == before


def test_my_day_makes_a_fixed_number_of_queries(cast, django_assert_num_queries):
    for n in range(8):
        called(cast, on=TODAY, time=dt.time(12 + n))
    actor = eyes(cast, cast.petra)
    with django_assert_num_queries(1):
        assert len(meetings.waiting(**actor, today=TODAY)) == 8
    with django_assert_num_queries(1):
        assert len(meetings.today(**actor, today=TODAY)) == 8


def queries(client, account, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(Account.objects.get(pk=account.pk))
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_a_case_that_is_closed_calls_no_meeting(cast):
    fresh = cases.get(cast.case.pk, **eyes(cast, cast.jana))
    cases.close(**who(cast, cast.jana, NOW), case=fresh, revision=fresh.revision, reason="goals_met")
    with pytest.raises(Refused):
        called(cast)
