"""Alarms, and what is done about them: who looked at what, whom to tell by when, and the end."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from flask import Flask, current_app

from consult.foundation.settings import Settings

CASES_PER_HOUR = 15


@dataclass(slots=True)
class Watch:
    """What one house keeps in mind of who reads how much; it ends with the house."""

    most_cases: int = CASES_PER_HOUR
    """How many cases somebody may open in an hour before a bell rings."""
    read_here: OrderedDict[UUID, dict[UUID, datetime]] = field(default_factory=OrderedDict)
    """In which cases each person has read through this process, and when last: no page pays for
    a question to the log until the number is suspicious. The worker adds processes up."""
    rang_on: dict[UUID, date] = field(default_factory=dict)
    """On which day a bell last rang about somebody's reading, as far as this process knows: it
    rings once a day, so no later page of that day has to ask the log."""


def lay(app: Flask, settings: Settings) -> None:
    """Give a house its own watch."""
    app.extensions["incidents"] = Watch(settings.cases_per_hour)


def watch() -> Watch:
    """Return the watch of the house that is at work."""
    kept: Watch = current_app.extensions.setdefault("incidents", Watch(CASES_PER_HOUR))
    return kept
