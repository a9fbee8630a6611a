"""The export as one packed file for an auditor: the record, the verifier, the ends of the chains, and how to begin."""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from samspil.trail.export import Section

VERIFIER = Path(__file__).resolve().parents[3] / "tools" / "verify_trail.py"
README = """\
THE RECORD OF ACCESS, AND HOW TO VERIFY IT

trail.jsonl       the record: first a line about the chains in it, then one entry a line
heads.txt         the end of each chain at the moment of the export
verify_trail.py   the verifier: one file, nothing to install, no network

1. On a machine of your own with Python 3.8 or newer:

       python3 -I verify_trail.py trail.jsonl

   It says of every chain that it is whole, or names the first entry that is not as it was written, and why.

2. Whoever rules the whole database could write a chain anew from its beginning. Ask for heads that were kept outside
   (mailed to you each day, printed, published), not for those in this file, and compare:

       python3 -I verify_trail.py trail.jsonl --heads HEADS-YOU-KEPT.txt

3. You need not trust the verifier. It is short, and says in its first lines how an entry is hashed; write your own.

An entry says who (account) did what (act, deed) to which record (record_kind, record, case), for which institution, when
(at, UTC) and for what purpose. It holds numbers and names of fields, never what a file said. Names of accounts and cases are
not in it: ask the institution which account is whose.
"""


def pack(target: IO[bytes], sections: list[Section], lines: Iterable[str]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as packed:
        with packed.open("trail.jsonl", "w", force_zip64=True) as record:
            for some in lines:
                record.write(f"{some}\n".encode("ascii"))
        packed.writestr("heads.txt", "".join(f"{s.chain} {s.end} {s.head}\n" for s in sections))
        packed.writestr("verify_trail.py", VERIFIER.read_text("utf-8"))
        packed.writestr("README.txt", README)
