"""Of an entry shared in part PostgreSQL shows no more than what crosses, also where the program forgets to take it out."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse

from samspil.accounts import service as accounts
from samspil.cases import service as cases
from samspil.cases.models import Entry, EntryVersion
from samspil.cases.queries import masking
from samspil.ground import fence
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
