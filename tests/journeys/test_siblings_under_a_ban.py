"""A Danish service looks for a family for a brother and a sister, one of whom must be kept from somebody, to the carer's yes."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from samspil.carers import service as carers
from samspil.fostering import service as fostering
from samspil.fostering.models import Care
from samspil.ground import clock, fence
from samspil.matching import service as matching
from samspil.people import service as people
from tests.cast import NOW, TODAY
from tests.rooms.fostering.scene import service, tell_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def told_by(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    with fence.lifted("a test speaks for several"):
        found = service(places=2)
        told = carers.NewFamily(
            "Holm", area="Vejle", members=[carers.NewMember("carer", "Lis", "Holm")],
            approvals=[carers.NewApproval("general", 2, dt.date(2026, 1, 1))],
        )  # fmt: skip
        holm = carers.take_over(by=found.lead, at=NOW, families=[told])[0]
        for family in (found.family, holm):
            rows = carers.standing([family.pk], country="DK", institution=found.home.pk, on=TODAY)
            for row in rows[family.pk]:
                carers.show_check(
                    by=found.lead, at=NOW, family=family, check=row.check, evidence="Fil", shown_on=TODAY,
                    member=row.member,
                )  # fmt: skip
        father = people.add(by=found.worker, at=NOW, given_name="Kim", family_name="Lund", born_on=None)
        people.bind(by=found.worker, at=NOW, person=father, to=found.cases[1].child, kind="father")
        yield found, holm, father


def visitor(account):
    client = Client()
    client.force_login(account)
    return client


def test_a_brother_and_a_sister_one_under_a_ban_find_a_family_whose_carer_says_yes_only_with_the_whole_set(
    told_by,
):
    vejle, holm, father = told_by
    maja, hanne, birgit = (visitor(one) for one in (vejle.maja, vejle.hanne, vejle.birgit))
    alma, emil = vejle.cases
    asked = {"children": [str(alma.pk), str(emil.pk)], "kind": "general", "come_on": "2026-12-12"}
    made = maja.post(reverse("matching:new"), asked)
    search = matching.of_case(alma.pk, for_=vejle.worker, at=NOW)
    assert made.status_code == 303 and search is not None

    def page(name, *args):
        return reverse(f"matching:{name}", args=args or (search.pk,))

    noted = {
        "which": "ban",
        "case": str(emil.pk),
        "why": "Statsforvaltningens afgørelse",
        "since": "2026-11-24",
    }
    assert maja.post(page("limits"), noted | {"family_named": "hol"}).status_code == 303
    assert maja.post(page("limits"), noted | {"person": str(father.pk)}).status_code == 303
    table = maja.get(page("show")).text
    assert "No family meets all hard conditions now" in table and "was not asked" in table
    answer = page("asked_about", search.pk, vejle.family.pk)
    [ban] = [b for b in matching.limits([emil.pk], [], for_=vejle.worker, at=NOW)[0] if b.person_id]
    said = {"ban": str(ban.pk), "member": "none", "source": "Birgit, på telefon", "on": "2026-11-24"}
    assert maja.post(answer, said).status_code == 303
    table = maja.get(page("show")).text
    assert "1 family can take them" in table and "a ban" in table and "Kim" not in table
    told = {"told": ["A child of 6"], "answer_by": "2026-12-01"}
    assert maja.post(page("propose", search.pk, holm.pk), told).status_code == 422, "a ban"
    assert maja.post(page("propose", search.pk, vejle.family.pk), told).status_code == 303
    proposal = matching.current(search)
    for who in ("carers", "parent", "youth"):
        yes = {"who": who, "said": "yes", "reason": "Ja.", "on": "2026-11-24"}
        assert maja.post(page("answer", proposal.pk), yes).status_code == 303
    reasons = {
        "reasons": "Together, near school.",
        "alternatives": "Holm: a ban.",
        "reader": str(vejle.hanne.pk),
    }
    assert maja.post(page("decide", proposal.pk), reasons).status_code == 303
    [decision] = matching.decisions(search)
    shown = page("decision", decision.pk)
    assert hanne.post(shown, {"said": "agrees", "words": "I looked at the ban."}).status_code == 303
    assert maja.post(page("place", decision.pk), {"on": "2026-12-12"}).status_code == 303
    cares = list(Care.objects.order_by("seat"))
    assert len(cares) == 2 and {c.family_id for c in cares} == {vejle.family.pk}
    for care in cares:
        _she_says_yes_only_with_the_whole_set(vejle, birgit, care)


def _she_says_yes_only_with_the_whole_set(vejle, birgit, care):
    url = reverse("fostering:child", args=[care.pk])
    tell_all(vejle, care, but=1)
    assert birgit.post(url, {"act": "receive", "read": "on"}).status_code == 303
    refused = birgit.post(url, {"act": "confirm"})
    assert refused.status_code == 403 and "Clothes and dear things" in refused.text
    care.refresh_from_db()
    assert care.confirmed_at is None
    fostering.tell(
        by=vejle.worker, at=NOW, care=care, item="clothes", state="not_known", next_step="Maja asks"
    )
    assert birgit.post(url, {"act": "receive", "read": "on"}).status_code == 303
    assert birgit.post(url, {"act": "confirm"}).status_code == 303
    care.refresh_from_db()
    assert care.confirmed_by_id == vejle.birgit.pk
