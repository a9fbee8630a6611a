import pytest

from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.fostering import service as fostering
from samspil.ground import clock
from samspil.rights import service as rights
from samspil.rights.terms import Relation
from samspil.story import service as story


@pytest.mark.django_db
def test_every_persona_can_act_for_an_institution_and_those_with_cases_see_them():
    now = clock.now()
    told = story.tell(now=now)
    people, at_home = story.persons(), 0
    assert people
    for person in people:
        account = accounts.account_by_email(person.email)
        actor, places = accounts.actor_for(account, institution=None, at=now)
        if person.role in Relation.values:
            assert not places and len(rights.readings(account.pk, at=now)) == 1
        elif person.role == "foster_carer":
            cares = fostering.own_cares(for_=actor, at=now)
            assert not places and all(care.arrived_on is not None for care in cares)
            at_home += bool(cares)
        else:
            assert places and actor.institution_name == person.institution
    assert at_home and sum(person.role in Relation.values for person in people) == 1
    assert all(not broken for _, broken in cases.invariants())
    assert len(told.cases) == story.children_told()


@pytest.mark.one_database
@pytest.mark.django_db
def test_the_same_moment_tells_the_same_story():
    from django.db import transaction

    now = clock.now()
    ids = []
    for _ in range(2):
        with transaction.atomic():
            ids.append({key: case.pk for key, case in story.tell(now=now).cases.items()})
            transaction.set_rollback(True)
    assert ids[0] == ids[1]
