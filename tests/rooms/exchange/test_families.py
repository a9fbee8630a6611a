"""A list of foster families with gaps: looked at first, each problem with its row and column; taken twice it makes no doubles."""

import datetime as dt
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from samspil.access.service import Purpose
from samspil.carers import service as carers
from samspil.carers.models import Approval, Check, FosterFamily, Member
from samspil.exchange import service as exchange
from samspil.exchange.models import Run
from samspil.exchange.operations import families
from samspil.exchange.terms import Kind
from samspil.ground.errors import Refused
from tests.cast import NOW
from tests.rooms.carers.house import found

HEAD = (
    "Nummer;Gezin;Soort;Plaats;Geheim;Pleegouder;Geboortedatum pleegouder 1;Plaatsen;Leeftijd van;Leeftijd tot en met;Goedgekeurd sinds;"
    "VGB;VGB geldig tot;Dieren;Talen;Begeleider\n"
)
GOOD = "7;Bakema;netwerk;Roden;nee;Anne Bakema;1-5-1984;2;0;12;1-3-2024;1-2-2024;;hond, slang;Nederlands en Klingon;hilde@example.org\n"
GAPS = (
    "8;Sital;;Leek;misschien;;;2;0;12;;;;;;weg@example.org\n"  # no kind: no approval; an address in doubt is a secret
    "9;Groen;algemeen;;;;;veel;0;12;;;;;;\n"  # places unreadable
    "10;;;;;;;;;;;;;;;\n"
    "11;Kuiper;deeltijd;;;Jan Kuiper;2-2-2020;1;9;4;;31-2-2024;;;;\n"
    "12;Prins;algemeen;;;;;1;0;12;;1-1-2023;1-1-2024;;;\n"
)


@pytest.fixture
def house(db):
    return found()


def by_of(house):
    return house.actor(house.wim).with_purpose(Purpose.RETURN)


def plan(house, text: str):
    sheet = exchange.read_sheet("list.csv", io.BytesIO(text.encode()), limit=1_000_000)
    return exchange.plan_families(
        sheet, exchange.guessed(sheet.headings, Kind.FAMILIES), for_=by_of(house), at=NOW
    )


def take(house, text: str, failed=None) -> dict[str, int]:
    by, counts = by_of(house), {}
    run = exchange.begin(by=by, at=NOW, kind=Kind.FAMILIES, file_name="list.csv")
    for step in exchange.accept_families(
        by=by, at=NOW, run=run, plan=plan(house, text), failed=[] if failed is None else failed
    ):
        counts = step[2]
    return counts


def test_a_look_names_every_problem_by_row_column_and_reason_and_changes_nothing(house):
    seen = plan(house, HEAD + GOOD + GAPS)
    told = {(r.row, r.column, r.reason_code) for r in seen.remarks}
    assert told >= {
        (2, "Dieren", "family_other_animal"), (2, "Talen", "family_other_language"),
        (3, "Soort", "family_no_kind"), (3, "Geheim", "family_not_yes"), (3, "Pleegouder", "family_no_carer"),
        (3, "VGB", "family_no_check"), (3, "", "family_no_guide"), (4, "Plaatsen", "family_not_number"),
        (5, "Gezin", "family_no_name"), (6, "Geboortedatum pleegouder 1", "family_too_young"),
        (6, "Leeftijd tot en met", "family_ages_turned"), (6, "VGB", "no_such_day"), (7, "VGB geldig tot", "family_check_over"),
    }  # fmt: skip
    assert all("{" not in exchange.reason(r.reason_code, r.params) for r in seen.remarks)
    assert seen.counts == {
        "rows": 6,
        "families_created": 3,
        "approved": 2,
        "already_here": 0,
        "families_filled": 0,
        "rows_left_out": 3,
    }
    assert not FosterFamily.objects.exists()
    with pytest.raises(Refused):
        exchange.plan_families(exchange.Sheet("x"), {}, for_=house.actor(house.hilde), at=NOW)


def test_what_is_empty_stays_unknown_and_taking_the_list_again_makes_no_doubles(house):
    assert take(house, HEAD + GOOD + GAPS) == {"families_created": 3}
    bakema, sital = FosterFamily.objects.get(name="Bakema"), FosterFamily.objects.get(name="Sital")
    assert (bakema.number, bakema.kind, bakema.consultant, sital.protected) == (
        "7",
        "network",
        house.hilde,
        True,
    )
    one = Approval.objects.get(family=bakema)
    assert (one.places, one.age_from, one.age_before, one.since) == (2, 0, 13, dt.date(2024, 3, 1))
    assert Check.objects.get(family=bakema).member == Member.objects.get(family=bakema)
    facts = {one.name: one for one in carers.facts_of(for_=by_of(house), at=NOW)}
    assert facts["Sital"].approvals == () and "not_approved" in facts["Sital"].why_not
    assert "check_expired" in facts["Prins"].why_not
    assert {(f.topic, f.detail, f.text) for f in facts["Bakema"].facts} >= {
        ("animal", "dog", ""),
        ("other", "", "slang"),
    }
    assert plan(house, HEAD + GOOD + GAPS).counts["already_here"] == 3
    take(house, HEAD + GOOD + GAPS)
    assert FosterFamily.objects.count() == 3


def test_a_second_list_fills_in_what_nobody_knows_and_changes_nothing_that_somebody_wrote(house):
    take(house, HEAD + GAPS)
    sital, by = FosterFamily.objects.get(name="Sital"), house.actor(house.hilde)
    carers.change(by=by, at=NOW, family=sital, revision=sital.revision, phone="06 1")
    more = "8;Sital;algemeen;Roden;nee;Ria Sital;1-5-1984;2;0;12;1-3-2024;1-2-2024;;hond;Nederlands;hilde@example.org\n"
    head = HEAD.replace("Begeleider", "Begeleider;Telefoon")
    more = more.replace(".org\n", ".org;06 9\n")
    seen = plan(house, head + more)
    assert (seen.counts["already_here"], seen.counts["families_filled"]) == (1, 1)
    assert take(house, head + more) == {"already_here": 1, "families_filled": 1}
    sital.refresh_from_db()
    assert (sital.city, sital.phone, sital.protected, sital.consultant) == ("Leek", "06 1", True, house.hilde)
    (facts,) = [one for one in carers.facts_of(for_=by_of(house), at=NOW) if one.name == "Sital"]
    assert [a.places for a in facts.approvals] == [2] and {f.detail for f in facts.about("animal")} == {"dog"}
    assert Check.objects.get(family=sital).member == Member.objects.get(family=sital, given_name="Ria")
    assert plan(house, head + more).counts["families_filled"] == 0, "what is filled in is known from now on"


def test_without_a_number_a_family_is_known_by_name_and_where_it_is_reached(house):
    text = "naam;telefoon;postcode\nBakema;06 1;9301 AB\nBakema;06 2;9999 ZZ\n"
    take(house, text)
    carers.note_enquiry(by=house.actor(house.hilde), at=NOW, name="Sital", kind="general", phone="06 3")
    again = plan(
        house, "nummer;naam;telefoon;postcode\n1;Bakema;06 1;9301AB\n2;Bakema;06 9;1111 AA\n3;Sital;063;\n"
    )
    assert [e.does for e in again.entries] == ["here", "new", "here"]
    assert [r.reason_code for r in again.remarks if r.reason_code == "family_same_name"] == [
        "family_same_name"
    ]


def test_a_family_that_cannot_be_kept_leaves_the_others_whole(house, monkeypatch):
    whole = carers.take_over

    def some(*, families, **more):
        if any(f.name == "Bakema" for f in families):
            whole(families=families, **more)
            raise ValueError("torn")
        return whole(families=families, **more)

    monkeypatch.setattr(families.carers, "take_over", some)
    failed: list[tuple[str, str]] = []
    take(house, HEAD + GOOD + GAPS, failed)
    assert failed == [("2", "torn")] and sorted(FosterFamily.objects.values_list("name", flat=True)) == [
        "Prins",
        "Sital",
    ]


def test_the_page_shows_it_first_and_takes_it_over_after_a_yes(house, time_machine, settings):
    time_machine.move_to(NOW)
    wim = Client()
    wim.force_login(house.wim)
    page = reverse("exchange:list")
    assert b"Your own list of foster families" in wim.get(page).content
    assert (
        "Places approved".lower()
        in wim.get(reverse("exchange:families_template", args=["csv"])).content.decode()
    )
    file = SimpleUploadedFile("families.csv", (HEAD + GOOD + GAPS).encode())
    answer = wim.post(page, {"kind": "families", "files": file})
    assert answer.status_code == 303
    shown = wim.get(answer["Location"]).content.decode()
    assert (
        "Families new here" in shown
        and "new family" in shown
        and "family-" not in shown
        and not FosterFamily.objects.exists()
    )
    run = Run.objects.get()
    assert (
        wim.post(
            reverse("exchange:columns", args=[run.pk]), {"column_0": "number", "column_1": "name"}
        ).status_code
        == 303
    )
    assert wim.post(reverse("exchange:accept", args=[run.pk])).status_code == 303
    run.refresh_from_db()
    found_, by = exchange.in_hand(str(run.pk), at=NOW) or (run, by_of(house))
    if found_.state == "taking":
        exchange.carry_on(by=by, at=NOW, run=found_, moment=lambda: NOW)
    assert FosterFamily.objects.count() == 5
    assert "Show the families" in wim.get(answer["Location"]).content.decode()
