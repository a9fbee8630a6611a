"""Every file that is handed out leaves an entry in the record of access that says so."""

import ast
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import reverse

import samspil
from samspil.trail.models import Entry
from tests.cast import NOW
from tests.law import walking
from tests.law.secret_pages import give
from tests.rooms import consents as consents_stage

SOURCE = Path(samspil.__file__).parent
HANDS_OUT = {"handed_out", "FileResponse", "StreamingHttpResponse"}
HELPERS = {"look.answers.handed_out", "exchange.web.leaving._file"}
"""They give the answer its form; whoever calls them hands out."""
OF_NOBODY = {
    "exchange.web.leaving.template_csv",
    "exchange.web.leaving.template_excel",
    "exchange.web.leaving.families_template",
}
"""An empty list to fill in."""
THROUGH = {
    "beds.web.figures.plan_paper": "beds.operations.printing.print_plan",
    "programmes.web.roles.paper": "programmes.operations.printing.print_roles",
    "rights.web.packs.fetch": "rights.operations.packing.hand_out",
    "rights.web.own.copy": "rights.operations.packing.hand_out",
    "meetings.web.minutes.paper": "meetings.operations.printing.print_minutes",
    "meetings.web.feeding.feed": "meetings.operations.feeding.hand_out_feed",
    "supervision.web.feeding.feed": "supervision.operations.feeding.hand_out_feed",
    "exchange.web.leaving.out": "exchange.operations.leaving.compose_return",
    "desk.record.out": "trail.export._section",
}
"""Where the operation behind the page makes the entry."""


def handing_out(source: str, module: str) -> Iterator[tuple[str, str]]:
    """The functions that give somebody a file to keep, with their source."""
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef):
            called = {
                getattr(c.func, "id", getattr(c.func, "attr", ""))
                for c in ast.walk(function)
                if isinstance(c, ast.Call)
            }
            said = ast.unparse(function)
            own = "leaving" in module and "_file" in called
            if called & HANDS_OUT or own or "Content-Disposition" in said:
                yield f"{module}.{function.name}", said


def leaves(said: str) -> bool:
    return "trail.left(" in said or "Deed.LEFT" in said


def silent(functions: Iterator[tuple[str, str]]) -> list[str]:
    found = []
    for name, said in functions:
        if name in HELPERS | OF_NOBODY or leaves(said):
            continue
        through = THROUGH.get(name, "")
        module, _dot, operation = through.rpartition(".")
        known = through and (operation in said or (operation == "_section" and "trail.export(" in said))
        if not (
            known
            and leaves(inspect.getsource(getattr(importlib.import_module(f"samspil.{module}"), operation)))
        ):
            found.append(name)
    return found


def everywhere() -> Iterator[tuple[str, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield from handing_out(path.read_text(), ".".join(path.relative_to(SOURCE).with_suffix("").parts))


def test_every_page_that_hands_out_a_file_makes_an_entry_that_it_left():
    assert not silent(everywhere()), silent(everywhere())
    assert len(list(everywhere())) > 12


def test_a_page_that_only_says_that_it_was_read_is_noticed():
    quiet = "def page(request):\n    trail.seen(by=request.actor)\n    return handed_out(b'', 'x', 'y')\n"
    assert silent(handing_out(quiet, "rooms")) == ["rooms.page"]


@pytest.mark.django_db
def test_what_was_handed_out_stands_in_the_record(cast, time_machine):
    time_machine.move_to(NOW, tick=False)
    given, agreed = give(cast), consents_stage.recorded(cast)
    asked = {
        "jana": [
            reverse("meetings:ics", args=[given.of["meeting"].pk]),
            reverse("plans:fridge", args=[cast.case.pk, given.of["mother"].pk]),
            reverse("consents:signed", args=[cast.tereza.pk, agreed.pk]),
            reverse("ecomaps:file", args=[cast.case.pk]) + "?as=csv",
        ],
        "anonymous": [
            reverse("plans:sheet", kwargs=given.secrets["plans:sheet"]),
            reverse("meetings:feed", kwargs=given.secrets["meetings:feed"]),
        ],
    }
    for who, addresses in asked.items():
        client = walking.visitor(cast, who)
        for address in addresses:
            before = Entry.objects.filter(deed="left").count()
            answer = client.get(address)
            assert answer.status_code == 200 and "Content-Disposition" in answer.headers, address
            assert Entry.objects.filter(deed="left").count() == before + 1, address
