"""Somebody's key may have been seen: the file gets new keys, and all of it is sealed under them."""

from dataclasses import dataclass

from consult import audit, vault
from consult.access import Purpose
from consult.audit import Deed
from consult.cases.models import Case
from consult.cases.operations.circle import file_of
from consult.cases.queries import hold_case
from consult.foundation.actor import Actor
from consult.foundation.database import db
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
    for space_id in file_of(actor, case):
        try:
            version = vault.turn_for_all_who_stay(space_id)
        except Locked as refused:
            raise NotSaved(NO_KEY) from refused
        audit.record(
            actor,
            Deed.SPACE_KEY_TURNED,
            on=case,
            space=space_id,
            purpose=Purpose.CLIENT_WORK,
            key_version=version,
        )


def seal_case_anew(actor: Actor, case: Case, limit: int = BATCH) -> Anew:
    """Seal up to so many texts of the file that lie under earlier keys under the newest.

    It may be interrupted after any press and gone on with.

    Raises:
        NotSaved: she lacks the key to a part of it.

    """
    sealed = left = stuck = 0
    for space_id in file_of(actor, case):
        try:
            done = vault.reseal(space_id, limit - sealed)
        except Locked as refused:
            raise NotSaved(NO_KEY) from refused
        sealed, left, stuck = sealed + done.sealed, left + done.left, stuck + done.stuck
        if done.sealed:
            _record(actor, done, db.session.get_one(vault.Space, space_id))
    return Anew(sealed, left, stuck)


def _record(actor: Actor, done: vault.Resealed, space: vault.Space) -> None:
    audit.record(
        actor,
        Deed.SPACE_RESEALED,
        on=space,
        purpose=Purpose.CLIENT_WORK,
        key_version=space.version,
        rows=done.sealed,
        left=done.left,
    )
