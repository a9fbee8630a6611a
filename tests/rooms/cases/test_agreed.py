"""Going by a recorded consent: choosing it, recording it on the way, sharing facts on it, and what is left of hollow ones."""

import datetime as dt
import random

import pytest
from django.test import Client
from django.urls import reverse

from samspil.cases import service as cases
from samspil.cases.models import Participation, Share
from samspil.cases.terms import AT_THE_TABLE, PERSON_FIELDS, SCOPE_OF_FIELD
from samspil.consents import service as consents
from samspil.consents.terms import Scope
from samspil.ground.errors import Invalid
from tests.cast import NOW
from tests.rooms.consents import PDF, given, mother, recorded

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _moment(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def entry(cast):
    return cases.write(by=cast.actor(cast.jana), at=NOW - DAY, case=cast.case, kind="note", text="One. Two.")


def visitor(account):
    client = Client()
    client.force_login(account)
    return client


def on(cast, consent, **more):
    return {
        "to": str(cast.support.pk),
        "basis": "consent",
        "consent": str(consent.pk),
        "span": "consent",
    } | more


def test_a_share_on_a_consent_takes_its_purpose_and_its_end(cast, entry):
    agreed, jana = recorded(cast), visitor(cast.jana)
    url = reverse("cases:share", args=[cast.case.pk, entry.pk])
    assert "Joint plan (Getting to school)" in jana.get(url).text
    assert jana.post(url, on(cast, agreed)).status_code == 422  # what it tells is not said
    answer = jana.post(url, on(cast, agreed, scope=["health"]))
    assert answer.status_code == 422 and "Wider than the consent" in answer.text
    assert jana.post(url, on(cast, agreed, scope=["school"], purpose="ignored")).status_code == 303
    share = Share.objects.get()
    assert (share.consent, share.purpose, share.until, share.scope) == (
        agreed,
        "Joint plan",
        agreed.until,
        ["school"],
    )


def test_without_a_recorded_consent_no_form_shares_or_brings_in_on_one(cast, entry):
    jana = visitor(cast.jana)
    share = reverse("cases:share", args=[cast.case.pk, entry.pk])
    posted = {
        "to": str(cast.support.pk),
        "basis": "consent",
        "purpose": "p",
        "span": "week",
        "scope": ["school"],
    }
    assert jana.post(share, posted).status_code == 422
    facts = reverse("cases:share_facts", args=[cast.case.pk])
    assert jana.post(facts, posted | {"person": str(cast.tereza.pk), "facts": ["name"]}).status_code == 422
    bring = reverse("cases:bring_in", args=[cast.case.pk])
    told = {"institution": str(cast.elsewhere.pk), "competence": "low_threshold_youth_work", "revision": 1}
    assert jana.post(bring, told | {"basis": "consent", "purpose": "p"}).status_code == 422
    assert (
        not Share.objects.exists() and not Participation.objects.filter(institution=cast.elsewhere).exists()
    )


def test_what_was_typed_is_there_again_after_a_consent_was_recorded(cast, entry):
    jana, hana = visitor(cast.jana), mother(cast)
    url = reverse("cases:share", args=[cast.case.pk, entry.pk])
    typed = {"to": str(cast.support.pk), "part": "some", "sentences": ["0", "1"], "basis": "consent", "basis_note": "Kept",
             "scope": ["school", "plan"], "span": "consent", "do": "consent"}  # fmt: skip
    there = jana.post(url, typed)
    assert there.status_code == 303 and reverse("consents:new", args=[cast.tereza.pk]) in there["Location"]
    page = jana.get(there["Location"])
    assert (
        page.context["form"]["scope"].value() == ["school", "plan"]
        and f'name="then" value="{url}"' in page.text
    )
    facts = given(cast, hana)
    back = jana.post(there["Location"], {
        "giver": str(hana.pk), "given_as": "parent", "scope": ["school", "plan"], "to": str(cast.support.pk),
        "purpose": facts.purpose, "matter": facts.matter, "since": "24.11.2026", "span": "quarter", "language": "cs",
        "signed": "screen", "signed_name": "Hana", "do": "agree", "then": url,
    })  # fmt: skip
    assert back.status_code == 303 and back["Location"] == url, back.context and back.context["form"].errors
    form = jana.get(url).context["form"]
    assert form["sentences"].value() == ["0", "1"] and form["basis_note"].value() == "Kept"
    assert jana.post(url, typed | {"do": "", "consent": form["consent"].value()}).status_code == 303
    assert Share.objects.get().consent.giver == hana


def test_somewhere_else_is_nowhere_to_come_back_to(cast):
    page = visitor(cast.jana).get(
        reverse("consents:new", args=[cast.tereza.pk]) + "?then=https://else.example/"
    )
    assert "else.example" not in page.text.split('name="back"')[1]


def test_facts_are_shared_by_a_form_read_as_they_stand_and_ended_where_access_is(cast):
    agreed = recorded(cast, scope=("identity", "contact"))
    jana, petra = visitor(cast.jana), visitor(cast.petra)
    url = reverse("cases:share_facts", args=[cast.case.pk])
    access = reverse("cases:access", args=[cast.case.pk])
    assert url in jana.get(access).text
    assert url in jana.get(reverse("sharing:tell", args=[cast.case.pk]) + f"?to={cast.support.pk}").text
    told = on(cast, agreed, person=str(cast.tereza.pk), facts=["name", "place"])
    answer = jana.post(url, told)
    assert answer.status_code == 422 and "Wider than the consent: how things are at home" in answer.text
    assert jana.post(url, told | {"facts": ["name", "born_on"]}).status_code == 303
    share = Share.objects.get()
    read = reverse("sharing:one", args=[share.pk])
    assert "Tereza Nováková" in petra.get(read).text
    assert reverse("cases:end_share", args=[cast.case.pk, share.pk]) in jana.get(access).text
    consents.withdraw(by=cast.actor(cast.jana), at=NOW, consent=agreed, told_by="Hana", how="said")
    assert petra.get(read).status_code in (200, 404)
    assert cases.shared_with_us(for_=cast.actor(cast.petra, NOW + DAY), at=NOW + DAY) == []


def test_a_draft_of_a_consent_brings_back_what_may_be_told_and_says_that_the_file_is_chosen_again(cast):
    jana, key = visitor(cast.jana), f"consent:{cast.tereza.pk}:new"
    page = reverse("consents:new", args=[cast.tereza.pk])
    assert "choose it again" not in jana.get(page).text
    fields = '{"scope": ["school", "plan"], "matter": ["mornings"]}'
    jana.post("/drafts/", {"key": key, "text": "mornings", "fields": fields, "url": page})
    again = jana.get(page)
    assert again.context["form"]["scope"].value() == ["school", "plan"] and "choose it again" in again.text
    assert PDF  # a paper is a file, and no draft keeps one


def test_check_names_what_rests_on_a_consent_that_nobody_recorded(cast, entry):
    def said():
        return {s: rows for s, rows in cases.invariants() if "recorded consent" in s}

    assert len(said()) == 2 and not any(said().values())
    far = dt.datetime(2190, 1, 1, tzinfo=dt.UTC)
    old = Share.objects.create(
        entry=entry, to=cast.support, purpose="p", basis="consent", since=NOW, until=far, shared_by=cast.jana
    )
    Participation.objects.filter(institution=cast.club).update(basis="consent")
    assert sorted(len(rows) for rows in said().values()) == [1, 1] and [str(old.pk)] in said().values()


@pytest.mark.parametrize("seed", range(4))
def test_no_fact_goes_on_a_consent_that_does_not_name_its_kind(cast, seed):
    """Random consents and facts: exactly those within go, and none is read after the consent has ended."""
    dice, hana = random.Random(seed), mother(cast)
    by, petra = cast.actor(cast.jana), cast.actor(cast.petra)
    for _ in range(12):
        scope = tuple(dice.sample(list(Scope.values), dice.randrange(1, 5)))
        fields = dice.sample([str(f) for f in PERSON_FIELDS], dice.randrange(1, 4))
        until = NOW + dice.randrange(1, 20) * DAY
        agreed = recorded(cast, giver=hana, scope=scope, until=until, to=cast.support)
        within = {kind for f in fields for kind in SCOPE_OF_FIELD[f]} <= set(scope)
        end = until + dice.choice([-1, 0, 1]) * dt.timedelta(hours=1)
        ground = cases.Ground("", "consent", end, consent=agreed)
        told = {
            "by": by,
            "at": NOW,
            "case": cast.case,
            "person": cast.tereza,
            "to": cast.support,
            "ground": ground,
        }
        if within and end <= until:
            share = cases.share_facts(**told, fields=fields)
            at = dice.choice([end, end - dt.timedelta(seconds=1)])
            assert (share in cases.shared_with_us(for_=petra, at=at)) == (at < end)
            if dice.random() < 0.5:
                taken = NOW + dt.timedelta(hours=3)
                consents.withdraw(by=by, at=taken, consent=agreed, told_by="Hana", how="said")
                assert share in cases.shared_with_us(for_=petra, at=taken - dt.timedelta(seconds=1))
                assert share not in cases.shared_with_us(for_=petra, at=taken)
        else:
            with pytest.raises(Invalid):
                cases.share_facts(**told, fields=fields)


@pytest.mark.parametrize("seed", range(3))
def test_who_takes_part_on_a_consent_sees_the_case_until_it_ends_and_can_equals_visible(cast, seed):
    from samspil.cases import policy
    from samspil.cases.models import Case

    dice, by = random.Random(40 + seed), cast.actor(cast.jana)
    until = NOW + dice.randrange(3, 40) * DAY
    agreed = recorded(cast, to=cast.elsewhere, scope=AT_THE_TABLE, until=until)
    cases.bring_in(
        by=by, at=NOW, case=cast.case, institution=cast.elsewhere, competence="low_threshold_youth_work", purpose="",
        basis="consent", consent=agreed,
    )  # fmt: skip
    end = until
    if dice.random() < 0.6:
        end = NOW + dice.randrange(1, 3) * DAY
        consents.withdraw(by=by, at=end, consent=agreed, told_by="Hana", how="said")
    for at in (NOW, end - dt.timedelta(seconds=1), end, end + DAY):
        olga = cast.actor(cast.olga, at)
        listed = policy.visible(olga, at=at).filter(pk=cast.case.pk).exists()
        assert listed == policy.can(olga, "read", Case.objects.get(pk=cast.case.pk), at=at) == (at < end)
