"""The door of the story: tell it once into an empty database; who its people are, for the demo's front page.

The story is one deterministic function of the moment it is told at: the same moment gives the same rows.
"""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation

from samspil.ground import clock, ids
from samspil.story.beds import tell_beds
from samspil.story.circles import tell_circle
from samspil.story.closed import tell_closed
from samspil.story.crises import tell_crises
from samspil.story.families import tell_own_view
from samspil.story.fostering import tell_fostering
from samspil.story.gatherings import tell_gatherings
from samspil.story.leave import tell_leave
from samspil.story.line import tell_line
from samspil.story.lines import tell_lines, tell_said
from samspil.story.maps import tell_map
from samspil.story.placements import tell_placements
from samspil.story.plans import tell_plan
from samspil.story.programmes import tell_course_days, tell_programmes
from samspil.story.requests import tell_requests
from samspil.story.returns import tell_returns
from samspil.story.scenes import SCENES
from samspil.story.scenes.supervision import HANNE, TEAM
from samspil.story.scenes.vejle import HOUSES, VEJLE
from samspil.story.scenes.vejle_homes import FAMILIES, HOUSE
from samspil.story.scenes.vesthimmerland import VESTHIMMERLAND
from samspil.story.script import Child, Scene, Worker
from samspil.story.supervision import tell_families, tell_supervision
from samspil.story.telling import Stage, play
from samspil.story.waiting import tell_waiting

__all__ = ["Person", "children_told", "leave_personas", "personas", "persons", "tell"]

SEED = 20_261_124


@dataclass(frozen=True, slots=True)
class Person:
    """A persona: whom a visitor of the demo can be. `sentence` is in the persona's own language."""

    key: str
    name: str
    role: str
    institution: str
    place: str
    country: str
    language: str
    sentence: str

    @property
    def email(self) -> str:
        return f"{self.key}@example.org"

    @property
    def sign_in_path(self) -> str:
        return f"/demo/{self.key}/"


def persons() -> list[Person]:
    found = []
    for scene in SCENES:
        found += [_person(worker, scene) for worker in scene.workers if worker.sentence]
        found += [_family(child, scene) for child in scene.children if child.own_view]
        if scene is VEJLE:
            found += [_carer(said[4]) for said in FAMILIES if said[4]]
        if scene is VESTHIMMERLAND:
            found.append(_carer(HANNE, house=TEAM, houses=scene.houses))
    return found


personas = persons


def _person(worker: Worker, scene: Scene) -> Person:
    house = next(h for h in scene.houses if h.key == worker.house)
    return Person(
        worker.key,
        worker.name,
        worker.role,
        house.name,
        house.municipality,
        house.country,
        scene.language,
        worker.sentence,
    )


def _carer(said: tuple[str, str, str, str], *, house: str = HOUSE, houses: Any = HOUSES) -> Person:
    """A carer who looks after a child at home."""
    key, given, family, sentence = said
    home = next(h for h in houses if h.key == house)
    return Person(
        key,
        f"{given} {family}",
        "foster_carer",
        home.name,
        home.municipality,
        home.country,
        VEJLE.language,
        sentence,
    )


def _family(child: Child, scene: Scene) -> Person:
    """Somebody who reads their own file, beside the workers."""
    house = next(h for h in scene.houses if h.key == child.house)
    view = child.own_view
    assert view is not None
    kin = next(k for k in child.kin if k.key == view.who)
    return Person(
        view.key, f"{kin.given} {kin.family}", view.relation, house.name, house.municipality, house.country,
        scene.language, view.sentence,
    )  # fmt: skip


def children_told() -> int:
    return sum(len(scene.children) for scene in SCENES)


def tell(*, now: dt.datetime | None = None, progress: Callable[[int, int], None] | None = None) -> Stage:
    """Tell the whole story up to `now`, all or nothing. Returns the stage, so that tests find people by their keys."""
    stage = Stage(now=now or clock.now())
    total, done = children_told(), 0
    with ids.repeatable(SEED), transaction.atomic():
        for scene in SCENES:
            with translation.override(scene.language):
                for child in play(scene, stage):
                    tell_map(child, stage)
                    tell_circle(child, stage)
                    tell_gatherings(child, stage)
                    tell_plan(child, stage)
                    tell_leave(child, stage)
                    tell_own_view(child, stage)
                    done += 1
                    if progress:
                        progress(done, total)
                tell_lines(scene, stage)
                tell_requests(scene, stage)
                if scene is VEJLE:
                    tell_line(stage, tell_placements(stage))
        tell_returns(stage)
        tell_waiting(stage)
        tell_said(stage)
        tell_fostering(stage)
        with translation.override("da"):
            tell_programmes(stage)
            tell_supervision(stage, tell_families(stage))
        with translation.override("nl"):
            tell_beds(stage)
            tell_crises(stage)
        with translation.override("cs"):
            tell_closed(stage)
        with translation.override("da"):
            tell_course_days(stage)
    return stage


def leave_personas(folder: Path | None = None) -> Path:
    """Write the personas where the demo's front page reads them; only the demo does this."""
    file = (folder or Path(settings.VAR)) / "personas.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    people = [asdict(p) | {"email": p.email, "sign_in_path": p.sign_in_path} for p in persons()]
    file.write_text(json.dumps(people, ensure_ascii=False, indent=1), "utf-8")
    return file
