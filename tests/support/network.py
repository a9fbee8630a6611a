"""The outside world is closed: a test that reaches for it fails and says where it wanted to go."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest

_connect = socket.socket.connect
_lookup = socket.getaddrinfo


class OutsideWorld(RuntimeError):
    """Raised when a test tries to leave this machine."""


def is_here(host: Any) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(host.decode() if isinstance(host, bytes) else host).is_loopback
    except ValueError:
        return False


def _guarded_connect(self: socket.socket, address: Any) -> Any:
    if self.family in (socket.AF_INET, socket.AF_INET6) and not is_here(address[0]):
        raise OutsideWorld(f"a test tried to connect to {address[0]}")
    return _connect(self, address)


def _guarded_lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
    if not (is_here(host) or host in ("0.0.0.0", "::", socket.gethostname())):
        raise OutsideWorld(f"a test tried to look up {host}")
    return _lookup(host, *args, **kwargs)


@pytest.fixture(autouse=True, scope="session")
def _no_outside_world() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _guarded_connect)
        patch.setattr(socket, "getaddrinfo", _guarded_lookup)
        yield
