"""The answer of a SIP redirect server: by itself, and asked by real SIP tools."""

import shutil
import socket
import subprocess
import threading

import pytest
from django.db import connections

from samspil.line import service as line
from samspil.line.models import Call
from samspil.line.web import redirect
from samspil.line.web.sip import answer, contacts
from tests.cast import NOW
from tests.rooms.line import scene as stage
from tests.rooms.line.test_exchange import EARLY

CHAIN = [{"to": "+4555501500", "seconds": 20}, {"to": "+4555501501", "seconds": 40}]
SCENARIO = """<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE scenario SYSTEM "sipp.dtd">
<scenario name="asks whom to ring">
  <send retrans="500"><![CDATA[
INVITE sip:[line]@[remote_ip]:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:51234567@[local_ip]:[local_port]>;tag=[call_number]
To: <sip:[line]@[remote_ip]>
Call-ID: [call_id]
CSeq: 1 INVITE
Contact: <sip:exchange@[local_ip]:[local_port]>
X-Samspil-Key: [secret]
Max-Forwards: 70
Content-Length: 0

]]></send>
  <recv response="STATUS">ACTION</recv>
  <send><![CDATA[
ACK sip:[line]@[remote_ip]:[remote_port] SIP/2.0
[last_Via:]
[last_From:]
[last_To:]
Call-ID: [call_id]
CSeq: 1 ACK
Max-Forwards: 70
Content-Length: 0

]]></send>
</scenario>
"""
SEES = """<action>
  <ereg regexp="tel:.4555501500.;q=1.0;ring=20" search_in="hdr" header="Contact:" check_it="true" assign_to="found"/>
</action>"""


def asked(method: str = "INVITE", **more: str) -> bytes:
    said = {"Via": "SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK1;rport", "f": "<sip:51234567@x>;tag=a", "t": "<sip:u@x>", "Call-ID": "c1",
            "CSeq": f"1 {method}"} | more  # fmt: skip
    head = "\r\n".join(f"{name}: {value}" for name, value in said.items() if value)
    return f"{method} sip:u:k@x SIP/2.0\r\n{head}\r\n\r\n".encode()


def test_whom_to_ring_is_answered_in_order_and_the_same_question_gets_the_same_answer():
    heard = []

    def asks(*said):
        heard.append(said)
        return contacts(CHAIN, "gateway.example")

    first = answer(asked(), ("10.0.0.7", 5070), asks)
    said = first.decode()
    assert heard == [("u", "k", "c1", "51234567")]
    assert said.startswith("SIP/2.0 302 Moved Temporarily\r\n") and said.endswith("Content-Length: 0\r\n\r\n")
    assert ";rport=5070;received=10.0.0.7" in said and "To: <sip:u@x>;tag=" in said
    assert "Contact: <sip:+4555501500@gateway.example;user=phone>;q=1.0;ring=20" in said
    assert said.index("q=1.0") < said.index("q=0.9")
    assert answer(asked(), ("10.0.0.7", 5070), asks) == first
    status = {
        asked("OPTIONS"): "200", asked("CANCEL"): "200", asked("REGISTER"): "405", asked(Require="100rel"): "420",
        asked(CSeq=""): "400",
    }  # fmt: skip
    for question, code in status.items():
        assert answer(question, ("10.0.0.7", 5070), asks).decode().split(" ")[1] == code
    for unheard in (asked("ACK"), asked(Via=""), b"", b"\xff\x00", b"GET / HTTP/1.1\r\n\r\n"):
        assert answer(unheard, ("10.0.0.7", 5070), asks) is None
    for no in (404, 480, 503):
        assert f"SIP/2.0 {no} " in answer(asked(), ("10.0.0.7", 5070), lambda *said, no=no: no).decode()


@pytest.fixture
def rung(time_machine, transactional_db):
    """The line of Vejle with its redirect server on a port of its own."""
    time_machine.move_to(NOW, tick=True)
    scene = stage.call()
    scene.fill("2026-11-01", EARLY)
    bound, stopped, ready = [], threading.Event(), threading.Event()

    def work() -> None:
        try:
            redirect.listen(
                "127.0.0.1", 0, lambda port: (bound.append(port), ready.set()), lambda: not stopped.is_set()
            )
        finally:
            connections.close_all()

    server = threading.Thread(target=work, daemon=True)
    server.start()
    assert ready.wait(5)
    yield scene, bound[0]
    stopped.set()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as door:
        door.sendto(b"", ("127.0.0.1", bound[0]))
    server.join(5)


@pytest.mark.skipif(
    not all(map(shutil.which, ("sipp", "sipsak"))), reason="sipp and sipsak are not installed"
)
def test_real_sip_tools_are_redirected_and_without_the_key_find_nothing(rung, tmp_path):
    scene, port = rung

    def sipp(status: str, action: str, key: str) -> None:
        file = tmp_path / f"{status}.xml"
        kept = '<Reference variables="found"/>' if action else ""
        file.write_text(
            SCENARIO.replace("STATUS", status)
            .replace("ACTION", action)
            .replace("</scenario>", f"{kept}</scenario>")
        )
        done = subprocess.run(
            ["sipp", "-sf", str(file), "-m", "1", "-i", "127.0.0.1", "-nostdin", "-timeout", "8", "-timeout_error", "-key", "line",
             str(scene.line.pk), "-key", "secret", key, f"127.0.0.1:{port}"],
            cwd=tmp_path, capture_output=True, text=True, timeout=20, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-1500:]

    sipp("302", SEES, line.exchange_key(scene.line))
    call = Call.objects.get()
    assert (call.family, call.came_to, len(call.chain)) == (scene.care.family, "", 3)
    sipp("404", "", "forged")
    assert Call.objects.count() == 1
    alive = subprocess.run(
        ["sipsak", "-s", f"sip:line@127.0.0.1:{port}"],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert alive.returncode == 0, alive.stdout + alive.stderr
