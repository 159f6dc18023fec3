"""Keeping a case's real names, so that the guard can look for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from consult import audit
from consult.audit import Deed
from consult.cases.models import Case, Client, RealNames
from consult.cases.rules import are_too_many
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.privacy import ReviewedText

TOO_MANY = Words(
    "Yhdellä ihmisellä voi olla enintään 40 nimeä, ja nimi voi olla enintään 80 merkkiä.",
    "En person kan ha högst 40 namn, och ett namn kan ha högst 80 tecken.",
    "One person may have 40 names at most, and a name 80 characters.",
)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody's real names: a client's, or those of somebody else under a role label."""

    names: list[str]
    client: Client | None = None
    label: ReviewedText | None = None


def keep_real_names(actor: Actor, case: Case, people: Sequence[Named]) -> None:
    """Keep real names in the case's own space. The log knows whose and how many, and no name."""
    for person in people:
        _expect_few(person.names)
        kept = RealNames(
            id=new_id(),
            space_id=case.space_id,
            dies_with=person.client.space_id if person.client else None,
            case_id=case.id,
            client_id=person.client.id if person.client else None,
            written_at=clock.now(),
        )
        kept.label = person.label or ""
        kept.names = person.names
        db.session.add(kept)
        _record(actor, Deed.REAL_NAMES_KEPT, kept, len(person.names))


def change_real_names(actor: Actor, kept: RealNames, names: list[str]) -> None:
    """Write one person's names anew; without any they are forgotten."""
    if not names:
        forget_real_names(actor, kept)
        return
    _expect_few(names)
    kept.names, kept.written_at = names, clock.now()
    _record(actor, Deed.REAL_NAMES_CHANGED, kept, len(names))


def forget_real_names(actor: Actor, kept: RealNames) -> None:
    """Destroy one person's names."""
    _record(actor, Deed.REAL_NAMES_FORGOTTEN, kept, 0)
    db.session.delete(kept)


def _expect_few(names: list[str]) -> None:
    if are_too_many(names):
        raise NotSaved(TOO_MANY)


def _record(actor: Actor, deed: Deed, kept: RealNames, count: int) -> None:
    clients = [kept.client_id] if kept.client_id else []
    audit.record(
        actor, deed, on=kept, space=kept.space_id, clients=clients, case=kept.case_id, count=count
    )
