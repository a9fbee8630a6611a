"""Colleagues and invitations."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from samspil.accounts import service as accounts
from samspil.accounts.models import Account, Invitation, Membership
from samspil.notices.models import Letter
from samspil.trail.models import Entry
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
NEW = {"name": "Nina Bílá", "email": "nina@example.org", "role": "worker", "language": "cs"}
GOOD = "three words in a row"


@pytest.fixture
def ada(cast) -> Client:
    client = Client()
    client.force_login(cast.ada)
    return client


def link_in_the_mail() -> str:
    return re.search(r"https?://[^/]+(/invited/\S+)", Letter.objects.latest("queued_at").body)[1]


def invited(ada) -> str:
    assert ada.post("/staff/", NEW).status_code == 303
    return link_in_the_mail()


def test_an_invitation_goes_out_by_mail_in_the_language_of_the_invited(cast, ada):
    invited(ada)
    letter = Letter.objects.get()
    assert letter.to == "nina@example.org" and letter.subject == "Pozvánka do Samspilu"
    assert cast.authority.name not in letter.body and "Ada" not in letter.body and "Nina" not in letter.body
    assert "Nina Bílá" in ada.get("/staff/").content.decode()


def test_the_invited_choose_a_password_and_are_signed_in(cast, ada):
    link, visitor = invited(ada), Client()
    page = visitor.get(link)
    assert page.status_code == 200 and cast.authority.name in page.content.decode()
    answer = visitor.post(link, {"password": GOOD, "again": GOOD})
    assert answer.status_code == 302 and answer["Location"] == reverse("desk:day")
    assert visitor.get("/me/").status_code == 200
    nina = Account.objects.get(email="nina@example.org")
    assert nina.check_password(GOOD) and nina.language == "cs"
    assert Membership.objects.get(account=nina).institution == cast.authority
    accepted = Entry.objects.get(act="accounts.accept_invitation")
    assert accepted.account == nina.pk and accepted.institution == cast.authority.pk


@pytest.mark.parametrize(
    ("password", "again", "says"),
    [
        ("short", "short", "12"),
        ("1234567890123", "1234567890123", "common"),
        ("nina@example.org", "nina@example.org", "similar"),
        (GOOD, GOOD + "x", "differ"),
        ("", "", "empty"),
    ],
)
def test_a_weak_password_is_refused_beside_its_field(cast, ada, password, again, says):
    visitor = Client()
    visitor.cookies["django_language"] = "en"
    answer = visitor.post(invited(ada), {"password": password, "again": again})
    page = answer.content.decode()
    assert answer.status_code == 422 and "field-error" in page and (says in page or says == "empty")
    assert not Account.objects.filter(email="nina@example.org").exists()


def test_a_used_an_ended_a_withdrawn_and_an_invented_link_look_alike(cast, ada):
    def seen(link: str) -> tuple[int, bytes]:
        answer = Client().get(link)
        return answer.status_code, re.sub(
            rb'(value|content|nonce)="[\w-]+"|next" value="[^"]+"', b"", answer.content
        )

    used = invited(ada)
    Client().post(used, {"password": GOOD, "again": GOOD})
    ada.post("/staff/", NEW | {"email": "olda@example.org"})
    withdrawn = link_in_the_mail()
    ada.post(reverse("accounts:withdraw", args=[Invitation.objects.get(email="olda@example.org").pk]))
    ada.post("/staff/", NEW | {"email": "ota@example.org"})
    ended = link_in_the_mail()
    row = Invitation.objects.get(email="ota@example.org")
    Invitation.objects.filter(pk=row.pk).update(expires_at=row.invited_at)
    answers = [seen(link) for link in (used, withdrawn, ended, "/invited/invented/")]
    assert answers[0][0] == 404
    assert all(a == answers[0] for a in answers)


def test_a_link_sent_again_ends_the_old_one(cast, ada):
    old = invited(ada)
    ada.post(reverse("accounts:invite_again", args=[Invitation.objects.get().pk]))
    assert Client().get(old).status_code == 404
    assert Client().get(link_in_the_mail()).status_code == 200


def test_who_has_an_account_accepts_only_while_signed_in_to_it(cast, ada):
    ada.post("/staff/", NEW | {"email": "petra@example.org"})
    link, petra = link_in_the_mail(), Client()
    page = petra.get(link).content.decode()
    assert 'type="password"' not in page and "next=" in page
    assert petra.post(link, {"password": PASSWORD, "again": PASSWORD}).status_code == 200
    assert Membership.objects.filter(account=cast.petra).count() == 1
    petra.force_login(cast.petra)
    assert petra.post(link).status_code == 303
    assert Membership.objects.filter(account=cast.petra, institution=cast.authority).count() == 1
    assert f'<span class="o">{cast.authority.name}</span>' in petra.get("/me/").content.decode()


def test_an_invitation_is_for_nobody_else_who_is_signed_in(cast, ada):
    link, petra = invited(ada), Client()
    petra.force_login(cast.petra)
    assert "for somebody else" in petra.get(link).content.decode()
    petra.post(link, {"password": GOOD, "again": GOOD})
    assert not Account.objects.filter(email="nina@example.org").exists()


@pytest.mark.parametrize(
    "wrong",
    [{"email": "nobody"}, {"name": " "}, {"role": "king"}, {"email": "jana@example.org"}, {"language": "x"}],
)
def test_a_wrong_invitation_is_refused_and_what_was_typed_stays(cast, ada, wrong):
    answer = ada.post("/staff/", NEW | wrong)
    assert answer.status_code == 422 and b"field-error" in answer.content
    assert not Invitation.objects.exists() and not Letter.objects.exists()
    if "name" not in wrong:
        assert "Nina Bílá" in answer.content.decode()


def test_the_same_address_is_invited_once(cast, ada):
    invited(ada)
    assert ada.post("/staff/", NEW).status_code == 422


def test_a_role_is_changed_and_both_grants_stay_readable(cast, ada):
    place = Membership.objects.get(account=cast.jana)
    assert ada.get(reverse("accounts:colleague", args=[place.pk])).status_code == 200
    assert ada.post(reverse("accounts:colleague", args=[place.pk]), {"role": "lead"}).status_code == 303
    assert sorted(Membership.objects.filter(account=cast.jana).values_list("role", flat=True)) == [
        "lead",
        "worker",
    ]


def test_an_ended_role_shuts_out_at_once(cast, ada):
    jana = Client()
    jana.force_login(cast.jana)
    assert jana.get("/day/").status_code == 200
    ada.post(reverse("accounts:end_role", args=[Membership.objects.get(account=cast.jana).pk]))
    assert jana.get("/day/").status_code == 404


def test_nobody_ends_or_changes_their_own_role(cast, ada):
    own = Membership.objects.get(account=cast.ada)
    ada.post(reverse("accounts:end_role", args=[own.pk]))
    assert ada.post(reverse("accounts:colleague", args=[own.pk]), {"role": "lead"}).status_code == 403
    own.refresh_from_db()
    assert own.until is None and own.role == "administrator"


def test_staff_of_another_institution_are_as_if_they_were_not_there(cast, ada):
    theirs = Membership.objects.get(account=cast.petra)
    for name in ("accounts:colleague", "accounts:end_role"):
        assert ada.post(reverse(name, args=[theirs.pk]), {"role": "lead"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.until is None


def test_a_worker_sees_no_staff_page(cast):
    client = Client()
    client.force_login(cast.jana)
    assert client.get("/staff/").status_code == 404
    assert client.post("/staff/", NEW).status_code == 404 and not Invitation.objects.exists()


def test_the_staff_page_makes_a_fixed_number_of_queries(cast, ada, django_assert_num_queries):
    ada.get("/staff/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        ada.get("/staff/")
    for n in range(12):
        ada.post("/staff/", NEW | {"email": f"n{n}@example.org"})
    ada.get("/staff/")  # shows the messages that wait
    with CaptureQueriesContext(connection) as many:
        ada.get("/staff/")
    assert len(many) == len(few)


def test_a_link_works_for_one_of_two_who_click_at_once(cast, ada):
    link = invited(ada)
    invitation = accounts.invitation_by_secret(
        accounts.secret_hash(link.split("/")[2]), at=Entry.objects.latest("at").at
    )
    Client().post(link, {"password": GOOD, "again": GOOD})
    from samspil.access.service import NOBODY
    from samspil.ground.errors import NotFound

    with pytest.raises(NotFound):
        accounts.accept_invitation(by=NOBODY, at=invitation.invited_at, invitation=invitation, password=GOOD)
