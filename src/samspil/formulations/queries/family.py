"""The page the family reads: what of the map somebody gave to them, in plain words."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import translation

from samspil.access.service import Actor
from samspil.formulations import policy
from samspil.formulations.models import Differing, FamilyPage, Map
from samspil.formulations.terms import Field
from samspil.ground.errors import NotFound


@dataclass(frozen=True, slots=True)
class Said:
    """One thing as the family reads it. `own` are the reader's own words on it, written from that page."""

    id: UUID
    text: str
    voice: str
    voice_name: str
    language: str
    said_on: dt.date | None
    unknown: bool
    otherwise: tuple[str, ...]
    own: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Part:
    heading: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """The family's page for one reader."""

    page: FamilyPage
    parts: tuple[Part, ...]
    chains: tuple[tuple[str, ...], ...]
    keeps: str
    address: str
    achieve: str

    def one(self, id: UUID) -> Said:
        found = next((said for part in self.parts for said in part.said if said.id == id), None)
        if found is None:
            raise NotFound
        return found


def family_page(map: Map) -> FamilyPage | None:
    """What the family reads now of a visible map."""
    rows = FamilyPage.objects.filter(map=map, ended_at=None).select_related(
        "given_by", "institution", "version"
    )
    return rows.first()


def given_then(map: Map, *, at: dt.datetime) -> bool:
    """Whether the family had a page of this map to read at that moment."""
    rows = FamilyPage.objects.filter(map=map, given_at__lte=at).exclude(ended_at__lte=at)
    return rows.exists()


def situation(case: Any, *, for_: Actor, at: dt.datetime, child: bool, person: Any) -> Situation | None:
    """The family's page of a case for one reader, through eyes that may see the map: `child` also reads what only the
    child does; `person` whose own differing words are shown beside. Three queries; None while nothing was given."""
    rows = FamilyPage.objects.filter(
        map__in=policy.visible(for_, at=at).filter(case_id=getattr(case, "pk", case), ended_at=None), ended_at=None
    )  # fmt: skip
    page = rows.select_related("map", "map__vocabulary", "institution").first()
    if page is None:
        return None
    content = page.content
    read = [card for card in content["cards"] if child or not card["child_only"]]
    own = _own_words(page, person)
    language = (translation.get_language() or for_.language)[:2]
    headings = content["headings"][language if language in content["headings"] else "en"]
    parts = [
        Part(headings[key], tuple(_said(card, own, child) for card in read if card["field"] == key))
        for key in Field.values
    ]
    there = {card["id"]: card["text"] for card in read}
    chains = [tuple(there[id] for id in loop) for loop in content["loops"] if all(id in there for id in loop)]
    three = content["hypothesis"] or {"keeps": "", "address": "", "achieve": ""}
    return Situation(page, tuple(p for p in parts if p.said), tuple(chains), **three)


def _own_words(page: FamilyPage, person: Any) -> dict[str, list[Differing]]:
    rows = Differing.objects.filter(
        factor__map_id=page.map_id, person_id=person, own_hand=True, taken_back_at=None
    )
    found: dict[str, list[Differing]] = {}
    for row in rows.order_by("said_at", "id"):
        found.setdefault(str(row.factor_id), []).append(row)
    return found


def _said(card: dict[str, Any], own: dict[str, list[Differing]], child: bool) -> Said:
    others = [v["said"] for v in card["otherwise"] if child or not v["child"]]
    mine = own.get(card["id"], [])
    return Said(
        id=UUID(card["id"]), text=card["text"], voice=card["voice"], voice_name=card["voice_name"],
        language=card["language"], said_on=dt.date.fromisoformat(card["said_on"]) if card["said_on"] else None,
        unknown=card["unknown"], otherwise=tuple(said for said in others if said not in {m.said for m in mine}),
        own=tuple(mine),
    )  # fmt: skip
