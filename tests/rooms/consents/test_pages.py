"""The pages of consents: nothing typed is lost, nothing is recorded unsigned, the paper is handed out to its keeper only."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from samspil.consents.models import Consent
from samspil.desk.day import doors
from samspil.desk.unfinished import unfinished
from samspil.documents.service import drafts
from samspil.people.models import Knowing
from samspil.trail.models import Entry as Trail
from tests.cast import NOW
from tests.rooms.cases.pages import queries, visitor
from tests.rooms.consents import PDF, mother, recorded


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 24, 9, 40, tzinfo=dt.UTC))


def typed(cast, giver, **more):
    return {
        "giver": str(giver.pk), "given_as": "parent", "scope": ["school"], "to": str(cast.support.pk),
        "purpose": "Společný plán", "matter": "Ráno", "since": "24. 11. 2026", "span": "quarter", "language": "cs",
        "signed": "paper", "signed_on": "24. 11. 2026", "do": "save",
    } | more  # fmt: skip


def page(name, cast, *more):
    return reverse(f"consents:{name}", args=[cast.tereza.pk, *more])


def paper(content=PDF):
    return SimpleUploadedFile("Tereza tajne.pdf", content)


def test_a_signed_paper_is_recorded_and_its_own_name_is_not_kept(cast):
    jana = visitor(cast.jana)
    answer = jana.post(page("new", cast), typed(cast, mother(cast), scan=paper()))
    made = Consent.objects.get()
    assert answer.status_code == 303 and answer["Location"] == page("show", cast, made.pk)
    assert made.until.isoformat() == "2027-02-24T23:00:00+00:00"
    got = jana.get(page("signed", cast, made.pk))
    assert (
        got.content == PDF and got["Content-Disposition"] == 'attachment; filename="consent-2026-11-24.pdf"'
    )
    assert got["X-Content-Type-Options"] == "nosniff" and "no-store" in got["Cache-Control"]
    assert "sandbox" in got["Content-Security-Policy"]


def test_on_the_screen_the_plain_words_come_first_and_the_name_signs(cast):
    jana, giver = visitor(cast.jana), mother(cast)
    answer = jana.post(page("new", cast), typed(cast, giver, signed="screen"))
    assert answer.status_code == 200 and not Consent.objects.exists()
    assert "Smíme něco sdělit?" in answer.text and "jak to jde ve škole" in answer.text
    unsigned = jana.post(page("new", cast), typed(cast, giver, signed="screen", do="agree", signed_name=" "))
    assert unsigned.status_code == 422 and not Consent.objects.exists()
    jana.post(page("new", cast), typed(cast, giver, signed="screen", do="agree", signed_name="Hana Nováková"))
    assert Consent.objects.get().signed_name == "Hana Nováková"


def test_what_was_typed_stays_and_each_problem_stands_beside_its_field(cast):
    answer = visitor(cast.jana).post(
        page("new", cast), typed(cast, mother(cast), scope=[], purpose="", matter="Ranní cesta", scan=paper())
    )
    assert answer.status_code == 422 and not Consent.objects.exists()
    assert 'value="Ranní cesta"' in answer.text and "A consent to everything is not valid." in answer.text
    assert "Choose the file again." in answer.text


def test_too_large_a_file_is_refused_in_words(cast, settings):
    settings.SAMSPIL_LARGEST_DOCUMENT = 1_000_000
    large = PDF[:9] + b" " * 1_000_000 + PDF
    answer = visitor(cast.jana).post(page("new", cast), typed(cast, mother(cast), scan=paper(large)))
    assert answer.status_code == 422 and "The largest that is taken is 1 MB." in answer.text


def test_the_plain_words_are_in_the_familys_language_and_printable(cast):
    answer = visitor(cast.jana).post(
        reverse("consents:words", args=[cast.tereza.pk]), typed(cast, mother(cast))
    )
    assert "Můžete říct ne." in answer.text and 'lang="cs"' in answer.text and "signatures" in answer.text
    other = visitor(cast.jana).post(page("new", cast), typed(cast, cast.tereza, language="rom", do="words"))
    assert "Have this read out by an interpreter." in other.text and "You may say no." in other.text


def test_the_one_who_is_told_sees_it_without_the_paper_and_others_see_nothing(cast):
    made = recorded(cast, judged_by="Paní Judged", judged_words="tajné")
    petra, lukas = visitor(cast.petra), visitor(cast.lukas)
    seen = petra.get(page("show", cast, made.pk)).text
    assert "how things are at school" in seen and "tajné" not in seen and "Signed paper" not in seen
    assert petra.get(page("signed", cast, made.pk)).status_code == 404
    for name in ("show", "signed", "withdraw", "paper", "renew"):
        assert lukas.get(page(name, cast, made.pk)).status_code == 404


def test_taking_back_takes_one_short_form(cast):
    made, jana = recorded(cast), visitor(cast.jana)
    assert jana.post(page("withdraw", cast, made.pk), {"told_by": "", "how": "said"}).status_code == 422
    done = jana.post(page("withdraw", cast, made.pk), {"told_by": "Hana", "how": "phone", "words": "Už ne."})
    assert done.status_code == 303
    shown = jana.get(page("show", cast, made.pk)).text
    assert "Hana took it back" in shown and "Withdrawn" in shown and "They take it back" not in shown


def test_a_renewal_begins_with_what_was_agreed(cast):
    made, jana = recorded(cast), visitor(cast.jana)
    text = jana.get(page("renew", cast, made.pk)).text
    assert 'value="Joint plan"' in text and f'<option value="{cast.support.pk}" selected' in text
    jana.post(page("renew", cast, made.pk), typed(cast, made.giver, scan=paper()))
    assert Consent.objects.get(renews=made).purpose == "Společný plán"
    assert jana.get(page("renew", cast, made.pk)).status_code == 403


def test_the_list_and_the_access_page_make_the_same_queries_for_1_and_9_consents(cast):
    made, jana = recorded(cast), visitor(cast.jana)
    urls = [page("list", cast), reverse("cases:access", args=[cast.case.pk])]
    few = [queries(jana, url) for url in urls]
    for _ in range(8):
        recorded(cast, giver=made.giver)
    assert [queries(jana, url) for url in urls] == few


def test_every_page_leaves_its_mark_with_a_purpose(cast):
    made, jana = recorded(cast), visitor(cast.jana)
    for name, args in (
        ("list", ()),
        ("new", ()),
        ("show", (made.pk,)),
        ("signed", (made.pk,)),
        ("paper", (made.pk,)),
    ):
        deed = "left" if name == "signed" else "read"
        marks = Trail.objects.filter(act=f"consents.{name}", deed=deed).exclude(purpose="")
        before = marks.count()
        jana.get(page(name, cast, *args))
        assert marks.count() == before + 1


def test_one_that_ends_stands_in_my_day_for_who_recorded_it_and_presses_for_the_leader(cast):
    recorded(cast, until=NOW + dt.timedelta(days=10))

    def waits(account, days):
        at = NOW + dt.timedelta(days=days)
        found = [t for d in doors("waiting") for t in d(for_=cast.actor(account, at), at=at, today=at.date())]
        return [(t.strong, t.due.isoformat()) for t in found if t.kind == "consents.ending"]

    assert waits(cast.jana, 0) == [(False, "2026-12-04")] and waits(cast.mark, 0) == []
    assert waits(cast.jana, 8) == waits(cast.mark, 8) == [(True, "2026-12-04")]
    assert "Consent ends: SAS Brno" in visitor(cast.jana).get("/day/").text


def test_what_was_typed_of_a_consent_is_kept_until_it_is_recorded(cast):
    where, key = reverse("consents:new", args=[cast.tereza.pk]), f"consent:{cast.tereza.pk}:new"
    client = visitor(cast.jana)
    assert f'data-draft-key="{key}"' in client.get(where).content.decode()
    by = cast.actor(cast.jana)
    drafts.keep(
        by=by, at=NOW, key=key, fields={"matter": "Getting to school"}, url=where, title="Record a consent"
    )
    assert "Getting to school" in client.get(where).content.decode()
    assert [d.title for d in unfinished(for_=by, at=NOW, limit=5)] == ["Record a consent"]
    Knowing.objects.all().delete()
    assert unfinished(for_=by, at=NOW, limit=5) == [], "hidden with the person"
