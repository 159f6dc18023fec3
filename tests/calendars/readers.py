"""Two readers of calendars that share no line with the writer: npm's ical.js, and vobject."""

import json
import os
import shutil
import subprocess
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
import vobject

READER = Path(__file__).parent / "reader"
TEXTS = ("uid", "summary", "location", "description", "url", "status", "class", "organizer")


def by_ical_js(*texts: str) -> list[dict[str, Any]]:
    node = shutil.which("node")
    if node is None or not (READER / "node_modules").exists():
        if os.environ.get("CI"):
            pytest.fail("nodejs or ical.js is missing: run .ci/parts")
        pytest.skip("nodejs or ical.js is not installed (.ci/parts installs them)")
    said = subprocess.run(
        [node, "read.mjs"], cwd=READER, input=json.dumps(texts).encode(), capture_output=True
    )
    assert said.returncode == 0, said.stderr.decode()
    return json.loads(said.stdout)


def by_vobject(*texts: str) -> list[dict[str, Any]]:
    return [_read(vobject.readOne(text)) for text in texts]


def _read(calendar: Any) -> dict[str, Any]:
    return {
        "method": calendar.method.value,
        "entries": [_entry(event) for event in calendar.contents.get("vevent", [])],
    }


def _entry(event: Any) -> dict[str, Any]:
    said = {name: _said(event, name) for name in TEXTS}
    number = _said(event, "sequence")
    return said | {
        "sequence": None if number is None else int(number),
        "starts": _moment(event.dtstart.value),
        "ends": _moment(event.dtend.value),
        "attendees": [one.value for one in event.contents.get("attendee", [])],
    }


def _said(event: Any, name: str) -> Any:
    return event.contents[name][0].value if name in event.contents else None


def _moment(value: Any) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
