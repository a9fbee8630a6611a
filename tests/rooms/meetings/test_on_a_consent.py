"""Who is present on a consent is named by it, wide enough and long enough, and is asked no longer once it is taken back."""

import datetime as dt
import re

import pytest
from django.test import Client

from samspil.consents import service as consents
from samspil.ground.errors import Invalid, NotFound
from samspil.meetings import policy
from samspil.meetings import service as meetings
from samspil.meetings.models import Invitation
from samspil.meetings.operations.telling import secret_of
from samspil.meetings.queries.feeds import for_calendar
from samspil.meetings.terms import AT_A_MEETING, Invitee
from tests.cast import NOW, TODAY
from tests.rooms.consents import given, mother

pytestmark = pytest.mark.django_db
WIDE = tuple(str(kind) for kind in AT_A_MEETING)
TEACHER = {"name": "Mgr. Ivana Malá", "email": "ivana@example.org", "basis": "consent"}


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def hana(cast):
    return mother(cast)


def agreed(cast, hana, **more):
    facts = {"scope": WIDE, "to": None, "to_outside": "třídní učitelka Ivana Malá"} | more
    return consents.record(
        by=cast.actor(cast.jana), at=NOW, person=cast.tereza, given=given(cast, hana, **facts)
    )


def call(cast, *invited, on=TODAY + dt.timedelta(days=3)):
    first = Invitee(account=cast.jana.pk, institution=cast.authority.pk, role="facilitator")
    return meetings.call(
        by=cast.actor(cast.jana), at=NOW, case=cast.case, kind="conference", goal="Škola", place="OSPOD", on=on,
        time=dt.time(10), invited=[first, *invited],
    )  # fmt: skip


def teacher(consent):
    return Invitee(**TEACHER, consent=consent.pk if consent else None)


def test_nobody_comes_on_a_consent_that_is_none_or_another_or_too_narrow_or_too_short(cast, hana):
    long = {"since": NOW - dt.timedelta(days=1)}
    wrong = {
        "none": None,
        "another": agreed(cast, hana, to_outside="dětská lékařka Petra Malá"),
        "institution": agreed(cast, hana, to=cast.support, to_outside=""),
        "narrow": agreed(cast, hana, scope=("school",)),
        "short": agreed(cast, hana, **long, until=NOW + dt.timedelta(days=2)),
    }
    said = {}
    for why, consent in wrong.items():
        with pytest.raises(Invalid) as refused:
            call(cast, teacher(consent))
        said[why] = str(refused.value.problems["invited"])
    assert len(set(said.values())) == 4 and said["another"] == said["institution"], said
    assert not Invitation.objects.exists()
    petra = Invitee(
        account=cast.petra.pk, institution=cast.support.pk, basis="consent", consent=wrong["narrow"].pk
    )
    with pytest.raises(Invalid):
        call(cast, petra)


def test_the_invitation_keeps_the_consent_and_its_purpose_and_a_later_day_needs_it_too(cast, hana):
    consent = agreed(cast, hana)
    meeting = call(cast, teacher(consent))
    kept = Invitation.objects.get(name=TEACHER["name"])
    assert (kept.consent_id, kept.basis_says, kept.given) == (consent.pk, consent.purpose, "agreed")
    with pytest.raises(Invalid) as refused:
        meetings.change(
            by=cast.actor(cast.jana), at=NOW, meeting=meeting, revision=1, goal="Škola", place="OSPOD", minutes=60,
            on=TODAY + dt.timedelta(days=70), time=dt.time(10), late_reason="nemoc",
        )  # fmt: skip
    assert set(refused.value.problems) == {"on"}


def test_taken_back_they_are_asked_no_longer_in_the_same_moment(
    cast, hana, django_capture_on_commit_callbacks
):
    consent = agreed(cast, hana)
    meeting = call(cast, teacher(consent))
    jana = Client()
    jana.force_login(cast.jana)
    asked = Invitation.objects.get(name=TEACHER["name"])
    link = f"/answer/{secret_of(asked)}/"
    assert Client().get(link).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        consents.withdraw(by=cast.actor(cast.jana), at=NOW, consent=consent, told_by="Hana", how="phone")
    assert Client().get(link).status_code == 404
    with pytest.raises(NotFound):
        meetings.by_secret(asked.secret_hash, at=NOW)
    asked.refresh_from_db()
    checks = {c.item: c.who for c in meetings.sheet(meeting.pk, for_=cast.actor(cast.jana), at=NOW).checks}
    assert asked.name in checks["basis"]
    assert (asked.ended_at, asked.stands_on, asked.given) == (NOW, "", "own")
    page = jana.get(f"/meetings/{meeting.pk}/").text
    assert "no longer invited" in re.sub(r"\s+", " ", page)
    new = agreed(cast, hana)
    meetings.say_basis(
        by=cast.actor(cast.jana),
        at=NOW,
        meeting=meeting,
        invitation=asked.pk,
        basis="consent",
        consent=new.pk,
    )
    assert Client().get(link).status_code == 200, "asked anew on another consent, by the same link"


def test_a_consent_that_runs_out_ends_for_the_worker_what_the_page_says_has_ended(cast, hana):
    consent = agreed(
        cast, hana, to=cast.elsewhere, to_outside="", since=NOW, until=NOW + dt.timedelta(days=4)
    )
    olga = Invitee(
        account=cast.olga.pk, institution=cast.elsewhere.pk, role="participant", basis="consent", consent=consent.pk
    )  # fmt: skip
    meeting = call(cast, olga)
    for_, before, after = cast.actor(cast.olga), consent.until - dt.timedelta(seconds=1), consent.until

    def sees(at):
        named = {s.account.pk for s in meetings.who_could(meeting, at=at)}
        listed = policy.visible(for_, at=at).filter(pk=meeting.pk).exists()
        return listed, policy.can(for_, "facts", meeting, at=at), cast.olga.pk in named

    assert sees(before) == (True, True, True)
    assert for_calendar(for_=for_, at=before)
    assert sees(after) == (False, False, False)
    assert not for_calendar(for_=for_, at=after)


def test_whoever_comes_on_a_consent_that_nobody_named_may_be_asked_anew():
    assert Invitation(basis="consent").may_be_asked_anew
    assert not Invitation(basis="statute").may_be_asked_anew


def test_a_renewed_consent_carries_them_to_the_later_day(cast, hana):
    first = agreed(cast, hana)
    meeting = call(cast, teacher(first))
    facts = {
        "scope": WIDE,
        "to": None,
        "to_outside": "učitelka Ivana Malá",
        "until": NOW + dt.timedelta(days=120),
    }
    new = consents.renew(by=cast.actor(cast.jana), at=NOW, consent=first, given=given(cast, hana, **facts))
    meetings.change(
        by=cast.actor(cast.jana), at=NOW, meeting=meeting, revision=1, goal="Škola", place="OSPOD", minutes=60,
        on=TODAY + dt.timedelta(days=70), time=dt.time(10), late_reason="nemoc",
    )  # fmt: skip
    assert Invitation.objects.get(name=TEACHER["name"]).consent_id == new.pk
