"""The second fence of the shared file: what `policy` says, said once more to PostgreSQL (see ground.fence).

Written apart from `policy` on purpose; a law test holds the two together. Nobody takes part in a case that is just being
opened, so openings lift the fence.
"""

from samspil.ground.fencing import INSTITUTION, MINE, NOW_RUNS, RUNS, Fence, exists, of, question

TAKES_PART = "samspil_fence_takes_part"
_MINE = f"institution_id = {INSTITUTION} AND {RUNS}"

FUNCTIONS = {
    "takes_part": question(
        exists("cases_participation", f"case_id = $1 AND institution_id = {MINE} AND {NOW_RUNS}")
    ),
    "shared": question(exists("cases_share", f"entry_id = $1 AND to_id = {MINE} AND {NOW_RUNS}")),
    "own_entry": question(exists("cases_entry", f"id = $1 AND institution_id = {MINE}")),
}

FENCES = {
    "Case": Fence(f"{TAKES_PART}(id)"),
    "Participation": Fence(f"({_MINE}) OR {TAKES_PART}(case_id)", written=f"{TAKES_PART}(case_id)"),
    "Whereabouts": Fence(f"{TAKES_PART}(case_id) AND (NOT secret OR noted_by_id = {INSTITUTION})"),
    "Entry": Fence(
        f"{TAKES_PART}(case_id) AND (institution_id = {INSTITUTION} OR for_all OR samspil_fence_shared(id))",
        written=f"institution_id = {INSTITUTION} AND {TAKES_PART}(case_id)",
    ),
    "EntryVersion": of("cases_entry", by="entry_id"),
    "Share": Fence(
        f"(to_id = {INSTITUTION} AND {RUNS}) OR samspil_fence_own_entry(entry_id)",
        written="samspil_fence_own_entry(entry_id)",
    ),
}
