"""Possible doubles on the pages: shown when somebody is added, looked for, decided on, remembered."""

import datetime as dt

import pytest
from django.urls import reverse

from samspil.people import service as people
from samspil.people import tasks
from samspil.people.models import Bond, DoublesLook, Joined, Person, PossibleDouble
from samspil.trail.models import Entry as Trail
from tests.cast import NOW
from tests.rooms.cases.pages import bare, child, queries, visitor

BORN = dt.date(2013, 5, 2)


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW)


def somebody(cast, given="Terezka", family="Novák", born_on=BORN, **more):
    by = more.pop("by", None) or cast.actor(cast.jana)
    return people.add(
        by=by, at=NOW - dt.timedelta(hours=1), given_name=given, family_name=family, born_on=born_on, **more
    )


def url(name, *ids):
    return reverse(f"people:{name}", args=[getattr(i, "pk", i) for i in ids])


def look(cast):
    """Somebody asks for a look, and the background does it."""
    assert visitor(cast.jana).post(url("doubles")).status_code == 303
    assert tasks.look.func(str(DoublesLook.objects.get().pk))


@pytest.mark.parametrize(
    "meant",
    [
        {"given_name": "Terezka", "family_name": "Novák"},
        {"given_name": "Tereza", "family_name": "Nováková-Svobodová"},
        {"given_name": "Nováková", "family_name": "Tereza"},
        {"given_name": "Terca", "family_name": "Nováčková", "born_on": BORN},
        {"given_name": "Tereza", "family_name": "Nowaková", "born_on": dt.date(2013, 2, 5)},
        {"called": "Terka", "family_name": "Nováková", "born_on": BORN},
    ],
)
def test_somebody_near_is_found_before_a_second_record_is_made(cast, meant):
    found = people.near(for_=cast.actor(cast.jana), **meant)
    assert [n.person for n in found] == [cast.tereza]
    assert any(r.speaks == "for" for r in found[0].reasons)
    assert people.near(for_=cast.actor(cast.olga), **meant) == [], "who does not know her learns nothing"


def test_a_namesake_of_another_age_is_not_near(cast):
    jana = cast.actor(cast.jana)
    assert (
        people.near(for_=jana, given_name="Tereza", family_name="Nováková", born_on=dt.date(1979, 1, 9)) == []
    )
    assert (
        people.near(for_=jana, given_name="Adam", family_name="Nováková", born_on=dt.date(2010, 1, 9)) == []
    )


def test_adding_somebody_shows_who_may_be_meant_and_why(cast):
    mother = somebody(cast, "Kateřina", "Nováková", None)
    jana, add = visitor(cast.jana), url("add", cast.tereza)
    page = jana.post(add, {"kind": "mother", "given_name": "Katka", "family_name": "Novakova"})
    assert page.status_code == 409 and "First name: short form" in page.text
    assert [row["person"] for row in page.context["alike"]] == [mother]
    chosen = {"kind": "mother", "given_name": "Katka", "family_name": "Novakova", "person": str(mother.pk)}
    assert jana.post(add, chosen).status_code == 303
    assert Bond.objects.get().person == mother


def test_opening_a_case_shows_who_may_be_meant(cast):
    facts = {
        "given_name": "Terezka", "family_name": "Novák", "born_on": "5. 2. 2013", "birth": "exact", "place": "home",
        "place_since": "1. 11. 2026", "next_on": "1. 12. 2026", "competence": "statutory_child_protection",
    }  # fmt: skip
    page = visitor(cast.jana).post(reverse("cases:open"), facts)
    assert page.status_code == 409 and "Date of birth: digits swapped" in page.text


def test_the_near_ask_the_same_however_many_are_known(cast, django_assert_max_num_queries):
    for n in range(30):
        somebody(cast, "Tereza", f"Novotn{'áéíýó'[n % 5]}", BORN)
    jana = cast.actor(cast.jana)
    with django_assert_max_num_queries(2):
        people.near(for_=jana, given_name="Tereza", family_name="Nová", born_on=BORN)


def test_a_look_finds_pairs_among_those_the_institution_knows(cast):
    twin = somebody(cast)
    somebody(cast, "Adam", "Horák", dt.date(2010, 1, 1))
    somebody(cast, by=cast.actor(cast.olga))
    look(cast)
    (pair,) = PossibleDouble.objects.all()
    assert {pair.first, pair.second} == {cast.tereza, twin} and pair.institution == cast.authority
    assert pair.likely == "very_likely" and "street" not in pair.said
    page = visitor(cast.jana).get(url("doubles")).text
    assert "Looked through 3 people" in page and "Family name: another ending" in page
    for nobody in (cast.petra, cast.olga):
        assert "Terezka" not in visitor(nobody).get(url("doubles")).text
        assert visitor(nobody).get(url("double", pair)).status_code == 404


def test_a_second_look_waits_for_the_first_and_nobody_else_does_it(cast):
    jana = visitor(cast.jana)
    jana.post(url("doubles"))
    begun = DoublesLook.objects.get()
    assert "Everybody is being looked through" in jana.get(url("doubles")).text
    visitor(cast.mark).post(url("doubles"))
    assert DoublesLook.objects.get().asked_by == begun.asked_by
    assert tasks.look.func(str(begun.pk)) and not tasks.look.func(str(begun.pk)), "it is done once"


@pytest.mark.django_db(transaction=True)
def test_comparing_holds_no_transaction_so_that_nobody_waits_for_it(monkeypatch):
    from django.db import connection

    from samspil.people import bridge
    from tests.cast import call

    cast, held = call(), []
    real = bridge.look_through
    monkeypatch.setattr(
        bridge, "look_through", lambda **said: held.append(connection.in_atomic_block) or real(**said)
    )
    look(cast)
    assert held == [False]


def test_a_dismissed_pair_is_remembered_with_who_when_and_why(cast):
    somebody(cast)
    look(cast)
    pair, jana = PossibleDouble.objects.get(), visitor(cast.jana)
    answer = jana.post(url("double", pair), {"act": "two", "two-why": " "})
    assert answer.status_code == 422 and "Write how you know" in answer.text
    assert jana.post(url("double", pair), {"act": "two", "two-why": "cousins, asked"}).status_code == 303
    look(cast)
    pair.refresh_from_db()
    assert (pair.dismissed_by, pair.dismissed_why) == (cast.jana, "cousins, asked")
    assert dt.timedelta() <= pair.dismissed_at - NOW < dt.timedelta(minutes=1)
    assert PossibleDouble.objects.count() == 1
    assert "Terezka" not in jana.get(url("doubles")).text
    two = jana.get(url("doubles") + "?show=two").text
    assert "cousins, asked" in two and "Jana Dvořáková" in two
    assert jana.post(url("double", pair), {"act": "again"}).status_code == 303
    assert "Terezka" in jana.get(url("doubles")).text
    assert set(
        Trail.objects.filter(act__in=["people.dismiss", "people.ask_again"]).values_list("record", flat=True)
    ) == {str(pair.first_id)}


def test_a_pair_is_joined_by_form_shown_as_one_and_parted(cast):
    other = somebody(cast, phone="601 222 333")
    look(cast)
    pair, jana = PossibleDouble.objects.get(), visitor(cast.jana)
    page = jana.get(url("double", pair))
    assert "they differ" in page.text and "noted" in page.text
    assert jana.post(url("double", pair), {"act": "join"}).status_code == 422
    form = {"act": "join", "leads": str(cast.tereza.pk), "why": "same mother"}
    assert jana.post(url("double", pair), form).status_code == 303
    assert "Terezka" not in jana.get(url("doubles")).text
    for record in (cast.tereza, other):
        shown = jana.get(url("show", record)).text
        assert "2 records of one person" in shown and "601 222 333" in shown and "same mother" in shown
        assert "<h1><bdi>Tereza Nováková</bdi></h1>" in shown
    held = Joined.objects.get()
    assert jana.get(url("part", held)).status_code == 200
    assert jana.post(url("part", held), {"why": ""}).status_code == 422
    assert jana.post(url("part", held), {"why": "two girls"}).status_code == 303
    assert jana.get(url("part", held)).status_code == 404
    assert "2 records" not in jana.get(url("show", cast.tereza)).text
    assert Person.objects.get(pk=other.pk).phone == "601 222 333"


def test_who_knows_one_record_gets_the_same_page_as_before(cast, time_machine):
    time_machine.move_to(NOW, tick=False)  # a page says how long it stands
    other, petra = somebody(cast), visitor(cast.petra)
    before = bare(petra.get(url("show", cast.tereza)))
    people.join_records(
        by=cast.actor(cast.jana), at=NOW, first=cast.tereza, second=other, leads=other.pk, why="x"
    )
    assert bare(petra.get(url("show", cast.tereza))) == before
    held = Joined.objects.get()
    assert petra.get(url("show", other)).status_code == 404
    for page in (url("part", held), url("same", other), url("one", cast.tereza, other)):
        assert petra.get(page).status_code == petra.post(page, {"why": "x"}).status_code == 404


def test_another_institution_that_knows_both_sees_who_joined_but_not_why(cast):
    other, jana = somebody(cast), cast.actor(cast.jana)
    people.make_known([other], to=cast.support.pk, by=jana, at=NOW)
    people.join_records(
        by=jana, at=NOW, first=cast.tereza, second=other, leads=other.pk, why="told by the judge"
    )
    page = visitor(cast.petra).get(url("show", cast.tereza)).text
    assert "joined by OSPOD Brno-sever" in page
    assert "told by the judge" not in page and "Jana" not in page


def test_a_record_is_found_by_name_to_be_joined_and_every_look_is_in_the_trail(cast):
    other = somebody(cast, "Alice", "Malá", None)
    jana = visitor(cast.jana)
    page = jana.post(url("same", cast.tereza), {"q": "Malá"})
    assert url("one", cast.tereza, other) in page.text
    assert jana.get(url("one", cast.tereza, other)).status_code == 200
    seen = Trail.objects.filter(deed="read", act="people.compare").values_list("record", flat=True)
    assert set(seen) == {str(cast.tereza.pk), str(other.pk)}


def test_lists_and_searches_show_one_person_with_the_same_queries(cast):
    jana = visitor(cast.jana)
    cases_ = [child(cast, n, "Tereza", f"Nováková{'abcdefgh'[n]}") for n in range(8)]
    listed = reverse("cases:children")
    few = queries(jana, listed)
    for one in cases_:
        people.join_records(
            by=cast.actor(cast.jana),
            at=NOW,
            first=cast.tereza,
            second=one.child,
            leads=cast.tereza.pk,
            why="x",
        )
    assert queries(jana, listed) == few
    assert jana.get(listed).text.count("Tereza N.") == 9
    found = jana.post(reverse("cases:search"), {"q": "Nováková"})
    page = jana.get(found["Location"])
    assert len(page.context["rows"]) == 1 and page.text.count("the same person") == 8


def test_the_page_of_a_joined_person_asks_the_same_for_two_records_and_for_nine(cast):
    jana = visitor(cast.jana)

    def joined(count):
        for _ in range(count):
            other = somebody(cast)
            people.join_records(
                by=cast.actor(cast.jana), at=NOW, first=cast.tereza, second=other, leads=other.pk, why="x"
            )

    joined(1)
    few = queries(jana, url("show", cast.tereza))
    joined(7)
    assert queries(jana, url("show", cast.tereza)) == few
    assert "9 records of one person" in jana.get(url("show", cast.tereza)).text


def test_the_list_of_pairs_pages_by_key_with_the_same_queries(cast):
    for n in range(40):
        born = dt.date(2000 + n // 12, n % 12 + 1, 3)
        family = "".join(("ba", "zu", "mi", "ho", "le", "dry")[n // 6**k % 6] for k in range(3))
        for given in ("Filip", "Filipp"):
            somebody(cast, given, family, born)
    look(cast)
    jana = visitor(cast.jana)
    first = jana.get(url("doubles"))
    assert len(first.context["rows"]) == 30 and first.context["earlier"]
    pages = [first]
    while pages[-1].context["earlier"]:
        pages.append(jana.get(pages[-1].context["earlier"]))
    ids = [d.pk for page in pages for d, _reasons in page.context["rows"]]
    assert len(set(ids)) == len(ids) == PossibleDouble.objects.count() >= 40
    few = queries(jana, url("doubles"))
    PossibleDouble.objects.filter(pk__in=ids[5:]).delete()
    assert queries(jana, url("doubles")) == few


def test_a_protected_street_never_speaks_for_a_double(cast):
    other = somebody(cast, "Jiřina", "Veselá", None)
    for person in (cast.tereza, other):
        people.lives_at(
            by=cast.actor(cast.jana),
            at=NOW,
            person=person,
            since=BORN,
            street="Tichá 3",
            city="Brno",
            protected=True,
        )
    look(cast)
    assert not PossibleDouble.objects.exists()
