"""Fetch the front-end files the product serves itself. For maintainers; needs npm. Users never run it.

Steps, for each package in PACKAGES:
 1. `npm pack` the exact version (npm checks the registry's own checksum),
 2. take the named files and the licence, without the pointers to source maps,
 3. write them to static/look/vendor/<package>/.
Then the icons named in tools/icons.txt become one style sheet of masks, and vendor.lock.json
records version, licence and the sha384 of every file. A test compares files and lock.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
VENDOR = ROOT / "src/samspil/look/static/look/vendor"
ICON_NAMES = ROOT / "tools/icons.txt"
SOURCE_MAP = re.compile(rb"\n?(//[#@] ?sourceMappingURL=\S+|/\*[#@] ?sourceMappingURL=[^*]+\*/)\s*$")


class Package(NamedTuple):
    name: str
    version: str
    files: tuple[str, ...]

    @property
    def folder(self) -> str:
        return self.name.split("/")[-1].removesuffix(".org")


PACKAGES = (
    Package("bootstrap", "5.3.9", ("dist/css/bootstrap.min.css", "dist/js/bootstrap.bundle.min.js")),
    Package("htmx.org", "2.0.11", ("dist/htmx.min.js",)),
    Package("sortablejs", "1.15.7", ("Sortable.min.js",)),
    Package(
        "@fontsource-variable/inter",
        "5.3.0",
        ("files/inter-latin-wght-normal.woff2", "files/inter-latin-ext-wght-normal.woff2"),
    ),
)
ICONS = Package("@tabler/icons", "3.51.0", ())
KEPT_IN_URL = "' =:/,.()-"


def pack(package: Package, into: Path) -> tarfile.TarFile:
    spec = f"{package.name}@{package.version}"
    command = ["npm", "pack", spec, "--json", "--pack-destination", str(into)]
    subprocess.run(command, capture_output=True, check=True)
    (archive,) = into.glob("*.tgz")
    return tarfile.open(archive)


def read(archive: tarfile.TarFile, path: str) -> bytes:
    member = archive.extractfile(f"package/{path}")
    if member is None:
        raise FileNotFoundError(path)
    return member.read()


def licence_file(archive: tarfile.TarFile) -> bytes:
    names = [n for n in archive.getnames() if re.fullmatch(r"package/LICEN[CS]E(\.\w+)?", n, re.IGNORECASE)]
    return read(archive, names[0].removeprefix("package/"))


def integrity(content: bytes) -> str:
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()


def write(package: Package, archive: tarfile.TarFile, contents: dict[str, bytes]) -> dict[str, object]:
    """Write the files of one package and return its entry in the lock."""
    folder = VENDOR / package.folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {
        "version": package.version,
        "licence": json.loads(read(archive, "package.json"))["license"],
        "files": {f"{package.folder}/{name}": integrity(content) for name, content in contents.items()},
    }


def plain_files(package: Package, archive: tarfile.TarFile) -> dict[str, bytes]:
    contents = {"LICENSE": licence_file(archive)}
    for path in package.files:
        content = read(archive, path)
        if path.endswith((".js", ".css")):
            content = SOURCE_MAP.sub(b"\n", content)
        contents[path.split("/")[-1]] = content
    return contents


def icon_rule(name: str, svg: str) -> str:
    shapes = re.findall(r"<(?:path|circle|rect|line|polyline|ellipse)[^>]*>", svg)
    drawn = "".join(re.sub(r"\s+", " ", shape) for shape in shapes if 'd="M0 0h24v24H0z"' not in shape)
    frame = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="#000" '
        'stroke-width="2" stroke-linecap="round" stroke-linejoin="round">'
    )
    text = f"{frame}{drawn}</svg>".replace('"', "'").replace(" />", "/>")
    return f'.i-{name}{{--i:url("data:image/svg+xml,{quote(text, safe=KEPT_IN_URL)}")}}'


def icon_files(archive: tarfile.TarFile) -> dict[str, bytes]:
    names = ICON_NAMES.read_text().split()
    rules = [icon_rule(n, read(archive, f"icons/outline/{n}.svg").decode()) for n in names]
    head = "/* Tabler Icons (MIT, see LICENSE) as masks, written by tools/vendor.py. Decorative: always beside a word. */"
    return {"LICENSE": licence_file(archive), "icons.css": "\n".join([head, *rules, ""]).encode()}


def main() -> None:
    lock = {}
    for package in (*PACKAGES, ICONS):
        with tempfile.TemporaryDirectory() as folder, pack(package, Path(folder)) as archive:
            contents = icon_files(archive) if package is ICONS else plain_files(package, archive)
            lock[package.name] = write(package, archive, contents)
    (VENDOR / "vendor.lock.json").write_text(json.dumps(lock, indent=1) + "\n")


if __name__ == "__main__":
    main()
