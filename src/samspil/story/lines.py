"""Tells who supervises whom, and one thing a supervisor says."""

import datetime as dt

from samspil.access.service import Role, Word
from samspil.access.terms import ROLE_WORDS
from samspil.coaching import service as coaching
from samspil.story.script import Scene
from samspil.story.telling import LONG_AGO, Stage

SAID = (
    ("tereza", "marek", "jana", "plan", "Krok s otcem čeká. Co kdyby se do toho dala babička? Ve čtvrtek se u toho zastavíme."),
    ("maya", "mark", "priya", "goal", "The heating has waited for weeks. Shall I ring the landlord with you?"),
)  # fmt: skip
"""Child, who says it, to whom, what it is about, the words."""


def tell_lines(scene: Scene, stage: Stage) -> None:
    """Each team leader supervises the workers of their team, without teams of their house, since they all began."""
    began = stage.now - dt.timedelta(days=LONG_AGO - 1)
    for leader in scene.workers:
        if leader.role != Role.LEAD:
            continue
        by = stage.actor(leader.key, began)
        for worker in scene.workers:
            if (
                (worker.house, worker.team) == (leader.house, leader.team)
                and worker.role != Role.LEAD
                and Word.CASE_WRITE in ROLE_WORDS[worker.role]
            ):
                coaching.set_line(
                    by=by,
                    at=began,
                    supervisor=stage.workers[leader.key].pk,
                    worker=stage.workers[worker.key].pk,
                )


def tell_said(stage: Stage) -> None:
    for child, leader, worker, about, text in SAID:
        if child in stage.cases and leader in stage.workers and worker in stage.workers:
            at = stage.past(-1, "10:15", stage.homes[leader])
            coaching.say(
                by=stage.actor(leader, at), at=at, worker=stage.workers[worker].pk, case=stage.cases[child].pk,
                about=about, text=text,
            )  # fmt: skip
