"""What an exchange tells may come twice, late, forged or in another order, or not at all: every call ends."""

import base64
import datetime as dt
import hashlib
import hmac
import json

import pytest
from django.conf import settings

from samspil.access.service import NOBODY
from samspil.duty.models import Shift
from samspil.line import service as line
from samspil.line.models import Call
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
    assert first["ring"] == {"to": "+45 5550 1500", "seconds": 20, "step": 0}
    Shift.objects.update(member=None)
    assert tell(client, scene, call="a", event="incoming") == first
    second = tell(client, scene, call="a", event="busy", step=0, id="x1")
    assert second["ring"]["to"] == "+45 5550 1501", "as the rota was when it rang"
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
    assert elks.json()["connect"] == "+45 5550 1500" and elks.json()["timeout"] == 20
    settings.TWILIO_TOKEN = "token"
    path, form = f"/line/{scene.line.pk}/exchange/?as=twilio", {"CallSid": "CA1", "From": "+4551234567"}
    made_of = settings.SITE_URL.rstrip("/") + path + "".join(f"{k}{form[k]}" for k in sorted(form))
    signed = base64.b64encode(hmac.new(b"token", made_of.encode(), hashlib.sha1).digest()).decode()
    twiml = client.post(path, form, headers={"X-Twilio-Signature": signed}).content.decode()
    assert '<Dial timeout="20"' in twiml and "+45 5550 1500" in twiml
    assert (
        client.post(path, form | {"From": "+4500000000"}, headers={"X-Twilio-Signature": signed}).status_code
        == 404
    )
    contacts = tell(client, scene, way="?as=sip", call="s", event="incoming")["contact"]
    assert contacts[0].startswith("<tel:+4555501500>") and len(contacts) == 3
