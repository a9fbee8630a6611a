import dataclasses
import datetime as dt
import random

import pytest
from django.db import IntegrityError, transaction

from samspil.consents import policy
from samspil.consents import service as consents
from samspil.consents.models import Consent
from samspil.consents.operations import endings
from samspil.consents.terms import Scope
from samspil.documents.models import Stored
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.trail.models import Entry as Trail
from tests.cast import NOW
from tests.rooms.consents import PDF, UNTIL, given, mother, recorded

SECOND = dt.timedelta(seconds=1)
LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture
def ended(monkeypatch):
    """What the rooms above are told."""
    told: list[dict] = []
    monkeypatch.setattr(endings, "_callbacks", [])
    consents.when_ended(lambda **facts: told.append(facts))
    return told


def take_back(cast, consent, account=None, at=LATER, **more):
    facts = {"told_by": "Hana Nováková", "how": "phone"} | more
    return consents.withdraw(by=cast.actor(account or cast.jana), at=at, consent=consent, **facts)


def in_force(cast, at=NOW, account=None, **more):
    return consents.running(person=cast.tereza.pk, for_=cast.actor(account or cast.jana), at=at, **more)


def test_a_consent_runs_from_its_beginning_to_its_end_to_the_second(cast):
    consent = recorded(cast)
    assert in_force(cast, at=consent.since - SECOND) == []
    assert in_force(cast, at=consent.since) == [consent]
    assert in_force(cast, at=UNTIL - SECOND) == [consent]
    assert in_force(cast, at=UNTIL) == []


def test_a_withdrawal_works_forward_and_what_rests_on_it_ends_at_the_same_moment(cast, ended):
    consent = recorded(cast)
    take_back(cast, consent)
    assert in_force(cast, at=LATER - SECOND) == [consent]
    assert in_force(cast, at=LATER) == []
    assert [(t["consent"].pk, t["at"], t["by"].account) for t in ended] == [(consent.pk, LATER, cast.jana.pk)]


def test_a_withdrawal_that_cannot_end_what_rests_on_it_is_not_kept(cast, monkeypatch):
    consent = recorded(cast)

    def breaks(**facts):
        raise RuntimeError

    monkeypatch.setattr(endings, "_callbacks", [breaks])
    with pytest.raises(RuntimeError):
        take_back(cast, consent)
    assert in_force(cast, at=LATER) == [consent]


def test_the_one_who_is_told_may_note_the_withdrawal_and_nobody_else(cast, ended):
    consent = recorded(cast)
    with pytest.raises(NotFound):
        take_back(cast, consent, cast.lukas)
    take_back(cast, consent, cast.petra)
    with pytest.raises(Refused):
        take_back(cast, consent, at=LATER + SECOND)
    assert len(ended) == 1


def test_a_withdrawal_says_who_and_how(cast, ended):
    with pytest.raises(Invalid) as met:
        take_back(cast, recorded(cast), told_by=" ", how="somehow")
    assert set(met.value.problems) == {"told_by", "how"} and ended == []


def test_it_covers_only_its_recipient_its_kinds_of_data_and_its_time(cast):
    consent = recorded(cast)
    covers = {"to": cast.support.pk, "at": NOW}
    assert consents.covers(consent, **covers, scope=["school"], until=UNTIL)
    assert not consents.covers(consent, **covers, scope=["school", "health"])
    assert not consents.covers(consent, **covers, until=UNTIL + SECOND)
    assert not consents.covers(consent, to=cast.club.pk, at=NOW, scope=["school"])
    assert not consents.covers(consent, to=cast.support.pk, at=UNTIL, scope=["school"])
    assert in_force(cast, to=cast.support.pk, scope=["plan"]) == [consent]
    assert in_force(cast, to=cast.support.pk, scope=["plan", "danger"]) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"scope": ()}, "scope"),
        ({"scope": ("everything",)}, "scope"),
        ({"to": None}, "to"),
        ({"to_outside": "a neighbour"}, "to"),
        ({"purpose": " "}, "purpose"),
        ({"purpose": "x" * 161}, "purpose"),
        ({"matter": ""}, "matter"),
        ({"language": ""}, "language"),
        ({"until": NOW - dt.timedelta(hours=2)}, "until"),
        ({"signed_on": NOW.date() + dt.timedelta(days=1)}, "signed_on"),
        ({"signed_on": NOW.date()}, "since"),
        ({"scan": b""}, "scan"),
        ({"scan": b"MZ\x90 not a paper"}, "scan"),
        ({"signed": "screen"}, "signed_name"),
        ({"given_as": "self"}, "given_as"),
        ({"given_as": "neighbour"}, "given_as"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(cast, change, field):
    with pytest.raises(Invalid) as met:
        recorded(cast, **change)
    assert set(met.value.problems) == {field}
    assert not Consent.objects.exists() and not Stored.objects.exists()


def test_a_child_gives_it_only_if_somebody_judged_in_words_that_it_can(cast):
    with pytest.raises(Invalid) as met:
        recorded(cast, giver=cast.tereza, given_as="self")
    assert set(met.value.problems) == {"judged_by", "judged_words"}
    kept = recorded(
        cast,
        giver=cast.tereza,
        given_as="self",
        judged_by="Jana Dvořáková",
        judged_words="Said it back in own words.",
    )
    assert kept.giver_age == 13


def test_only_who_holds_the_word_records_and_only_about_people_they_know(cast):
    hana = mother(cast)
    with pytest.raises(Refused):
        consents.record(by=cast.actor(cast.ada), at=NOW, person=cast.tereza, given=given(cast, hana))
    with pytest.raises(NotFound):
        consents.record(by=cast.actor(cast.olga), at=NOW, person=cast.tereza, given=given(cast, hana))


def test_a_renewal_is_a_consent_of_its_own_and_the_old_one_keeps_its_end(cast):
    old = recorded(cast)
    anew = given(cast, old.giver, until=UNTIL + dt.timedelta(days=90))
    new = consents.renew(by=cast.actor(cast.jana), at=NOW, consent=old, given=anew)
    old.refresh_from_db()
    assert (old.until, new.renews_id, new.scan_id != old.scan_id) == (UNTIL, old.pk, True)
    with pytest.raises(Refused):
        consents.renew(by=cast.actor(cast.jana), at=NOW, consent=old, given=anew)
    with pytest.raises(Refused):
        consents.renew(by=cast.actor(cast.petra), at=NOW, consent=new, given=anew)


def test_the_signed_paper_is_sealed_and_read_by_who_recorded_it_alone(cast):
    consent = recorded(cast)
    assert consents.scan(consent, for_=cast.actor(cast.jana)).content == PDF
    assert b"PDF" not in bytes(Stored.objects.get().sealed)
    with pytest.raises(NotFound):
        consents.scan(consent, for_=cast.actor(cast.petra))


def test_every_change_leaves_its_mark_with_its_purpose_and_no_content(cast, ended):
    consent = recorded(cast)
    take_back(cast, consent)
    marks = Trail.objects.filter(record_kind="consent", record=str(consent.pk)).order_by("seq")
    assert [m.act for m in marks] == ["consents.record", "consents.withdraw"]
    assert "Joint plan" not in str([m.details for m in marks])


def test_one_about_to_end_is_said_two_weeks_before_and_presses_in_the_last_days(cast):
    consent = recorded(cast, until=NOW + dt.timedelta(days=20))

    def soon(days, account):
        at = NOW + dt.timedelta(days=days)
        actor = dataclasses.replace(cast.actor(account), at=at)
        return consents.ending_soon(for_=actor, at=at)

    assert soon(5, cast.jana) == [] and soon(6, cast.jana) == [consent]
    assert soon(6, cast.petra) == []
    assert soon(20, cast.jana) == []


def test_the_database_keeps_that_a_consent_names_one_recipient_and_is_signed(cast):
    consent = recorded(cast)
    for wrong in (
        {"to": None},
        {"to_outside": "x"},
        {"scan": None},
        {"withdrawn_at": NOW},
        {"until": consent.since},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Consent.objects.filter(pk=consent.pk).update(**wrong)


@pytest.mark.parametrize("seed", range(6))
def test_may_she_equals_what_may_she_see_over_random_consents(cast, seed):
    dice = random.Random(seed)
    homes = [cast.authority, cast.support, cast.club, cast.elsewhere]
    hana = mother(cast)
    for _ in range(12):
        start = NOW + dt.timedelta(hours=dice.randrange(-200, 200))
        taken = dice.choice([None, start + dt.timedelta(hours=dice.randrange(-50, 200))])
        Consent.objects.create(
            person=cast.tereza, giver=hana, given_as="parent", institution=dice.choice(homes),
            scope=dice.sample(Scope.values, 3), purpose="p", matter="m", since=start, language="cs", signed="screen",
            until=start + dt.timedelta(hours=dice.randrange(1, 200)), signed_on=NOW.date(), signed_name="H",
            recorded_by=cast.jana, recorded_at=NOW, withdrawn_at=taken, withdrawn_how="said" if taken else "",
            withdrawn_by=cast.jana if taken else None,
            **dice.choice([{"to": dice.choice(homes)}, {"to_outside": "a school"}]),
        )  # fmt: skip
    every = list(Consent.objects.all())
    seen = 0
    for account in (cast.jana, cast.ada, cast.petra, cast.lukas, cast.olga, cast.dana):
        actor = cast.actor(account)
        listed = set(policy.visible(actor))
        assert listed == {c for c in every if policy.can(actor, "read", c)}
        seen += len(listed)
        at = NOW + dt.timedelta(hours=dice.randrange(-200, 400))
        found = set(consents.running(person=cast.tereza.pk, for_=actor, at=at))
        assert found == {
            c for c in listed
            if c.since <= at < c.until and (c.withdrawn_at is None or at < c.withdrawn_at)
        }  # fmt: skip
    assert seen


def test_a_parent_agrees_no_longer_than_the_child_is_a_child(cast):
    """Born on 2 May 2013: of age on 2 May 2031 where the institution is, to the day; then she agrees herself."""
    hana, ends = mother(cast), dt.datetime(2031, 5, 1, 22, tzinfo=dt.UTC)
    for more, field in (
        ({"until": ends + SECOND}, "until"),
        ({"since": ends, "until": ends + dt.timedelta(days=9)}, "given_as"),
    ):
        with pytest.raises(Invalid) as refused:
            recorded(cast, giver=hana, **more)
        assert set(refused.value.problems) == {field} and "2 May 2031" in refused.value.problems[field]
    assert recorded(cast, giver=hana, until=ends).until == ends
    assert recorded(cast, giver=hana, until=ends + SECOND, given_as="other"), "a court decides for how long"
