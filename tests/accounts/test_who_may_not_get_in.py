"""Fanni sees whose recovery code nobody has tried, and who has not come for long."""

from datetime import timedelta

from consult import audit
from consult.accounts.models import Account, KnownDevice
from consult.accounts.queries.availability import UNUSED_AFTER, doubtful_accounts
from consult.accounts.rules import DEVICE_KNOWN_FOR
from consult.foundation import clock
from consult.foundation.database import db, transaction
from tests.cast import Person
from tests.pages import Page
from tests.postgres import both


def seen(person: Person, days: int) -> None:
    """Let somebody have signed in so many days ago, with a code she has tried."""
    with audit.unaudited("as it was"), transaction():
        moment = clock.now() - timedelta(days=days)
        db.session.get_one(Account, person.id).recovery_tested_at = clock.now()
        hashed = bytes([days % 256]) * 32
        ends = moment + DEVICE_KNOWN_FOR
        db.session.add(KnownDevice(token_hash=hashed, account_id=person.id, expires_at=ends))


def names(person: Person) -> dict[str, tuple[bool, bool]]:
    found = doubtful_accounts(person.actor)
    return {one.account.name: (one.untested, one.is_unused) for one in found}


@both
def test_codes_not_tried_and_long_silence_are_listed(
    app: object, fanni: Person, alma: Person, bertta: Person
) -> None:
    seen(alma, days=UNUSED_AFTER.days + 1)
    seen(bertta, days=UNUSED_AFTER.days - 1)
    listed = names(fanni)
    assert listed[alma.actor.name] == (False, True)
    assert bertta.actor.name not in listed
    assert listed[fanni.actor.name][0]


def test_people_of_other_agencies_are_not(app: object, fanni: Person, chidi: Person) -> None:
    assert chidi.actor.name not in names(fanni)


def test_it_stands_on_the_page_of_access(page: Page, fanni: Person) -> None:
    page.as_(fanni).get("oversight.reach").shows("palautuskoodia ei kokeiltu")
