import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from samspil.access.service import NOBODY, Purpose
from samspil.access.terms import Role
from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.people import service as people
from samspil.rights import service as rights
from samspil.rights.models import Reader
from samspil.rights.terms import MOST_TRIES
from samspil.trail import service as trail
from samspil.trail.models import Entry as Trail
from tests.cast import MACHINE, NOW
from tests.rooms.cases.pages import bare, visitor
from tests.rooms.consents import mother
from tests.rooms.rights import BORN, invited, opened, visiting

SECRET = "Nobody of the family reads this sentence."


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def note(cast):
    """What Petra's service writes for itself."""
    by = cast.actor(cast.petra)
    return cases.write(by=by, at=NOW, case=cast.case, kind="note", text=SECRET)


def page(reader, name="file", **more):
    return reverse(f"rights:{name}", args=[reader.pk, *more.values()])


def test_where_no_rule_says_it_a_named_worker_decides_with_a_reason(cast):
    with pytest.raises(Invalid) as refused:
        invited(cast, why="")
    assert set(refused.value.problems) == {"why"}
    reader = opened(cast, person=mother(cast))
    assert reader.decided_by == cast.jana and "custody" in reader.decided_why


def dutch(cast):
    cast.authority.country = "NL"
    cast.authority.save()
    cast.case.institution.refresh_from_db()


def grown(cast, age):
    cast.tereza.born_on = dt.date(NOW.year - age, 1, 1)
    cast.tereza.save()
    cast.case.refresh_from_db()
    return cases.get(cast.case.pk, for_=cast.actor(cast.jana), at=NOW)


@pytest.mark.parametrize(
    ("age", "relation", "lets"),
    [
        (11, "child", False),
        (12, "child", True),
        (15, "parent", True),
        (16, "parent", False),
        (16, "child", True),
    ],
)
def test_the_ages_of_the_law_decide_who_reads(cast, age, relation, lets):
    dutch(cast)
    case = grown(cast, age)
    assert rights.law(case, relation, NOW.date()).allowed is lets


def test_a_parent_stops_reading_on_the_day_the_law_says_though_nobody_ends_it(cast):
    dutch(cast)
    case = grown(cast, 15)
    asked = rights.Asked(person=mother(cast), relation="parent", language="cs")
    reader, _secret = rights.invite(by=cast.actor(cast.jana), at=NOW, case=case, asked=asked)
    assert reader.decided_by is None and rights.may_read(reader, NOW)
    assert not rights.may_read(reader, dt.datetime(NOW.year + 1, 1, 2, 12, tzinfo=dt.UTC))


def test_what_the_law_forbids_nobody_decides(cast):
    dutch(cast)
    case = grown(cast, 16)
    asked = rights.Asked(person=mother(cast), relation="parent", language="cs", why="She insists on it.")
    with pytest.raises(Invalid) as refused:
        rights.invite(by=cast.actor(cast.jana), at=NOW, case=case, asked=asked)
    assert "relation" in refused.value.problems


def test_a_carer_needs_the_consent_that_the_law_asks_for(cast):
    dutch(cast)
    case = grown(cast, 10)
    found = rights.law(case, "carer", NOW.date())
    assert found.allowed and found.consent_of == "parents"


def test_only_the_leading_institution_invites(cast):
    asked = rights.Asked(person=mother(cast), relation="parent", language="cs", why="x" * 20)
    with pytest.raises(Refused):
        rights.invite(by=cast.actor(cast.petra), at=NOW, case=cast.case, asked=asked)
    with pytest.raises(NotFound):
        rights.invite(by=cast.actor(cast.olga), at=NOW, case=cast.case, asked=asked)


def test_the_link_opens_with_the_date_of_birth_and_ends_after_too_many_tries(cast):
    reader, secret = invited(cast)
    key = rights.key(rights.secret_hash(secret), at=NOW)
    for n in range(MOST_TRIES):
        with pytest.raises(Invalid):
            rights.open_with(by=NOBODY, at=NOW, key=key, born_on=dt.date(1980, 1, 1 + n))
    with pytest.raises(NotFound):
        rights.open_with(by=NOBODY, at=NOW, key=key, born_on=reader.person.born_on)
    with pytest.raises(NotFound):
        rights.key(rights.secret_hash(secret), at=NOW)
    assert Trail.objects.filter(act="rights.open_failed", case=cast.case.pk).count() == MOST_TRIES


def test_a_link_expires_and_a_new_one_ends_the_old(cast):
    reader, secret = invited(cast)
    with pytest.raises(NotFound):
        rights.key(rights.secret_hash(secret), at=NOW + dt.timedelta(days=15))
    again = rights.new_key(by=cast.actor(cast.jana), at=NOW, reader=reader)
    with pytest.raises(NotFound):
        rights.key(rights.secret_hash(secret), at=NOW)
    assert rights.key(rights.secret_hash(again), at=NOW).reader == reader


def test_the_file_is_open_in_that_browser_for_half_an_hour(cast, time_machine):
    reader, secret = invited(cast)
    client = visiting(secret)
    answer = client.get(page(reader))
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    time_machine.move_to(NOW + dt.timedelta(minutes=31), tick=False)
    assert client.get(page(reader)).status_code == 403
    assert client.get(page(reader)).status_code == 404


def test_nobody_else_gets_more_than_the_answer_of_a_missing_page(cast):
    reader, secret = invited(cast)
    for client in (Client(), visitor(cast.jana), visitor(cast.olga)):
        for name in ("file", "kept", "looks", "words", "withheld", "asked", "not_true", "keep"):
            answer, missing = client.get(page(reader, name)), client.get(page(cast.tereza, name))
            assert answer.status_code == 404 and bare(answer) == bare(missing)
    assert visiting(secret).get(page(cast.tereza)).status_code == 404


def test_a_wrong_birthday_opens_nothing_and_a_used_up_link_looks_like_none(cast):
    reader, secret = invited(cast)
    client = Client()
    answer = client.post(f"/my/open/{secret}/", {"born_on": "2. 2. 1988"})
    assert answer.status_code == 422 and client.get(page(reader)).status_code == 404
    assert client.get("/my/open/nothing/").status_code == 404


def test_who_works_here_does_not_read_through_the_link_they_printed(cast):
    reader, secret = invited(cast)
    client = visitor(cast.jana)
    answer = client.post(f"/my/open/{secret}/", {"born_on": BORN})
    assert answer.status_code == 200 and client.get(page(reader)).status_code == 404


def test_the_person_sees_that_notes_exist_and_not_what_is_in_them(cast, note):
    reader, secret = invited(cast)
    client = visiting(secret)
    for name in ("file", "kept", "looks", "words", "withheld", "asked"):
        assert SECRET not in client.get(page(reader, name)).text
    kept = client.get(page(reader, "kept")).text
    assert "Notes: 1" in kept and "SAS Brno (1)" in kept


def test_names_of_others_are_shown_only_when_expressly_opened(cast):
    by = cast.actor(cast.jana)
    aunt = people.add(by=by, at=NOW, given_name="Zdena", family_name="Tichá")
    people.bind(by=by, at=NOW, person=aunt, to=cast.tereza, kind="aunt_uncle")
    reader, secret = invited(cast)
    client = visiting(secret)
    assert "Zdena" not in client.get(page(reader, "kept")).text
    Reader.objects.update(names_open=True)
    assert "Zdena" in client.get(page(reader, "kept")).text


def test_a_secret_place_is_never_shown(cast):
    by = cast.actor(cast.jana)
    case = cases.get(cast.case.pk, for_=by, at=NOW)
    cases.moved(
        by=by, at=NOW, case=case, revision=case.revision, place="crisis_bed", since=NOW.date(),
        text="Tichá 7", secret=True,
    )  # fmt: skip
    reader, secret = invited(cast)
    client = visiting(secret)
    for name in ("file", "kept"):
        text = client.get(page(reader, name)).text
        assert "Tichá 7" not in text and "crisis bed" not in text


def test_what_is_withheld_is_counted_with_its_reason_and_not_shown(cast):
    reader, secret = invited(cast)
    client = visiting(secret)
    assert "at home" in client.get(page(reader)).text
    rights.withhold(
        by=cast.actor(cast.mark), at=NOW, case=cast.case, what="place", record=None, why="safety",
        words="The father looks for her.",
    )  # fmt: skip
    text = client.get(page(reader)).text
    assert "at home" not in text and "1 thing we do not show you" in text
    assert "The team leader decided, you can object." in text
    listed = client.get(page(reader, "withheld")).text
    assert "Somebody could come to harm." in listed and "The father looks" not in listed


def test_every_look_leaves_an_entry_with_the_purpose_and_the_reader(cast):
    reader, secret = invited(cast)
    client = visiting(secret)
    before = Trail.objects.count()
    client.get(page(reader))
    entry = Trail.objects.latest("id")
    assert Trail.objects.count() == before + 1
    assert entry.purpose == Purpose.OWN_FILE and entry.record == str(reader.pk) and entry.case == cast.case.pk


def test_looks_are_shown_by_institution_and_purpose_without_names_and_without_ones_own(cast):
    visitor(cast.petra).get(reverse("cases:file", args=[cast.case.pk]))
    reader, secret = invited(cast)
    client = visiting(secret)
    client.get(page(reader))
    text = client.get(page(reader, "looks")).text
    assert "SAS Brno" in text and "Work on the case" in text
    assert "Petra" not in text and "Malá" not in text and "own file" not in text.lower().split("<main")[1]


def test_looks_that_belong_together_are_one_look(cast):
    by = cast.actor(cast.petra).with_purpose("case work")
    for minutes in (0, 5, 10, 90):
        at = NOW - dt.timedelta(hours=2) + dt.timedelta(minutes=minutes)
        trail.seen(by=by, at=at, act="cases.file", record_kind="case", record=cast.case.pk, case=cast.case.pk)
    reader = opened(cast)
    found, _page = rights.looks(reader, at=NOW)
    own = [look for look in found if look.institution == cast.support]
    assert [look.at for look in own] == [NOW - dt.timedelta(minutes=30), NOW - dt.timedelta(hours=2)]


def test_a_look_in_an_emergency_is_marked_with_what_its_review_found(cast):
    by = cast.actor(cast.lukas)
    outside = accounts.create(by=MACHINE, at=NOW, email="karel@example.org", name="Karel Noc")
    accounts.employ(by=MACHINE, at=NOW, account=outside, institution=cast.elsewhere, role=Role.WORKER)
    by = cast.actor(outside)
    look = cases.look_in_emergency(
        by=by, at=NOW, case=cast.case, reason="A neighbour rang in the night.", minutes=60
    )
    eyes = by.with_purpose("emergency")
    trail.seen(by=eyes, at=NOW, act="cases.file", record_kind="case", record=cast.case.pk, case=cast.case.pk)
    reader, secret = invited(cast)
    client = visiting(secret)
    text = client.get(page(reader)).text
    assert "A look in an emergency." in text and "Somebody else will check" in text and "Karel" not in text
    cases.review(
        by=cast.actor(cast.mark), at=NOW, look=look, finding="right", words="The child was in danger."
    )
    assert "it was right" in client.get(page(reader)).text


def test_an_account_of_ones_own_keeps_the_file(cast, time_machine):
    reader, secret = invited(cast)
    client = visiting(secret)
    weak = client.post(
        page(reader, "keep"), {"email": "hana@example.org", "password": "short", "again": "short"}
    )
    assert weak.status_code == 422
    said = {
        "email": "hana@example.org",
        "password": "correct horse battery",
        "again": "correct horse battery",
    }
    assert client.post(page(reader, "keep"), said).status_code == 302
    account = accounts.account_by_email("hana@example.org")
    assert Reader.objects.get().account == account
    fresh = visitor(account)
    assert fresh.get("/", follow=True).redirect_chain[-1][0] == page(reader)
    assert fresh.get("/day/").status_code == 404
    rights.end_reading(by=cast.actor(cast.jana), at=NOW, reader=Reader.objects.get())
    time_machine.move_to(NOW + dt.timedelta(seconds=1), tick=False)
    assert fresh.get(page(reader)).status_code == 404


def test_a_file_is_not_kept_in_the_account_of_somebody_else_who_is_signed_in_on_that_phone(cast):
    _reader, secret = invited(cast)
    own = {"email": "hana@example.org", "password": "correct horse battery", "again": "correct horse battery"}
    client = visiting(secret)
    client.post(page(Reader.objects.get(), "keep"), own)
    hana = accounts.account_by_email("hana@example.org")
    father = people.add(
        by=cast.actor(cast.jana),
        at=NOW,
        given_name="Karel",
        family_name="Novotný",
        born_on=dt.date(1985, 2, 3),
    )
    his, link = invited(cast, person=father)
    phone = visitor(hana)
    assert phone.post(reverse("rights:open", args=[link]), {"born_on": "3. 2. 1985"}).status_code == 303
    assert phone.get(page(his)).status_code == 200, "open here for half an hour"
    assert Reader.objects.get(pk=his.pk).account is None, "and not in her account for ever"
    twin, link = invited(
        cast,
        person=people.add(
            by=cast.actor(cast.jana),
            at=NOW,
            given_name="Hana",
            family_name="Nováková",
            born_on=dt.date(1970, 1, 1),
        ),
    )
    phone.post(reverse("rights:open", args=[link]), {"born_on": "1. 1. 1970"})
    assert Reader.objects.get(pk=twin.pk).account is None, "the same name and another birthday"


def test_the_page_says_what_is_known_of_oneself_without_number_and_address(cast):
    hana = mother(cast)
    type(hana).objects.filter(pk=hana.pk).update(phone="777 123 456", email="hana.novakova@example.org")
    people.lives_at(
        by=cast.actor(cast.jana),
        at=NOW,
        person=hana,
        street="Kryt 7",
        city="Brno",
        since=NOW.date(),
        protected=True,
    )
    reader, secret = invited(cast, person=hana)
    text = visiting(secret).get(page(reader, "kept")).text
    assert "Hana" in text and "1 Mar 1988" in text and "ends in 456" in text and "ha…@example.org" in text
    assert "kept, not shown here" in text
    assert not any(word in text for word in ("777 123", "hana.novakova", "Kryt"))


def test_the_page_of_a_young_person_leaves_at_once_and_says_nothing_in_its_title(cast):
    reader, secret = invited(cast, person=cast.tereza, relation="child")
    client = visiting(secret, "2. 5. 2013")
    text = client.get(page(reader)).text
    assert "data-leave" in text and "<title>My page · Samspil</title>" in text
    client.post(reverse("rights:leave"))
    assert client.get(page(reader)).status_code == 404


def test_the_letter_names_nobody(cast, mailoutbox):
    from samspil.notices.models import Letter

    asked = rights.Asked(
        person=mother(cast), relation="parent", language="en", why="x" * 20, email="hana@example.org"
    )
    rights.invite(
        by=cast.actor(cast.jana), at=NOW, case=cast.case, asked=asked, link=lambda s: f"https://x.example/{s}"
    )
    text = str(Letter.objects.latest("pk").__dict__)
    assert all(name not in text for name in ("Hana", "Tereza", "Nová", "OSPOD"))


def test_the_number_of_queries_does_not_grow_with_the_file(cast, django_assert_max_num_queries):
    reader = opened(cast)
    with django_assert_max_num_queries(24) as few:
        rights.file(reader, at=NOW)
    by = cast.actor(cast.jana)
    for n in range(6):
        cases.write(by=by, at=NOW, case=cast.case, kind="note", text=f"Note {n}")
        trail.seen(
            by=by, at=NOW, act="cases.file", record_kind="case", record=cast.case.pk, case=cast.case.pk
        )
        rights.say(by=rights.lens(reader, NOW), at=NOW, reader=reader, text=f"Words {n}", language="cs")
    with django_assert_max_num_queries(len(few)):
        rights.file(reader, at=NOW)
