"""One installation for the whole folder, made by following the runbook word for word."""

import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field

import pytest

from tests.runbooks.following import Tree, boxes_of
from tests.runbooks.running import (
    application,
    free_port,
    look_at_units,
    make_certificate,
    nginx,
)
from tests.runbooks.visiting import Visitor


@dataclass
class Installed:
    """What the runbook left behind, running."""

    tree: Tree
    papers: dict[str, str] = field(default_factory=dict)
    ports: dict[str, int] = field(default_factory=dict)
    certificate: object = None
    server: object = None

    def visitor(self):
        return Visitor(self.ports["443"], self.certificate)

    def journal(self):
        return self.tree.path("/var/log/journal.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="session")
def installed():
    """Follow `install.md` from the first box to the last."""
    made = Installed(Tree.empty(), ports={"80": free_port(), "443": free_port()})
    try:
        with ExitStack() as running:
            made.tree.put_bundle_on_stick()
            for box in boxes_of("install"):
                follow(made, box, running)
            yield made
    finally:
        made.tree.remove()


def follow(made, box, running):
    """Do one box, or what stands for a line that systemd or nginx would run."""
    service = box.marks.get("service")
    if box.marks.get("id") == "papers-go":
        papers = made.tree.path("/dev/shm/papers")  # noqa: S108
        made.papers = {path.name: path.read_text("utf-8") for path in papers.iterdir()}
    if service == "units":
        look_at_units(made.tree, box)
        made.server = running.enter_context(application(made.tree))
    elif service == "nginx":
        made.certificate = make_certificate(made.tree)
        running.enter_context(nginx(made.tree, made.ports))
    elif service == "health":
        assert "https://consult.example/health" in box.text
        assert made.visitor().send("GET", "/health") == 200
    else:
        made.tree.do(box)


@pytest.fixture
def spare(tmp_path):
    """A folder for one test."""
    yield tmp_path
    shutil.rmtree(tmp_path, ignore_errors=True)
