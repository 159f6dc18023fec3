"""What `init` has to be told: asked, or read from a file; checked before anything is made."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

import click
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from consult.foundation.words import LANGUAGES
from consult.notifications.addresses import is_address

SQLITE = "sqlite"
POSTGRESQL = "postgresql+psycopg"

QUESTIONS: Mapping[str, tuple[str, str | None]] = {
    "agency": ("Name of the agency (it is also the controller)", None),
    "register": ("Name of its client register", None),
    "area": ("Area", None),
    "host": ("Host name people will use, for example consult.example", None),
    "database": ("Database: sqlite, or the address of a PostgreSQL base", SQLITE),
    "mail": ("Mail server, host or host:port; empty for none", ""),
    "backups": ("Folder for the backups", "/var/backups/consult"),
    "salt_backups": ("Another folder for the backups of the salts", "/var/backups/consult-salts"),
}
"""What is asked in words of its own, in this order, with what is proposed."""


@dataclass(frozen=True, slots=True, repr=False)
class Answers:
    """All that somebody who founds an installation decides."""

    agency: str
    register: str
    area: str
    host: str
    supervisors: tuple[tuple[str, str], ...]
    """The first two: name and address each."""
    custodians: tuple[str, ...]
    """The two who keep the halves of the off-line keys."""
    backups: str
    salt_backups: str
    database: str = SQLITE
    salts: str = ""
    """Beside a PostgreSQL base, a second one; empty keeps the salts in a file."""
    mail: str = ""
    mail_from: str = ""
    mail_user: str = ""
    mail_password: str = ""
    language: str = "fi"

    def settings(self) -> dict[str, object]:
        """Return what of it stands in `consult.toml`."""
        return {
            "trusted_hosts": [self.host],
            "public_url": f"https://{self.host}",
            "proxy_hops": 1,
            "custodians": list(self.custodians),
            "backup_place": self.backups,
            "salt_backup_place": self.salt_backups,
            **_databases(self),
            **_mail(self),
        }


def read_answers(path: Path) -> dict[str, Any]:
    """Read a file of answers.

    Raises:
        click.UsageError: it is no TOML, or has an answer to which there is no question.

    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path.name}: {error}") from error
    known = {field.name for field in fields(Answers)}
    if unknown := sorted(set(given) - known):
        raise click.UsageError(f"{path.name}: nobody asks for {', '.join(unknown)}.")
    return given


def ask(given: dict[str, Any]) -> dict[str, Any]:
    """Ask for what is not given."""
    for name, (question, proposed) in QUESTIONS.items():
        if name not in given:
            given[name] = click.prompt(question, default=proposed, show_default=bool(proposed))
    if given["database"] != SQLITE and "salts" not in given:
        question = "Address of a second base for the salts; empty keeps them in a file"
        given["salts"] = click.prompt(question, default="", show_default=False)
    if given["mail"] and "mail_from" not in given:
        given["mail_from"] = click.prompt("Address that mail is sent from")
    if "supervisors" not in given:
        given["supervisors"] = [
            (click.prompt(f"{which} supervisor, name"), click.prompt("E-mail"))
            for which in ("First", "Second")
        ]
    if "custodians" not in given:
        given["custodians"] = [
            click.prompt(f"{which} custodian of the off-line keys, name")
            for which in ("First", "Second")
        ]
    return given


def complete(given: Mapping[str, Any]) -> Answers:
    """Return the answers, if they are whole and fit together.

    Raises:
        click.UsageError: the first that is missing or cannot be.

    """
    needed = [field.name for field in fields(Answers) if field.default is MISSING]
    if missing := [name for name in needed if not given.get(name)]:
        raise click.UsageError(f"Missing: {', '.join(missing)}.")
    read: dict[str, Any] = {
        name: _several(value) if name in _LISTS else str(value).strip()
        for name, value in given.items()
    }
    answers = Answers(**read)
    for sentence, holds in _demands(answers).items():
        if not holds:
            raise click.UsageError(sentence)
    return answers


_LISTS = ("supervisors", "custodians")


def _several(values: Any) -> tuple[Any, ...]:
    if not isinstance(values, list | tuple):
        return ()
    return tuple(
        tuple(str(part).strip() for part in one)
        if isinstance(one, list | tuple)
        else str(one).strip()
        for one in values
    )


def _demands(answers: Answers) -> dict[str, bool]:
    """Return what must hold, by the sentence that says so."""
    addresses = {one[1].casefold() for one in answers.supervisors if len(one) == 2 and all(one)}
    custodians = {name.casefold() for name in answers.custodians if name}
    return {
        "Two supervisors are needed: two people, two addresses.": (
            len(answers.supervisors) == len(addresses) == 2
        ),
        "A supervisor's address is not one that mail reaches.": all(map(is_address, addresses)),
        "Two custodians are needed: two people who keep one half each.": (
            len(answers.custodians) == len(custodians) == 2
        ),
        "The host must be a name like consult.example: passkeys refuse numbers.": (
            _is_name(answers.host)
        ),
        f"The language must be one of {', '.join(LANGUAGES)}.": answers.language in LANGUAGES,
        "The database must be sqlite or an address like postgresql+psycopg://….": (
            answers.database == SQLITE or _is_postgresql(answers.database)
        ),
        "The salts need a base of their own, not the main one.": (
            not answers.salts
            or (_is_postgresql(answers.salts) and answers.salts != answers.database)
        ),
        "Where mail is sent, mail_from says from which address.": (
            not answers.mail or is_address(answers.mail_from)
        ),
        "The mail server is host or host:port.": not answers.mail or _port(answers.mail) >= 0,
        "The two backup folders must be whole paths, neither inside the other.": (
            _stand_apart(Path(answers.backups), Path(answers.salt_backups))
        ),
    }


def _is_name(host: str) -> bool:
    return is_address(f"it@{host}") and not host.replace(".", "").isdecimal()


def _is_postgresql(address: str) -> bool:
    try:
        return make_url(address).drivername == POSTGRESQL
    except ArgumentError:
        return False


def _stand_apart(one: Path, other: Path) -> bool:
    return (
        one.is_absolute()
        and other.is_absolute()
        and not one.resolve().is_relative_to(other.resolve())
        and not other.resolve().is_relative_to(one.resolve())
    )


def _databases(answers: Answers) -> dict[str, object]:
    if answers.database == SQLITE:
        return {}
    salts = {"salts_url": answers.salts} if answers.salts else {}
    return {"database_url": answers.database, **salts}


def _mail(answers: Answers) -> dict[str, object]:
    if not answers.mail:
        return {}
    port = _port(answers.mail)
    given = {
        "smtp_host": answers.mail.partition(":")[0],
        "smtp_port": port,
        "smtp_tls": "implicit" if port == 465 else "starttls",
        "smtp_from": answers.mail_from,
        "smtp_user": answers.mail_user,
        "smtp_password": answers.mail_password,
    }
    return {name: value for name, value in given.items() if value}


def _port(server: str) -> int:
    """Return the port that is named, 0 for none, -1 for what is no port."""
    host, colon, port = server.partition(":")
    if not host or not colon:
        return 0 if host else -1
    return int(port) if port.isdecimal() and 0 < int(port) < 65_536 else -1
