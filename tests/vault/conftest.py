"""A house with nothing in it but the vault, on files, with a cheap key derivation."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import pytest
from flask import Flask
from sqlalchemy import create_engine

from consult import vault
from consult.audit.guard import unaudited
from consult.bench import postgres
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.foundation.settings import Settings
from consult.vault import bars
from consult.vault import salts as salts_store
from tests.postgres import server_address
from tests.vault.models import Base


@dataclass
class House:
    app: Flask
    settings: Settings
    ceremony: vault.Ceremony
    folder: Path

    def person(self, approver: vault.Identity | None = None) -> vault.Identity:
        """Somebody with keys, certified by the authority or by an approver."""
        identity = vault.Identity(new_id(), vault.new_seed())
        with transaction():
            vault.publish_keys(identity)
            if approver is None:
                vault.certify_by_authority(identity.person_id, self.ceremony.authority)
            else:
                with vault.signed_in(approver):
                    vault.certify(identity.person_id)
        return identity

    def sql(self, statement: str, *values: object) -> None:
        """Do what somebody with the database in hand can do."""
        with transaction():
            db.session.connection().exec_driver_sql(statement, values)
        db.session.expunge_all()

    def bytes_on_disk(self) -> bytes:
        return b"".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())


def settings_in(
    folder: Path, ceremony: vault.Ceremony, addresses: tuple[str, str] | None = None
) -> Settings:
    main, salts = addresses or [f"sqlite:///{folder / name}.db" for name in ("main", "salts")]
    return Settings(
        installation="demo",
        database_url=main,
        salts_url=salts,
        secret_key=bytes(32),
        audit_key=bytes(32),
        pepper=b"p" * 32,
        recovery_kem=ceremony.recovery.kem_public,
        recovery_sign=ceremony.recovery.sign_public,
        authority_sign=ceremony.authority.sign_public,
        instance=folder,
        argon2_memory_kib=64,
        argon2_iterations=1,
    )


@pytest.fixture
def database(request: pytest.FixtureRequest) -> Iterator[tuple[str, str] | None]:
    """Where main base and salts lie; two databases of a PostgreSQL if a test asks for it."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield None
        return
    with postgres.database(server_address()) as main, postgres.database(server_address()) as salts:
        yield main, salts


@pytest.fixture(scope="session")
def empty_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with tables and nothing in them, laid once and copied for each test."""
    path = tmp_path_factory.mktemp("empty") / "main.db"
    engine = create_engine(f"sqlite:///{path}")
    Base.metadata.create_all(engine)
    engine.dispose()
    return path


@pytest.fixture
def house(
    tmp_path: Path,
    database: tuple[str, str] | None,
    empty_base: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[House]:
    monkeypatch.setattr(bars, "_BARS", [])  # what floors above bar, they try themselves
    copyfile(empty_base, tmp_path / "main.db")
    ceremony = vault.hold_ceremony()
    settings = settings_in(tmp_path, ceremony, database)
    app = Flask("vault")
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    db.init_app(app)
    vault.configure(settings)
    with app.app_context():
        if database is not None:
            Base.metadata.create_all(db.engine)
        with unaudited("the vault alone, below the log"):
            yield House(app, settings, ceremony, tmp_path)
        db.session.remove()
        db.engine.dispose()
        salts_store.detach()


@pytest.fixture
def alma(house: House) -> vault.Identity:
    return house.person()


@pytest.fixture
def bertta(house: House, alma: vault.Identity) -> vault.Identity:
    return house.person(approver=alma)


@pytest.fixture
def fanni(house: House) -> vault.Identity:
    return house.person()


@pytest.fixture
def zed(house: House) -> vault.Identity:
    return house.person()
