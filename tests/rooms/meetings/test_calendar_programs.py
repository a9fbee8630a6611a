"""The calendar address before programs that people use: vdirsyncer fetches it from the running server, khal shows it."""

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from samspil.ground import fence
from samspil.meetings import service as meetings
from tests.cast import NOW, call
from tests.rooms.meetings.stage import called, worker

pytestmark = pytest.mark.django_db(transaction=True)
PROGRAMS = Path(sys.executable).parent

VDIRSYNCER = """
[general]
status_path = "{home}/status/"
[pair own]
a = "samspil"
b = "here"
collections = null
conflict_resolution = "a wins"
[storage samspil]
type = "http"
url = "{address}"
[storage here]
type = "filesystem"
path = "{home}/calendar/"
fileext = ".ics"
"""

KHAL = """
[calendars]
[[own]]
path = {home}/calendar/
readonly = True
[sqlite]
path = {home}/khal.db
[locale]
local_timezone = Europe/Prague
default_timezone = Europe/Prague
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def run(home, program, *words, ok=True):
    surroundings = {"HOME": str(home), "PATH": str(PROGRAMS), "LC_ALL": "C.UTF-8", "NO_PROXY": "*"}
    done = subprocess.run(
        [PROGRAMS / program, *words],
        env=surroundings,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert not ok or done.returncode == 0, done.stdout + done.stderr
    return done.stdout + ("" if ok else done.stderr)


@pytest.fixture
def home(tmp_path):
    (tmp_path / "calendar").mkdir()
    return tmp_path


def sync(home, address, ok=True):
    (home / "vdirsyncer").write_text(VDIRSYNCER.format(home=home, address=address))
    if not (home / "status").exists():
        run(home, "vdirsyncer", "-c", home / "vdirsyncer", "discover", "own")
    return run(home, "vdirsyncer", "-c", home / "vdirsyncer", "sync", "--force-delete", ok=ok)


def shown(home):
    (home / "khal").write_text(KHAL.format(home=home))
    line = "{start-date} {start-time}-{end-time} {title}|{location}|{description}"
    return run(
        home, "khal", "-c", home / "khal", "list", "--day-format", "", "--format", line, "2026-11-25", "400d"
    ).split("\n")[:-1]


def test_people_s_own_programs_read_the_address(home, live_server):
    cast = call()
    by = {"by": cast.actor(cast.jana), "at": NOW}
    with fence.lifted("the test stands for several people"):
        winter = called(cast)
        called(cast, kind="network", on=dt.date(2027, 7, 1), time=dt.time(9), minutes=90)
        called(cast, on=dt.date(2026, 12, 3), invited=[worker(cast.lukas, cast.club)])
        _feed, secret = meetings.make_feed(by=cast.actor(cast.petra), at=NOW)
    address = f"{live_server.url}/calendar/{secret}.ics"
    sync(home, address)
    assert shown(home) == [
        "2026-12-01 10:30-11:30 Case conference||", "2027-07-01 09:00-10:30 Network meeting||",
    ]  # fmt: skip
    with fence.lifted("the test stands for several people"):
        meetings.change(
            **by,
            meeting=winter,
            revision=1,
            goal="x",
            on=dt.date(2026, 12, 2),
            time=dt.time(8),
            minutes=60,
            place="y",
        )
    sync(home, address)
    assert shown(home)[0] == "2026-12-02 08:00-09:00 Case conference||"
    with fence.lifted("the test stands for several people"):
        meetings.cancel(**by, meeting=winter)
    sync(home, address)
    assert shown(home) == ["2027-07-01 09:00-10:30 Network meeting||"]
    with fence.lifted("the test stands for several people"):
        meetings.end_feed(by=cast.actor(cast.petra), at=NOW)
    assert "Not Found" in sync(home, address, ok=False)
