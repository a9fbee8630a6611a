"""Whoever looks at a case leaves an entry that names the case and why; what fails leaves neither entry nor half."""

import datetime as dt
from collections.abc import Iterable

import pytest
from django.db.models import Q, QuerySet
from django.test import Client
from django.urls import reverse

from samspil.cases import service as cases
from samspil.cases.models import Case, Entry
from samspil.ecomaps import service as ecomaps
from samspil.ecomaps.models import Tie
from samspil.formulations import service as maps
from samspil.formulations.models import Factor
from samspil.ground.errors import SamspilError
from samspil.people import service as people
from samspil.plans import service as plans
from samspil.plans.models import Goal
from samspil.trail.models import Entry as Trail
from tests.cast import NOW, TODAY, Cast
from tests.law.test_edges import record_pages

SECRET = "Zvláštní slovo"
"""Written into every record of the case: a page that shows it shows content of the case."""


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW)


def write_everywhere(cast: Cast) -> None:
    by = cast.actor(cast.jana)
    told = {"by": by, "at": NOW}
    entry = cases.write(**told, case=cast.case, kind="note", text=SECRET)
    cases.correct(**told, entry=entry, revision=1, text=f"{SECRET}, anew")
    map = maps.start(**told, case=cast.case)
    maps.add_factor(**told, map=map, field="presenting", text=SECRET)
    maps.keep_version(**told, map=map, why=SECRET)
    ecomaps.note_tie(
        **told, case=cast.case, to=cast.tereza, name=SECRET, since=TODAY, saying=ecomaps.Saying(note=SECRET)
    )
    ecomaps.arrange(**told, case=cast.case, view="both", spots={SECRET: (1, 1)})
    plan = plans.draft(**told, case=cast.case.pk, review_on=TODAY + dt.timedelta(days=60))
    plans.add_goal(**told, plan=plan, text=SECRET)
    Case.objects.filter(pk=cast.case.pk).update(next_what=SECRET)


def looks(cast: Cast, before: int) -> QuerySet[Trail]:
    """A page of a case names it; a list over many cases names those it showed."""
    named = Q(case=cast.case.pk) | Q(details__contains=str(cast.case.pk))
    return Trail.objects.filter(named, id__gt=before, account=cast.jana.pk).exclude(purpose="")


def silent(cast: Cast, addresses: Iterable[str]) -> tuple[list[str], int]:
    """The pages that show the case's content without an entry, and how many pages showed any."""
    client = Client()
    client.force_login(cast.jana)
    quiet, shown = [], 0
    for address in addresses:
        before = Trail.objects.order_by("-id").values_list("id", flat=True).first() or 0
        answer = client.get(address)
        if answer.status_code == 200 and SECRET in answer.text:
            shown += 1
            if not looks(cast, before).filter(deed__in=("read", "left")).exists():
                quiet.append(address)
    return quiet, shown


def ids_of(cast: Cast) -> list[str]:
    """One record of each table that belongs to the case, and the case."""
    goal, card = Goal.objects.get(), Factor.objects.get()
    entry = Entry.objects.get(kind="note")
    rows = [cast.case, cast.tereza, entry, goal, goal.plan, card, card.map, Tie.objects.get()]
    return [str(row.pk) for row in rows]


def pages_of(cast: Cast) -> list[str]:
    found = [reverse("desk:day"), reverse("cases:children"), reverse("cases:children") + "?who=all"]
    for name, arguments in record_pages():
        for id in ids_of(cast):
            if len(arguments) == 1:
                found.append(reverse(name, args=[id]))
            elif len(arguments) == 2:
                found.append(reverse(name, args=[cast.case.pk, id]))
    map_url = reverse("formulations:map", args=[cast.case.pk])
    files = reverse("ecomaps:file", args=[cast.case.pk])
    found += [f"{files}?as={format}" for format in ("svg", "csv", "graphml")]
    return [*found, f"{map_url}?as=list", reverse("formulations:compare", args=[cast.case.pk]) + "?a=1&b=1"]


@pytest.mark.one_database
@pytest.mark.django_db
def test_every_page_that_shows_a_case_leaves_an_entry_with_the_case_and_a_purpose(cast):
    write_everywhere(cast)
    quiet, shown = silent(cast, pages_of(cast))
    assert shown > 10
    assert quiet == []


@pytest.mark.django_db
def test_a_page_that_shows_a_case_and_says_nothing_is_noticed(cast, monkeypatch):
    """The broken example: the same page with its note in the trail taken away."""
    write_everywhere(cast)
    address = reverse("cases:file", args=[cast.case.pk])
    assert silent(cast, [address]) == ([], 1)
    monkeypatch.setattr("samspil.cases.web.asked.trail.seen", lambda **said: None)
    assert silent(cast, [address]) == ([address], 1)


def failing(cast: Cast):
    """Operations that are refused halfway or at the door, one of each room."""
    by, stranger = cast.actor(cast.jana), cast.actor(cast.olga)
    told = {"by": by, "at": NOW}
    entry = Entry.objects.get(kind="note")
    yield lambda: cases.write(**told, case=cast.case, kind="note", text=" ")
    yield lambda: cases.write(by=stranger, at=NOW, case=cast.case, kind="note", text="x")
    yield lambda: cases.correct(**told, entry=entry, revision=1, text="late")
    yield lambda: cases.moved(**told, case=cast.case, revision=99, place="home", since=TODAY)
    yield lambda: cases.close(**told, case=cast.case, revision=1, reason="because")
    yield lambda: plans.add_goal(**told, plan=Goal.objects.get().plan, text=" ")
    yield lambda: plans.put_in_force(**told, plan=Goal.objects.get().plan)
    yield lambda: maps.add_factor(**told, map=Factor.objects.get().map, field="nothing", text="x")
    yield lambda: people.correct(**told, person=cast.tereza, revision=99, given_name="X")


@pytest.mark.django_db
def test_what_fails_leaves_no_entry_and_no_half(cast):
    write_everywhere(cast)
    tables = (Trail, Entry, Goal, Factor)
    before = [table.objects.count() for table in tables]
    for deed in failing(cast):
        with pytest.raises(SamspilError):
            deed()
        assert [table.objects.count() for table in tables] == before
