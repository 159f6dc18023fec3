"""The machine is gone: back from the copies, by the words of the page."""

import json
import re
import shutil

import psycopg
import pytest

from tests.postgres import server_address
from tests.runbooks.following import Tree, boxes_of
from tests.runbooks.running import application, look_at_units
from tests.runbooks.visiting import Neighbour

HALF = re.compile(r"^[0-9A-Z]{4}(?:-[0-9A-Z]{2,4})+$", re.MULTILINE)
BASES = ("consult", "consult_salts")


@pytest.fixture
def machine(installed):
    """An empty machine with the program on it, and the three copies of the one that is gone."""
    tree = Tree.empty()
    for name in ("opt", "usr/local/bin"):
        shutil.rmtree(tree.path(name))
        tree.path(name).symlink_to(installed.tree.path(name))
    for old, new in (
        ("/var/backups/consult", "/media/backups"),
        ("/var/backups/consult-salts", "/media/consult-salts"),
        ("/var/lib/consult/anchors", "/media/anchors"),
    ):
        shutil.copytree(installed.tree.path(old), tree.path(new))
    # Its settings come out of the backup and name the folders of the tree that is gone.
    for setting, folder in (("BACKUP_PLACE", "consult"), ("SALT_BACKUP_PLACE", "consult-salts")):
        tree.environ[f"CONSULT_{setting}"] = str(tree.path(f"/var/backups/{folder}"))
    yield tree
    tree.remove()


@pytest.fixture
def postgresql(machine):
    """Two empty bases where Debian's PostgreSQL would have them."""
    server = server_address()
    with psycopg.connect(server, autocommit=True) as connection:
        for base in BASES:
            connection.execute(f"DROP DATABASE IF EXISTS {base} WITH (FORCE)")
            connection.execute(f"CREATE DATABASE {base}")
        host, user = connection.info.host, connection.info.user
    machine.path("/run/postgresql").symlink_to(host)
    machine.environ["PGUSER"] = user
    yield machine
    with psycopg.connect(server, autocommit=True) as connection:
        for base in BASES:
            connection.execute(f"DROP DATABASE {base} WITH (FORCE)")


def follow(installed, machine, kind):
    """Follow the page; answers what each box said."""
    halves = [HALF.search(installed.papers[f"custodian-{n}-backup.txt"])[0] for n in (1, 2)]
    verifier = re.search(r"signature is checked with (\S+)", "".join(installed.tree.said))[1]
    said = []
    for box in boxes_of("restore"):
        if box.is_for(kind):
            typed = "\n".join([*halves, ""]) if box.marks.get("types") == "backup-key" else ""
            by_hand = {"VERIFIER": verifier} if "by-hand" in box.marks else None
            said.append(machine.do(box, typed, by_hand))
    return said


def comes_back(installed, machine):
    """The second supervisor signs in with the words of her paper."""
    for box in boxes_of("install"):
        if "/etc/systemd" in box.text and "service" not in box.marks:
            machine.do(box)
        if box.marks.get("service") == "units":
            look_at_units(machine, box)
    paper = installed.papers["supervisor-2.txt"]
    email, words = (re.search(rf"{one}: +(.+)", paper)[1] for one in ("Sähköposti", "Tunnuslause"))
    with application(machine):
        visitor = Neighbour(machine.path("/run/consult.sock")).open("/sign-in")
        visitor.press("/sign-in", email=email, passphrase=words)
        return visitor.open("/")


def test_on_sqlite(installed, machine):
    said = follow(installed, machine, "sqlite")
    assert "0 faults" in "".join(said)
    assert "the log is whole" in "".join(said)
    assert machine.path("/var/lib/consult/consult.db").exists()
    assert "Ilona Ilmiselvä" in comes_back(installed, machine).text
    assert len(list(machine.path("/var/backups/consult").glob("*/manifest.json"))) == 1


@pytest.mark.postgres
def test_on_postgresql(installed, postgresql):
    said = follow(installed, postgresql, "postgresql")
    assert "0 faults" in "".join(said)
    assert "the log is whole" in "".join(said)
    assert not postgresql.path("/var/lib/consult/consult.db").exists()
    (kept,) = postgresql.path("/var/backups/consult").glob("*/manifest.json")
    assert json.loads(kept.read_text("utf-8"))["database"] == "postgresql"


def test_without_both_halves_nothing_is_made(installed, machine):
    (box,) = [box for box in boxes_of("restore") if "types" in box.marks and box.is_for("sqlite")]
    half = HALF.search(installed.papers["custodian-1-backup.txt"])[0]
    with pytest.raises(AssertionError, match="→ 1"):
        machine.do(box, f"{half}\n{half}\n")
    assert not machine.path("/var/lib/consult/consult.toml").exists()
