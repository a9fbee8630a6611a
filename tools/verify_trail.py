#!/usr/bin/env python3
"""Verifies an exported record of access. Needs Python 3.8 or newer and nothing else: no network, no installation.

    python3 -I verify_trail.py trail.jsonl
    python3 -I verify_trail.py trail.jsonl --heads heads.txt

It walks every chain of the file from its first entry to its last and names the first entry that is not as it was
written, and why. With --heads it also compares the chains with heads that were kept elsewhere (mailed, printed,
published): only that shows that nobody wrote a whole chain anew. Exit status: 0 whole, 1 not whole, 2 not readable.

How an entry is hashed: the values of FIELDS, in this order, as a JSON array without spaces and with everything that
is not ASCII escaped, hashed with SHA-256 and written in hexadecimal. `previous` is the hash of the entry before.
"""
# mypy: ignore-errors
# A file for any auditor's machine: it stays readable without knowing the types of this project.

import argparse
import hashlib
import json
import re
import sys

FORMAT = "samspil-trail-1"
FIELDS = (
    "chain", "seq", "at", "account", "institution", "deed", "act", "record_kind", "record", "case", "purpose",
    "details", "previous",
)  # fmt: skip
HEADER = {"format", "made_at", "chains"}
SECTION = {"chain", "from", "to", "previous", "head"}
HASH = re.compile(r"(?:[0-9a-f]{64})?")


class Bad(Exception):
    """The first entry of a chain that is not as it was written."""

    def __init__(self, chain, seq, why, line=0):
        super().__init__(why)
        self.chain, self.seq, self.why, self.line = chain, seq, why, line


class Unreadable(Exception):
    """The file is no export at all."""


def read(text, number):
    try:
        said = json.loads(text)
    except ValueError:
        return None
    spelled = json.dumps(said, ensure_ascii=True, separators=(",", ":"))
    return said if isinstance(said, dict) and spelled == text else None


def read_header(text):
    said = read(text, 1)
    if (
        said is None
        or set(said) != HEADER
        or said["format"] != FORMAT
        or not isinstance(said["chains"], list)
    ):
        raise Unreadable(f"the first line does not say that this is an exported record ({FORMAT})")
    for section in said["chains"]:
        fits = isinstance(section, dict) and set(section) == SECTION
        fits = fits and type(section["from"]) is int and type(section["to"]) is int and section["from"] > 0
        fits = fits and all(isinstance(section[name], str) for name in ("chain", "previous", "head"))
        if not fits or not HASH.fullmatch(section["previous"]) or not HASH.fullmatch(section["head"]):
            raise Unreadable("the first line does not name its chains as an export does")
    if len({section["chain"] for section in said["chains"]}) != len(said["chains"]):
        raise Unreadable("the first line names a chain twice")
    return said


def is_entry(said):
    texts = all(isinstance(said.get(name), str) for name in (*FIELDS, "hash") if name != "seq")
    return tuple(said) == (*FIELDS, "hash") and texts and type(said["seq"]) is int


def fingerprint(said):
    values = json.dumps([said[name] for name in FIELDS], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(values.encode("ascii")).hexdigest()


class Walk:
    """One chain on its way from the first entry in the file to the last."""

    def __init__(self, section):
        self.chain, self.first, self.last = section["chain"], section["from"], section["to"]
        self.head, self.expected, self.previous = section["head"], section["from"], section["previous"]
        self.seen = {self.first - 1: self.previous}
        self.doubt = None
        if self.first == 1 and self.previous:
            raise Bad(self.chain, 1, "the first entry of a chain follows no other, but the file says it does")

    def take(self, said, line):
        self.settle(said["previous"])
        seq = said["seq"]
        if seq > self.expected:
            raise Bad(
                self.chain, self.expected, f"the entry is missing; number {seq} stands in its place", line
            )
        if seq == self.expected - 1 >= self.first:
            raise Bad(self.chain, seq, "the entry stands twice: one of the two was put in", line)
        if seq < self.expected:
            raise Bad(self.chain, self.expected, f"number {seq} stands here, out of order", line)
        if fingerprint(said) != said["hash"]:
            raise Bad(self.chain, seq, "the entry was altered: its hash does not fit what it says", line)
        if said["previous"] != self.previous:
            self.doubt = (seq, line)
        self.previous, self.expected = said["hash"], seq + 1

    def settle(self, named):
        """Two entries that each fit their own hash do not follow each other. If what comes next names the later one, the
        earlier was altered and hashed anew; if not, the later was."""
        if self.doubt is None:
            return
        seq, line = self.doubt
        if named == self.previous and seq > self.first:
            why = "the entry was altered and hashed anew: the one after it follows another"
            raise Bad(self.chain, seq - 1, why, line - 1)
        raise Bad(self.chain, seq, "it does not follow the entry before it: its link was altered", line)

    def sooner(self, bad):
        """What is wrong first: where the file cannot be read on, a doubt is never settled, and it stands before."""
        if self.doubt is None or self.doubt[0] >= bad.seq:
            return bad
        seq, line = self.doubt
        return Bad(
            self.chain, seq, "it does not follow the entry before it: one of the two was altered", line
        )

    def close(self):
        self.settle(self.head)
        if self.expected <= self.last:
            raise Bad(self.chain, self.expected, "the entry is missing: the chain was cut off before its end")
        if self.expected > self.last + 1:
            raise Bad(self.chain, self.last + 1, "the entry stands after the end that the first line names")
        if self.previous != self.head:
            raise Bad(
                self.chain, self.last, "the last entry is not the one that the first line names as the end"
            )


def entries(lines):
    """Every line after the first with its number; a line that is no entry has None."""
    for number, text in enumerate(lines, start=2):
        said = read(text.rstrip("\n"), number) if text.endswith("\n") else None
        yield number, said if said is not None and is_entry(said) else None


def walk(lines, published):
    """The sentences about every chain of the file, each with the first bad entry or None."""
    lines = iter(lines)
    header = read_header(next(lines, "").rstrip("\n"))
    found = {section["chain"]: None for section in header["chains"]}
    order = list(found)
    walks, stray = {}, None
    for section in header["chains"]:
        try:
            walks[section["chain"]] = Walk(section)
        except Bad as bad:
            found[bad.chain] = bad
    current = 0
    for number, said in entries(lines):
        if said is None or said["chain"] not in found:
            chain = order[current] if order else "?"
            expected = walks[chain].expected if chain in walks else 0
            why = f"line {number} is no entry of a chain that the first line names"
            bad = Bad(chain, expected, why, number)
            found[chain] = found.get(chain) or sooner(walks, bad)
            stray = stray or bad
            continue
        place = order.index(said["chain"])
        if place < current:
            expected = walks[said["chain"]].expected if said["chain"] in walks else 1
            why = f"it is not where it should be; line {number} stands among those of another chain"
            bad = Bad(said["chain"], expected, why, number)
            found[bad.chain] = found[bad.chain] or sooner(walks, bad)
            continue
        current = place
        if found[said["chain"]] is None:
            try:
                walks[said["chain"]].take(said, number)
                compare(walks[said["chain"]], published)
            except Bad as bad:
                found[bad.chain] = bad
    return close(header, walks, found, published, stray)


def sooner(walks, bad):
    return walks[bad.chain].sooner(bad) if bad.chain in walks else bad


def compare(walk, published):
    kept = published.get((walk.chain, walk.expected - 1))
    if kept and kept != walk.previous:
        raise Bad(
            walk.chain,
            walk.expected - 1,
            "its hash is not the one that was published: the chain was written anew",
        )


def close(header, walks, found, published, stray):
    for chain, walk in walks.items():
        if found[chain] is not None:
            continue
        try:
            walk.close()
            before = published.get((chain, walk.first - 1))
            if before and before != walk.seen[walk.first - 1]:
                raise Bad(chain, walk.first, "it does not follow the entry whose hash was published")
            beyond = [seq for name, seq in published if name == chain and seq > walk.last]
            if beyond:
                why = f"a published head says that there are {max(beyond)} entries; the file ends before"
                raise Bad(chain, walk.last + 1, why)
        except Bad as bad:
            found[chain] = bad
    told = []
    for section in header["chains"]:
        compared = [
            seq
            for name, seq in published
            if name == section["chain"] and section["from"] - 1 <= seq <= section["to"]
        ]
        told.append((section, found[section["chain"]], len(compared)))
    lost = sorted({name for name, _ in published} - set(found))
    return header, told, lost, stray if not header["chains"] else None


def read_heads(path):
    """Lines of: chain, number of the entry, hash; what follows on a line is a remark."""
    heads = {}
    with open(path, encoding="utf-8-sig") as opened:
        for number, text in enumerate(opened, start=1):
            parts = text.split()
            if not parts or parts[0].startswith("#"):
                continue
            if len(parts) < 3 or not parts[1].isdigit() or not re.fullmatch("[0-9a-f]{64}", parts[2]):
                raise Unreadable(f"line {number} of the heads is not: chain, number, hash")
            key = (parts[0], int(parts[1]))
            if heads.setdefault(key, parts[2]) != parts[2]:
                raise Unreadable(f"the heads name two hashes for entry {key[1]} of chain {key[0]}")
    return heads


def tell(header, told, lost, stray, out):
    bad = 0
    print(f"exported at {header['made_at']}", file=out)
    for section, found, compared in told:
        if found is None:
            number = section["to"] - section["from"] + 1
            words = f"{number} entries, {section['from']} to {section['to']}, none altered"
            if section["from"] > 1:
                words += "; what came before is not in this file"
            words += (
                f"; agrees with {compared} published heads"
                if compared
                else "; compared with no published head"
            )
            print(f"WHOLE   chain {section['chain']}: {words}", file=out)
            continue
        bad += 1
        where = f" (line {found.line})" if found.line else ""
        print(f"BROKEN  chain {section['chain']}: entry {found.seq}{where}: {found.why}", file=out)
    for chain in lost:
        bad += 1
        print(f"MISSING chain {chain}: a head of it was published, and it is not in this file", file=out)
    if stray:
        bad += 1
        print(f"BROKEN  line {stray.line}: {stray.why}", file=out)
    return bad


def main(arguments):
    parser = argparse.ArgumentParser(description=f"Verifies an exported record of access ({FORMAT}).")
    parser.add_argument("file", help="the exported record, .jsonl")
    parser.add_argument("--heads", help="heads that were kept elsewhere: lines of chain, number, hash")
    given = parser.parse_args(arguments)
    try:
        published = read_heads(given.heads) if given.heads else {}
        with open(given.file, encoding="ascii", newline="\n") as lines:
            result = walk(lines, published)
    except (OSError, UnicodeDecodeError, Unreadable) as trouble:
        print(f"NOT READABLE: {trouble}", file=sys.stderr)
        return 2
    return 1 if tell(*result, sys.stdout) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
