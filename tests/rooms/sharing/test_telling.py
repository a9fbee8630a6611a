"""What may we tell? The law's rows and the consents give the same answer as the tables say, before anybody acts."""

import datetime as dt

import pytest

from samspil.consents import service as consents
from samspil.sharing import service as sharing
from tests.cast import NOW
from tests.rooms.sharing import UNTIL, agreed, asked


def ways(cast, giver, receiver, account, scope=(), at=NOW):
    found = sharing.may_tell(
        person=cast.tereza, giver=giver, receiver=receiver, scope=scope, for_=cast.actor(account, at), at=at
    )
    return {(t.basis, t.statute): (str(t.opens), set(t.covers), set(t.lacks)) for t in found}


def test_a_social_service_is_silent_without_consent_and_one_can_be_asked_for(cast):
    assert ways(cast, cast.club, cast.support, cast.lukas, ["school"]) == {
        ("consent", "108/2006 Sb. § 100"): ("consent", set(), {"school"})
    }


def test_a_consent_that_runs_opens_what_it_names_and_says_what_it_lacks(cast):
    consent = agreed(cast)
    found = ways(cast, cast.club, cast.support, cast.lukas, ["school", "danger"])
    assert found[("consent", "108/2006 Sb. § 100")] == ("share", {"school"}, {"danger"})
    assert ways(cast, cast.club, cast.support, cast.petra)[("consent", "108/2006 Sb. § 100")][0] == "share"
    later = NOW + dt.timedelta(minutes=1)
    consents.withdraw(by=cast.actor(cast.lukas), at=later, consent=consent, told_by="Hana", how="said")
    assert (
        ways(cast, cast.club, cast.support, cast.lukas, at=later)[("consent", "108/2006 Sb. § 100")][0]
        == "consent"
    )
    assert (
        ways(cast, cast.club, cast.support, cast.lukas, at=UNTIL)[("consent", "108/2006 Sb. § 100")][0]
        == "consent"
    )


def test_a_consent_given_to_one_organisation_opens_nothing_for_another(cast):
    agreed(cast)
    assert (
        ways(cast, cast.club, cast.authority, cast.lukas)[("consent", "108/2006 Sb. § 100")][0] == "consent"
    )
    assert ways(cast, cast.authority, cast.support, cast.jana)[("consent", "")][0] == "consent"


def test_facts_that_a_law_names_reach_no_further_than_their_kind_of_data(cast):
    key = ("request", "108/2006 Sb. § 100a")
    assert ways(cast, cast.support, cast.authority, cast.petra, ["help", "danger"])[key] == (
        "wait", {"help"}, {"danger"}
    )  # fmt: skip
    assert ways(cast, cast.support, cast.authority, cast.petra, ["danger"])[key][0] == "nothing"


def test_once_they_asked_in_writing_the_way_is_to_answer(cast):
    asked(cast, by=cast.jana, to=cast.support, about="fields", fields=("end_date",))
    found = ways(cast, cast.support, cast.authority, cast.petra)
    assert found[("request", "108/2006 Sb. § 100a")][0] == "answer"
    assert found[("request", "359/1999 Sb. § 53")][0] == "answer"


def test_the_authority_tells_what_is_needed_for_the_service(cast):
    assert (
        ways(cast, cast.authority, cast.support, cast.jana)[("statute", "359/1999 Sb. § 51 (4) d)")][0]
        == "share"
    )


@pytest.mark.django_db
def test_in_finland_outreach_learns_only_who_and_how_to_reach_them_without_consent(cast):
    cast.support.country = cast.club.country = "FI"
    found = ways(cast, cast.support, cast.club, cast.petra, ["identity", "contact", "school"])
    assert found[("statute", "Nuorisolaki 1285/2016")] == ("share", {"identity", "contact"}, {"school"})
    assert ("statute", "Nuorisolaki 1285/2016") not in ways(cast, cast.club, cast.support, cast.petra)


def test_a_country_without_rows_leaves_consent_alone(cast):
    cast.support.country = cast.club.country = "GB"
    assert set(ways(cast, cast.support, cast.club, cast.petra)) == {("consent", "")}
