"""The demo's own texts: made up, naming no one. Each file says at its top what is in it."""

import tomllib
from pathlib import Path
from typing import Any

Text = dict[str, Any]

_FOLDER = Path(__file__).parent


def consultations() -> list[Text]:
    """Return the thirteen consultations of the expert group, in the order they were asked."""
    return _read("expert_group", "consultation")


def weekly_items() -> list[tuple[Text, Text]]:
    """Return the weekly team's items in the order they were discussed, each with its family."""
    families = _read("weekly_team", "family")
    rounds = max(len(family["item"]) for family in families)
    return [
        (family, family["item"][number])
        for number in range(rounds)
        for family in families
        if number < len(family["item"])
    ]


def talks() -> list[Text]:
    """Return the talks of consultation support, in the order they were held."""
    return _read("consultation_support", "talk")


def two_way() -> Text:
    """Return what each side of the two-way times asks for first, and their talks in order."""
    return _whole("two_way")


def coming() -> Text:
    """Return what waits today: one weekly item and requests in three states."""
    return _whole("coming")


def _whole(name: str) -> Text:
    text = (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    found: Text = _stripped(tomllib.loads(text))
    return found


def _read(name: str, what: str) -> list[Text]:
    text = (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    entries: list[Text] = _stripped(tomllib.loads(text)[what])
    return entries


def _stripped(value: Any) -> Any:
    """Take off the line ends of texts written over several lines."""
    if isinstance(value, dict):
        return {key: _stripped(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_stripped(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value
