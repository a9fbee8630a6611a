"""The second fence of maps: everybody at the table of the case sees the whole map."""

from samspil.ground.fencing import Fence, of

_OF_MAP = of("formulations_map", by="map_id")

FENCES = {
    "Map": Fence("samspil_fence_takes_part(case_id)"),
    "Factor": _OF_MAP,
    "Differing": of("formulations_factor", by="factor_id"),
    "FactorVersion": of("formulations_factor", by="factor_id"),
    "Link": _OF_MAP,
    "Hypothesis": _OF_MAP,
    "Finding": of("formulations_hypothesis", by="hypothesis_id"),
    "Grounds": of("formulations_hypothesis", by="hypothesis_id"),
    "Tried": _OF_MAP,
    "MapVersion": _OF_MAP,
    "FamilyPage": _OF_MAP,
    "Presence": _OF_MAP,
}
