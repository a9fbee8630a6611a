"""``./samspil test``: set up what the tests need, then run everything the project promises."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from samspil.cli import show
from samspil.cli.place import ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
TELEPHONES = ("sipp", "sipsak")
LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(config_filename='importlinter.ini'))"
NOTHING_CHOSEN = 5  # pytest's status when the arguments leave no test in this part


@dataclass(frozen=True)
class Part:
    """One part of the whole: its name, its sentence, what to run and on which database."""

    name: str
    says: str
    command: tuple[str, ...]
    database: str = ""

    @property
    def is_pytest(self) -> bool:
        return "pytest" in self.command


@dataclass(frozen=True)
class Outcome:
    part: Part
    status: int
    seconds: float
    closing: str = ""


def parts(cores: int) -> list[Part]:
    python = (sys.executable, "-m")
    tests = (*python, "pytest", "-q", "-n", str(cores), "--dist=loadgroup")
    return [
        Part("format", "the code is formatted", (*python, "ruff", "format", "--check", ".")),
        Part("lint", "the linter has nothing to say", (*python, "ruff", "check", ".")),
        Part("types", "the types fit", (*python, "mypy")),
        Part("imports", "the direction of imports is kept", (sys.executable, "-c", LINT)),
        Part("words", "every message is translated", (sys.executable, "tools/messages.py", "--check")),
        Part(
            "sqlite",
            "all tests but the browser's, on SQLite",
            (*tests, "-m", "not browser", "tests"),
            "sqlite",
        ),
        Part(
            "postgresql",
            "rooms, law and the short journeys, on PostgreSQL",
            (*tests, "-m", "not browser or smoke", "tests/rooms", "tests/law", "tests/journeys"),
            "postgresql",
        ),
        Part("browser", "the journeys in a real browser", (*tests, "-m", "browser", "tests"), "sqlite"),
    ]


def test(
    context: typer.Context,
    only: Annotated[
        list[str] | None, typer.Option(help="Only this part; may be given several times.")
    ] = None,
    cores: Annotated[int, typer.Option(help="Tests run at once.", min=1)] = 2,
    pictures: Annotated[
        bool,
        typer.Option(
            "--pictures", help="Put what the journeys show into docs/images; only the browser runs."
        ),
    ] = False,
    json: show.Json = False,
) -> None:
    """Set up what the tests need and run everything. What stands after -- goes to pytest."""
    chosen = parts(cores)
    only = only or (["browser"] if pictures else None)
    names = [part.name for part in chosen]
    for name in only or ():
        if name not in names:
            show.fail(f"There is no part called {name}.", f"The parts are: {', '.join(names)}", status=2)
    chosen = [part for part in chosen if not only or part.name in only]
    if any(part.name in ("browser", "postgresql") for part in chosen):
        have_browser()
    if any(part.name in ("sqlite", "postgresql") for part in chosen):
        have_telephones()
    with tempfile.TemporaryDirectory() as taken:
        more = {"SAMSPIL_PICTURES": taken} if pictures else {}
        outcomes = [run(part, context.args, quiet=json, surroundings=more) for part in chosen]
        if pictures and not any(outcome.status for outcome in outcomes):
            hang(Path(taken) / "docs")
    if json:
        show.as_json(
            {"parts": [{"name": o.part.name, "ok": o.status == 0, "seconds": o.seconds} for o in outcomes]}
        )
    else:
        close(outcomes)
    raise typer.Exit(1 if any(outcome.status for outcome in outcomes) else 0)


def hang(taken: Path) -> None:
    """The pictures of a run that passed, into the documentation."""
    for picture in sorted(taken.glob("*.png")):
        shutil.copy(picture, ROOT / "docs" / "images" / picture.name)
        show.err.print(f"docs/images/{picture.name}: {picture.stat().st_size // 1000} kB")


def run(part: Part, more: list[str], *, quiet: bool, surroundings: dict[str, str]) -> Outcome:
    """Run one part with its output shown as it comes; keep pytest's closing line for the end."""
    if not quiet:
        show.out.rule(f"[bold]{part.name}[/]: {part.says}", align="left")
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment.update(surroundings)
    environment["PYTHONPATH"] = f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    if part.database:
        environment["SAMSPIL_TEST_DATABASE"] = part.database
        environment.pop("SAMSPIL_DATABASE", None)
    command = [*part.command, *(more if part.is_pytest else ())]
    started = time.monotonic()
    last = ""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            (sys.stderr if quiet else sys.stdout).write(line)
            last = line.strip() or last
        sys.stdout.flush()
    status = process.returncode
    if status == NOTHING_CHOSEN and part.is_pytest and more:
        status = 0
    return Outcome(part, status, round(time.monotonic() - started, 1), last if part.is_pytest else "")


def close(outcomes: list[Outcome]) -> None:
    show.out.rule("[bold]summary[/]", align="left")
    for outcome in outcomes:
        mark = "[green]ok    [/]" if outcome.status == 0 else "[red]FAILED[/]"
        said = f"  {outcome.closing}" if outcome.closing else f"  {outcome.part.says}"
        show.out.print(
            f"{mark} {outcome.part.name:<11}{outcome.seconds:>7.1f} s{said}", highlight=False, soft_wrap=True
        )
    bad = [outcome.part.name for outcome in outcomes if outcome.status]
    if bad:
        show.out.print(f"[bold red]{len(bad)} of {len(outcomes)} parts failed: {', '.join(bad)}[/]")
    else:
        show.out.print(f"[bold green]All {len(outcomes)} parts passed.[/]")


def have_browser() -> None:
    """A browser: the system's, else Debian's package, else the one that the browser driver brings itself."""
    if os.environ.get("SAMSPIL_CHROMIUM") or any(map(shutil.which, BROWSERS)):
        return
    for attempt in (install_debian_package, install_own_browser):
        if attempt():
            return
    show.fail(
        "The journeys need a browser, and this machine has none.",
        "Debian:       apt install chromium",
        "Or point to one:  SAMSPIL_CHROMIUM=/path/to/chromium ./samspil test",
    )


def have_telephones() -> None:
    """Real SIP tools for the answer to an exchange. Without them those few tests are skipped, and say so."""
    if not all(map(shutil.which, TELEPHONES)) and not install("sip-tester", "sipsak"):
        show.err.print(
            "No sipp and sipsak here: what they try is skipped (Debian: apt install sip-tester sipsak)."
        )


def install_debian_package() -> bool:
    installed = install("chromium", "fonts-dejavu-core")
    return installed and any(Path(found).exists() for found in map(shutil.which, BROWSERS) if found)


def install(*packages: str) -> bool:
    """Debian's packages, where nobody need be asked."""
    apt, prefix = shutil.which("apt-get"), as_root()
    if apt is None or prefix is None:
        return False
    show.err.print(f"Installing {packages[0]} ...")
    for words in (("update", "-qq"), ("install", "-y", "-qq", "--no-install-recommends", *packages)):
        if subprocess.run(
            [*prefix, apt, *words], stdout=sys.stderr, check=False, env=unattended()
        ).returncode:
            return False
    return True


def install_own_browser() -> bool:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


def as_root() -> list[str] | None:
    """How to act as root without asking anybody, if there is a way."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def unattended() -> dict[str, str]:
    return {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
