"""`init` where there is an installation: as a process, for `wsgi.py` decides what it finds."""

from tests.cli.founded import ANSWERS, Place, cheap_keys
from tests.processes import flask


def test_a_second_time_nothing_is_done(tmp_path, monkeypatch):
    cheap_keys(monkeypatch)
    place = Place(tmp_path)
    assert place.init_with(ANSWERS, "--papers", str(place.papers)).exit_code == 0
    before = (place.instance / "consult.toml").read_bytes()
    file = str(tmp_path / "answers.toml")
    done = flask(place.instance, "init", "--answers", file).wait()
    assert done.returncode == 1
    assert done.stderr == "Error: There is a real installation here already. Nothing was done.\n"
    assert (place.instance / "consult.toml").read_bytes() == before
