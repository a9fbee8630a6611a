"""Two pictures of the documentation, taken from the story; the others come from the journeys (`./samspil test --pictures`).

    python tools/pictures.py [FOLDER]    default: docs/images

Tells the story into a temporary folder, as if it were one fixed morning, serves it on a free port, signs in as Priya and
takes each page at 1280 px, as high as the window. Needs what `./samspil test` sets up: the libraries and a Chromium.
"""

from __future__ import annotations

import datetime as dt
import os
import socket
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

import time_machine
from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
MORNING = dt.datetime(2026, 11, 24, 8, 40, tzinfo=dt.UTC)
WINDOW: ViewportSize = {"width": 1280, "height": 860}
HEAVIEST = 250_000  # bytes of one picture


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def tell(folder: Path, port: int) -> Any:
    """The story in an embedded database of its own; returns the stage with its cases by their keys."""
    from samspil.cli import migrate, place, serve

    place.demo_surroundings(folder, port)
    place.wake()
    migrate.apply(quiet=True)
    serve.gather_static_files()
    from samspil.story.service import leave_personas, tell

    stage = tell()
    leave_personas()
    return stage


def listen(port: int) -> None:
    from wsgiref.simple_server import WSGIRequestHandler

    from django.core.servers.basehttp import ThreadedWSGIServer

    from samspil.desk.wsgi import application

    class Quiet(WSGIRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: the pictures are what is looked at."""

    server = ThreadedWSGIServer(("127.0.0.1", port), Quiet)
    server.set_app(application)
    threading.Thread(target=server.serve_forever, daemon=True).start()


def addresses(stage: Any) -> dict[str, str]:
    """The page behind each picture."""
    from django.urls import reverse

    case = stage.cases["maya"].pk
    return {
        "my-day": reverse("desk:day"),
        "case-file": reverse("cases:file", args=[case]),
    }


def take(page: Page, folder: Path, name: str, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    file = folder / f"{name}.png"
    page.screenshot(path=str(file))
    size = file.stat().st_size
    print(f"{file}: {size // 1000} kB")
    if size > HEAVIEST:
        raise SystemExit(f"{name} is too heavy for the documentation: {size} bytes.")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the browser's driver keeps an event loop in this thread
    from tests.support.browser import FLAGS, chromium_path

    port = free_port()
    with tempfile.TemporaryDirectory() as kept, time_machine.travel(MORNING, tick=True):
        stage = tell(Path(kept), port)
        listen(port)
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium_path(), args=FLAGS)
            page = browser.new_page(
                viewport=WINDOW, locale="en-GB", reduced_motion="reduce", base_url=f"http://127.0.0.1:{port}"
            )
            page.goto("/demo/priya/")
            page.locator("main form[method=post] button").click()
            page.wait_for_url("**/day/**")
            for name, address in addresses(stage).items():
                take(page, folder, name, address)
            browser.close()


if __name__ == "__main__":
    main()
