"""The everyday pages with 100,000 cases and 1,000,000 notes, against a bare view of 50 rows on the same server."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from bench.harness import Ask, Line, Report, line_of, percentile

ROOT = Path(__file__).resolve().parents[1]
CASES = 100_000
NOTES_PER_CASE = 10
A_ROUND = 15  # requests of each page and of the floor per round
FLOOR = "bare view of 50 rows"


def run(ask: Ask) -> Report:
    cases = ask.size or CASES
    lines: list[Line] = []
    for database in ask.databases:
        with contextlib.ExitStack() as stack:
            surroundings = stack.enter_context(place_for(database))
            ask.tell(f"{database}: filling {cases} cases")
            signed_in = fill(surroundings, cases)
            client = stack.enter_context(server(surroundings, signed_in["cookie"]))
            ask.tell(f"{database}: measuring")
            lines += measure(client, signed_in["case"], database, ask.rounds)
    return Report(
        benchmark="pages",
        did=f"asked for each page {A_ROUND} times a round, {ask.rounds} rounds, in turn with the floor, one connection",
        sizes={"cases": cases, "notes": cases * NOTES_PER_CASE, "cases of the reader's institution": cases},
        lines=lines,
        remarks=[
            "The reference has session, user and one indexed query as a table of 50 rows, on the same server.",
            "Aim: within 4 times it, rights and trail included.",
        ],
    )


@contextlib.contextmanager
def place_for(database: str) -> Iterator[dict[str, str]]:
    """The surroundings of a server process with an empty database of its own, thrown away afterwards."""
    folder = tempfile.mkdtemp(prefix="samspil-bench-")
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    given = {k: v for k, v in os.environ.items() if not k.startswith("SAMSPIL_")}
    given |= {
        "PYTHONPATH": path,
        "SAMSPIL_VAR": folder,
        "DJANGO_SETTINGS_MODULE": "bench.pages_site.settings",
    }
    stop = None
    if database == "sqlite":
        given["SAMSPIL_DATABASE"] = f"sqlite:///{folder}/bench.sqlite3"
    else:
        from tests.support.database import debian_server, start_server, start_server_from_wheel

        binaries = debian_server()
        given["SAMSPIL_DATABASE"], stop = start_server(binaries) if binaries else start_server_from_wheel()
    try:
        yield given
    finally:
        if stop:
            stop()
        shutil.rmtree(folder, ignore_errors=True)


def fill(surroundings: dict[str, str], cases: int) -> dict[str, str]:
    command = [sys.executable, "-m", "bench.pages_site.fill", str(cases), str(cases * NOTES_PER_CASE)]
    done = subprocess.run(command, env=surroundings, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    answer: dict[str, str] = json.loads(done.stdout.strip().splitlines()[-1])
    return answer


@contextlib.contextmanager
def server(surroundings: dict[str, str], cookie: str, threads: int = 1) -> Iterator[Client]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    subprocess.run(
        [sys.executable, "-m", "django", "collectstatic", "--noinput", "-v0"],
        env=surroundings,
        cwd=ROOT,
        check=True,
    )
    command = [
        "granian",
        "--interface",
        "wsgi",
        "--port",
        str(port),
        "--blocking-threads",
        str(threads),
        "--log-level",
        "error",
    ]
    command = [sys.executable, "-m", *command, "samspil.desk.wsgi:application"]
    quiet = subprocess.DEVNULL if threads > 1 else None  # many hands meet: each conflict would be a line
    process = subprocess.Popen(command, env=surroundings, cwd=ROOT, stderr=quiet)
    client = Client(port, cookie)
    try:
        client.wait()
        yield client
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


class Client:
    """One browser: one connection kept open, one session."""

    def __init__(self, port: int, cookie: str) -> None:
        self.port, self.cookie = port, cookie
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def wait(self) -> None:
        for _ in range(100):
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                    return
            except OSError:
                time.sleep(0.1)
        raise SystemExit("the server did not start")

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, bytes, str]:
        headers = {"Cookie": self.cookie, "Host": f"localhost:{self.port}"}
        body = urlencode(form) if form else None
        if form:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
        self.connection.request("POST" if form else "GET", path, body=body, headers=headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read(), answer.headers.get("Location", "")

    def cost(self, path: str) -> float:
        begun = time.perf_counter()
        status, body, _ = self.ask(path)
        spent = time.perf_counter() - begun
        if status != 200 or len(body) < 500:
            raise SystemExit(f"{path} answered {status}")
        return spent


def pages(client: Client, case: str) -> dict[str, str]:
    """The pages measured. A search is posted once, as people do; its results are then a page with an address."""
    measured = {
        "my day": "/day/",
        "case list by next date": "/children/?who=all",
        "case list by name": "/children/?who=all&sort=name",
        "case list, filter by place": "/children/?who=all&place=residential",
        "case list, whereabouts not known": "/children/?who=all&gap=place",
        "case file with timeline": f"/cases/{case}/",
        "timeline, contacts only": f"/cases/{case}/?show=contacts",
    }
    for words in ("Novak", "Jenssen Ida"):
        status, _, location = search(client, words)
        if status in (302, 303):
            measured[f"search for {words}"] = location
    return measured


def search(client: Client, words: str) -> tuple[int, bytes, str]:
    """Post the words as the search box does, with the token of a page of this session."""
    connection = http.client.HTTPConnection("127.0.0.1", client.port, timeout=60)
    connection.request("GET", "/day/", headers={"Cookie": client.cookie, "Host": f"localhost:{client.port}"})
    page = connection.getresponse()
    body = page.read()
    crumb = re.search(r"csrftoken=([^;]+)", page.headers.get("Set-Cookie", ""))
    token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', body)
    if not crumb or not token:
        return 0, b"", ""
    form = urlencode({"csrfmiddlewaretoken": token.group(1).decode(), "q": words})
    headers = {
        "Cookie": f"{client.cookie.split(';')[0]}; csrftoken={crumb.group(1)}", "Host": f"localhost:{client.port}",
        "Content-Type": "application/x-www-form-urlencoded",
    }  # fmt: skip
    connection.request("POST", "/children/search/", body=form, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read(), answer.headers.get("Location", "")


def measure(client: Client, case: str, database: str, rounds: int) -> list[Line]:
    lines = []
    for name, path in pages(client, case).items():
        for _ in range(5):
            client.cost(path)
            client.cost("/floor/")
        ours: dict[str, list[float]] = {"median": [], "95th percentile": []}
        floor: dict[str, list[float]] = {"median": [], "95th percentile": []}
        for _ in range(rounds):
            taken: tuple[list[float], list[float]] = ([], [])
            for _ in range(A_ROUND):
                taken[0].append(client.cost(path))
                taken[1].append(client.cost("/floor/"))
            for kept, costs in ((ours, taken[0]), (floor, taken[1])):
                kept["median"].append(percentile(costs, 0.5))
                kept["95th percentile"].append(percentile(costs, 0.95))
        lines += [
            line_of(f"{name}, {which}", ours[which], floor[which], reference_name=FLOOR, database=database)
            for which in ours
        ]
    return lines
