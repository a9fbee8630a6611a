"""What an exchange tells may come twice, late, forged or in another order, or not at all: every call ends."""

import base64
import datetime as dt
import json

import pytest
from django.conf import settings
from django.db.models import Q

from samspil.access.service import NOBODY
from samspil.duty.models import Shift
from samspil.line import service as line
from samspil.line.models import Call
from samspil.line.web.exchange import twilio_signature
from tests.cast import NOW
from tests.rooms.line import scene as stage

pytestmark = pytest.mark.django_db
EARLY = NOW - dt.timedelta(days=40)


@pytest.fixture
def scene(time_machine):
    time_machine.move_to(NOW, tick=False)
    found = stage.call()
    found.fill("2026-11-01", EARLY)
    return found


def tell(client, scene, *, way="", key=None, **said):
    shown = line.exchange_key(scene.line) if key is None else key
    answer = client.post(
        f"/line/{scene.line.pk}/exchange/{way}",
        json.dumps(said),
        content_type="application/json",
        headers={"X-Samspil-Key": shown},
    )
    return answer.json() if answer.status_code == 200 else answer.status_code


def test_the_order_is_fixed_when_a_call_begins_and_what_is_told_twice_counts_once(client, scene):
    first = tell(client, scene, call="a", event="incoming", **{"from": stage.NUMBER})
    assert first["ring"] == {"to": "+4555501500", "seconds": 20, "step": 0}
    Shift.objects.update(member=None)
    assert tell(client, scene, call="a", event="incoming") == first
    second = tell(client, scene, call="a", event="busy", step=0, id="x1")
    assert second["ring"]["to"] == "+4555501501", "as the rota was when it rang"
    assert tell(client, scene, call="a", event="busy", step=0, id="x1") == second
    assert tell(client, scene, call="a", event="no_answer", step=0, id="x2") == second, (
        "late word of the first number"
    )
    assert "ring" not in tell(client, scene, call="a", event="answered", step=1, id="x3")
    call = Call.objects.get()
    assert (call.family, call.came_to) == (scene.care.family, "")
    client.force_login(scene.care.maja, backend=settings.AUTHENTICATION_BACKENDS[0])
    taken = client.post(f"/line/{scene.line.pk}/", {"act": "take", "call": call.pk})
    assert taken.headers["Location"] == f"/line/calls/{call.pk}/"
    tell(client, scene, call="a", event="over", step=1)
    call.refresh_from_db()
    assert (call.came_to, call.by, call.ended_at) == ("answered", scene.care.maja, None), (
        "who took it ends what they write"
    )


def test_nobody_answers_the_caller_is_told_and_somebody_calls_back_and_silence_of_the_exchange_ends_it_too(
    client, scene
):
    tell(client, scene, call="b", event="incoming")
    for step, heard in enumerate(("busy", "error", "no_answer")):
        answer = tell(client, scene, call="b", event=heard, step=step)
    assert "112" in answer["say"] and answer["came_to"] == "nobody"
    assert Call.objects.get().back_at == NOW + dt.timedelta(minutes=15)
    tell(client, scene, call="c", event="incoming")
    tell(client, scene, call="d", event="incoming")
    tell(client, scene, call="d", event="hung_up", step=0)
    assert line.sweep(by=NOBODY, at=NOW + dt.timedelta(seconds=20)) == 0
    assert line.sweep(by=NOBODY, at=NOW + dt.timedelta(minutes=5)) == 1
    assert line.sweep(by=NOBODY, at=NOW + dt.timedelta(minutes=6)) == 0
    assert dict(Call.objects.values_list("exchange", "came_to")) == {
        "b": "nobody",
        "c": "nobody",
        "d": "gave_up",
    }
    assert not Call.objects.filter(ended_at=None).exists()


def test_a_forged_word_is_not_believed_and_two_vendors_speak_their_own_way(client, scene, settings):
    assert tell(client, scene, call="e", event="incoming", key="wrong") == 404
    assert client.post(f"/line/{scene.line.pk}/exchange/").status_code == 404
    assert not Call.objects.exists()
    basic = base64.b64encode(f"elks:{line.exchange_key(scene.line)}".encode()).decode()
    elks = client.post(
        f"/line/{scene.line.pk}/exchange/?as=46elks",
        {"callid": "k1", "from": "+4551234567"},
        headers={"Authorization": f"Basic {basic}"},
    )
    assert elks.json()["connect"] == "+4555501500" and elks.json()["timeout"] == 20
    settings.TWILIO_TOKEN = "token"
    path, form = f"/line/{scene.line.pk}/exchange/?as=twilio", {"CallSid": "CA1", "From": "+4551234567"}
    address = settings.SITE_URL.rstrip("/") + path
    signed = twilio_signature("token", address, {name: [value] for name, value in form.items()})
    twiml = client.post(path, form, headers={"X-Twilio-Signature": signed}).content.decode()
    assert '<Dial timeout="20"' in twiml and "<Number>+4555501500</Number>" in twiml
    for bad in (form | {"From": "+4500000000"}, {**form, "CallSid": "CA2"}):
        assert client.post(path, bad, headers={"X-Twilio-Signature": signed}).status_code == 404
    assert client.post(path, form, headers={"X-Twilio-Signature": "ø"}).status_code == 404
    contacts = tell(client, scene, way="?as=sip", call="s", event="incoming")["contact"]
    assert contacts[0].startswith("<tel:+4555501500>") and len(contacts) == 3


def test_what_twilio_publishes_as_signed_is_signed_the_same_here():
    form = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+14158675309",
        "Digits": "1234",
        "From": "+14158675309",
        "To": "+18005551212",
    }
    many = {"Sid": ["CA123"], "SidAccount": ["AC123"], "Digits": ["5678", "1234", "1234"]}
    address = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert (
        twilio_signature("12345", address, {name: [said] for name, said in form.items()})
        == "RSOYDt4T1cUTdK1PDd93/VVr8B8="
    )
    assert twilio_signature("12345", address, many) == "IK+Dwps556ElfBT0I3Rgjkr1wJU="


def test_what_46elks_documents_is_understood_and_may_come_as_often_as_it_tries_again(client, scene):
    basic = base64.b64encode(f"elks:{line.exchange_key(scene.line)}".encode()).decode()
    first = {
        "direction": "incoming",
        "callid": "c45072a1eeafebccc3dffbd4d27b5ebcc",
        "from": "+46706861004",
        "to": "+46706860000",
    }

    def post(path: str, said: dict[str, str]):
        return client.post(path, said, headers={"Authorization": f"Basic {basic}"})

    start = f"/line/{scene.line.pk}/exchange/?as=46elks"
    for _again in range(5):
        answer = post(start, first)
        assert answer.status_code == 200 and answer.json()["connect"] == "+4555501500"
    following = answer.json()["next"].removeprefix("http://localhost:8000")
    for _again in range(3):
        second = post(following, {"callid": first["callid"], "result": "busy"}).json()
        assert second["connect"] == "+4555501501"
    third = post(
        second["next"].removeprefix("http://localhost:8000"), {"callid": first["callid"], "result": "failed"}
    ).json()
    over = post(
        third["next"].removeprefix("http://localhost:8000"), {"callid": first["callid"], "result": "success"}
    )
    call = Call.objects.get()
    assert (over.json(), call.came_to, call.step) == ({"hangup": "busy"}, "answered", 2)


def test_every_state_of_the_rota_names_somebody_and_ends_a_call_that_is_never_heard_of_again(client, scene):
    """What each number can do is walked through by itself (tests of the engine): here every order that a rota can give."""
    kinds = {}
    for name, empty in (
        ("both", []),
        ("no first", [1]),
        ("no second", [2]),
        ("nobody", [1, 2]),
        ("no month", None),
    ):
        for number, who in ((1, "lars"), (2, "maja")):
            Shift.objects.filter(line=number).update(
                member=None if number in (empty or ()) else scene.members[who]
            )
        if empty is None:
            Shift.objects.all().delete()
        kinds[name] = [
            one["kind"] for one in line.ring(by=NOBODY, at=NOW, line=scene.line, exchange=name).chain
        ]
    assert kinds == {
        "both": ["line1", "line2", "otherwise"], "no first": ["gap", "line2"], "no second": ["line1", "gap"], "nobody": ["gap"],
        "no month": ["gap"],
    }  # fmt: skip
    line.sweep(by=NOBODY, at=NOW + dt.timedelta(minutes=5))
    assert {c.came_to for c in Call.objects.all()} == {"nobody"}
    assert not Call.objects.filter(Q(ended_at=None) | Q(back_at=None)).exists(), "and somebody calls back"


def test_a_caller_who_hangs_up_while_they_are_being_logged_is_written_to_the_end(client, scene):
    tell(client, scene, call="h", event="incoming", **{"from": stage.NUMBER})
    tell(client, scene, call="h", event="answered", step=0)
    client.force_login(scene.lars, backend=settings.AUTHENTICATION_BACKENDS[0])
    call = Call.objects.get()
    client.post(f"/line/{scene.line.pk}/", {"act": "take", "call": call.pk})
    tell(client, scene, call="h", event="hung_up")
    page = f"/line/calls/{call.pk}/"
    assert "The caller has hung up" in client.get(page).content.decode()
    kept = client.post(page, {"act": "finish", "text": "Lagde på midt i en sætning.", "ends": ["advice"]})
    call.refresh_from_db()
    assert (kept.status_code, call.came_to, call.ended_at, call.text[:8]) == (
        303,
        "answered",
        NOW,
        "Lagde på",
    )
    tell(client, scene, call="i", event="incoming")
    for step in range(3):
        tell(client, scene, call="i", event="no_answer", step=step)
    missed = Call.objects.get(exchange="i")
    assert "I spoke with them" in client.get(f"/line/{scene.line.pk}/").content.decode()
    client.post(f"/line/{scene.line.pk}/", {"act": "take", "call": missed.pk})
    missed.refresh_from_db()
    assert (missed.came_to, missed.by, missed.back_at, missed.ended_at) == (
        "answered",
        scene.lars,
        None,
        None,
    )
    assert client.post(f"/line/calls/{missed.pk}/", {"act": "hang_up"}).status_code == 303
    missed.refresh_from_db()
    assert (missed.kind, missed.ended_at) == ("hang_up", NOW)
