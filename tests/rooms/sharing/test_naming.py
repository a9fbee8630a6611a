"""A question says who the child is only where that may be told, and is read by who was asked only while it is open."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import reverse

from samspil.cases import service as cases
from samspil.consents import service as consents
from samspil.ground.errors import Invalid
from samspil.sharing import service as sharing
from samspil.trail.models import Entry as TrailEntry
from tests.cast import NOW
from tests.rooms.consents import given, mother
from tests.rooms.sharing import LATER, UNTIL, asked, on_consent, part, wish, written

DAY = dt.timedelta(days=1)


def seen(cast, question, account, at=LATER):
    return sharing.get(question.pk, for_=cast.actor(account, at), at=at)


def refused(cast, **more):
    with pytest.raises(Invalid) as problem:
        asked(cast, **more)
    return set(problem.value.problems)


def visitor(account):
    client = Client()
    client.force_login(account)
    return client


def test_who_takes_part_is_told_the_name_and_a_stranger_is_not(cast):
    assert seen(cast, asked(cast), cast.lukas).child == cast.tereza
    assert refused(cast, to=cast.elsewhere) == {"named"}


def test_an_authority_may_tell_a_social_service_what_its_law_says(cast):
    from samspil.institutions import service as institutions

    sas = institutions.found(
        by=cast.actor(cast.ada), at=NOW, name="SAS Kuřim", kind="family_support", country="CZ", municipality="Kuřim",
        letters="SK", competences=["family_support"], slug="sas-kurim",
    )  # fmt: skip
    assert asked(cast, by=cast.jana, to=sas).named
    assert refused(cast, by=cast.petra, to=sas) == {"named"}


def test_a_consent_that_names_who_it_is_lets_the_name_go(cast):
    told = given(cast, mother(cast), to=cast.elsewhere, scope=("identity",))
    consents.record(by=cast.actor(cast.jana), at=NOW, person=cast.tereza, given=told)
    assert asked(cast, by=cast.jana, to=cast.elsewhere).named
    assert refused(cast, by=cast.petra, to=cast.elsewhere) == {"named"}


def test_without_the_name_nothing_of_who_it_is_reaches_them_anywhere(cast):
    for field in ("question", "purpose"):
        assert refused(cast, to=cast.elsewhere, named=False, **{field: "Jak je na tom Tereza?"}) == {field}
    question = asked(cast, to=cast.elsewhere, named=False)
    mine = seen(cast, question, cast.olga)
    assert mine.child_id is None and mine.question == "Jak to jde ráno?"
    olga = visitor(cast.olga)
    for url in ("/day/", reverse("sharing:list"), reverse("sharing:show", args=[question.pk])):
        page = olga.get(url)
        assert page.status_code == 200 and "Tereza" not in page.text and "Nováková" not in page.text
        assert str(cast.tereza.pk) not in page.text and str(cast.case.pk) not in page.text
    assert seen(cast, question, cast.petra).child == cast.tereza


def test_what_was_asked_without_a_name_is_answered_by_phone_or_not_and_stands_in_no_file(cast):
    question = asked(cast, named=False)
    with pytest.raises(Invalid):
        part(cast, question, written(cast), "Ráno prý nikdo nevstává.")
    sharing.by_phone(by=cast.actor(cast.lukas), at=LATER, ask=question)
    entry = TrailEntry.objects.get(act="sharing.phone")
    assert entry.case is None
    panel = visitor(cast.lukas).get(reverse("cases:access", args=[cast.case.pk])).text
    assert "Ranní vstávání" not in panel


@pytest.mark.parametrize("end", ["answer", "taken back", "time", "consent"])
def test_who_was_asked_reads_the_question_until_its_end_and_not_after(cast, end):
    question = on_consent(cast)
    at, second = LATER + DAY, dt.timedelta(seconds=1)
    if end == "answer":
        sharing.refuse(by=cast.actor(cast.lukas), at=at, ask=question, reason="Ne.")
    elif end == "taken back":
        sharing.take_back(by=cast.actor(cast.petra), at=at, ask=question)
    elif end == "time":
        at = UNTIL
    else:
        told = {"told_by": "Hana", "how": "said"}
        consents.withdraw(by=cast.actor(cast.lukas), at=at, consent=question.consent, **told)
    if end in ("time",):
        assert seen(cast, question, cast.lukas, at - second).question == "Jak to jde ráno?"
    after = seen(cast, question, cast.lukas, at)
    assert (after.question, after.purpose) == ("", "")
    assert after.child == cast.tereza  # the club works with the child itself
    assert seen(cast, question, cast.petra, at).question == "Jak to jde ráno?"


def test_an_open_page_of_a_question_ends_when_its_consent_is_taken_back(cast, time_machine):
    time_machine.move_to(NOW)
    question, lukas = on_consent(cast), visitor(cast.lukas)
    cases.part_ways(
        by=cast.actor(cast.jana), at=NOW, part=cast.case.participations.get(institution=cast.club)
    )
    page = lukas.get(reverse("sharing:show", args=[question.pk])).text
    found = re.search(r'data-still="([^"]+)" data-mark="([0-9a-f.]+)"', page)
    assert "Jak to jde ráno?" in page and seen(cast, question, cast.lukas, NOW).child == cast.tereza
    before = set(found[2].split("."))
    assert before <= set(lukas.get(found[1]).text.split("."))
    told = {"told_by": "Hana", "how": "said"}
    consents.withdraw(by=cast.actor(cast.lukas), at=NOW, consent=question.consent, **told)
    assert seen(cast, question, cast.lukas, NOW).child_id is None
    assert not before <= set(lukas.get(found[1]).text.split("."))


def test_a_law_that_lets_only_facts_be_told_carries_no_further_words(cast, monkeypatch):
    from samspil.sharing.operations import limits
    from samspil.sharing.terms import Naming

    monkeypatch.setattr(limits, "naming", lambda **_: Naming.FACTS)
    assert refused(cast, to=cast.elsewhere) == {"question"}
    question = asked(cast, to=cast.elsewhere, about="fields", fields=("name", "phone"), question="", scope=())
    assert question.fields == ["name", "phone"]


def test_on_a_consent_a_question_is_for_what_it_was_given(cast):
    question = on_consent(cast, purpose="")
    assert question.purpose == question.consent.purpose
    assert refused(cast, basis="consent", consent=question.consent, purpose="Something else") == {"purpose"}
    assert wish().named
