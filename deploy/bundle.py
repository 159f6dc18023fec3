"""`make bundle`: everything an installation without a network needs, in one file.

The application with its catalogues compiled, the parts of `requirements/app.txt` as wheels for this
kind of machine, a list of the parts (CycloneDX), a checksum for each file, and `install.sh`. The
same sources and wheels give the same bytes: names in order, one time for all, nobody's name.

    python deploy/bundle.py [--wheels FOLDER] [--to FOLDER]
"""

import argparse
import configparser
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements" / "app.txt"
TREES = ("consult", "deploy", "docs", "recovery", "requirements", "static", "templates")
FILES = ("CHANGELOG.md", "README.md", "setup.cfg", "pyproject.toml", "wsgi.py")
LEFT_OUT = re.compile(r"(^|/)(__pycache__|\.[^/]+|node_modules)(/|$)|\.pyc$")
SOME_DAY = 1_577_836_800
"""The time that every file bears: 1 January 2020, so that bytes do not depend on the day."""
PART = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?: *; *(.+?))? *\\?$")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Part:
    """One locked part."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def version() -> str:
    """Return the application's version."""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    return config["metadata"]["version"]


def locked(lock: Path = LOCK) -> list[Part]:
    """Read the lock: every part with its hashes, in the lock's order."""
    parts: list[Part] = []
    for line in lock.read_text(encoding="utf-8").splitlines():
        if found := PART.match(line):
            parts.append(Part(found[1], found[2], found[3] or "", ()))
        elif (hashed := HASH.search(line)) and parts:
            last = parts[-1]
            parts[-1] = Part(last.name, last.version, last.marker, (*last.hashes, hashed[1]))
    return parts


def bill(parts: list[Part], wheels: Path | None = None) -> dict[str, object]:
    """Return the list of parts as CycloneDX has it: name, version, hashes, licence."""
    licences = _licences(parts, wheels)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, repr(parts))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "consult",
                "version": version(),
                "licenses": [{"expression": "EUPL-1.2"}],
            }
        },
        "components": [_component(part, licences.get(_plain(part.name), "")) for part in parts],
    }


def _component(part: Part, licence: str) -> dict[str, object]:
    component: dict[str, object] = {
        "type": "library",
        "name": part.name,
        "version": part.version,
        "purl": f"pkg:pypi/{_plain(part.name)}@{part.version}",
        "bom-ref": f"pkg:pypi/{_plain(part.name)}@{part.version}",
        "hashes": [{"alg": "SHA-256", "content": one} for one in sorted(part.hashes)],
    }
    if licence:
        component["licenses"] = [{"license": {"name": licence}}]
    if part.marker:
        component["properties"] = [{"name": "consult:only-where", "value": part.marker}]
    return component


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _licences(parts: list[Part], wheels: Path | None) -> dict[str, str]:
    """Return each part's licence as its own description says it: in the wheel, or as installed."""
    found = {}
    for wheel in sorted(wheels.glob("*.whl")) if wheels else ():
        with zipfile.ZipFile(wheel) as archive:
            name = next(one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
            about = Parser().parsestr(archive.read(name).decode("utf-8", "replace"), True)
            found[_plain(wheel.name.split("-")[0])] = _licence_in(about)
    for part in parts:
        if _plain(part.name) not in found:
            try:
                found[_plain(part.name)] = _licence_in(metadata(part.name))  # type: ignore[arg-type]
            except PackageNotFoundError:  # for another kind of machine
                continue
    return found


def _licence_in(about: Message) -> str:
    if said := about.get("License-Expression"):
        return said
    kinds = [
        one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if "License" in one
    ]
    first = (about.get("License") or "").strip().splitlines()
    return " AND ".join(kinds) or (first[0][:80] if first else "")


def download(wheels: Path, lock: Path = LOCK, *more: str) -> None:
    """Fetch the locked parts as wheels for this kind of machine; a changed one is refused.

    Raises:
        subprocess.CalledProcessError: pip refused.

    """
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--require-hashes"]
    command += ["--only-binary", ":all:", "--disable-pip-version-check"]
    command += ["--dest", str(wheels), "--requirement", str(lock), *more]
    subprocess.run(command, check=True)  # noqa: S603 - our own words and paths


def contents(wheels: Path | None) -> dict[str, bytes]:
    """Return every file of the bundle by its name in it."""
    files = {name: path.read_bytes() for name, path in _sources()}
    files["install.sh"] = files["deploy/install.sh"]
    for wheel in sorted(wheels.glob("*.whl")) if wheels else ():
        files[f"wheels/{wheel.name}"] = wheel.read_bytes()
    files["sbom.json"] = _json(bill(locked(), wheels))
    files["SHA256SUMS"] = _sums(files)
    return files


def _sources() -> Iterator[tuple[str, Path]]:
    found = [path for tree in TREES for path in (ROOT / tree).rglob("*") if path.is_file()]
    for path in sorted(found) + [ROOT / name for name in FILES]:
        name = path.relative_to(ROOT).as_posix()
        if not LEFT_OUT.search(name):
            yield name, path


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _sums(files: Mapping[str, bytes]) -> bytes:
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)]
    return "".join(lines).encode()


def pack(files: Mapping[str, bytes], top: str) -> bytes:
    """Return the archive: every name under `top`, the same bytes for the same files."""
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name in sorted(files):
            entry = tarfile.TarInfo(f"{top}/{name}")
            entry.size, entry.mtime = len(files[name]), SOME_DAY
            entry.mode = 0o755 if files[name].startswith(b"#!") else 0o644
            archive.addfile(entry, io.BytesIO(files[name]))
    return gzip.compress(inner.getvalue(), mtime=0)


def build(to: Path, wheels: Path | None) -> Path:
    """Write the bundle, and its checksum beside it; return where."""
    top = f"consult-{version()}"
    packed = pack(contents(wheels), top)
    to.mkdir(parents=True, exist_ok=True)
    path = to / f"{top}-bundle.tar.gz"
    path.write_bytes(packed)
    digest = hashlib.sha256(packed).hexdigest()
    path.with_name(f"{path.name}.sha256").write_text(f"{digest}  {path.name}\n", encoding="utf-8")
    return path


def main() -> None:
    """Fetch the wheels unless they are given, and write the bundle."""
    parser = argparse.ArgumentParser(description="Make the bundle for machines without a network.")
    parser.add_argument("--wheels", type=Path, help="a folder of wheels that were fetched before")
    parser.add_argument("--to", type=Path, default=ROOT / "dist")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wheels = given.wheels or Path(folder)
        if given.wheels is None:
            download(wheels)
        path = build(given.to, wheels)
    print(f"{path} ({path.stat().st_size // 1_000_000} MB)")


if __name__ == "__main__":
    main()
