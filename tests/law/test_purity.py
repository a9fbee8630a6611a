"""Below the edges nobody asks for the time, rolls dice or prints; operations say who acts and when, and leave a trail."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "src" / "samspil"
EDGES = (
    "/web/",
    "/api/",
    "/cli/",
    "/desk/",
    "/gateway/",
    "/migrations/",
    "/story/",
    "/templatetags/",
    "tasks.py",
)
OWN_SOURCE = {"ground/clock.py": "is the clock", "ground/ids.py": "makes identifiers"}
IMPURE = {"now", "utcnow", "today", "time_ns", "localdate", "monotonic"}
IMPURE_ROOTS = {"datetime", "dt", "date", "time", "timezone", "random", "secrets_random"}
LEAVES_NO_TRAIL = {
    "cases.looked": "a reading mark of the worker, not a record about a child",
    "sharing.read": "a reading mark of who asked, not a record about a child",
    "documents.keep": "an unsaved text is nobody's record yet",
    "formulations.here": "a sign of life that goes stale within a minute, not a record about a child",
    "formulations.stopped_writing": "the same sign of life, ended",
}


def impure_calls(code: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            root = node.func.value
            name = root.id if isinstance(root, ast.Name) else getattr(root, "attr", "")
            handed_a_time = node.func.attr == "localdate" and node.args
            asked_now = node.func.attr in IMPURE and name in IMPURE_ROOTS and not handed_a_time
            if asked_now or name == "random":
                found.append(f"line {node.lineno}: {name}.{node.func.attr}")
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            found.append(f"line {node.lineno}: print")
    return found


def below_edges() -> list[Path]:
    files = [p for p in ROOT.rglob("*.py") if not any(e in p.as_posix() for e in EDGES)]
    return [p for p in files if p.relative_to(ROOT).as_posix() not in OWN_SOURCE]


def test_nobody_below_the_edges_asks_for_the_time_rolls_dice_or_prints():
    files = below_edges()
    assert len(files) > 30
    wrong = [f"{p.relative_to(ROOT)} {w}" for p in files for w in impure_calls(p.read_text("utf-8"))]
    assert wrong == []


def test_an_impure_line_is_noticed():
    assert (
        impure_calls("x = dt.datetime.now(dt.UTC)")
        and impure_calls("print(1)")
        and impure_calls("random.random()")
    )
    assert impure_calls("y = timezone.localdate()") and not impure_calls("y = timezone.localdate(at)")


def operations_of(code: str) -> dict[str, ast.FunctionDef]:
    return {n.name: n for n in ast.parse(code).body if isinstance(n, ast.FunctionDef)}


def faults(room: str, code: str) -> list[str]:
    """Public functions of an operations module that do not take `by` and `at` by keyword or record nothing."""
    functions = operations_of(code)
    recording = {name for name, f in functions.items() if _records(f)}
    grown = True
    while grown:
        more = {n for n, f in functions.items() if n not in recording and _calls(f) & recording}
        recording, grown = recording | more, bool(more)
    wrong = []
    for name, function in functions.items():
        if name.startswith("_") or not _writes(function, functions):
            continue
        keywords = {a.arg for a in function.args.kwonlyargs}
        if not {"by", "at"} <= keywords:
            wrong.append(f"{room}.{name} does not take by and at by keyword")
        if name not in recording and f"{room}.{name}" not in LEAVES_NO_TRAIL:
            wrong.append(f"{room}.{name} leaves no trail")
    return wrong


def _records(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(n, ast.Attribute)
        and n.attr in {"record", "record_all"}
        and getattr(n.value, "id", "") == "trail"
        for n in ast.walk(function)
    ) or any(isinstance(n, ast.Call) and getattr(n.func, "id", "") == "announce" for n in ast.walk(function))


def _calls(function: ast.FunctionDef) -> set[str]:
    return {n.func.id for n in ast.walk(function) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}


WRITING = {
    "create",
    "save",
    "update",
    "delete",
    "bulk_create",
    "bulk_update",
    "update_or_create",
    "get_or_create",
}


def _writes(function: ast.FunctionDef, all_functions: dict[str, ast.FunctionDef]) -> bool:
    direct = {
        n.func.attr
        for n in ast.walk(function)
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)
    }
    if direct & WRITING:
        return True
    own = [all_functions[c] for c in _calls(function) if c in all_functions and c != function.name]
    return any(_writes(f, {k: v for k, v in all_functions.items() if k != function.name}) for f in own)


def operation_files() -> list[tuple[str, Path]]:
    found = [(p.parent.name, p) for p in ROOT.glob("*/operations.py")]
    found += [
        (p.parents[1].name, p) for p in ROOT.glob("*/operations/*.py") if p.stem not in {"__init__", "guard"}
    ]
    return found


def test_every_operation_says_who_and_when_and_leaves_a_trail():
    files = operation_files()
    assert len(files) > 4
    assert [w for room, p in files for w in faults(room, p.read_text("utf-8"))] == []


def test_an_operation_without_trail_is_noticed():
    broken = "def close(*, by, at, case):\n    case.save()\n\ndef shut(case):\n    case.save()\n    trail.record(by=1)\n"
    assert faults("cases", broken) == [
        "cases.close leaves no trail",
        "cases.shut does not take by and at by keyword",
    ]
