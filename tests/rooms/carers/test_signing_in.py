"""A carer is invited to sign in; evidence is kept as a file; what ends and who hears nothing waits for who guides the family."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samspil.access.service import NOBODY
from samspil.carers import service as carers
from samspil.carers.models import Check, FosterFamily, Key
from samspil.documents.models import Stored
from samspil.ground.errors import NotFound, Refused
from samspil.notices.models import Letter
from samspil.retention import service as retention
from samspil.trail.models import Entry
from tests.cast import NOW, PASSWORD, TODAY

DAY = dt.timedelta(days=1)
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture(autouse=True)
def story_time(db, time_machine):
    cache.clear()
    time_machine.move_to(NOW)


def client_of(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_a_carer_is_invited_chooses_a_password_and_lands_on_their_own_page(house, hoekstra):
    hilde, carer = client_of(house.hilde), hoekstra.members.get()
    page = reverse("carers:show", args=[hoekstra.pk])
    assert b"Invite a carer to sign in" in hilde.get(page).content
    said = {"do": "invite", "member": carer.pk, "email": "anne@example.org", "language": "nl"}
    assert hilde.post(page, said | {"email": "anne"}).status_code == 422
    assert hilde.post(page, said).status_code == 303 and hilde.post(page, said).status_code == 303
    first, second = (
        "/" + body.split("://")[1].split()[0].split("/", 1)[1]
        for body in Letter.objects.order_by("pk").values_list("body", flat=True)
    )
    assert "Hoekstra" not in Letter.objects.first().body and "Pleegzorg" not in Letter.objects.first().body
    anne = Client()
    assert anne.get(first).status_code == 404, "an older link stops working"
    assert "Pleegzorg Groningen nodigt je uit" in anne.get(second).content.decode()
    assert hilde.get(second).status_code == 200 and b"somebody else" in hilde.get(second).content
    assert anne.post(second, {"password": "short", "again": "short"}).status_code == 422
    answer = anne.post(second, {"password": PASSWORD, "again": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("fostering:home"), answer.redirect_chain
    assert "Hoekstra" in anne.get(reverse("carers:own")).content.decode()
    assert Client().get(second).status_code == 404 and "anne" not in str(Key.objects.values("secret_hash"))
    shown = hilde.get(page).content.decode()
    assert "signs in" in shown and "Invite a carer" not in shown


def test_whoever_has_an_account_signs_in_first_and_only_carers_are_invited(house, hoekstra, cast):
    by, carer = house.actor(house.hilde), hoekstra.members.get()
    child = carers.add_member(by=by, at=NOW, family=hoekstra, role="child", given_name="Tim", since=TODAY)
    said = {"by": by, "at": NOW, "email": cast.olga.email, "language": "cs"}
    with pytest.raises(Refused):
        carers.invite_carer(**said, member=child)
    with pytest.raises(NotFound):
        carers.invite_carer(**(said | {"by": house.actor(house.noor)}), member=carer)
    key = carers.by_key(carers.invite_carer(**said, member=carer), at=NOW)
    with pytest.raises(Refused):
        carers.accept_carer(by=NOBODY, at=NOW, key=key, password=PASSWORD)
    with pytest.raises(NotFound):
        carers.accept_carer(by=house.actor(cast.olga), at=NOW + 15 * DAY, key=key)
    carers.accept_carer(by=house.actor(cast.olga), at=NOW, key=key)
    with pytest.raises(NotFound):
        carers.accept_carer(by=house.actor(cast.olga), at=NOW, key=key)
    with pytest.raises(Refused):
        carers.invite_carer(**said, member=carer)
    assert carers.of_account(for_=house.actor(cast.olga), at=NOW) == hoekstra


def test_evidence_is_kept_as_a_file_read_by_the_service_alone_and_goes_before_the_family(house, hoekstra):
    hilde, carer = client_of(house.hilde), hoekstra.members.get()
    page = reverse("carers:show", args=[hoekstra.pk])
    said = {
        "do": "check",
        "check": "no_objection",
        "member": carer.pk,
        "evidence": "VGB 12",
        "shown_on": "today",
    }
    wrong = SimpleUploadedFile("x.exe", b"MZ\x90")
    assert hilde.post(page, said | {"file": wrong}).status_code == 422 and not Check.objects.exists()
    assert hilde.post(page, said | {"file": SimpleUploadedFile("vgb.pdf", PDF)}).status_code == 303
    paper = reverse("carers:evidence", args=[Check.objects.get().pk])
    assert paper in hilde.get(page).content.decode()
    answer = hilde.get(paper)
    assert answer.content == PDF and "evidence.pdf" in answer["Content-Disposition"]
    assert Entry.objects.filter(act="carers.evidence").exists()
    assert client_of(house.noor).get(paper).status_code == 404
    FosterFamily.objects.update(status="declined", ended_on=TODAY - 800 * DAY)
    list(retention.clear(by=NOBODY, at=NOW))
    assert FosterFamily.objects.exists(), "the paper goes first"
    carers.by_the_clock(at=NOW)
    assert not Stored.objects.exists()
    list(retention.clear(by=NOBODY, at=NOW))
    assert not FosterFamily.objects.exists()


def test_what_ends_and_who_hears_nothing_waits_for_who_guides_the_family_in_one_query(house, hoekstra):
    by, carer = house.actor(house.hilde), hoekstra.members.get()
    carers.guide(by=by, at=NOW, family=hoekstra, account=house.hilde.pk)
    show = {"by": by, "at": NOW, "family": hoekstra, "evidence": "x"}
    old = {"check": "no_objection", "member": carer, "shown_on": TODAY - 90 * DAY, "until": TODAY - DAY}
    carers.show_check(**show, **old)
    carers.show_check(**show, check="preparation", shown_on=TODAY - 90 * DAY, until=TODAY + 10 * DAY)
    carers.show_check(**show, check="health", shown_on=TODAY - 90 * DAY, until=TODAY + 90 * DAY)
    way = carers.note_enquiry(
        by=by, at=NOW, name="Sital", kind="general", phone="1", next_on=TODAY, next_what="Ring"
    )
    carers.show_check(
        **(show | {"family": way.family}), check="health", shown_on=TODAY - 9 * DAY, until=TODAY - DAY
    )

    def waits(account):
        return [
            (t.title, str(t.detail)) for t in carers.waiting(for_=house.actor(account), at=NOW, today=TODAY)
        ]

    assert waits(house.hilde) == [
        ("Sital", "Ring"), ("Hoekstra", "Has ended: certificate of no objection, Anne"), ("Sital", "Has ended: health statement"),
        ("Hoekstra", "Ends soon: preparation completed"), ("Hoekstra", "Has not heard from us for a long time"),
    ] or sorted(waits(house.hilde)) == sorted([
        ("Sital", "Ring"), ("Hoekstra", "Has ended: certificate of no objection, Anne"), ("Sital", "Has ended: health statement"),
        ("Hoekstra", "Ends soon: preparation completed"), ("Hoekstra", "Has not heard from us for a long time"),
    ])  # fmt: skip
    assert waits(house.wim) == [] == waits(house.noor)
    with CaptureQueriesContext(connection) as asked:
        carers.waiting(for_=by, at=NOW, today=TODAY)
    assert len(asked) == 1
    carers.show_check(**show, **(old | {"shown_on": TODAY, "until": TODAY + 400 * DAY}))
    carers.note_heard(by=by, at=NOW, family=hoekstra)
    assert [t for t in waits(house.hilde) if t[0] == "Hoekstra"] == [
        ("Hoekstra", "Ends soon: preparation completed")
    ]
    assert "Has ended: health statement" in client_of(house.hilde).get(reverse("desk:day")).content.decode()
