"""The pages of requests: public forms that nobody outside can misuse, and pages for those who answer."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from samspil.documents.service import drafts
from samspil.referrals import service as referrals
from samspil.referrals.models import Referral
from tests.cast import NOW, TODAY
from tests.rooms.referrals.scene import asked, sent

ASK = {"source": "citizen", "urgency": "now", "text": "A child cries every night."}


@pytest.fixture
def jana(cast):
    client = Client()
    client.force_login(cast.jana)
    return client


def test_a_citizen_asks_and_gets_a_code_that_tells_how_far_it_is(cast):
    visitor = Client()
    answer = visitor.post(reverse("referrals:ask", args=[cast.authority.slug]), ASK)
    assert answer.status_code == 303
    page = visitor.get(answer["Location"]).content.decode()
    code = visitor.session["asked"]["code"]
    assert code in page and "A child cries" not in page
    said = visitor.post(reverse("referrals:answer"), {"code": code}).content.decode()
    assert "Nobody has opened it yet" in said and cast.authority.name not in said


def test_what_was_typed_stays_in_the_form_when_something_is_missing(cast):
    page = Client().post(reverse("referrals:ask", args=[cast.authority.slug]), {"text": "أهلا <b>x</b> 😢"})
    assert page.status_code == 422
    assert "أهلا &lt;b&gt;x&lt;/b&gt; 😢" in page.content.decode()
    assert Referral.objects.count() == 0


def test_pressing_twice_sends_once(cast):
    visitor, url = Client(), reverse("referrals:ask", args=[cast.authority.slug])
    token = str(uuid.uuid4())
    for _press in range(2):
        assert visitor.post(url, ASK | {"form_token": token}).status_code == 303
    assert Referral.objects.count() == 1


def test_a_machine_that_fills_the_hidden_field_is_told_so_and_a_person_can_send_again(cast):
    url = reverse("referrals:ask", args=[cast.authority.slug])
    page = Client().post(url, ASK | {"website": "http://spam"})
    assert page.status_code == 422 and "http://spam" not in page.content.decode()
    assert "A child cries every night." in page.content.decode()
    assert Referral.objects.count() == 0


def test_a_flood_is_stopped_with_a_clear_message_and_the_text_stays(cast, monkeypatch):
    monkeypatch.setattr("samspil.referrals.web.public.ASKS", (2, 3600))
    visitor, url = Client(), reverse("referrals:ask", args=[cast.authority.slug])
    assert [visitor.post(url, ASK).status_code for _ in range(3)] == [303, 303, 429]
    page = visitor.post(url, ASK).content.decode()
    assert "Wait an hour" in page and "A child cries every night." in page


def test_codes_cannot_be_tried_without_end(cast, monkeypatch):
    monkeypatch.setattr("samspil.referrals.web.public.CODES", (3, 600))
    visitor = Client()
    tries = [visitor.post(reverse("referrals:answer"), {"code": "ABCD2345"}).status_code for _ in range(4)]
    assert tries == [422, 422, 422, 429]


def test_the_emergency_number_is_that_of_the_country(cast):
    url = reverse("referrals:ask_young", args=[cast.authority.slug])
    assert 'href="tel:112"' in Client().get(url).content.decode()
    cast.authority.country = "GB"
    cast.authority.save()
    assert 'href="tel:999"' in Client().get(url).content.decode()


def test_a_door_that_is_not_open_looks_like_none(cast):
    for name, slug in (("ask", cast.club.slug), ("ask", cast.support.slug), ("ask_young", "nowhere")):
        assert Client().get(reverse(f"referrals:{name}", args=[slug])).status_code == 404


def test_a_public_page_speaks_the_language_of_the_browser(cast):
    page = Client(headers={"accept-language": "cs"}).get(reverse("referrals:ask", args=[cast.authority.slug]))
    assert "Požádejte o pomoc" in page.content.decode()


def test_a_script_in_a_request_is_shown_and_does_not_run(cast, jana):
    request = asked(cast, text="<script>alert(1)</script>", child_name="<b>Tom</b>")
    for url in (reverse("referrals:inbox"), reverse("referrals:show", args=[request.pk])):
        page = jana.get(url).content.decode()
        assert "&lt;script&gt;" in page and "<script>alert" not in page and "<b>Tom" not in page


def test_opening_a_request_is_recorded(cast, jana):
    from samspil.trail.models import Entry

    request = asked(cast)
    jana.get(reverse("referrals:show", args=[request.pk]))
    acts = set(Entry.objects.filter(record=str(request.pk)).values_list("act", flat=True))
    assert {"referrals.ask", "referrals.look_at", "referrals.show"} <= acts


def test_an_answer_to_an_answered_request_is_refused_with_the_reason(cast, jana):
    request = asked(cast)
    referrals.accept(by=cast.actor(cast.mark), at=NOW, referral=request)
    page = jana.post(reverse("referrals:decline", args=[request.pk]), {"reason": "no"})
    assert page.status_code == 409 and "already been answered" in page.content.decode()


def test_a_worker_writes_down_a_call(cast, jana):
    said = {"source": "family", "urgency": "day", "next_on": "2030-01-02", "text": "The mother rang."}
    answer = jana.post(reverse("referrals:new"), said)
    assert answer.status_code == 303
    assert Referral.objects.get().asker_name == ""
    missing = jana.post(reverse("referrals:new"), said | {"next_on": "31 February"})
    assert missing.status_code == 422 and "31 February" in missing.content.decode()


def test_a_worker_asks_another_institution_and_reads_the_answer(cast, jana):
    said = {
        "to": str(cast.club.pk),
        "urgency": "week",
        "next_on": "2030-01-02",
        "text": "Can she come to the club?",
    }
    assert jana.post(reverse("referrals:send"), said).status_code == 303
    request = Referral.objects.get()
    referrals.decline(
        by=cast.actor(cast.lukas), at=NOW, referral=request, reason="We are full.", note="secret"
    )
    page = jana.get(reverse("referrals:show", args=[request.pk])).content.decode()
    assert "We are full." in page and "secret" not in page


@pytest.mark.parametrize("size", [2, 40])
def test_the_pages_make_the_same_number_of_queries_at_any_size(
    cast, jana, django_assert_max_num_queries, size
):
    for _ in range(size):
        request = sent(cast, next_on=TODAY)
    url = reverse("referrals:show", args=[request.pk])
    jana.get(url)
    with django_assert_max_num_queries(14):
        jana.get(reverse("referrals:inbox"))
    with django_assert_max_num_queries(14):
        jana.get(url)


def test_accepting_can_lead_straight_to_opening_a_case_with_what_was_said(cast, jana):
    request = asked(cast, child_name="Tomáš Veselý")
    answer = jana.post(reverse("referrals:accept", args=[request.pk]), {"then": "case"})
    assert (answer.status_code, answer["Location"]) == (303, f"{reverse('cases:open')}?referral={request.pk}")
    assert "Veselý" in jana.get(answer["Location"]).content.decode()


def test_two_who_set_the_next_date_at_once_see_both_and_lose_nothing(cast, jana):
    request = asked(cast)
    where = reverse("referrals:set_next", args=[request.pk])
    assert 'name="revision" value="1"' in jana.get(where).content.decode()
    said = {"revision": "1", "next_on": TODAY.isoformat()}
    assert jana.post(where, said | {"next_what": "ring the school"}).status_code == 303
    answer = jana.post(where, said | {"next_what": "ask the landlord"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "ring the school" in page and 'value="ask the landlord"' in page
    assert Referral.objects.get().next_what == "ring the school" and 'name="revision" value="2"' in page
    assert jana.post(where, said | {"next_what": "ask the landlord", "revision": "2"}).status_code == 303
    assert Referral.objects.get().next_what == "ask the landlord"


@pytest.mark.parametrize("page", ["decline", "pass_on"])
def test_a_reason_is_kept_until_it_is_sent(cast, jana, page):
    request = asked(cast)
    where, key = reverse(f"referrals:{page}", args=[request.pk]), f"referral:{request.pk}:{page}"
    assert f'data-draft-key="{key}"' in jana.get(where).content.decode()
    drafts.keep(
        by=cast.actor(cast.jana), at=NOW, key=key, fields={"reason": "Half a reason", "note": "n"}, url=where
    )
    assert "Half a reason" in jana.get(where).content.decode()
    assert "Half a reason" not in jana.get(reverse("referrals:accept", args=[request.pk])).content.decode()
    said = {"reason": "The whole reason", "to": str(cast.support.pk)}
    assert jana.post(where, said).status_code == 303
    assert drafts.find(key, for_=cast.actor(cast.jana)) is None
