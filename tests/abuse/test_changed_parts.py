"""Somebody has changed a part on its way, or put another one beside it: pip refuses it."""

import hashlib
import subprocess
import zipfile

import pytest

from tests.deploy.test_bundle import bundle

ABOUT = "Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n{more}"
WHEEL = "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def a_wheel(folder, name, body="", more=""):
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", body)
        archive.writestr(f"{name}-1.0.dist-info/METADATA", ABOUT.format(name=name, more=more))
        archive.writestr(f"{name}-1.0.dist-info/WHEEL", WHEEL)
        archive.writestr(f"{name}-1.0.dist-info/RECORD", "")
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def index(tmp_path):
    folder = tmp_path / "index"
    folder.mkdir()
    return folder


def fetch(index, *lines):
    lock = index.parent / "lock.txt"
    lock.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    target = index.parent / "wheels"
    bundle.download(target, lock, "--no-index", "--find-links", str(index), "--no-cache-dir")
    return sorted(path.name for path in target.glob("*"))


def test_case_64_what_is_as_it_was_locked_is_taken(index):
    digest = a_wheel(index, "honest")
    assert fetch(index, f"honest==1.0 --hash=sha256:{digest}") == ["honest-1.0-py3-none-any.whl"]


def test_case_64_a_changed_part_is_refused(index, capfd):
    digest = a_wheel(index, "honest")
    a_wheel(index, "honest", body="import os")
    with pytest.raises(subprocess.CalledProcessError):
        fetch(index, f"honest==1.0 --hash=sha256:{digest}")
    assert "DO NOT MATCH THE HASHES" in capfd.readouterr().err
    assert not list((index.parent / "wheels").glob("*.whl"))


def test_case_64_a_part_that_nobody_locked_is_refused(index, capfd):
    """Also one that a locked part suddenly asks for, under a name that looks familiar."""
    digest = a_wheel(index, "honest", more="Requires-Dist: honnest\n")
    a_wheel(index, "honnest")
    with pytest.raises(subprocess.CalledProcessError):
        fetch(index, f"honest==1.0 --hash=sha256:{digest}")
    assert "honnest" in capfd.readouterr().err
    assert not list((index.parent / "wheels").glob("*.whl"))


def test_case_64_the_set_up_itself_takes_only_what_is_locked():
    """`make` and `install.sh` both ask pip to look at the hashes."""
    for name in ("Makefile", "deploy/install.sh"):
        text = (bundle.ROOT / name).read_text("utf-8").replace("\\\n", " ")
        asked = [line for line in text.splitlines() if "pip install" in line and " -r " in line]
        assert asked
        assert all("--require-hashes" in line for line in asked)
