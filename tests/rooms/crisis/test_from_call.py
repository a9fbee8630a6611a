"""A call on the acute line becomes a crisis in one step, once, with what the call knows."""

import datetime as dt
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from samspil.crisis import service as crisis
from samspil.crisis.models import Crisis
from samspil.documents.service import drafts
from samspil.duty import service as duty
from samspil.ground.errors import NotFound
from samspil.institutions import service as institutions
from samspil.line import service as line
from tests.cast import MACHINE, NOW
from tests.rooms.duty.scene import wall
from tests.rooms.line import scene as stage

NIGHT = wall("2026-11-28T22:40")


@pytest.mark.django_db
@time_machine.travel(NIGHT + dt.timedelta(minutes=3), tick=False)
def test_a_call_becomes_a_crisis_once_with_what_it_knows(client):
    scene = stage.call()
    care = scene.care.place(0, arrives_at=NOW)
    told = {"by": MACHINE, "at": NOW, "institution": scene.care.home}
    institutions.hold(**told, competence="crisis_help", since=NOW.date())
    call = line.begin(**scene.who("maja", NIGHT), line=scene.line, number="51234567")
    maja = scene.actor("maja", NIGHT)
    fields = {"text": "She ran out of the door.", "ends": "danger", "ends[]": "danger", "who": "Birgit"}
    drafts.keep(by=maja, at=NIGHT, key=line.draft_key(call), title="Call", url="/", fields=fields)
    known = crisis.known_from_call(call.pk, for_=maja, at=NIGHT)
    child = care.case.child
    assert (known["story"], known["danger"], known["teller"]) == (
        "She ran out of the door.",
        "acute",
        "family",
    )
    assert (known["child_name"], known["case"], known["present"]) == (
        child.short,
        care.case_id,
        "Birgit Damsgaard",
    )
    with pytest.raises(NotFound):
        crisis.known_from_call(call.pk, for_=scene.actor("lars", NIGHT), at=NIGHT)
    assert crisis.call_panel(call=call, for_=scene.actor("lars", NIGHT), at=NIGHT) is None
    template, shown = crisis.call_panel(call=call, for_=maja, at=NIGHT)
    assert (template, shown["crisis"]) == ("crisis/_from_call.html", None)
    client.force_login(scene.care.maja)
    address = reverse("crisis:new") + f"?call={call.pk}"
    page = client.get(address)
    form = page.context["form"]
    assert form["danger"].value() == "acute" and b"She ran out of the door." in page.content
    said = {name: form[name].value() or "" for name in form.fields} | {"reported_time": "22:40"}
    assert client.post(address, said | {"area": ""}).status_code == 303
    assert client.post(address, said | {"area": ""}).status_code == client.get(address).status_code == 303
    found = Crisis.objects.get()
    assert (found.case_id, found.reported_at, found.where) == (care.case_id, NIGHT, "home")
    assert crisis.call_panel(call=call, for_=maja, at=NIGHT)[1]["crisis"] == found
    assert client.get(reverse("crisis:new") + f"?call={found.pk}").status_code == 404
    _typed_without_signal(client, scene, call, found)


def _typed_without_signal(client, scene, call, found):
    """The empty page that a device keeps makes up a key of its own; the call on the line says which crisis it is."""
    said = {
        "key": str(uuid4()), "call": str(call.pk), "account": str(scene.care.maja.pk), "typed_at": NIGHT.isoformat(),
        "danger": "urgent", "where": "home", "teller": "family", "story": "He has a knife.", "place_text": "Shed",
    }  # fmt: skip
    answers = [client.post(reverse("crisis:piece"), said | {"key": str(uuid4())}) for _ in range(3)]
    assert {a.json()["next"] for a in answers} == {reverse("crisis:who_goes", args=[found.pk])}
    now = Crisis.objects.get()
    assert now.story == "She ran out of the door.\n\nHe has a knife." and now.danger == "acute"
    assert now.place_text != "Shed" or not found.place_text, "what is known stays"
    Crisis.objects.all().delete()
    assert [client.post(reverse("crisis:piece"), said).status_code for _ in range(2)] == [200, 200]
    assert crisis.of_call(call.pk, **scene.eyes("maja", NIGHT)) == Crisis.objects.get()
    long = client.post(reverse("crisis:piece"), said | {"story": "x" * 3999})
    assert long.status_code == 422 and "too much text" in long.json()["words"]


@pytest.mark.django_db
@time_machine.travel(NIGHT, tick=False)
def test_the_line_and_the_crisis_desk_are_counted_from_their_own_logs_and_compared_apart_and_together(client):
    scene = stage.call()
    told = {"by": MACHINE, "at": NOW, "institution": scene.care.home}
    institutions.hold(**told, competence="crisis_help", since=NOW.date())
    hanne, maja = scene.actor("hanne", NIGHT), scene.actor("maja", NIGHT)
    for hours in (30, 54, 78):
        began = NIGHT - dt.timedelta(hours=hours)
        call = line.begin(**scene.who("maja", began), line=scene.line, number="")
        line.finish(
            by=maja,
            at=began + dt.timedelta(minutes=20),
            call=call,
            said=line.Said(text="x", ends=("advice",)),
        )
        crisis.take(
            by=maja, at=began, key=uuid4(), danger="urgent", where="home", teller="police", reported_at=began
        )
    logs = duty.logs(scene.roster, for_=hanne, at=NIGHT)
    assert {(log.own, len(log.moments)) for log in logs} == {(True, 3), (False, 3)}
    found = duty.needed(scene.roster, logs, at=NIGHT, asked=duty.Asked())
    desk = found.desk
    assert desk.name == "Crisis desk" and desk.a_day == pytest.approx(found.a_day) and desk.a_day > 0
    assert desk.pooled.together.people <= sum(one.people for one in desk.pooled.apart)
    client.force_login(scene.care.hanne)
    shown = client.get(f"/duty/{scene.roster.pk}/needed/").content.decode()
    assert "Crisis desk (" in shown and "This line alone" in shown and "Both together" in shown
    assert [log.own for log in duty.logs(scene.roster, for_=scene.actor("lars", NIGHT), at=NIGHT)] in (
        [],
        [True],
    )
