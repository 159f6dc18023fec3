"""The demo's people and custodians: secrets drawn at random, kept in the instance folder."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from consult import vault
from consult.accounts.operations import NewKeys, prepare_keys
from consult.demo.cast import PEOPLE
from consult.foundation.actor import SYSTEM

PEOPLE_FILE = "demo.toml"
PAPERS = "papers"
"""The folder of what the custodians of a real installation would have in sealed envelopes."""


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """What somebody of the demo would have on paper."""

    passphrase: str
    recovery_code: str


def draw_secrets() -> dict[str, Secrets]:
    """Draw the secrets of the whole cast."""
    return {key: Secrets(vault.new_passphrase(), vault.new_recovery_code()) for key in PEOPLE}


def prepare_cast(secrets: Mapping[str, Secrets]) -> dict[str, NewKeys]:
    """Make everybody's slots. Slow by design: one key derivation for each person."""
    return {
        key: prepare_keys(SYSTEM, one.passphrase, one.recovery_code) for key, one in secrets.items()
    }


def write_people_file(instance: Path, secrets: Mapping[str, Secrets]) -> None:
    """Write `demo.toml`, for its owner's eyes only: the demo's sign-in page reads it."""
    lines = ["# The people of the demo. They exist nowhere else.\n"]
    for key, one in secrets.items():
        lines += [
            "\n[[person]]\n",
            f"key = {json.dumps(key)}\n",
            f"email = {json.dumps(PEOPLE[key].email)}\n",
            f"passphrase = {json.dumps(one.passphrase, ensure_ascii=False)}\n",
            f"recovery_code = {json.dumps(one.recovery_code)}\n",
        ]
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(instance / PEOPLE_FILE, flags, 0o600), "w", encoding="utf-8") as file:
        file.writelines(lines)


def write_papers(instance: Path, ceremony: vault.Ceremony) -> None:
    """Write the six halves of the off-line keys, each on a paper of its own."""
    folder = instance / PAPERS
    folder.mkdir(mode=0o700)
    for half in ceremony.halves():
        name = half.title.en.split()[0].lower()
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        path = folder / f"custodian-{half.number}-{name}.txt"
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
            file.write(half.paper("fi"))
