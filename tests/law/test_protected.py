"""A protected address, a protected home and a secret place reach nobody but the institution that noted them.

Random histories hide unique words in such facts; then everybody asks for every page and sends every form, everything
that leaves is opened, and the words are looked for. The twin test tells one history twice with other secrets: for those
who may not know them every byte is the same, so neither order, count nor date tells anything.
"""

import base64
import datetime as dt
import logging
import random
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core import mail
from django.db import transaction
from django.test.utils import _TestState

from samspil.cases import policy as cases_policy
from samspil.cases import service as cases
from samspil.cases.models import Case, Whereabouts
from samspil.cases.terms import Place
from samspil.formulations import service as maps
from samspil.ground import fence
from samspil.ground.ids import repeatable
from samspil.meetings import service as meetings
from samspil.notices import service as notices
from samspil.people import policy as people_policy
from samspil.people import service as people
from samspil.people.models import Address, Household, Person
from samspil.plans import service as plans
from samspil.plans.terms import Who
from samspil.referrals import service as referrals
from tests.cast import NOW, TODAY, Cast, call
from tests.law import protected_outside as outside
from tests.law import walking
from tests.law.secret_pages import Given, give
from tests.law.test_edges import TOKEN
from tests.rooms.meetings.stage import guests
from tests.support.database import choice

pytestmark = pytest.mark.django_db
LETTERS = "bcdfghjklmnpqrstvwxz"
HOMES = ("authority", "support", "club")
WRITES = {"authority": "jana", "support": "petra", "club": "lukas"}
READS = {"jana": "authority", "mark": "authority", "petra": "support", "lukas": "club", "maja": "fostering"}
"""Who reads cases, and for which institution. Everybody else is entitled to nothing."""
ASK = ("jana", "ada", "petra", "lukas", "olga", "anonymous")
"""Who asks in the twin test: one of each kind."""
KEPT_IN = {"people.address", "people.household", "cases.whereabouts", "carers.fosterfamily"}
"""The only tables that may hold such a word."""


@pytest.fixture(autouse=True)
def story_time(time_machine, monkeypatch):
    """And pages are drawn as in earnest: test clients otherwise keep a copy of all that every page was given."""
    time_machine.move_to(NOW, tick=False)
    monkeypatch.setattr("django.template.base.Template._render", _TestState.saved_data.template_render)


@dataclass
class Told:
    """What was hidden: each word with the institutions that may know it."""

    cast: Cast
    dice: random.Random
    secrets: dict[str, random.Random]
    hidden: dict[str, set[UUID]] = field(default_factory=dict)
    labels: dict[UUID, str] = field(default_factory=dict)
    folk: list[Any] = field(default_factory=list)
    """Whom it is told of: their pages are asked for, whoever was noted after them."""
    at: dt.datetime = NOW - dt.timedelta(days=15)

    def word(self, home: str) -> str:
        word = walking.BEGINS + "".join(self.secrets[home].choice(LETTERS) for _ in range(5))
        self.hidden[word] = {getattr(self.cast, home).pk}
        return word

    def by(self, home: str) -> dict[str, Any]:
        self.at += dt.timedelta(minutes=7)
        return {"by": self.cast.actor(getattr(self.cast, WRITES[home]), self.at), "at": self.at}

    def take_in(self, cast: Any, home: str) -> None:
        """One more institution that hides things."""
        self.cast, self.secrets[home] = cast, random.Random(f"{home} {self.at}")

    @property
    def day(self) -> dt.date:
        return self.at.date()


def tell(cast: Cast, seed: int, other: str = "") -> Told:
    """A random history. The same seed gives the same history; the institution named has other secrets in it."""
    secrets = {home: random.Random(f"{seed} {home} {home == other}") for home in HOMES}
    told = Told(cast, random.Random(seed), secrets)
    folk = told.folk = _people(told)
    files = _files(told, folk)
    steps = [
        *[(_place, home) for home in ("authority", "support") for _ in range(3)],
        *[(_address, home) for home in HOMES for _ in range(3)],
        *[(_home, home) for home in HOMES for _ in range(2)],
        *[(_joins, home) for home in HOMES],
        *[(_work, home) for home in HOMES],
    ]
    told.dice.shuffle(steps)
    for step, home in steps:
        step(told, home, folk, files)
    _place(told, "authority", folk, files[2:], hide=True)
    _place(told, "support", folk, files[1:2], hide=True)
    _entitle_homes(told)
    return told


def _people(told: Told) -> list[Any]:
    cast = told.cast
    folk = [cast.tereza]
    for given in ("Matěj", "Hana", "Ivan"):
        person = people.add(
            **told.by("authority"), given_name=given, family_name="Novák", born_on=dt.date(2012, 3, 4)
        )
        for home in ("support", "club"):
            people.make_known([person], to=getattr(cast, home).pk, **told.by("authority"))
        people.bind(**told.by("authority"), person=person, to=cast.tereza, kind="relative")
        folk.append(person)
    return folk


def _files(told: Told, folk: list[Any]) -> list[Any]:
    """Tereza's case, and two more, led by two institutions; everybody takes part in each."""
    cast = told.cast
    files = [cast.case]
    for home, competence, child in (
        ("support", "family_support", folk[1]), ("authority", "statutory_child_protection", folk[3])
    ):  # fmt: skip
        case = cases.open(
            **told.by(home), child=child, competence=competence, place="home", place_since=told.day, next_on=TODAY,
            worker=getattr(cast, WRITES[home]),
        )  # fmt: skip
        for other, held in (("authority", "statutory_child_protection"), ("support", "family_support"),
                            ("club", "low_threshold_youth_work")):  # fmt: skip
            if other != home:
                cases.bring_in(
                    **told.by(home), case=case, institution=getattr(cast, other), competence=held, purpose="joint plan",
                    basis="statute", worker=getattr(cast, WRITES[other]),
                )  # fmt: skip
        files.append(case)
    return files


def _place(told: Told, home: str, folk: list[Any], files: list[Any], hide: bool = False) -> None:
    case = Case.objects.get(pk=told.dice.choice(files).pk)
    secret = hide or told.dice.random() < 0.7
    place, since = told.dice.choice(["relatives", "hospital", "foster"]), max(told.day, case.place_since)
    text = "with friends"
    if secret:
        text = f"{told.word(home).capitalize()}'s & <Růže>"
        place = told.secrets[home].choice([p for p in Place.values if p != Place.NOT_KNOWN])
    cases.moved(
        **told.by(home), case=case, revision=case.revision, place=place, since=since, text=text, secret=secret
    )


def _address(told: Told, home: str, folk: list[Any], files: list[Any]) -> None:
    person, protected = told.dice.choice(folk), told.dice.random() < 0.8
    said = {"street": "Veselá 3", "postcode": "60200", "city": "Brno"}
    if protected:
        said = {name: told.word(home) for name in said}
        said["street"] = f'{said["street"].capitalize()} "3" & <ů>'
        said["postcode"] = said["postcode"].upper()
    people.lives_at(**told.by(home), person=person, since=told.day, protected=protected, **said)


def _home(told: Told, home: str, folk: list[Any], files: list[Any]) -> None:
    protected, word = told.dice.random() < 0.6, told.word(home)
    there = people.share_home(
        **told.by(home), label=f"Azyl {word.capitalize()} & <{len(word)}>", people=told.dice.sample(folk, 2),
        since=told.day - dt.timedelta(days=1), protected=protected,
    )  # fmt: skip
    told.labels[there.pk] = word


def _joins(told: Told, home: str, folk: list[Any], files: list[Any]) -> None:
    by = told.by(home)
    seen = list(people_policy.visible_households(by["by"]).order_by("pk"))
    person = told.dice.choice(folk)
    for there in seen[:1]:
        if person.pk not in set(
            people_policy.visible_stays(by["by"])
            .filter(household=there, until=None)
            .values_list("person", flat=True)
        ):
            people.join_home(**by, household=there.pk, people=[person], since=told.day)


def _work(told: Told, home: str, folk: list[Any], files: list[Any]) -> None:
    """The ordinary work around it: notes, a plan, a map, a meeting, a share that is over and one that runs."""
    case, by = told.dice.choice(files), told.by(home)
    entry = cases.write(**by, case=case, kind="note", text="Rang school.", for_all=told.dice.random() < 0.5)
    other = told.dice.choice([h for h in HOMES if h != home])
    for until in (told.at + dt.timedelta(hours=1), NOW + dt.timedelta(days=9)):
        cases.share(
            **by,
            entry=entry,
            to=getattr(told.cast, other),
            purpose="plan",
            basis="statute",
            statute="§ 51",
            until=until,
        )
    if home == "authority":
        maps.add_factor(
            **by, map=maps.start(**by, case=told.cast.case), field="presenting", text="Sleeps badly"
        )
        plan = plans.draft(**by, case=told.cast.case.pk, review_on=TODAY + dt.timedelta(days=60))
        levels = {n: f"{n} mornings" for n in range(-2, 3)}
        goal = plans.add_goal(**by, plan=plan, text="At school by eight", levels=levels, start_level=-1)
        plans.add_step(
            **by, goal=goal, what="Ring at seven", who=Who(institution=told.cast.support.pk), due_on=TODAY
        )
        referrals.send(
            **by,
            to=told.cast.support,
            urgency="week",
            text="Help in the mornings.",
            next_on=TODAY,
            given_name="Eva",
        )
        meeting = meetings.call(
            **by, case=told.cast.case, kind="conference", goal="School", on=dt.date(2026, 12, 1), time=dt.time(10, 30),
            place="Cejl 75", invited=guests(told.cast),
        )  # fmt: skip
        meetings.note_told(**by, meeting=meeting, invitation=meeting.invitations.order_by("id").last().pk)


def _entitle_homes(told: Told) -> None:
    """By brute force: who may see a home, written apart from the policy."""
    for home in Household.objects.all():
        stays = list(home.members.all())
        protectors = {
            a.noted_by_id for s in stays for a in Address.objects.filter(person=s.person_id) if a.protected
        }
        for name in HOMES:
            us = getattr(told.cast, name).pk
            if home.noted_by_id == us or (
                not home.protected and (any(s.noted_by_id == us for s in stays) or protectors <= {us})
            ):
                told.hidden[told.labels[home.pk]].add(us)


def walked(told: Told, names: tuple[str, ...] = walking.PEOPLE) -> tuple[list[str], set[str]]:
    """(who got which word that is not theirs, and where; the words that somebody entitled saw)."""
    leaks, seen = [], set()
    for name in names:
        for leak, word in met(told, name):
            (leaks.append(leak) if leak else seen.add(word))
    return leaks, seen


def met(told: Told, name: str, places: Any = None, to: Any = None, **how: Any) -> Iterator[tuple[str, str]]:
    """Each hidden word that one person meets: where, if it is not theirs, or not of whom it is made for, and which."""
    needles, many = walking.Needles(told.hidden), walking.MANY if name in READS else 1
    places = places or walking.addresses(many, about=told.folk)
    home = getattr(told.cast, to or READS[name]).pk if name in READS else None
    for where, answer in walking.asked_by(told.cast, name, places, **how):
        if to and not where.startswith("GET"):
            continue
        content = walking.everything(answer)
        for word in needles.in_(content):
            theirs = home in told.hidden[word]
            yield "" if theirs else f"{name}: {where} ({answer.status_code}) tells {word}", word
        if READS.get(name) != "fostering" and (
            point := [n for n in outside.POINT if str(n)[:7].encode() in content]
        ):
            yield f"{name}: {where} tells where the foster family lives: {point}", ""


def around(told: Told) -> Given:
    """Ties on the picture, a foster family, what was given out by secret addresses, and a child who reads her file."""
    given = give(told.cast)
    outside.tie_all(told, list(Person.objects.filter(given_name__in=("Tereza", "Matěj", "Hana", "Ivan"))))
    told.folk = [*told.folk, outside.foster(told)]
    outside.own_file(told)
    return given


def handed_out(told: Told, given: Given) -> list[str]:
    """What reaches those who work nowhere, and what is made for somebody else at the table."""
    leaks = []
    for name, to in (("jana", ""), ("petra", ""), ("jana", "support"), ("petra", "club")):
        pictures = outside.pictures(told.cast, to)
        leaks += [leak for leak, _word in met(told, name, pictures, to, forms=False) if leak]
    for name, client, places in outside.outsiders(told.cast, given):
        leaks += [leak for leak, _word in met(told, name, places, client=client) if leak]
    return leaks


@pytest.mark.parametrize("seed", [{"sqlite": 0, "postgresql": 1}[choice()]])
def test_no_protected_word_reaches_anybody_who_is_not_entitled(cast, seed, caplog):
    caplog.set_level(logging.DEBUG)
    told = tell(cast, seed)
    assert {h for homes in told.hidden.values() for h in homes} == {getattr(cast, h).pk for h in HOMES}
    mother = around(told)
    leaks, seen = walked(told, (*walking.PEOPLE, "maja"))
    assert leaks == []
    assert handed_out(told, mother) == []
    assert seen == set(told.hidden), "who noted it does see it, or the search would prove nothing"
    needles = walking.Needles(told.hidden)
    assert needles.in_(caplog.text.encode()) == set(), "the log"
    assert notices.deliver_waiting(at=NOW, limit=500)[0] and mail.outbox
    assert [m.subject for m in mail.outbox if needles.in_(m.message().as_bytes())] == [], (
        "a mail that may lie open"
    )
    assert copies(needles) == []
    told_of_her = Address.objects.filter(person=cast.tereza, noted_by=cast.authority).values_list()
    assert needles.in_(outside.copied(told)) == needles.in_(str(list(told_of_her)).encode()), (
        "her own, no more"
    )


def copies(needles: walking.Needles) -> list[str]:
    """The tables, other than those made for it, that hold a hidden word: a copy escapes every rule."""
    found = []
    for table in apps.get_models(include_auto_created=True):
        if table._meta.label_lower not in KEPT_IN and table._meta.managed:
            rows = "\n".join(map(str, table._base_manager.values_list()))
            found += [table._meta.label] if needles.in_(rows.encode()) else []
    return found


@pytest.mark.parametrize(
    ("room", "rule", "everything"),
    [
        (people_policy, "visible_addresses", lambda actor: Address.objects.all()),
        (people_policy, "visible_households", lambda actor: Household.objects.all()),
        (cases_policy, "visible_whereabouts", lambda actor, at: Whereabouts.objects.all()),
    ],
)
def test_a_forgotten_rule_is_found(cast, monkeypatch, room, rule, everything):
    told = tell(cast, 0)
    monkeypatch.setattr(room, rule, everything)
    monkeypatch.setattr(
        fence, "becomes", lambda actor, *, at: fence.stand(fence.OPEN)
    )  # the second fence too
    assert any(leak for leak, _word in met(told, "petra", forms=False))


def test_the_search_finds_every_dress():
    needles = walking.Needles(["qzxwkvbcd"])
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "x QZXWKVBCD")
    dressed = [
        b"x Qzxwkvbcd",
        b"LOCATION:qzxw\r\n kvbcd",
        b"qzxw=\nkvbcd",
        walking.unpacked(packed.getvalue()),
    ]
    dressed += [base64.b64encode(b"x" * n + b"Qzxwkvbcd" + b"yz") for n in range(3)]
    assert all(needles.in_(d) == {"qzxwkvbcd"} for d in dressed)
    assert needles.in_(b"qzxwkvbc d") == set()


def bare(answer: Any) -> bytes:
    """An answer without what differs from one to the next: tokens of forms, nonces, numbers of the record of access."""
    text = TOKEN.sub(b"", walking.everything(answer))
    text = re.sub(rb"(csrftoken|sessionid)=[^;]*|'nonce-[^']*'|X-Request-Id:.*", b"", text)
    return re.sub(rb"(after|before)=\d+", b"", text)


def heard(seed: int, other: str = "") -> dict[tuple[str, str], bytes]:
    """One telling, and what everybody got of it. It leaves nothing behind."""
    with transaction.atomic(), repeatable(seed):
        cast = call()
        tell(cast, seed, other)
        places = walking.addresses(many=1)
        got = {
            (name, where): bare(answer)
            for name in ASK
            for where, answer in walking.asked_by(cast, name, places, forms=False)
        }
        transaction.set_rollback(True)
    return got


@pytest.mark.one_database
def test_whatever_the_secret_is_others_get_the_same_bytes(db):
    """Order, counts, filters, lengths: nothing of it depends on a secret that is not one's own."""
    home = {"sqlite": "authority", "postgresql": "support"}[choice()]
    first, second = heard(3), heard(3, home)
    assert list(first) == list(second)
    knows = {name for name, its in READS.items() if its == home} & set(ASK)
    differ = sorted(key for key in first if first[key] != second[key])
    assert [key for key in differ if key[0] not in knows] == []
    assert {key[0] for key in differ} == knows, "who knows the secret does see another one"
