"""Two records of one human being: joined for those who know both, parted without a trace in either record."""

import datetime as dt
import json
import random
import threading
from itertools import pairwise

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspil.access.service import Actor, Role, Word
from samspil.accounts import service as accounts
from samspil.accounts.models import Membership
from samspil.cases.models import Entry
from samspil.ground.errors import Conflict, Invalid, NotFound, Refused
from samspil.people import models, policy
from samspil.people import service as people
from samspil.trail.models import Entry as Trail
from tests.cast import NOW
from tests.rooms.retention.scene import full_file, in_every_table, tables

HOUR = dt.timedelta(hours=1)


def somebody(cast, given="Terezie", family="Nováková", by=None, **more):
    return people.add(
        by=by or cast.actor(cast.jana), at=NOW - HOUR, given_name=given, family_name=family, **more
    )


def one(cast, first, second, by=None, at=NOW, leads=None, why="same mother"):
    by = by or cast.actor(cast.jana, at)
    return people.join_records(by=by, at=at, first=first, second=second, leads=(leads or first).pk, why=why)


def names(rows):
    return [p.name for p in rows]


def test_joined_records_are_found_as_one_person_under_the_leading_name(cast):
    other = somebody(cast)
    one(cast, cast.tereza, other)
    jana = cast.actor(cast.jana)
    for words in ("Nováková", "Terezie", "Tereza"):
        (found,) = people.found(words, for_=jana)
        assert found.lead == cast.tereza and set(found.records) == {cast.tereza, other}
    assert names(people.search("Nováková", for_=jana)) == ["Tereza Nováková"]


def test_who_knows_only_one_of_them_learns_nothing(cast):
    other = somebody(cast)
    petra = cast.actor(cast.petra)
    before = names(people.search("Nováková", for_=petra))
    joined = one(cast, cast.tereza, other, leads=other)
    assert names(people.search("Nováková", for_=petra)) == before == ["Tereza Nováková"]
    assert people.search("Terezie", for_=petra) == []
    assert people.records_of(cast.tereza, for_=petra).records == (cast.tereza,)
    with pytest.raises(NotFound):
        people.join(joined.pk, for_=petra)
    with pytest.raises(NotFound):
        people.part_records(by=petra, at=NOW, joined=joined.pk, why="x")
    with pytest.raises(NotFound):
        people.join_records(by=petra, at=NOW, first=cast.tereza, second=other, leads=other.pk, why="x")


def test_a_join_ends_with_the_knowing_of_either(cast):
    other = somebody(cast)
    one(cast, cast.tereza, other)
    jana = cast.actor(cast.jana)
    people.forget([other], by=jana, at=NOW, institution=cast.authority.pk)
    assert people.records_of(cast.tereza, for_=cast.actor(cast.jana, NOW + HOUR)).records == (cast.tereza,)


def test_a_chain_is_one_person_and_falls_apart_where_it_is_parted(cast):
    b, c = somebody(cast, "Terka"), somebody(cast, "Terezka")
    one(cast, cast.tereza, b)
    link = one(cast, b, c, leads=c, at=NOW + HOUR)
    later = cast.actor(cast.jana, NOW + 2 * HOUR)
    found = people.records_of(b, for_=later)
    assert set(found.records) == {cast.tereza, b, c} and found.lead == c, "the newest word on the name counts"
    with pytest.raises(Invalid) as again:
        one(cast, cast.tereza, c, at=NOW + 2 * HOUR)
    assert "other" in again.value.problems
    people.part_records(by=later, at=NOW + 2 * HOUR, joined=link.pk, why="two sisters")
    after = cast.actor(cast.jana, NOW + 3 * HOUR)
    assert set(people.records_of(b, for_=after).records) == {cast.tereza, b}
    assert people.records_of(c, for_=after).records == (c,)


def test_what_hangs_together_only_through_an_unknown_record_stays_apart(cast):
    b, c = somebody(cast, "Terka"), somebody(cast, "Terezka")
    one(cast, cast.tereza, b)
    one(cast, b, c)
    jana, petra = cast.actor(cast.jana), cast.actor(cast.petra)
    people.make_known([c], to=cast.support.pk, by=jana, at=NOW)
    assert people.records_of(c, for_=petra).records == (c,)
    one(cast, cast.tereza, c, by=petra, why="seen together")
    assert set(people.records_of(c, for_=petra).records) == {cast.tereza, c}


def test_parting_twice_is_a_conflict_and_joining_needs_words_a_name_and_a_right(cast):
    other = somebody(cast)
    jana, lukas = cast.actor(cast.jana), cast.actor(cast.lukas)
    for more, field in (
        ({"why": " "}, "why"),
        ({"leads": cast.jana}, "leads"),
        ({"second": cast.tereza}, "other"),
    ):
        given_ = {"first": cast.tereza, "second": other, "leads": other, "why": "x"} | more
        given_["leads"] = given_["leads"].pk
        with pytest.raises(Invalid) as met:
            people.join_records(by=jana, at=NOW, **given_)
        assert field in met.value.problems
    assert not lukas.may(Word.PERSON_MERGE)
    with pytest.raises(Refused):
        people.join_records(by=lukas, at=NOW, first=cast.tereza, second=other, leads=other.pk, why="x")
    joined = one(cast, cast.tereza, other)
    with pytest.raises(Invalid):
        people.part_records(by=jana, at=NOW, joined=joined.pk, why=" ")
    people.part_records(by=jana, at=NOW, joined=joined.pk, why="two people")
    with pytest.raises(Conflict):
        people.part_records(by=jana, at=NOW, joined=joined.pk, why="again")
    assert one(cast, cast.tereza, other, at=NOW + HOUR), "who was parted may be joined again"


def test_joining_and_parting_leave_a_trail_and_a_word_on_the_own_timeline_alone(cast):
    other = somebody(cast)
    joined = one(cast, cast.tereza, other)
    people.part_records(by=cast.actor(cast.jana), at=NOW, joined=joined.pk, why="two people")
    acts = Trail.objects.filter(act__in=["people.join_records", "people.part_records"]).order_by("id")
    assert [(t.act, json.loads(t.details)["with"]) for t in acts] == [
        (act, str(max(cast.tereza.pk, other.pk))) for act in ("people.join_records", "people.part_records")
    ]
    told = Entry.objects.filter(code__startswith="cases.record").order_by("recorded_at", "id")
    assert [e.code for e in told] == ["cases.records_joined", "cases.records_parted"]
    assert {(e.institution, e.for_all, str(e.data)) for e in told} == {(cast.authority, False, "{}")}


TABLES = [
    m
    for m in models.__dict__.values()
    if isinstance(m, type) and hasattr(m, "_meta") and m is not models.Joined
]


def dump() -> str:
    rows = {m.__name__: list(m.objects.order_by("pk").values()) for m in TABLES}
    return json.dumps(rows, default=str, sort_keys=True)


def actors(cast) -> list[Actor]:
    return [
        accounts.actor_for(a, institution=None, at=NOW)[0]
        for a in (cast.jana, cast.mark, cast.petra, cast.lukas, cast.olga, cast.ada, cast.dana)
    ]


def sight(cast):
    """Everything everybody may see of people, record by record."""
    return [
        (
            sorted(policy.visible(a).values_list("pk", flat=True)),
            sorted(
                policy.visible_addresses(a).filter(person__in=policy.visible(a)).values_list("pk", flat=True)
            ),
            sorted(policy.visible_stays(a).values_list("pk", flat=True)),
            sorted(p.pk for p in people.search_records("Nov", for_=a)),
        )
        for a in actors(cast)
    ]


def groups_by_hand(cast, actor, records):
    """The oracle: joins that hold, of two records that `policy.can` lets the actor read, followed by hand."""
    group = {p.pk: {p.pk} for p in records if policy.can(actor, "read", p)}
    for join in models.Joined.objects.filter(until=None):
        if join.first_id in group and join.second_id in group:
            both = group[join.first_id] | group[join.second_id]
            for id in both:
                group[id] = both
    return group


def step(cast, dice, records):
    """One random thing that happens to people; a refusal is an answer too."""
    who = dice.choice([cast.jana, cast.petra, cast.olga, cast.mark])
    by = accounts.actor_for(who, institution=None, at=NOW)[0]
    first, second = dice.choice(records), dice.choice(records)
    homes = [cast.authority, cast.support, cast.club, cast.elsewhere]
    deed = dice.choice(["join", "join", "join", "part", "part", "know", "know", "forget", "correct", "speak"])
    joining = deed in ("join", "part")
    before, seen = (dump(), sight(cast)) if joining else ("", [])
    try:
        if deed == "join":
            leads = dice.choice([first, second]).pk
            people.join_records(by=by, at=NOW, first=first, second=second, leads=leads, why="x")
        elif deed == "part":
            held = list(models.Joined.objects.filter(until=None))
            if held:
                people.part_records(by=by, at=NOW, joined=dice.choice(held).pk, why="x")
        elif deed == "know":
            people.make_known([first], to=dice.choice(homes).pk, by=by, at=NOW)
        elif deed == "forget":
            people.forget([first], by=by, at=NOW, institution=dice.choice(homes).pk)
        elif deed == "correct":
            now = models.Person.objects.get(pk=first.pk)
            people.correct(
                by=by, at=NOW, person=now, revision=now.revision, family_name=f"Nov{dice.random()}"
            )
        else:
            people.speaks(by=by, at=NOW, person=first, languages=[("cs", "fluently")])
    except (Refused, Invalid, NotFound, Conflict):
        pass
    if joining:
        assert dump() == before, "joining and parting write nothing but the join"
        assert sight(cast) == seen, "nobody sees more or less"


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000))
def test_random_histories_of_joining_change_no_record_and_widen_nobodys_sight(cast, seed):
    dice = random.Random(seed)
    records = [cast.tereza, *(somebody(cast, f"N{n}", "Nov") for n in range(3))]
    records.append(somebody(cast, "O", "Novinen", by=cast.actor(cast.olga)))
    for _ in range(14):
        step(cast, dice, records)
        for actor in actors(cast):
            fresh = list(models.Person.objects.filter(pk__in=[p.pk for p in records]))
            oracle = groups_by_hand(cast, actor, fresh)
            told = people.ones([p.pk for p in fresh], for_=actor)
            for p in fresh:
                group = oracle.get(p.pk, set())
                said = {r.pk for r in told[p.pk].records} if p.pk in told else {p.pk}
                assert said == (group if len(group) > 1 else {p.pk})
            found = people.found("Nov", for_=actor)
            assert {r.pk for f in found for r in f.records} <= set(
                policy.visible(actor).values_list("pk", flat=True)
            )
            for join in models.Joined.objects.all():
                assert (
                    policy.can_joined(actor, "read", join)
                    == policy.visible_joins(actor).filter(pk=join.pk).exists()
                )
    models.Joined.objects.all().delete()


def test_joining_then_parting_gives_the_very_same_records_back(cast):
    b, c = somebody(cast, "Terka"), somebody(cast, "Terezka")
    people.speaks(by=cast.actor(cast.jana), at=NOW, person=b, languages=[("cs", "fluently")])
    before, seen = dump(), sight(cast)
    joins = [one(cast, cast.tereza, b), one(cast, b, c)]
    for joined in joins:
        people.part_records(by=cast.actor(cast.jana), at=NOW, joined=joined.pk, why="x")
    assert (dump(), sight(cast)) == (before, seen)


def everything(but: set[str]) -> dict[str, set[str]]:
    """Every row of every table of the product, but for these tables."""
    return {
        table._meta.label: {
            json.dumps(row, default=str, sort_keys=True) for row in table._base_manager.values()
        }
        for table in tables()
        if table._meta.label not in but
    }


def test_joining_and_parting_leave_every_row_of_every_room_as_it_was(cast):
    """With a row in each table of a file, also of rooms to come: nothing goes or changes anywhere, and nothing comes but the join,
    the record, and a word on the timeline of the own institution; both while they are joined and afterwards."""
    full_file(cast)
    in_every_table(cast)
    other, jana = somebody(cast), {"by": cast.actor(cast.jana), "at": NOW}
    grows = {"people.Joined", "trail.Entry", "trail.Head", "trail.Shown"}
    before = everything(grows)
    joined = people.join_records(**jana, first=cast.tereza, second=other, leads=other.pk, why="same mother")
    for _ in ("joined", "parted"):
        now = everything(grows)
        assert {name for name, rows in before.items() if not rows <= now[name]} == set()
        assert {name for name, rows in now.items() if rows - before[name]} <= {"cases.Entry"}
        assert all(
            cast.authority.pk.hex in row.replace("-", "")
            for row in now["cases.Entry"] - before["cases.Entry"]
        )
        if joined.until is None:
            joined = people.part_records(**jana, joined=joined.pk, why="two people")


@pytest.mark.parametrize("seed", range(6))
def test_may_she_equals_what_may_she_see_of_joins_and_doubles(cast, seed):
    dice = random.Random(seed)
    records = [cast.tereza, *(somebody(cast, f"N{n}", "Nov") for n in range(4))]
    homes = [cast.authority, cast.support, cast.club, cast.elsewhere]
    for p in records:
        for home in homes:
            if dice.random() < 0.6:
                end = dice.choice([None, NOW - HOUR, NOW + HOUR])
                models.Knowing.objects.update_or_create(
                    institution=home, person=p, through=None, defaults={"since": NOW - HOUR, "until": end}
                )
    for n, p in enumerate(records):
        for other in records[n + 1 :]:
            end = dice.choice([None, NOW, NOW + HOUR])
            models.Joined.objects.create(
                first=p, second=other, leads=p, ring=p.pk, since=NOW + dice.choice([-1, 1]) * HOUR / 2, why="x",
                institution=dice.choice(homes), joined_by=cast.jana, until=None if end is None else NOW + HOUR,
                parted_by=None if end is None else cast.jana,
            )  # fmt: skip
            models.PossibleDouble.objects.create(
                institution=dice.choice(homes),
                first=p,
                second=other,
                likely="possible",
                bits=14,
                found_at=NOW,
            )
    for membership in Membership.objects.all():
        membership.role = dice.choice(list(Role.values))
        membership.save()
    for actor in [*actors(cast), Actor()]:
        joins, doubles = models.Joined.objects.all(), models.PossibleDouble.objects.all()
        assert set(policy.visible_joins(actor)) == {j for j in joins if policy.can_joined(actor, "read", j)}
        assert set(policy.visible_doubles(actor)) == {d for d in doubles if policy.can_double(actor, d)}


def test_a_search_and_the_joined_records_ask_the_same_however_many_there_are(cast):
    jana = cast.actor(cast.jana)

    def asked():
        with CaptureQueriesContext(connection) as caught:
            people.found("Nov", for_=jana)
        return len(caught)

    few = asked()
    chain = [cast.tereza, *(somebody(cast, f"N{n}", "Nov") for n in range(9))]
    for a, b in pairwise(chain):
        one(cast, a, b)
    assert asked() == few
    assert len(people.found("Nov", for_=jana)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_people_who_join_the_same_records_at_once_make_one_join():
    from tests.cast import call

    cast = call()
    other = somebody(cast)
    said: list[str] = []

    def act(account):
        try:
            one(cast, cast.tereza, other, by=cast.actor(account))
            said.append("joined")
        except Invalid as met:
            said.append(",".join(met.problems))
        finally:
            connections.close_all()

    both = [threading.Thread(target=act, args=(a,)) for a in (cast.jana, cast.mark)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(said) == ["joined", "other"] and models.Joined.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_chains_that_are_joined_at_once_hang_together():
    from tests.cast import call

    cast = call()
    chain = [somebody(cast, f"N{n}", "Nov") for n in range(8)]
    pairs = list(pairwise(chain))
    for a, b in pairs[::2]:
        one(cast, a, b)
    wrong: list[BaseException] = []

    def act(a, b):
        try:
            one(cast, a, b)
        except BaseException as met:
            wrong.append(met)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=act, args=pair) for pair in pairs[1::2]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert set(people.records_of(chain[0], for_=cast.actor(cast.jana)).records) == set(chain)
