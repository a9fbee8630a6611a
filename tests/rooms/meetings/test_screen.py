"""At the table: the views of the kind, what is typed while speaking, private time, and the screen shared with those elsewhere."""

import datetime as dt
import html
import re
import uuid

import pytest
import time_machine
from django.apps import apps
from django.test import Client

from samspil.accounts import service as accounts
from samspil.accounts.models import Membership
from samspil.cases import service as cases
from samspil.formulations import service as maps
from samspil.ground.errors import Invalid, NotFound, Refused
from samspil.meetings import service as meetings
from samspil.meetings.models import Guest, Invitation, Meeting, Risk, SharedScreen, Task
from samspil.meetings.terms import Invitee
from samspil.plans import service as plans
from samspil.trail.models import Entry
from tests.cast import TODAY
from tests.rooms.meetings.stage import SOON, begun, called, guests, sheet, worker


@pytest.fixture(autouse=True)
def morning():
    with time_machine.travel(SOON, tick=False):
        yield


@pytest.fixture
def jana(cast, client):
    client.force_login(cast.jana)
    return client


def by(cast, account=None):
    return {"by": cast.actor(account or cast.jana), "at": SOON}


def drawn(cast):
    """A map with a hypothesis, and a plan with a goal."""
    told = by(cast)
    map = maps.start(**told, case=cast.case)
    now = maps.add_factor(**told, map=map, field="presenting", text="She misses first lessons")
    keeps = maps.add_factor(**told, map=map, field="perpetuating", text="She is alone in the morning")
    maps.state_hypothesis(
        **told, map=map, keeps="Nobody wakes her", address="Grandmother comes", achieve="She is there at eight",
        grounds=[now, keeps],
    )  # fmt: skip
    plan = plans.draft(**told, case=cast.case.pk, review_on=TODAY + dt.timedelta(days=60))
    plans.add_goal(**told, plan=plan, text="Tereza is in the first lesson")


def text(client, meeting, rest):
    return client.get(f"/meetings/{meeting.pk}/present/{rest}").content.decode()


def test_the_kind_decides_which_views_there_are_and_in_which_order(cast, jana):
    meeting = begun(cast, kind="network", invited=[worker(cast.jana, cast.authority, role="facilitator")])
    page = text(jana, meeting, "?step=network")
    assert re.findall(r'<li(?: [^>]*)?>([^<]+)</li>', page.split('class="path"')[1].split("</ol>")[0]) == [
        "Who is around", "What is happening", "What helps", "Goals", "Private time", "What we will do",
    ]  # fmt: skip
    assert "Who is here?" in text(jana, meeting, "?step=keeps")


def test_the_views_show_what_we_think_and_what_should_be_different(cast, jana):
    drawn(cast)
    meeting = begun(cast)
    think = text(jana, meeting, "?step=think")
    assert all(words in think for words in ("Nobody wakes her", "Grandmother comes", "She is there at eight"))
    assert "Tereza is in the first lesson" in text(jana, meeting, "?step=goals")


@pytest.mark.parametrize("step", ["happening", "keeps", "helps", "network", "think", "goals"])
def test_nothing_of_the_file_is_shown_while_somebody_is_there_on_no_basis(cast, jana, step):
    drawn(cast)
    meeting = begun(cast, invited=[*guests(cast), Invitee(name="Soused", role="participant")])
    page = text(jana, meeting, f"?step={step}")
    assert "it is not written down why Soused may be present" in page
    for secret in ("She misses", "She is alone", "Nobody wakes her", "Tereza is in the first lesson"):
        assert secret not in page
    (soused,) = [i for i in sheet(cast, meeting).invitations if i.name == "Soused"]
    meetings.say_basis(**by(cast), meeting=meeting, invitation=soused.pk, basis="chosen")
    assert "it is not written down" not in text(jana, meeting, f"?step={step}")


def test_risks_and_tasks_are_typed_on_any_view_and_stay_on_it(cast, jana):
    meeting = begun(cast)
    petra = next(i for i in sheet(cast, meeting).invitations if i.account_id == cast.petra.pk)
    address = f"/meetings/{meeting.pk}/jot/"
    task = {
        "what": "task",
        "text": "Ring the school",
        "invitation": str(petra.pk),
        "due_on": "27. 11. 2026",
        "screen": "keeps",
    }
    answer = jana.post(address, task)
    assert answer["Location"] == f"/meetings/{meeting.pk}/present/?step=keeps#written"
    risk = {"what": "risk", "text": "She runs away again", "measure": "Petra rings at once",
            "institution": str(cast.support.pk), "screen": "keeps"}  # fmt: skip
    assert jana.post(address, risk).status_code == 303
    decision = {
        "what": "decision",
        "text": "Grandmother drives",
        "institution": str(cast.authority.pk),
        "screen": "do",
    }
    assert jana.post(address, decision).status_code == 303
    page = text(jana, meeting, "?step=do")
    assert all(
        w in page
        for w in ("Ring the school", "She runs away again", "Petra rings at once", "Grandmother drives")
    )
    kept, dangerous = Task.objects.get(), Risk.objects.get()
    assert (kept.due_on, kept.invitation_id) == (dt.date(2026, 11, 27), petra.pk)
    assert dangerous.competence == "family_support"


def test_a_task_without_who_and_by_when_is_asked_for_again_with_what_was_typed(cast, jana):
    meeting = begun(cast)
    answer = jana.post(
        f"/meetings/{meeting.pk}/jot/", {"what": "task", "text": "Ring the school", "screen": "keeps"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and "Choose who does it." in page and "Write by which day." in page
    assert "Ring the school</textarea>" in page and not Task.objects.exists()
    with pytest.raises(Invalid) as wrong:
        meetings.note_risk(**by(cast), meeting=meeting, text="x" * 501, institution=cast.elsewhere.pk)
    assert set(wrong.value.problems) == {"text", "institution"}


def test_a_task_waits_for_who_does_it_until_they_say_it_is_done(cast, client):
    meeting = begun(cast)
    petra = next(i for i in sheet(cast, meeting).invitations if i.account_id == cast.petra.pk)
    facts = {"meeting": meeting, "text": "Ring the school", "invitation": petra.pk, "due_on": TODAY}
    task = meetings.note_task(**by(cast), **facts)
    meetings.answer(**by(cast, cast.petra), meeting=meeting, answer="yes")
    eyes = {"for_": cast.actor(cast.petra), "at": SOON, "today": TODAY}
    (found,) = meetings.waiting(**eyes)
    assert (found.detail, found.due) == ("Ring the school", TODAY)
    assert all(
        t.detail != "Ring the school" for t in meetings.waiting(**eyes | {"for_": cast.actor(cast.lukas)})
    )
    with pytest.raises(Refused):
        meetings.do_task(**by(cast, cast.lukas), task=task.pk)
    with pytest.raises(NotFound):
        meetings.do_task(**by(cast, cast.olga), task=task.pk)
    client.force_login(cast.petra)
    assert client.post(f"/meetings/{meeting.pk}/done/", {"task": str(task.pk)}).status_code == 303
    assert meetings.waiting(**eyes) == []


# Private time ----------------------------------------------------------------------------------------


def everything():
    """Every row of every table, but for the sessions of browsers."""
    tables = [t for t in apps.get_models(include_auto_created=True) if t._meta.app_label != "sessions"]
    return {t._meta.label: sorted(map(repr, t.objects.values_list())) for t in tables}


@pytest.fixture
def private(cast):
    meeting = begun(cast, kind="network", invited=[
        worker(cast.jana, cast.authority, role="facilitator"), Invitee(name="Hana Nováková", role="parent"),
        Invitee(name="Teta Eva", role="circle"),
    ])  # fmt: skip
    meetings.begin_private(**by(cast), meeting=meeting)
    return meeting


def test_of_private_time_nothing_is_kept(cast, jana, private):
    address, id = f"/meetings/{private.pk}/", str(private.pk)
    hana = sheet(cast, private).invitations[-1]
    before = everything()
    for step in ("", "?step=private", "?step=do", "?step=happening"):
        page = text(jana, private, step)
        assert "Nothing is written down and nothing is kept." in page and "<textarea" not in page
    posts = {
        "jot/": {"what": "risk", "text": "said in confidence", "screen": "do"},
        "decide/": {"text": "said in confidence", "institution": str(cast.authority.pk), "matter": "joint_plan"},
        "minutes/": {"text": "said in confidence", "revision": "1"},
        "begin/": {"present": [str(hana.pk)]},
        "basis/": {"invitation": str(hana.pk), "basis": "consent"},
        "prepare/": {"item": "circle", "note": "said in confidence"},
        "hold/": {}, "share/": {}, "turn/": {"step": "do"},
    }  # fmt: skip
    draft = {
        "key": f"minutes:{id}",
        "text": "said in confidence",
        "url": address,
        "title": "x",
        "revision": "1",
    }
    for rest, said in posts.items():
        assert jana.post(address + rest, said).status_code == 403, rest
    assert jana.post("/drafts/", draft).status_code == 403
    after = everything()
    refused = {
        "trail.Entry",
        "trail.Head",
        "trail.Chain",
    }  # that somebody tried is recorded, never what they wrote
    grown = {label for label in after if after[label] != before[label]}
    assert grown <= refused, grown
    assert "said in confidence" not in repr(after)


def test_looking_on_in_private_time_changes_no_row_at_all(cast, jana, private):
    before = everything()
    for _n in range(3):
        text(jana, private, "?step=private")
    assert everything() == before


def test_after_private_time_everything_is_written_again(cast, jana, private):
    address = f"/meetings/{private.pk}/"
    assert jana.post(address + "private/", {"over": "1"})["Location"].endswith("?step=do")
    assert Meeting.objects.get(pk=private.pk).private_since is None
    said = {"what": "risk", "text": "known to all", "screen": "do"}
    assert jana.post(address + "jot/", said).status_code == 303
    acts = list(Entry.objects.filter(act__contains="private").order_by("id").values_list("act", flat=True))
    assert acts == ["meetings.begin_private", "meetings.end_private"]


def test_only_a_kind_that_has_private_time_begins_it(cast):
    with pytest.raises(Refused):
        meetings.begin_private(**by(cast), meeting=begun(cast))


# The shared screen -----------------------------------------------------------------------------------


@pytest.fixture
def shared(cast):
    drawn(cast)
    meeting = called(cast)
    here = [i.pk for i in sheet(cast, meeting).invitations if i.account_id == cast.jana.pk]
    meetings.begin(**by(cast), meeting=meeting, present=here)
    screen = meetings.open_screen(**by(cast), meeting=meeting)
    return meeting, meetings.join_address(screen).removeprefix("http://localhost:8000")


def name_of(cast, meeting, who):
    return next(i for i in sheet(cast, meeting).invitations if i.name == who)


def knocked(cast, shared, who="Hana Nováková"):
    meeting, address = shared
    browser = Client()
    assert browser.post(address, {"invitation": str(name_of(cast, meeting, who).pk)}).status_code == 303
    return browser, Guest.objects.order_by("-knocked_at", "-id").first()


def test_the_link_asks_who_you_are_among_the_invited_and_shows_nothing_before(cast, shared):
    meeting, address = shared
    browser = Client()
    page = browser.get(address).content.decode()
    assert "Hana Nováková" in page and "Petra Malá" in page and "Jana Dvořáková" not in page
    assert not [w for w in ("Tereza", meeting.goal, "She misses", "OSPOD", "Cejl") if w in page]
    wrong = browser.post(address, {"invitation": str(uuid.uuid4())})
    assert wrong.status_code == 422 and "Choose who you are." in wrong.content.decode()
    browser, guest = knocked(cast, shared)
    page = browser.get(address).content.decode()
    assert "wait until whoever leads the meeting lets you in" in page and "She misses" not in page
    assert browser.get(address + "now/").status_code == 204
    assert guest.let_in_at is None


def test_whoever_is_let_in_sees_what_the_room_sees_and_follows_it(cast, jana, shared):
    meeting, address = shared
    browser, guest = knocked(cast, shared)
    page = jana.get(f"/meetings/{meeting.pk}/knocks/?step=keeps").content.decode()
    assert "Hana Nováková knocks" in page
    done = jana.post(f"/meetings/{meeting.pk}/admit/", {"guest": str(guest.pk), "in": "1", "screen": "keeps"})
    assert done["Location"].endswith("?step=keeps")
    page = browser.get(address).content.decode()
    assert "She misses first lessons" in page and "<form" not in page.split("<main")[1]
    tag = re.search(r"now/\?have=(\w+)", page)[1]
    assert browser.get(f"{address}now/?have={tag}").status_code == 204
    assert jana.post(f"/meetings/{meeting.pk}/turn/", {"step": "think"}).status_code == 303
    assert "Nobody wakes her" in browser.get(f"{address}now/?have={tag}").content.decode()
    assert {i.name for i in sheet(cast, meeting).present} == {"Jana Dvořáková", "Hana Nováková"}
    assert Entry.objects.filter(act="meetings.joined", case=cast.case.pk, deed="read").count() == 2


def test_the_shared_screen_hides_what_somebody_in_the_room_may_not_see(cast, jana, shared):
    meeting, address = shared
    browser, guest = knocked(cast, shared)
    meetings.let_in(**by(cast), meeting=meeting, guest=guest.pk)
    assert "She misses" in browser.get(address).content.decode()
    meetings.invite_more(**by(cast), meeting=meeting, invited=[worker(cast.olga, cast.elsewhere)])
    there = [
        i.pk
        for i in sheet(cast, meeting).invitations
        if i.name in ("Jana Dvořáková", "Olga Virtanen", "Hana Nováková")
    ]
    meetings.begin(**by(cast), meeting=meeting, present=there)
    page = browser.get(address).content.decode()
    assert "She misses" not in page and "Youth services Oulu does not take part" in page


@pytest.mark.parametrize("end", ["held", "cancelled", "ended", "sent out", "left"])
def test_the_link_ends_with_the_meeting_and_when_somebody_ends_it(cast, shared, end):
    meeting, address = shared
    browser, guest = knocked(cast, shared)
    meetings.let_in(**by(cast), meeting=meeting, guest=guest.pk)
    facts = by(cast) | {"meeting": meeting}
    if end == "held":
        meetings.hold(**facts)
    elif end == "cancelled":
        meetings.cancel(**facts)
    elif end == "ended":
        meetings.close_screen(**facts)
    elif end == "left":
        [works] = [m for m in accounts.staff([cast.authority.pk], at=SOON) if m.account_id == cast.jana.pk]
        Membership.objects.filter(pk=works.pk).update(until=SOON)
    else:
        meetings.send_out(**facts, guest=guest.pk)
    page, part = browser.get(address), browser.get(address + "now/?have=x")
    assert part["HX-Refresh"] == "true" and not part.content
    assert "She misses" not in page.content.decode()
    assert page.status_code == (200 if end == "sent out" else 404)


def test_of_the_secret_only_the_hash_is_kept_and_a_new_link_has_another(cast, shared):
    meeting, address = shared
    assert address.split("/")[2] not in repr(everything())
    meetings.close_screen(**by(cast), meeting=meeting)
    other = meetings.join_address(meetings.open_screen(**by(cast), meeting=meeting))
    assert address not in other and SharedScreen.objects.filter(closed_at=None).count() == 1


def test_a_link_is_not_knocked_at_for_ever(cast, shared, monkeypatch):
    monkeypatch.setattr("samspil.meetings.operations.joining.MOST_KNOCKS", 2)
    knocked(cast, shared), knocked(cast, shared)
    meeting, address = shared
    again = Client().post(address, {"invitation": str(name_of(cast, meeting, "Hana Nováková").pk)})
    assert again.status_code == 422 and Guest.objects.count() == 2


def test_somebody_from_outside_cannot_open_or_let_in(cast, client, shared):
    meeting, _address = shared
    _browser, guest = knocked(cast, shared)
    client.force_login(cast.olga)
    for rest, said in (
        ("share/", {}),
        ("admit/", {"guest": str(guest.pk), "in": "1"}),
        ("turn/", {"step": "do"}),
    ):
        assert client.post(f"/meetings/{meeting.pk}/{rest}", said).status_code == 404
    client.force_login(cast.lukas)
    assert (
        client.post(f"/meetings/{meeting.pk}/admit/", {"guest": str(guest.pk), "in": "1"}).status_code == 403
    )
    assert Guest.objects.get(pk=guest.pk).let_in_at is None


# What the child said, while family is there ----------------------------------------------------------

LINE = "Something is left off the screen."
HURTS, HEARD, OTHERWISE = "My stomach hurts", "They shout in the evening", "I do sleep, I just lie there"


@pytest.fixture
def told(cast):
    """A map with the child's own words: two cards, a card she sees otherwise, and what she said on the timeline."""
    facts = by(cast)
    map = maps.start(**facts, case=cast.case)
    card = maps.add_factor(**facts, map=map, field="presenting", text="She sleeps badly")
    maps.contest(**facts, factor=card, words=OTHERWISE, voice="child")
    hurts = maps.add_factor(**facts, map=map, field="presenting", text=HURTS, voice="child")
    heard = maps.add_factor(**facts, map=map, field="perpetuating", text=HEARD, voice="child", unknown=True)
    cases.write(**facts, case=cast.case, kind="voice", text="I want grandmother to wake me", for_all=True)
    return hurts, heard


def give_family(cast, cards, child_only=()):
    facts = by(cast)
    map = maps.current(cast.case, for_=facts["by"], at=SOON)
    ids = [card.pk for card in cards]
    maps.give_family(
        **facts, map=map, cards=ids, child_only=[c.pk for c in child_only], revision=map.revision
    )


SAID = (HURTS, HEARD, OTHERWISE, "I want grandmother to wake me")


def said_on(page):
    return [words for words in SAID if words in html.unescape(page)]


def tereza(cast):
    return Invitee(person=cast.tereza.pk, role="child")


def test_what_the_child_said_stays_off_while_a_parent_is_there(cast, jana, told):
    meeting = begun(cast)
    for step in ("happening", "keeps", "helps"):
        page = text(jana, meeting, f"?step={step}")
        assert said_on(page) == [] and LINE in page, step
    assert "She sleeps badly" in text(jana, meeting, "?step=happening")
    assert LINE not in text(jana, meeting, "?step=think")


def test_with_workers_and_the_child_alone_her_words_are_on_the_screen(cast, jana, told):
    home = [worker(cast.jana, cast.authority, role="facilitator"), worker(cast.lukas, cast.club)]
    meeting = begun(cast, invited=[*home, tereza(cast)])
    page = text(jana, meeting, "?step=happening") + text(jana, meeting, "?step=keeps")
    assert said_on(page) == list(SAID) and LINE not in page


def test_somebody_called_a_child_who_is_not_this_child_is_family(cast, jana, told):
    home = [worker(cast.jana, cast.authority, role="facilitator"), Invitee(name="Adam", role="child")]
    page = text(jana, begun(cast, invited=home), "?step=happening")
    assert said_on(page) == [] and LINE in page


def test_what_the_page_of_the_family_says_may_stand_on_the_screen(cast, jana, told):
    meeting = begun(cast)
    hurts, heard = told
    give_family(cast, told, child_only=[heard])
    page = text(jana, meeting, "?step=happening") + text(jana, meeting, "?step=keeps")
    assert said_on(page) == [HURTS] and LINE in page
    facts = by(cast)
    maps.change_factor(**facts, factor=hurts, revision=hurts.revision, text="My stomach hurts at night",
        kind=hurts.kind, voice="child",
    )  # fmt: skip
    assert said_on(text(jana, meeting, "?step=happening")) == []


def test_before_it_begins_who_said_they_come_counts_and_afterwards_who_is_there(cast, jana, told):
    meeting = called(cast)
    assert HURTS in text(jana, meeting, "?step=happening")
    hana = next(i for i in sheet(cast, meeting).invitations if i.name == "Hana Nováková")
    Invitation.objects.filter(pk=hana.pk).update(answer="yes")
    assert said_on(text(jana, meeting, "?step=happening")) == []
    meetings.begin(**by(cast), meeting=meeting, present=[sheet(cast, meeting).mine.pk])
    assert HURTS in text(jana, meeting, "?step=happening")


def test_before_it_begins_somebody_on_no_basis_who_comes_keeps_the_file_off(cast, jana):
    drawn(cast)
    meeting = called(cast, invited=[*guests(cast), Invitee(name="Soused", role="participant")])
    assert "She misses" in text(jana, meeting, "?step=happening")
    Invitation.objects.filter(name="Soused").update(answer="yes")
    page = text(jana, meeting, "?step=happening")
    assert "She misses" not in page and "why Soused may be present" in page


def test_at_the_shared_screen_the_words_stay_off_and_nothing_is_said_of_it(cast, jana, told):
    meeting = called(cast)
    here = [sheet(cast, meeting).mine.pk]
    meetings.begin(**by(cast), meeting=meeting, present=here)
    assert HURTS in text(jana, meeting, "?step=happening")
    screen = meetings.open_screen(**by(cast), meeting=meeting)
    shared = meeting, meetings.join_address(screen).removeprefix("http://localhost:8000")
    browser, guest = knocked(cast, shared)
    meetings.let_in(**by(cast), meeting=meeting, guest=guest.pk)
    meetings.begin(
        **by(cast), meeting=meeting, present=here
    )  # ticking off only the room takes nobody's eyes away
    page = browser.get(shared[1]).content.decode()
    assert "She sleeps badly" in page and said_on(page) == [] and LINE not in page
    assert said_on(text(jana, meeting, "?step=happening")) == []
    meetings.send_out(**by(cast), meeting=meeting, guest=guest.pk)
    assert HURTS in text(jana, meeting, "?step=happening")


@pytest.mark.parametrize("there", [True, False])
def test_how_the_child_sees_a_decision_is_shown_to_family_only_if_she_says_it_there(cast, jana, there):
    meeting = called(cast, invited=[*guests(cast), tereza(cast)])
    all_ = sheet(cast, meeting).invitations
    child = next(i for i in all_ if i.person_id == cast.tereza.pk)
    here = [i.pk for i in all_ if there or i.pk != child.pk]
    meetings.begin(**by(cast), meeting=meeting, present=here)
    facts = by(cast) | {"meeting": meeting}
    made = meetings.decide(
        **facts, text="Mornings at home", institution=cast.authority.pk, matter="joint_plan"
    )
    meetings.dissent(**facts, decision=made.pk, words="I would rather not", invitation=child.pk)
    page = text(jana, meeting, "?step=do")
    assert ("I would rather not" in page, LINE in page) == (there, not there)
    assert "I would rather not" in jana.get(f"/meetings/{meeting.pk}/").content.decode()
