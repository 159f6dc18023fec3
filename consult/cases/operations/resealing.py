"""Somebody's key may have been seen: the file gets new keys, and all of it is sealed under them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.cases.models import Case
from consult.cases.operations.circle import file_of
from consult.cases.queries import hold_case
from consult.foundation.actor import Actor
from consult.foundation.database import Model, db
from consult.foundation.errors import Locked, NotSaved
from consult.foundation.words import Words

BATCH = 200
"""So many texts in one press: about a second."""

NO_KEY = Words(
    "Sinulla ei ole avainta kaikkeen, mitä asiassa on. Pyydä toista piirin jäsentä tekemään tämä.",
    "Du har inte nyckeln till allt i ärendet. Be en annan i kretsen göra det här.",
    "You lack a key to some of this case. Ask another in the circle to do this.",
)


@dataclass(frozen=True, slots=True)
class Anew:
    """How far it has come."""

    sealed: int
    left: int
    stuck: int


def turn_case_keys(actor: Actor, case: Case) -> None:
    """Turn the keys of the file for those who hold them now. New text is out of reach at once.

    Raises:
        NotSaved: she lacks the key to a part of it.

    """
    hold_case(actor, case)
    turn_keys(actor, case, file_of(actor, case), Purpose.CLIENT_WORK)


def seal_case_anew(actor: Actor, case: Case, limit: int = BATCH) -> Anew:
    """Seal up to so many texts of the file that lie under earlier keys under the newest.

    It may be interrupted after any press and gone on with.

    Raises:
        NotSaved: she lacks the key to a part of it.

    """
    return seal_anew(actor, file_of(actor, case), Purpose.CLIENT_WORK, limit)


def turn_keys(actor: Actor, on: Model, spaces: Iterable[UUID], purpose: Purpose) -> None:
    """Turn the keys of these spaces, each for everybody who holds it now.

    Raises:
        NotSaved: she lacks one of them.

    """
    for space_id in spaces:
        try:
            version = vault.turn_for_all_who_stay(space_id)
        except Locked as refused:
            raise NotSaved(NO_KEY) from refused
        audit.record(
            actor,
            Deed.SPACE_KEY_TURNED,
            on=on,
            space=space_id,
            purpose=purpose,
            key_version=version,
        )


def seal_anew(actor: Actor, spaces: Iterable[UUID], purpose: Purpose, limit: int = BATCH) -> Anew:
    """Seal up to so many texts of these spaces under their newest keys.

    Raises:
        NotSaved: she lacks one of them.

    """
    sealed = left = stuck = 0
    for space_id in spaces:
        try:
            done = vault.reseal(space_id, limit - sealed)
        except Locked as refused:
            raise NotSaved(NO_KEY) from refused
        sealed, left, stuck = sealed + done.sealed, left + done.left, stuck + done.stuck
        if done.sealed:
            _record(actor, done, db.session.get_one(vault.Space, space_id), purpose)
    return Anew(sealed, left, stuck)


def _record(actor: Actor, done: vault.Resealed, space: vault.Space, purpose: Purpose) -> None:
    audit.record(
        actor,
        Deed.SPACE_RESEALED,
        on=space,
        purpose=purpose,
        key_version=space.version,
        rows=done.sealed,
        left=done.left,
    )
