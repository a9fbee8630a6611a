"""The board (6P) with 300 cards and 10 people editing: when the others see a change, and whether any change is lost."""

from __future__ import annotations

import contextlib
import json
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.board_site.hand import BEAT, Hand, together
from bench.harness import Ask, Line, Report, line_of, percentile
from bench.pages import ROOT, place_for, server

CARDS = 300
EDITORS = 10
WATCHERS = 2
CHANGES = 1000
A_ROUND = 12  # seconds; each editor changes something about every six
WITHIN = 2.0
WATCH = """() => {
  window.seen = {};
  const look = () => { for (const p of document.querySelectorAll("[data-card] > p")) window.seen[p.textContent] ??= Date.now(); };
  look();
  new MutationObserver(look).observe(document.querySelector("[data-board]"), { childList: true, subtree: true });
}"""


def run(ask: Ask) -> Report:
    cards = ask.size or CARDS
    lines: list[Line] = []
    remarks: list[str] = []
    for database in ask.databases:
        with contextlib.ExitStack() as stack:
            surroundings = stack.enter_context(place_for(database)) | {
                "DJANGO_SETTINGS_MODULE": "samspil.desk.settings"
            }
            ask.tell(f"{database}: drawing {cards} cards")
            told = step(surroundings, "fill", str(cards), str(EDITORS + WATCHERS))
            client = stack.enter_context(server(surroundings, "", threads=8))
            sessions = told["cookies"]
            hands = [
                Hand(client.port, told["case"], sessions[n], f"{database} {n}", random.Random(n)).open()
                for n in range(EDITORS)
            ]
            ask.tell(f"{database}: {EDITORS} people edit, {WATCHERS} browsers watch")
            rounds = visible(hands, sessions[EDITORS:], told["case"], ask.rounds)
            ask.tell(f"{database}: {CHANGES} changes as fast as they come")
            spent = hurry(hands)
            found = reckon(surroundings, hands, told["map"])
        lines += report(database, rounds, found, hands, spent)
        remarks.append(
            f"{database}: {found['accepted']} changes were taken, {found['refused']} refused and said so; "
            f"the map counts {found['revision']} changes, {found['places taken twice']} places are taken twice; "
            f"{sum(hand.dropped for hand in hands)} connections were gone when an answer was due."
        )
    return Report(
        benchmark="board",
        did=f"{EDITORS} sessions asked every {BEAT} s what is new and edited; {WATCHERS} browsers watched; then in a hurry",
        sizes={
            "cards": cards,
            "people editing": EDITORS,
            "browsers": WATCHERS,
            "changes in a hurry": CHANGES,
        },
        lines=lines,
        remarks=[
            "Visible: from the moment an editor sends a change until its words stand on another person's screen.",
            "Lost: a change that the server took and that stands neither on the board nor in the history of its card.",
            *remarks,
        ],
    )


def step(surroundings: dict[str, str], name: str, *arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-m", f"bench.board_site.{name}", *arguments]
    done = subprocess.run(command, env=surroundings, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    answer: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


def visible(hands: list[Hand], watchers: list[str], case: str, rounds: int) -> list[list[float]]:
    """For each round the seconds from sending a change until a browser shows it, for every change and browser."""
    sent: dict[str, float] = {}
    over = threading.Event()

    def work(place: int, hand: Hand) -> None:
        time.sleep(place * 6 / EDITORS)
        due = time.monotonic() + 1
        while not over.is_set():
            if time.monotonic() >= due:
                due += 6
                told = len(hand.journal)
                begun = time.time()
                hand.edit("add" if hand.count % 6 == 5 else "change")
                if len(hand.journal) > told:
                    sent[hand.journal[-1]["text"]] = begun
            hand.follow()
            time.sleep(BEAT)

    seen: list[dict[str, float]] = []
    with browsers(hands[0].port, watchers, case) as pages:
        worker = threading.Thread(target=together, args=(hands, work))
        worker.start()
        begun = time.time()
        while time.time() < begun + rounds * A_ROUND:
            pages[0].wait_for_timeout(500)
        over.set()
        while worker.is_alive():
            pages[0].wait_for_timeout(200)
        pages[0].wait_for_timeout(4000)
        seen = [page.evaluate("window.seen") for page in pages]
    found: list[list[float]] = [[] for _ in range(rounds)]
    for text, at in sent.items():
        for shown in seen:
            if text in shown:
                found[min(rounds - 1, int((at - begun) // A_ROUND))].append(shown[text] / 1000 - at)
    return [costs for costs in found if costs]


@contextlib.contextmanager
def browsers(port: int, sessions: list[str], case: str) -> Iterator[list[Any]]:
    from playwright.sync_api import sync_playwright

    from tests.support.browser import FLAGS, chromium_path

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        pages = []
        for session in sessions:
            context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
            context.add_cookies([{"name": "sessionid", "value": session, "url": f"http://localhost:{port}"}])
            page = context.new_page()
            page.goto(f"http://localhost:{port}/cases/{case}/map/", timeout=60_000)
            page.locator("[data-enter]:not([hidden])").first.wait_for(state="attached")
            page.evaluate(WATCH)
            pages.append(page)
        yield pages
        browser.close()


def hurry(hands: list[Hand]) -> float:
    """All changes, as fast as ten people get answers, each of one's own; returns the seconds it took."""
    for hand in hands:
        hand.costs.clear()

    def work(_place: int, hand: Hand) -> None:
        for _ in range(CHANGES // EDITORS):
            hand.edit(hand.dice.choices(("change", "move", "add"), (60, 27, 13))[0])

    begun = time.monotonic()
    together(hands, work)
    return time.monotonic() - begun


def reckon(surroundings: dict[str, str], hands: list[Hand], map_id: str) -> dict[str, Any]:
    journal = [change for hand in hands for change in hand.journal]
    path = Path(surroundings["SAMSPIL_VAR"]) / "journal.json"
    path.write_text(json.dumps({"changes": journal, "map": map_id}), "utf-8")
    found = step(surroundings, "reckon", str(path))
    return found | {"accepted": len(journal), "refused": sum(len(hand.refused) for hand in hands)}


def report(
    database: str, rounds: list[list[float]], found: dict[str, Any], hands: list[Hand], spent: float
) -> list[Line]:
    costs = [cost for hand in hands for cost in hand.costs]
    every = [cost for costs_ in rounds for cost in costs_]
    if not every:
        raise SystemExit("no browser saw any change")
    shown = line_of(
        "visible_median_s", [statistics.median(each) for each in rounds], [WITHIN] * len(rounds),
        reference_name="two seconds", database=database, unit="s", changes=len(every),
        ninety_fifth_s=percentile(every, 0.95), value=statistics.median(every),
    )  # fmt: skip
    lost = found["lost"] + found["places taken twice"]
    kept = line_of(
        "lost_changes", [float(lost)], [float(CHANGES)], reference_name="changes made at once", database=database,
        unit="changes", value=lost, seconds=round(spent, 1), median_answer_s=statistics.median(costs),
        refused=found["refused"],
    )  # fmt: skip
    return [shown, kept]
