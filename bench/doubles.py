"""Possible doubles on the four published Febrl sets: precision, recall and time, against a published recipe."""

from __future__ import annotations

import csv
import gzip
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import JaroWinkler, Levenshtein

from bench.harness import Ask, Line, Report, line_of
from samspil.engines.doubles.problem import Band, People, Somebody
from samspil.engines.doubles.solve import solve

DATA = Path(__file__).parent / "data" / "febrl"
SETS = {"1": ("dataset1",), "2": ("dataset2",), "3": ("dataset3",), "4": ("dataset4a", "dataset4b")}
RECIPE = "recipe of recordlinkage's manual"
EXACT = "the same name and date of birth, letter by letter"
Pairs = set[tuple[str, str]]
Row = dict[str, str]


@dataclass(frozen=True)
class Score:
    """How a set of pairs stands to the true ones."""

    found: int
    right: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true

    @property
    def missed(self) -> int:
        return self.true - self.right

    def __str__(self) -> str:
        return f"precision {self.precision:.4f}, recall {self.recall:.4f} ({self.found} pairs, {self.found - self.right} wrong)"


def run(ask: Ask) -> Report:
    lines: list[Line] = []
    remarks: list[str] = []
    for name, files in SETS.items():
        ask.tell(f"set {name}")
        rows = [row for file in files for row in read(DATA / f"{file}.csv.gz")]
        lines += measured(name, rows, max(3, ask.rounds), remarks)
    return Report(
        benchmark="doubles",
        did="looked for possible doubles by name, date of birth, street and place; no number of the state was used",
        sizes={
            f"set {name}": f"{n} records" for name, n in (("1", 1000), ("2", 5000), ("3", 5000), ("4", 10000))
        },
        lines=lines,
        remarks=[
            *remarks,
            "Weights and thresholds were settled on what set 1 missed; the keys were thinned for speed with sets 2 and 3 in view.",
            "Reference: people of the same first name of whom more than 3 of 6 facts agree; written out here from recordlinkage's "
            "manual, and gives the same pairs as recordlinkage 0.16 on sets 1 to 3.",
        ],
    )


def measured(name: str, rows: list[Row], rounds: int, remarks: list[str]) -> list[Line]:
    people = tuple(somebody(row) for row in rows)
    ours, theirs = [], []
    answer = None
    for number in range(rounds):
        works: tuple[tuple[list[float], Callable[[], object]], ...] = (
            (ours, lambda: solve(People(people))),
            (theirs, lambda: recipe(rows)),
        )
        for costs, work in works if number % 2 == 0 else works[::-1]:
            begun = time.perf_counter()
            told = work()
            costs.append(time.perf_counter() - begun)
            answer = told if costs is ours else answer
    true = true_pairs(people)
    found = {(p.first, p.second) for p in answer.pairs}  # type: ignore[union-attr]
    sure = {(p.first, p.second) for p in answer.pairs if p.band == Band.VERY_LIKELY}  # type: ignore[union-attr]
    scores = {
        "very likely or possible": score(found, true), "very likely": score(sure, true), RECIPE: score(recipe(rows), true),
        EXACT: score(exact(rows), true),
    }  # fmt: skip
    remarks += [f"set {name}, {what}: {said}" for what, said in scores.items()]
    whole, base = scores["very likely or possible"], score(recipe(rows), true)
    told = {
        "precision": whole.precision, "recall": whole.recall, "precision_very_likely": scores["very likely"].precision,
        "recall_very_likely": scores["very likely"].recall, "reference_precision": base.precision,
        "reference_recall": base.recall, "compared": answer.compared, "left_out": answer.left_out,  # type: ignore[union-attr]
    }  # fmt: skip
    return [
        line_of(f"set {name}: time", ours, theirs, reference_name=RECIPE, **told),
        line_of(f"set {name}: doubles missed", [float(whole.missed)], [float(base.missed)], reference_name=RECIPE,
                unit=f"of {whole.true}"),
    ]  # fmt: skip


def read(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened, skipinitialspace=True):
            yield {key.strip(): (value or "").strip() for key, value in row.items()}


def somebody(row: Row) -> Somebody:
    return Somebody(
        key=row["rec_id"], given=row["given_name"], family=row["surname"], born=row["date_of_birth"],
        street=f"{row['street_number']} {row['address_1']}", place=f"{row['postcode']} {row['suburb'].replace(' ', '')}",
    )  # fmt: skip


def true_pairs(people: tuple[Somebody, ...]) -> Pairs:
    groups: dict[str, list[str]] = {}
    for person in people:
        groups.setdefault(re.match(r"rec-(\d+)-", person.key)[1], []).append(person.key)  # type: ignore[index]
    return {pair for keys in groups.values() for pair in combinations(sorted(keys), 2)}


def score(found: Pairs, true: Pairs) -> Score:
    return Score(len(found), len(found & true), len(true))


def recipe(rows: list[Row]) -> Pairs:
    """Same first name; then surname by Jaro-Winkler and street by Levenshtein from 0.85, the rest exactly."""
    blocks: dict[str, list[Row]] = {}
    for row in rows:
        if row["given_name"]:
            blocks.setdefault(row["given_name"], []).append(row)
    return {
        (min(a["rec_id"], b["rec_id"]), max(a["rec_id"], b["rec_id"]))
        for block in blocks.values()
        for a, b in combinations(block, 2)
        if 1 + _agreeing(a, b) > 3
    }


def _agreeing(a: Row, b: Row) -> int:
    close = {"surname": JaroWinkler.similarity, "address_1": Levenshtein.normalized_similarity}
    same = sum(bool(a[f]) and a[f] == b[f] for f in ("date_of_birth", "suburb", "state"))
    return same + sum(bool(a[f] and b[f]) and how(a[f], b[f]) >= 0.85 for f, how in close.items())


def exact(rows: list[Row]) -> Pairs:
    groups: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        groups.setdefault((row["given_name"], row["surname"], row["date_of_birth"]), []).append(row["rec_id"])
    counted = Counter(len(keys) for keys in groups.values())
    assert sum(size * n for size, n in counted.items()) == len(rows)
    return {pair for keys in groups.values() for pair in combinations(sorted(keys), 2)}
