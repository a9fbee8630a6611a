"""What is shown only for a time leaves open pages too: every page that shows something of somebody else's case, of a
share or of a person to an institution that does not lead, says on what it rests, and its mark is answered anew."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from samspil.accounts.models import Membership
from samspil.cases import service as cases
from samspil.consents import service as consents
from samspil.people import service as people
from samspil.trail.models import Entry as Trail
from tests.cast import NOW
from tests.law import walking
from tests.law.worlds import lines_of, worlds
from tests.rooms import consents as consents_stage

pytestmark = pytest.mark.django_db
STILL = re.compile(r'data-still="([^"]+)" data-mark="([0-9a-f.]+)"')
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def story_time(time_machine):
    time_machine.move_to(NOW, tick=False)


def test_an_open_page_of_a_case_says_on_what_it_rests(cast):
    given = {"led": worlds(cast)["led"], "given": {}}
    client = walking.visitor(cast, "petra")
    silent, marked = [], set()
    for name, route, _said in walking.ours():
        for _world, has in lines_of(route, given):
            before = Trail.objects.order_by("-id").values_list("id", flat=True).first()
            address = reverse(name, kwargs=has)
            answer = client.get(address)
            html = answer.headers.get("Content-Type", "").startswith("text/html")
            if answer.status_code != 200 or not html or "<main" not in answer.text:
                continue
            shown = Trail.objects.filter(id__gt=before, deed="read").exclude(case=None).exists()
            found = STILL.search(answer.text)
            if found:
                marked.add(name)
                assert client.get(found[1]).text == found[2], name
            elif shown:
                silent.append(name)
    assert not silent, " ".join(silent)
    told = {
        "sharing:show",
        "people:show",
        "ecomaps:show",
        "formulations:card",
        "formulations:who",
        "meetings:present",
    }
    assert told < marked and len(marked) > 20


def test_what_ended_is_no_longer_among_the_words_of_an_open_page(cast):
    jana, petra = cast.actor(cast.jana), walking.visitor(cast, "petra")
    agreed = consents_stage.recorded(cast)
    note = cases.write(by=jana, at=NOW, case=cast.case, kind="note", text="At home.")
    more = {
        "by": jana,
        "at": NOW,
        "entry": note,
        "to": cast.support,
        "purpose": "plan",
        "basis": "statute",
        "statute": "§ 51",
    }
    share = cases.share(**more, until=NOW + DAY)
    people.lives_at(by=jana, at=NOW, person=cast.tereza, since=NOW.date(), city="Brno")

    def open_(name: str, *args) -> tuple[str, set[str], str]:
        html = petra.get(reverse(name, args=args)).text
        found = STILL.search(html)
        return found[1], set(found[2].split(".")), html

    def stands(page: tuple[str, set[str], str]) -> bool:
        answer = petra.get(page[0])
        return answer.status_code == 200 and page[1] <= set(answer.text.split("."))

    one, all_ = open_("sharing:one", share.pk), open_("sharing:with_us")
    assert f'data-ends="{(NOW + DAY).timestamp()}"' in one[2]
    person, consent = open_("people:show", cast.tereza.pk), open_("consents:show", cast.tereza.pk, agreed.pk)
    network, file = open_("ecomaps:show", cast.case.pk), open_("cases:file", cast.case.pk)
    pages = (one, all_, person, consent, network, file)
    assert all(map(stands, pages))
    cases.share(**more, until=NOW + 2 * DAY)
    assert all(map(stands, pages)), "what comes to it takes no page away"
    cases.end_share(by=jana, at=NOW, share=share)
    assert [stands(p) for p in pages] == [False, False, True, True, False, False]
    consents.withdraw(by=jana, at=NOW, consent=agreed, told_by="E", how="said")
    assert not stands(consent) and stands(person)
    cases.part_ways(by=jana, at=NOW, part=cast.case.participations.get(institution=cast.support))
    assert not stands(person), "whoever left the table does not know her any more"


def test_any_page_notices_what_was_lent_and_when_the_next_of_it_ends(cast, time_machine):
    """My day, lists and forms say nothing of their own: what ended since they were made is asked for them."""
    jana = cast.actor(cast.jana)
    note = cases.write(by=jana, at=NOW, case=cast.case, kind="note", text="At home.")
    share = cases.share(
        by=jana, at=NOW, entry=note, to=cast.support, purpose="plan", basis="statute", statute="§ 51", until=NOW + DAY
    )  # fmt: skip
    mine = {name: walking.visitor(cast, name) for name in ("petra", "olga", "jana")}
    open_ = {name: STILL.search(client.get("/day/").text) for name, client in mine.items()}

    def asked(name: str):
        answer = mine[name].get(open_[name][1])
        return answer.text == open_[name][2], answer.headers.get("X-Ends-In")

    assert asked("petra") == (True, "86400.000") and asked("olga") == (True, None)
    time_machine.move_to(NOW + dt.timedelta(minutes=5), tick=False)
    assert asked("petra") == (True, "86100.000")
    cases.end_share(by=jana, at=NOW + dt.timedelta(minutes=5), share=share)
    assert [asked(name)[0] for name in mine] == [False, True, True], (
        "what ended for one ended for nobody else"
    )
    open_["petra"] = STILL.search(mine["petra"].get("/children/").text)
    assert asked("petra") == (True, None)
    Membership.objects.filter(account=cast.petra).update(role="administrator")
    assert not asked("petra")[0], "nor does a page stay that was made for another role"
    for since in ("", "x", "1e400", "-1", "nan"):
        assert mine["olga"].get("/still/", {"since": since}).text == ""
