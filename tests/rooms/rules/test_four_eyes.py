"""One proposes, another decides; what was decided is never changed."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from samspil.access.service import Actor, Role
from samspil.accounts import service as accounts
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.institutions.models import Institution
from samspil.rules import policy
from samspil.rules import service as rules
from samspil.rules.models import Proposal, Rule
from samspil.rules.terms import Table
from samspil.trail.models import Entry as Trail
from tests.cast import MACHINE, NOW, TODAY

pytestmark = pytest.mark.django_db
FIVE = {"record_class": "case_file", "years": 5, "starts_at": "case_closed"}
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW)


def propose(cast, who=None, **more):
    said = {
        "table": Table.RETENTION,
        "value": FIVE,
        "since": TODAY,
        "reason": "Filing plan",
        "own": True,
    } | more
    return rules.propose(by=cast.actor(who or cast.ada), at=NOW, **said)


def keeper(home, name: str = "Eva Malá"):
    account = accounts.create(
        by=MACHINE, at=NOW - DAY, email=f"{name.split()[0]}@example.org", name=name, language="en"
    )
    accounts.employ(by=MACHINE, at=NOW - DAY, account=account, institution=home, role=Role.ADMINISTRATOR)
    return account


def test_a_rule_counts_when_another_person_approved_it(cast):
    proposal = propose(cast)
    assert rules.retention_period("case_file", "CZ", cast.authority.pk, TODAY) is None
    rules.approve(by=cast.actor(cast.dana), at=NOW, proposal=proposal)
    period = rules.retention_period("case_file", "CZ", cast.authority.pk, TODAY)
    assert (period.years, period.own, period.checked) == (5, True, "choice")
    acts = list(Trail.objects.filter(act__startswith="rules.").values_list("act", "account"))
    assert acts == [("rules.propose", cast.ada.pk), ("rules.approve", cast.dana.pk)]


def test_nobody_approves_or_declines_what_they_proposed(cast):
    proposal = propose(cast)
    for deed in (rules.approve, lambda **said: rules.decline(**said, reason="no")):
        with pytest.raises(Refused):
            deed(by=cast.actor(cast.ada), at=NOW, proposal=proposal)
    assert not Rule.objects.filter(proposal=proposal).exists()


def test_a_second_account_of_the_same_name_is_no_second_person(cast):
    proposal, twin = propose(cast), keeper(cast.authority, f"Dr {cast.ada.name}")
    assert not rules.may_decide(proposal, for_=cast.actor(twin))
    with pytest.raises(Refused):
        rules.approve(by=cast.actor(twin), at=NOW, proposal=proposal)
    client = Client()
    client.force_login(twin)
    assert "bears your name" in client.get(reverse("rules:proposal", args=[proposal.pk])).text
    assert rules.approve(by=cast.actor(keeper(cast.authority)), at=NOW, proposal=proposal)


def test_a_rule_whose_last_day_passed_while_it_waited_is_refused_with_the_reason(cast, time_machine):
    way = Rule.objects.get(country="CZ", key="anybody-police").value
    more = {
        "table": Table.CONFIDENTIALITY,
        "value": way,
        "own": False,
        "source": "x",
        "until": TODAY + 5 * DAY,
    }
    proposal, client = propose(cast, **more), Client()
    time_machine.move_to(NOW + 5 * DAY, tick=False)
    client.force_login(cast.dana)
    address = reverse("rules:proposal", args=[proposal.pk])
    assert "Ends on" in client.get(address).text
    answer = client.post(reverse("rules:approve", args=[proposal.pk]))
    assert answer.status_code == 403 and "last day of this rule has passed" in answer.text
    client.post(reverse("rules:decline", args=[proposal.pk]), {"answer": "Too late"})
    assert Proposal.objects.get(pk=proposal.pk).state == "declined"


def test_nothing_is_proposed_on_a_version_that_no_longer_counts(cast):
    first = rules.approve(by=cast.actor(cast.dana), at=NOW, proposal=propose(cast))
    rules.approve(by=cast.actor(cast.dana), at=NOW, proposal=propose(cast, value=FIVE | {"years": 9}))
    client = Client()
    client.force_login(cast.ada)
    address = reverse("rules:change", args=[first.pk])
    page = client.get(address).text
    assert 'name="known" value="2"' in page and "Kept 9 years" in page
    said = {"v-record_class": "case_file", "v-years": "7", "v-starts_at": "case_closed", "own": "own"}
    said |= {"since": TODAY.isoformat(), "checked": "unchecked", "reason": "Filing plan"}
    answer = client.post(address, said | {"known": "1"})
    assert answer.status_code == 422 and "has changed since you opened" in answer.text
    assert client.post(address, said | {"known": "2"}).status_code == 303


def test_the_database_itself_refuses_one_pair_of_eyes(cast):
    proposal = propose(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(state="approved", decided_by=cast.ada, decided_at=NOW)


def test_somebody_without_the_word_or_from_elsewhere_decides_nothing(cast):
    proposal = propose(cast)
    with pytest.raises(Refused):
        rules.approve(by=cast.actor(cast.jana), at=NOW, proposal=proposal)
    other = keeper(cast.support)
    with pytest.raises(NotFound):
        rules.approve(by=cast.actor(other), at=NOW, proposal=proposal)


def test_the_law_of_a_country_is_decided_in_that_country_by_anybody_who_keeps_rules_there(cast):
    proposal = propose(cast, own=False, source="Filing act", checked="read")
    with pytest.raises(NotFound):
        rules.approve(by=cast.actor(keeper(cast.elsewhere, "Aino Salo")), at=NOW, proposal=proposal)
    rules.approve(by=cast.actor(keeper(cast.support)), at=NOW, proposal=proposal)
    assert rules.retention_period("case_file", "CZ", cast.club.pk, TODAY).years == 5


def test_a_change_is_a_new_version_and_the_old_one_stays_as_it_was(cast):
    first = rules.approve(by=cast.actor(cast.dana), at=NOW, proposal=propose(cast))
    kept = Rule.objects.filter(pk=first.pk).values().get()
    later = propose(cast, value=FIVE | {"years": 9}, since=TODAY + 5 * DAY)
    second = rules.approve(by=cast.actor(cast.dana), at=NOW, proposal=later)
    assert (first.version, second.version) == (1, 2)
    assert Rule.objects.filter(pk=first.pk).values().get() == kept
    years = [
        rules.retention_period("case_file", "CZ", cast.authority.pk, TODAY + n * DAY).years for n in (0, 4, 5)
    ]
    assert years == [5, 5, 9]


def test_a_rule_approved_late_does_not_reach_back(cast):
    proposal = propose(cast)
    rule = rules.approve(by=cast.actor(cast.dana, NOW), at=NOW + 10 * DAY, proposal=proposal)
    assert rule.since == TODAY + 10 * DAY


def test_a_declined_proposal_says_why_and_leaves_room_for_another(cast):
    proposal = propose(cast)
    with pytest.raises(Invalid):
        rules.decline(by=cast.actor(cast.dana), at=NOW, proposal=proposal, reason=" ")
    rules.decline(by=cast.actor(cast.dana), at=NOW, proposal=proposal, reason="Too short")
    with pytest.raises(Refused):
        rules.approve(by=cast.actor(cast.dana), at=NOW, proposal=proposal)
    taken = propose(cast)
    rules.withdraw(by=cast.actor(cast.ada), at=NOW, proposal=taken)
    assert propose(cast).state == "waiting"


def test_two_changes_of_one_rule_do_not_wait_beside_each_other(cast):
    propose(cast)
    with pytest.raises(Invalid):
        propose(cast, who=cast.dana)


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": " "}, {"since": TODAY - DAY}, {"own": False}, {"until": TODAY + DAY}, {"table": "magic"},
        {"value": FIVE | {"years": -1}}, {"value": FIVE | {"starts_at": "whenever"}}, {"value": {}},
        {"table": Table.CLOCKS, "value": {"kind": "access", "months": 1, "more_months": 0}},
    ],
)  # fmt: skip
def test_what_cannot_be_a_rule_is_refused(cast, wrong):
    with pytest.raises(Invalid):
        propose(cast, **wrong)
    assert not Proposal.objects.exists()


def test_an_institution_keeps_for_longer_than_its_country_asks_never_for_less(cast):
    Institution.objects.filter(pk=cast.elsewhere.pk).update(country="NL")
    theirs = keeper(cast.elsewhere, "Joke Smit")
    less = {"record_class": "case_file", "years": 19, "starts_at": "care_ended"}
    with pytest.raises(Invalid) as refused:
        propose(cast, who=theirs, value=less)
    assert "years" in refused.value.problems
    with pytest.raises(Invalid):
        propose(cast, who=theirs, value=less | {"years": 30, "starts_at": "birth"})
    assert propose(cast, who=theirs, value=less | {"years": 25}).pk


def test_what_waits_stands_in_the_day_of_the_second_person_alone(cast):
    propose(cast)
    asked = {"at": NOW, "today": TODAY}
    assert [t.kind for t in rules.waiting(for_=cast.actor(cast.dana), **asked)] == ["rules.decide"]
    assert rules.waiting(for_=cast.actor(cast.ada), **asked) == []
    assert rules.waiting(for_=cast.actor(cast.jana), **asked) == []


def test_may_she_equals_what_may_she_see(cast):
    propose(cast)
    propose(cast, own=False, source="Filing act")
    rules.approve(by=cast.actor(cast.dana), at=NOW, proposal=Proposal.objects.get(institution=cast.authority))
    people = [
        cast.jana,
        cast.ada,
        cast.dana,
        keeper(cast.support),
        keeper(cast.elsewhere, "Aino Salo"),
        cast.olga,
    ]
    for actor in [*(cast.actor(p) for p in people), Actor()]:
        assert set(policy.visible(actor)) == {r for r in Rule.objects.all() if policy.can(actor, "read", r)}
        seen = set(policy.visible_proposals(actor))
        assert seen == {p for p in Proposal.objects.all() if policy.can(actor, "read", p)}


def test_pages_of_rules_are_for_those_who_keep_them(cast):
    client = Client()
    client.force_login(cast.jana)
    rule = Rule.objects.filter(country="CZ").first()
    for address in (
        reverse("rules:list"),
        reverse("rules:show", args=[rule.pk]),
        reverse("rules:new", args=["retention"]),
    ):
        assert client.get(address).status_code == 404
    client.force_login(cast.ada)
    for table in Table.values:
        assert (
            client.get(reverse("rules:list"), {"table": table, "country": "NL", "on": ""}).status_code == 200
        )
        assert client.get(reverse("rules:new", args=[table])).status_code == 200
    for shipped in Rule.objects.filter(country="CZ"):
        assert client.get(reverse("rules:change", args=[shipped.pk])).status_code == 200
    dutch = Rule.objects.filter(country="NL").first()
    assert client.get(reverse("rules:change", args=[dutch.pk])).status_code == 404


def test_a_list_of_another_day_shows_what_counted_then(cast):
    rules.approve(by=cast.actor(cast.dana), at=NOW, proposal=propose(cast))
    later = propose(cast, value=FIVE | {"years": 77}, since=TODAY + 5 * DAY)
    rules.approve(by=cast.actor(cast.dana), at=NOW, proposal=later)
    client = Client()
    client.force_login(cast.ada)
    asked = {"table": "retention", "country": "CZ"}
    assert "77 years" not in client.get(reverse("rules:list"), asked | {"on": TODAY.isoformat()}).text
    assert "77 years" in client.get(reverse("rules:list"), asked | {"on": (TODAY + 5 * DAY).isoformat()}).text


def test_the_list_costs_the_same_however_many_rules_wait(cast, django_assert_max_num_queries):
    client = Client()
    client.force_login(cast.ada)
    for table in (Table.RETENTION, Table.REVIEW):
        propose(cast, table=table, value=FIVE if table == Table.RETENTION else {"hours": 24})
    with django_assert_max_num_queries(14):
        client.get(reverse("rules:list"))


def test_what_is_wrong_with_a_proposal_stands_in_one_list(cast):
    client = Client()
    client.force_login(cast.ada)
    answer = client.post(reverse("rules:new", args=["retention"]), {"source": ""})
    assert answer.status_code == 422 and answer.content.count(b'class="error-summary"') == 1
