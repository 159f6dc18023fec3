"""The bundle: exactly the locked parts, the same bytes each time, and every file with its sum."""

import hashlib
import io
import re
import sys
import tarfile

import pytest

from tests.deploy.parts import ROOT

sys.path.insert(0, str(ROOT / "deploy"))
import bundle


@pytest.fixture(scope="module")
def packed():
    return bundle.contents(None)


def test_the_list_of_parts_has_exactly_the_locked_ones():
    lock = (ROOT / "requirements" / "app.txt").read_text("utf-8")
    wanted = {tuple(line.split()[0].split("==")) for line in lock.splitlines() if "==" in line[:60]}
    parts = bundle.bill(bundle.locked())["components"]
    assert {(part["name"], part["version"]) for part in parts} == wanted
    assert len(parts) == len(wanted) > 40
    hashes = {one["content"] for part in parts for one in part["hashes"]}
    assert hashes == set(re.findall(r"sha256:([0-9a-f]{64})", lock))
    assert all(part["hashes"] for part in parts)


def test_it_says_under_which_licence_each_part_is():
    parts = bundle.bill(bundle.locked())["components"]
    unsaid = [part["name"] for part in parts if "licenses" not in part]
    only_elsewhere = {part["name"] for part in parts if "properties" in part}
    assert set(unsaid) <= only_elsewhere
    (flask,) = [part for part in parts if part["name"] == "flask"]
    assert flask["licenses"] == [{"license": {"name": "BSD-3-Clause"}}]


def test_the_same_files_are_the_same_bytes(packed):
    turned = dict(reversed(packed.items()))
    assert bundle.pack(packed, "consult-1") == bundle.pack(turned, "consult-1")


def test_every_file_has_its_sum_and_nobody_s_name(packed):
    sums = dict(reversed(line.split("  ")) for line in packed["SHA256SUMS"].decode().splitlines())
    assert set(sums) == set(packed) - {"SHA256SUMS"}
    assert all(hashlib.sha256(packed[name]).hexdigest() == sums[name] for name in sums)
    with tarfile.open(fileobj=io.BytesIO(bundle.pack(packed, "consult-1"))) as archive:
        assert {(one.uname, one.uid, one.mtime) for one in archive} == {("", 0, bundle.SOME_DAY)}


def test_it_has_what_an_installation_needs_and_nothing_of_this_one(packed):
    for name in ("wsgi.py", "install.sh", "sbom.json", "consult/app.py", "recovery/recover.py"):
        assert name in packed
    assert "deploy/nginx/pages/413.html" in packed
    strange = [n for n in packed if re.search(r"\.pyc|__pycache__|^tests/|^instance/|\.git", n)]
    assert not strange
