"""The unit files: systemd knows every line, each is locked up, and each command exists."""

import re
import shlex

import click
import pytest

from consult.app import COMMANDS
from tests.deploy.parts import ROOT, program, run, verify_units

UNITS = sorted((ROOT / "deploy" / "systemd").glob("consult*"))
SERVICES = [path for path in UNITS if path.suffix == ".service"]
EXPOSED = 1.5
"""Of ten, by systemd's own count. An ordinary service has 9.6."""
LOCKS = (
    *("ProtectSystem=strict", "ProtectHome=yes", "ProtectProc=invisible", "PrivateTmp=yes"),
    *("PrivateDevices=yes", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "IPAddressDeny=any"),
    *("SystemCallFilter=@system-service", "MemoryDenyWriteExecute=yes", "User=consult"),
    *("UMask=0077", "LimitCORE=0", "MemorySwapMax=0"),
)

of_each = pytest.mark.parametrize("unit", SERVICES, ids=lambda path: path.stem)


def starts(unit):
    return re.findall(r"^ExecStart=(.+)$", unit.read_text("utf-8"), re.MULTILINE)


def test_systemd_knows_every_line(tmp_path):
    """With the programs where the units look for them, under another root."""
    for name in ("flask", "gunicorn"):
        tool = tmp_path / "opt" / name
        tool.parent.mkdir(exist_ok=True)
        tool.write_text("#!/bin/sh\n", encoding="utf-8")
        tool.chmod(0o755)
    placed = []
    for unit in UNITS:
        text = unit.read_text("utf-8").replace("/opt/consult/.venv/bin", str(tmp_path / "opt"))
        placed.append(tmp_path / unit.name)
        placed[-1].write_text(text, encoding="utf-8")
    assert verify_units(placed, tmp_path) == []


def test_a_line_that_systemd_does_not_know_is_found(tmp_path):
    wrong = tmp_path / "wrong.service"
    wrong.write_text("[Service]\nExecStart=/bin/true\nProtectSystme=yes\n", encoding="utf-8")
    assert "Unknown key 'ProtectSystme'" in " ".join(verify_units([wrong], tmp_path))


@of_each
def test_it_is_locked_up(unit):
    lines = unit.read_text("utf-8").splitlines()
    assert not [lock for lock in LOCKS if lock not in lines]
    analyze = program("systemd-analyze")
    code, said = run(analyze, "security", "--offline=true", "--no-pager", unit)
    assert code == 0, said
    level = float(re.search(r"exposure level for \S+: ([\d.]+)", said)[1])
    assert level <= EXPOSED, said


@of_each
def test_what_it_starts_exists(unit, app):
    assert COMMANDS
    for start in starts(unit):
        tool, *words = shlex.split(start)
        if tool.endswith("/gunicorn"):
            assert words == ["-c", "deploy/gunicorn.conf.py", "wsgi:app"]
            continue
        assert words[:2] == ["--app", "wsgi"]
        command = app.cli
        for word in words[2:]:
            if not isinstance(command, click.Group):
                break
            command = command.get_command(click.Context(command), word)
            assert command is not None, f"{unit.name}: there is no {word}"


@pytest.mark.parametrize(
    "timer", [path for path in UNITS if path.suffix == ".timer"], ids=lambda path: path.stem
)
def test_a_timer_has_its_service_and_a_time(timer):
    assert timer.with_suffix(".service").exists()
    when = re.search(r"^OnCalendar=(.+)$", timer.read_text("utf-8"), re.MULTILINE)[1]
    code, said = run(program("systemd-analyze"), "calendar", when)
    assert code == 0, said
