"""A share ends to the second, by nobody's hand, wherever it showed: every page, list, search and file that told of it before
tells nothing after, nothing on the way keeps a copy, and a page that is still open notices."""

import datetime as dt
import re

import pytest

from samspil.cases import service as cases
from samspil.notices import service as notices
from tests.cast import NOW, Cast
from tests.law import walking
from tests.rooms.cases.pages import visitor

pytestmark = pytest.mark.django_db
STILL = re.compile(r'data-still="([^"]+)" data-mark="([0-9a-f.]+)"')
WORD = b"Qzxwkvgone"
ENDS = NOW + dt.timedelta(hours=2)
SECOND = dt.timedelta(seconds=1)


def shared(cast: Cast) -> dict[str, bytes]:
    """By who gets it: a word that only the share tells. Olga's institution does not even sit at the table."""
    jana = cast.actor(cast.jana)
    ground = cases.Ground("joint plan", "statute", ENDS, statute="§ 51")
    note = cases.write(
        by=jana, at=NOW, case=cast.case, kind="note", text=f"Slept. {WORD.decode()} at night. Ate."
    )
    facts = {"by": jana, "at": NOW, "entry": note, "purpose": "plan", "basis": "statute", "statute": "§ 51"}
    cases.share(**facts, to=cast.support, until=ENDS, excerpt=f"{WORD.decode()} at night.")
    cases.share_facts(
        by=jana, at=NOW, case=cast.case, person=cast.tereza, fields=["name"], to=cast.elsewhere, ground=ground
    )
    return {"petra": WORD, "olga": b"Tereza"}


def found(cast: Cast, name: str, word: bytes, places: list[str]) -> list[tuple[str, object]]:
    client = visitor(getattr(cast, name))
    answers = walking.asked_by(cast, name, places, forms=False, client=client)
    return [(where.split()[-1], a) for where, a in answers if word in walking.everything(a)]


def test_what_ends_is_gone_from_every_page_and_file_at_its_second(cast, time_machine, mailoutbox):
    words = shared(cast)
    time_machine.move_to(ENDS - SECOND, tick=False)
    places, told = walking.addresses(many=1, about=[cast.case, *cast.case.entries.all()]), {}
    for name, word in words.items():
        told[name] = found(cast, name, word, places)
        for where, answer in told[name]:
            assert "no-store" in answer.headers["Cache-Control"], where
    seen = {name: {walking.ID.sub("ID", where) for where, _a in rows} for name, rows in told.items()}
    assert seen["petra"] >= {"/cases/ID/", "/day/"}
    assert "/sharing/with-us/" in seen["olga"]
    time_machine.move_to(ENDS, tick=False)
    for name, word in words.items():
        assert found(cast, name, word, [where for where, _a in told[name] if where.startswith("/")]) == []
        for where, before in told[name]:
            mark = STILL.search(before.text)
            if mark:
                now = visitor(getattr(cast, name)).get(mark[1])
                stands = now.status_code == 200 and set(mark[2].split(".")) <= set(now.text.split("."))
                assert not stands, where
            else:
                assert where not in ("/sharing/with-us/",) and not where.startswith("/cases/"), where
    notices.deliver_waiting(at=ENDS, limit=100)
    assert not any(word in m.message().as_bytes() for m in mailoutbox for word in words.values())
