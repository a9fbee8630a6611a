"""The first of those who are rung is busy: an exchange that follows the redirect rings the next, over the wire, phone by phone."""

import re
import shutil
import socket
import subprocess
from contextlib import contextmanager

import pytest

from samspil.line import service as line
from samspil.line.models import Call
from tests.rooms.line.test_sip import rung

__all__ = ["rung"]
BUSY = """<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE scenario SYSTEM "sipp.dtd">
<scenario name="is busy">
  <recv request="INVITE"/>
  <send retrans="500"><![CDATA[
SIP/2.0 486 Busy Here
[last_Via:]
[last_From:]
[last_To:];tag=[call_number]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0

]]></send>
  <recv request="ACK"/>
</scenario>
"""


@contextmanager
def phone(port: int, where: str, *what: str):
    """A telephone of sipp's, for one call."""
    work = subprocess.Popen(
        ["sipp", *what, "-m", "1", "-i", "127.0.0.1", "-p", str(port), "-nostdin", "-timeout", "15", "-timeout_error"],
        cwd=where, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield work
    finally:
        work.kill()
        work.wait()


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


class Exchange:
    """As much of one as RFC 3261 asks of whoever follows a redirect (8.1.3.4): each contact in the order of `q`, until one answers."""

    def __init__(self) -> None:
        self.door = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.door.bind(("127.0.0.1", 0))
        self.door.settimeout(0.5)
        self.here, self.n = self.door.getsockname()[1], 0

    def send(self, method: str, uri: str, port: int, *, to: str = "", branch: str = "", key: str = "") -> str:
        branch = branch or f"z9hG4bK{self.here}{self.n}{method}"
        more = f"X-Samspil-Key: {key}\r\n" if key else ""
        said = (
            f"{method} {uri} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:{self.here};branch={branch};rport\r\n"
            f"From: <sip:51234567@127.0.0.1:{self.here}>;tag=x\r\nTo: {to or f'<{uri}>'}\r\n"
            f"Call-ID: busy-{self.here}\r\nCSeq: {self.n} {method}\r\nContact: <sip:exchange@127.0.0.1:{self.here}>\r\n"
            f"Max-Forwards: 70\r\n{more}Content-Length: 0\r\n\r\n"
        )
        self.door.sendto(said.encode(), ("127.0.0.1", port))
        return branch

    def invite(self, uri: str, port: int, key: str = "") -> tuple[int, str]:
        """Asked again as long as nothing comes, as UDP wants it; the answer is acknowledged."""
        self.n += 1
        for _again in range(20):
            branch = self.send("INVITE", uri, port, key=key)
            try:
                status, said = self.answer("INVITE")
                break
            except (TimeoutError, ConnectionRefusedError):
                continue
        to = re.search(r"(?im)^to: *(.+?)\r?$", said)
        self.send("ACK", uri, port, to=to[1], branch="" if status == 200 else branch)
        self.to = to[1]
        return status, said

    def answer(self, method: str) -> tuple[int, str]:
        """The last one to what was asked just now."""
        while True:
            said = self.door.recv(9000).decode()
            status = int(said.split()[1])
            if status >= 200 and re.search(rf"(?im)^cseq: *{self.n} {method}\r?$", said):
                return status, said


@pytest.mark.skipif(not shutil.which("sipp"), reason="sipp is not installed")
def test_where_the_first_is_busy_the_exchange_rings_the_second(rung, tmp_path):
    scene, port = rung
    (tmp_path / "busy.xml").write_text(BUSY)
    busy, rings = free_port(), free_port()
    with (
        phone(busy, str(tmp_path), "-sf", "busy.xml") as first,
        phone(rings, str(tmp_path), "-sn", "uas"),
    ):
        exchange = Exchange()
        status, said = exchange.invite(f"sip:{scene.line.pk}@127.0.0.1", port, line.exchange_key(scene.line))
        assert status == 302
        told = re.findall(r"(?im)^contact: *<(tel:[^>]+)>;q=([\d.]+);ring=(\d+)", said)
        order = [uri for uri, _q, _ring in sorted(told, key=lambda one: -float(one[1]))]
        assert order == ["tel:+4555501500", "tel:+4555501501", "tel:+4555501499"]
        ways, tried = iter((busy, rings)), []
        for uri in order:
            way = next(ways)
            tried.append(exchange.invite(f"sip:{uri[4:]}@127.0.0.1:{way}", way)[0])
            if tried[-1] == 200:
                break
        assert tried == [486, 200], "the third is not rung"
        exchange.n += 1
        exchange.send("BYE", f"sip:{uri[4:]}@127.0.0.1:{rings}", rings, to=exchange.to)
        assert exchange.answer("BYE")[0] == 200 and first.wait(10) == 0, "both phones had a whole talk"
        again, _said = exchange.invite(f"sip:{scene.line.pk}@127.0.0.1", port, line.exchange_key(scene.line))
    assert again == 302 and Call.objects.count() == 1, "asked again, it is the same call"
