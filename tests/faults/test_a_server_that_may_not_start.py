"""A server that may not start ends, so that systemd and people see it; it does not try for ever."""

import os

from tests.processes import gunicorn


def test_it_says_why_and_ends(tmp_path):
    environ = {**os.environ, "CONSULT_INSTANCE": str(tmp_path)}
    ended = gunicorn(environ, "--bind", f"unix:{tmp_path}/door").wait(30)
    assert ended.returncode == 3
    assert "consult: Missing setting: " in ended.stderr
    assert ended.stderr.count("Booting worker") == 1
