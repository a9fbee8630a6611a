"""Allowances of a month, stability on own placements and a return, England's marks, places and a forecast."""

import datetime as dt
from decimal import Decimal

import pytest

from samspil.carers.models import Approval
from samspil.fostering import service as fostering
from samspil.fostering.bridge.england import authority, cell, england, published
from samspil.fostering.bridge.picture import middle, picture
from samspil.fostering.models import Placement
from samspil.fostering.templatetags.fostering import percent
from samspil.fostering.terms import End
from samspil.ground import fence
from samspil.ground.errors import Invalid
from samspil.rules import service as rules
from samspil.rules.models import Rule
from tests.cast import NOW, TODAY
from tests.rooms.fostering.scene import service

NOVEMBER = dt.date(2026, 11, 1)


@pytest.fixture
def elker(db):
    with fence.lifted("a test speaks for several"):
        yield service(places=2)


def arrived(elker, n=0, on=TODAY, **more):
    care = elker.place(n, arrives_at=NOW, emergency=True, **more)
    return fostering.arrive(by=elker.worker, at=NOW, care=care, on=on)


def rate(kind, amount, per, *, since=dt.date(2026, 1, 1), low=0, high=None, home=None, version=1):
    value = {
        "kind": kind,
        "from_age": low,
        "before_age": high,
        "amount": amount,
        "per": per,
        "currency": "DKK",
    }
    Rule.objects.create(
        table="foster_allowances", country="DK", institution=home, key=f"{kind}-{low}", version=version, value=value,
        since=since, source="own_choice", checked="choice",
    )  # fmt: skip


def test_the_list_of_a_month_counts_part_months_changes_and_expenses_and_says_what_has_no_rate(elker):
    care = arrived(elker, on=dt.date(2026, 11, 20))
    rate("basic", "200.00", "day", home=elker.home)
    rate("fee", "3000.00", "month", home=elker.home)
    lead = {"by": elker.lead, "at": NOW, "care": care}
    fostering.entitle(**lead, kind="fee", times=Decimal(3), since=dt.date(2026, 11, 21))
    fostering.entitle(**lead, kind="fee", times=Decimal(4), since=dt.date(2026, 11, 26))
    with pytest.raises(Invalid):
        fostering.entitle(**lead, kind="fee", times=Decimal(1), since=dt.date(2026, 11, 22))
    spent = fostering.spend(
        by=elker.carer, at=NOW, care=care, what="Shoes", spent_on=TODAY, amount=Decimal("249.50")
    )
    fostering.decide_expense(by=elker.worker, at=NOW, expense=spent, agreed=True)
    month = fostering.month(NOVEMBER, for_=elker.lead, at=NOW)
    told = [(i.days, i.times, i.amount) for i in month.bills[0].items]
    assert (11, Decimal("1.00"), Decimal("2200.00")) in told and (
        5,
        Decimal("3.00"),
        Decimal("1500.00"),
    ) in told
    assert (5, Decimal("4.00"), Decimal("2000.00")) in told
    assert month.totals == {"DKK": Decimal("5949.50")}
    assert [(gap.what, gap.why) for gap in month.missing] == [("for taking a child in a crisis", "no_rate")]
    fostering.entitle(**lead, kind="fee", times=Decimal(0), since=dt.date(2026, 12, 1))
    assert fostering.month(dt.date(2026, 12, 1), for_=elker.lead, at=NOW).totals == {
        "DKK": Decimal("6200.00")
    }


def test_a_correction_on_the_same_day_and_an_end_before_a_right_runs_out_leave_one_claim(elker):
    care = arrived(elker, on=dt.date(2026, 11, 2))
    rate("fee", "3000.00", "month", home=elker.home)
    lead = {"by": elker.lead, "at": NOW, "care": care, "kind": "fee"}
    for times in (2, 3):
        since, until = dt.date(2026, 11, 11), dt.date(2026, 12, 11)
        fostering.entitle(**lead, times=Decimal(times), since=since, until=until)
    assert fostering.month(NOVEMBER, for_=elker.lead, at=NOW).totals == {"DKK": Decimal("6000.00")}
    fostering.end(by=elker.worker, at=NOW, care=care, on=dt.date(2026, 11, 21), reason=End.CARER)
    month = fostering.month(NOVEMBER, for_=elker.lead, at=NOW)
    assert month.totals == {"DKK": Decimal("3000.00")}, "ten days of three fees"


def test_a_houses_own_rate_never_pays_less_than_its_country(elker):
    rate("basic", "210.00", "day", version=2)
    rate("basic", "200.00", "day", home=elker.home)
    told = {"country": "DK", "institution": elker.home.pk, "since": NOVEMBER, "until": dt.date(2026, 12, 1)}
    (found,) = rules.in_force_over("foster_allowances", **told)
    assert [row.amount for row in found[2]] == ["210.00"]


def test_what_comes_with_the_product_names_its_source_and_ends_when_it_was_valid(db):
    rows = Rule.objects.filter(table="foster_allowances")
    assert {row.country for row in rows} == {"NL", "DK", "GB", "CZ", "FI"} and all(row.source for row in rows)
    known = rules.in_force("foster_allowances", country="NL", on=dt.date(2019, 6, 1))
    assert {row.key: row.amount for row in known}["basic-9"] == "18.68"
    assert rules.in_force("foster_allowances", country="NL", on=dt.date(2026, 6, 1)) == []


def test_marks_of_a_published_table_are_never_zero_and_a_small_share_is_not_none():
    assert [percent(share) for share in (0.0, 0.0027, 0.104, 0.998, 1.0)] == ["0", "0.3", "10", "99.8", "100"]
    assert [cell(text).value for text in ("8,690", "c", "z", ":", "x", "k", "low", "", "?")] == [8690] + [
        None
    ] * 8
    assert [cell(text).mark for text in ("c", "z", ":", "low", "?")] == [
        "withheld", "not_applicable", "not_available", "low", "unread",
    ]  # fmt: skip
    last = england("many")[-1]
    assert (last.year, last.number.value, last.whole.value, last.percentage.value) == (2024, 8690, 83630, 10)
    assert authority("leeds", "same_carer").percentage.value and authority("Nowhere", "many") is None
    assert {row.number.mark for row in published()} - {""} == {"withheld", "not_applicable"}


def placed(elker, n, since, until, code="U4", because="P", **more):
    return Placement.objects.create(
        case=elker.cases[n],
        institution=elker.home,
        since=since,
        until=until,
        code=code,
        began_because=because,
        **more,
    )


def test_a_return_and_placements_made_here_count_alike(elker):
    day = dt.date
    placed(elker, 0, day(2025, 12, 1), day(2026, 2, 1), because="S")
    placed(elker, 0, day(2026, 2, 1), day(2026, 4, 1), because="L")  # another status, the same carers
    placed(elker, 0, day(2026, 4, 1), TODAY)
    arrived(elker)  # and here
    placed(elker, 1, day(2026, 1, 1), day(2026, 3, 1), because="S")
    placed(elker, 1, day(2026, 3, 1), day(2026, 3, 9), code="T0")  # temporary
    placed(elker, 1, day(2026, 3, 9), None, because="U")  # back with the same carers
    found = fostering.stability(for_=elker.lead, at=NOW, until=day(2026, 12, 1))
    assert (found.moves.children, found.moves.moves, found.rows) == (2, 2, 7)
    assert found.first == day(2025, 12, 1), "years before the last six are offered as far back as this"
    assert (found.many.part, found.many.whole) == (1, 2) and found.many_told.whole is None  # too few to tell


def test_breakdowns_are_a_stated_part_of_what_ended(elker):
    one, two = arrived(elker), arrived(elker, 1)
    told = {"by": elker.worker, "at": NOW, "on": TODAY}
    fostering.end(**told, care=one, reason=End.CHILD)
    fostering.end(**told, care=two, reason=End.AUTHORITY)
    ends = fostering.stability(for_=elker.lead, at=NOW, until=dt.date(2026, 12, 1)).ends
    assert (ends.all, ends.planned, ends.breakdowns) == (2, 0, 1) and "no breakdown" in ends.definition


def test_places_by_area_families_that_wait_and_a_forecast(elker):
    found = fostering.capacity(for_=elker.lead, at=NOW)
    assert [(a.name, a.free["general"], a.places["general"]) for a in found.areas] == [("Vejle", 2, 2)]
    assert [one.name for one in found.waiting_families] == ["Damsgaard"]
    arrived(elker)
    found = fostering.capacity(for_=elker.lead, at=NOW)
    assert (found.taken, found.places, found.came, found.total.free["general"]) == (1, 2, 1, 1)
    assert all(a.taken.low <= a.taken.middle <= a.taken.high for a in found.ahead) and len(found.ahead) == 3
    assert found.picture is None, "nobody said where they live"
    drawn = picture([("A", (55.70, 9.54), 1, 4), ("B", (55.84, 9.24), 0, 1), ("C", None, 2, 2)])
    one, other = drawn.dots
    assert (one.name, one.free) == ("A", 1) and one.r > other.r and one.x > other.x and one.y > other.y
    assert drawn.left_out == ["C"] and middle([(55.701, 9.531), (55.703, 9.549)]) == pytest.approx(
        (55.70, 9.54)
    )
    Approval.objects.update(until=TODAY)
    assert fostering.capacity(for_=elker.lead, at=NOW).areas[0].not_now == 1
