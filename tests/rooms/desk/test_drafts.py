"""Drafts: kept while somebody types, theirs alone, there again after signing out."""

import json

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.cases.models import Participation
from samspil.desk.unfinished import unfinished
from samspil.documents.models import Draft
from tests.cast import NOW
from tests.rooms.cases.pages import visitor
from tests.rooms.meetings.stage import called


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


def test_drafts_are_listed_with_the_same_number_of_queries_for_few_and_for_many(cast):
    jana, counts = visitor(cast.jana), []
    for several in (1, 9):
        for n in range(several):
            keep(jana, key=f"entry:{n}", url=f"/cases/{cast.case.pk}/")
        for page in (reverse("documents:keep"), reverse("desk:day")):
            jana.get(page)
            with CaptureQueriesContext(connection) as asked:
                jana.get(page)
            counts.append(len(asked))
    assert counts[:2] == counts[2:]


def test_drafts_about_a_file_go_from_sight_with_the_access_and_come_back_with_it(cast):
    meeting, petra = called(cast), visitor(cast.petra)
    keep(petra, key="minutes", title="Minutes: Tereza N.", url=f"/meetings/{meeting.pk}/minutes/")
    keep(petra, key="entry", title="Entry: Tereza N.", url=f"/cases/{cast.case.pk}/")
    keep(petra, key="own", title="My own", url="/me/")

    def titles():
        return [d.title for d in unfinished(for_=cast.actor(cast.petra), at=NOW, limit=9)]

    assert sorted(titles()) == ["Entry: Tereza N.", "Minutes: Tereza N.", "My own"]
    table = Participation.objects.filter(case=cast.case, institution=cast.support)
    table.update(until=NOW)
    assert titles() == ["My own"]
    table.update(until=None)
    assert len(titles()) == 3


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
