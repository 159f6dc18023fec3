"""An item that is open, with its consultation: the same request as in the tests of those."""

import pytest

from consult import vault
from consult.consultations.models import Consultation
from consult.consultations.operations import close_consultation
from consult.consultations.queries import item_of
from consult.followups.models import Action
from consult.followups.operations import Agreement, agree_action
from consult.followups.queries import owners_at
from consult.foundation.database import db, transaction
from consult.meetings.models import Item
from consult.meetings.queries import clients_of_item
from consult.privacy import reviewed
from tests.cast import Person
from tests.consultations.conftest import (
    HELD,
    group,
    invited,
    meeting,
    now,
    opened,
    placed,
    request_,
    support,
    weekly,
)

__all__ = [
    "group",
    "invited",
    "meeting",
    "now",
    "opened",
    "placed",
    "request_",
    "support",
    "weekly",
]

WHAT = "Soittaa koululle kevennetyistä päivistä."


def agrees(who: Person, owner: Person, it: Consultation, *, first_only: bool = False) -> Action:
    """Who leads writes down that the owner does something until the day of the meeting."""
    with vault.signed_in(who.identity), transaction():
        item = item_of(who.actor, it)[0]
        clients = tuple(clients_of_item(who.actor, item))
        agreement = Agreement(
            reviewed(WHAT), owner.id, HELD.date(), clients[:1] if first_only else clients
        )
        return agree_action(who.actor, item, it, agreement, owners_at(who.actor, item, it))


def closes(who: Person, it: Consultation) -> None:
    with vault.signed_in(who.identity), transaction():
        close_consultation(who.actor, it, item_of(who.actor, it)[0])


@pytest.fixture
def item(opened: Consultation) -> Item:
    return db.session.get_one(Item, opened.item_id)


@pytest.fixture
def action(opened: Consultation, bertta: Person, alma: Person) -> Action:
    return agrees(bertta, alma, opened)
