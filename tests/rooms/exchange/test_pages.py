"""The pages of bringing in and writing out: who may open them, what they refuse, and that nothing happens before yes."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from samspil.cases.models import Case
from samspil.exchange.models import ReturnedChild, Run
from samspil.exchange.tasks import work
from tests.rooms.exchange.small import part
from tests.rooms.exchange.test_list import GOOD


@pytest.fixture
def mark(cast) -> Client:
    client = Client()
    client.force_login(cast.mark)
    return client


def bring(client: Client, *files: tuple[str, bytes], kind: str = "list") -> str:
    given = [SimpleUploadedFile(name, data) for name, data in files]
    answer = client.post(reverse("exchange:list"), {"kind": kind, "files": given})
    assert answer.status_code == 303, answer.content.decode()[:3000]
    return answer["Location"]


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"return/{name}", data)
    return out.getvalue()


def test_only_who_holds_the_word_may_bring_something_in(cast, mark):
    assert mark.get(reverse("exchange:list")).status_code == 200
    other = Client()
    other.force_login(cast.jana)
    assert other.get(reverse("exchange:list")).status_code == 404


def test_a_list_is_looked_at_then_taken_over_and_then_shown_as_here(cast, mark):
    page = bring(mark, ("list.csv", GOOD.encode()))
    assert "Ema Malá" in mark.get(page).content.decode() and Case.objects.count() == 1
    assert mark.post(f"{page}accept/").status_code == 303 and Case.objects.count() == 1
    assert "It is being taken over" in mark.get(page).content.decode()
    assert work.func(str(Run.objects.get().pk))
    assert "Everything is taken over" in mark.get(page).content.decode() and Case.objects.count() == 3
    assert "already here" in mark.get(bring(mark, ("list.csv", GOOD.encode()))).content.decode()


def test_columns_can_be_chosen_by_hand_and_two_alike_are_refused(cast, mark):
    page = bring(mark, ("list.csv", b"a1;b2\nEma;Mala\n"))
    assert "Nothing in this can be used" in mark.get(page).content.decode()
    twice = mark.post(f"{page}columns/", {"column_0": "given_name", "column_1": "given_name"})
    assert twice.status_code == 422 and "Another column holds this already" in twice.content.decode()
    assert (
        mark.post(f"{page}columns/", {"column_0": "given_name", "column_1": "family_name"}).status_code == 303
    )
    assert "Ema Mala" in mark.get(page).content.decode()


def test_a_zip_of_the_return_is_taken_over_in_the_background(cast, mark):
    page = bring(mark, ("return.zip", packed(part())), kind="ssda903")
    assert mark.get(page).status_code == 200 and not ReturnedChild.objects.exists()
    mark.post(f"{page}accept/")
    assert work.func(str(Run.objects.get().pk)) and ReturnedChild.objects.count() == 40
    sent = mark.post(reverse("exchange:out"), {"what": "return"})
    with zipfile.ZipFile(io.BytesIO(sent.content)) as archive:
        assert archive.read("episodes.csv") == part()["episodes.csv"]
    case = ReturnedChild.objects.first().case_id
    assert "From the statutory return" in mark.get(reverse("cases:file", args=[case])).content.decode()
    assert "ETHNIC" in mark.get(reverse("exchange:kept", args=[case])).content.decode()


def test_the_report_holds_every_problem_and_no_formula(cast, mark):
    page = bring(mark, ("list.csv", (GOOD + "=1;A;B;31.2.2014;;;;\n").encode()))
    report = b"".join(mark.get(f"{page}problems.csv").streaming_content).decode("utf-8-sig")
    assert "31.2.2014" in report and ",=1" not in report


def test_a_file_that_is_too_large_is_refused_in_words_and_not_kept(cast, mark, settings):
    settings.SAMSPIL_LARGEST_UPLOAD = 1_000_000
    given = SimpleUploadedFile("list.csv", b"x" * 1_500_000)
    answer = mark.post(reverse("exchange:list"), {"kind": "list", "files": [given]})
    assert answer.status_code == 422 and "The largest that can be read is 1 MB" in answer.content.decode()
    assert not Run.objects.exists()


@pytest.mark.parametrize(
    "data", [b"<EXPSSDA903><CHILD>", b"PK\x03\x04nonsense", b"\x00\x01\x02", b"name,born\n"]
)
def test_a_file_that_is_no_return_says_so_and_changes_nothing(cast, mark, data):
    page = bring(mark, ("return.xml", data), kind="ssda903")
    assert "Nothing in this can be used" in mark.get(page).content.decode()
    assert mark.post(f"{page}accept/").status_code == 403


def test_what_is_thrown_away_is_gone(cast, mark):
    page = bring(mark, ("list.csv", GOOD.encode()))
    assert mark.post(f"{page}discard/").status_code == 303
    assert mark.get(page).status_code == 404 and not Run.objects.exists()


def test_what_is_older_than_thirty_days_goes_when_somebody_brings_something_new(cast, mark):
    import datetime as dt

    first = bring(mark, ("list.csv", GOOD.encode()))
    Run.objects.update(began_at=Run.objects.get().began_at - dt.timedelta(days=31))
    bring(mark, ("list.csv", GOOD.encode()))
    assert mark.get(first).status_code == 404 and Run.objects.count() == 1


def test_an_import_that_broke_off_can_go_on(cast, mark, monkeypatch):
    from samspil.exchange.operations import bringing

    page = bring(mark, ("return.zip", packed(part())), kind="ssda903")
    mark.post(f"{page}accept/")
    monkeypatch.setattr(bringing, "accept_return", lambda **more: 1 / 0)
    work.func(str(Run.objects.get().pk))
    assert "It has stopped" in mark.get(page).content.decode()
    monkeypatch.undo()
    mark.post(f"{page}accept/")
    work.func(str(Run.objects.get().pk))
    assert ReturnedChild.objects.count() == 40


def test_the_page_of_a_run_asks_a_fixed_number_of_questions(cast, mark, django_assert_max_num_queries):
    page = bring(mark, ("return.zip", packed(part())), kind="ssda903")
    with django_assert_max_num_queries(20):
        mark.get(page)
