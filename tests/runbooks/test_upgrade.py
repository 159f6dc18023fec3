"""A newer version beside the older one, whose tables are one step behind."""

import json
import shutil
import sqlite3

import pytest

from consult.foundation.schema import known, newest
from tests.runbooks.following import Tree, boxes_of
from tests.runbooks.running import application, look_at_units
from tests.runbooks.visiting import Neighbour


@pytest.fixture
def machine(installed):
    """A machine with a version from before, whose tables the newer one still has to change."""
    tree = Tree.empty()
    shutil.copytree(
        installed.tree.path("/opt/consult").resolve(),
        tree.path("/opt/consult-0.0.9"),
        symlinks=True,
    )
    tree.path("/opt/consult").symlink_to(tree.path("/opt/consult-0.0.9"))
    tree.path("/usr/local/bin/consult").symlink_to(tree.path("/opt/consult/deploy/consult"))
    tree.path("/media/stick").rmdir()
    tree.path("/media/stick").symlink_to(installed.tree.path("/media/stick"))
    for name in ("consult", "consult-salts"):
        tree.path(f"/var/backups/{name}").mkdir(mode=0o700)
    instance = tree.path("/var/lib/consult")
    instance.mkdir(mode=0o700)
    old = installed.tree.path("/var/lib/consult")
    for base in ("consult.db", "salts.db"):
        with sqlite3.connect(old / base) as source, sqlite3.connect(instance / base) as copy:
            source.backup(copy)
        source.close()
        copy.close()
    settings = (old / "consult.toml").read_text("utf-8")
    here = settings.replace(str(installed.tree.root), str(tree.root))
    (instance / "consult.toml").write_text(here, encoding="utf-8")
    shutil.copy(old / "outbox.key", instance)
    shutil.copytree(old / "anchors", instance / "anchors")
    for path in (instance, *instance.iterdir()):
        path.chmod(0o700 if path.is_dir() else 0o600)
    tree.run(f"consult db downgrade {known()[1]}")
    yield tree
    tree.remove()


def revision(tree):
    with sqlite3.connect(tree.path("/var/lib/consult/consult.db")) as base:
        (found,) = base.execute("SELECT version_num FROM alembic_version").fetchone()
    base.close()
    return found


def test_from_the_stick_to_the_new_version(machine):
    assert revision(machine) == known()[1]
    said = []
    for box in boxes_of("upgrade"):
        number = {"NEW": "0.1.0", "OLD": "0.0.9"}.get(box.marks.get("by-hand"))
        if box.marks.get("service") == "units":
            look_at_units(machine, box)
            with application(machine):
                assert Neighbour(machine.path("/run/consult.sock")).send("GET", "/health") == 200
        elif box.marks.get("by-hand") == "OLD":
            continue  # the way back, which nobody needs today
        elif "service" not in box.marks:
            said.append(machine.do(box, by_hand={box.marks["by-hand"]: number} if number else None))
    assert revision(machine) == newest()
    assert any("Nothing stands in the way." in one for one in said)
    assert any("All is well." in one for one in said)
    assert machine.path("/opt/consult").resolve().name == "consult-0.1.0"
    kept = sorted(machine.path("/var/backups/consult").glob("*/manifest.json"))
    assert json.loads(kept[-1].read_text("utf-8"))["revision"] == known()[1]
