"""Follows a runbook: reads its boxes from the page itself and runs them under an empty tree.

What the machine keeps in `/opt`, `/etc`, `/var` and the like lies under the tree instead; every
other word is the page's own. What people do by hand between two boxes, the test does.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.deploy.test_bundle import bundle

ROOT = Path(__file__).resolve().parents[2]
BOX = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
KEPT = re.compile(
    r"(?<![\w./-])/(?=(?:opt|etc|var|run|media|srv|root|home|usr/local|dev/shm)(?:[/\s\"'*;]|$))"
)
CHEAP = {"CONSULT_ARGON2_MEMORY_KIB": "64", "CONSULT_ARGON2_ITERATIONS": "1"}


@dataclass(frozen=True)
class Box:
    """One grey box of a page."""

    kind: str
    marks: dict[str, str]
    text: str

    def is_for(self, kind):
        """Whether somebody with this kind of machine does it."""
        return self.marks.get("only", kind) == kind

    @property
    def is_for_the_machine(self):
        return "machine" in self.marks


def boxes_of(name):
    """The boxes of a runbook, in their order."""
    page = (ROOT / "docs" / "runbooks" / f"{name}.md").read_text(encoding="utf-8")
    return [
        Box(kind, dict(mark.partition("=")[::2] for mark in marks.split()), text)
        for kind, marks, text in BOX.findall(page)
    ]


@dataclass
class Tree:
    """An empty tree of folders that stands for a machine's."""

    root: Path
    environ: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    @classmethod
    def empty(cls):
        tree = cls(Path(tempfile.mkdtemp(prefix="rb-")))
        for folder in ("etc/nginx/sites-available", "etc/nginx/sites-enabled", "etc/ssl/consult"):
            tree.path(f"/{folder}").mkdir(parents=True)
        for folder in ("etc/systemd/system", "media/stick", "opt", "run", "usr/local/bin"):
            tree.path(f"/{folder}").mkdir(parents=True)
        for folder in ("dev/shm", "var/log/nginx", "var/backups", "var/lib"):
            tree.path(f"/{folder}").mkdir(parents=True)
        tree.environ = {
            **{name: value for name, value in os.environ.items() if "CONSULT" not in name},
            **CHEAP,
            "PATH": f"{tree.path('/usr/local/bin')}:{os.environ['PATH']}",
            "CONSULT_INSTANCE": str(tree.path("/var/lib/consult")),
            "PREBUILT_VENV": sys.prefix,
            "PYTHON3": sys.executable,
            "GUNICORN_CMD_ARGS": "--workers=1 --graceful-timeout=1",  # else as in its settings
        }
        return tree

    def path(self, name):
        return self.root / name.lstrip("/")

    def placed(self, text):
        """The same words, with the machine's folders under the tree."""
        return KEPT.sub(f"{self.root}/", text)

    def put_bundle_on_stick(self):
        bundle.build(self.path("/media/stick"), None)

    def do(self, box, typed="", by_hand=None):
        """Do what a box says; answers what was printed.

        `typed` is what people type when they are asked, `by_hand` what stands for a word of the
        page that each machine has its own for.
        """
        if box.is_for_the_machine:
            look_at(box)
            return ""
        if box.kind == "toml":
            if "file" in box.marks:
                self.path(box.marks["file"]).write_text(self.placed(box.text), encoding="utf-8")
            return ""
        assert box.kind == "sh", f"Nobody knows how to follow a box of {box.kind}."
        text = box.text
        for word, own in (by_hand or {}).items():
            assert word in text
            text = text.replace(word, own)
        return self.run(text, good=(0, 1) if "may-find" in box.marks else (0,), typed=typed)

    def run(self, text, good=(0,), typed=""):
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", self.placed(text)],
            env=self.environ,
            cwd=self.root,
            input=typed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=120,
            start_new_session=True,  # nobody's terminal: what is asked is read from `typed`
        )
        self.said.append(done.stdout)
        assert done.returncode in good, f"{text}\n→ {done.returncode}\n{done.stdout}"
        assert "Traceback" not in done.stdout, done.stdout
        return done.stdout

    def remove(self):
        shutil.rmtree(self.root, ignore_errors=True)


KNOWN = {"/opt/consult/.venv/bin/pip", "apt-get", "adduser", "chown", "journalctl", "runuser"}


def look_at(box):
    """A line that changes the machine: its program is one that Debian has and we know."""
    for line in box.text.splitlines():
        assert line.split()[0] in KNOWN, f"Nobody knows what this does to a machine: {line}"
