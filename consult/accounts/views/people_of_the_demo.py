"""The demo's people: their passphrases lie in the instance folder, since nobody real has them."""

import tomllib
from dataclasses import dataclass
from uuid import UUID

from flask import current_app

from consult.accounts.queries import accounts_with_emails
from consult.agencies.queries import agencies_of
from consult.foundation.actor import SYSTEM
from consult.foundation.installation import read_mark

PEOPLE_FILE = "demo.toml"


@dataclass(frozen=True, slots=True, repr=False)
class DemoPerson:
    """Somebody a visitor of the demo may be."""

    account_id: UUID
    name: str
    email: str
    profession: str
    agency: str
    passphrase: str

    @property
    def first_name(self) -> str:
        """Return what the press calls her."""
        return self.name.split(" ")[0]


def is_demo() -> bool:
    """Tell whether the settings and the database's mark both say so."""
    mark = read_mark() if current_app.extensions["settings"].is_demo else None
    return mark is not None and mark.kind == "demo"


def demo_people() -> list[DemoPerson]:
    """Return the demo's people in the order of their file; nobody in a real installation."""
    if not is_demo():
        return []
    path = current_app.extensions["settings"].instance / PEOPLE_FILE
    if not path.exists():
        return []
    listed = tomllib.loads(path.read_text(encoding="utf-8"))["person"]
    accounts = accounts_with_emails(SYSTEM, [entry["email"] for entry in listed])
    agencies = agencies_of(SYSTEM, {account.agency_id for account in accounts.values()})
    return [
        DemoPerson(
            account.id,
            account.name,
            account.email,
            account.profession,
            agencies[account.agency_id].name,
            entry["passphrase"],
        )
        for entry in listed
        if (account := accounts.get(entry["email"])) is not None
    ]
