"""What crosses: in whole, in part, to whom, on which ground; and looks in an emergency."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from samspil.accounts.models import Membership
from samspil.cases import service as cases
from samspil.cases.models import EmergencyLook, Entry, Participation
from samspil.consents import service as consents
from samspil.consents.models import Consent
from samspil.ground import clock
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.institutions.models import Team
from samspil.notices.models import Letter
from samspil.people import service as people
from samspil.trail import service as trail
from samspil.trail.models import Entry as TrailEntry
from tests.cast import NOW, _staff

DAY = dt.timedelta(days=1)
TEXT = "She came late on Monday. Her mother works nights. The aunt helps on Fridays."


@pytest.fixture
def entry(cast):
    return cases.write(
        by=cast.actor(cast.jana), at=NOW - DAY, case=cast.case, kind="contact", mode="visit", minutes=55, text=TEXT
    )  # fmt: skip


def give(cast, entry, **more):
    given = {
        "to": cast.support,
        "purpose": "plan",
        "basis": "statute",
        "statute": "§ 51",
        "until": NOW + 9 * DAY,
    } | more
    return cases.share(by=cast.actor(cast.jana), at=NOW, entry=entry, **given)


def read(cast, account, entry, at=NOW):
    return cases.entry(entry.pk, for_=cast.actor(account, at), at=at)


def visitor(account):
    client = Client()
    client.force_login(account)
    return client


def test_chosen_sentences_cross_and_nothing_else(cast, entry):
    give(cast, entry, excerpt="The aunt helps on Fridays.")
    seen = read(cast, cast.petra, entry)
    assert seen.text == "The aunt helps on Fridays." and seen.author is None and seen.minutes is None
    assert seen.withheld == ("text", "author", "facts")
    now = clock.now()
    cases.share(
        by=cast.actor(cast.jana), at=now, entry=entry, to=cast.support, purpose="p", basis="statute", statute="§ 51", until=now + DAY,
        excerpt="The aunt helps on Fridays.",
    )  # fmt: skip
    page = visitor(cast.petra).get(reverse("cases:file", args=[cast.case.pk])).text
    assert "The aunt helps" in page and "works nights" not in page and "came late" not in page
    assert read(cast, cast.jana, entry).text == TEXT


def test_fields_cross_one_by_one(cast, entry):
    give(cast, entry, fields=["facts"])
    seen = read(cast, cast.petra, entry)
    assert (seen.text, seen.author, seen.minutes) == ("", None, 55)
    give(cast, entry, fields=["text", "author"])
    seen = read(cast, cast.petra, entry)
    assert (seen.text, seen.author, seen.minutes) == (TEXT, cast.jana, 55)


def test_what_a_partner_changed_shows_of_it_only_what_crosses(cast, entry):
    given = cases.write(
        by=cast.actor(cast.petra), at=NOW - dt.timedelta(hours=2), case=cast.case, kind="note", text=TEXT
    )
    cases.share(
        by=cast.actor(cast.petra), at=NOW, entry=given, to=cast.authority, purpose="p", basis="statute", statute="§ 51",
        until=NOW + DAY, excerpt="Her mother works nights.",
    )  # fmt: skip
    changed, _since = cases.changes(for_=cast.actor(cast.jana), at=NOW)
    assert [e.text for e in changed if e.pk == given.pk] == ["Her mother works nights."]


def test_a_sentence_that_does_not_stand_there_is_refused(cast, entry):
    with pytest.raises(Invalid) as problem:
        give(cast, entry, excerpt="Her mother drinks.")
    assert set(problem.value.problems) == {"excerpt"}


def test_a_share_reaches_one_team_or_one_person(cast, entry):
    team = Team.objects.create(institution=cast.support, name="North")
    give(cast, entry, to_team=team)
    with pytest.raises(NotFound):
        read(cast, cast.petra, entry)
    Membership.objects.filter(account=cast.petra).update(team=team)
    assert read(cast, cast.petra, entry).text == TEXT
    other = cases.write(by=cast.actor(cast.jana), at=NOW, case=cast.case, kind="note", text="Other.")
    give(cast, other, to_account=cast.petra)
    assert read(cast, cast.petra, other).text == "Other."
    with pytest.raises(Invalid) as problem:
        give(cast, other, to_account=cast.lukas)
    assert set(problem.value.problems) == {"to_account"}


def test_a_law_is_named_and_a_request_does_not_come_from_the_future(cast, entry):
    for more, field in (
        ({"statute": ""}, "statute"),
        ({"basis": "request", "requested_on": dt.date(2027, 1, 1)}, "requested_on"),
    ):
        with pytest.raises(Invalid) as problem:
            give(cast, entry, **more)
        assert set(problem.value.problems) == {field}


def test_a_note_stands_for_no_law_and_for_no_day_of_a_request(cast, entry):
    for basis, field in (("statute", "statute"), ("request", "requested_on")):
        with pytest.raises(Invalid) as refused:
            give(cast, entry, basis=basis, statute="", basis_note="of the mother")
        assert set(refused.value.problems) == {field}


def test_both_sides_read_what_crosses_to_whom_since_when_and_the_day_that_was_chosen(
    cast, entry, time_machine
):
    """A share until the end of 30 November is until 30 November on every page, and not until the day after."""
    time_machine.move_to(NOW, tick=False)
    ends = dt.datetime(2026, 11, 30, 23, tzinfo=dt.UTC)
    given = give(cast, entry, until=ends, excerpt="The aunt helps on Fridays.", to_account=cast.petra)
    person = {"to": cast.support, "person": cast.tereza, "fields": ["name"]}
    ground = cases.Ground("plan", "statute", ends, statute="§ 51")
    cases.share_facts(by=cast.actor(cast.jana), at=NOW, case=cast.case, ground=ground, **person)
    for account in (cast.jana, cast.petra):
        page = visitor(account).get(reverse("cases:access", args=[cast.case.pk])).text
        told = " ".join(page[page.index('id="shares"') : page.index('id="looks"')].split())
        assert "30 Nov 2026" in told and "1 Dec" not in told and "24 Nov 2026<" in told
        assert f"only {cast.petra.name} · chosen sentences" in told
    for name, address in (("jana", "cases:file"), ("petra", "cases:file"), ("petra", "sharing:with_us")):
        page = visitor(getattr(cast, name)).get(
            reverse(address, args=[cast.case.pk] if address == "cases:file" else [])
        )
        assert "30 Nov 2026" in page.text and "1 Dec 2026" not in page.text
    assert "30 Nov 2026" in visitor(cast.petra).get("/day/").text and given.until == ends


def test_a_part_may_cross_to_somebody_who_does_not_sit_at_the_table_and_the_whole_may_not(cast, entry):
    with pytest.raises(Invalid):
        give(cast, entry, to=cast.elsewhere)
    give(cast, entry, to=cast.elsewhere, excerpt="The aunt helps on Fridays.")
    with pytest.raises(NotFound):
        read(cast, cast.olga, entry)
    (share,) = cases.shared_with_us(for_=cast.actor(cast.olga), at=NOW)
    assert share.entry.text == "The aunt helps on Fridays." and share.entry.author is None
    assert cases.shared_with_us(for_=cast.actor(cast.olga, NOW + 9 * DAY), at=NOW + 9 * DAY) == []


def consent(cast, **more):
    given = {
        "person": cast.tereza, "institution": cast.authority, "giver": cast.tereza, "given_as": "parent", "scope": ["situation"],
        "to": cast.support, "purpose": "plan", "matter": "plan", "since": NOW - DAY, "until": NOW + 20 * DAY, "language": "cs",
        "signed": "screen", "signed_on": NOW.date(), "signed_name": "Eva", "recorded_by": cast.jana, "recorded_at": NOW - DAY,
    } | more  # fmt: skip
    return Consent.objects.create(**given)


def test_what_rests_on_a_consent_ends_with_it(cast, entry):
    agreed = consent(cast)
    give(
        cast, entry, basis="consent", consent=agreed, scope=["situation"], excerpt="Her mother works nights."
    )
    part = Participation.objects.get(case=cast.case, institution=cast.support)
    Participation.objects.filter(pk=part.pk).update(consent=agreed)
    assert read(cast, cast.petra, entry).text == "Her mother works nights."
    consents.withdraw(by=cast.actor(cast.jana), at=NOW + DAY, consent=agreed, told_by="Eva", how="said")
    later = NOW + DAY + dt.timedelta(seconds=1)
    with pytest.raises(NotFound):
        read(cast, cast.petra, entry, later)
    with pytest.raises(NotFound):
        cases.get(cast.case.pk, for_=cast.actor(cast.petra, later), at=later)


def test_a_share_does_not_outlive_its_consent_nor_go_to_others(cast, entry):
    agreed = consent(cast)
    on = {
        "basis": "consent",
        "consent": agreed,
        "scope": ["situation"],
        "excerpt": "Her mother works nights.",
    }
    for more, field in (
        ({"until": NOW + 30 * DAY}, "until"),
        ({"to": cast.club}, "consent"),
        ({"consent": None}, "consent"),
        ({"scope": []}, "scope"),
        ({"scope": ["situation", "health"]}, "scope"),
        ({"excerpt": ""}, "scope"),  # a whole contact says that there was a visit
        ({"fields": ["facts"]}, "scope"),
        ({"purpose": "something else"}, "purpose"),
    ):
        with pytest.raises(Invalid) as problem:
            give(cast, entry, **on | more)
        assert set(problem.value.problems) == {field}


def test_a_consent_that_another_institution_recorded_lets_us_tell_nothing(cast, entry):
    agreed = consent(cast, institution=cast.club)
    with pytest.raises(Invalid) as problem:
        give(
            cast,
            entry,
            basis="consent",
            consent=agreed,
            scope=["situation"],
            excerpt="Her mother works nights.",
        )
    assert set(problem.value.problems) == {"consent"}


def test_on_a_consent_the_purpose_is_the_one_it_was_given_for_and_another_basis_names_none(cast, entry):
    agreed = consent(cast, purpose="mornings")
    on = {
        "basis": "consent",
        "consent": agreed,
        "scope": ["situation"],
        "excerpt": "Her mother works nights.",
    }
    assert give(cast, entry, **on | {"purpose": ""}).purpose == "mornings"
    assert give(cast, entry, consent=agreed).consent is None


def test_facts_go_on_a_consent_only_as_far_as_it_names_them(cast):
    agreed = consent(cast, scope=["identity"])
    ground = cases.Ground("", "consent", NOW + DAY, consent=agreed)
    told = {
        "by": cast.actor(cast.jana),
        "at": NOW,
        "case": cast.case,
        "person": cast.tereza,
        "to": cast.support,
    }
    with pytest.raises(Invalid) as problem:
        cases.share_facts(**told, fields=["name", "phone"], ground=ground)
    assert set(problem.value.problems) == {"scope"} and "e-mail" in str(problem.value.problems["scope"])
    assert cases.share_facts(**told, fields=["name", "born_on"], ground=ground).purpose == "plan"


def test_who_takes_part_on_a_consent_needs_one_that_names_what_the_table_reads(cast):
    part = cases.who_sees(cast.case, at=NOW)[1]
    cases.part_ways(by=cast.actor(cast.jana), at=NOW, part=part)
    home, by = part.institution, cast.actor(cast.jana)
    told = {
        "by": by,
        "at": NOW + DAY,
        "case": cast.case,
        "institution": home,
        "competence": part.competence,
        "purpose": "",
    }
    narrow = consent(cast, to=home)
    whole = consent(cast, to=home, scope=["identity", "contact", "family", "situation", "help", "plan"])
    for given, field in ((None, "consent"), (narrow, "scope")):
        with pytest.raises(Invalid) as problem:
            cases.bring_in(**told, basis="consent", consent=given)
        assert field in problem.value.problems
    back = cases.bring_in(**told, basis="consent", consent=whole)
    assert (back.until, back.purpose) == (whole.until, "plan")
    consents.withdraw(by=by, at=NOW + 2 * DAY, consent=whole, told_by="Eva", how="said")
    assert home.pk not in {p.institution_id for p in cases.who_sees(cast.case, at=NOW + 2 * DAY)}


def urgent(cast, account, at=NOW, **more):
    given = {"reason": "Neighbour hears shouting, nobody opens.", "minutes": 60} | more
    return cases.look_in_emergency(by=cast.actor(account, at), at=at, case=cast.case, **given)


def test_a_look_opens_everything_to_one_person_for_an_hour_and_changes_nothing(cast, entry):
    urgent(cast, cast.olga)
    assert read(cast, cast.olga, entry).text == TEXT
    header = cases.header(cast.case.pk, for_=cast.actor(cast.olga), at=NOW)
    assert header.urgent and not (header.may_write or header.may_steer or header.may_share)
    with pytest.raises(Refused):
        cases.write(by=cast.actor(cast.olga), at=NOW, case=cast.case, kind="note", text="x")
    over = NOW + dt.timedelta(minutes=60)
    with pytest.raises(NotFound):
        read(cast, cast.olga, entry, over)
    assert read(cast, cast.olga, entry, over - dt.timedelta(microseconds=1)).text == TEXT


def test_a_colleague_of_who_looks_sees_nothing(cast, entry):
    Membership.objects.filter(account=cast.lukas).update(institution=cast.elsewhere, role="worker")
    urgent(cast, cast.olga)
    with pytest.raises(NotFound):
        cases.get(cast.case.pk, for_=cast.actor(cast.lukas), at=NOW)


def test_every_institution_whose_records_are_opened_is_told_at_once_and_without_names(cast):
    urgent(cast, cast.olga)
    told = set(Letter.objects.values_list("to", flat=True))
    assert told == {a.email for a in (cast.jana, cast.mark, cast.dana, cast.petra, cast.lukas)}
    assert not any("Tereza" in letter.body + letter.subject for letter in Letter.objects.all())
    for account in (cast.jana, cast.petra):
        waits = cases.waiting(for_=cast.actor(account), at=NOW, today=NOW.date())
        assert [t.kind for t in waits] == ["cases.urgent"]


def test_where_nobody_is_named_and_nobody_reviews_everybody_there_is_told(cast):
    Participation.objects.filter(institution=cast.support).update(worker=None)
    urgent(cast, cast.jana)
    told = set(Letter.objects.values_list("to", flat=True))
    assert cast.petra.email in told and cast.jana.email not in told
    assert cast.ada.email not in told, "who reads no files has nothing to read"


def test_a_partner_whose_records_were_opened_reviews_too_and_nobody_who_came_later(cast):
    vera = _staff("Vera Kolářová", cast.support, "lead", "cs")
    late = _staff("Lia Oja", cast.elsewhere, "lead", "fi")
    look = urgent(cast, cast.jana)
    cases.bring_in(
        by=cast.actor(cast.jana, NOW + DAY), at=NOW + DAY, case=cast.case, institution=cast.elsewhere, purpose="plan",
        competence="low_threshold_youth_work", basis="statute",
    )  # fmt: skip
    now = NOW + 2 * DAY
    seen = {
        who.name: [row.pk for row in cases.reviews(for_=cast.actor(who, now)).items] == [look.pk]
        for who in (vera, late, cast.mark)
    }
    assert seen == {"Vera Kolářová": True, "Lia Oja": False, cast.mark.name: True}
    assert {s.account.pk for s in cases.who_could_review(look, at=now)} == {
        vera.pk,
        cast.mark.pk,
        cast.dana.pk,
    }
    waits = cases.waiting(for_=cast.actor(vera, now), at=now, today=now.date())
    assert [t.kind for t in waits] == ["cases.review"]
    words = "Nobody at home with us had asked for it."
    done = cases.review(by=cast.actor(vera, now), at=now, look=look, finding="not_right", words=words)
    assert done.reviewed_by_id == vera.pk


def test_a_second_reason_is_kept_and_opens_nothing_longer(cast):
    first = urgent(cast, cast.olga, minutes=30)
    later = NOW + dt.timedelta(minutes=10)
    for _twice in range(2):
        again = urgent(cast, cast.olga, later, minutes=120, reason="The aunt says she is with the neighbour.")
    assert again.pk == first.pk and again.participation.until == NOW + dt.timedelta(minutes=30)
    reasons = ["Neighbour hears shouting, nobody opens.", "The aunt says she is with the neighbour."]
    assert EmergencyLook.objects.get().reason.split("\n") == reasons


def test_nobody_is_found_by_less_than_the_whole_name_and_the_birthday(cast):
    by, born = cast.actor(cast.olga), dt.date(2013, 5, 2)
    for given, family, day in (
        ("Tereza", "Novak", born),
        ("T", "Nováková", born),
        ("Tereza", "Nováková", born + DAY),
    ):
        assert (
            cases.find_in_emergency(by=by, at=NOW, given_name=given, family_name=family, born_on=day) is None
        )
    with pytest.raises(Invalid):
        cases.find_in_emergency(by=by, at=NOW, given_name="Tereza", family_name="", born_on=born)
    found = cases.find_in_emergency(by=by, at=NOW, given_name="tereza", family_name="novakova", born_on=born)
    assert found == cast.case
    tried = TrailEntry.objects.filter(act="cases.find_in_emergency").values_list("details", flat=True)
    assert sorted(tried) == ['{"found":0}'] * 3 + ['{"found":1}']


def test_a_reason_is_required(cast):
    with pytest.raises(Invalid) as problem:
        urgent(cast, cast.olga, reason="danger", minutes=600)
    assert set(problem.value.problems) == {"reason", "minutes"}
    with pytest.raises(Refused):
        urgent(cast, cast.lukas)


def test_who_looked_cannot_close_the_review_also_in_the_database(cast):
    look = urgent(cast, cast.mark)
    with pytest.raises(Refused):
        cases.review(
            by=cast.actor(cast.mark),
            at=NOW,
            look=look,
            finding="right",
            words="I was there myself, it was right.",
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyLook.objects.filter(pk=look.pk).update(
            reviewed_by=cast.mark, reviewed_at=NOW, finding="right"
        )
    words = "The neighbour's call is in the duty log."
    cases.review(by=cast.actor(cast.dana), at=NOW, look=look, finding="right", words=words)
    counted = cases.counted(for_=cast.actor(cast.dana), at=NOW, since=NOW - DAY)
    assert (counted.all, counted.waiting, counted.late, counted.findings["right"]) == (1, 0, 0, 1)
    told = cases.timeline(cast.case, cases.TimelineFilter(), for_=cast.actor(cast.petra), at=NOW + DAY)
    assert {"cases.urgent", "cases.urgent_reviewed"} <= {e.code for e in told.items}


def test_late_reviews_are_counted_and_strangers_review_nothing(cast):
    look = urgent(cast, cast.jana)
    late = cases.counted(for_=cast.actor(cast.dana), at=NOW + 4 * DAY, since=NOW - DAY)
    assert (late.waiting, late.late) == (1, 1)
    with pytest.raises(NotFound):
        cases.look_to_review(look.pk, for_=cast.actor(cast.olga))


def test_the_page_finds_opens_and_ends(cast, entry):
    now = clock.now()
    people.lives_at(
        by=cast.actor(cast.jana, now), at=now, person=cast.tereza, street="Kryt 7", city="Brno", since=dt.date(2026, 1, 1),
        protected=True,
    )  # fmt: skip
    olga, url = visitor(cast.olga), reverse("cases:emergency")
    given = {"given_name": "Tereza", "family_name": "Nováková", "born_on": "2.5.2013", "minutes": "30",
             "reason": "Neighbour hears shouting, nobody opens."}  # fmt: skip
    for born in ("2.5.2013", "3.5.2013"):
        idle = olga.post(url, given | {"born_on": born, "reason": "x"})
        assert (
            idle.status_code == 422 and "Write in a sentence" in idle.text and "No open file" not in idle.text
        )
    assert not TrailEntry.objects.filter(act="cases.find_in_emergency").exists(), "whether there is a file"
    nobody = olga.post(url, given | {"born_on": "3.5.2013"})
    assert nobody.status_code == 422 and "Neighbour hears" in nobody.text
    opened = olga.post(url, given, follow=True)
    assert opened.status_code == 200 and "Tereza Nováková" in opened.text
    ask = visitor(cast.petra).get(reverse("cases:urgent", args=[cast.case.pk])).text
    assert "Not shown: a protected address" in ask, "what the page promises is what the rule shows"
    assert "Kryt 7" not in opened.text and "1 address is protected, and is not shown here." in opened.text
    case = reverse("cases:file", args=[cast.case.pk])
    assert TEXT in olga.get(case).text.replace("\n", " ")
    assert {
        olga.get(reverse(page, args=[cast.case.pk])).status_code
        for page in ("formulations:map", "plans:of_case")
    } == {200}
    now = clock.now()
    trail.left(
        by=cast.actor(cast.olga, now), at=now, act="plans.fridge", record_kind="plan", case=cast.case.pk
    )
    assert olga.post(reverse("cases:end_look", args=[cast.case.pk])).status_code == 303
    assert olga.get(case).status_code == 404
    look = EmergencyLook.objects.get()
    review = visitor(cast.dana).get(reverse("cases:review", args=[look.pk]))
    assert review.status_code == 200 and "Tereza" not in review.text and TEXT not in review.text
    opened = {(str(row["saw"]), row["left"]) for row in review.context["opened"]}
    assert opened == {("the file", False), ("the map", False), ("the plan", False), ("the plan", True)}
    assert "something was printed or taken out" in review.text
    page = visitor(cast.jana).get(reverse("cases:access", args=[cast.case.pk])).text
    assert "something was printed or taken out" in page, "and so does everybody at the table"


def test_an_open_page_notices_that_a_share_was_ended(cast, entry):
    now = clock.now()
    share = cases.share(
        by=cast.actor(cast.jana), at=now, entry=entry, to=cast.support, purpose="p", basis="statute", statute="§ 51", until=now + DAY
    )  # fmt: skip
    petra = visitor(cast.petra)
    page = petra.get(reverse("cases:entry", args=[cast.case.pk, entry.pk])).text
    mark = page.split('data-mark="')[1].split('"')[0]
    still = reverse("cases:still", args=[cast.case.pk])
    assert petra.get(still).text == mark
    cases.end_share(by=cast.actor(cast.jana), at=clock.now(), share=share)
    assert petra.get(still).text != mark


def test_a_past_day_is_answered_on_the_page(cast, entry):
    page = visitor(cast.jana).get(reverse("cases:entry", args=[cast.case.pk, entry.pk]), {"on": "1 Jan 2020"})
    assert page.status_code == 200 and page.context["seen"].people == 0
    wrong = visitor(cast.jana).get(reverse("cases:entry", args=[cast.case.pk, entry.pk]), {"on": "soon"})
    assert wrong.status_code == 200 and "Write the day like this" in wrong.context["seen"].asked.problem


def test_entries_are_never_saved_after_masking(cast, entry):
    give(cast, entry, excerpt="The aunt helps on Fridays.")
    read(cast, cast.petra, entry)
    assert Entry.objects.get(pk=entry.pk).text == TEXT


def test_facts_cross_as_they_stand_and_a_name_only_if_it_is_among_them(cast):
    by = cast.actor(cast.jana)
    people.lives_at(
        by=by, at=NOW - DAY, person=cast.tereza, street="Kryt 7", city="Brno", since=dt.date(2026, 1, 1)
    )
    ground = cases.Ground("outreach", "statute", NOW + DAY, statute="1285/2016 § 11")
    given = cases.share_facts(
        by=by, at=NOW, case=cast.case, person=cast.tereza, fields=["address", "place"], to=cast.elsewhere, ground=ground
    )  # fmt: skip
    olga = cast.actor(cast.olga)
    (share,) = cases.shared_with_us(for_=olga, at=NOW)
    assert [value for _label, value in cases.told(share, for_=olga, at=NOW)] == ["Kryt 7,  Brno", "at home"]
    assert cases.named_here([share], for_=olga) == set()
    assert cases.named_here([share], for_=by) == {given.pk}
