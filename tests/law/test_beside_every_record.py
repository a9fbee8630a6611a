"""Beside every record: who can see it. A page about a record has a page beside it that says so, or a reason stands here."""

from tests.law import walking

PARTS = {
    "carers.Check": "part of the foster family, beside which it is told",
    "cases.Participation": "a row of the table, beside which it is told who can see the file",
    "coaching.Line": "who supervises whom is for who looks after the staff; the comments have a page beside them",
    "courses.Place": "the family's own certificate; beside the course day it is told",
    "formulations.Differing": "part of the map", "formulations.Factor": "part of the map", "formulations.Link": "part of the map",
    "fostering.Expense": "part of the placement", "fostering.Paper": "part of the placement",
    "matching.Ban": "part of the search", "matching.Decision": "part of the search", "matching.Exclusion": "part of the search",
    "matching.Need": "part of the search", "matching.Proposal": "part of the search",
    "meetings.Decision": "part of the meeting", "meetings.Invitation": "part of the meeting",
    "people.Bond": "part of the person", "people.Household": "part of the person, as an address is",
    "people.HouseholdMember": "part of the person", "people.Joined": "two persons, beside each of whom it is told",
    "plans.Goal": "part of the plan", "plans.PlanLink": "part of the plan, beside which its holder is named",
    "plans.Step": "part of the plan",
    "rights.Reader": "the person's own view; who reads stands beside the file",
    "rights.Withheld": "part of the own view: told to whoever reads, and beside the file to who answers",
}  # fmt: skip
"""Kinds of records that are a part of another: who can see them is told beside that one."""
NOBODY = {
    "accounts.Account": "a colleague; no case and no family stands there", "accounts.Invitation": "a colleague to come",
    "accounts.Membership": "a colleague", "institutions.HeldCompetence": "the institution itself", "institutions.Team": "the same",
    "beds.Bed": "a bed; the stays in it have a page beside them", "beds.Unit": "a house",
    "beds.Scenario": "numbers without anybody", "line.AcuteLine": "a line; its calls, hand-overs and words left have pages beside them",
    "programmes.Division": "who does what, between institutions", "programmes.Participation": "a municipality in a programme",
    "programmes.Programme": "a programme; families behind a figure are listed for their own service alone",
    "retention.Erasure": "numbers and proof of what is gone; the closing list is for who erases", "rules.Proposal": "a rule",
    "rules.Rule": "a rule",
}  # fmt: skip
"""Kinds of records that are about no child, no family and nobody's looks."""


def _kinds() -> tuple[set[str], set[str]]:
    """The kinds of records that pages are about, and those beside which a page says who can see them."""
    about, told = set(), {"cases.Entry"}  # the page of an entry is that page
    for name, route, _said in walking.ours():
        named = [argument for kind, argument in walking.arguments(route) if kind == "uuid"]
        if named:
            kind = walking.table_of(name, named[-1])
            about.add(kind)
            if route.endswith(("/who/", "/seen-by/")):
                told.add(kind)
    return about, told


def test_every_kind_of_record_says_who_can_see_it_or_why_not_there():
    about, told = _kinds()
    assert not (missing := about - told - set(PARTS) - set(NOBODY)), (
        f"nothing says who can see {sorted(missing)}"
    )
    assert not (idle := (set(PARTS) | set(NOBODY)) & told | (set(PARTS) | set(NOBODY)) - about), (
        f"no reason needed: {idle}"
    )
