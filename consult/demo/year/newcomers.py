"""Two people on their way: one has not opened her link yet, one waits for a supervisor's call."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from consult import vault
from consult.accounts.models import Account, Arrival, Language
from consult.accounts.operations import (
    Door,
    FirstKeys,
    come_in,
    draw_door,
    draw_first_keys,
    invite,
    put_recovery_code,
)
from consult.accounts.queries import actor_of
from consult.accounts.rules import token_hash
from consult.demo.cast import DOMAIN
from consult.demo.year.hands import Hands
from consult.foundation import clock
from consult.foundation.actor import SYSTEM, Actor, Duty
from consult.foundation.database import db, transaction
from consult.teams.models import TeamSeat
from consult.teams.operations import promise_seat

VAINO = {
    "name": "Väinö Tarunen",
    "email": f"vaino@{DOMAIN}",
    "sector": "education",
    "profession": "koulukuraattori",
    "duties": [Duty.EXPERT],
}
OONA = {
    "name": "Oona Olematon",
    "email": f"oona@{DOMAIN}",
    "sector": "child-protection",
    "profession": "sosiaalityöntekijä",
    "duties": [Duty.SOCIAL_WORKER],
}
YESTERDAY, LATELY = timedelta(days=1), timedelta(hours=4)


def lay_newcomers(hands: Hands) -> None:
    """Leave somebody to call, and somebody who has yet to come."""
    doors = [draw_door(SYSTEM), draw_door(SYSTEM)]  # slow, before any transaction
    keys = draw_first_keys(SYSTEM, None, vault.new_passphrase())
    with hands.acting("disa", clock.now() - LATELY) as disa:
        _invite(disa, doors[0], VAINO, hands.agency_id("jarvi"))
    with hands.acting("fanni", clock.now() - YESTERDAY) as fanni:
        oona = _invite(fanni, doors[1], OONA, hands.agency_id("tunturi"))
        promise_seat(fanni, hands.team("vaara"), oona, TeamSeat.MEMBER)
    _come(oona, doors[1], keys)


def _invite(actor: Actor, door: Door, who: dict[str, Any], agency: UUID) -> Arrival:
    return invite(actor, door, agency_id=agency, language=Language.FINNISH, **who)


def _come(arrival: Arrival, door: Door, keys: FirstKeys) -> None:
    identity, code = keys.identity, vault.new_recovery_code()
    with clock.held_at(clock.now() - LATELY), transaction():
        account = come_in(SYSTEM, arrival.id, token_hash(door.token), keys)
    with clock.held_at(clock.now() - LATELY), vault.signed_in(identity), transaction():
        account = db.session.get_one(Account, account.id)
        slot = identity.new_slot(vault.make_recovery_slot, code)
        put_recovery_code(actor_of(account), account, slot)
