"""A secret place is known to the institution that noted it; the others see that it is protected."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.cases import policy
from samspil.cases import service as cases
from samspil.cases.models import Case, Entry, Participation, Whereabouts
from samspil.exchange import service as exchange
from samspil.ground import clock
from samspil.ground.errors import Invalid
from samspil.people import service as people
from samspil.rules.models import Rule
from tests.cast import NOW, TODAY
from tests.rooms.cases.pages import visitor

pytestmark = pytest.mark.django_db
HOUSE = "with the sisters of Sedmikráska"


def hide(cast, by=None, place="residential", text=HOUSE, at=NOW, since=TODAY, **more):
    case = Case.objects.get(pk=cast.case.pk)
    return cases.moved(
        by=cast.actor(by or cast.jana), at=at, case=case, revision=case.revision, place=place, since=since, text=text,
        secret=True, **more,
    )  # fmt: skip


def seen(cast, account, at=NOW):
    case = cases.header(cast.case.pk, for_=cast.actor(account), at=at).case
    return case.stands


def test_who_noted_it_sees_it_and_the_others_see_that_it_is_protected(cast):
    hide(cast)
    assert seen(cast, cast.jana) == seen(cast, cast.mark) == ("residential", HOUSE)
    assert seen(cast, cast.petra) == seen(cast, cast.lukas) == ("protected", "")


def test_a_partner_may_keep_it_from_the_leading_institution_too(cast):
    hide(cast, by=cast.petra)
    assert seen(cast, cast.petra) == ("residential", HOUSE)
    assert seen(cast, cast.jana) == ("protected", "")


def test_neither_the_case_nor_the_timeline_keeps_it(cast):
    hide(cast)
    case = Case.objects.get(pk=cast.case.pk)
    assert (case.place, case.place_text) == ("protected", "")
    assert Entry.objects.get(code="cases.moved").data == {"place": "protected"}
    assert list(Whereabouts.objects.filter(until=None).values_list("text", "secret")) == [(HOUSE, True)]


def test_lists_find_it_by_its_place_only_for_who_noted_it(cast):
    hide(cast)

    def found(account, place):
        narrow = cases.ListFilter(place=place)
        return len(cases.children(narrow, for_=cast.actor(account), at=NOW, today=TODAY).items)

    assert found(cast.jana, "residential") == 1 and found(cast.jana, "protected") == 0
    assert found(cast.petra, "residential") == 0 and found(cast.petra, "protected") == 1


def test_an_institution_that_comes_later_does_not_learn_it(cast):
    hide(cast)
    cases.part_ways(by=cast.actor(cast.jana), at=NOW, part=Participation.objects.get(institution=cast.club))
    later = NOW + dt.timedelta(hours=1)
    cases.bring_in(
        by=cast.actor(cast.jana), at=later, case=cast.case, institution=cast.club, purpose="joint plan", basis="statute",
        competence="low_threshold_youth_work", worker=cast.lukas,
    )  # fmt: skip
    assert set(
        Participation.objects.exclude(institution=cast.authority).values_list("listed_place", flat=True)
    ) == {"protected"}
    assert [rows for _says, rows in cases.invariants() if rows] == []


def test_what_was_secret_stays_secret_in_the_history(cast):
    hide(cast)
    case = Case.objects.get(pk=cast.case.pk)
    later = NOW + dt.timedelta(days=3)
    cases.moved(
        by=cast.actor(cast.jana), at=later, case=case, revision=case.revision, place="home",
        since=TODAY + dt.timedelta(days=3), text="with her mother",
    )  # fmt: skip

    def before(account):
        return [w.text for w in cases.whereabouts(cast.case, for_=cast.actor(account), at=later)]

    assert before(cast.jana) == [HOUSE, ""] and before(cast.petra) == [""]
    assert seen(cast, cast.petra, later) == ("home", "with her mother")
    page = visitor(cast.jana).get(reverse("cases:moved", args=[cast.case.pk]))
    assert HOUSE in page.text
    assert HOUSE not in visitor(cast.petra).get(reverse("cases:moved", args=[cast.case.pk])).text


def test_that_nobody_knows_where_the_child_is_cannot_be_secret(cast):
    with pytest.raises(Invalid) as refused:
        hide(cast, place="not_known")
    assert list(refused.value.problems) == ["secret"]


def test_a_return_cannot_lay_a_secret_place_open(cast):
    hide(cast)
    lead = cast.actor(cast.mark)
    case = Case.objects.get(pk=cast.case.pk)
    cases.follow(by=lead, at=NOW, case=case, standing=cases.Standing("foster", TODAY))
    assert seen(cast, cast.jana) == ("foster", "") and seen(cast, cast.petra) == ("protected", "")
    assert [rows for _says, rows in cases.invariants() if rows] == []


def test_a_return_of_one_institution_leaves_what_another_keeps_secret(cast):
    hide(cast, by=cast.petra)
    case = Case.objects.get(pk=cast.case.pk)
    cases.follow(by=cast.actor(cast.mark), at=NOW, case=case, standing=cases.Standing("foster", TODAY))
    assert seen(cast, cast.jana) == ("foster", "") and seen(cast, cast.petra) == ("protected", "")
    assert Whereabouts.objects.filter(text=HOUSE, secret=True, noted_by=cast.support).exists()


def test_a_share_of_where_the_child_is_opens_it_to_one_person(cast):
    hide(cast)
    ground = cases.Ground("visit today", "statute", NOW + dt.timedelta(hours=2), statute="359/1999 § 53")
    cases.share_facts(
        by=cast.actor(cast.jana), at=NOW, case=cast.case, person=cast.tereza, fields=["place"], to=cast.support,
        to_account=cast.petra, ground=ground,
    )  # fmt: skip
    assert seen(cast, cast.petra) == ("residential", HOUSE)
    assert seen(cast, cast.lukas) == ("protected", "")
    actor = cast.actor(cast.petra)
    assert policy.visible_whereabouts(actor, at=NOW).filter(text=HOUSE).exists()
    assert not policy.visible_whereabouts(actor, at=NOW + dt.timedelta(hours=2)).filter(text=HOUSE).exists()


def test_only_the_institution_that_noted_it_can_share_it(cast):
    """Jana does not know where Petra hid Tereza: her share of "where the child is now" opens nothing to the club."""
    hide(cast, by=cast.petra)
    ground = cases.Ground("visit today", "statute", NOW + dt.timedelta(hours=2), statute="359/1999 § 53")
    cases.share_facts(
        by=cast.actor(cast.jana), at=NOW, case=cast.case, person=cast.tereza, fields=["place"], to=cast.club,
        ground=ground,
    )  # fmt: skip
    assert seen(cast, cast.lukas) == ("protected", "")
    record = Whereabouts.objects.get(until=None)
    assert not policy.can_whereabouts(cast.actor(cast.lukas), "read", record, at=NOW)


def test_a_share_of_where_the_child_is_now_opens_no_history(cast):
    hide(cast)
    case = Case.objects.get(pk=cast.case.pk)
    cases.moved(
        by=cast.actor(cast.jana), at=NOW, case=case, revision=case.revision, place="foster", since=TODAY, text="elsewhere",
        secret=True,
    )  # fmt: skip
    ground = cases.Ground("visit today", "statute", NOW + dt.timedelta(hours=2), statute="359/1999 § 53")
    cases.share_facts(
        by=cast.actor(cast.jana), at=NOW, case=cast.case, person=cast.tereza, fields=["place"], to=cast.support,
        ground=ground,
    )  # fmt: skip
    actor = cast.actor(cast.petra)
    assert seen(cast, cast.petra) == ("foster", "elsewhere")
    assert [w.text for w in cases.whereabouts(cast.case, for_=actor, at=NOW)] == [""]
    for record in Whereabouts.objects.all():
        seen_too = policy.visible_whereabouts(actor, at=NOW).filter(pk=record.pk).exists()
        assert policy.can_whereabouts(actor, "read", record, at=NOW) == seen_too


def test_may_she_equals_what_may_she_see(cast):
    hide(cast, by=cast.petra)
    for account in (cast.jana, cast.mark, cast.ada, cast.petra, cast.lukas, cast.olga):
        actor = cast.actor(account)
        visible = set(policy.visible_whereabouts(actor, at=NOW))
        assert visible == {
            w for w in Whereabouts.objects.all() if policy.can_whereabouts(actor, "read", w, at=NOW)
        }, account.name


def test_the_list_that_leaves_says_it_only_to_who_noted_it(cast):
    hide(cast, by=cast.petra, place="hospital")
    lead = cast.actor(cast.mark)
    content, rows = exchange.compose_list(by=lead, at=NOW, form="csv")
    assert rows == 1 and b"protected" in content and b"hospital" not in content


def test_the_form_marks_it_and_shows_it_again(cast):
    page = visitor(cast.jana)
    moved = reverse("cases:moved", args=[cast.case.pk])
    sent = page.post(
        moved, {"place": "residential", "text": HOUSE, "since": clock.now().date().isoformat(), "secret": "on",
                "revision": Case.objects.get(pk=cast.case.pk).revision},
    )  # fmt: skip
    assert sent.status_code == 303, sent.text
    assert HOUSE in page.get(reverse("cases:file", args=[cast.case.pk])).text
    assert 'name="secret"' in page.get(moved).text
    other = visitor(cast.petra)
    assert HOUSE not in other.get(reverse("cases:file", args=[cast.case.pk])).text
    assert 'value="residential" selected' not in other.get(moved).text


def lives_protected(cast):
    people.lives_at(
        by=cast.actor(cast.jana), at=NOW, person=cast.tereza, since=TODAY, street="Sedmikrásková 7", city="Brno",
        protected=True,
    )  # fmt: skip


def look_of_olga(cast, at):
    cases.look_in_emergency(
        by=cast.actor(cast.olga, at), at=at, case=cast.case, reason="A neighbour hears shouting.", minutes=30
    )
    return visitor(cast.olga).get(reverse("cases:urgent", args=[cast.case.pk])).text


def test_a_look_in_an_emergency_shows_no_protected_place_and_says_whom_to_ring(cast, time_machine):
    time_machine.move_to(NOW, tick=False)
    hide(cast)
    lives_protected(cast)
    page = look_of_olga(cast, NOW)
    assert HOUSE not in page and "Sedmikrásková" not in page
    assert (
        "is not shown here" in page
        and "Ring who works with the family" in page
        and "OSPOD Brno-sever" in page
    )
    assert seen(cast, cast.olga) == ("protected", "")
    file = visitor(cast.olga).get(reverse("cases:file", args=[cast.case.pk])).text
    assert HOUSE not in file


@pytest.mark.parametrize(("address", "place"), [(True, False), (False, True), (True, True)])
def test_it_shows_what_the_countrys_rule_shows_as_it_stood_when_the_look_began(
    cast, time_machine, address, place
):
    time_machine.move_to(NOW, tick=False)
    hide(cast)
    lives_protected(cast)
    assert "Sedmikrásková" not in look_of_olga(cast, NOW)
    shipped = Rule.objects.get(table="emergency_secrets", country="CZ")
    Rule.objects.create(
        table=shipped.table, country="CZ", key=shipped.key, version=2, since=TODAY, source="A decree", checked="read",
        value={"address": address, "place": place},
    )  # fmt: skip
    during = visitor(cast.olga).get(reverse("cases:urgent", args=[cast.case.pk])).text
    assert "Sedmikrásková" not in during and HOUSE not in during
    later = NOW + dt.timedelta(hours=2)
    time_machine.move_to(later, tick=False)
    after = look_of_olga(cast, later)
    assert ("Sedmikrásková" in after) == address and (HOUSE in after) == place
    rows = set(policy.visible_whereabouts(cast.actor(cast.olga, later), at=later))
    olga = cast.actor(cast.olga, later)
    assert rows == {w for w in Whereabouts.objects.all() if policy.can_whereabouts(olga, "read", w, at=later)}


def test_who_protects_an_address_sees_it_in_an_emergency_too(cast, time_machine):
    time_machine.move_to(NOW, tick=False)
    lives_protected(cast)
    cases.look_in_emergency(
        by=cast.actor(cast.jana), at=NOW, case=cast.case, reason="A neighbour hears shouting.", minutes=30
    )
    assert "Sedmikrásková" in visitor(cast.jana).get(reverse("cases:urgent", args=[cast.case.pk])).text
