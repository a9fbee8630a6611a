"""An empty SQLite database with all its tables, made once for as long as the migrations stay the same.

Making the tables takes longer than most rooms' tests. The first process of a run makes them while others wait, keeps a copy
in ``var/tests``, and everybody else begins with that copy. What runs after every migration runs on the copy too.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "tests"


def kept() -> Path:
    """Where the copy lies that fits the migrations and the libraries, which bring migrations of their own."""
    made_of = [ROOT / "requirements.txt", *sorted(ROOT.glob("src/samspil/*/migrations/*.py"))]
    digest = hashlib.sha256()
    for file in made_of:
        digest.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return KEPT / f"{digest.hexdigest()[:20]}.sqlite3"


class Beginning:
    """How the database of this process begins: as a copy, or made anew and then kept for the others."""

    def __init__(self, database: Path) -> None:
        self.database = database
        KEPT.mkdir(parents=True, exist_ok=True)
        self.lock: IO[str] | None = (KEPT / "lock").open("w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        if kept().exists():
            shutil.copyfile(kept(), database)
            self._let_go()

    def keep(self) -> None:
        if self.lock is None:
            return
        for old in KEPT.glob("*.sqlite3"):
            old.unlink()
        made = KEPT / f"{os.getpid()}.making"
        with closing(sqlite3.connect(self.database)) as source, closing(sqlite3.connect(made)) as copy:
            source.backup(copy)
        made.replace(kept())
        self._let_go()

    def _let_go(self) -> None:
        if self.lock is not None:
            self.lock.close()
            self.lock = None
