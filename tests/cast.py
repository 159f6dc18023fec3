"""The cast with keys: the same people, ids and secrets in every test, known before any database."""

from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from uuid import UUID, uuid5

from consult import vault
from consult.accounts.operations import NewKeys, prepare_keys
from consult.demo.cast import PEOPLE, CastPerson
from consult.foundation.actor import SYSTEM, Actor

NAMESPACE = UUID("6f1f0a52-3c0e-4b59-9f39-6c1f2f0c7b11")


def seed_of(name: str) -> bytes:
    return sha256(b"a seed of the tests: " + name.encode()).digest()


CEREMONY = vault.Ceremony(seed_of("recovery"), seed_of("authority"), seed_of("backup"))


@dataclass(frozen=True)
class Person:
    """Somebody of the cast: what the database holds of her, and what only she has."""

    key: str
    cast: CastPerson
    agency_id: UUID | None = None

    @property
    def name(self) -> str:
        return self.cast.name

    @property
    def email(self) -> str:
        return self.cast.email

    @property
    def passphrase(self) -> str:
        return f"{self.key}-sulka-kanto-vihko-lumme"

    @cached_property
    def id(self) -> UUID:
        return uuid5(NAMESPACE, self.key)

    @cached_property
    def identity(self) -> vault.Identity:
        return vault.Identity(self.id, seed_of(self.key))

    @property
    def seed(self) -> bytes:
        return seed_of(self.key)

    @cached_property
    def actor(self) -> Actor:
        return Actor(self.id, self.name, self.cast.duties, self.agency_id)

    def working_at(self, agencies: dict[str, UUID]) -> "Person":
        return replace(self, agency_id=agencies[self.cast.agency])

    def new_keys(self) -> NewKeys:
        code = vault.new_recovery_code()
        return prepare_keys(
            SYSTEM, self.passphrase, code, account_id=self.id, seed=seed_of(self.key)
        )


CAST = {key: Person(key, cast) for key, cast in PEOPLE.items()}
