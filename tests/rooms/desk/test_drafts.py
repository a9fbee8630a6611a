"""Drafts: kept while somebody types, theirs alone, there again after signing out."""

import json

from django.test import Client
from django.urls import reverse

from samspil.documents.models import Draft
from tests.rooms.cases.pages import visitor


def keep(client, **given):
    facts = {
        "key": "entry:x",
        "text": "Rang",
        "fields": json.dumps({"kind": ["contact"], "text": ["Rang"]}),
    } | given
    return client.post(reverse("documents:keep"), facts, headers={"x-requested-with": "fetch"})


def test_a_draft_is_kept_with_its_fields_and_listed_for_its_writer_only(cast):
    jana = visitor(cast.jana)
    assert keep(jana, title="Entry about Tereza N.", url="/cases/1/").status_code == 200
    assert Draft.objects.get().fields == {"kind": "contact", "text": "Rang"}
    assert "Entry about Tereza N." in jana.get(reverse("documents:keep")).text
    assert "Entry about Tereza N." not in visitor(cast.mark).get(reverse("documents:keep")).text


def test_nobody_signed_in_is_told_so(db):
    assert keep(Client()).status_code == 401


def test_a_draft_comes_back_into_the_box_and_goes_when_the_entry_is_saved(cast):
    url, jana = reverse("cases:file", args=[cast.case.pk]), visitor(cast.jana)
    keep(jana, key=f"entry:{cast.case.pk}", text="Half a sentence")
    jana.logout()
    page = visitor(cast.jana).get(url)
    assert "Half a sentence" in page.text and 'value="contact" checked' in page.text
    assert "Half a sentence" not in visitor(cast.mark).get(url).text
    visitor(cast.jana).post(url, {"kind": "note", "seen_by": "own", "text": "Whole."})
    assert Draft.objects.count() == 0


def test_an_emptied_text_leaves_no_draft(cast):
    jana = visitor(cast.jana)
    keep(jana)
    assert keep(jana, text=" ", fields="{}").status_code == 204
    assert Draft.objects.count() == 0


def test_a_draft_leads_to_no_other_site(cast):
    jana = visitor(cast.jana)
    for address in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        keep(jana, url=address)
        assert Draft.objects.get().url == ""
        assert jana.post(reverse("documents:drop"), {"key": "y", "back": address})["Location"] == "/drafts/"


def test_what_is_no_draft_is_refused(cast):
    jana = visitor(cast.jana)
    assert keep(jana, fields="[1]").status_code == keep(jana, fields="{").status_code == 400
    assert keep(jana, revision="x").status_code == keep(jana, key="").status_code == 400


def test_a_draft_is_thrown_away_by_its_writer_only(cast):
    jana = visitor(cast.jana)
    keep(jana)
    visitor(cast.mark).post(reverse("documents:drop"), {"key": "entry:x"})
    assert Draft.objects.count() == 1
    assert jana.post(reverse("documents:drop"), {"key": "entry:x"}).status_code == 303
    assert Draft.objects.count() == 0
