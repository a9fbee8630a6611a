"""Where things lie on this machine, and how the framework is woken."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(os.environ.get("SAMSPIL_ROOT") or Path(__file__).resolve().parents[3])
VAR = ROOT / "var"
DEMO = VAR / "demo"
EMBEDDED = "samspil.sqlite3"
KEPT = ("SAMSPIL_ROOT", "SAMSPIL_CALLED_FROM", "SAMSPIL_LOG")


def given(path: str | Path) -> Path:
    """A path as the person typed it, seen from the folder in which they typed it."""
    return Path(os.environ.get("SAMSPIL_CALLED_FROM") or Path.cwd()) / Path(path).expanduser()


def wake(*, or_demo: bool = False, serving: bool = False) -> None:
    """Read the settings and load the rooms; every command that meets data begins with it.

    Whoever sits at this machine sees every institution, so the database's fence is open, except to a process that is
    `serving` others. With `or_demo`, a command typed where nothing but a demo was ever set up speaks of the demo, and says so.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samspil.desk.settings")
    if or_demo and only_a_demo():
        print("This speaks of the demo in var/demo; no other database is set up.", file=sys.stderr)
        demo_surroundings(DEMO)
    import django

    django.setup()
    from samspil.ground import fence

    fence.stand(fence.CLOSED if serving else fence.OPEN)


def only_a_demo() -> bool:
    chosen = {"SAMSPIL_DATABASE", "SAMSPIL_VAR"} & set(os.environ)
    return not chosen and not (VAR / EMBEDDED).exists() and (DEMO / EMBEDDED).exists()


def demo_surroundings(folder: Path, port: int = 8000) -> None:
    """Settings of a demonstration: everything it keeps lies in one folder of its own, demo mode is on."""
    for name in [name for name in os.environ if name.startswith("SAMSPIL_") and name not in KEPT]:
        del os.environ[name]
    os.environ["SAMSPIL_VAR"] = str(folder)
    os.environ["SAMSPIL_DEMO"] = "1"
    os.environ["SAMSPIL_URL"] = f"http://localhost:{port}"


def operator() -> Any:
    """Whoever sits at this machine: every word of permission, no institution; named in the record of what happened."""
    from samspil.access.service import Actor, Word

    return Actor(words=frozenset(str(word) for word in Word), name="operator")
