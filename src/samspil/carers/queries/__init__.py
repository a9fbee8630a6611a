from samspil.carers.queries.comparing import facts_of, free_places, occupied_by
from samspil.carers.queries.families import (
    Page,
    families,
    family_page,
    get,
    hold,
    of_account,
    row_of,
)

__all__ = [
    "Page", "facts_of", "families", "family_page", "free_places", "get", "hold", "occupied_by", "of_account", "row_of",
]  # fmt: skip
