"""Prepared reads: built once for a set of permissions, asked with the values of the moment, and never a stranger's."""

import dataclasses
import datetime as dt

import pytest

from samspil.cases.models import Participation
from samspil.cases.policy import parts
from samspil.ground.prepared import forget, prepared
from tests.cast import NOW

BEFORE = NOW - dt.timedelta(days=4000)


@pytest.fixture
def built():
    return []


@pytest.fixture
def taking_part(built):
    @prepared
    def rows(for_, at, newest=False):
        built.append(for_)
        return parts(for_, at).select_related("case__child").order_by("-since" if newest else "since", "id")

    return rows


def test_it_answers_as_the_query_does_that_it_was_made_of(cast, taking_part):
    for account in (cast.jana, cast.petra, cast.lukas, cast.olga):
        actor = cast.actor(account)
        assert taking_part(for_=actor, at=NOW) == list(parts(actor, NOW).order_by("since", "id"))


def test_each_asking_has_its_own_person_and_moment(cast, taking_part, built):
    jana, petra = cast.actor(cast.jana), cast.actor(cast.petra)
    petra = dataclasses.replace(petra, role=jana.role, words=jana.words, competences=jana.competences)
    for _again in range(2):
        assert {p.institution_id for p in taking_part(for_=jana, at=NOW)} == {cast.authority.pk}
        assert {p.institution_id for p in taking_part(for_=petra, at=NOW)} == {cast.support.pk}
        assert taking_part(for_=jana, at=BEFORE) == []
    assert len(built) == 1 and (built[0].name, built[0].language, built[0].time_zone) == ("", "", "")


def test_other_words_make_another_query(cast, taking_part, built):
    jana = cast.actor(cast.jana)
    assert taking_part(for_=jana, at=NOW)
    assert taking_part(for_=dataclasses.replace(jana, words=frozenset()), at=NOW) == []
    assert taking_part(for_=dataclasses.replace(jana, institution=None), at=NOW) == []
    assert len(built) == 3


def test_forgetting_works_it_out_anew(cast, taking_part, built):
    jana = cast.actor(cast.jana)
    for _again in range(2):
        assert taking_part(for_=jana, at=NOW)
        forget()
    assert len(built) == 2


def test_a_yes_or_no_may_change_the_form(cast, taking_part, built):
    jana = cast.actor(cast.jana)
    taking_part(for_=jana, at=NOW, newest=False)
    assert taking_part(for_=jana, at=NOW, newest=True)
    assert len(built) == 2


def test_who_lacks_the_word_costs_no_query(cast, taking_part, django_assert_num_queries):
    nobody = dataclasses.replace(cast.actor(cast.jana), words=frozenset())
    with django_assert_num_queries(0):
        assert taking_part(for_=nobody, at=NOW) == []


def test_joined_records_come_with_it(cast, taking_part, django_assert_num_queries):
    jana = cast.actor(cast.jana)
    with django_assert_num_queries(1):
        assert taking_part(for_=jana, at=NOW)[0].case.child.short == "Tereza N."


def test_several_ids_are_asked_in_few_forms(cast, built):
    @prepared
    def some(for_, ids):
        built.append(ids)
        return Participation.objects.filter(pk__in=ids).order_by("pk")

    every = tuple(Participation.objects.order_by("pk").values_list("pk", flat=True))
    actor = cast.actor(cast.jana)
    for n in range(1, len(every) + 1):
        assert [p.pk for p in some(for_=actor, ids=every[:n])] == list(every[:n])
    for n in range(1, 17):
        some(for_=actor, ids=(every * 16)[:n])
    assert some(for_=actor, ids=()) == []
    assert sorted(len(ids) for ids in built) == [0, 1, 2, 4, 8, 16]


def test_what_is_not_known_yet_decides_nothing(cast):
    jana = cast.actor(cast.jana)

    @prepared
    def theirs(for_, at):
        return Participation.objects.all() if for_.account == jana.account else Participation.objects.none()

    @prepared
    def early(for_, at):
        return Participation.objects.all() if at < NOW else Participation.objects.none()

    for read in (theirs, early):
        with pytest.raises(TypeError):
            read(for_=jana, at=NOW)


def test_no_value_takes_the_place_of_a_fact_about_the_actor():
    with pytest.raises(TypeError, match="institution"):

        @prepared
        def rows(for_, institution):
            return Participation.objects.filter(institution_id=institution)
