from samspil.carers.queries.allegations import allegation, allegations_of, own_allegations
from samspil.carers.queries.checks import Ending, Standing, endings, standing
from samspil.carers.queries.comparing import facts_of, free_places, occupied_by
from samspil.carers.queries.families import (
    Page,
    fact,
    families,
    family_page,
    get,
    hold,
    member,
    of_account,
    pause,
    running,
    unlinked,
)
from samspil.carers.queries.ways import (
    Card,
    Column,
    WayPage,
    board,
    campaigns,
    evening,
    evenings,
    public_evenings,
    today,
    visit,
    waiting,
    way,
    way_of,
)

__all__ = [
    "Card", "Column", "Ending", "Page", "Standing", "WayPage", "allegation", "allegations_of", "board", "campaigns",
    "endings", "evening", "evenings", "fact", "facts_of", "families", "family_page", "free_places", "get", "hold",
    "member", "occupied_by", "of_account", "own_allegations", "pause", "public_evenings", "running", "standing", "today",
    "unlinked", "visit", "waiting", "way", "way_of",
]  # fmt: skip
