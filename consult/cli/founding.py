"""Founding an installation: its folder, its keys, its tables. Shared by `init` and `demo seed`."""

import base64
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from consult import audit, notifications, vault
from consult.foundation import schema
from consult.foundation.database import db
from consult.foundation.errors import Misconfigured, WrongInstallation
from consult.foundation.settings import SECRET_LENGTHS, SETTINGS_FILE, Settings, load_settings

DRAFT_FILE = "consult.toml.draft"
"""The settings of an installation that is being founded: nothing starts from them."""


def draw_settings(
    instance: Path, installation: str, ceremony: vault.Ceremony, given: Mapping[str, object]
) -> dict[str, object]:
    """Return the settings of a new installation, with keys drawn at random."""
    drawn = {
        name: base64.b64encode(os.urandom(SECRET_LENGTHS[name])).decode()
        for name in ("secret_key", "audit_key", "pepper")
    }
    return {
        "installation": installation,
        "database_url": f"sqlite:///{instance / 'consult.db'}",
        "salts_url": f"sqlite:///{instance / 'salts.db'}",
        **drawn,
        **ceremony.settings(),
        **given,
    }


def write_settings(
    instance: Path, values: Mapping[str, object], *, file: str = SETTINGS_FILE
) -> Settings:
    """Write `consult.toml`, for its owner's eyes only, and read it back. Never overwrites one.

    Raises:
        FileExistsError: there is one already.

    """
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A JSON text, number, truth or list of texts is also TOML.
    lines = [
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items()
    ]
    write_secretly(instance / file, "".join(lines))
    return load_settings(instance, file=file)


def write_secretly(path: Path, text: str) -> None:
    """Write a new file that only its owner may read.

    Raises:
        FileExistsError: there is one already.

    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def new_folder(path: Path) -> Iterator[None]:
    """Make a folder that only its owner may enter; should what is done in here fail, it goes again.

    Raises:
        WrongInstallation: it is there already.

    """
    try:
        path.mkdir(mode=0o700, parents=True)
    except FileExistsError as error:
        raise WrongInstallation(
            f"{path} is there already, and papers want a new folder. Nothing was done."
        ) from error
    try:
        yield
    except BaseException:
        shutil.rmtree(path)
        raise


def change_setting(instance: Path, name: str, value: str) -> None:
    """Write one setting anew; the rest of the file stays as it is, and nobody sees half of it.

    Raises:
        Misconfigured: the file does not say it, or not on one line.

    """
    path, changed = instance / SETTINGS_FILE, instance / f"{SETTINGS_FILE}.changed"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    places = [n for n, line in enumerate(lines) if line.split("=")[0].strip() == name]
    if len(places) != 1:
        raise Misconfigured(f"{name} does not stand once in {SETTINGS_FILE}. Nothing was changed.")
    lines[places[0]] = f"{name} = {json.dumps(value)}\n"
    changed.unlink(missing_ok=True)
    write_secretly(changed, "".join(lines))
    changed.rename(path)


def bare_house(settings: Settings) -> Flask:
    """Make an app with database, vault and log, and no pages."""
    app = Flask("consult", static_folder=None)
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_url
    app.extensions["settings"] = settings
    db.init_app(app)
    vault.configure(settings)
    audit.configure(settings.audit_key, settings.instance / "anchors")
    notifications.configure(settings)
    return app


def make_tables() -> None:
    """Make all tables in an empty base."""
    schema.upgrade()
