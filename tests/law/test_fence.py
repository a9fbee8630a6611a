"""The second fence stands, around every table of cases; and every place that lifts it is known, with its reason."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection, models

from samspil.ground import fencing

SOURCE = Path(__file__).resolve().parents[2] / "src" / "samspil"

_REVIEWED = "a look is reviewed also in the institution that looked, which does not take part"

LIFTED = {
    "line.operations.ringing.sweep": "the clock ends calls of all lines that were left open",
    "line.web.redirect.asks": "a SIP exchange works for the line that it shows the key of, and signs in nowhere",
    "line.web.exchange._heard": "an exchange works for the line that it shows the key of, and signs in nowhere",
    "fostering.web.own.at_home": "a carer looks after a child at home and acts for no institution",
    "fostering.web.own.page": "a carer looks after a child at home and acts for no institution",
    "fostering.queries.families.names_in": (
        "a text that names a child of another family is held back, whoever writes it"
    ),
    "cases.operations.emergency.end_look": "a look that ends is out of sight of who looked",
    "cases.operations.emergency.find_in_emergency": (
        "in an emergency a file is found by whole name and birthday, in whatever institution"
    ),
    "cases.operations.emergency._again": "who looks in an emergency takes part only by looking",
    "cases.operations.emergency._tell_owners": "a look is told to every institution whose records it opens",
    "cases.operations.emergency.look_in_emergency": "who looks in an emergency takes part only by looking",
    "cases.operations.emergency.review": _REVIEWED,
    "cases.operations.parts.end_with": "a consent taken back ends what rests on it, whoever gave or got it",
    "cases.queries.emergencies.counted": _REVIEWED,
    "cases.queries.emergencies.look_to_review": _REVIEWED,
    "cases.queries.emergencies.may_review": _REVIEWED,
    "cases.queries.emergencies.reviews": _REVIEWED,
    "cases.queries.emergencies.waiting": _REVIEWED,
    "cases.queries.emergencies.who_could_review": _REVIEWED,
    "cases.queries.files.secret_since": (
        "what may be said of a secret place is decided by when it became one, whoever noted it"
    ),
    "cases.queries.sight.shared_with_us": (
        "what was shared in part is read also by who does not take part in its case"
    ),
    "cases.queries.lent.lent": "what has ended is out of sight of who looked at it; nothing of it is told",
    "cases.queries.told._place": "a shared fact is read also by who does not take part in its case",
    "cases.queries.insight.who_could": (
        "who sees an entry may know who else does, also by a share of which they know nothing more"
    ),
    "cases.queries.insight_facts.who_could_share": (
        "who reads a share may know that whoever gave it still takes part in its case"
    ),
    "referrals.operations.answering._was_at": "a request does not go back to where it was before it was passed on to us",
    "referrals.operations.asking._arrive": "who asks from outside acts for no institution",
    "referrals.queries.reading._after": "who sent a request may know where it went from there",
    "referrals.queries.reading._before": "who got a request that was passed on reads by whom, and why",
    "referrals.queries.reading.answer_state": "whoever holds the code of a request learns its state, without signing in",
    "people.queries.standing.known_then": "who could see a record is asked of everybody who knew its people",
    "cases.operations.guard.list_place": "the list of the institution that keeps a place secret goes on naming it",
    "cases.operations.guard.listed_place": "the list of an institution names the place that it keeps secret itself",
    "cases.operations.parts.part_ways": "an institution that leaves writes its leaving, and what ends with it",
    "cases.operations.steering.moved": "a place that another institution keeps secret ends where the next begins",
    "cases.operations.steering.open": "nobody takes part yet in a case that is being opened",
    "cases.operations.taking_over.follow": "a return ends also a place that another institution keeps secret",
    "cases.operations.taking_over.take_over": "nobody takes part yet in a case that is being taken over",
    "rights.web.asked.own_file": "a person reads their own file and acts for no institution",
    "rights.web.asked.page": "a person reads their own file and acts for no institution",
    "rights.web.opening.opening": "whoever holds the secret link acts for no institution",
    "rights.web.opening.home": "a person finds the files that are about them and acts for no institution",
    "retention.operations.erasing.confirm": "a file is erased whole, with what others wrote into it",
    "watch.operations.finding._read": (
        "the record is read by the clock, and of files that the institution may have left since"
    ),
    "ecomaps.queries.network.before": (
        "a picture that several look at leaves out whom one of them does not know"
    ),
    "beds.queries.following.followed": (
        "shares of all who began count also those whose file was left since, and name nobody"
    ),
    "crisis.queries.later.behind_the_fence": "figures count every crisis of the institution, and name nobody",
    "crisis.queries.later.whole": "figures count every crisis of the institution, and name nobody",
    "crisis.web.handing.safety": "whoever holds the secret address of a safety plan acts for no institution",
    "cli.demo.story": "the story is told in the name of many institutions",
    "meetings.policy.who_could": "who else was asked to a meeting rests on consents that others keep",
    "meetings.policy.who_joined": "who else was asked to a meeting rests on consents that others keep",
    "meetings.operations.answering.answer_by_link": (
        "whoever holds the secret link answers for themselves, without signing in"
    ),
    "meetings.operations.joining.knock": (
        "whoever holds the link of a shared screen says who they are, without signing in"
    ),
    "meetings.operations.resting.end_with": (
        "a consent taken back ends what rests on it, whoever gave or got it"
    ),
    "meetings.queries.joining.guest_of": (
        "whoever holds the link of a shared screen finds it, without signing in"
    ),
    "meetings.queries.joining.names_at": (
        "whoever holds the link of a shared screen says who they are, without signing in"
    ),
    "meetings.queries.joining.screen_by_secret": (
        "whoever holds the link of a shared screen finds it, without signing in"
    ),
    "meetings.queries.reading.by_secret": (
        "whoever holds the secret link is shown when and where, without signing in"
    ),
    "retention.operations.clearing._batch": "what has outlived its time goes, in whatever institution",
    "retention.operations.clearing._of_home": (
        "what an institution keeps and nobody needs any more goes, by nobody's hand"
    ),
    "plans.web.asked.behind_link": "whoever holds the secret address of a plan acts for no institution",
    "plans.web.asked.page": "whoever holds the secret address of a plan acts for no institution",
    "people.operations.guard.file_names": (
        "a corrected name is filed for every institution that knows the person"
    ),
    "people.operations.knowing.forget": (
        "an institution that ends another's part ends whom that one knows by it"
    ),
    "people.operations.knowing.make_known": (
        "an institution that brings another in writes down whom that one knows from now on"
    ),
}
"""Where the fence is lifted while somebody acts. A new place needs a reason that holds, and stands here."""

OPEN_FOR_GOOD = {"cli.place.wake"}
"""Where a whole process stands with the fence open: the operator's commands."""

UNFENCED: dict[str, str] = {}
"""Tables that name a case and have no fence, each with the reason."""


def calls(source: str, module: str):
    """Each `fence.lifted(...)` and `fence.stand(...)` of a module: the function it stands in, and its words."""
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        for call in ast.walk(function):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute | ast.Name)):
                continue
            name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id
            why = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
            if name in ("lifted", "stand"):
                yield name, f"{module}.{function.name}", why


def all_calls():
    for path in sorted(SOURCE.rglob("*.py")):
        module = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        if not module.startswith("ground.fenc"):
            yield from calls(path.read_text("utf-8"), module)


def test_every_place_that_lifts_the_fence_is_listed_with_its_reason():
    assert {place: why for name, place, why in all_calls() if name == "lifted"} == LIFTED


def test_no_other_process_stands_with_an_open_fence():
    assert {place for name, place, _why in all_calls() if name == "stand"} == OPEN_FOR_GOOD


def test_a_new_lifting_is_noticed():
    source = "def peep():\n    with fence.lifted('because'):\n        pass\n"
    assert list(calls(source, "cases.queries")) == [("lifted", "cases.queries.peep", "because")]


def leads_to_a_case(table: type[models.Model], seen: frozenset[type] = frozenset()) -> bool:
    """Whether a row belongs to a case by keys that are never empty, directly or through other rows."""
    if table._meta.label == "cases.Case":
        return True
    keys = (f for f in table._meta.concrete_fields if f.is_relation and not f.null)
    ups = {f.related_model for f in keys} - seen - {table}
    return any(leads_to_a_case(up, seen | {table}) for up in ups)


def test_every_table_of_a_case_has_a_fence():
    tables = [t for t in apps.get_models() if t.__module__.startswith("samspil.") and leads_to_a_case(t)]
    assert len(tables) > 20
    bare = {t._meta.label for t in tables} - {
        t._meta.label for t in tables if t._meta.db_table in fencing.fences()
    }
    assert bare == set(UNFENCED)


needs_postgresql = pytest.mark.skipif(
    "not __import__('django.db').db.connection.vendor == 'postgresql'", reason="SQLite has no such fence"
)


@needs_postgresql
def test_the_database_holds_every_fence_as_stated_and_heeds_them(db):
    assert fencing.missing() == []
    assert fencing.unheeded() == ""


@needs_postgresql
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("ALTER TABLE cases_entry_kept NO FORCE ROW LEVEL SECURITY", "table cases_entry_kept is not as stated"),
        ("ALTER TABLE plans_plan DISABLE ROW LEVEL SECURITY", "table plans_plan is not as stated"),
        ("DROP POLICY samspil_fence ON cases_case", "table cases_case is not as stated"),
        ("COMMENT ON FUNCTION samspil_fence_takes_part IS 'older'", "function samspil_fence_takes_part is not as stated"),
        ("ALTER FUNCTION samspil_fence_shared IMMUTABLE", "function samspil_fence_shared is not as stated"),
        ("CREATE POLICY wider ON cases_case USING (true)", "table cases_case is not as stated"),
        ("CREATE OR REPLACE VIEW cases_entry AS SELECT * FROM cases_entry_kept", "view cases_entry is not as stated"),
        ("DROP VIEW cases_entry", "view cases_entry is not as stated"),
        ("DROP TRIGGER samspil_writes_cases_entry ON cases_entry", "view cases_entry is not as stated"),
    ],
)  # fmt: skip
def test_a_fence_that_is_down_is_named_and_put_up_again(db, change, says):
    with connection.cursor() as cursor:
        cursor.execute(change)
    assert fencing.missing() == [says]
    fencing.put_up()
    assert fencing.missing() == []


@needs_postgresql
def test_taken_down_it_leaves_nothing_behind(db):
    fencing.take_down()
    assert len(fencing.missing()) == len(fencing.fences()) + len(fencing.functions()) + len(fencing.held())
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relrowsecurity OR relforcerowsecurity")
        assert cursor.fetchone() == (0,)
