"""The pages of the service and of the carer, opened and used as a browser would."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from samspil.access.service import Role
from samspil.fostering import service as fostering
from samspil.fostering.models import Care, Expense
from samspil.fostering.terms import ITEMS
from samspil.ground import fence
from tests.cast import NOW, TODAY
from tests.rooms.fostering.scene import account, service, tell_all
from tests.rooms.fostering.test_figures import rate
from tests.rooms.fostering.test_guiding import PNG, WELL


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def elker(db):
    with fence.lifted("a test speaks for several"):
        yield service()


def visitor(account):
    client = Client()
    client.force_login(account)
    return client


def test_the_service_keeps_a_place_answers_the_set_and_notes_that_the_child_came(elker):
    maja, url = visitor(elker.maja), reverse("fostering:of_case", args=[elker.cases[0].pk])
    file = reverse("cases:file", args=[elker.cases[0].pk])
    assert f'href="{url}">Keep a place in a family' in maja.get(file).text, "the child's file leads there"
    assert "Damsgaard, general (Vejle)" in maja.get(url).text
    kept = {
        "act": "place",
        "place": f"{elker.family.pk}|general",
        "arrives_on": "2026-11-24",
        "visit_every_weeks": "4",
    }
    assert "Write why nobody decides on a match first" in maja.post(url, kept).text
    kept["undecided_why"] = "Her grandparents"
    assert maja.post(url, kept | {"arrives_on": "soon"}).status_code == 422
    assert maja.post(url, kept).status_code == 303
    care = Care.objects.get()
    said = {"care": care.pk, "act": "tell", "item": "medicine", "state": "told"}
    assert "Write the answer" in maja.post(url, said).text
    assert maja.post(url, said | {"text": "Asthma spray"}).status_code == 303
    answer = maja.post(url, {"care": care.pk, "act": "arrive", "on": "2026-11-24"})
    assert answer.status_code == 403 and "has not said yes yet" in answer.text
    with fence.lifted("the carer says yes"):
        tell_all(elker, care)
        fostering.receive(by=elker.carer, at=NOW, care=care)
        fostering.confirm(by=elker.carer, at=NOW, care=care)
    assert maja.post(url, {"care": care.pk, "act": "arrive", "on": "today"}).status_code == 303
    assert "Damsgaard <span" in maja.get(file).text
    for act, more in (
        ("plan_visit", {"day": "2026-12-01", "clock": "10", "kind": "home"}),
        ("plan_contact", {"whom": "Mother", "day": "2026-11-29", "clock": "13.00"}),
        ("delegate", {"task": "doctor", "decides": "carer", "given_by": "Mother"}),
        ("change", {"guide": elker.hanne.pk, "visit_every_weeks": "2"}),
    ):
        assert maja.post(url, {"care": care.pk, "act": act} | more).status_code == 303, act
    page = maja.get(url).text
    assert "Asthma spray" not in page and "Something" in page and "every 2 weeks" in page
    assert "given by Mother" in page and "No family of yours has a free place for respite" in page
    assert maja.post(url, kept).status_code == 422, "beside where it lives, a place is kept for respite alone"
    assert maja.post(url, {"care": care.pk, "act": "nonsense"}).status_code == 404
    listed = maja.get(reverse("fostering:list")).text
    assert "Damsgaard" in listed and "whole" in listed
    over = maja.post(url, {"care": care.pk, "act": "end", "on": "today", "reason": "carer", "where": "home"})
    assert over.status_code == 303 and "Ended last" in maja.get(reverse("fostering:list")).text


def test_the_carer_reads_refuses_without_the_whole_set_and_says_yes_with_it(elker):
    with fence.lifted("a scene"):
        care = elker.place()
        tell_all(elker, care, but=1)
    birgit, url = visitor(elker.birgit), reverse("fostering:child", args=[care.pk])
    assert birgit.get(reverse("fostering:home")).text.count("Alma")
    answer = birgit.post(url, {"act": "confirm"})
    assert answer.status_code == 403 and "Clothes and dear things" in answer.text
    assert birgit.post(url, {"act": "hold", "items": "clothes"}).status_code == 303
    assert birgit.post(url, {"act": "receive"}).status_code == 422
    with fence.lifted("a scene"):
        fostering.tell(by=elker.worker, at=NOW, care=care, item=ITEMS[-1], state="told", text="A bear")
    assert birgit.post(url, {"act": "receive", "read": "on"}).status_code == 303
    assert birgit.post(url, {"act": "confirm"}).status_code == 303
    assert "You said yes" in birgit.get(url).text


def test_the_carer_asks_checks_in_writes_and_sends_a_receipt_from_the_phone(elker):
    with fence.lifted("a scene"):
        care = elker.place(emergency=True, arrives_at=NOW)
        fostering.arrive(by=elker.worker, at=NOW, care=care, on=TODAY)
        paper = fostering.keep_paper(by=elker.worker, at=NOW, care=care, title="Agreement", content=PNG)
        fostering.plan_contact(by=elker.worker, at=NOW, care=care, whom="Mother", starts_at=NOW)
    birgit = visitor(elker.birgit)

    def to(name):
        return reverse(f"fostering:{name}", args=[care.pk])

    assert birgit.post(to("ask"), {"act": "ask", "text": "When is school?"}).status_code == 303
    assert birgit.post(to("write"), {"act": "check_in"} | WELL | {"rest": 0}).status_code == 303
    assert birgit.post(to("write"), {"act": "check_in", "rest": 9}).status_code == 422
    assert birgit.post(to("write"), {"act": "line", "text": "We baked."}).status_code == 303
    spent = {"act": "spend", "what": "Shoes", "amount": "249.50", "spent_on": "today"}
    photo = SimpleUploadedFile("a.png", PNG, content_type="image/png")
    assert birgit.post(to("papers"), spent | {"photo": photo}).status_code == 303
    assert "When is school?" in birgit.get(to("ask")).text and "We baked." in birgit.get(to("write")).text
    assert "249.50 DKK" in birgit.get(to("papers")).text
    expense = Expense.objects.get()
    assert birgit.get(reverse("fostering:own_receipt", args=[expense.pk])).content == PNG
    assert birgit.get(reverse("fostering:own_paper", args=[paper.pk])).content == PNG
    hanne, url = visitor(elker.hanne), reverse("fostering:of_case", args=[care.case_id])
    assert hanne.get(reverse("fostering:photo", args=[expense.pk])).content == PNG
    page = hanne.get(url).text
    assert "When is school?" in page and "We baked." not in page and "somebody answered no" in page
    decided = {"care": care.pk, "act": "decide", "expense": expense.pk, "agreed": "no"}
    assert hanne.post(url, decided).status_code == 422
    assert hanne.post(url, decided | {"agreed": "yes"}).status_code == 303


def test_who_leads_sees_the_month_the_stability_and_the_places(elker):
    with fence.lifted("a scene"):
        care = elker.place(emergency=True, arrives_at=NOW)
        fostering.arrive(by=elker.worker, at=NOW, care=care, on=TODAY)
        rate("basic", "200.00", "day", home=elker.home)
    hanne = visitor(elker.hanne)
    page = hanne.get(reverse("fostering:allowances")).text
    assert "1,400.00 DKK" in page and "no rate is known" in page
    table = (
        hanne.get(reverse("fostering:allowances_out") + "?month=2026-11")
        .content.decode("utf-8-sig")
        .splitlines()
    )
    assert table[0].startswith("family,child,for") and "1400.00,DKK" in table[1] and "Damsgaard" in table[1]
    assert "Nothing is due" in hanne.get(reverse("fostering:allowances") + "?month=2026-10").text
    stability = hanne.get(reverse("fostering:stability") + "?year=2026&beside=E09000001").text
    assert "83,630" in stability and "Open Government Licence" in stability
    assert "withheld" in stability and "City of London" in stability, (
        "a small number is not told, and not zero"
    )
    places = hanne.get(reverse("fostering:capacity")).text
    assert (
        "This is a forecast" in places
        and "No child waits for a family" in places
        and "Taken in 12 months" in places
    )
    page = reverse("fostering:of_case", args=[care.case_id])
    change = {"act": "change", "care": care.pk, "guide": "", "visit_every_weeks": 3, "seen": "another|6|"}
    answer = visitor(elker.maja).post(page, change)
    assert answer.status_code == 409 and "Somebody else changed this meanwhile" in answer.text
    ada = account("Ada Admin", elker.home, Role.ADMINISTRATOR)
    assert "nothing is counted for you here" in visitor(ada).get(reverse("fostering:stability")).text
    assert visitor(elker.maja).get(reverse("fostering:allowances")).status_code == 404


def test_a_stranger_finds_nothing(elker, cast):
    with fence.lifted("a scene"):
        care = elker.place()
    olga = visitor(cast.olga)
    assert olga.get(reverse("fostering:home")).status_code == 404
    assert olga.get(reverse("fostering:child", args=[care.pk])).status_code == 404
    assert olga.get(reverse("fostering:of_case", args=[care.case_id])).status_code == 404
    assert visitor(elker.birgit).get(reverse("fostering:child", args=[elker.cases[0].pk])).status_code == 404
    assert Client().get(reverse("fostering:home")).status_code == 302
