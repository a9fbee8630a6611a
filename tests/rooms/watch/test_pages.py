"""The officer's pages: what was found, in words; looking into it; from when it counts; the own street."""

import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.cases.models import Case
from samspil.trail.models import Entry
from samspil.watch import service as watch
from samspil.watch.models import Finding, Progress
from samspil.watch.terms import DEFAULTS, Rule
from tests.cast import NOW
from tests.rooms.watch.test_rules import DAY, MINUTE, NIGHT, found, open_file

pytestmark = pytest.mark.django_db


def signed_in(account):
    client = Client()
    client.force_login(account)
    return client


@pytest.fixture
def dana(cast, time_machine):
    time_machine.move_to(NOW + DAY)
    return signed_in(cast.dana)


@pytest.fixture
def finding(cast):
    Case.objects.filter(pk=cast.case.pk).update(closed_at=NOW - 60 * DAY, close_reason="moved")
    open_file(cast.actor(cast.mark), cast.case.pk, NOW)
    return found(cast)["closed", cast.mark.pk]


def facts_of(rule):
    return {
        Rule.OWN: {"by": "name", "own": False}, Rule.NIGHT: {"cases": 7, "from": 22, "until": 6},
        Rule.MANY: {"cases": 30, "usual": 4.5}, Rule.AFTER_FAILED: {"minutes": 1}, Rule.CLOSED: {"days": 40},
    }.get(rule, {})  # fmt: skip


@pytest.mark.parametrize("language", ["en", "nl", "da", "cs", "fi"])
def test_every_rule_explains_itself_in_every_language_and_names_no_child(cast, dana, language):
    type(cast.dana).objects.filter(pk=cast.dana.pk).update(language=language)
    for rule in Rule:
        case = None if rule in (Rule.NIGHT, Rule.MANY) else cast.case.pk
        Finding.objects.create(
            institution=cast.authority, rule=rule, account=cast.mark, case=case, day=NOW.date(), first_at=NOW, last_at=NOW,
            looks=1, facts=facts_of(rule),
        )  # fmt: skip
    page = dana.get(reverse("watch:list"))
    assert page.status_code == 200 and len(page.context["rows"]) == len(Rule)
    assert all("Marek Beneš" in said.sentence and "%(" not in said.sentence for said in page.context["rows"])
    assert len({said.sentence for said in page.context["rows"]}) == len(Rule)
    assert "Tereza" not in page.text and "Nováková" not in page.text and cast.case.reference in page.text


def test_the_officer_looks_into_a_finding_and_it_is_counted_by_its_outcome(cast, dana, finding):
    page = dana.get(reverse("watch:show", args=[finding.pk]))
    assert "had been closed for 60 days" in page.text
    record = dana.get(page.context["record_url"])
    assert record.status_code == 200 and [str(e["what"]) for e in record.context["entries"]] == [
        "Looked at a case"
    ]
    empty = dana.post(reverse("watch:show", args=[finding.pk]), {})
    assert empty.status_code == 422
    answer = {"outcome": "mistake", "note": "Clicked on the wrong line."}
    assert dana.post(reverse("watch:show", args=[finding.pk]), answer).status_code == 303
    after = dana.get(reverse("watch:list"))
    assert after.context["waiting"] == 0 and after.context["outcomes"] == [("A mistake; spoken about", 1)]
    done = dana.get(reverse("watch:list") + "?done=1")
    assert "Clicked on the wrong line." in done.text and "Dana" in done.text


def test_only_the_officer_opens_the_pages(cast, finding):
    for account in (cast.jana, cast.mark, cast.ada, cast.olga):
        client = signed_in(account)
        for address in (
            reverse("watch:list"),
            reverse("watch:thresholds"),
            reverse("watch:show", args=[finding.pk]),
        ):
            assert client.get(address).status_code == 404
        assert "watch" not in client.get("/day/").text


def test_a_finding_of_another_institution_is_not_there(cast, dana, finding):
    Finding.objects.update(institution=cast.support)
    assert dana.get(reverse("watch:show", args=[finding.pk])).status_code == 404


def test_my_day_of_the_officer_says_that_something_waits(cast, dana, finding):
    assert "1 to look into" in dana.get("/day/").text
    assert "to look into" not in signed_in(cast.mark).get("/day/").text


def test_reading_now_reads_what_is_new_and_says_when(cast, dana):
    assert dana.post(reverse("watch:look")).status_code == 303
    assert Progress.objects.get(institution=cast.authority).seq >= 1
    assert "the record was last read" in dana.get(reverse("watch:list")).text
    assert dana.get(reverse("watch:look")).status_code == 405


def test_thresholds_are_shown_as_shipped_and_changed(cast, dana):
    page = dana.get(reverse("watch:thresholds"))
    assert "as shipped: 22" in page.text
    assert dana.post(reverse("watch:thresholds"), {**DEFAULTS, "night.cases": "3"}).status_code == 303
    assert watch.thresholds(cast.authority) == DEFAULTS | {"night.cases": 3}
    assert dana.post(reverse("watch:thresholds"), {**DEFAULTS, "night.cases": "0"}).status_code == 422


def test_a_worker_notes_and_forgets_the_own_street(cast):
    jana = signed_in(cast.jana)
    assert reverse("watch:home") in jana.get(reverse("accounts:me")).text
    address = reverse("watch:home")
    assert jana.post(address, {"street": "Husova 5", "postcode": "", "city": ""}).status_code == 422
    assert jana.post(address, {"street": "Husova 5", "postcode": "602 00", "city": "Brno"}).status_code == 303
    page = jana.get(address)
    assert "A street is noted" in page.text and "Husova" not in page.text
    jana.post(reverse("watch:forget"))
    assert "A street is noted" not in jana.get(address).text


def test_the_list_pages_by_key_with_a_fixed_number_of_queries(cast, dana):
    def make(number):
        for n in range(number):
            Finding.objects.create(
                institution=cast.authority, rule=Rule.CLOSED, account=cast.mark, case=uuid.uuid4(), day=NOW.date(),
                first_at=NOW + n * MINUTE, last_at=NOW + n * MINUTE, looks=1, facts={"days": 40},
            )  # fmt: skip

    dana.get(reverse("watch:list"))
    make(2)
    with CaptureQueriesContext(connection) as few:
        dana.get(reverse("watch:list"))
    make(40)
    with CaptureQueriesContext(connection) as many:
        first = dana.get(reverse("watch:list"))
    assert len(few) == len(many) and len(first.context["rows"]) == 30
    second = dana.get(reverse("watch:list") + first.context["earlier"])
    assert len(second.context["rows"]) == 12
    assert {s.row.pk for s in second.context["rows"]}.isdisjoint(s.row.pk for s in first.context["rows"])
    assert dana.get(reverse("watch:list") + "?rule=night").context["rows"] == []
    assert dana.get(reverse("watch:list") + "?after=nonsense&rule=x").status_code == 200


def test_looking_at_the_list_is_recorded_and_a_night_is_told_in_local_time(cast, dana):
    for n in range(5):
        open_file(cast.actor(cast.mark), uuid.uuid4(), NIGHT + n * MINUTE)
    found(cast)
    assert "23.30" in dana.get(reverse("watch:list")).text or "23:30" in dana.get(reverse("watch:list")).text
    assert Entry.objects.filter(act="watch.list", account=cast.dana.pk, purpose="audit").exists()
