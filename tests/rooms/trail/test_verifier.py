"""The exported record is verified by one file without the software, and every bend of it is named."""

import hashlib
import json
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samspil.trail import service as trail
from samspil.trail.models import Entry
from tests.cast import MACHINE, NOW

VERIFIER = Path(__file__).resolve().parents[3] / "tools" / "verify_trail.py"
FIELDS = (
    "chain", "seq", "at", "account", "institution", "deed", "act", "record_kind", "record", "case", "purpose",
    "details", "previous",
)  # fmt: skip


def verify(folder, lines, heads=""):
    """Run as an auditor would: apart from everything that is installed here."""
    record = folder / "trail.jsonl"
    record.write_text("".join(f"{line}\n" for line in lines), "ascii")
    more = []
    if heads:
        (folder / "heads.txt").write_text(heads)
        more = ["--heads", str(folder / "heads.txt")]
    command = [sys.executable, "-I", "-S", str(VERIFIER), str(record), *more]
    return subprocess.run(command, cwd=folder, env={}, capture_output=True, text=True, check=False)


def spelled(said):
    return json.dumps(said, ensure_ascii=True, separators=(",", ":"))


def rehashed(said):
    values = spelled([said[name] for name in FIELDS])
    return said | {"hash": hashlib.sha256(values.encode()).hexdigest()}


@pytest.fixture
def record(cast):
    """Two chains of eight entries and more, and the file of both."""
    for actor in (cast.actor(cast.jana), cast.actor(cast.petra)):
        for number in range(8):
            trail.seen(by=actor, at=NOW, act="cases.file", case=cast.case.pk, details={"n": number, "ž": "š"})
    _, lines = trail.export(by=MACHINE, at=NOW)
    return list(lines)


def chain_of(record, institution):
    return [n for n, line in enumerate(record) if n and json.loads(line)["chain"] == str(institution)]


def test_an_honest_export_is_whole_and_holds_its_own_entry(record, cast, tmp_path):
    done = verify(tmp_path, record)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("WHOLE") == len(json.loads(record[0])["chains"]) >= 3
    last = json.loads(record[chain_of(record, cast.authority.pk)[-1]])
    assert (last["act"], last["deed"]) == ("trail.export", "left")


def bent(record, places, how):  # noqa: C901 - a list of deeds, one after the other
    """The file after one deed, and the number of the first entry that is not as it was written."""
    lines = list(record)
    at = places[4]
    said = json.loads(lines[at])
    if how == "change":
        lines[at] = spelled(said | {"purpose": "audit"})
    elif how == "delete":
        del lines[at]
    elif how == "insert":
        lines.insert(at, spelled(rehashed(said | {"act": "slipped.in"})))
    elif how == "reorder":
        lines[at], lines[at + 1] = lines[at + 1], lines[at]
    elif how == "twice":
        lines.insert(at, lines[at])
    elif how == "cut the beginning":
        del lines[places[0] : places[2]]
        return lines, 1
    elif how == "cut the end":
        del lines[places[-2] : places[-1] + 1]
        return lines, json.loads(record[places[-2]])["seq"]
    elif how == "change and hash again":
        lines[at] = spelled(rehashed(said | {"purpose": "audit"}))
        return lines, said["seq"]  # the next link tells
    elif how == "change its link and hash again":
        lines[at] = spelled(rehashed(said | {"previous": "0" * 64}))
    elif how == "change the last and hash again":
        said = json.loads(lines[places[-1]])
        lines[places[-1]] = spelled(rehashed(said | {"purpose": "audit"}))
    elif how == "not an entry":
        lines[at] = lines[at][:-5]
    elif how == "another spelling":
        lines[at] = lines[at].replace('":', '": ', 1)
    elif how == "said twice":
        lines[at] = '{"chain":"x",' + lines[at][1:]
    return lines, said["seq"]


@pytest.mark.parametrize(
    "how",
    [
        "change", "delete", "insert", "reorder", "twice", "cut the beginning", "cut the end", "change and hash again",
        "change its link and hash again", "change the last and hash again", "not an entry", "another spelling", "said twice",
    ],
)  # fmt: skip
def test_a_bent_record_is_found_and_the_first_bad_entry_named(record, cast, tmp_path, how):
    places = chain_of(record, cast.authority.pk)
    lines, first = bent(record, places, how)
    done = verify(tmp_path, lines)
    assert done.returncode == 1, how
    broken = [line for line in done.stdout.splitlines() if line.startswith("BROKEN")]
    assert len(broken) == 1, broken
    assert f"chain {cast.authority.pk}: entry {first}" in broken[0] and broken[0].split(": ", 2)[2]


def test_two_chains_that_changed_places_are_found(record, cast, tmp_path):
    ours, theirs = str(cast.authority.pk), str(cast.support.pk)
    swapped = {ours: theirs, theirs: ours}

    def exchanged(line):
        said = json.loads(line)
        return spelled(said | {"chain": swapped.get(said["chain"], said["chain"])})

    header = json.loads(record[0])
    header["chains"] = [s | {"chain": swapped.get(s["chain"], s["chain"])} for s in header["chains"]]
    done = verify(tmp_path, [spelled(header), *map(exchanged, record[1:])])
    assert done.returncode == 1
    assert f"chain {ours}: entry 1 " in done.stdout and f"chain {theirs}: entry 1 " in done.stdout


def written_anew(record, institution):
    """What somebody with the whole database could do: one word changed, every later hash and the head made to fit."""
    lines, previous = list(record), ""
    for n in chain_of(record, institution):
        said = json.loads(lines[n])
        said = rehashed(said | {"previous": previous} | ({"purpose": "audit"} if said["seq"] == 3 else {}))
        lines[n], previous = spelled(said), said["hash"]
    header = json.loads(lines[0])
    for section in header["chains"]:
        if section["chain"] == str(institution):
            section["head"] = previous
    return [spelled(header), *lines[1:]]


def test_a_chain_written_anew_is_found_by_a_head_that_was_kept_elsewhere(record, cast, tmp_path):
    home = str(cast.authority.pk)
    honest = json.loads(record[chain_of(record, home)[5]])
    kept = f"# of Tuesday\n{home} {honest['seq']} {honest['hash']} 2026-11-24T06:00\n"
    anew = written_anew(record, home)
    assert verify(tmp_path, anew).returncode == 0, "without a head from elsewhere nobody can tell"
    done = verify(tmp_path, anew, kept)
    assert done.returncode == 1 and f"chain {home}: entry {honest['seq']}" in done.stdout
    assert "published" in done.stdout
    assert verify(tmp_path, record, kept).returncode == 0


def test_a_chain_cut_short_with_its_head_is_found_by_a_head_that_was_kept_elsewhere(record, cast, tmp_path):
    home = str(cast.authority.pk)
    places = chain_of(record, home)
    end, last = json.loads(record[places[-1]]), json.loads(record[places[-3]])
    header = json.loads(record[0])
    for section in header["chains"]:
        if section["chain"] == home:
            section["to"], section["head"] = last["seq"], last["hash"]
    lines = [spelled(header), *(line for n, line in enumerate(record) if n and n not in places[-2:])]
    assert verify(tmp_path, lines).returncode == 0
    done = verify(tmp_path, lines, f"{home} {end['seq']} {end['hash']}\n")
    assert done.returncode == 1 and f"chain {home}: entry {last['seq'] + 1}" in done.stdout


def test_a_chain_left_out_altogether_is_found_by_its_head(record, cast, tmp_path):
    home = str(cast.authority.pk)
    header = json.loads(record[0])
    header["chains"] = [s for s in header["chains"] if s["chain"] != home]
    places = set(chain_of(record, home))
    lines = [spelled(header), *(line for n, line in enumerate(record) if n and n not in places)]
    done = verify(tmp_path, lines, f"{home} 1 {'0' * 64}\n")
    assert done.returncode == 1 and f"MISSING chain {home}" in done.stdout


def test_a_part_of_the_record_is_whole_and_says_that_something_came_before(cast, tmp_path):
    by = cast.actor(cast.jana)
    later = NOW.replace(hour=20)
    trail.seen(by=by, at=later, act="cases.file", case=cast.case.pk)
    sections, lines = trail.export(by=by, at=later, institution=by.institution, since=NOW.replace(hour=19))
    lines = list(lines)
    assert len(sections) == 1 and len(lines) == 3 and sections[0].start > 1
    done = verify(tmp_path, lines)
    assert done.returncode == 0 and "what came before is not in this file" in done.stdout
    header = json.loads(lines[0])
    header["chains"][0]["previous"] = "0" * 64
    assert verify(tmp_path, [spelled(header), *lines[1:]]).returncode == 1
    before = Entry.objects.get(chain=str(by.institution), seq=sections[0].start - 1)
    assert verify(tmp_path, lines, f"{before.chain} {before.seq} {before.hash}\n").returncode == 0
    assert verify(tmp_path, lines, f"{before.chain} {before.seq} {'0' * 64}\n").returncode == 1


def test_what_is_no_export_is_said_to_be_none(tmp_path):
    for lines in ([], ["{}"], ["hello"], ['{"format":"samspil-trail-1","made_at":"","chains":[{}]}']):
        done = verify(tmp_path, lines)
        assert done.returncode == 2 and "NOT READABLE" in done.stderr


def test_the_packed_export_holds_all_that_an_auditor_needs(record, tmp_path):
    target = BytesIO()
    sections, lines = trail.export(by=MACHINE, at=NOW)
    trail.pack(target, sections, lines)
    zipfile.ZipFile(target).extractall(tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {
        "trail.jsonl",
        "heads.txt",
        "verify_trail.py",
        "README.txt",
    }
    command = [sys.executable, "-I", "-S", "verify_trail.py", "trail.jsonl", "--heads", "heads.txt"]
    done = subprocess.run(command, cwd=tmp_path, env={}, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "BROKEN" not in done.stdout


def loaded():
    """The verifier in this process, for many tries; the tests above run it apart."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("verify_trail", VERIFIER)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def made_up(lengths):
    """A record of several chains, hashed here by the test's own hand."""
    lines, sections = [], []
    for c, length in enumerate(lengths):
        previous = ""
        for seq in range(1, length + 1):
            said = dict.fromkeys(FIELDS, "") | {
                "chain": f"c{c}",
                "seq": seq,
                "act": f"a{seq}",
                "previous": previous,
            }
            said = rehashed(said)
            lines.append(spelled(said))
            previous = said["hash"]
        sections.append({"chain": f"c{c}", "from": 1, "to": length, "previous": "", "head": previous})
    header = {"format": "samspil-trail-1", "made_at": "", "chains": sections}
    return [spelled(header), *lines]


def deeds(draw, lines):
    """One to three random deeds on the entries."""
    for _ in range(draw(st.integers(1, 3))):
        if len(lines) < 2:
            break
        n = draw(st.integers(1, len(lines) - 1))
        other = draw(st.integers(1, len(lines) - 1))
        how = draw(st.sampled_from(["drop", "copy", "swap", "byte", "field", "rehash"]))
        if how == "drop":
            del lines[n]
        elif how == "copy":
            lines.insert(other, lines[n])
        elif how == "swap":
            lines[n], lines[other] = lines[other], lines[n]
        elif how == "byte":
            place = draw(st.integers(0, len(lines[n]) - 1))
            lines[n] = lines[n][:place] + draw(st.sampled_from('0aZ"{ :,')) + lines[n][place + 1 :]
        else:
            try:
                said = json.loads(lines[n])
                said[draw(st.sampled_from(FIELDS))] = draw(st.sampled_from(["", "c0", "x", 1, 2, 7, None]))
                lines[n] = spelled(rehashed(said) if how == "rehash" else said)
            except (ValueError, KeyError, TypeError):
                continue
    return lines


def test_an_entry_hashed_anew_is_named_before_a_line_that_cannot_be_read_or_stands_elsewhere():
    whole, module = made_up([3, 2]), loaded()
    lines = [*whole]
    lines[1] = spelled(rehashed(json.loads(lines[1]) | {"act": ""}))
    unreadable, elsewhere = [*lines], [*lines]
    unreadable[3] = "0" + unreadable[3][1:]
    elsewhere.append(elsewhere.pop(3))
    for bent in (unreadable, elsewhere):
        _, told, _, _ = module.walk([f"{line}\n" for line in bent], {})
        assert told[0][1].seq == 2 and "does not follow" in told[0][1].why


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.lists(st.integers(1, 7), min_size=1, max_size=3))
def test_any_bend_of_any_entry_is_found(data, lengths):
    whole = made_up(lengths)
    module = loaded()
    lines = deeds(data.draw, list(whole))
    _, told, lost, _ = module.walk([f"{line}\n" for line in lines], {})
    bad = [found for _, found, _ in told if found]
    assert bool(bad) == (lines != whole)
    # Nothing before the first entry that is named differs from what was written; but for the last before a cut, hashed anew:
    # nothing that could tell comes after it.
    for found in bad:
        honest = [line for line in whole[1:] if json.loads(line)["chain"] == found.chain]
        assert 1 <= found.seq <= len(honest) + 1
        assert all(line in lines for line in honest[: max(found.seq - 2, 0)])
    assert lost == []
