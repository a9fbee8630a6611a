"""A closed file with something of every room in it, each with the same word, so that a scan can look for it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import connection, models

from samspil.cases import service as cases
from samspil.cases.models import Case, Entry
from samspil.documents.service import drafts
from samspil.exchange.models import KeptRow, ReturnedChild
from samspil.formulations.models import Factor
from samspil.fostering.models import Placement
from samspil.meetings import service as meetings
from samspil.meetings.models import Dissent
from samspil.meetings.terms import Invitee
from samspil.people import service as people
from samspil.people.models import Person
from samspil.plans.models import Goal
from samspil.referrals import service as referrals
from samspil.referrals.models import Referral
from samspil.rules.models import Rule
from tests.cast import NOW, TODAY, Cast
from tests.law.test_reads_leave_a_trail import SECRET, write_everywhere
from tests.rooms.consents import given, mother

NAMES = ("Nováková", "Tereza", "Hana")
WORDS = (SECRET, *NAMES)


def periods(years: int = 5, country: str = "CZ") -> None:
    for key, starts_at in (("case_file", "case_closed"), ("order", "majority")):
        Rule.objects.create(
            table="retention", country=country, key=key, version=1, since=dt.date(2020, 1, 1), source="x", checked="choice",
            value={"record_class": key, "years": years, "starts_at": starts_at},
        )  # fmt: skip


def full_file(cast: Cast) -> Any:
    """Write something in every room, and close the file. Returns the mother."""
    from samspil.consents import service as consents

    by = cast.actor(cast.jana)
    told = {"by": by, "at": NOW}
    write_everywhere(cast)
    hana = mother(cast)
    consent = consents.record(
        **told, person=cast.tereza, given=given(cast, hana, matter=SECRET, purpose=SECRET)
    )
    note = Entry.objects.filter(kind="note", institution=cast.authority).first()
    until = NOW + dt.timedelta(days=5)
    cases.share(
        **told,
        entry=note,
        to=cast.support,
        purpose=SECRET,
        basis="consent",
        consent=consent,
        until=until,
        scope=["school"],
    )
    cases.write(by=cast.actor(cast.lukas), at=NOW, case=cast.case, kind="note", text=f"{SECRET} z klubu")
    meeting = meetings.call(
        **told, case=cast.case, kind="conference", goal=SECRET, place=SECRET, on=TODAY + dt.timedelta(days=1), time=dt.time(10),
        invited=[Invitee(name=hana.name, role="participant", why=SECRET, person=hana.pk, email="h@example.org")],
    )  # fmt: skip
    decision = meeting.decisions.create(
        text=SECRET, matter="joint_plan", institution=cast.authority, competence="statutory_child_protection",
        decided_by=SECRET, decided_at=NOW,
    )  # fmt: skip
    Dissent.objects.create(
        decision=decision, invitation=meeting.invitations.last(), who=hana.name, words=SECRET, noted_at=NOW
    )
    goal = Goal.objects.get()
    goal.steps.create(order=1, what=SECRET, person=hana, due_on=TODAY, decision=decision)
    referral = referrals.note_down(
        **told, source="own", urgency="week", next_on=TODAY, text=SECRET, child_name="Tereza Nováková"
    )
    Referral.objects.filter(pk=referral.pk).update(opened_as=cast.case.pk)
    held = {"case": cast.case, "institution": cast.authority}
    Placement.objects.create(**held, since=TODAY, cells={"x": SECRET})
    KeptRow.objects.create(**held, table="x", key="1", position=1, cells={"x": SECRET})
    ReturnedChild.objects.create(**held, number="7", person=cast.tereza, fingerprint="f", said={"x": SECRET})
    drafts.keep(**told, key=f"note:{cast.case.pk}", fields={"text": SECRET}, url=f"/cases/{cast.case.pk}/")
    drafts.keep(**told, key="m", title="Tereza", fields={"text": SECRET}, url=f"/meetings/{meeting.pk}/")
    people.lives_at(
        **told,
        person=cast.tereza,
        street="Nováková 5",
        postcode="60200",
        city="Brno",
        country="CZ",
        since=TODAY,
    )
    case = Case.objects.get(pk=cast.case.pk)
    cases.close(**told, case=case, revision=case.revision, reason="goals_met")
    return hana


def found_anywhere(words: tuple[str, ...] = WORDS) -> list[str]:
    """Every table and column of the database in which one of the words stands, asked past the models."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            for column in connection.introspection.get_table_description(cursor, table):
                quoted = f'SELECT COUNT(*) FROM "{table}" WHERE CAST("{column.name}" AS TEXT) LIKE %s'
                for word in words:
                    cursor.execute(quoted, [f"%{word}%"])
                    escaped = 0
                    if not word.isascii():
                        bare = word.encode("ascii", "backslashreplace").decode().replace("\\", "_")
                        with_escape = [f"%{bare}%"]
                        hits = cursor.fetchone()[0]
                        cursor.execute(quoted, with_escape)
                        escaped = cursor.fetchone()[0]
                    else:
                        hits = cursor.fetchone()[0]
                    if hits or escaped:
                        found.append(f"{table}.{column.name}: {word}")
    return found


def told(table: type[models.Model], cast: Cast) -> dict[str, Any]:
    """What a table asks of a row beyond the kinds of its fields."""
    said: dict[str, Callable[[], dict[str, Any]]] = {
        "people.Joined": lambda: {
            "first": Person.objects.exclude(pk=cast.tereza.pk)[0],
            "ring": cast.tereza.pk,
        },
        "sharing.Ask": lambda: {"asker": cast.authority, "to": cast.club, "basis": "statute"},
        "plans.Agreement": lambda: {"person": cast.tereza},
        "formulations.Link": lambda: {"target": a_row(Factor, cast, number=99)},
        "rights.Withheld": lambda: {"record": cast.case.pk},
        "rights.Mark": lambda: {"end": 9},
        "crisis.Crisis": lambda: {"case": cast.case},
        "crisis.Programme": lambda: {"due_on": TODAY + dt.timedelta(days=28)},
        "beds.Incident": lambda: {"case": cast.case, "crisis": cast.case.pk},
        "beds.FollowUp": lambda: {"lost": True, "where": ""},
        "beds.Unit": lambda: {"age_from": 0, "age_before": 18},
        "retention.Hold": lambda: {"lifted_by": cast.jana, "lifted_at": NOW},
    }
    return said.get(table._meta.label, dict)()


def in_every_table(cast: Cast) -> None:
    """A row about the child in each table that belongs to a file and has none yet, also in those of rooms to come."""
    for table in of_files():
        if not table._base_manager.exists():
            a_row(table, cast)


def of_files() -> list[type[models.Model]]:
    return [table for table in tables() if table.PRIVACY.retention == "case file"]  # type: ignore[attr-defined]


def a_row(table: type[models.Model], cast: Cast, **more: Any) -> Any:
    asked = told(table, cast) | more
    word = SECRET if table.PRIVACY.retention == "case file" else "Jiné"  # type: ignore[attr-defined]
    values = {f.name: _value(f, cast, word) for f in table._meta.concrete_fields if f.name not in asked}
    return table._base_manager.bulk_create([table(**values, **asked)])[0]


def _value(field: Any, cast: Cast, word: str) -> Any:
    here = {"Case": cast.case, "Person": cast.tereza, "Account": cast.jana, "Institution": cast.authority}
    if field.related_model:
        other = field.related_model
        if field.null:
            return None
        return here.get(other.__name__) or other._base_manager.first() or a_row(other, cast)
    if field.choices:
        return field.get_default() if field.blank or field.has_default() else next(iter(field.flatchoices))[0]
    if field.primary_key or (field.null and not isinstance(field, models.TextField | models.CharField)):
        return field.get_default()
    kinds: list[tuple[type, Any]] = [
        (models.DateTimeField, NOW), (models.DateField, TODAY), (models.JSONField, {"x": word}),
        (models.BooleanField, False), (models.UUIDField, cast.case.pk), (models.BinaryField, word.encode()),
        (models.EmailField, "h@example.org"), (models.CharField, word[: field.max_length or 99]), (models.TextField, word),
    ]  # fmt: skip
    return next((value for kind, value in kinds if isinstance(field, kind)), 1)


def tables() -> list[type[models.Model]]:
    return [t for t in apps.get_models() if t.__module__.startswith("samspil.")]
