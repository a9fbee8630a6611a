"""Pictures of pages while a journey runs, for documents and for looking at: only where SAMSPIL_PICTURES names a folder."""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import Page


def picture(page: Page, name: str) -> None:
    folder = os.environ.get("SAMSPIL_PICTURES")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.wait_for_load_state()
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
