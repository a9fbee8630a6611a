"""Every page behind a secret address, and all that ends it. A page that is new must be named here."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from samspil.access.service import Word
from samspil.accounts import service as accounts
from samspil.accounts.models import Membership
from samspil.carers import service as carers
from samspil.carers.models import Member
from samspil.cases import service as cases
from samspil.cases.models import Case
from samspil.crisis import service as crisis
from samspil.institutions.models import Institution
from samspil.meetings import service as meetings
from samspil.people.models import Person
from samspil.plans import service as plans
from samspil.rights import service as rights
from samspil.supervision import service as supervision
from tests.cast import NOW, Cast
from tests.law import walking
from tests.law.secret_pages import Given, give

LATER = NOW + dt.timedelta(minutes=1)
LONG = dt.timedelta(days=400)
FOUND = {
    "exchange:families_template": "csv or xlsx",
    "cases:found": "words of a search, kept in the session of who searched",
    "desk:be": "the demo alone",
    "supervision:behind": "which of six figures, for who signed in",
}
"""Addresses with a word in them that opens nothing for anybody else."""
PUBLIC = {"referrals:ask", "referrals:ask_young", "referrals:received", "rules:new", "carers:public", "carers:self_check",
          "carers:asked"}  # fmt: skip
"""The word names an institution or a table."""


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(LATER, tick=False)


def support_leaves(cast: Cast, given: Given) -> None:
    cases.part_ways(
        by=cast.actor(cast.jana), at=LATER, part=cast.case.participations.get(institution=cast.support)
    )


def support_comes_back(cast: Cast, given: Given) -> None:
    """What it gave out before it left does not come back with it."""
    support_leaves(cast, given)
    cases.bring_in(
        by=cast.actor(cast.jana, LATER), at=LATER + dt.timedelta(seconds=1), case=cast.case, institution=cast.support,
        competence="family_support", purpose="joint plan", basis="statute",
    )  # fmt: skip


def part_runs_out(cast: Cast, given: Given) -> None:
    cast.case.participations.filter(institution=cast.support).update(until=LATER)


def case_closes(cast: Cast, given: Given) -> None:
    now = Case.objects.get(pk=cast.case.pk)
    cases.close(by=cast.actor(cast.jana), at=LATER, case=now, revision=now.revision, reason="goals_met")


def law_forbids(cast: Cast, given: Given) -> None:
    """In the Netherlands a parent reads the file of a child under sixteen."""
    Institution.objects.filter(pk=cast.authority.pk).update(country="NL")
    Person.objects.filter(pk=cast.tereza.pk).update(born_on=dt.date(2010, 1, 1))


def plan_ends(cast: Cast, given: Given) -> None:
    now = given.of["plan"]
    now.refresh_from_db()
    plans.review(
        by=cast.actor(cast.petra), at=LATER, plan=now, revision=now.revision, goes_on=False, reason="x",
        results={given.of["goal"].pk: 0},
    )  # fmt: skip


def taken_back(cast: Cast, given: Given) -> None:
    plans.end_link(by=cast.actor(cast.petra), at=LATER, link=given.of["link"])


def given_anew(cast: Cast, given: Given) -> None:
    plans.make_link(
        by=cast.actor(cast.jana), at=LATER, plan=given.of["plan"], person=given.of["mother"], language="cs"
    )


def meeting_held(cast: Cast, given: Given) -> None:
    facts = {"by": cast.actor(cast.petra), "at": LATER, "meeting": given.of["meeting"]}
    meetings.begin(**facts, present=[given.of["invitation"].pk])
    meetings.hold(**facts)


def meeting_cancelled(cast: Cast, given: Given) -> None:
    meetings.cancel(by=cast.actor(cast.petra), at=LATER, meeting=given.of["meeting"])


def screen_closed(cast: Cast, given: Given) -> None:
    meetings.close_screen(by=cast.actor(cast.petra), at=LATER, meeting=given.of["meeting"])


def uninvited(cast: Cast, given: Given) -> None:
    meetings.uninvite(
        by=cast.actor(cast.petra), at=LATER, meeting=given.of["meeting"], invitation=given.of["invitation"].pk
    )


def feed_ended(cast: Cast, given: Given) -> None:
    meetings.end_feed(by=cast.actor(cast.petra), at=LATER)


def feed_anew(cast: Cast, given: Given) -> None:
    meetings.make_feed(by=cast.actor(cast.petra), at=LATER)


def works_there_no_more(cast: Cast, given: Given) -> None:
    Membership.objects.filter(account=cast.petra).update(until=LATER)


def reading_ended(cast: Cast, given: Given) -> None:
    rights.end_reading(by=cast.actor(cast.jana), at=LATER, reader=given.of["reader"])


def key_anew(cast: Cast, given: Given) -> None:
    rights.new_key(by=cast.actor(cast.jana), at=LATER, reader=given.of["reader"])


def withdrawn(cast: Cast, given: Given) -> None:
    accounts.withdraw_invitation(by=cast.actor(cast.ada), at=LATER, invitation=given.of["colleague"])


def way_stopped(cast: Cast, given: Given) -> None:
    by = dataclasses.replace(cast.actor(cast.jana), words=frozenset(map(str, Word)))
    carers.stop(by=by, at=LATER, way=given.of["way"], because="life")


def carer_moves_out(cast: Cast, given: Given) -> None:
    Member.objects.filter(pk=given.of["carer"].pk).update(until=LATER.date())


def carer_invited_anew(cast: Cast, given: Given) -> None:
    by = dataclasses.replace(cast.actor(cast.jana), words=frozenset(map(str, Word)))
    carers.invite_carer(by=by, at=LATER, member=given.of["carer"], email="els@example.org", language="nl")


def copy_taken_back(cast: Cast, given: Given) -> None:
    crisis.end_copy(
        by=given.of["crisis_worker"], at=LATER, crisis=given.of["crisis"], copy=given.of["copy"].pk
    )


def sessions_ended(cast: Cast, given: Given) -> None:
    supervision.end_feed(by=given.of["supervisor"], at=LATER)


def sessions_anew(cast: Cast, given: Given) -> None:
    supervision.make_feed(by=given.of["supervisor"], at=LATER)


def supervises_no_more(cast: Cast, given: Given) -> None:
    Membership.objects.filter(account=given.of["supervisor"].account).update(until=LATER)


Ends = tuple[Callable[[Cast, Given], None], ...]
PLAN: Ends = (
    support_leaves, support_comes_back, part_runs_out, case_closes, law_forbids, plan_ends, taken_back, given_anew,
)  # fmt: skip
SCREEN: Ends = (
    support_leaves, support_comes_back, part_runs_out, meeting_held, meeting_cancelled, screen_closed,
)  # fmt: skip
PAGES: dict[str, tuple[Ends, bool]] = {
    "plans:mine": (PLAN, True), "plans:sheet": (PLAN, True), "plans:tap": (PLAN, True),
    "meetings:join": (SCREEN, False), "meetings:join_now": (SCREEN, False),
    "meetings:answer": ((meeting_held, meeting_cancelled, uninvited), True),
    "meetings:feed": ((feed_ended, feed_anew, works_there_no_more), False),
    "rights:open": ((reading_ended, key_anew, law_forbids), True),
    "accounts:invited": ((withdrawn,), True), "carers:application": ((way_stopped,), True),
    "crisis:safety": ((support_leaves, support_comes_back, part_runs_out, copy_taken_back), True),
    "carers:invited": ((carer_moves_out, carer_invited_anew), True),
    "supervision:feed": ((sessions_ended, sessions_anew, supervises_no_more), False),
}  # fmt: skip
"""What ends each, and whether it also ends by itself in time."""


def test_every_page_with_a_word_in_its_address_is_told_of_here():
    words = {
        n
        for n, route, _said in walking.ours()
        if any(k in ("str", "slug") for k, _n in walking.arguments(route))
    }
    assert words == PAGES.keys() | FOUND.keys() | PUBLIC


def opens(name: str, secret: dict[str, Any]) -> bool:
    """Asked by somebody with no account. A shared screen that ended sends its page away."""
    client = Client(raise_request_exception=False)
    address = reverse(name, kwargs=secret)
    with transaction.atomic():
        answer = client.post(address, {"said": "done"}) if name == "plans:tap" else client.get(address)
        transaction.set_rollback(True)
    assert answer.status_code < 500, (name, answer.status_code)
    return answer.status_code in (200, 303, 422) and not answer.headers.get("HX-Refresh")


def test_what_was_given_by_a_secret_address_ends_with_what_it_rests_on(cast, time_machine):
    given = give(cast)
    assert given.secrets.keys() == PAGES.keys()
    still, asked = [], 0
    for name, (ends, in_time) in PAGES.items():
        if name != "meetings:join_now":  # it answers who was let in
            assert opens(name, given.secrets[name]), name
        for end in ends:
            with transaction.atomic():
                end(cast, given)
                time_machine.move_to(LATER + dt.timedelta(seconds=2), tick=False)
                asked += 1
                if opens(name, given.secrets[name]):
                    still.append(f"{name} after {end.__name__}")
                transaction.set_rollback(True)
            time_machine.move_to(LATER, tick=False)
        if in_time:
            time_machine.move_to(NOW + LONG, tick=False)
            assert not opens(name, given.secrets[name]), f"{name} in time"
            time_machine.move_to(LATER, tick=False)
    assert still == [] and asked > 35
