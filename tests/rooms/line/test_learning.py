"""Calls to learn from: agreed to by the caller and by who took them, read by a colleague, given back to nobody else."""

import datetime as dt

import pytest
from django.conf import settings

from samspil.ground.errors import NotFound, Refused
from samspil.line import service as line
from samspil.line.models import Review
from tests.cast import NOW
from tests.rooms.line import scene as stage

LATER = NOW + dt.timedelta(days=1)


@pytest.mark.django_db
def test_a_colleague_reads_a_call_that_both_agreed_to_and_only_who_took_it_sees_the_answer(
    client, time_machine
):
    time_machine.move_to(NOW, tick=False)
    scene = stage.call()

    def told(text: str, may: bool | None, **more):
        call = line.begin(**scene.who("lars"), line=scene.line, number=stage.NUMBER)
        return line.finish(
            **scene.who("lars"), call=call, said=line.Said(text=text, ends=("advice",), may_learn=may, **more)
        )

    call = told("Han har låst sig inde.", True, who="Birgit Damsgaard")
    for may in (False, None):
        told("ikke denne", may)
    told("", True)
    with pytest.raises(Refused):
        line.draw(**scene.who("lars"), line=scene.line)
    assert line.draw(**scene.who("hanne"), line=scene.line) == 1, (
        "only where the caller agreed and something was written"
    )
    assert line.draw(**scene.who("hanne"), line=scene.line) == 0, "once"
    review = Review.objects.get()
    assert review.call == call
    with pytest.raises(NotFound):
        line.review(review.pk, **scene.eyes("maja"))
    with pytest.raises(NotFound):
        line.review(review.pk, **scene.eyes("hanne"))
    client.force_login(scene.lars, backend=settings.AUTHENTICATION_BACKENDS[0])
    learn = f"/line/{scene.line.pk}/learn/"
    assert "May a colleague read this call of yours?" in client.get(learn).content.decode()
    assert client.post(learn, {"act": "draw", "most": "2"}).status_code == 403
    assert client.post(learn, {"act": "allow", "review": review.pk}).status_code == 303
    assert client.post(learn, {"act": "decline", "review": review.pk}).status_code == 403
    review.refresh_from_db()
    assert (review.state, review.reader) == ("agreed", scene.care.maja), "somebody else of the rota"
    told = [line.who_learns(call, **scene.eyes(name)) for name in ("lars", "maja", "hanne")]
    assert [[s.account for s in found] for found in told] == [[scene.care.maja], [], []], "told to lars alone"
    client.force_login(scene.care.maja, backend=settings.AUTHENTICATION_BACKENDS[0])
    page = f"/line/learn/{review.pk}/"
    shown = client.get(page).content.decode()
    assert "Han har låst sig inde." in shown and "Birgit" not in shown and "Damsgaard" not in shown
    assert client.post(page, {"well": ""}).status_code == 422
    assert (
        client.post(
            page, {"well": "Rolig stemme.", "other": "Spørge, hvad de selv vil.", "found": ["safe"]}
        ).status_code
        == 303
    )
    assert client.post(page, {"well": "Igen"}).status_code == 403
    client.force_login(scene.lars, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert "Rolig stemme." in client.get(page).content.decode()
    client.force_login(scene.care.hanne, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert client.get(page).status_code == 404, "who leads does not read it"
    led = client.get(learn).content.decode()
    assert "A colleague has answered" in led and "Rolig" not in led
    assert client.post(learn, {"act": "draw", "most": "9"}).status_code == 422
