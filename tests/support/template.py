"""An empty database with all its tables, made once.

Making the tables takes longer than most rooms' tests. The first process of a run makes them while others wait and keeps a
copy, and everybody else begins with that copy: on SQLite a file in ``var/tests``, good for as long as the migrations and what
comes with the product stay the same; on PostgreSQL a database to copy from, for as long as the server of the run stands.
What runs after every migration runs on the copy too.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "var" / "tests"


def kept() -> Path:
    """Where the copy lies that fits the migrations, what comes with the product, and the libraries, which bring migrations too."""
    made_of = [ROOT / "requirements.txt", *sorted(ROOT.glob("src/samspil/*/migrations/*.py"))]
    made_of += sorted(ROOT.glob("src/samspil/*/shipped.json"))
    digest = hashlib.sha256()
    for file in made_of:
        digest.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return KEPT / f"{digest.hexdigest()[:20]}.sqlite3"


class Beginning:
    """How the database of this process begins: as a copy, or made anew and then kept for the others."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        KEPT.mkdir(parents=True, exist_ok=True)
        self.lock: IO[str] | None = (KEPT / "lock").open("w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        if self._begin_with_the_copy():
            self._let_go()

    def keep(self) -> None:
        if self.lock is not None:
            self._keep_a_copy()
            self._let_go()

    def _let_go(self) -> None:
        if self.lock is not None:
            self.lock.close()
            self.lock = None

    def _begin_with_the_copy(self) -> bool:
        raise NotImplementedError

    def _keep_a_copy(self) -> None:
        raise NotImplementedError


class OnSqlite(Beginning):
    def _begin_with_the_copy(self) -> bool:
        if kept().exists():
            shutil.copyfile(kept(), self.settings["TEST"]["NAME"])
            return True
        return False

    def _keep_a_copy(self) -> None:
        for old in KEPT.glob("*.sqlite3"):
            old.unlink()
        made = KEPT / f"{os.getpid()}.making"
        with (
            closing(sqlite3.connect(self.settings["TEST"]["NAME"])) as source,
            closing(sqlite3.connect(made)) as copy,
        ):
            source.backup(copy)
        made.replace(kept())


class OnPostgresql(Beginning):
    COPY = "samspil_beginning"

    def _begin_with_the_copy(self) -> bool:
        with self._server() as server:
            found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.COPY]).fetchone()
        if found:
            self.settings["TEST"]["TEMPLATE"] = self.COPY
        return bool(found)

    def _keep_a_copy(self) -> None:
        from django.db import connection

        made = connection.settings_dict["NAME"]
        connection.close()  # nobody may be in a database that is copied
        with self._server() as server:
            server.execute(f'CREATE DATABASE {self.COPY} TEMPLATE "{made}"')

    def _server(self) -> Any:
        from django.db import connection

        psycopg = connection.Database
        of = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
        to = {name: self.settings[key] for name, key in of.items() if self.settings.get(key)}
        return psycopg.connect(**to, dbname="postgres", autocommit=True)
