"""The answer of a SIP redirect server (RFC 3261, 8.3): whom to ring, in which order, and nothing more.

It holds no state: the same question gets the same answer, because the order of a call is fixed when it begins and the call is known
by its Call-ID. So it may be asked as often as a lossy network makes an exchange ask, and it takes no part in the talk.
"""

import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

SINGLE = {
    "f": "from",
    "t": "to",
    "i": "call-id",
    "m": "contact",
    "l": "content-length",
    "v": "via",
    "s": "subject",
}
NEEDED = ("via", "from", "to", "call-id", "cseq")
ALLOW = "INVITE, ACK, OPTIONS, CANCEL"
SAYS = {
    200: "OK", 302: "Moved Temporarily", 400: "Bad Request", 404: "Not Found", 405: "Method Not Allowed", 420: "Bad Extension",
    480: "Temporarily Unavailable", 503: "Service Unavailable",
}  # fmt: skip
_URI = re.compile(r"(?i)(sips?|tel):(?:([^@;?>\s]*)@)?([^;?>\s]+)")


@dataclass(frozen=True, slots=True)
class Request:
    method: str
    uri: str
    headers: tuple[tuple[str, str], ...]

    def all(self, name: str) -> list[str]:
        return [value for known, value in self.headers if known == name]

    def one(self, name: str) -> str:
        return next(iter(self.all(name)), "")

    @property
    def asked(self) -> tuple[str, str]:
        """The user part of the address that was rung, and the password beside it."""
        user, _colon, password = _user(self.uri).partition(":")
        return user, self.one("x-samspil-key") or password

    @property
    def number(self) -> str:
        """Who rings, as the network asserts it, else as they say."""
        said = self.one("p-asserted-identity") or self.one("from")
        found = _URI.search(said)
        if found is None:
            return ""
        return (found[3] if found[1].lower() == "tel" else found[2] or "").partition(":")[0]


def _user(uri: str) -> str:
    found = _URI.match(uri)
    return (found[2] or "") if found else ""


def read(datagram: bytes) -> Request | None:
    """None where it is no SIP request."""
    head = datagram.decode("utf-8", "replace").partition("\r\n\r\n")[0]
    first, *rest = re.sub(r"\r\n[ \t]+", " ", head).split("\r\n")
    words = first.split(" ")
    if len(words) != 3 or words[2] != "SIP/2.0":
        return None
    headers = []
    for line in rest:
        name, colon, value = line.partition(":")
        if colon:
            known = name.strip().lower()
            headers.append((SINGLE.get(known, known), value.strip()))
    return Request(words[0], words[1], tuple(headers))


def contacts(chain: Iterable[dict[str, Any]], gateway: str = "") -> list[str]:
    """Each number with its place in the order (`q` falls) and for how long it rings. Through a gateway as a SIP address."""
    found = []
    for n, one in enumerate(chain):
        uri = f"sip:{one['to']}@{gateway};user=phone" if gateway else f"tel:{one['to']}"
        found.append(f"<{uri}>;q={max(1, 10 - n) / 10:.1f};ring={one['seconds']}")
    return found


Asks = Callable[[str, str, str, str], list[str] | int]
"""Asked of the line: user part, key, Call-ID and the caller's number; answers contacts, or a status that says no."""


def answer(datagram: bytes, came_from: tuple[str, int], asks: Asks) -> bytes | None:
    request = read(datagram)
    if request is None or not request.one("via") or request.method == "ACK":
        return None
    if not all(request.one(name) for name in NEEDED):
        return _reply(request, came_from, 400)
    if request.method == "CANCEL":
        return _reply(request, came_from, 200)
    if request.method == "OPTIONS":
        return _reply(request, came_from, 200, ("Allow", ALLOW), ("Accept", "application/sdp"))
    if request.method != "INVITE":
        return _reply(request, came_from, 405, ("Allow", ALLOW))
    if request.one("require"):
        return _reply(request, came_from, 420, ("Unsupported", request.one("require")))
    user, key = request.asked
    found = asks(user, key, request.one("call-id"), request.number)
    if isinstance(found, int):
        more = (("Retry-After", "5"),) if found in (480, 503) else ()
        return _reply(request, came_from, found, *more)
    return _reply(request, came_from, 302, *(("Contact", one) for one in found))


def _reply(request: Request, came_from: tuple[str, int], status: int, *more: tuple[str, str]) -> bytes:
    top, *below = request.all("via")
    lines = [
        f"SIP/2.0 {status} {SAYS[status]}",
        f"Via: {_via(top, came_from)}",
        *(f"Via: {one}" for one in below),
    ]
    to = request.one("to")
    if ";tag=" not in to.lower():
        to = f"{to};tag={_tag(request)}"
    lines += [
        f"From: {request.one('from')}",
        f"To: {to}",
        f"Call-ID: {request.one('call-id')}",
        f"CSeq: {request.one('cseq')}",
    ]
    lines += [f"{name}: {value}" for name, value in more]
    return ("\r\n".join([*lines, "Server: Samspil", "Content-Length: 0"]) + "\r\n\r\n").encode()


def _via(top: str, came_from: tuple[str, int]) -> str:
    """Where it came from in truth, so that the answer finds back (RFC 3261 18.2.1, RFC 3581)."""
    host, port = came_from
    first, comma, others = top.partition(",")
    if re.search(r";\s*rport(?!\s*=)", first):
        first = re.sub(r";\s*rport(?!\s*=)", f";rport={port}", first)
    return f"{first.strip()};received={host}" + (f",{others}" if comma else "")


def _tag(request: Request) -> str:
    """The same for the same question (8.2.7)."""
    said = "|".join(map(request.one, ("call-id", "from", "cseq", "via")))
    return hashlib.sha256(said.encode()).hexdigest()[:16]
