"""One person at the board over HTTP, as a browser would: a session, a token, asking what is new, and editing."""

from __future__ import annotations

import http.client
import random
import re
import threading
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

CARD = re.compile(r'data-card="([0-9a-f-]+)" data-number="(\d+)"')
FRESH = re.compile(r'data-(?:state|fresh)="([^"]+)"')
FIELDS = ("presenting", "predisposing", "precipitating", "perpetuating", "protective", "predicting")
BEAT = 1.0


@dataclass
class Hand:
    """`journal` has every change the server took; `refused` what it did not, by answer."""

    port: int
    case: str
    session: str
    name: str
    dice: random.Random
    journal: list[dict[str, Any]] = field(default_factory=list)
    refused: list[int] = field(default_factory=list)
    costs: list[float] = field(default_factory=list)
    token: str = ""
    state: str = "0"
    cards: list[str] = field(default_factory=list)
    count: int = 0
    dropped: int = 0
    """How often the connection was gone when an answer was due; what was asked for reading is asked again, as a page does."""

    def open(self) -> Hand:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        status, page, headers = self.ask("GET", "")
        crumb = re.search(r"csrftoken=([^;]+)", " ".join(headers.get_all("Set-Cookie") or []))
        if status != 200 or not crumb:
            raise SystemExit(f"the board answered {status}")
        self.token = crumb.group(1)
        self.state = FRESH.search(page).group(1)  # type: ignore[union-attr]
        self.cards = [id for id, _number in CARD.findall(page)]
        return self

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str, Any]:
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={self.token}", "Host": f"localhost:{self.port}",
            "X-CSRFToken": self.token,
        }  # fmt: skip
        if method == "POST":
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "X-Requested-With": "fetch"}
        begun = time.perf_counter()
        address, body_sent = f"/cases/{self.case}/map/{path}", urlencode(form) if form else None
        try:
            self.connection.request(method, address, body=body_sent, headers=headers)
            answer = self.connection.getresponse()
        except ConnectionError:
            self.dropped += 1
            self.connection.close()
            if method == "POST":
                return 0, "", None
            self.connection.request(method, address, body=body_sent, headers=headers)
            answer = self.connection.getresponse()
        body = answer.read().decode()
        self.costs.append(time.perf_counter() - begun)
        return answer.status, body, answer.headers

    def follow(self) -> None:
        """Ask once what is new, as an open page does."""
        status, body, _ = self.ask("GET", f"changes?since={self.state}")
        if status == 200:
            self.state = FRESH.search(body).group(1)  # type: ignore[union-attr]

    def text(self) -> str:
        self.count += 1
        return f"{self.name} change {self.count} of a morning"

    def edit(self, kind: str) -> None:
        {"add": self.add, "change": self.change, "move": self.move}[kind]()

    def add(self) -> None:
        text = self.text()
        form = {
            "text": text,
            "kind": "observation",
            "voice": "worker",
            "field": self.dice.choice(FIELDS),
            "since": self.state,
        }
        self.note(self.ask("POST", "cards/", form)[0], "add", "", text)

    def change(self) -> None:
        """Write on a card. When somebody was quicker, half the time insist, else let theirs stand: both are kept."""
        card, text = self.dice.choice(self.cards), self.text()
        form = {"text": text, "kind": "observation", "voice": "worker", "revision": "1"}
        for _ in range(20):
            status, body, _headers = self.ask("POST", f"cards/{card}/", form)
            if status != 409:
                self.note(status, "change", card, text)
                return
            form["revision"] = re.search(r'name="revision" value="(\d+)"', body).group(1)  # type: ignore[union-attr]
            if self.dice.random() < 0.5:
                form["keep"] = "other"
        self.note(status, "change", card, text)

    def move(self) -> None:
        card = self.dice.choice(self.cards)
        form = {"place": self.dice.choice(FIELDS), "position": str(self.dice.randrange(60))}
        self.note(self.ask("POST", f"cards/{card}/move", form)[0], "move", card, "")

    def note(self, status: int, kind: str, card: str, text: str) -> None:
        if status in (200, 204, 303):
            self.journal.append({"kind": kind, "card": card, "text": text})
        else:
            self.refused.append(status)


def together(hands: list[Hand], work: Any) -> None:
    """Every hand does its work at the same time; the first trouble of any is raised."""
    troubles: list[BaseException] = []

    def run(place: int, hand: Hand) -> None:
        try:
            work(place, hand)
        except BaseException as trouble:
            troubles.append(trouble)

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if troubles:
        raise troubles[0]
