"""Every act that the code records has its sentence in the record of access."""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from samspil.desk.acts import ACTS

ROOT = Path(__file__).resolve().parents[2] / "src" / "samspil"
NOT_ROOMS = {"story"}


def words_in(value: ast.AST, names: dict[str, list[ast.AST]]) -> Iterator[str]:
    """Every text that an expression may give: a constant, both sides of a choice, what a name or table stands for."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    if isinstance(value, ast.Name):
        inside, names = names.get(value.id, []), {}
    else:
        inside = PARTS.get(type(value), lambda value: [])(value)
    for each in inside:
        yield from words_in(each, names)


PARTS: dict[type, Callable[[Any], list[ast.AST]]] = {
    ast.IfExp: lambda value: [value.body, value.orelse],
    ast.Dict: lambda value: value.values,
    ast.Subscript: lambda value: [value.value],
    ast.JoinedStr: lambda value: [p.value for p in value.values if isinstance(p, ast.FormattedValue)],
}


def assigned(tree: ast.AST) -> dict[str, list[ast.AST]]:
    """What each name is set to, anywhere in the module."""
    found: dict[str, list[ast.AST]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            found.setdefault(getattr(target, "id", ""), []).append(node.value)
    return found


def said(call: ast.Call, known: dict[str, tuple[int, str]]) -> list[ast.AST]:
    """What a call names as the act: by its keyword, or at the place where the function takes it."""
    place, word = known.get(getattr(call.func, "attr", getattr(call.func, "id", "")), (len(call.args), "act"))
    return [*(k.value for k in call.keywords if k.arg in ("act", word)), *call.args[place : place + 1]]


def takers(tree: ast.Module) -> dict[str, tuple[int, str]]:
    """The functions that are told the act: at which place and under which name. Self does not count."""
    found = {}
    for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)):
        names = [a.arg for a in function.args.args if a.arg != "self"]
        every = [*names, *(a.arg for a in function.args.kwonlyargs)]
        calls = [n for n in ast.walk(function) if isinstance(n, ast.Call)]
        values = [v for call in calls for v in said(call, {})]
        passed = {n.id for value in values for n in ast.walk(value) if isinstance(n, ast.Name)}
        for name in every:
            if name in passed:
                found[function.name] = (names.index(name) if name in names else 99, name)
    return found


def acts_in(tree: ast.Module, known: dict[str, tuple[int, str]]) -> Iterator[str]:
    names = assigned(tree)
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        for value in said(call, known):
            yield from words_in(value, names)


def acts_of(room: Path) -> set[str]:
    trees = [ast.parse(p.read_text("utf-8")) for p in room.rglob("*.py") if "migrations" not in p.parts]
    known = {"Fact": (0, "act")}
    for tree in trees:
        known |= takers(tree)
    return {a if "." in a else f"{room.name}.{a}" for tree in trees for a in acts_in(tree, known)}


@cache
def recorded() -> set[str]:
    rooms = [p for p in ROOT.iterdir() if p.is_dir() and p.name not in NOT_ROOMS | {"cli"}]
    return {act for room in rooms for act in acts_of(room)}


def test_every_act_has_its_sentence():
    found = recorded()
    assert len(found) > 100
    assert sorted(found - set(ACTS)) == [], "say in desk/acts in words what was done"


def test_no_sentence_stands_for_an_act_that_nobody_records():
    assert sorted(set(ACTS) - recorded()) == []


def test_an_act_without_a_sentence_is_noticed(tmp_path):
    room = tmp_path / "cases"
    room.mkdir()
    (room / "deeds.py").write_text(
        "def note(board, *, act):\n    trail.record(act=f'cases.{act}')\n"
        "note(1, act='leap')\ntrail.record(act='cases.jump' if x else 'cases.hop')\n"
        "def saw(self, act):\n    trail.seen(act=act)\nme.saw('cases.stare')\ntrail.Fact('cases.import', 'case')\n"
        "def turn(at, state):\n    trail.record(act=f'cases.{state}')\nturn(1, 'spin')\n"
        "TABLE = {1: 'whirl'}\nnote(2, act=TABLE[x])\n"
    )
    assert acts_of(room) == {"cases.leap", "cases.jump", "cases.hop", "cases.stare", "cases.import"} | {
        "cases.spin",
        "cases.whirl",
    }
