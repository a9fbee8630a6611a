"""The own page, the switch of institution, sessions."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from samspil.accounts import service as accounts
from samspil.trail.models import Entry
from tests.cast import MACHINE, NOW, PASSWORD

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit Version/18.0 Mobile Safari/604.1"


def signed_in(account, agent=FIREFOX) -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    answer = client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content.decode()
    return client


@pytest.fixture
def jana(cast):
    return signed_in(cast.jana)


def test_the_own_page_says_where_one_works_and_what_the_role_does(cast, jana):
    page = jana.get("/me/").content.decode()
    assert cast.authority.name in page and "reads and writes the cases" in page


def test_language_and_look_are_kept_and_spoken_at_once(cast, jana):
    answer = jana.post("/me/", {"language": "cs", "theme": "dark"}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[0][1] == 303
    assert 'lang="cs"' in page and 'data-theme-choice="dark"' in page and "Uloženo" in page


def test_an_unknown_language_is_refused_beside_the_field(jana):
    answer = jana.post("/me/", {"language": "tlh", "theme": "dark"})
    assert answer.status_code == 422 and b"field-error" in answer.content


def test_a_person_reads_in_a_zone_of_their_own_and_the_law_goes_by_the_institution(cast, jana):
    said = {"language": "en", "theme": "auto"}
    assert jana.post("/me/", said | {"time_zone": "Mars/Base"}).status_code == 422
    assert jana.post("/me/", said | {"time_zone": "America/Nuuk"}).status_code == 303
    cast.jana.refresh_from_db()
    actor = accounts.actor_for(cast.jana, institution=None, at=NOW)[0]
    late = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)
    assert (actor.time_zone, actor.law_zone, actor.own_zone) == (
        "America/Nuuk",
        "Europe/Prague",
        "America/Nuuk",
    )
    assert actor.day(late) == dt.date(2026, 11, 23), "where the institution is it is tomorrow already"
    page = jana.get("/me/").content.decode()
    assert '<option value="America/Nuuk" selected>Nuuk' in page
    since = cast.jana.usersession_set.get().created_at.astimezone(ZoneInfo("America/Nuuk"))
    assert f"{since.hour}.{since:%M}" in page, "times are shown in it"
    assert jana.post("/me/", said | {"time_zone": ""}).status_code == 303
    cast.jana.refresh_from_db()
    assert accounts.actor_for(cast.jana, institution=None, at=NOW)[0].time_zone == "Europe/Prague"


def test_the_own_page_makes_a_fixed_number_of_queries(cast, jana, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        jana.get("/me/")


def test_a_session_is_ended_from_another_browser(cast, jana):
    phone = signed_in(cast.jana, PHONE)
    page = jana.get("/me/")
    assert "iPhone" in page.content.decode() and "Firefox, Linux" in page.content.decode()
    other = next(s for s, _, here in page.context["sessions"] if not here)
    assert jana.post(reverse("accounts:end_session", args=[other.pk])).status_code == 303
    assert phone.get("/me/").status_code == 302
    assert jana.get("/me/").status_code == 200
    assert Entry.objects.filter(act="accounts.end_session", account=cast.jana.pk).count() == 1


def test_all_other_sessions_are_ended_at_once(cast, jana):
    phone, tablet = signed_in(cast.jana, PHONE), signed_in(cast.jana)
    jana.post(reverse("accounts:end_other_sessions"))
    assert [c.get("/me/").status_code for c in (phone, tablet, jana)] == [302, 302, 200]


def test_the_session_of_another_person_is_like_one_that_is_not_there(cast, jana):
    page = signed_in(cast.petra).get("/me/")
    theirs = page.context["sessions"][0][0]
    assert jana.post(reverse("accounts:end_session", args=[theirs.pk])).status_code == 404
    assert jana.post(reverse("accounts:end_session", args=[999_999])).status_code == 404
    assert signed_in(cast.petra).get("/me/").status_code == 200


def test_a_person_of_two_institutions_says_for_which_one_they_act(cast, jana):
    accounts.employ(by=MACHINE, at=NOW, account=cast.jana, institution=cast.club, role="youth_worker")
    from samspil.accounts.models import Membership

    Membership.objects.filter(account=cast.jana, institution=cast.club).update(since=cast.jana.created_at)
    page = jana.get("/switch/")
    assert page.status_code == 200 and cast.club.name in page.content.decode()
    answer = jana.post("/switch/", {"institution": str(cast.club.pk)})
    assert answer.status_code == 303
    assert f'<span class="o">{cast.club.name}</span>' in jana.get("/me/").content.decode()


@pytest.mark.parametrize("said", ["elsewhere", "nonsense", ""])
def test_one_acts_for_no_institution_one_does_not_work_for(cast, jana, said):
    chosen = str(cast.elsewhere.pk) if said == "elsewhere" else said
    assert jana.post("/switch/", {"institution": chosen}).status_code == 404
    assert f'<span class="o">{cast.authority.name}</span>' in jana.get("/me/").content.decode()


def test_who_works_nowhere_still_has_an_own_page(cast):
    accounts.create(by=MACHINE, at=NOW, email="eva@example.org", name="Eva", password=PASSWORD)
    client = signed_in(accounts.account_by_email("eva@example.org"))
    assert "You work for no institution" in client.get("/me/").content.decode()
    assert client.get("/staff/").status_code == 404


def test_addresses_and_sign_up_of_the_library_are_closed(jana):
    for address in ("/account/email/", "/account/signup/", "/account/confirm-email/abc/"):
        assert jana.get(address).status_code == 404
        assert jana.post(address, {"email": "a@example.org", "action_add": ""}).status_code == 404
        assert Client().get(address).status_code == 404
