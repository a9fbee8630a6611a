"""What every test stands on: a database of either kind, no outside world, cheap passwords, a real browser.

``SAMSPIL_TEST_DATABASE`` chooses ``sqlite`` (the default) or ``postgresql``; see ``tests/support/database.py``.
The choice must stand before the settings are read, hence the order here.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.support.database import ADDRESS, choice, choose_database

os.environ["DJANGO_SETTINGS_MODULE"] = "samspil.desk.settings"
os.environ.setdefault(
    "DJANGO_ALLOW_ASYNC_UNSAFE", "1"
)  # the browser's driver keeps an event loop in this thread
os.environ.setdefault("SAMSPIL_SECRET_KEY", "only-for-tests-" + "x" * 50)

_stop_database = choose_database()
_kept = tempfile.mkdtemp(prefix="samspil-var-")
os.environ["SAMSPIL_VAR"] = _kept
(Path(_kept) / "static").mkdir()

pytest_plugins = ["tests.support.network", "tests.support.browser"]


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    from tests.support.flush import let_flush_pass

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a test signs in often
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    let_flush_pass()
    set_the_scene()


def pytest_unconfigure(config: pytest.Config) -> None:
    _stop_database()
    shutil.rmtree(_kept, ignore_errors=True)


def pytest_report_header(config: pytest.Config) -> str:
    return f"database: {choice()}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What drives the browser is marked by that alone, so nobody can forget the mark."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
    if choice() == "postgresql":
        bare = [item for item in items if not _asks_the_database(item)]
        config.hook.pytest_deselected(items=bare)
        items[:] = [item for item in items if _asks_the_database(item)]


def _asks_the_database(item: pytest.Item) -> bool:
    """What asks none, or says the same on either, runs once, beside SQLite."""
    if item.get_closest_marker("one_database"):
        return False
    used = {"db", "transactional_db", "live_server"}.intersection(getattr(item, "fixturenames", ()))
    return bool(used) or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The file of a run lies in a folder of its own, which goes when the run ends; here it keeps what it began with."""
    return choice() == "sqlite"


@pytest.fixture(scope="session")
def beginning(django_db_modify_db_settings: None) -> Any:
    from django.conf import settings

    from tests.support.template import OnPostgresql, OnSqlite

    return (OnSqlite if choice() == "sqlite" else OnPostgresql)(settings.DATABASES["default"])


@pytest.fixture(scope="session")
def django_db_setup(beginning: Any, django_db_setup: None) -> None:
    beginning.keep()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """A file, not memory: the server under test and the test then share it as two processes would."""
    from django.conf import settings

    database: dict[str, Any] = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        folder = Path(os.environ[ADDRESS].removeprefix("sqlite:///")).parent
        database["TEST"]["NAME"] = str(folder / f"{os.environ.get('PYTEST_XDIST_WORKER', 'only')}.sqlite3")


def set_the_scene() -> None:
    """A test arranges the things of many institutions, so it stands with the fence open; what it asks through a client
    or a browser is fenced, as for everybody."""
    from samspil.ground import fence

    fence.Here.standing = fence.OPEN  # also in threads that a test starts, each with a connection of its own


@pytest.fixture
def cast(db: None) -> Any:
    """The people of the tests on stage; see tests/cast.py."""
    from tests.support.replay import arrive

    return arrive()


@pytest.fixture(autouse=True)
def _nobody_else_s_language() -> Any:
    """A request leaves its language and time zone behind in the thread; the next test starts without them."""
    yield
    from django.utils import timezone, translation

    translation.deactivate()
    timezone.deactivate()


@pytest.fixture(autouse=True)
def _reads_of_its_own(request: pytest.FixtureRequest) -> Any:
    """A test that changes the code under it, such as a policy, neither finds nor leaves reads worked out by another."""
    from samspil.ground import prepared

    changes = "monkeypatch" in request.fixturenames
    if changes:
        prepared.forget()
    yield
    if changes:
        prepared.forget()
