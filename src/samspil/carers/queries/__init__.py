from samspil.carers.queries.allegations import allegation, allegations_of, own_allegations
from samspil.carers.queries.checks import Ending, Standing, endings, evidence, standing
from samspil.carers.queries.comparing import facts_of, free_places, occupied_by
from samspil.carers.queries.families import (
    Brief,
    Page,
    brief,
    fact,
    families,
    family_page,
    get,
    hold,
    member,
    members_known_as,
    named,
    names_in,
    of_account,
    pause,
    running,
    unlinked,
)
from samspil.carers.queries.waits import waiting
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
    way,
    way_of,
)
from samspil.carers.queries.yearly import OfYear, fostering, of_year

__all__ = [
    "Brief", "Card", "Column", "Ending", "OfYear", "Page", "Standing", "WayPage", "allegation", "allegations_of", "board",
    "brief", "campaigns", "endings", "evening", "evenings", "evidence", "fact", "facts_of", "families", "family_page",
    "fostering",
    "free_places", "get", "hold", "member", "members_known_as", "named", "names_in", "occupied_by", "of_account", "of_year",
    "own_allegations", "pause", "public_evenings", "running", "standing", "today", "unlinked", "visit", "waiting", "way",
    "way_of",
]  # fmt: skip
