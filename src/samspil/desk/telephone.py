"""Where an exchange that speaks SIP asks: the desk mounts it like the pages, only on a port of its own."""

from samspil.line.web.redirect import listen

__all__ = ["listen"]
