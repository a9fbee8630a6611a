"""Who it is, is told on a basis: a consent no wider than it, a law that reaches there, a dated request, or danger now."""

import datetime as dt

import pytest
from django.test import Client

from samspil.consents import service as consents
from samspil.ground.errors import Invalid, NotFound
from samspil.referrals import service as referrals
from samspil.referrals.models import Referral
from samspil.referrals.terms import Grounds
from samspil.rules.models import Rule
from tests.cast import NOW, TODAY
from tests.rooms.consents import recorded
from tests.rooms.referrals.scene import asked, by_law

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW)


def send(cast, to, grounds=None, *, at=NOW, **more):
    said = {"urgency": "week", "next_on": TODAY, "text": "Rána.", "child_name": "Tereza Nováková"} | more
    told = {"grounds": grounds} if grounds else {}
    return referrals.send(by=cast.actor(cast.jana, at), at=at, to=to, **said, **told)


def wrong(cast, to, grounds=None, **more):
    with pytest.raises(Invalid) as refused:
        send(cast, to, grounds, **more)
    return set(refused.value.problems)


def test_without_a_basis_nobody_is_named(cast):
    assert wrong(cast, cast.club) == {"basis"}
    assert wrong(cast, cast.club, child_name="", where="Cejl 4") == {"basis"}
    kept = send(cast, cast.club, child_name="", child_age="13")
    assert (kept.basis, kept.child_age) == ("", "13")


def test_a_law_reaches_only_whom_it_names_and_a_request_needs_its_day(cast):
    law = by_law(cast.actor(cast.jana), cast.club)
    kept = send(cast, cast.club, law)
    assert (kept.basis, kept.statute) == ("statute", "359/1999 Sb. § 51 (4) d)")
    police = Rule.objects.get(country="CZ", value__to_kind="police")
    assert wrong(cast, cast.club, Grounds(basis="statute", rule=police.pk)) == {"rule"}
    assert wrong(cast, cast.club, Grounds(basis="statute", statute="můj vlastní")) == {"rule"}
    assert wrong(cast, cast.club, Grounds(basis="request", requested_on=TODAY)) == {"basis"}
    ask = {
        "by": cast.actor(cast.petra),
        "at": NOW,
        "to": cast.authority,
        "urgency": "week",
        "next_on": TODAY,
        "text": "x",
    }
    with pytest.raises(Invalid):
        referrals.send(**ask, child_name="Eva", grounds=Grounds(basis="request"))
    kept = referrals.send(**ask, child_name="Eva", grounds=Grounds(basis="request", requested_on=TODAY))
    assert (kept.basis, kept.statute) == ("request", "359/1999 Sb. § 53")
    assert wrong(cast, cast.club, Grounds(basis="emergency")) == {"basis"}
    assert send(cast, cast.club, Grounds(basis="emergency"), urgency="now").basis == "emergency"


def test_where_a_law_names_single_facts_only_these_go(cast):
    cast.club.country = cast.authority.country = "FI"
    cast.club.save(update_fields=["country"])
    cast.authority.save(update_fields=["country"])
    law = by_law(cast.actor(cast.jana), cast.club)
    assert wrong(cast, cast.club, law, child_age="13") == {"text", "child_age"}
    kept = send(cast, cast.club, law, text="", where="Cejl 4")
    assert (kept.text, kept.child_name, kept.statute) == ("", "Tereza Nováková", "Nuorisolaki 1285/2016")


def test_on_a_consent_it_is_no_wider_and_is_read_no_longer(cast):
    consent = recorded(cast, to=cast.club, scope=("identity", "school"))
    told = Grounds(basis="consent", consent=consent.pk, scope=("school",))
    assert wrong(cast, cast.support, told) == {"consent"}
    for other in ("Adam Jiný", "Petra Nováková", "T. N."):
        assert wrong(cast, cast.club, told, child_name=other) == {"consent"}
    assert wrong(cast, cast.club, told, where="Cejl 4") == {"scope"}
    assert wrong(cast, cast.club, Grounds(basis="consent", consent=consent.pk)) == {"scope"}
    waits, declined, accepted = (send(cast, cast.club, told) for _n in range(3))
    club = {"by": cast.actor(cast.lukas), "at": NOW}
    referrals.decline(**club, referral=declined, reason="plno")
    referrals.accept(**club, referral=accepted)
    assert waits.until == consent.until
    later = cast.actor(cast.lukas, consent.until)
    with pytest.raises(NotFound):
        referrals.get(waits.pk, for_=later)
    assert referrals.get(accepted.pk, for_=later)

    page = Client()
    page.force_login(cast.lukas)
    assert page.get(f"/requests/{waits.pk}/").status_code == 200
    consents.withdraw(by=cast.actor(cast.jana), at=NOW, consent=consent, told_by="Hana", how="said")
    assert page.get(f"/requests/{waits.pk}/").status_code == 404
    assert page.get(f"/requests/{declined.pk}/").status_code == 404
    assert page.get(f"/requests/{accepted.pk}/").status_code == 200
    assert not referrals.waiting(for_=cast.actor(cast.lukas), at=NOW, today=TODAY)
    page.force_login(cast.jana)
    assert "They can no longer read this." in page.get(f"/requests/{waits.pk}/").text


def test_names_go_along_to_the_next_only_on_a_basis_of_its_own(cast):
    request = asked(cast, child_name="Adam", where="Cejl 4")
    on = {
        "by": cast.actor(cast.jana),
        "at": NOW,
        "referral": request,
        "to": cast.club,
        "reason": "r",
        "with_names": True,
    }
    with pytest.raises(Invalid) as refused:
        referrals.pass_on(**on)
    assert set(refused.value.problems) == {"basis"}
    after = referrals.pass_on(**on, grounds=by_law(cast.actor(cast.jana), cast.club))
    assert (after.child_name, after.basis) == ("Adam", "statute")


def test_the_form_shows_the_law_and_the_consents_at_hand_and_sends_on_one(cast):
    consent = recorded(cast, to=cast.club, scope=("identity", "school"))
    page = Client()
    page.force_login(cast.jana)
    shown = page.get("/requests/new/send/").text
    assert "359/1999 Sb. § 51 (4) d)" in shown and "NZDM Brno, Joint plan" in shown
    typed = {
        "to": cast.club.pk, "urgency": "week", "next_on": (TODAY + dt.timedelta(days=2)).isoformat(), "text": "Rána.",
        "child_name": "Tereza Nováková", "basis": "consent", "consent": consent.pk, "scope": ["health"],
    }  # fmt: skip
    refused = page.post("/requests/new/send/", typed)
    assert refused.status_code == 422 and "Wider than the consent" in refused.text
    assert page.post("/requests/new/send/", typed | {"scope": ["school"]}).status_code == 303
    assert Referral.objects.get().consent_id == consent.pk


def test_a_consent_counts_however_many_stand_before_it_in_the_list(cast, monkeypatch):
    from samspil.consents.queries import reading

    consent = recorded(cast, to=cast.club, scope=("identity", "school"))
    sooner = recorded(cast, to=cast.club, giver=consent.giver, until=NOW + dt.timedelta(days=9))
    monkeypatch.setattr(reading, "MOST", 1)
    assert consents.at_hand(for_=cast.actor(cast.jana), at=NOW) == [sooner]
    assert send(cast, cast.club, Grounds("consent", consent=consent.pk, scope=("school",))).consent == consent
    page = Client()
    page.force_login(cast.jana)
    typed = {
        "to": cast.club.pk, "urgency": "week", "next_on": TODAY.isoformat(), "text": "Rána.",
        "child_name": "Tereza Nováková", "basis": "consent", "consent": consent.pk, "scope": ["school"],
    }  # fmt: skip
    assert page.post("/requests/new/send/", typed).status_code == 303
    assert page.post("/requests/new/send/", typed | {"consent": "x"}).status_code == 422


def test_passed_on_without_names_it_goes_on_resting_on_the_consent_and_ends_with_it(cast):
    consent = recorded(cast, to=cast.club, scope=("identity", "school"))
    came = send(cast, cast.club, Grounds("consent", consent=consent.pk, scope=("school",)))
    club = {"by": cast.actor(cast.lukas), "at": NOW}
    after = referrals.pass_on(**club, referral=came, to=cast.support, reason="blíž")
    assert (after.child_name, after.basis) == ("", "consent")
    assert (after.consent_id, after.until) == (consent.pk, consent.until)
    assert referrals.get(after.pk, for_=cast.actor(cast.petra, NOW))
    consents.withdraw(by=cast.actor(cast.jana), at=NOW, consent=consent, told_by="Hana", how="said")
    with pytest.raises(NotFound):
        referrals.get(after.pk, for_=cast.actor(cast.petra, NOW))


def test_a_name_told_before_a_basis_was_asked_for_says_that_none_was_written_down(cast):
    came = send(cast, cast.club, child_name="")
    page = Client()
    page.force_login(cast.lukas)
    assert "nobody is named" in page.get(f"/requests/{came.pk}/").text
    Referral.objects.filter(pk=came.pk).update(child_name="Tereza Nováková")
    shown = page.get(f"/requests/{came.pk}/").text
    assert "no basis was written down" in shown and "nobody is named" not in shown
