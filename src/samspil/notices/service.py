"""The door of notices: messages out, by mail, without names and without the matter."""

from samspil.notices.delivery import deliver_waiting
from samspil.notices.post import send

__all__ = ["deliver_waiting", "send"]
