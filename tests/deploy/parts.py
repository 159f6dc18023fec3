"""Programs of the system that a test needs: missing they skip it, and fail it with CI=true."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def program(name):
    """The path of a program of the system."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        reason = f"{name} is not installed"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    return found


def run(*command, **more):
    """What a program said, both channels together, and how it ended."""
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=60,
        **more,
    )
    return done.returncode, done.stdout


def verify_units(units, folder):
    """What `systemd-analyze verify` says of unit files whose program really lies in /opt."""
    code, said = run(program("systemd-analyze"), "verify", "--man=no", *units, cwd=folder)
    return [line for line in said.splitlines() if line.strip()] + ([str(code)] if code else [])
