import dataclasses
import datetime as dt

from samspil.access.service import Word
from samspil.cases import service as cases
from samspil.fostering import service as fostering
from tests.cast import NOW


def lead(cast):
    return cast.actor(cast.mark)


def new_history(case, **more):
    first = {
        "position": 2,
        "since": dt.date(2026, 2, 1),
        "until": dt.date(2026, 5, 1),
        "code": "U4",
        "urn": "1",
    }
    second = {"position": 3, "since": dt.date(2026, 5, 1), "until": None, "code": "K2", "urn": "2"}
    review = {"position": 2, "held_on": dt.date(2026, 3, 1), "code": "PN1"}
    return fostering.NewHistory(case, (first | more, second), (review,))


def take(cast, history):
    fostering.take_over(by=lead(cast), at=NOW, histories_=[history])


def events(cast):
    page = cases.timeline(cast.case, cases.TimelineFilter(), for_=lead(cast), at=NOW)
    return sorted(e.code for e in page.items if e.code.startswith("fostering"))


def test_a_history_that_is_taken_over_stands_on_the_timeline_at_its_days(cast):
    take(cast, new_history(cast.case))
    history = fostering.history(cast.case, for_=lead(cast), at=NOW)
    assert [p.code for p in history.placements] == ["U4", "K2"] and history.now.code == "K2"
    assert events(cast) == ["fostering.ended", "fostering.placed", "fostering.placed", "fostering.reviewed"]


def test_taking_the_same_history_over_again_changes_nothing(cast):
    take(cast, new_history(cast.case))
    before = events(cast)
    take(cast, new_history(cast.case))
    assert events(cast) == before
    assert len(fostering.history(cast.case, for_=lead(cast), at=NOW).placements) == 2


def test_a_corrected_row_changes_in_its_place(cast):
    take(cast, new_history(cast.case))
    take(cast, new_history(cast.case, urn="9"))
    assert [p.urn for p in fostering.history(cast.case, for_=lead(cast), at=NOW).placements] == ["9", "2"]


def test_another_institution_at_the_table_does_not_see_the_history(cast):
    take(cast, new_history(cast.case))
    petra = cast.actor(cast.petra)
    assert petra.may(Word.PLACEMENT_READ)
    assert fostering.history(cast.case, for_=petra, at=NOW).placements == []
    blind = dataclasses.replace(lead(cast), words=frozenset())
    assert fostering.history(cast.case, for_=blind, at=NOW).placements == []
