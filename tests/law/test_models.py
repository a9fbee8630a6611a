"""Every table says what it keeps about people and for how long; foreign keys point upstream."""

import configparser
from pathlib import Path

from django.apps import apps
from django.db import models

from samspil.ground.base import RETENTION, Privacy
from tools.look_up import kept

ROOT = Path(__file__).resolve().parents[2]


def tables():
    return [m for m in apps.get_models() if m.__module__.startswith("samspil.")]


def storeys() -> dict[str, int]:
    """Each room's height in the stream: 0 is the top. Read from the import contract, so there is one order."""
    config = configparser.ConfigParser()
    config.read(ROOT / "importlinter.ini")
    lines = config["importlinter:contract:stream"]["layers"].split("\n")
    heights = {}
    for height, line in enumerate(filter(None, (part.strip() for part in lines))):
        for room in line.replace("(", "").replace(")", "").split("|"):
            heights[room.strip()] = height
    return heights


def silent_about_privacy(table) -> list[str]:
    said = table.__dict__.get("PRIVACY")
    if not isinstance(said, Privacy):
        return [f"{table._meta.label} does not state PRIVACY"]
    names = {f.name for f in table._meta.get_fields()}
    wrong = [f"{table._meta.label} names no field {f}" for f in said.personal if f not in names]
    if said.retention not in RETENTION:
        wrong.append(f"{table._meta.label} has no known retention {said.retention}")
    if said.retention == "short" and not said.clock:
        wrong.append(f"{table._meta.label} is short-lived and says no clock")
    if said.over is not None and not said.clock:
        wrong.append(f"{table._meta.label} has a clock and does not say it")
    return wrong


def points_downstream(table, heights) -> list[str]:
    here = heights[table._meta.app_label]
    wrong = []
    for field in table._meta.get_fields():
        other = field.related_model if field.many_to_one or (field.one_to_one and field.concrete) else None
        if not isinstance(other, type) or not other.__module__.startswith("samspil."):
            continue
        there = heights[other._meta.app_label]
        if there < here or (there == here and other._meta.app_label != table._meta.app_label):
            wrong.append(f"{table._meta.label}.{field.name} points at {other._meta.label}")
    return wrong


def test_every_table_states_its_personal_data_and_retention():
    assert len(tables()) > 15
    assert [w for t in tables() for w in silent_about_privacy(t)] == []


CLEARED_ELSEWHERE = {"exchange.Run"}
"""Short-lived tables whose rows hang together with files on disk: their room clears both (tests/rooms/retention)."""


def test_every_short_lived_table_is_cleared_by_its_clock():
    short = [t for t in tables() if t.PRIVACY.retention == "short"]
    assert len(short) > 7
    assert {t._meta.label for t in short if t.PRIVACY.over is None} == CLEARED_ELSEWHERE


def test_the_page_of_what_is_kept_is_as_the_tables_say():
    assert (ROOT / "docs/look-up/kept.md").read_text("utf-8") == kept()


def test_foreign_keys_point_upstream():
    heights = storeys()
    assert [w for t in tables() for w in points_downstream(t, heights)] == []


def test_a_silent_table_and_a_wrong_key_are_noticed():
    class Broken(models.Model):
        PRIVACY = Privacy(retention="for ever", personal={"ghost": "?"}, over=lambda at: models.Q())
        case = models.ForeignKey("cases.Case", models.CASCADE, related_name="+")

        class Meta:
            app_label = "people"
            managed = False

    try:
        assert len(silent_about_privacy(Broken)) == 3
        assert points_downstream(Broken, storeys()) == ["people.Broken.case points at cases.Case"]
    finally:
        del apps.all_models["people"]["broken"]
        apps.clear_cache()
