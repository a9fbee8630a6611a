"""The door of notices: messages out, by mail, without names and without the matter."""

from samspil.notices.post import deliver_waiting, send

__all__ = ["deliver_waiting", "send"]
