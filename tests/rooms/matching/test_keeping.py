"""What keeps a child away counts whoever looks, whatever way a place is kept, and whenever it is found."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.urls import reverse

from samspil.carers import service as carers
from samspil.carers.models import Approval, Member
from samspil.fostering import service as fostering
from samspil.fostering.models import Care
from samspil.ground import clock
from samspil.ground.errors import Invalid, Refused
from samspil.matching import service as matching
from samspil.matching.bridge.wishes import wishes
from samspil.matching.models import Seeker
from samspil.people import service as people
from tests.cast import NOW, TODAY
from tests.rooms.matching.scene import _child, days, family, later, need, propose, set_scene

pytestmark = pytest.mark.django_db
NOTED = {"at": NOW, "why": "The order of the court.", "since": TODAY}


@pytest.fixture
def scene():
    return set_scene()


def ban(scene, **more):
    return matching.ban(by=scene.by(), **NOTED | {"case": scene.sem} | more)


def keep(scene, case, name="De Vries", **more):
    told = {"by": scene.by(), "at": NOW, "case": case, "family": scene.families[name].pk, "kind": "general"}
    return fostering.place(**told | {"arrives_at": later(1), "undecided_why": "They know each other"} | more)


def asks(scene):
    return {c.family.name: why for c, why in matching.shown(scene.table(), today=TODAY).ask}


def test_whether_a_banned_person_lives_in_a_family_is_asked_until_somebody_answers_and_again_for_who_moves_in(
    scene,
):
    father = people.add(
        by=scene.by(), at=NOW, given_name="Rob", family_name="De Vries", born_on=dt.date(1985, 4, 4)
    )
    sure = [carers.NewMember("carer", "Piet", "Smit", dt.date(1960, 1, 1))]
    made = carers.take_over(by=scene.by(scene.sanne), at=NOW, families=[family("Smit", members=sure)])
    scene.families |= {f.name: f for f in made}
    kept = ban(scene, person=father)
    found = scene.table()
    assert scene.names(found.table.found) == {"Smit"}, (
        "another name and another birthday: surely somebody else"
    )
    assert set(asks(scene)) == {"De Vries", "Hofstra"} and "was not asked" in asks(scene)["Hofstra"]
    with pytest.raises(Refused, match="was not asked"):
        propose(scene)
    vries = scene.families["De Vries"].pk
    told = {"by": scene.by(), "at": NOW, "search": scene.search, "ban": kept, "family": vries, "on": TODAY}
    with pytest.raises(Invalid):
        matching.asked_about(**told, source=" ")
    matching.asked_about(**told, source="An De Vries, by phone", words="Nobody called Rob.")
    assert "De Vries" in scene.names(scene.table().table.found)
    told_family = carers.get(vries, for_=scene.by())
    carers.add_member(by=scene.by(), at=NOW, family=told_family, role="other", given_name="Bob", since=TODAY)
    assert "De Vries" in asks(scene), "who moved in was not there when somebody asked"
    matching.asked_about(**told, source="Visit", member=Member.objects.get(given_name="Bob").pk)
    heaps = {h.why: [f.name for f, _d in h.families] for h in matching.shown(scene.table(), today=TODAY).out}
    assert heaps["a ban"] == ["De Vries"] and Member.objects.get(given_name="Bob").person_id == father.pk


def test_who_moves_in_where_a_child_lives_is_looked_at_unless_they_are_surely_nobody_banned(scene):
    born = dt.date(1985, 4, 4)
    father, other = (
        people.add(by=scene.by(), at=NOW, given_name=name, family_name="Jager", born_on=born)
        for name in ("Rob", "Robert")
    )
    care, vries = keep(scene, scene.sem, emergency=True), scene.families["De Vries"]
    ban(scene, person=father)
    told = {"by": scene.by(), "at": NOW, "family": vries, "role": "other", "since": TODAY}

    def alarm():
        care.refresh_from_db()
        return care.alarm_at is not None

    carers.add_member(**told, given_name="Lis", family_name="Holm", born_on=dt.date(1990, 1, 1))
    assert not alarm(), "another name and another birthday: surely somebody else"
    carers.add_member(**told, given_name="Rob")
    assert alarm()
    fostering.look_at(by=scene.by(), at=NOW, care=care, words="An De Vries: it is her brother.")
    assert not alarm()
    member = carers.add_member(**told, given_name="Robert", person_id=other.pk)
    assert not alarm() and member.person_id == other.pk
    people.join_records(
        by=scene.by(scene.sanne), at=NOW, first=father, second=other, leads=father.pk, why="Passport"
    )
    assert alarm(), "two records turned out to be one human being"


def test_a_family_that_is_being_asked_is_looked_at_again_when_somebody_moves_in(scene):
    father = people.add(by=scene.by(), at=NOW, given_name="Rob", family_name="Jager")
    kept = ban(scene, person=father)
    told = {"by": scene.by(), "at": NOW, "search": scene.search, "ban": kept, "on": TODAY, "source": "Phone"}
    matching.asked_about(**told, family=scene.families["De Vries"].pk)
    propose(scene)
    assert scene.fresh().waits_for == "answers"
    carers.add_member(
        by=scene.by(), at=NOW, family=scene.families["De Vries"], role="other", given_name="Bob", since=TODAY
    )
    assert scene.fresh().waits_for == "decision"


def test_two_records_of_one_human_being_are_one_to_a_ban(scene):
    one, other = (
        people.add(by=scene.by(), at=NOW, given_name="Rob", family_name=name, born_on=dt.date(1985, 4, 4))
        for name in ("De Vries", "Vries")
    )
    people.join_records(
        by=scene.by(scene.sanne), at=NOW, first=one, second=other, leads=one.pk, why="Passport"
    )
    Member.objects.filter(family=scene.families["De Vries"].pk).update(person=other)
    Member.objects.filter(family=scene.families["Hofstra"].pk).update(person=scene.mother)
    ban(scene, person=one)
    assert scene.names(scene.table().table.found) == {"Hofstra"}


def test_nobody_keeps_a_place_by_hand_past_a_ban_an_exclusion_a_search_or_without_saying_why(scene):
    tim = _child(scene.by(), "Tim", (2020, 1, 1), "male")
    with pytest.raises(Invalid) as problem:
        keep(scene, tim, undecided_why=" ")
    assert set(problem.value.problems) == {"undecided_why"}
    with pytest.raises(Refused, match="search runs for Sem"):
        keep(scene, scene.sem)
    ban(scene, case=tim, family=scene.families["De Vries"].pk)
    for emergency in (False, True):
        with pytest.raises(Refused, match="a ban keeps Tim"):
            keep(scene, tim, emergency=emergency)
    ban(scene, case=tim, person=scene.mother)
    with pytest.raises(Invalid) as problem:
        keep(scene, tim, "Hofstra")
    assert "was not asked" in str(problem.value.problems["asked_of"])
    care = keep(scene, tim, "Hofstra", asked_of="An Hofstra by phone: nobody")
    assert (care.asked_of, care.undecided_why) == ("An Hofstra by phone: nobody", "They know each other")
    told = {"by": scene.by(), **NOTED, "reason": "threat"}
    matching.exclude(**told, case=tim, other=scene.lotte.child)
    with pytest.raises(Refused, match="must not live"):
        keep(scene, scene.lotte, "Hofstra", emergency=True)


def test_a_child_who_must_live_without_others_keeps_them_out_of_its_home(scene):
    tim = _child(scene.by(), "Tim", (2020, 1, 1), "male")
    Approval.objects.update(places=3)
    keep(scene, tim)
    matching.exclude(by=scene.by(), **NOTED, case=tim, other=None, reason="specialist")
    found = scene.table()
    assert "De Vries" not in scene.names(found.table.found) | set(asks(scene))
    heaps = [h.why for h in matching.shown(found, today=TODAY).out]
    assert "a child lives there who must live without others" in heaps
    with pytest.raises(Refused, match="without other children"):
        keep(scene, scene.lotte, emergency=True)


def test_a_ban_found_after_the_child_came_is_told_to_the_guide_until_it_is_written_what_was_done(
    scene, client, monkeypatch
):
    tim = _child(scene.by(), "Tim", (2020, 1, 1), "male")
    care = keep(scene, tim, guide=scene.joke.pk)
    titles = lambda: [str(t.title) for t in fostering.waiting(for_=scene.by(), at=NOW, today=TODAY)]  # noqa: E731
    assert "Look at a placement today" not in titles()
    ban(scene, case=tim, family=scene.families["De Vries"].pk)
    assert "Look at a placement today" in titles()
    monkeypatch.setattr(clock, "now", lambda: NOW)
    client.force_login(scene.joke)
    url = reverse("fostering:of_case", args=[tim.pk])
    assert "a ban keeps Tim J. away from here" in client.get(url).content.decode()
    said = {"act": "look_at", "care": care.pk, "words": "Moved to Hofstra tomorrow, decided by Sanne."}
    assert client.post(url, said | {"words": " "}).status_code == 422
    assert client.post(url, said).status_code == 303 and "Look at a placement today" not in titles()
    assert Care.objects.get().looked_at.startswith("Moved")


def test_who_does_not_see_the_file_of_every_sibling_proposes_nothing(scene, cast, client, monkeypatch):
    Seeker.objects.create(search=scene.search, case=cast.case, kind="general", added_at=NOW)
    with pytest.raises(Refused, match="do not see the file of every child"):
        propose(scene)
    assert scene.table().unseen == 1
    monkeypatch.setattr(clock, "now", lambda: NOW)
    client.force_login(scene.joke)
    assert "whose file you do not see" in client.get(reverse("matching:show", args=[scene.search.pk])).text
    [(_search, who, why)] = matching.many(for_=scene.by(), at=NOW).aside
    assert who == "Sem J., Lotte J." and "do not see" in why


def test_many_at_once_names_contradictions_keeps_who_must_be_alone_apart_and_shares_respite(scene):
    one = matching.many(for_=scene.by(), at=NOW)
    assert (one.together, one.aside, one.more) == ((0, one.together[1]), [], 0) and one.proven
    tim = _child(scene.by(), "Tim", (2020, 1, 1), "male")
    mine = matching.open_search(by=scene.by(), at=NOW, children=[(tim, "general")], come_on=days(18))
    Approval.objects.exclude(family=scene.families["De Vries"].pk).update(until=TODAY)
    Approval.objects.update(places=3)
    assert matching.many(for_=scene.by(), at=NOW).together[0] == 0, "three places in one family"
    alone = matching.exclude(by=scene.by(), **NOTED, case=tim, other=None, reason="specialist")
    found = matching.many(for_=scene.by(), at=NOW)
    assert found.together[0] == 1 and not found.aside, "Tim waits, so that two do not"
    matching.end_exclusion(by=scene.by(), at=NOW, exclusion=alone)
    rest = {"words": "", "must": True}
    scene.search, first = mine, scene.search
    need(scene, "respite", **rest)
    [row] = matching.compared(mine, for_=scene.by(), at=later(1)).table.out[:1]
    assert str(row.cells[0].mark) == "not", "no family for respite in the same place"
    scene.search = first
    matching.exclude(by=scene.by(), **NOTED, case=scene.sem, other=scene.lotte.child, reason="abuse")
    [(_search, who, why)] = matching.many(for_=scene.by(), at=NOW).aside
    assert who == "Sem J., Lotte J." and "must not live together" in why and "Joke Bakker" in why
    with pytest.raises(Refused, match=r"Sem J[.] and Lotte J[.] must not live together"):
        propose(scene)


def fact(topic, stance, detail="", low=None, high=None, age=0):
    return SimpleNamespace(topic=topic, stance=stance, detail=detail, low=low, high=high, source="visit",
                           on=days(-age), text="")  # fmt: skip


def test_what_a_family_wishes_is_read_with_its_stance_and_everything_it_said():
    boy = SimpleNamespace(sex="male", born_on=dt.date(2018, 3, 1))
    girl = SimpleNamespace(sex="female", born_on=dt.date(2014, 3, 1))

    def said(*facts, of=(boy,)):
        found = wishes(facts, of, TODAY)
        return {key: (one.value, one.on) for key, one in found.items()}

    young, teen = fact("ages", "wants", low=0, high=9, age=30), fact("ages", "cannot", low=12, high=17, age=3)
    assert said(teen, young) == {"wish_ages": ("met", days(-30))}, "the word about his age, of its own day"
    assert said(teen, young, of=(boy, girl))["wish_ages"] == ("not", days(-3))
    assert said(fact("ages", "cannot", low=0, high=9))["wish_ages"][0] == "not"
    assert said(teen)["wish_ages"][0] == "met", "only what they cannot was said"
    assert said(young, of=(girl,))["wish_ages"][0] == "not", "they wish for others"
    girls, boys = fact("sex", "wants", "female"), fact("sex", "can", "male", age=9)
    assert said(girls)["wish_sex"][0] == "not" and said(girls, boys, of=(boy, girl))["wish_sex"] == (
        "met",
        days(-9),
    )
    assert said(fact("sex", "cannot", "male"), of=(girl,))["wish_sex"][0] == "met"
    assert said(girls, of=(SimpleNamespace(sex="", born_on=None),))["wish_sex"][0] is None
    assert said(fact("siblings", "can", high=2), of=(boy, girl, boy))["wish_siblings"][0] == "not"


def test_each_language_has_its_own_day(scene):
    vries = carers.get(scene.families["De Vries"].pk, for_=scene.by())
    for code, age in (("cs", 500), ("nl", 5)):
        carers.note_fact(
            by=scene.by(),
            at=NOW,
            family=vries,
            topic="language",
            stance="has",
            detail=code,
            source="visit",
            on=days(-age),
        )
    for code in ("cs", "nl", "fi"):
        need(scene, "language", language=code)
    found = scene.table()
    [row] = [r for r in found.table.found if r.family == str(vries.pk)]
    at = {n.wanted["language"]: str(row.cells[i].mark) for i, n in enumerate(found.needs)}
    assert at == {"cs": "unknown", "nl": "met", "fi": "not"}, "Czech was said long ago"
