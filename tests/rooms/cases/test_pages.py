"""The pages of cases: who may open them, what they show, how many queries they make."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils.html import escape

from samspil.accounts.models import Membership
from samspil.cases import service as cases
from samspil.cases.models import Case, Participation
from samspil.ground import clock
from samspil.people import service as people
from samspil.referrals import service as referrals
from samspil.trail.models import Entry as TrailEntry
from tests.rooms.cases.pages import bare, child, note, queries, visitor

OF_CASE = ("file", "access", "next", "moved", "worker", "bring_in", "close", "reopen")
OF_ENTRY = ("entry", "versions", "correct", "share")
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def story_time(time_machine):
    """The story plays on 24 November 2026; afterwards a request arrives an hour later."""
    time_machine.move_to(dt.datetime(2026, 11, 24, 9, 40, tzinfo=dt.UTC))


@pytest.mark.parametrize("name", OF_CASE)
def test_a_strangers_answer_is_that_of_a_case_that_does_not_exist(cast, name):
    olga = visitor(cast.olga)
    real = olga.get(reverse(f"cases:{name}", args=[cast.case.pk]))
    missing = olga.get(reverse(f"cases:{name}", args=[cast.tereza.pk]))
    assert real.status_code == missing.status_code == 404
    assert bare(real) == bare(missing)


@pytest.mark.parametrize("name", OF_ENTRY)
def test_an_entry_of_another_institution_answers_as_if_it_did_not_exist(cast, name):
    entry = note(cast, cast.petra)
    jana = visitor(cast.jana)
    assert jana.get(reverse(f"cases:{name}", args=[cast.case.pk, entry.pk])).status_code == 404
    assert jana.get(reverse(f"cases:{name}", args=[cast.case.pk, cast.case.pk])).status_code == 404


def test_an_entry_is_not_reached_through_the_address_of_another_case(cast):
    entry, other = note(cast), child(cast, 1)
    assert visitor(cast.jana).get(reverse("cases:entry", args=[other.pk, entry.pk])).status_code == 404


@pytest.mark.parametrize("name", [*OF_CASE[:-1], *OF_ENTRY])
def test_every_page_that_shows_a_case_leaves_a_mark_in_the_trail(cast, name):
    entry = note(cast)
    before = TrailEntry.objects.filter(case=cast.case.pk, deed="read").count()
    args = [cast.case.pk, entry.pk] if name in OF_ENTRY else [cast.case.pk]
    assert visitor(cast.jana).get(reverse(f"cases:{name}", args=args)).status_code == 200
    assert TrailEntry.objects.filter(case=cast.case.pk, deed="read").count() == before + 1


def test_the_list_makes_the_same_queries_for_3_and_for_60_children(cast):
    jana, url = visitor(cast.jana), reverse("cases:children")
    for number in range(2):
        child(cast, number)
    few = queries(jana, url)
    for number in range(2, 60):
        child(cast, number)
    assert queries(jana, url) == few
    assert len(jana.get(url).context["page"].items) == 50


def test_the_case_file_makes_the_same_queries_for_3_and_for_60_entries(cast):
    jana, url = visitor(cast.jana), reverse("cases:file", args=[cast.case.pk])
    now = clock.now()

    def write(count):
        for _ in range(count):
            entry = note(cast)
            cases.share(
                by=cast.actor(cast.jana), at=now, entry=entry, to=cast.support, purpose="plan", basis="statute", statute="§ 51",
                until=now + dt.timedelta(days=9),
            )  # fmt: skip

    write(3)
    few = queries(jana, url)
    write(57)
    assert queries(jana, url) == few


def test_access_and_contact_make_the_same_queries_for_few_and_for_many(cast):
    jana = visitor(cast.jana)
    pages = [reverse("cases:access", args=[cast.case.pk]), reverse("cases:contact")]
    few = [queries(jana, url) for url in pages]
    for number in range(20):
        child(cast, number)
        note(cast)
        jana.get(reverse("cases:file", args=[cast.case.pk]))
    assert [queries(jana, url) for url in pages] == few


def test_the_list_goes_on_by_key_and_comes_back(cast):
    for number in range(60):
        child(cast, number)
    jana, url = visitor(cast.jana), reverse("cases:children") + "?sort=name"
    first = jana.get(url)
    second = jana.get(reverse("cases:children") + first.context["earlier_url"])
    assert not {p.pk for p in first.context["page"].items} & {p.pk for p in second.context["page"].items}
    assert len(second.context["page"].items) == 11
    back = jana.get(reverse("cases:children") + second.context["later_url"])
    assert [p.pk for p in back.context["page"].items] == [p.pk for p in first.context["page"].items]


def listed(client, query):
    return {p.case_id for p in client.get(reverse("cases:children") + query).context["page"].items}


def test_the_list_narrows_to_what_is_missing_and_to_a_place(cast):
    lost = child(cast, 1, place="not_known")
    ill = child(cast, 2, place="hospital")
    ended = child(cast, 3)
    cases.close(by=cast.actor(cast.jana), at=clock.now(), case=ended, revision=1, reason="goals_met")
    jana = visitor(cast.jana)
    assert listed(jana, "") == {cast.case.pk, lost.pk, ill.pk}
    assert listed(jana, "?gap=place") == {lost.pk}
    assert listed(jana, "?place=hospital") == {ill.pk}
    assert listed(jana, "?closed=1") == {ended.pk}
    assert listed(jana, "?gap=worker") == set()
    assert "No child matches this choice." in jana.get(reverse("cases:children") + "?gap=worker").text
    assert listed(visitor(cast.mark), "") == set()
    assert listed(visitor(cast.mark), "?who=all") == {cast.case.pk, lost.pk, ill.pk}


def test_a_passed_next_date_is_red_in_the_list_and_in_the_file(cast, time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 30, 9, tzinfo=dt.UTC))
    jana = visitor(cast.jana)
    assert '<b class="text-bad">was due Thu 26 Nov</b>' in jana.get(reverse("cases:children")).text
    assert "was due Thu 26 Nov" in jana.get(reverse("cases:file", args=[cast.case.pk])).text


def test_a_search_keeps_the_name_out_of_every_address(cast):
    jana = visitor(cast.jana)
    answer = jana.post(reverse("cases:search"), {"q": "Novakova"})
    assert answer.status_code == 303 and "nov" not in answer["Location"].lower()
    page = jana.get(answer["Location"])
    assert "Tereza Nováková" in page.text and "At home" in page.text and "Jana Dvořáková" in page.text
    assert reverse("cases:file", args=[cast.case.pk]) in page.text
    assert jana.get(answer["Location"]).status_code == 200  # going back works
    seen = TrailEntry.objects.filter(act="cases.search").latest("id")
    assert str(cast.tereza.pk) in seen.details and "Nov" not in seen.details


def test_a_search_is_the_searchers_alone_and_finds_only_whom_the_institution_knows(cast):
    where = visitor(cast.jana).post(reverse("cases:search"), {"q": "Nováková"})["Location"]
    assert visitor(cast.petra).get(where).status_code == 404
    olga = visitor(cast.olga)
    assert (
        "Nobody with this name"
        in olga.get(olga.post(reverse("cases:search"), {"q": "Nováková"})["Location"]).text
    )


def test_search_by_address_is_not_offered(cast):
    assert visitor(cast.jana).get(reverse("cases:search") + "?q=Tereza").status_code == 405


NEW = {
    "given_name": "Matěj", "family_name": "Kučera", "born_on": "4. 3. 2015", "birth": "exact", "place": "home",
    "place_since": "1 Nov 2026", "next_on": "1/12/2026", "next_time": "15.30", "next_what": "Home visit",
    "competence": "statutory_child_protection", "language": "cs", "other_language": "rom", "speaks": "some",
}  # fmt: skip


def test_a_case_is_opened_with_dates_as_people_write_them(cast):
    jana = visitor(cast.jana)
    answer = jana.post(reverse("cases:open"), NEW | {"worker": str(cast.jana.pk)})
    assert answer.status_code == 303
    page = jana.get(answer["Location"])
    opened = page.context["header"].case
    assert opened.next_on == dt.date(2026, 12, 1) and opened.next_time == dt.time(15, 30)
    assert opened.child.born_on == dt.date(2015, 3, 4) and "Czech, Romani (some)" in page.text


def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(cast):
    page = visitor(cast.jana).post(
        reverse("cases:open"), NEW | {"born_on": "31.2.2015", "place": "", "next_on": ""}
    )
    assert page.status_code == 422
    assert "This day does not exist. Check day and month." in page.text and 'value="31.2.2015"' in page.text
    assert set(page.context["form"].errors) == {"born_on", "place", "next_on"}


def test_a_birth_date_is_written_or_said_to_be_unknown(cast):
    jana = visitor(cast.jana)
    assert "born_on" in jana.post(reverse("cases:open"), NEW | {"born_on": ""}).context["form"].errors
    assert jana.post(reverse("cases:open"), NEW | {"born_on": "", "birth": "not_known"}).status_code == 303


def test_somebody_known_is_offered_before_a_second_person_is_made(cast):
    jana = visitor(cast.jana)
    double = NEW | {"given_name": "Tereza", "family_name": "Novakova"}
    page = jana.post(reverse("cases:open"), double)
    assert page.status_code == 409 and "Do you mean one of these?" in page.text
    assert reverse("cases:file", args=[cast.case.pk]) in page.text
    again = jana.post(reverse("cases:open"), double | {"person": str(cast.tereza.pk)})
    assert jana.get(again["Location"]).context["header"].child == cast.tereza
    new = jana.post(reverse("cases:open"), double | {"person": "new"})
    assert jana.get(new["Location"]).context["header"].child != cast.tereza


def test_a_contact_is_logged_with_the_child_last_written_about_first(cast):
    other = child(cast, 1)
    note(cast, case=other)
    jana = visitor(cast.jana)
    page = jana.get(reverse("cases:contact"))
    assert [c.pk for c in page.context["files"]] == [other.pk, cast.case.pk]
    answer = jana.post(reverse("cases:contact"), {"child": str(other.pk), "mode": "phone", "text": "Rang."})
    assert answer.status_code == 303
    entry = cases.timeline(other, cases.TimelineFilter(), for_=cast.actor(cast.jana), at=clock.now()).items[0]
    assert (entry.kind, entry.mode, entry.text, entry.for_all) == ("contact", "phone", "Rang.", False)


def test_a_contact_goes_to_no_child_of_another_institution(cast):
    own = child(cast, 1)
    page = visitor(cast.petra).post(
        reverse("cases:contact"), {"child": str(own.pk), "mode": "phone", "text": "x"}
    )
    assert page.status_code == 422


@pytest.mark.parametrize("text", [SCRIPT, "“😀 & 'so' \"on\"”", "مرحبا بالعالم"])
def test_what_is_written_is_shown_as_written(cast, text):
    note(cast, text=text)
    page = visitor(cast.jana).get(reverse("cases:file", args=[cast.case.pk]))
    assert escape(text) in page.text and SCRIPT not in page.text


@pytest.mark.parametrize(("given", "family"), [(SCRIPT, "O'Neil"), ("😀", "Bo"), ("محمد", "علي")])
def test_names_of_every_script_are_shown_apart_from_the_words_around_them(cast, given, family):
    opened = child(cast, 1, given=given, family=family)
    jana = visitor(cast.jana)
    shown = jana.get(reverse("cases:file", args=[opened.pk])).text
    assert f"<bdi>{escape(given)} {escape(family)}</bdi>" in shown and SCRIPT not in shown
    listing = jana.get(reverse("cases:children")).text
    assert f"<bdi>{escape(given)} {escape(family[0])}.</bdi>" in listing and SCRIPT not in listing


def test_an_entry_says_who_can_see_it_by_which_rule(cast):
    entry, now = note(cast), clock.now()
    cases.share(
        by=cast.actor(cast.jana), at=now, entry=entry, to=cast.support, purpose="plan", basis="statute", statute="§ 51",
        until=now + dt.timedelta(days=9),
    )  # fmt: skip
    page = visitor(cast.petra).get(reverse("cases:entry", args=[cast.case.pk, entry.pk]))
    lines = [
        (line.institution, group.people) for group in page.context["seen"].groups for line in group.lines
    ]
    assert lines == [(cast.authority, 2), (cast.support, 1)]
    assert "Shared for: plan" in page.text and "End now" not in page.text


def test_a_share_runs_until_its_last_day_is_over_and_ends_with_one_button(cast, time_machine):
    entry, jana = note(cast), visitor(cast.jana)
    url = reverse("cases:share", args=[cast.case.pk, entry.pk])
    given = {
        "to": str(cast.support.pk),
        "purpose": "joint plan",
        "basis": "statute",
        "statute": "359/1999 Sb.",
        "span": "day",
    }
    assert jana.post(url, given).status_code == 422
    assert jana.post(url, given | {"until": "26. 11. 2026"}).status_code == 303
    shown = reverse("cases:entry", args=[cast.case.pk, entry.pk])
    time_machine.move_to(dt.datetime(2026, 11, 26, 22, 59, tzinfo=dt.UTC))  # 23.59 in Brno
    assert visitor(cast.petra).get(shown).status_code == 200
    time_machine.move_to(dt.datetime(2026, 11, 26, 23, 1, tzinfo=dt.UTC))
    assert visitor(cast.petra).get(shown).status_code == 404
    time_machine.move_to(dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC))
    petra, jana = visitor(cast.petra), visitor(cast.jana)
    share = cases.shares(cast.case, for_=cast.actor(cast.jana), at=clock.now())[0]
    end = reverse("cases:end_share", args=[cast.case.pk, share.pk])
    assert visitor(cast.petra).post(end).status_code == 404
    assert jana.post(end).status_code == 303
    assert petra.get(shown).status_code == 404


def test_two_corrections_meet_side_by_side_and_nothing_is_lost(cast):
    entry = note(cast, text="First.")
    url = reverse("cases:correct", args=[cast.case.pk, entry.pk])
    assert visitor(cast.mark).post(url, {"revision": 1, "text": "Marek's text."}).status_code == 303
    jana = visitor(cast.jana)
    page = jana.post(url, {"revision": 1, "text": "Jana's text."})
    assert page.status_code == 409
    assert "Marek&#x27;s text." in page.text and page.text.count("Jana&#x27;s text.") >= 2
    assert page.context["form"].data["revision"] == "2"
    assert jana.post(url, {"revision": 2, "text": "Both texts."}).status_code == 303
    assert [v.text for v in cases.versions(entry, for_=cast.actor(cast.jana), at=clock.now())] == [
        "Marek's text.",
        "First.",
    ]
    shown = jana.get(reverse("cases:versions", args=[cast.case.pk, entry.pk]))
    assert len(shown.context["steps"]) == 2 and '<ins class="added">' in shown.text


def test_nobody_corrects_a_childs_words_that_somebody_else_took_down(cast):
    words = note(cast, kind="voice", text="I want grandma.", for_all=True)
    url = reverse("cases:correct", args=[cast.case.pk, words.pk])
    assert visitor(cast.mark).get(url).status_code == 403
    assert visitor(cast.jana).get(url).status_code == 200


def test_steering_shows_both_when_two_people_meet(cast):
    jana, url = visitor(cast.jana), reverse("cases:next", args=[cast.case.pk])
    first = {"revision": 1, "next_on": "1.12.2026", "next_what": "Court"}
    assert jana.post(url, first).status_code == 303
    page = jana.post(url, {"revision": 1, "next_on": "2.12.2026", "next_what": "School"})
    assert page.status_code == 409 and "Court" in page.text and "2 Dec 2026 School" in page.text
    assert jana.post(url, {"revision": 2, "next_on": "2.12.2026", "next_what": "School"}).status_code == 303


def test_the_child_moves_an_institution_comes_and_goes_and_the_case_closes_and_opens(cast):
    jana, case = visitor(cast.jana), cast.case.pk

    def send(name, *args, **given):
        return jana.post(reverse(f"cases:{name}", args=[case, *args]), given).status_code

    assert send("moved", revision=1, place="foster", text="with Anna", since="20.11.2026") == 303
    assert send("moved", revision=2, place="foster", since="1.1.2025") == 422
    assert send("worker", revision=2, worker=str(cast.mark.pk)) == 303
    header = cases.header(case, for_=cast.actor(cast.jana), at=clock.now())
    club = next(p for p in header.parts if p.institution_id == cast.club.pk)
    assert send("leave", club.pk, revision=3) == 303
    assert visitor(cast.lukas).get(reverse("cases:file", args=[case])).status_code == 404
    back = {"institution": str(cast.club.pk), "purpose": "club", "basis": "statute", "basis_note": "§ 51"}
    assert send("bring_in", revision=3, competence="health", **back) == 422
    assert send("bring_in", revision=3, competence="low_threshold_youth_work", **back) == 303
    assert visitor(cast.lukas).get(reverse("cases:file", args=[case])).status_code == 200
    assert send("close", revision=3, reason="goals_met") == 303
    assert "The case is closed." in jana.get(reverse("cases:file", args=[case])).text
    assert send("file", kind="note", seen_by="own", text="too late") == 403
    assert send("reopen", revision=4, next_on="1.12.2026") == 303


def test_who_looked_names_only_our_own_people(cast):
    visitor(cast.petra).get(reverse("cases:file", args=[cast.case.pk]))
    visitor(cast.mark).get(reverse("cases:file", args=[cast.case.pk]))
    looks = visitor(cast.jana).get(reverse("cases:access", args=[cast.case.pk])).context["looks"]
    assert [(look["institution"], look["who"]) for look in looks] == [
        (cast.authority, "Marek Beneš"), (cast.support, "a member of its staff"),
    ]  # fmt: skip


def test_the_timeline_narrows_by_kind_writer_and_day(cast):
    note(cast)
    note(cast, kind="decision", text="Stays at home.")
    note(cast, cast.petra, kind="contact", mode="phone", text="Rang.", for_all=True)
    jana, url = visitor(cast.jana), reverse("cases:file", args=[cast.case.pk])

    def texts(query):
        days = jana.get(url + query).context["days"]
        return {shown.text for day in days for shown in day.entries if not shown.event}

    assert texts("") == {"Rang school.", "Stays at home.", "Rang."}
    assert texts("?show=decisions") == {"Stays at home."}
    assert texts(f"?by={cast.support.pk}") == {"Rang."}
    assert texts("?until=23.11.2026") == set()
    assert texts("?since=24.11.2026") == {"Rang school.", "Stays at home.", "Rang."}
    assert "could not be read" in jana.get(url + "?since=soon").text


def test_a_quote_carries_the_language_it_was_spoken_in(cast):
    note(cast, kind="voice", text="Chci babičku.", language="cs", for_all=True)
    assert '<blockquote lang="cs"' in visitor(cast.petra).get(reverse("cases:file", args=[cast.case.pk])).text


def test_a_partner_sees_no_private_note_and_no_button_to_steer_what_is_not_theirs(cast):
    note(cast, text="Only ours.")
    page = visitor(cast.lukas).get(reverse("cases:file", args=[cast.case.pk]))
    assert "Only ours." not in page.text and reverse("cases:close", args=[cast.case.pk]) not in page.text


def test_people_around_are_those_we_know(cast):
    jana = cast.actor(cast.jana)
    mother = people.add(
        by=jana, at=clock.now(), given_name="Kateřina", family_name="Nováková", phone="+420 601 1"
    )
    people.bind(by=jana, at=clock.now(), person=mother, to=cast.tereza, kind="mother")
    url = reverse("cases:file", args=[cast.case.pk])
    assert 'href="tel:+4206011"' in visitor(cast.jana).get(url).text
    assert "Kateřina" not in visitor(cast.petra).get(url).text


def test_a_request_for_help_gives_the_form_its_first_words_and_is_answered_by_the_case(cast):
    jana = cast.actor(cast.jana)
    facts = {"child_name": "Matěj Kučera", "text": "He sleeps in the hall.", "urgency": "week"}
    asked_for = referrals.note_down(
        by=jana,
        at=clock.now(),
        source="citizen",
        next_on=dt.date(2026, 11, 27),
        asker_name="A neighbour",
        **facts,
    )
    url = reverse("cases:open") + f"?referral={asked_for.pk}"
    page = visitor(cast.jana).get(url)
    assert 'value="Matěj"' in page.text and "He sleeps in the hall." in page.text
    answer = visitor(cast.jana).post(url, NEW)
    opened = visitor(cast.jana).get(answer["Location"]).context["header"].case
    asked_for.refresh_from_db()
    assert (opened.referral, asked_for.state, asked_for.opened_as) == (asked_for, "accepted", opened.pk)
    assert visitor(cast.petra).get(url).status_code == 404


def test_two_who_name_a_partners_worker_at_once_see_both_and_lose_nothing(cast):
    petra = visitor(cast.petra)
    where = reverse("cases:worker", args=[cast.case.pk])
    part = Participation.objects.get(case=cast.case, institution=cast.support)
    assert f'name="revision" value="{part.revision}"' in petra.get(where).text
    said = {"revision": str(part.revision)}
    assert petra.post(where, said | {"worker": ""}).status_code == 303
    page = petra.post(where, said | {"worker": str(cast.petra.pk)})
    assert page.status_code == 409 and "Keep mine" in page.text
    part.refresh_from_db()
    assert part.worker is None and part.revision == 2
    assert petra.post(where, {"revision": "2", "worker": str(cast.petra.pk)}).status_code == 303


def test_a_worker_who_left_is_marked_above_the_file_until_somebody_else_is_named(cast):
    where, said = reverse("cases:file", args=[cast.case.pk]), "no longer works here"
    lukas = visitor(cast.lukas)
    assert said not in lukas.get(where).text
    Membership.objects.filter(account=cast.jana).update(until=clock.now() - dt.timedelta(minutes=1))
    Membership.objects.create(
        account=cast.jana, institution=cast.club, role="worker", since=clock.now() - dt.timedelta(minutes=1)
    )
    assert lukas.get(where).text.count(said) == 2, "once beside the case, once among those who take part"
    Case.objects.update(closed_at=clock.now(), close_reason="goals_met")
    assert said not in lukas.get(where).text
