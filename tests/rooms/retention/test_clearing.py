"""What has a clock of its own goes by itself when its time is over, and not a day before."""

import datetime as dt
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import ProtectedError

from samspil.access.service import NOBODY
from samspil.accounts.models import Invitation
from samspil.carers.models import FosterFamily
from samspil.cases.models import LastLook
from samspil.documents.models import Draft, Sending
from samspil.exchange import service as exchange
from samspil.exchange.models import Run
from samspil.formulations.models import Map, Presence
from samspil.fostering.models import Care
from samspil.ground.errors import Invalid
from samspil.institutions.terms import Country
from samspil.meetings.models import Feed
from samspil.notices.models import Letter
from samspil.people import service as people
from samspil.people.models import DoublesLook, Person
from samspil.referrals import service as referrals
from samspil.referrals.models import Referral
from samspil.retention import service as retention
from samspil.retention.operations import clearing
from samspil.rights.models import Key, Reader
from samspil.rules import service as rules
from samspil.rules.models import Rule
from samspil.rules.operations.values import checked_value
from samspil.rules.terms import NO_FILES
from samspil.trail import service as trail
from tests.cast import NOW, TODAY
from tests.rooms.retention.scene import a_row, periods

pytestmark = pytest.mark.django_db
OPERATOR = NOBODY


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW)


def short_lived(cast) -> set[str]:
    """A row of every table with a clock of its own."""
    here = {"account": cast.jana, "institution": cast.authority}
    ids = {"account": cast.jana.pk, "institution": cast.authority.pk}
    Letter.objects.create(to="a@example.org", subject="s", body="b", queued_at=NOW)
    Draft.objects.create(**ids, key="k", fields={"text": "t"}, saved_at=NOW)
    Sending.objects.create(account=cast.jana.pk, digest="d", sent_at=NOW)
    Invitation.objects.create(
        email="b@example.org", name="B", institution=cast.authority, role="worker", language="cs",
        secret_hash="h", invited_at=NOW, expires_at=NOW,
    )  # fmt: skip
    LastLook.objects.create(**here, looked_at=NOW)
    Feed.objects.create(**here, secret_hash="f", made_at=NOW, ended_at=NOW)
    DoublesLook.objects.create(institution=cast.authority, asked_by=cast.jana, asked_at=NOW)
    drawn = Map.objects.create(
        case=cast.case,
        institution=cast.authority,
        started_by=cast.jana,
        started_at=NOW,
        changed_at=NOW,
        language="cs",
    )
    Presence.objects.create(map=drawn, account=cast.jana, seen_at=NOW)
    reader = Reader.objects.create(
        person=cast.tereza, case=cast.case, relation="child", language="cs", since=NOW
    )
    Key.objects.create(reader=reader, secret_hash="k", made_at=NOW, expires_at=NOW)
    FosterFamily.objects.create(
        institution=cast.authority, name="F", kind="general", status="declined", known_since=TODAY,
        ended_on=TODAY - dt.timedelta(days=700),
    )  # fmt: skip
    Run.objects.create(
        institution=cast.authority, account=cast.jana, kind="list", state="done", file_name="x", began_at=NOW,
        changed_at=NOW,
    )  # fmt: skip
    own = [Letter, Draft, Sending, Invitation, LastLook, Feed, DoublesLook, Presence, Key, FosterFamily]
    return {t._meta.label for t in own} | set(of_nights(cast))


def of_nights(cast) -> list[str]:
    """A day before its time is over, a row of each: what stands about nobody known, in a rota, on the line, for a bed."""
    day, years = dt.timedelta(days=1), dt.timedelta(days=365)
    said = {
        "line.Call": {"family": None, "began_at": NOW - 2 * years + day},
        "line.Told": {},
        "line.Flag": {"caller": "k"},
        "duty.Absence": {"since": NOW - years, "until": NOW - years + day},
        "beds.Incident": {"case": None, "crisis": cast.case.pk, "at": NOW - 5 * years + day},
        "supervision.Feed": {"ended_at": NOW, "secret_hash": "s"},
        "beds.Hold": {"who": "A.", "until": NOW + day / 24},
        "crisis.Crisis": {
            "case": None, "received_at": NOW - 6 * years, "closed_at": NOW - 5 * years + day, "ending": "home",
        },
    }  # fmt: skip
    for label, more in said.items():
        a_row(apps.get_model(label), cast, **more)
    return list(said)


def test_every_clock_lets_its_row_stay_for_its_time_and_go_after_it(cast):
    made = short_lived(cast)
    clocked = {t._meta.label for t, said in retention.clocks() if said.over is not None or said.by_class}
    assert clocked == made, "a new clock needs a row here"
    assert not [s for s in retention.clear(by=OPERATOR, at=NOW) if s.rows]
    gone = {step.what for step in retention.clear(by=OPERATOR, at=NOW + dt.timedelta(days=91)) if step.rows}
    assert gone == {label.lower() for label in made} | {"exchange.run"}
    assert Reader.objects.exists(), "only the key goes, not who may read"
    assert all(verdict.whole for verdict in trail.verify_all())


def test_what_is_no_file_goes_by_the_rule_of_its_country_and_by_the_institution_s_own(cast):
    """Each class has a table and each country a period; a longer choice of one's own holds, and without a rule nothing goes."""
    assert {kept for _table, said in retention.clocks() for kept in said.by_class} == set(NO_FILES)
    for country in Country.values:
        assert set(NO_FILES) <= set(rules.retention_periods(country, None, TODAY)), country
    mine, theirs = family(cast, "Mine"), family(cast, "Theirs")
    FosterFamily.objects.filter(pk=theirs.pk).update(institution=cast.support)
    told = {
        "table": "retention",
        "country": "CZ",
        "source": "x",
        "checked": "choice",
        "since": TODAY,
        "key": "foster_family",
    }
    longer = {"record_class": "foster_family", "years": 30, "starts_at": "ended"}
    Rule.objects.create(**told, version=1, value=longer, institution=cast.authority)

    def left(years: int) -> set:
        list(retention.clear(by=OPERATOR, at=(NOW + dt.timedelta(days=2)).replace(year=NOW.year + years)))
        return set(FosterFamily.objects.all())

    assert left(19) == {mine, theirs} and left(20) == left(29) == {mine} and left(30) == set()
    stays = family(cast, "Stays")
    Rule.objects.filter(key="foster_family").delete()
    assert left(99) == {stays}
    with pytest.raises(Invalid):
        checked_value("retention", longer | {"starts_at": "case_closed"})


def test_a_request_no_file_came_of_goes_by_its_own_period_and_passed_on_ones_from_the_end(cast):
    by = {"by": cast.actor(cast.jana), "at": NOW}
    said = {"source": "own", "urgency": "week", "next_on": TODAY, "text": "x", "child_name": "Klárka Malá"}
    first = referrals.note_down(**by, **said)
    waits = referrals.note_down(**by, **said)
    opened = referrals.note_down(**by, **said)
    referrals.opened(**by, referral=opened, case=cast.case.pk)
    after = referrals.pass_on(**by, referral=first, to=cast.club, reason="blíž")
    club = {"by": cast.actor(cast.lukas), "at": NOW + dt.timedelta(days=400)}
    referrals.decline(**club, referral=after, reason="plno")

    def left(years: float) -> set:
        list(retention.clear(by=OPERATOR, at=NOW + dt.timedelta(days=years * 366)))
        return set(Referral.objects.values_list("pk", flat=True))

    lapsed = referrals.note_down(**by, **said)
    Referral.objects.filter(pk=lapsed.pk).update(until=NOW + dt.timedelta(days=366))
    everything = {first.pk, waits.pk, opened.pk, after.pk, lapsed.pk}
    assert left(9) == everything, "no period is set, so nothing goes"
    value = {"record_class": "request", "years": 3, "starts_at": "answered"}
    Rule.objects.create(
        table="retention",
        country="CZ",
        key="request",
        version=1,
        since=TODAY,
        source="x",
        checked="choice",
        value=value,
    )
    assert left(2.9) == everything
    assert left(3.1) == everything, "the one it became is not over yet"
    assert left(4.2) == {waits.pk, opened.pk}, "one that waits and one with a file stay"
    acts = [entry.act for entry in trail.of_institution(cast.club.pk, size=5).items]
    assert "referrals.clear" in acts


def test_people_in_no_record_go_and_whoever_hangs_together_with_a_file_stays(cast):
    periods()
    by = {"by": cast.actor(cast.jana), "at": NOW}
    lone = people.add(**by, given_name="Samota", family_name="Malá", born_on=dt.date(2010, 1, 1))
    mother = people.add(
        **by, given_name="Matka", family_name="Malá", born_on=dt.date(1980, 1, 1), around=lone
    )
    people.bind(**by, person=mother, to=lone, kind="mother")
    aunt = people.add(**by, given_name="Teta", family_name="Nová", born_on=dt.date(1980, 1, 1))
    people.bind(**by, person=aunt, to=cast.tereza, kind="relative")
    dateless = people.add(**by, given_name="Nikdo", family_name="Neví")
    before = set(Person.objects.values_list("pk", flat=True))
    list(retention.clear(by=OPERATOR, at=NOW + dt.timedelta(days=4 * 366)))
    assert set(Person.objects.values_list("pk", flat=True)) == before
    list(retention.clear(by=OPERATOR, at=NOW.replace(year=2046)))
    assert before - set(Person.objects.values_list("pk", flat=True)) == {lone.pk, mother.pk}
    assert Person.objects.filter(pk__in=[aunt.pk, dateless.pk, cast.tereza.pk]).count() == 3


def family(cast, name: str) -> FosterFamily:
    return FosterFamily.objects.create(
        institution=cast.authority,
        name=name,
        kind="general",
        status="ended",
        known_since=TODAY,
        ended_on=TODAY,
    )


def test_a_family_that_a_placement_names_stays_and_keeps_nothing_else_from_going(cast):
    named, lone = family(cast, "Named"), family(cast, "Lone")
    Care.objects.create(
        case=cast.case, institution=cast.authority, family=named, kind="general", seat=1, arrives_at=NOW,
        set_due_at=NOW, placed_at=NOW, ended_on=TODAY, end_reason="planned",
    )  # fmt: skip
    list(retention.clear(by=OPERATOR, at=NOW.replace(year=NOW.year + 21)))
    assert list(FosterFamily.objects.values_list("pk", flat=True)) == [named.pk] != [lone.pk]


def test_what_cannot_go_stays_and_the_rest_goes_without_a_word_of_whom(cast, monkeypatch, caplog):
    family(cast, "Malá")
    Letter.objects.create(to="a@example.org", subject="s", body="b", queued_at=NOW)
    erase_rows = clearing.erase_rows

    def held(rows):
        if rows.model is FosterFamily:
            raise ProtectedError("held", set(rows))
        return erase_rows(rows)

    def refuse(**_said):
        raise ProtectedError("held", set())

    monkeypatch.setattr(clearing, "erase_rows", held)
    monkeypatch.setattr(exchange, "sweep", refuse)
    gone = {s.what for s in retention.clear(by=OPERATOR, at=NOW.replace(year=NOW.year + 21)) if s.rows}
    assert "notices.letter" in gone and FosterFamily.objects.exists() and "Malá" not in caplog.text
    assert "carers.fosterfamily" in caplog.text and "exchange.run of" in caplog.text


def test_who_lives_with_somebody_in_a_file_stays_and_an_address_of_late_counts(cast):
    periods()
    by = {"by": cast.actor(cast.jana), "at": NOW}
    lodger, lone, moved = (
        people.add(**by, given_name=name, family_name="Malá", born_on=dt.date(1980, 1, 1))
        for name in ("Host", "Samota", "Nová")
    )
    people.share_home(**by, label="Cejl 1", people=[lodger, cast.tereza], since=NOW.date())
    people.lives_at(**by, person=moved, since=dt.date(2044, 1, 1), city="Brno")
    list(retention.clear(by=OPERATOR, at=NOW.replace(year=2046)))
    assert set(Person.objects.filter(pk__in=[lodger.pk, lone.pk, moved.pk])) == {lodger, moved}


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_is_in_no_file_of_the_embedded_database():
    """Neither in its pages nor in the journal beside it, where each page stands once more until it is cut off."""
    if connection.vendor != "sqlite":
        return
    name = str(connection.settings_dict["NAME"])
    Letter.objects.create(to="a@example.org", subject="s", body="qzxerased" * 9, queued_at=NOW)

    def stands() -> bool:
        files = [Path(name + more) for more in ("", "-wal", "-journal")]
        return any(b"qzxerased" in file.read_bytes() for file in files if file.is_file())

    assert stands() or "memory" in name
    list(retention.clear(by=OPERATOR, at=NOW + dt.timedelta(days=91)))
    assert not Letter.objects.exists() and not stands()
