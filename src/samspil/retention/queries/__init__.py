"""The clocks of closed files, the closing list, and what waits."""

from samspil.retention.queries.clocks import Due, due
from samspil.retention.queries.listing import closing, erasure, erasures, file, may_confirm, waiting

__all__ = ["Due", "closing", "due", "erasure", "erasures", "file", "may_confirm", "waiting"]
