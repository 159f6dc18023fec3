"""`init` where there is an installation: as a process, for `wsgi.py` decides what it finds."""

import os
import subprocess
import sys
from pathlib import Path

from tests.cli.founded import ANSWERS, Place, cheap_keys

ROOT = Path(__file__).parents[2]


def test_a_second_time_nothing_is_done(tmp_path, monkeypatch):
    cheap_keys(monkeypatch)
    place = Place(tmp_path)
    assert place.init_with(ANSWERS, "--papers", str(place.papers)).exit_code == 0
    before = (place.instance / "consult.toml").read_bytes()
    file = str(tmp_path / "answers.toml")
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "init", "--answers", file],
        cwd=ROOT,
        env={**os.environ, "CONSULT_INSTANCE": str(place.instance)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == "Error: There is a real installation here already. Nothing was done.\n"
    assert (place.instance / "consult.toml").read_bytes() == before
