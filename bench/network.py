"""The network picture of 60 people in a browser: from the last byte of the page until the picture is drawn, against a second."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from typing import Any

from bench.harness import Ask, Line, Report, line_of
from bench.pages import ROOT, place_for, server

NODES = 60
WITHIN = 1.0
WATCH = """document.addEventListener("DOMContentLoaded", () =>
  requestAnimationFrame(() => requestAnimationFrame(() => { window.pictureDrawn = performance.now(); })));"""
"""To be in the page before it begins: the second frame after the document is there has the picture on the screen."""
DRAWN = """() => new Promise((tell) => {
  const asked = performance.getEntriesByType("navigation")[0];
  const look = () => window.pictureDrawn && asked.responseEnd
    ? tell([window.pictureDrawn - asked.responseEnd, window.pictureDrawn - asked.startTime])
    : requestAnimationFrame(look);
  look();
})"""
"""Milliseconds until the picture was drawn: from the last byte of the page, and from asking for it."""


def run(ask: Ask) -> Report:
    nodes = ask.size or NODES
    lines: list[Line] = []
    for database in ask.databases:
        with contextlib.ExitStack() as stack:
            surroundings = stack.enter_context(place_for(database)) | {
                "DJANGO_SETTINGS_MODULE": "samspil.desk.settings"
            }
            ask.tell(f"{database}: noting {nodes} people and places")
            told = fill(surroundings, nodes)
            client = stack.enter_context(server(surroundings, "", threads=4))
            ask.tell(f"{database}: drawing them {ask.rounds} times")
            costs = draw(f"http://localhost:{client.port}", told, ask.rounds)
            lines.append(line(costs, told["drawn"], database))
    return Report(
        benchmark="network",
        did=f"asked for the network page {ask.rounds} times in a browser at 1280 by 800, once before to warm up",
        sizes={"people and places": nodes},
        lines=lines,
        remarks=[
            "Drawn: the second frame after the document is there; the picture is part of the document.",
            "from_asking_s counts from asking for the page: with the questions to the database and the layout on the server.",
        ],
    )


def fill(surroundings: dict[str, str], nodes: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.network_site.fill", str(nodes)]
    done = subprocess.run(command, env=surroundings, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def draw(site: str, told: dict[str, Any], rounds: int) -> list[list[float]]:
    """For each round the seconds from the last byte, and from asking."""
    from playwright.sync_api import sync_playwright

    from tests.support.browser import FLAGS, chromium_path

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        context.add_cookies([{"name": "sessionid", "value": told["cookie"], "url": site}])
        page = context.new_page()
        page.add_init_script(WATCH)
        costs = []
        for _ in range(rounds + 1):
            page.goto(f"{site}/cases/{told['case']}/network/", timeout=60_000)
            seen = page.locator("svg.network .node").count()
            if seen != told["drawn"]:
                raise SystemExit(f"{seen} are drawn instead of {told['drawn']}")
            costs.append([spent / 1000 for spent in page.evaluate(DRAWN)])
        browser.close()
    return costs[1:]


def line(costs: list[list[float]], drawn: int, database: str) -> Line:
    layout, whole = zip(*costs, strict=True)
    return line_of(
        "layout_60_s" if drawn == NODES else f"layout_{drawn}_s", list(layout), [WITHIN] * len(layout),
        reference_name="one second", database=database, unit="s", drawn=drawn, from_asking_s=sorted(whole)[len(whole) // 2],
    )  # fmt: skip
