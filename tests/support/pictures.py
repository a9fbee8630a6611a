"""Pictures of pages while a journey runs: only where SAMSPIL_PICTURES names a folder.

``picture`` takes a whole page, for looking at, in that folder. ``documented`` takes the window as a person has it before
them, under the name that the documentation shows, in the folder's ``docs``; ``./samspil test --pictures`` puts those
into ``docs/images``.
"""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page

HEAVIEST = 300_000
"""Bytes of one picture of the documentation."""


def picture(page: Page, name: str) -> None:
    folder = os.environ.get("SAMSPIL_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.wait_for_load_state()
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def documented(page: Page, name: str) -> None:
    folder = os.environ.get("SAMSPIL_PICTURES")
    if folder:
        file = Path(folder) / "docs" / f"{name}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        page.evaluate("() => { document.activeElement?.blur(); window.scrollTo(0, 0); }")
        page.mouse.move(0, 0)
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        page.screenshot(path=str(file))
        heavy = file.stat().st_size
        assert heavy < HEAVIEST, f"{file.name} is too heavy for the documentation: {heavy} bytes."
