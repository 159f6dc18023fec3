"""Houses to measure in: the demo's people with real keys, in a temporary place."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from flask import Flask

from consult import audit, vault
from consult.accounts.operations import Limits, begin_sitting, prepare_keys
from consult.accounts.queries import find_account
from consult.cli import founding
from consult.demo.cast import PEOPLE
from consult.demo.directory import LaidDirectory, lay_directory
from consult.foundation.actor import SYSTEM, Actor
from consult.foundation.database import transaction
from consult.foundation.installation import write_mark
from consult.foundation.settings import Settings
from consult.foundation.tokens import write_token

LONG = Limits(idle=timedelta(hours=1), absolute=timedelta(hours=10))


@dataclass(frozen=True, slots=True, repr=False)
class LaidHouse:
    """A founded house with its directory."""

    settings: Settings
    laid: LaidDirectory
    seeds: dict[str, bytes]

    def actor(self, key: str) -> Actor:
        """Return somebody of the cast."""
        return self.laid.actors[key]

    def id_of(self, key: str) -> UUID:
        """Return the id of somebody of the cast."""
        return self.laid.accounts[key].id

    def identity(self, key: str) -> vault.Identity:
        """Return what somebody of the cast opens her spaces with."""
        return vault.Identity(self.id_of(key), self.seeds[key])

    def sit_down(self, key: str) -> str:
        """Sign somebody in and return what her cookie carries."""
        with transaction():
            account = find_account(self.actor(key), self.id_of(key))
            assert account is not None
            return write_token(begin_sitting(self.actor(key), account, self.seeds[key], LONG))


def bare_house_in(folder: Path, *, costly: bool = False) -> tuple[Flask, Settings, vault.Ceremony]:
    """Found an empty demo in `folder`, whose passphrases cost nothing, or what they really do."""
    folder.mkdir(parents=True, exist_ok=True)
    ceremony = vault.hold_ceremony()
    given: dict[str, object] = {"secure_cookies": False}
    if not costly:
        given |= {"argon2_memory_kib": 64, "argon2_iterations": 1}
    values = founding.draw_settings(folder, "demo", ceremony, given)
    settings = founding.write_settings(folder, values)
    return founding.bare_house(settings), settings, ceremony


def lay_house(settings: Settings, ceremony: vault.Ceremony) -> LaidHouse:
    """Make tables and directory; to be called within the house's context."""
    founding.make_tables()
    with transaction():
        write_mark("demo")
        audit.record(None, audit.Deed.INSTALLATION_MADE, installation="demo")
    seeds = {key: vault.new_seed() for key in PEOPLE}
    code = vault.new_recovery_code()
    keys = {key: prepare_keys(SYSTEM, key, code, seed=seed) for key, seed in seeds.items()}
    return LaidHouse(settings, lay_directory(ceremony, keys), seeds)
