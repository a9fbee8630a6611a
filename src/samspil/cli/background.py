"""The worker that does what requests put off: mails, reminders, recomputations."""

from __future__ import annotations

import logging
import threading
import time

logger = logging.getLogger("samspil.background")
PAUSE = 1.0  # seconds between two looks at an empty queue
PATIENCE = 5.0  # seconds before it starts again after it broke


def start_in_thread() -> threading.Thread:
    """Run the worker beside the server, for as long as the server runs."""
    thread = threading.Thread(target=_keep_working, name="samspil-background", daemon=True)
    thread.start()
    return thread


def _keep_working() -> None:
    while True:
        try:
            _worker().run()
        except Exception:
            logger.exception("the background worker stopped; it starts again in %s s", PATIENCE)
            time.sleep(PATIENCE)


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
