"""An institution in preparation works with nobody; it goes live when every period is set."""

import datetime as dt
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.institutions import service as institutions
from samspil.institutions.models import Institution
from samspil.people import service as people
from samspil.referrals import service as referrals
from samspil.rules import service as rules
from samspil.rules.models import Rule
from samspil.rules.terms import Table
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def preparing(cast, time_machine):
    time_machine.move_to(NOW)
    Institution.objects.filter(pk=cast.authority.pk).update(live_since=None)
    cast.authority.refresh_from_db()


def set_period(cast, kept: str) -> None:
    value = {
        "record_class": kept,
        "years": 15,
        "starts_at": "answered" if kept == "request" else "case_closed",
    }
    proposal = rules.propose(
        by=cast.actor(cast.ada),
        at=NOW,
        table=Table.RETENTION,
        value=value,
        since=TODAY,
        reason="Plan",
        own=True,
    )
    rules.approve(by=cast.actor(cast.dana), at=NOW, proposal=proposal)


def test_a_missing_period_keeps_the_institution_in_preparation(cast):
    set_period(cast, "case_file")
    set_period(cast, "request")
    with pytest.raises(Refused) as refused:
        rules.go_live(by=cast.actor(cast.ada), at=NOW, institution=cast.authority)
    assert "supervision order" in str(refused.value.reason)
    assert Institution.objects.get(pk=cast.authority.pk).live_since is None


def test_with_every_period_set_it_goes_live_once(cast):
    for kept in ("case_file", "order", "request"):
        set_period(cast, kept)
    by = cast.actor(cast.ada)
    rules.go_live(by=by, at=NOW, institution=cast.authority)
    assert Institution.objects.get(pk=cast.authority.pk).live_since == NOW
    with pytest.raises(Refused):
        rules.go_live(by=by, at=NOW, institution=Institution.objects.get(pk=cast.authority.pk))
    with pytest.raises(Refused):
        rules.go_live(by=cast.actor(cast.dana), at=NOW, institution=cast.authority)


def test_it_opens_no_case(cast):
    by = cast.actor(cast.jana)
    child = people.add(
        by=by, at=NOW, given_name="Eva", family_name="Nová", born_on=dt.date(2015, 1, 1), sex="female"
    )
    with pytest.raises(Refused):
        cases.open(
            by=by, at=NOW, child=child, competence="statutory_child_protection", place="home", place_since=TODAY,
            next_on=TODAY, next_what="x", worker=cast.jana,
        )  # fmt: skip


def test_it_is_asked_by_nobody_and_takes_part_in_nothing(cast):
    with pytest.raises(Refused):
        referrals.send(
            by=cast.actor(cast.petra), at=NOW, to=cast.authority, urgency="week", next_on=TODAY, text="x"
        )
    with pytest.raises(NotFound):
        institutions.public("ospod-brno-sever")
    assert cast.authority not in institutions.partners(for_=cast.actor(cast.petra))
    assert cast.authority not in institutions.open_doors()
    Institution.objects.filter(pk=cast.support.pk).update(live_since=None)
    with pytest.raises(Refused):
        cases.bring_in(
            by=cast.actor(cast.jana), at=NOW, case=cast.case, institution=cast.support, competence="family_support",
            purpose="x", basis="statute",
        )  # fmt: skip
    assert Client().post(
        "/ask/ospod-brno-sever/", {"text": "x", "form_token": str(uuid.uuid4())}
    ).status_code == 404  # fmt: skip


def test_the_page_says_what_is_missing_and_lets_it_go_live(cast):
    client = Client()
    client.force_login(cast.ada)
    page = reverse("rules:live")
    assert client.get(page).text.count("record_class=") == 3
    assert client.post(page).status_code in (200, 403)
    for kept in ("case_file", "order", "request"):
        set_period(cast, kept)
    assert client.post(page).status_code == 303
    assert "record_class=" not in client.get(page).text


def test_my_day_leads_to_it(cast):
    asked = {"for_": cast.actor(cast.ada), "at": NOW, "today": TODAY}
    assert [t.kind for t in rules.waiting(**asked)] == ["rules.live"]


def test_the_check_names_an_institution_at_work_without_a_period(cast):
    broken = dict(rules.invariants())["no institution at work lacks a retention period"]
    assert cast.support.slug in broken and cast.authority.slug not in broken
    for kept, start in (("case_file", "case_closed"), ("order", "majority"), ("request", "answered")):
        Rule.objects.create(
            table="retention", country="CZ", key=kept, version=1, since=TODAY, source="x", checked="choice",
            value={"record_class": kept, "years": 5, "starts_at": start},
        )  # fmt: skip
    Institution.objects.update(country="CZ")
    assert dict(rules.invariants())["no institution at work lacks a retention period"] == []


def test_a_request_counts_from_its_answer_and_a_file_does_not(cast):
    for kept, start in (("request", "case_closed"), ("case_file", "answered")):
        with pytest.raises(Invalid) as refused:
            rules.propose(
                by=cast.actor(cast.ada), at=NOW, table=Table.RETENTION, since=TODAY, reason="x", own=True,
                value={"record_class": kept, "years": 3, "starts_at": start},
            )  # fmt: skip
        assert set(refused.value.problems) == {"starts_at"}
