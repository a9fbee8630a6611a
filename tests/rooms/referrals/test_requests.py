"""A request waits in sight until somebody answers it, with a reason."""

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction

from samspil.access.service import NOBODY
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.notices.models import Letter
from samspil.referrals import policy
from samspil.referrals import service as referrals
from samspil.referrals.models import Referral
from tests.cast import NOW, TODAY
from tests.rooms.referrals.scene import asked, by_law, sent

LATER = NOW + dt.timedelta(minutes=5)


def titles(cast, account, today=TODAY):
    return [t.title for t in referrals.waiting(for_=cast.actor(account), at=NOW, today=today)]


def test_a_request_waits_with_everybody_of_the_institution_until_one_takes_it_on(cast):
    request = asked(cast, child_name="Tomáš")
    assert titles(cast, cast.jana) == titles(cast, cast.mark) == ["Request for help: Tomáš"]
    referrals.take_on(by=cast.actor(cast.jana), at=LATER, referral=request)
    assert titles(cast, cast.mark) == [] and len(titles(cast, cast.jana)) == 1


def test_the_next_date_of_a_public_request_counts_working_days_of_the_country(cast):
    friday_before_christmas = dt.datetime(2026, 12, 23, 9, tzinfo=dt.UTC)
    request = asked(cast, at=friday_before_christmas, urgency="day")
    assert request.next_on == dt.date(
        2026, 12, 28
    )  # 24 to 26 December are holidays in Czechia, 27 is a Sunday


def test_danger_now_is_due_today_also_on_a_holiday(cast):
    request = asked(cast, at=dt.datetime(2026, 12, 25, 9, tzinfo=dt.UTC), urgency="now")
    assert request.next_on == dt.date(2026, 12, 25)


def test_the_day_is_that_of_the_institutions_clock(cast):
    late = dt.datetime(2026, 11, 24, 23, 30, tzinfo=dt.UTC)  # half past midnight in Brno
    assert asked(cast, at=late, urgency="now").next_on == dt.date(2026, 11, 25)


def test_pressing_send_twice_sends_once_and_gives_the_same_code(cast):
    token = uuid.uuid4()
    said = {
        "by": NOBODY, "at": NOW, "to": cast.authority, "urgency": "now", "text": "help", "language": "en",
        "form_token": token,
    }  # fmt: skip
    assert referrals.ask_young(**said) == referrals.ask_young(**said)
    assert Referral.objects.count() == 1


def test_a_request_without_urgency_or_words_is_not_taken(cast):
    with pytest.raises(Invalid) as invalid:
        asked(cast, urgency="soon", text=" \n ")
    assert set(invalid.value.problems) == {"urgency", "text"}


def test_a_request_to_another_institution_needs_a_date_that_has_not_passed(cast):
    for date in (None, TODAY - dt.timedelta(days=1)):
        with pytest.raises(Invalid) as invalid:
            sent(cast, next_on=date)
        assert set(invalid.value.problems) == {"next_on"}


def test_a_text_that_is_too_long_is_measured_and_not_cut_off(cast):
    with pytest.raises(Invalid) as invalid:
        asked(cast, text="x" * 5001)
    assert "5001" in invalid.value.problems["text"]


def test_emoji_right_to_left_and_control_characters_are_kept_or_dropped_as_they_should(cast):
    request = asked(cast, text="😢 مرحبا\x00\x07\r\nnext", child_name="محمد\x00")
    request.refresh_from_db()
    assert (request.text, request.child_name) == ("😢 مرحبا\nnext", "محمد")


def test_a_request_that_is_passed_on_waits_at_the_next_institution_at_once(cast):
    request = sent(cast, child_name="Adam")
    after = referrals.pass_on(
        by=cast.actor(cast.jana), at=LATER, referral=request, to=cast.club, reason="He wants a club.",
        with_names=True, grounds=by_law(cast.actor(cast.jana), cast.club),
    )  # fmt: skip
    assert titles(cast, cast.lukas) == ["Request for help: Adam"]
    assert after.urgency == request.urgency and after.next_on >= TODAY
    path = referrals.path(referrals.get(request.pk, for_=cast.actor(cast.petra)), for_=cast.actor(cast.petra))
    assert [(s.institution, s.state) for s in path] == [(cast.authority, "passed_on"), (cast.club, "waiting")]
    assert path[0].reason == "He wants a club."


def test_names_stay_behind_unless_they_are_meant_to_go_along(cast):
    request = asked(cast, child_name="Adam", asker_name="Eva", asker_contact="731", where="Cejl 4")
    after = referrals.pass_on(
        by=cast.actor(cast.jana), at=LATER, referral=request, to=cast.club, reason="r", with_names=False
    )
    assert (after.child_name, after.asker_name, after.asker_contact, after.where) == ("", "", "", "")
    assert after.text == request.text


def test_a_request_does_not_go_round_in_circles(cast):
    request = sent(cast)
    after = referrals.pass_on(by=cast.actor(cast.jana), at=LATER, referral=request, to=cast.club, reason="r")
    for back in (cast.authority, cast.support):
        with pytest.raises(Invalid):
            referrals.pass_on(by=cast.actor(cast.lukas), at=LATER, referral=after, to=back, reason="r")


@pytest.mark.parametrize("verb", ["decline", "pass_on"])
def test_a_no_needs_a_reason(cast, verb):
    more = {"to": cast.club} if verb == "pass_on" else {}
    with pytest.raises(Invalid) as invalid:
        getattr(referrals, verb)(by=cast.actor(cast.jana), at=NOW, referral=asked(cast), reason=" ", **more)
    assert set(invalid.value.problems) == {"reason"}


def test_the_database_keeps_that_a_no_has_a_reason(cast):
    request = asked(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Referral.objects.filter(pk=request.pk).update(state="declined", decided_at=NOW)


def test_the_sender_reads_the_answer_but_not_the_notes(cast):
    request = sent(cast)
    jana, petra = cast.actor(cast.jana), cast.actor(cast.petra)
    referrals.set_next(
        by=jana, at=NOW, referral=request, revision=1, next_on=TODAY, next_what="ask the landlord"
    )
    referrals.decline(by=jana, at=LATER, referral=request, reason="Not ours.", note="known since 2019")
    seen = referrals.get(request.pk, for_=petra)
    assert (seen.state, seen.reason, seen.note, seen.next_what) == ("declined", "Not ours.", "", "")
    assert referrals.get(request.pk, for_=jana).note == "known since 2019"


def test_an_answer_waits_for_the_sender_until_it_is_read(cast):
    request = sent(cast)
    referrals.decline(by=cast.actor(cast.jana), at=LATER, referral=request, reason="Not ours.")
    petra = cast.actor(cast.petra)
    assert len(titles(cast, cast.petra)) == 1
    referrals.look_at(by=petra, at=LATER, referral=referrals.get(request.pk, for_=petra))
    assert titles(cast, cast.petra) == []


def test_an_answered_request_is_not_answered_again(cast):
    request = asked(cast)
    referrals.accept(by=cast.actor(cast.jana), at=NOW, referral=request)
    for act in (referrals.accept, referrals.take_on):
        with pytest.raises(Refused):
            act(by=cast.actor(cast.mark), at=LATER, referral=request)


def test_the_sender_cannot_answer_for_the_receiver(cast):
    request = sent(cast)
    with pytest.raises(Refused):
        referrals.accept(by=cast.actor(cast.petra), at=NOW, referral=request)


def test_whoever_is_slower_is_told_who_was_faster(cast):
    request = asked(cast)
    referrals.take_on(by=cast.actor(cast.jana), at=NOW, referral=request)
    with pytest.raises(Refused, match="Jana"):
        referrals.take_on(by=cast.actor(cast.mark), at=LATER, referral=request)  # his page still shows nobody


def test_it_is_kept_who_opened_it_first(cast):
    request = asked(cast)
    referrals.look_at(by=cast.actor(cast.mark), at=NOW, referral=request)
    referrals.look_at(by=cast.actor(cast.jana), at=LATER, referral=request)
    request.refresh_from_db()
    assert (request.looked_by, request.looked_at_first) == (cast.mark, NOW)


def test_a_stranger_gets_the_answer_of_a_missing_request(cast):
    request = asked(cast)
    with pytest.raises(NotFound):
        referrals.get(request.pk, for_=cast.actor(cast.olga))
    with pytest.raises(NotFound):
        referrals.accept(by=cast.actor(cast.olga), at=NOW, referral=request)


def test_may_she_equals_what_may_she_see(cast):
    asked(cast)
    first = sent(cast)
    referrals.pass_on(by=cast.actor(cast.jana), at=LATER, referral=first, to=cast.club, reason="r")
    for account in (cast.jana, cast.mark, cast.ada, cast.petra, cast.lukas, cast.olga):
        actor = cast.actor(account)
        assert set(policy.visible(actor)) == {
            r for r in Referral.objects.all() if policy.can(actor, "read", r)
        }
    assert not policy.visible(NOBODY).exists()


def test_the_board_counts_what_should_not_be(cast):
    asked(cast, urgency="now")
    referrals.take_on(by=cast.actor(cast.jana), at=NOW, referral=asked(cast, urgency="day"))
    board = referrals.board(for_=cast.actor(cast.jana), today=TODAY + dt.timedelta(days=9))
    assert (board.waiting, board.danger, board.overdue, board.unopened, board.nobody) == (2, 1, 2, 2, 1)


def test_a_call_can_be_written_down_and_stays_in_the_house(cast):
    noted = referrals.note_down(
        by=cast.actor(cast.jana),
        at=NOW,
        source="family",
        urgency="week",
        next_on=TODAY,
        text="The mother rang.",
    )
    assert (noted.to_id, noted.sender, noted.source) == (cast.authority.pk, None, "family")


def test_the_letter_to_the_office_names_nobody(cast):
    cast.authority.email = "office@example.org"
    cast.authority.save()
    asked(cast, child_name="Tomáš Veselý")
    letter = Letter.objects.get()
    assert letter.to == "office@example.org"
    assert (
        "Tomáš" not in letter.subject + letter.body
        and cast.authority.name not in letter.subject + letter.body
    )


def test_a_case_that_opens_from_a_request_accepts_it_and_is_named_on_it(cast):
    request = asked(cast, child_name="Tereza Nováková", where="Cejl 4")
    facts = referrals.opening_facts(request)
    assert (facts.given_name, facts.family_name, facts.where) == ("Tereza", "Nováková", "Cejl 4")
    referrals.opened(by=cast.actor(cast.jana), at=LATER, referral=request, case=cast.case.pk)
    request.refresh_from_db()
    assert (request.state, request.opened_as) == ("accepted", cast.case.pk)
    told = [h.code for h in referrals.history(request)]
    assert told == ["referrals.received", "referrals.accepted"]


def test_a_code_says_only_how_far_it_is_also_after_it_was_passed_on(cast):
    token = uuid.uuid4()
    request = asked(cast, form_token=token)
    code = policy.code_for(token)
    assert code not in str(Referral.objects.values().get())
    assert referrals.answer_state(code) == "waiting"
    referrals.look_at(by=cast.actor(cast.jana), at=NOW, referral=request)
    assert referrals.answer_state(f" {code[:4].lower()}-{code[4:]} ") == "read"
    after = referrals.pass_on(by=cast.actor(cast.jana), at=NOW, referral=request, to=cast.club, reason="r")
    assert referrals.answer_state(code) == "waiting"
    referrals.accept(by=cast.actor(cast.lukas), at=NOW, referral=after)
    assert referrals.answer_state(code) == "answered"
    assert referrals.answer_state(code[:-1]) is None and referrals.answer_state("") is None


def test_a_code_said_on_the_phone_finds_the_request_only_where_it_arrived(cast):
    token = uuid.uuid4()
    request = asked(cast, form_token=token)
    code = policy.code_for(token)
    assert referrals.by_code(code, for_=cast.actor(cast.jana)) == request
    assert referrals.by_code(code, for_=cast.actor(cast.lukas)) is None


@pytest.mark.parametrize("size", [3, 30])
def test_lists_make_the_same_number_of_queries_at_any_size(cast, django_assert_num_queries, size):
    for day in range(size):
        sent(cast, next_on=TODAY + dt.timedelta(days=day))
    jana = cast.actor(cast.jana)
    with django_assert_num_queries(1):
        page = referrals.inbox(referrals.BoxFilter(), for_=jana, today=TODAY)
        assert [str(r.to) + str(r.sender) + str(r.worker) for r in page.items]
    with django_assert_num_queries(1):
        assert len(referrals.waiting(for_=jana, at=NOW, today=TODAY)) == min(size, 20)
    with django_assert_num_queries(1):
        referrals.board(for_=jana, today=TODAY)


def test_the_inbox_pages_by_key_in_order_of_the_next_date(cast, monkeypatch):
    monkeypatch.setattr("samspil.referrals.queries.reading.LIST_SIZE", 4)
    for day in (7, 3, 5, 1, 9, 2):
        sent(cast, next_on=TODAY + dt.timedelta(days=day))
    jana = cast.actor(cast.jana)
    first = referrals.inbox(referrals.BoxFilter(), for_=jana, today=TODAY)
    second = referrals.inbox(referrals.BoxFilter(), for_=jana, today=TODAY, after=first.later)
    days = [(r.next_on - TODAY).days for r in [*first.items, *second.items]]
    assert days == [1, 2, 3, 5, 7, 9]
