"""The pictures of the mark that a phone's home screen asks for, drawn from the mark itself.

    python tools/app_icons.py     draws look/icons/*.png anew from look/mark.svg; needs a Chromium on this machine

They are kept in the repository: who runs Samspil needs no browser. A *full* picture fills its square, because some phones
cut a round or another shape out of it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

LOOK = Path(__file__).resolve().parent.parent / "src/samspil/look/static/look"
FIELD = 'rx="7" '
DRAWN = (
    ("mark-180", 180, True),
    ("mark-192", 192, False),
    ("mark-512", 512, False),
    ("mark-full-512", 512, True),
)


def page(mark: str, size: int, full: bool) -> str:
    """The mark in a square; full: without round corners and with room around the rings."""
    if full:
        mark = mark.replace(FIELD, "").replace('viewBox="0 0 28 28"', 'viewBox="-3 -3 34 34"')
        mark = mark.replace('<rect width="28" height="28"', '<rect x="-3" y="-3" width="34" height="34"')
    sized = mark.replace("<svg ", f'<svg width="{size}" height="{size}" style="display:block" ', 1)
    return f'<body style="margin:0;background:transparent">{sized}</body>'


def main() -> None:
    mark = (LOOK / "mark.svg").read_text("utf-8")
    if FIELD not in mark:
        raise SystemExit("The mark is drawn in another way than before: look at tools/app_icons.py.")
    (LOOK / "icons").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, size, full in DRAWN:
            opened = browser.new_page(viewport={"width": size, "height": size})
            opened.set_content(page(mark, size, full))
            opened.screenshot(path=LOOK / "icons" / f"{name}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
