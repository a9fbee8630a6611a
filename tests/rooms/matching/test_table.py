"""The table of a search: who is on it, what is known from whom, why others are out, and nothing of a protected place."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from samspil.carers import service as carers
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.matching import service as matching
from samspil.matching.service import NewNeed, SupportGiven
from samspil.people import service as people
from tests.cast import NOW, TODAY
from tests.rooms.matching.scene import answers, days, decide, later, need, propose, set_scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    return set_scene()


def marks(scene, name, at=NOW):
    found = scene.table(at)
    row = next(r for r in found.table.found if r.family == str(scene.families[name].pk))
    return [str(c.mark) for c in row.cells][: len(found.needs)]


def test_every_family_stands_in_one_list_and_each_that_is_out_says_why(scene, django_assert_max_num_queries):
    found = scene.table()
    assert scene.names(found.table.found) == {"De Vries", "Hofstra"}
    page = matching.shown(found, today=TODAY, details=True)
    assert {(heap.why, family.name) for heap in page.out for family, _d in heap.families} == {
        ("too few free places", "Bos"), ("not approved for this age", "Kuipers"),
    }  # fmt: skip
    [(_f, detail)] = next(h for h in page.out if h.why == "not approved for this age").families
    assert "Sem J." in detail and "0 to 6" in detail
    with django_assert_max_num_queries(25):
        scene.table()


def test_facts_answer_with_source_and_age_and_what_is_old_or_unasked_is_unknown(scene):
    need(scene, "no_dog", priority=4)
    need(scene, "daytime")
    need(scene, "own", words="A quiet street", group="environment")
    assert marks(scene, "De Vries") == ["not", "met", "unknown"]
    assert marks(scene, "Hofstra") == ["met", "unknown", "unknown"], (
        "no animal at all is no dog; 400 days are old"
    )
    page = matching.shown(scene.table(), today=TODAY)
    cells = {c.fact: c for _g, lines in page.lines for line in lines for c in line.cells}
    assert cells["earlier: met"].old and "13 months" in cells["earlier: met"].age
    dog = next(c for c in cells.values() if c.css == "no")
    assert (dog.source, dog.age) == ("seen on a home visit", "10 days old")


def test_what_somebody_asked_counts_before_what_is_generally_known(scene):
    dog = need(scene, "no_dog")
    matching.note_about_family(
        by=scene.by(), at=NOW, search=scene.search, need=dog.pk, family=scene.families["De Vries"].pk, mark="partly",
        words="The dog stays downstairs", source="Rik de Vries", on=TODAY,
    )  # fmt: skip
    assert marks(scene, "De Vries") == ["partly"]
    with pytest.raises(Invalid) as problem:
        matching.note_about_family(
            by=scene.by(), at=NOW, search=scene.search, need=dog.pk, family=scene.families["De Vries"].pk, mark="met",
            words="", source="", on=days(1),
        )  # fmt: skip
    assert set(problem.value.problems) == {"source", "on"}


def test_a_wish_is_no_hard_condition_and_a_priority_counts_for_nothing(scene):
    with pytest.raises(Invalid) as problem:
        need(scene, "no_dog", voice="child", must=True, priority=8)
    assert set(problem.value.problems) == {"must", "priority"}
    before = [r.family for r in scene.table().table.found]
    need(scene, "no_dog", priority=7)
    assert [r.family for r in scene.table().table.found] == before
    need(scene, "no_dog", must=True)
    assert scene.names(scene.table().table.found) == {"Hofstra"}


def test_near_is_told_in_steps_and_a_protected_address_tells_nothing_also_when_it_becomes_so_later(scene):
    by = scene.by()
    need(scene, "near_parents", point=(53.24, 6.60), whose=scene.mother, place="Beijum")
    assert marks(scene, "De Vries") == ["met"]
    home = people.lives_at(
        by=by, at=NOW, person=scene.mother, since=days(-5), street="x 1", postcode="9731", city="Groningen",
        country="NL", protected=True,
    )  # fmt: skip
    assert home is None or home.protected
    assert marks(scene, "De Vries") == ["unknown"] == marks(scene, "Hofstra")
    hidden = need(scene, "near_parents", point=(53.24, 6.60), whose=scene.mother, place="Beijum")
    assert (hidden.protected, hidden.lat, hidden.place) == (True, None, "")


def test_a_place_that_becomes_protected_stops_being_told_also_where_it_was_written_or_decided(
    scene, time_machine
):
    time_machine.move_to(NOW, tick=False)
    near = need(
        scene, "near_parents", point=(52.1, 5.1), whose=scene.mother, place="Beijum", km=7, words="By the Zwaluwpad"
    )  # fmt: skip
    own = need(scene, "own", group="child", whose=scene.mother, words="Mother's garden in the Zwaluwpad")
    proposal = propose(
        scene,
        told=["Two children of 8 and 5", "Mother lives in the Zwaluwpad"],
        why="Close to the Zwaluwpad.",
    )
    answers(scene, proposal)
    matching.got_to_know(
        by=scene.by(), at=NOW, proposal=proposal, on=TODAY, there="All, in the Zwaluwpad", child="Nice dog."
    )
    made = decide(
        scene, proposal, supports=[SupportGiven(str(n.pk), "A car to the Zwaluwpad", "Joke") for n in (near, own)],
        reasons="From the Zwaluwpad she walks to them.", alternatives="Hofstra lives far from Beijum.",
        compromises=["time"], compromise_why="Mother waits.",
    )  # fmt: skip
    matching.read(
        by=scene.by(scene.sanne), at=NOW, decision=made, said="agrees", words="Near BEIJUM is good."
    )
    client = Client()
    client.force_login(scene.joke, backend=settings.AUTHENTICATION_BACKENDS[0])
    pages = [
        reverse("matching:needs", args=[scene.search.pk]), reverse("matching:decision", args=[made.pk]),
        reverse("matching:show", args=[scene.search.pk]), reverse("matching:proposal", args=[proposal.pk]),
    ]  # fmt: skip

    def told() -> str:
        return "".join(client.get(page).text for page in pages)

    before = told()
    assert "Beijum" in before and before.count("Zwaluwpad") > 6 and before.count("km away") > 2
    people.lives_at(
        by=scene.by(),
        at=NOW,
        person=scene.mother,
        since=days(-5),
        city="Groningen",
        country="NL",
        protected=True,
    )
    after = told()
    assert (
        "Beijum" not in after
        and "Zwaluwpad" not in after
        and "km away" not in after
        and "not told: a protected place" in after
    )
    assert [s.mark for s in matching.supports(made, on=TODAY)] == ["unknown"] * 2
    assert matching.stood(made, on=TODAY)[0][1] == "unknown"
    made = matching.decision(made.pk, for_=scene.by(), at=NOW)
    off = "left off: these words name a place that is protected now"
    assert matching.written(made, on=TODAY) == matching.Written(off, off, "Mother waits.", off)
    assert "BEIJUM" not in after and after.count(off) == 8 and "Nice dog." in after
    proposal.refresh_from_db()
    assert "Zwaluwpad" in proposal.why, "what is stored stays"


def test_the_page_of_a_stranger_and_of_a_colleague_without_the_word_finds_no_search(scene, cast):
    for who in (cast.jana, cast.olga, cast.ada):
        with pytest.raises(NotFound):
            matching.get(scene.search.pk, for_=cast.actor(who), at=NOW)


def test_a_child_is_in_one_search_and_a_brother_who_is_added_makes_a_proposal_fall(scene):
    from tests.rooms.matching.scene import _child, propose

    with pytest.raises(Invalid):
        matching.open_search(by=scene.by(), at=NOW, children=[(scene.sem, "general")], come_on=days(5))
    proposal = propose(scene)
    tim = _child(scene.by(), "Tim", (2023, 1, 1), "male")
    matching.add_child(by=scene.by(), at=NOW, search=scene.search, case=tim, kind="general")
    proposal.refresh_from_db()
    assert proposal.fate == "withdrawn" and "brother or sister" in proposal.closed_why
    assert scene.table().table.none, "nobody has three places"


def test_parting_needs_one_of_the_reasons_shows_its_cost_and_takes_what_matters_along(scene):
    own, both = (
        need(scene, "no_dog", seeker=matching.children_of(scene.search, for_=scene.by(), at=NOW)[1].pk),
        need(scene, "daytime"),
    )
    together, apart = scene.table().ways()
    assert (len(together.parted), together.families, len(apart.parted), apart.families) == (
        0,
        (2,),
        1,
        (3, 4),
    )
    part = {"by": scene.by(), "at": NOW, "search": scene.search, "alone": [scene.lotte.pk]}
    with pytest.raises(Invalid) as problem:
        matching.part(**part, reason="no_family", why="")
    assert set(problem.value.problems) == {"reason", "why"}
    new = matching.part(**part, reason="threat", why="Seen by the psychologist.")
    found = matching.compared(new, for_=scene.by(), at=NOW)
    assert {n.known for n in found.needs} == {"no_dog", "daytime"} and found.needs[0].pk == own.pk
    assert [n.pk for n in scene.table().needs] == [both.pk]
    assert [s.case_id for s in scene.table().seekers] == [scene.sem.pk]


def test_contradictory_exclusions_are_named(scene):
    matching.exclude(
        by=scene.by(),
        at=NOW,
        case=scene.sem,
        other=scene.lotte.child,
        reason="abuse",
        why="Suspicion.",
        since=TODAY,
    )
    found = scene.table()
    [one] = found.contradictions
    assert set(one.children) == {str(scene.sem.child_id), str(scene.lotte.child_id)}
    assert found.table.none
    matching.end_exclusion(by=scene.by(), at=NOW, exclusion=found.exclusions[0])
    assert not scene.table(later(2)).contradictions


def test_a_birthday_before_the_day_of_coming_changes_who_is_on_the_table(scene):
    [kuipers] = [f for f in scene.families.values() if f.name == "Kuipers"]
    assert kuipers.pk
    matching.change(by=scene.by(), at=NOW, search=scene.search, come_on=days(3 * 365), talk_on=None)
    assert scene.names(scene.table().table.found) == {"De Vries", "Hofstra"}, "Sem is 11, still under 13"
    matching.change(by=scene.by(), at=NOW, search=scene.search, come_on=days(5 * 365), talk_on=None)
    assert scene.table().table.none


def test_a_municipality_that_a_ban_names_puts_its_families_out_however_it_is_written(scene):
    matching.ban(
        by=scene.by(), at=NOW, case=scene.lotte, area=" GRONINGEN", why="The father lives there.", since=TODAY
    )
    assert scene.table().table.none


def test_a_family_on_a_break_is_out_until_it_is_over(scene):
    family = carers.get(scene.families["De Vries"].pk, for_=scene.by())
    carers.rest(by=scene.by(), at=NOW, family=family, since=TODAY, until=days(60), reason="")
    assert scene.names(scene.table().table.found) == {"Hofstra"}
    matching.change(by=scene.by(), at=NOW, search=scene.search, come_on=days(61), talk_on=None)
    assert scene.names(scene.table().table.found) == {"De Vries", "Hofstra"}


def test_a_search_that_ended_is_not_changed_any_more(scene):
    matching.end(by=scene.by(), at=NOW, search=scene.search, how="not_needed")
    with pytest.raises(Refused):
        matching.note_need(
            by=scene.by(), at=NOW, search=scene.search, new=NewNeed("daytime", "worker", TODAY)
        )
    assert matching.waiting(for_=scene.by(), at=NOW, today=TODAY) == []


def test_three_siblings_of_whom_one_is_under_a_ban_are_kept_together_and_the_cost_of_parting_is_told(scene):
    from tests.rooms.matching.scene import _child

    tim = _child(scene.by(), "Tim", (2020, 1, 1), "male")
    matching.add_child(by=scene.by(), at=NOW, search=scene.search, case=tim, kind="general")
    for name in ("De Vries", "Hofstra"):
        matching.ban(
            by=scene.by(), at=NOW, case=scene.sem, family=scene.families[name].pk, why="Order.", since=TODAY
        )
    found = scene.table()
    assert found.table.none, "for the three together no family remains"
    assert any(heap.why == "a ban" for heap in matching.shown(found, today=TODAY).out)
    ways = {way.parts: way for way in found.ways()}
    sem, lotte, other = (str(c.child_id) for c in (scene.sem, scene.lotte, tim))
    one_apart = (
        ways[(sem,), (other, lotte)] if ((sem,), (other, lotte)) in ways else ways[(sem,), (lotte, other)]
    )
    assert one_apart.possible and len(one_apart.parted) == 2, "two pairs would no longer live together"
    assert one_apart.families[0] == 1, "Sem alone fits Bos and nobody else"
