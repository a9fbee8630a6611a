"""The only place that asks what time it is. Edges call it; everything below is handed the time."""

import datetime as dt


def now() -> dt.datetime:
    """The present moment, aware, in UTC."""
    return dt.datetime.now(dt.UTC)
