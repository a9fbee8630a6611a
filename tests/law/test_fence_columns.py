"""Of an entry shared in part PostgreSQL shows no more than what crosses, also where the program forgets to take it out."""

import datetime as dt
import uuid

import pytest
from django.db.models import Count
from django.urls import reverse

from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.cases.models import Entry, EntryVersion, Participation, Share
from samspil.cases.queries import masking
from samspil.ground import fence
from samspil.people import policy as people_policy
from samspil.people import service as people
from samspil.people.models import Address, Household
from samspil.referrals.models import Referral
from tests.cast import NOW

pytestmark = pytest.mark.skipif(
    "not __import__('django.db').db.connection.vendor == 'postgresql'", reason="SQLite has no such fence"
)


def acting(cast, person):
    return fence.acting(accounts.actor_for(person, institution=None, at=NOW)[0], at=NOW)


@pytest.fixture
def no_mask(monkeypatch, time_machine):
    """What takes out of an entry whatever does not cross, forgotten everywhere."""
    time_machine.move_to(NOW, tick=False)
    monkeypatch.setattr(masking, "_mask", lambda entry, for_: entry)


def given_a_sentence(cast) -> Entry:
    by = cast.actor(cast.jana)
    text = "Slept badly. Grandmother is ill."
    part = cases.write(by=by, at=NOW, case=cast.case, kind="note", text=text)
    cases.correct(by=by, at=NOW, entry=part, revision=1, text=f"{text} Very.")
    cases.share(
        by=by, at=NOW, entry=part, to=cast.support, purpose="plan", basis="statute", statute="§ 51",
        until=NOW + dt.timedelta(days=9), excerpt="Slept badly.",
    )  # fmt: skip
    return part


def telling(cast, client, part) -> list[str]:
    """The pages that tell who was given the sentence of the other one."""
    ids = [cast.case.pk, part.pk]
    pages = {
        "cases:file": ids[:1],
        "cases:entry": ids,
        "cases:versions": ids,
        "desk:day": [],
        "sharing:with_us": [],
    }
    client.force_login(cast.petra)
    said = {name: client.get(reverse(name, args=args)).content.decode() for name, args in pages.items()}
    assert str(part.pk) in said["cases:file"]
    return [name for name, content in said.items() if "Grandmother" in content]


def test_with_the_mask_forgotten_nothing_shows_more_than_the_sentence_that_crosses(cast, client, no_mask):
    part = given_a_sentence(cast)
    assert telling(cast, client, part) == []
    with acting(cast, cast.petra):
        assert Entry.objects.filter(pk=part.pk).exists()
        assert not Entry.objects.filter(text__contains="Grandmother").exists(), "nor is it found by its words"
        assert not EntryVersion.objects.filter(entry=part).exists()


def test_the_forgotten_mask_would_have_shown_it(cast, client, no_mask, monkeypatch):
    """The broken example: with the fence open as well, page after page tells the rest."""
    monkeypatch.setattr(fence, "becomes", lambda actor, *, at: fence.stand(fence.OPEN))
    told = telling(cast, client, given_a_sentence(cast))
    assert told == ["cases:file", "cases:entry", "cases:versions", "desk:day"]


def test_what_reads_as_empty_is_never_written_back(cast):
    """Not even where the rows are open and the words are not; and what somebody else changed meanwhile stays."""
    part = given_a_sentence(cast)
    words = Entry.objects.get(pk=part.pk).text
    petra = accounts.actor_for(cast.petra, institution=None, at=NOW)[0]
    with fence.acting(petra, at=NOW), fence.lifted("a test", rows_alone=True):
        seen = Entry.objects.get(pk=part.pk)
        assert seen.text == "" and seen.author_id is None
        seen.for_all = True
        seen.save()
    assert Entry.objects.filter(pk=part.pk, text=words, author=cast.jana, for_all=True).exists()
    with acting(cast, cast.jana):
        assert Entry.objects.filter(pk=part.pk).update(minutes=5) == 1
        locked = Entry.objects.select_for_update(of=("self",)).select_related("author").get(pk=part.pk)
        assert (locked.text, locked.minutes, locked.author) == (words, 5, cast.jana)
        assert Entry.objects.filter(pk=uuid.uuid4()).update(minutes=5) == 0


def homes_read(actor, at) -> dict:
    with fence.acting(actor, at=at):
        return dict(Address.objects.values_list("pk", "street"))


def test_where_a_protected_address_is_reads_only_who_noted_it_or_was_told(cast):
    """Everybody counts it and heeds that it is protected; its words come with a share, or in an emergency whose rule opens it."""
    lives = {"person": cast.tereza, "city": "Brno", "country": "CZ", "since": NOW.date()}
    hidden = Address.objects.create(**lives, noted_by=cast.authority, protected=True, street="Tajná 1")
    open_ = Address.objects.create(**lives, noted_by=cast.authority, street="Lidická 2")
    home = Household.objects.create(label="U Tajných", protected=True, noted_by=cast.authority)
    actor = {
        name: accounts.actor_for(getattr(cast, name), institution=None, at=NOW)[0]
        for name in ("jana", "petra", "olga")
    }
    told = {name: homes_read(who, NOW)[hidden.pk] for name, who in actor.items()}
    assert told == {"jana": "Tajná 1", "petra": "", "olga": ""}
    assert {homes_read(who, NOW)[open_.pk] for who in actor.values()} == {"Lidická 2"}
    with fence.acting(actor["petra"], at=NOW):
        assert people.protected([cast.tereza.pk], on=NOW.date()) == {cast.tereza.pk}
        assert not Address.objects.filter(street__contains="Tajn").exists()
        assert Household.objects.get(pk=home.pk).label == ""
        assert Household.objects.annotate(n=Count("members")).get(pk=home.pk).n == 0, (
            "grouped by all its columns"
        )
    ends = NOW + dt.timedelta(days=2)
    given = {
        "person": cast.tereza,
        "case": cast.case,
        "purpose": "p",
        "basis": "consent",
        "shared_by": cast.jana,
    }
    Share.objects.create(
        **given, giver=cast.authority, to=cast.support, fields="address phone", since=NOW, until=ends
    )
    Share.objects.create(
        **given, giver=cast.support, to=cast.elsewhere, fields="address", since=NOW, until=ends
    )
    assert homes_read(actor["petra"], NOW)[hidden.pk] == "Tajná 1"
    assert homes_read(actor["petra"], ends)[hidden.pk] == "", "to the second"
    assert homes_read(actor["olga"], NOW)[hidden.pk] == "", "what one does not know one does not tell"
    look = {
        "case": cast.case,
        "institution": cast.elsewhere,
        "only": cast.olga,
        "part": "emergency",
        "since": NOW,
        "until": ends,
    }
    look |= {
        "competence": "family_support",
        "listed_on": NOW.date(),
        "listed_name": "x",
        "listed_place": "home",
        "is_open": True,
    }
    seen = Participation.objects.create(**look)
    assert homes_read(actor["olga"], NOW)[hidden.pk] == ""
    Participation.objects.filter(pk=seen.pk).update(shows_address=True)
    assert homes_read(actor["olga"], NOW)[hidden.pk] == "Tajná 1"


@pytest.mark.parametrize(("standing", "told"), [("ours", False), ("open", True)])
def test_with_the_rule_of_addresses_forgotten_no_page_tells_a_protected_one(
    cast, client, monkeypatch, time_machine, standing, told
):
    """And with the fence open as well it does: the broken example."""
    time_machine.move_to(NOW, tick=False)
    monkeypatch.setattr(people_policy, "visible_addresses", lambda actor: Address.objects.all())
    if standing == "open":
        monkeypatch.setattr(fence, "becomes", lambda actor, *, at: fence.stand(fence.OPEN))
    lives = {"person": cast.tereza, "city": "Brno", "country": "CZ", "since": NOW.date(), "protected": True}
    Address.objects.create(**lives, noted_by=cast.authority, street="Tajná 1")
    client.force_login(cast.petra)
    page = client.get(reverse("people:show", args=[cast.tereza.pk]))
    assert page.status_code == 200 and ("Tajná" in page.content.decode()) is told


def test_of_a_request_who_sent_it_reads_no_notes_and_others_nothing(cast):
    asked = {
        "to": cast.support,
        "sender": cast.authority,
        "source": "institution",
        "text": "help",
        "language": "en",
    }
    asked |= {
        "urgency": "soon",
        "next_on": NOW.date(),
        "received_at": NOW,
        "note": "ours",
        "until": NOW + dt.timedelta(days=1),
    }
    made = Referral.objects.create(**asked)
    found = {}
    for name in ("jana", "petra", "olga"):
        with acting(cast, getattr(cast, name)):
            found[name] = list(Referral.objects.values_list("text", "note"))
    assert found == {"jana": [("help", "")], "petra": [("help", "ours")], "olga": []}
    later = fence.acting(accounts.actor_for(cast.petra, institution=None, at=NOW)[0], at=made.until)
    with later:
        assert not Referral.objects.exists(), "what rests on a consent ends with it"
