"""Scenes of coming back: somebody loses her keys, two let her in again with new ones."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace

from consult import vault
from consult.accounts.models import IdentityCheck, LossReason
from consult.accounts.operations import (
    begin_way_back,
    come_in,
    confirm_way_back,
    draw_door,
    draw_first_keys,
    let_back_in,
    make_way_back_link,
)
from consult.accounts.rules import token_hash
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.handovers.operations import give_back
from consult.handovers.queries.lost import find_lists, lists_to_give, own_lost
from consult.handovers.rules import LostKind
from tests.casework import doing, reading
from tests.scenes import account_of

WORDS = "sulka-kanto-vihko-lumme-pilvi"


def comes_back(person, first, second):
    """Two people, link and code, new words; gives her as she is with her new keys."""
    with doing(first):
        loss = begin_way_back(first.actor, account_of(person), LossReason.WORDS, IdentityCheck.MET)
    with doing(second):
        confirm_way_back(second.actor, loss, account_of(person), IdentityCheck.CALLED)
    with doing(first):
        door = draw_door(first.actor)
        arrival = make_way_back_link(first.actor, loss, account_of(person), door)
    keys = draw_first_keys(SYSTEM, person.id, WORDS)
    with transaction():
        come_in(SYSTEM, arrival.id, token_hash(door.token), keys)
        account_of(person).recovery_tested_at = clock.now()
    with doing(second):
        let_back_in(second.actor, arrival, keys.identity.kid)
    return SimpleNamespace(
        id=person.id, actor=person.actor, identity=keys.identity, seed=keys.seed, key=person.key
    )


@contextmanager
def later(hours=1) -> Iterator[None]:
    with clock.held_at(clock.now() + timedelta(hours=hours)):
        yield


def gives_back(giver, person, kind=LostKind.CASES):
    with doing(giver):
        found = find_lists(giver.actor, person.id)
        return 0 if found is None else give_back(giver.actor, found, kind)


def offered_to(giver):
    with reading(giver):
        return {
            (one.account.id, kind): sorted(thing.label for thing in things)
            for one in lists_to_give(giver.actor)
            for kind, things in one.lists.items()
        }


def waits_for(person):
    with reading(person):
        return {thing.label: thing.standing for thing in own_lost(person.actor)}


def opens(person, space_id, version=None):
    db.session.rollback()
    with vault.signed_in(person.identity) as ring:
        return ring.holds(space_id, newest=True)
