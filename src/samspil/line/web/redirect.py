"""A SIP redirect server beside the line: listens on a UDP port and answers each question for itself."""

import hashlib
import logging
import socket
from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections

from samspil.access.service import NOBODY
from samspil.ground import fence
from samspil.ground.clock import now
from samspil.ground.errors import NotFound
from samspil.line import service
from samspil.line.web.sip import answer, contacts

logger = logging.getLogger("samspil.sip")
LARGEST, KEPT = 65_535, 80
NOT_FOUND, NOBODY_THERE, LATER = 404, 480, 503


def asks(user: str, key: str, exchange: str, number: str) -> list[str] | int:
    """Whom to ring for this call; without the key of the line it answers like a line that is not there."""
    try:
        with fence.lifted("a SIP exchange works for the line that it shows the key of, and signs in nowhere"):
            line = service.by_address(UUID(user))
            if line is None or not key or not service.is_exchange(line, key):
                return NOT_FOUND
            call = service.ring(by=NOBODY, at=now(), line=line, exchange=_short(exchange), number=number)
    except (ValueError, NotFound):
        return NOT_FOUND
    except (InterfaceError, OperationalError):
        logger.exception("the database could not be reached; the exchange is told to try again")
        return LATER
    return contacts(call.chain, settings.SIP_GATEWAY) or NOBODY_THERE


def _short(call_id: str) -> str:
    """A Call-ID may be longer than what is kept of it."""
    return call_id if len(call_id) <= KEPT else hashlib.sha256(call_id.encode()).hexdigest()


def listen(
    address: str, port: int, ready: Callable[[int], None], goes_on: Callable[[], bool] = lambda: True
) -> None:
    """Until it is stopped. One question at a time: a line that rings is asked about now and then, not a thousand times a second."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        door.bind((address, port))
        ready(door.getsockname()[1])
        while goes_on():
            datagram, came_from = door.recvfrom(LARGEST)
            close_old_connections()
            if (said := one(datagram, came_from)) is not None:
                door.sendto(said, came_from)


def one(datagram: bytes, came_from: tuple[str, int]) -> bytes | None:
    """What cannot be answered is logged, and the next one is."""
    try:
        return answer(datagram, came_from, asks)
    except Exception:
        logger.exception("a question of a SIP exchange could not be answered")
        return None
