"""What each kind of meeting asks for: roles, list, period; and that the table of kinds is whole."""

import datetime as dt

import pytest

from samspil.ground.errors import Invalid
from samspil.meetings import service as meetings
from samspil.meetings.models import Invitation, Meeting
from samspil.meetings.terms import Agenda, Invitee, Kind, Prepare, Role, Step, row_for
from samspil.meetings.terms.kinds import rows
from tests.cast import NOW, TODAY
from tests.rooms.meetings.stage import SOON, called, sheet, worker


def check(cast, meeting, item):
    return next(c for c in sheet(cast, meeting).checks if c.item == item)


def prepare(cast, meeting, item, **more):
    meetings.prepare(by=cast.actor(cast.jana), at=SOON, meeting=meeting, item=item, **more)


def test_every_kind_has_a_row_everywhere_and_every_word_of_the_table_is_known():
    for kind in Kind.values:
        assert row_for(kind, "DK", TODAY).kind == kind
    for row in rows():
        assert set(row.roles) <= set(Role.values) and set(row.agenda) <= set(Agenda.values)
        assert set(row.preparations) <= set(Prepare.values) and set(row.steps) <= set(Step.values)
        assert (Step.PRIVATE in row.steps) == row.private_time
        assert row.checked in ("read", "inferred", "ours") and (row.checked == "ours" or row.source_url)
    assert len({row.key for row in rows()}) == len(rows())


def test_the_country_decides_the_period_and_nobody_guesses_it_elsewhere():
    czech, finnish = row_for("conference", "CZ", TODAY), row_for("conference", "FI", TODAY)
    assert (czech.normal_days, czech.limit_days) == (21, 31)
    assert (finnish.normal_days, finnish.limit_days) == (None, None)


def test_a_conference_after_its_limit_says_why(cast):
    late = {"on": NOW.date() + dt.timedelta(days=32), "late_reason": ""}
    with pytest.raises(Invalid) as wrong:
        called(cast, **late)
    assert set(wrong.value.problems) == {"late_reason"}
    assert called(cast, **late | {"on": NOW.date() + dt.timedelta(days=31)}).late_reason == ""
    meeting = called(cast, **late | {"late_reason": "the mother is in hospital"})
    assert sheet(cast, meeting).term.beyond_limit
    assert called(cast, **late | {"kind": "team"}).starts_at > NOW


def test_a_kind_knows_its_roles(cast):
    with pytest.raises(Invalid) as wrong:
        called(cast, invited=[Invitee(name="A", role="circle")])
    assert "Case conference has no role" in str(wrong.value.problems["invited"])
    called(cast, kind="network", invited=[Invitee(name="A", role="circle")])


def test_the_list_names_the_roles_that_nobody_has(cast):
    meeting = called(cast, kind="forum", invited=[worker(cast.jana, cast.authority, role="facilitator")])
    assert check(cast, meeting, "roles").who == ("presents", "takes the minutes")
    meetings.invite_more(
        by=cast.actor(cast.jana), at=SOON, meeting=meeting,
        invited=[worker(cast.petra, cast.support, role="presenter"), Invitee(name="Zapisovatel", role="minute_taker")],
    )  # fmt: skip
    assert check(cast, meeting, "roles").done


def test_a_mail_alone_tells_nobody_what_the_meeting_is_for(cast):
    meeting = called(cast)
    who = {"by": cast.actor(cast.petra), "at": SOON}
    assert "Hana Nováková" in check(cast, meeting, "told").who
    meetings.answer(**who, meeting=meeting, answer="yes")  # on a page that says goal and reason
    assert "Petra Malá" not in check(cast, meeting, "told").who
    hana = Invitation.objects.get(name="Hana Nováková")
    meetings.note_told(by=cast.actor(cast.jana), at=SOON, meeting=meeting, invitation=hana.pk)
    assert check(cast, meeting, "told").who == ("Lukáš Černý",)


def test_what_people_note_on_the_list_is_kept_with_who_and_how(cast):
    meeting = called(cast)
    prepare(cast, meeting, "child_prepared", note="Petra, at home, with the cards")
    kept = check(cast, meeting, "child_prepared")
    assert (kept.done, kept.note, kept.done_at) == (True, "Petra, at home, with the cards", SOON)
    prepare(cast, meeting, "child_prepared", done=False)
    assert not check(cast, meeting, "child_prepared").done
    with pytest.raises(Invalid):
        prepare(cast, meeting, "plan_read")


def test_a_support_person_of_the_child_is_read_off_the_invitations(cast):
    meeting = called(cast)
    assert not check(cast, meeting, "child_support").done
    guests = [Invitee(name="Teta Eva", role="child_support")]
    meetings.invite_more(by=cast.actor(cast.jana), at=SOON, meeting=meeting, invited=guests)
    assert check(cast, meeting, "child_support").note == "Teta Eva"


def test_it_is_written_down_why_each_person_may_be_present(cast):
    guests = [
        worker(cast.petra, cast.support),
        worker(cast.olga, cast.elsewhere),
        Invitee(name="Hana", role="parent"),
        Invitee(name="Učitelka", basis="chosen", basis_says="the child asked for her"),
    ]
    meeting = called(cast, invited=guests)
    kept = dict(Invitation.objects.values_list("name", "basis"))
    assert kept == {
        "Petra Malá": "takes_part", "Olga Virtanen": "", "Hana": "concerned", "Učitelka": "chosen",
    }  # fmt: skip
    assert check(cast, meeting, "basis").who == ("Olga Virtanen",)
    olga = Invitation.objects.get(name="Olga Virtanen")
    meetings.say_basis(
        by=cast.actor(cast.jana), at=SOON, meeting=meeting, invitation=olga.pk, basis="statute", says="§ 53"
    )
    assert check(cast, meeting, "basis").done


def test_the_form_follows_the_kind(cast, client):
    client.force_login(cast.jana)
    page = client.get(f"/cases/{cast.case.pk}/meetings/new/?kind=network").content.decode()
    assert "Private time of the family and its circle" in page and "from the circle around the family" in page
    page = client.get(f"/cases/{cast.case.pk}/meetings/new/?kind=conference").content.decode()
    assert "Normally within 21 days, at most 31" in page and "from the circle around the family" not in page


def test_a_meeting_keeps_the_row_that_it_was_called_by(cast):
    meeting = called(cast)
    assert meeting.kind_row == "conference.CZ.1"
    Meeting.objects.update(kind_row="")
    assert sheet(cast, meeting).row.key == "conference.CZ.1"
