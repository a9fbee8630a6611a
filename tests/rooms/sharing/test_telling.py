"""What may we tell? The law's rows and the consents give the same answer as the tables say, before anybody acts."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.cases import service as cases
from samspil.consents import service as consents
from samspil.ground.errors import Invalid
from samspil.people import service as people
from samspil.sharing import service as sharing
from tests.cast import NOW
from tests.rooms.cases.pages import visitor
from tests.rooms.sharing import UNTIL, agreed, asked, part, read, written


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


@pytest.fixture
def finland(cast):
    """The same institutions under Finnish law: the club does outreach."""
    for home in (cast.support, cast.club):
        home.country = "FI"
        home.save(update_fields=["country"])
    return cast


def ground(**more):
    facts = {
        "purpose": "etsivä työ",
        "basis": "statute",
        "until": UNTIL,
        "statute": "Nuorisolaki 1285/2016",
    } | more
    return cases.Ground(**facts)


def test_without_consent_outreach_is_told_contact_facts_and_not_one_sentence(finland):
    cast = finland
    by = cast.actor(cast.petra)
    people.lives_at(
        by=by, at=NOW, person=cast.tereza, since=NOW.date(), street="Tajná 1", city="Brno", protected=True
    )
    people.correct(by=by, at=NOW, person=cast.tereza, revision=cast.tereza.revision, phone="+358 40 555 0147")
    entry = written(cast, cast.petra)
    told = {"by": cast.actor(cast.petra), "at": NOW, "to": cast.club}
    chosen = [sharing.Chosen(entry.pk, ("Ráno prý nikdo nevstává.",))]
    with pytest.raises(Invalid):
        sharing.tell(**told, ground=ground(), chosen=chosen)
    for fields in (("end_reason",), ("address",), ()):
        with pytest.raises(Invalid):
            sharing.tell_facts(**told, case=cast.case.pk, ground=ground(), fields=fields)
    assert read(cast, cast.lukas, NOW) == []
    sharing.tell_facts(**told, case=cast.case.pk, ground=ground(), fields=("name", "phone"))
    assert read(cast, cast.lukas, NOW) == ["Name: Tereza Nováková\nPhone: +358 40 555 0147"]


def test_a_question_on_a_law_is_not_answered_with_sentences_either(finland):
    cast = finland
    question = asked(cast, by=cast.lukas, to=cast.support, basis="statute", statute="Nuorisolaki 1285/2016")
    with pytest.raises(Invalid):
        part(cast, question, written(cast, cast.petra), "Ráno prý nikdo nevstává.", by=cast.petra)


def test_the_page_offers_those_facts_alone_where_a_law_limits_them(finland, time_machine):
    cast = finland
    time_machine.move_to(NOW + dt.timedelta(hours=1))
    written(cast, cast.petra)
    url = (
        reverse("sharing:tell_now", args=[cast.case.pk])
        + f"?to={cast.club.pk}&basis=statute&statute=Nuorisolaki"
    )
    text = visitor(cast.petra).get(url).text
    assert 'name="facts" value="name"' in text and 'value="end_reason"' not in text
    post = {"purpose": "x", "basis": "statute", "statute": "Nuorisolaki", "span": "week", "facts": ["name"]}
    assert visitor(cast.petra).post(url, post).status_code == 303
    assert read(cast, cast.lukas, NOW + dt.timedelta(hours=2)) == ["Name: Tereza Nováková"]


def test_telling_on_a_consent_names_the_consent(cast):
    entry = written(cast)
    chosen = [sharing.Chosen(entry.pk, ("Ráno prý nikdo nevstává.",))]
    told = {"by": cast.actor(cast.lukas), "at": NOW, "to": cast.support}
    with pytest.raises(Invalid):
        sharing.tell(**told, ground=ground(basis="consent", statute=""), chosen=chosen)


def test_a_country_without_rows_leaves_consent_alone(cast):
    cast.support.country = cast.club.country = "GB"
    assert set(ways(cast, cast.support, cast.club, cast.petra)) == {("consent", "")}
