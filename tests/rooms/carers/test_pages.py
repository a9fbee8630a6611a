"""The pages: public ones keep nothing they should not, the others show the work and refuse what is not theirs."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from samspil.carers import service as carers
from samspil.carers.models import Application, FosterFamily, Way
from samspil.ground.errors import NotFound
from samspil.notices.models import Letter
from samspil.people import service as people
from samspil.trail.models import Entry
from tests.cast import NOW, TODAY


@pytest.fixture(autouse=True)
def story_time(db, time_machine):
    cache.clear()
    time_machine.move_to(NOW)


def client_of(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def do(client, family, act, **said):
    return client.post(reverse("carers:show", args=[family.pk]), {"do": act, **said})


def test_somebody_asks_in_dutch_and_takes_the_application_up_again(house):
    visitor = Client(headers={"accept-language": "nl"})
    page = reverse("carers:public", args=[house.service.slug])
    shown = visitor.get(page + "?from=herfst").content.decode()
    assert "Wat pleegzorg is" in shown and 'value="herfst"' in shown
    assert visitor.post(page, {"name": "", "kind": ""}).status_code == 422
    answer = visitor.post(page, {"name": "Hofman", "kind": "general", "email": "h@example.org"})
    assert answer.status_code == 303 and "aangekomen" in visitor.get(answer["Location"]).content.decode()
    link = "/" + Letter.objects.get(to="h@example.org").body.split("://")[1].split()[0].split("/", 1)[1]
    said = {"carers": "Els, 1985", "revision": "1", "do": "keep"}
    assert visitor.post(link, said).status_code == 303
    assert "Els, 1985" in Client().get(link).content.decode()
    late = visitor.post(link, said | {"carers": "Els and Bert"})
    assert late.status_code == 422, "an older window does not overwrite"
    shown = late.content.decode()
    assert ">\nEls and Bert</textarea>" in shown and 'name="revision" value="2"' in shown
    assert visitor.post(link, said | {"revision": "2", "do": "send"}).status_code == 303
    assert visitor.post(link, said | {"carers": "Other", "revision": "3"}).status_code == 200
    assert Application.objects.get().answers["carers"] == "Els, 1985"
    assert Client().get(reverse("carers:application", args=["guess"])).status_code == 404
    assert visitor.post(page, {"name": "x", "website": "robot", "kind": "general"}).status_code == 422


def test_the_self_check_keeps_nothing_and_a_house_without_foster_care_has_no_such_page(house, cast):
    visitor = Client()
    page = reverse("carers:self_check", args=[house.service.slug])
    before = Entry.objects.count()
    shown = visitor.post(page, {"age": "no", "time": "unsure"})
    assert b"worth talking about" in shown.content and b"sets an age" in shown.content
    assert Entry.objects.count() == before and not FosterFamily.objects.exists()
    assert "sessionid" not in visitor.cookies
    assert visitor.get(reverse("carers:public", args=[cast.authority.slug])).status_code == 404


def test_the_board_shows_who_waits_and_every_list_asks_the_same_number_of_queries(
    house, hoekstra, django_assert_num_queries
):
    client, by = client_of(house.hilde), house.actor(house.hilde)

    def one(n):
        return carers.note_enquiry(
            by=by,
            at=NOW,
            name=f"Kuiper {n}",
            kind="general",
            phone="1",
            began_on=TODAY - dt.timedelta(days=40),
        )

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def asked(page):
        with CaptureQueriesContext(connection) as said:
            answer = client.get(page)
        assert answer.status_code == 200
        return len(said), answer.content.decode()

    one(0)
    asked(reverse("carers:board"))
    few, shown = asked(reverse("carers:board"))
    assert "Kuiper 0" in shown and "40 d" in shown and "no next date" in shown and "not reached" in shown
    few_listed, _ = asked(reverse("carers:list"))
    for n in range(1, 7):
        one(n)
    carers.take_over(
        by=house.actor(house.wim), at=NOW, families=[carers.NewFamily(name=f"G{n}") for n in range(9)]
    )
    many, shown = asked(reverse("carers:board"))
    assert many == few and "Kuiper 6" in shown
    assert asked(reverse("carers:list"))[0] == few_listed
    for account in (house.noor,):
        assert "Kuiper" not in client_of(account).get(reverse("carers:board")).content.decode()


def test_from_the_page_a_family_goes_all_the_way_and_a_stranger_finds_nothing(house, cast):
    hilde, wim = client_of(house.hilde), client_of(house.wim)
    answer = hilde.post(reverse("carers:new"), {"name": "Hofman", "kind": "general", "phone": "1"})
    family = FosterFamily.objects.get()
    assert answer["Location"] == reverse("carers:show", args=[family.pk])
    for field, most in (("phone", 30), ("area", 80), ("name", 120)):
        long = {"name": "Long", "kind": "general", "phone": "1"} | {field: "9" * (most + 1)}
        assert hilde.post(reverse("carers:new"), long).status_code == 422, field
    for account in (house.noor, cast.jana, cast.olga):
        assert client_of(account).get(answer["Location"]).status_code == 404
        assert do(client_of(account), family, "heard").status_code == 404
    assert do(hilde, family, "next", next_what="", next_on="today").status_code == 422
    assert do(hilde, family, "next", next_what="Bellen", next_on="today").status_code == 303
    for step in (2, 3, 4):
        assert do(hilde, family, "go_on", step=step).status_code == 303
    born = "1 5 1985"
    assert do(hilde, family, "member", role="carer", given_name="Els", born_on=born).status_code == 303
    carer = family.members.get()
    for check in ("no_objection", "not_supervisor", "preparation", "pre_placement"):
        about = carer.pk if check in ("no_objection", "not_supervisor") else ""
        said = {"check": check, "evidence": "seen", "shown_on": "today", "member": about}
        assert do(hilde, family, "check", **said).status_code == 303
    assert do(hilde, family, "visit", day="today", time="8:00").status_code == 303
    visit = Way.objects.get().visits.get()
    assert do(hilde, family, "report_visit", visit=visit.pk, report="A calm home.").status_code == 303
    report = {
        "text": "Good.",
        "proposes": "approved",
        "kind": "general",
        "age_from": 0,
        "age_before": 7,
        "places": 1,
        "revision": 0,
    }
    assert do(hilde, family, "report", **report).status_code == 303
    assert do(hilde, family, "report", **report).status_code == 422, "written meanwhile"
    assert do(hilde, family, "family_read", on="today").status_code == 303
    assert do(hilde, family, "decide", outcome="approved", reasons="x").status_code == 403
    assert do(wim, family, "decide", outcome="approved", reasons="All is there.").status_code == 303
    shown = wim.get(reverse("carers:show", args=[family.pk])).content.decode()
    assert "Proposed by Hilde Mulder, decided by Wim Postma" in shown and "1 of 1 free" in shown
    assert do(wim, family, "renew").status_code == 303
    assert do(wim, family, "nonsense").status_code == 404


def test_an_allegation_is_a_page_for_the_named_and_carers_read_what_they_were_told(house, hoekstra, cast):
    hilde, wim = client_of(house.hilde), client_of(house.wim)
    said = {"words": "Shouting was heard.", "received_on": "today", "handler": house.wim.pk, "suspend": "on"}
    assert do(hilde, hoekstra, "allege", **said).status_code == 303
    one = hoekstra.allegations.get()
    page = reverse("carers:allegation", args=[one.pk])
    assert hilde.get(page).status_code == 404
    assert "Shouting" not in hilde.get(reverse("carers:show", args=[hoekstra.pk])).content.decode()
    assert "Shouting was heard." in wim.get(page).content.decode()
    carers.give_account(
        by=house.actor(house.hilde), at=NOW, member=hoekstra.members.get(), account=cast.olga.pk
    )
    olga, own = client_of(cast.olga), reverse("carers:own")
    assert "Shouting" not in olga.get(own).content.decode()
    told = {
        "do": "tell",
        "told_on": "today",
        "told_what": "That you were heard shouting.",
        "support": "Aunt Riet",
    }
    assert wim.post(page, told).status_code == 303
    assert "Aunt Riet" in olga.get(own).content.decode()
    assert olga.post(own, {"do": "answer", "about": one.pk, "answer": "It was a film."}).status_code == 303
    close = {"do": "close", "found": "unfounded", "reasons": "A film.", "told_on": "today", "lift": "on"}
    assert wim.post(page, close).status_code == 303
    assert "Not founded" in olga.get(own).content.decode()
    assert client_of(cast.jana).get(own).status_code == 404


def test_a_family_that_somebody_else_changed_is_shown_with_what_was_typed(house, hoekstra):
    said = {"name": "Hoekstra", "revision": hoekstra.revision, "area": "Leek"}
    assert do(client_of(house.wim), hoekstra, "change", **said).status_code == 303
    met = do(client_of(house.hilde), hoekstra, "change", **said | {"area": "Haren"})
    shown = met.content.decode()
    assert met.status_code == 422 and 'value="Haren"' in shown and "[&#x27;" not in shown


def test_an_evening_and_a_campaign_are_planned_from_their_pages(house):
    hilde, by = client_of(house.hilde), house.actor(house.hilde)
    way = carers.note_enquiry(by=by, at=NOW, name="Wolters", kind="general", phone="1")
    said = {"kind": "evening", "day": "today", "time": "19:30", "place": "Hereweg", "seats": 2}
    answer = hilde.post(reverse("carers:evenings"), said)
    assert answer.status_code == 303
    assert hilde.post(answer["Location"], {"way": way.pk, "coming": "coming", "people": 2}).status_code == 303
    assert "Wolters" in hilde.get(answer["Location"]).content.decode()
    code = {"name": "Autumn", "code": "autumn", "since": "today"}
    assert hilde.post(reverse("carers:campaigns"), code).status_code == 303
    assert hilde.post(reverse("carers:campaigns"), code).status_code == 422
    assert "Hereweg" in Client().get(reverse("carers:public", args=[house.service.slug])).content.decode()


def test_who_is_added_to_a_family_is_said_to_be_somebody_known_or_nobody_of_them(house, hoekstra):
    born = {"given_name": "Rob", "family_name": "Hoekstra", "born_on": dt.date(1985, 4, 4)}
    rob = people.add(by=house.actor(house.hilde), at=NOW, **born)
    elsewhere = people.add(by=house.actor(house.noor), at=NOW, **born)
    hilde, said = client_of(house.hilde), born | {"role": "other", "born_on": "1985-04-04"}
    page = reverse("carers:show", args=[hoekstra.pk])
    assert "Do you know this person already?" not in hilde.get(page).content.decode()
    asked = do(hilde, hoekstra, "member", **said)
    shown = asked.content.decode()
    assert asked.status_code == 422 and hoekstra.members.count() == 1
    assert "Say whether it is one of these people." in shown and "Rob Hoekstra, 4 Apr 1985" in shown
    assert str(rob.pk) in shown and str(elsewhere.pk) not in shown and 'value="Rob"' in shown
    assert str(rob.pk) in Entry.objects.get(act="carers.known").details
    assert do(hilde, hoekstra, "member", **said, person=elsewhere.pk).status_code == 422
    assert do(hilde, hoekstra, "member", **said, person=rob.pk).status_code == 303
    assert hoekstra.members.get(given_name="Rob").person_id == rob.pk
    assert do(hilde, hoekstra, "member", **said | {"relation": "uncle"}, person="nobody").status_code == 303
    assert hoekstra.members.get(relation="uncle").person_id is None
    assert do(hilde, hoekstra, "member", role="child", given_name="Mees").status_code == 303
    told = {"by": house.actor(house.hilde), "at": NOW, "family": hoekstra, "role": "other", "since": TODAY}
    with pytest.raises(NotFound):
        carers.add_member(**told, given_name="Rob", person_id=elsewhere.pk)
