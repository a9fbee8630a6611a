"""The second fence of the shared file: what `policy` says, said once more to PostgreSQL (see ground.fence).

Written apart from `policy` on purpose; a law test holds the two together. Nobody takes part in a case that is just being
opened, so openings lift the fence.
"""

from samspil.ground.fencing import (
    ACCOUNT,
    INSTITUTION,
    ME,
    MINE,
    MY_TEAM,
    NOW_RUNS,
    RUNS,
    Fence,
    exists,
    of,
    question,
)

TAKES_PART = "samspil_fence_takes_part"
_MINE = f"institution_id = {INSTITUTION} AND {RUNS} AND (only_id IS NULL OR only_id = {ACCOUNT})"
_MY_PART = f"case_id = $1 AND institution_id = {MINE} AND {NOW_RUNS} AND (only_id IS NULL OR only_id = {ME})"
_TO_ME = (
    f"to_id = {MINE} AND {NOW_RUNS} AND (to_team_id IS NULL OR to_team_id = {MY_TEAM}) "
    f"AND (to_account_id IS NULL OR to_account_id = {ME})"
)
_WHOLE = "fields = '' AND excerpt = ''"
_READABLE_SINCE = f"""(
    SELECT CASE WHEN e.for_all THEN part.began WHEN whole.began IS NOT NULL THEN greatest(part.began, whole.began) END
    FROM cases_entry AS e, LATERAL (
        SELECT min(since) AS began FROM cases_participation WHERE case_id = e.case_id AND institution_id = {MINE}
        AND {NOW_RUNS} AND (only_id IS NULL OR only_id = {ME})
    ) AS part, LATERAL (
        SELECT min(since) AS began FROM cases_share WHERE entry_id = e.id AND {_TO_ME} AND {_WHOLE}
    ) AS whole WHERE e.id = $1
)"""  # noqa: S608 - our own names; nothing comes from outside
"""Since when the acting institution can read all of another's entry: what was taken out before was never theirs."""


def _crossing(field: str) -> str:
    """A running share of the whole entry, or one that names the field."""
    crosses = f"({_WHOLE} OR strpos(fields, '{field}') > 0)"
    return exists("cases_share", f"entry_id = $1 AND {_TO_ME} AND {crosses}")


_TOLD_HOME = exists(
    "cases_share",
    f"person_id = home.person_id AND giver_id = home.noted_by_id AND {_TO_ME} AND strpos(fields, 'address') > 0",
)
_LOOKED_UP_HOME = (
    f"institution_id = {MINE} AND {NOW_RUNS} AND only_id = {ME} AND part = 'emergency' AND shows_address AND case_id = ANY(ARRAY("  # noqa: S608
    "SELECT file.id FROM cases_case AS file JOIN people_address AS home ON home.person_id = file.child_id WHERE home.id = $1))"
)

FUNCTIONS = {
    "takes_part": question(exists("cases_participation", _MY_PART)),
    "looks": question(exists("cases_participation", f"{_MY_PART} AND part = 'emergency'")),
    "looks_up": question(exists("cases_participation", f"{_MY_PART} AND part = 'emergency' AND shows_place")),
    "shared": question(exists("cases_share", f"entry_id = $1 AND {_TO_ME}")),
    "told_place": question(
        exists("cases_share", f"case_id = $1 AND {_TO_ME} AND strpos(fields, 'place') > 0")
    ),
    "told_address": question(exists("people_address AS home", f"home.id = $1 AND {_TOLD_HOME}")),
    "looks_up_address": question(exists("cases_participation", _LOOKED_UP_HOME)),
    "own_entry": question(exists("cases_entry", f"id = $1 AND institution_id = {MINE}")),
    **{f"crosses_{field}": question(_crossing(field)) for field in ("text", "author", "facts")},
    "readable_since": question(_READABLE_SINCE, answers="timestamptz"),
}

_THEIRS = (
    f"institution_id = {INSTITUTION} OR for_all OR samspil_fence_shared(id) OR samspil_fence_looks(case_id)"
)
"""Asked before whether the institution takes part: what it wrote itself is known without a question."""
_ALL_OF_IT = f"institution_id = {INSTITUTION} OR for_all OR samspil_fence_crosses_{{}}(id) OR samspil_fence_looks(case_id)"
_HELD = {
    ("text", "code", "data", "corrected_at"): _ALL_OF_IT.format("text"),
    ("author_id", "voice_how"): _ALL_OF_IT.format("author"),
    ("mode", "minutes"): _ALL_OF_IT.format("facts"),
}
"""What a share of some sentences or fields does not tell, as `queries.masking` has it."""
_KNOWN = f"NOT secret OR noted_by_id = {INSTITUTION} OR samspil_fence_looks_up(case_id) OR samspil_fence_told_place(case_id)"
_GIVES = f"samspil_fence_own_entry(entry_id) OR (giver_id = {INSTITUTION} AND {TAKES_PART}(case_id))"

FENCES = {
    "Case": Fence(f"{TAKES_PART}(id)"),
    "Participation": Fence(f"({_MINE}) OR {TAKES_PART}(case_id)", written=f"{TAKES_PART}(case_id)"),
    "Whereabouts": Fence(f"{TAKES_PART}(case_id) AND ({_KNOWN})"),
    "Entry": Fence(
        f"({_THEIRS}) AND {TAKES_PART}(case_id)",
        written=f"institution_id = {INSTITUTION} AND {TAKES_PART}(case_id)",
        held=_HELD,
    ),
    "EntryVersion": Fence(
        "samspil_fence_own_entry(entry_id) OR replaced_at > samspil_fence_readable_since(entry_id)",
        written="samspil_fence_own_entry(entry_id)",
    ),
    "Share": Fence(f"(to_id = {INSTITUTION} AND {RUNS}) OR {_GIVES}", written=_GIVES),
    "EmergencyLook": of("cases_participation", by="participation_id"),
}

SHOWN = {"people.Address": "samspil_fence_told_address(id) OR samspil_fence_looks_up_address(id)"}
"""Where a protected address was told while the share runs, and where an emergency opens it."""
