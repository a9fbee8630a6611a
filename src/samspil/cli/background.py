"""The worker that does what requests put off: mails, reminders, recomputations."""

from __future__ import annotations

import datetime as dt
import itertools
import logging
import multiprocessing
import os
import threading
import time
from importlib import import_module
from importlib.util import find_spec

logger = logging.getLogger("samspil.background")
PAUSE = 1.0  # seconds between two looks at an empty queue
PATIENCE = 5.0  # seconds before it starts again after it broke
MINUTE = 60.0  # seconds between two rounds of what cannot wait longer
BEAT = 10  # so many of these rounds make one of everything that rooms do by themselves


def start_beside() -> multiprocessing.process.BaseProcess:
    """Run the worker and the clock beside the server, in a process of its own that ends with the server.

    Not in a thread: the server makes its processes by forking, and a fork in the moment in which a thread holds a lock
    of the embedded database leaves that lock held for ever in the new process.
    """
    process = multiprocessing.get_context("spawn").Process(target=_work, args=(os.getpid(),), daemon=True)
    process.start()
    return process


def _work(server: int) -> None:
    from samspil.cli.place import wake

    wake(serving=True)  # each piece of work says in whose name it stands
    threading.Thread(target=_end_with, args=(server,), daemon=True).start()
    threading.Thread(target=_keep_time, name="samspil-clock", daemon=True).start()
    _keep_working()


def _end_with(server: int) -> None:
    """A server that was killed cannot end its helper, so the helper looks after its parent."""
    while os.getppid() == server:
        time.sleep(PAUSE)
    os._exit(0)


def _keep_working() -> None:
    while True:
        try:
            _worker().run()
        except Exception:
            logger.exception("the background worker stopped; it starts again in %s s", PATIENCE)
            time.sleep(PATIENCE)


def _keep_time() -> None:
    from django.db import close_old_connections

    from samspil.ground.clock import now

    for turn in itertools.count():
        for name in ("by_the_minute", *(("by_the_clock",) if turn % BEAT == 0 else ())):
            for problem in by_the_clock(at=now(), name=name):
                logger.error("%s", problem)
        close_old_connections()
        time.sleep(MINUTE)


def by_the_clock(*, at: dt.datetime, name: str = "by_the_clock") -> list[str]:
    """Ask every room to do what is due by itself: a function ``by_the_clock(at)``, or ``by_the_minute(at)``, at its door, which looks
    itself whether anything is. One room's trouble does not keep the others from theirs."""
    from django.apps import apps

    problems = []
    for room in apps.get_app_configs():
        if not room.name.startswith("samspil.") or find_spec(f"{room.name}.service") is None:
            continue
        due = getattr(import_module(f"{room.name}.service"), name, None)
        try:
            if due is not None:
                due(at=at)
        except Exception as trouble:
            logger.exception("what is due in %s could not be done", room.label)
            problems.append(f"{room.label}: {type(trouble).__name__}")
    return problems


def _worker():  # type: ignore[no-untyped-def]
    from django.utils.crypto import get_random_string
    from django_tasks_db.management.commands.db_worker import Worker

    return Worker(
        queue_names=["*"],
        interval=PAUSE,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
        excluded_queue_names=[],
    )
