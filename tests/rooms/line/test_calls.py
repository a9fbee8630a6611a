"""From the first ring to the hand-over that was accepted."""

import contextlib
import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest
from django.conf import settings

from samspil.accounts import service as accounts
from samspil.crisis.models import Crisis, SafetyPlan
from samspil.documents.service import drafts
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.ground.phones import normal
from samspil.line import service as line
from samspil.line.models import Call, Handover
from samspil.trail.models import Entry
from tests.cast import NOW
from tests.rooms.duty.scene import wall
from tests.rooms.fostering import scene as fostering
from tests.rooms.line import scene as stage

NIGHT = wall("2026-11-28T22:40")
LATER = NIGHT + dt.timedelta(minutes=8)


def test_a_number_is_the_same_however_it_is_written():
    same = {
        "DK": ("+4551234567", ["51234567", "51 23 45 67", "+45 51234567", "0045 51-23-45-67", "(+45) 51 23 45 67"]),
        "CZ": ("+420601123456", ["601 123 456", "+420 601123456", "00420601123456", "601-123-456"]),
        "NL": ("+31612345678", ["06 12345678", "06-12 34 56 78", "+31 6 12345678", "0031612345678", "+31 (0)6 12345678"]),
        "FI": ("+358401234567", ["040 1234567", "+358 40 1234567", "00358401234567", "+358 (0)40 123 4567"]),
        "GB": ("+447700900123", ["07700 900123", "+44 7700 900123", "+44 (0)7700 900123", "00447700900123"]),
    }  # fmt: skip
    for country, (one, ways) in same.items():
        assert {normal(way, country) for way in ways} == {one}
    assert [
        normal(text, "DK") for text in ("", "12", "hemmeligt nummer", "+", "123456789012345678", "+4512")
    ] == [""] * 6


@pytest.mark.django_db
def test_a_call_shows_the_child_to_who_took_it_and_ends_in_a_hand_over_that_is_accepted():
    scene = stage.call()
    care = scene.care.place(0, arrives_at=NOW)
    fostering.tell_all(scene.care, care)
    call = line.begin(**scene.who("lars", NIGHT), line=scene.line, number="51234567")
    assert call.family == scene.care.family
    assert len(call.caller) == 64 and "5123" not in str(Call.objects.values().get(pk=call.pk))
    seen = line.essentials(call, **scene.eyes("lars", NIGHT))
    assert [child.care for child in seen.children] == [care]
    assert seen.consultant == scene.care.maja and seen.facts >= 8
    read = Entry.objects.filter(act="line.essentials")
    assert read.count() == 1 and read.get().case == care.case_id
    assert line.essentials(call, **scene.eyes("maja", NIGHT)) is None, "only who took the call"
    said = line.Said(
        text="Noah har låst sig inde.", topics=("conflict", "contact"), ends=("advice", "back", "handed"),
        back_at=NIGHT + dt.timedelta(minutes=50), back_safe=True, summary="Uro efter samvær. Råd givet.", ask="Ring inden kl. 10",
    )  # fmt: skip
    line.finish(**scene.who("lars", LATER), call=call, said=said)
    call.refresh_from_db()
    assert (call.ended_at, call.kind, call.topics) == (LATER, "self", ["conflict", "contact"])
    half = LATER + dt.timedelta(minutes=29)
    assert line.essentials(call, **scene.eyes("lars", half)) is not None
    assert line.essentials(call, **scene.eyes("lars", half + dt.timedelta(minutes=2))) is None
    handed = Handover.objects.get()
    assert (handed.to, handed.due_at) == (scene.care.maja, wall("2026-11-30T08:00")), (
        "Saturday night waits for Monday"
    )
    monday = wall("2026-11-30T08:10")
    (todo,) = line.waiting(**scene.eyes("maja", monday), today=monday.date())
    assert todo.strong and "Damsgaard" in todo.title
    assert line.waiting(**scene.eyes("hanne", monday), today=monday.date()) == []
    late = monday + dt.timedelta(hours=1)
    assert len(line.waiting(**scene.eyes("hanne", late), today=late.date())) == 1, "nobody said yes by 8.45"
    line.accept(**scene.who("maja", late), handover=handed)
    with pytest.raises(Refused):
        line.accept(**scene.who("hanne", late), handover=handed)
    assert line.waiting(**scene.eyes("hanne", late), today=late.date()) == []
    line.done(**scene.who("maja", late), handover=line.handover(handed.pk, for_=scene.actor("maja")))
    assert len(line.today(**scene.eyes("maja", LATER), today=LATER.date())) == 1, (
        "everybody on the rota sees the call back"
    )
    line.call_back_done(**scene.who("maja", late), call=call)
    with pytest.raises(Refused):
        line.call_back_done(**scene.who("lars", late), call=call)
    again = line.begin(**scene.who("lars", late), line=scene.line, number="+45 51 23 45 67")
    assert line.before(again, **scene.eyes("lars", late)) == [call]
    request = line.refer(**scene.who("lars", late), call=call)
    assert request.to_id == scene.care.home.pk and request.text == "Noah har låst sig inde."
    flag = line.raise_flag(
        **scene.who("lars", late),
        call=again,
        text="Ring før kl. 23",
        until=late.date() + dt.timedelta(days=5),
    )
    assert line.flags_about(again, on=late.date()) == [flag]
    assert line.flags_about(again, on=late.date() + dt.timedelta(days=6)) == []


@pytest.mark.django_db
def test_a_call_about_nobody_known_is_welcome_and_a_number_left_to_ring_goes_when_that_was_done(cast):
    scene = stage.call()
    call = line.begin(**scene.who("lars"), line=scene.line, number="hidden")
    assert (call.family, call.caller) == (None, "")
    with pytest.raises(Invalid) as problem:
        line.finish(
            **scene.who("lars"),
            call=call,
            said=line.Said(ends=("back",), back_at=NOW + dt.timedelta(hours=1)),
        )
    assert set(problem.value.problems) == {"back_number"}
    said = line.Said(
        text="En nabo.", ends=("back",), back_at=NOW + dt.timedelta(hours=1), back_number="22 33 44 55"
    )
    line.finish(**scene.who("lars"), call=call, said=said)
    call.refresh_from_db()
    assert (call.back_number, call.back_safe) == ("+4522334455", None)
    line.call_back_done(**scene.who("lars"), call=call)
    assert call.__class__.objects.get().back_number == ""
    with pytest.raises(NotFound):
        line.line(scene.line.pk, for_=cast.actor(cast.jana), at=NOW)
    with pytest.raises(NotFound):
        line.finish(by=cast.actor(cast.jana), at=NOW, call=call, said=replace(said, text="x"))


@pytest.mark.django_db
def test_one_key_keeps_who_is_not_there_and_a_page_needs_few_keys(client, time_machine):
    time_machine.move_to(NOW, tick=False)
    scene = stage.call()
    client.force_login(scene.lars, backend=settings.AUTHENTICATION_BACKENDS[0])
    desk = f"/line/{scene.line.pk}/"
    assert client.get("/line/").status_code == 303
    page = client.get(desk).content.decode()
    assert all(f'data-key="{key}"' in page for key in "nshaw")
    for kind in ("silent", "hang_up", "abusive", "wrong"):
        assert client.post(desk, {"act": kind}).status_code == 303
    assert sorted(Call.objects.values_list("kind", flat=True)) == ["abusive", "hang_up", "silent", "wrong"]
    assert not Call.objects.filter(ended_at=None).exists()
    begun = client.post(desk, {"act": "begin", "number": "51 23 45 67"})
    call = Call.objects.get(ended_at=None)
    assert begun.headers["Location"] == f"/line/calls/{call.pk}/"
    address = begun.headers["Location"]
    assert "Recognised by their number" in client.get(address).content.decode()
    client.post(
        "/drafts/",
        {
            "key": line.draft_key(call),
            "text": "Hun græder",
            "fields": '{"text": "Hun græder"}',
            "url": address,
        },
    )
    assert "Hun græder" in client.get(address).content.decode(), "what was typed is back"
    assert client.post(address, {"act": "finish", "text": "Hun græder"}).status_code == 422
    ended = client.post(address, {"act": "finish", "text": "Hun græder", "ends": ["advice", "handed"]})
    assert ended.status_code == 303
    assert drafts.find(line.draft_key(call), for_=scene.actor("lars")) is None
    handed = Handover.objects.get()
    assert client.get(f"/line/handed/{handed.pk}/").status_code == 404, "the summary is the consultant's"
    client.force_login(scene.care.maja, backend=settings.AUTHENTICATION_BACKENDS[0])
    shown = client.get(f"/line/handed/{handed.pk}/").content.decode()
    assert "Hun græder" in shown
    assert client.post(f"/line/handed/{handed.pk}/", {"act": "accept"}).status_code == 303
    hung = client.post(desk, {"act": "begin"})
    assert client.post(hung.headers["Location"], {"act": "hang_up"}).status_code in (303, 404)
    assert client.get("/day/").status_code == 200


@pytest.mark.django_db
def test_the_safety_plan_stands_apart_from_the_plan_while_the_call_shows_it(client, time_machine):
    time_machine.move_to(NOW, tick=False)
    scene = stage.call()
    care = scene.care.place(0, arrives_at=NOW)
    fostering.tell_all(scene.care, care)
    crisis = Crisis.objects.create(
        institution=scene.care.home, number=1, key=uuid4(), received_at=NOW, danger="none", where="home", teller="family",
        sort_at=NOW, case=care.case,
    )  # fmt: skip
    SafetyPlan.objects.create(
        crisis=crisis, agreed_at=NOW, language="da", present="Mor, Birgit", worries="-", steps="Far ringer ikke på om natten.",
        call="112",
    )  # fmt: skip
    call = line.begin(**scene.who("lars"), line=scene.line, number=stage.NUMBER)
    client.force_login(scene.lars, backend=settings.AUTHENTICATION_BACKENDS[0])
    page = client.get(f"/line/calls/{call.pk}/").content.decode()
    assert page.index("Safe with") < page.index("Far ringer ikke på om natten.") < page.index("What helps")
    line.quick(**scene.who("lars"), line=scene.line, kind="wrong", call=call)
    time_machine.move_to(NOW + dt.timedelta(minutes=31), tick=False)
    assert "Far ringer ikke" not in client.get(f"/line/calls/{call.pk}/").content.decode()


@pytest.mark.django_db
def test_who_can_see_a_call_is_who_may_open_it_and_stays_true_looking_back(client, time_machine):
    time_machine.move_to(LATER, tick=False)
    scene = stage.call()
    house = scene.members["lars"].institution
    fostering.account("Beth", house, "worker"), fostering.account("Mads", scene.care.home, "worker")
    people = {m.account for m in accounts.staff([house.pk, scene.care.home.pk], at=NIGHT)}
    call = line.begin(**scene.who("lars", NIGHT), line=scene.line, number=stage.NUMBER)

    def may(at):
        found = set()
        for account in people:
            actor = accounts.actor_for(account, institution=None, at=at)[0]
            with contextlib.suppress(NotFound):
                found |= {account} if line.call(call.pk, for_=actor, at=at) else set()
        return found

    then = {NIGHT: may(NIGHT)}
    said = line.Said(text="Uro.", ends=("back", "handed"), back_at=LATER + dt.timedelta(hours=1))
    line.finish(**scene.who("lars", LATER), call=call, said=said)
    then[LATER] = may(LATER)
    done = LATER + dt.timedelta(hours=2)
    line.call_back_done(**scene.who("maja", done), call=call)
    then[done] = may(done)
    assert len(then[NIGHT]) < len(then[LATER]) < len(people) and then[done] == then[NIGHT]
    call = line.call(call.pk, **scene.eyes("lars", done))
    handed = "because it was handed to them"
    for at, could in then.items():
        assert {s.account for s in line.who_could(call, at=at) if s.rule != handed} == could
    assert [s.account for s in line.who_could(call, at=done) if s.rule == handed] == [scene.care.maja]
    assert line.who_could(call, at=NIGHT - dt.timedelta(minutes=1)) == []
    client.force_login(scene.lars, backend=settings.AUTHENTICATION_BACKENDS[0])
    page = f"/line/calls/{call.pk}/who/"
    assert (
        page in client.get(f"/line/calls/{call.pk}/").text
        and "Because they lead the line" in client.get(page).text
    )
    assert Entry.objects.filter(act="line.who", record=str(call.pk)).count() == 1
    client.force_login(
        next(a for a in people if a.name == "Beth"), backend=settings.AUTHENTICATION_BACKENDS[0]
    )
    assert client.get(page).status_code == 404
