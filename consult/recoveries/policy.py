"""Who may ask the custodians of the recovery key, and who confirms it."""

from consult.access import Permission, policy
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.recoveries.models import Asked, Need
from consult.recoveries.rules import RecoveryState

OFFICERS = (Duty.SUPERVISOR, Duty.REGISTRAR)


@policy(Permission.RECOVERIES_READ)
def may_list_requests(actor: Actor, subject: object) -> bool:
    """Supervisors, the register's responsible person, and the officer, who is told."""
    return actor.has(*OFFICERS, Duty.DATA_PROTECTION)


@policy(Permission.RECOVERY_READ)
def may_see_request(actor: Actor, asked: Asked) -> bool:
    """Whoever sees the list, and the person it is for."""
    return may_list_requests(actor, asked) or actor.id == asked.account.id


@policy(Permission.RECOVERY_ASK)
def may_ask(actor: Actor, need: Need) -> bool:
    """Supervisors and the register's responsible person; nobody for herself."""
    return actor.has(*OFFICERS) and actor.id != need.account.id


@policy(Permission.RECOVERY_CONFIRM)
def may_confirm(actor: Actor, asked: Asked) -> bool:
    """Another officer than the one who asked; nobody for herself."""
    others = actor.id not in (asked.request.asked_by, asked.account.id)
    waits = asked.request.state is RecoveryState.ASKED and _is_open(asked)
    return others and waits and actor.has(*OFFICERS)


@policy(Permission.RECOVERY_EXPORT)
def may_take_along(actor: Actor, asked: Asked) -> bool:
    """Let an officer, once two of them have agreed; nobody for herself."""
    return _is_confirmed(asked) and actor.has(*OFFICERS) and actor.id != asked.account.id


@policy(Permission.RECOVERY_ANSWER)
def may_bring_answer(actor: Actor, asked: Asked) -> bool:
    """Let any officer: an answer is believed by its signature, not by who brings it."""
    return _is_confirmed(asked) and actor.has(*OFFICERS)


@policy(Permission.RECOVERY_WITHDRAW)
def may_withdraw(actor: Actor, asked: Asked) -> bool:
    """Any officer, until it is answered."""
    return asked.request.ended_at is None and actor.has(*OFFICERS)


def _is_open(asked: Asked) -> bool:
    return asked.request.is_open_at(clock.now())


def _is_confirmed(asked: Asked) -> bool:
    return asked.request.state is RecoveryState.CONFIRMED and _is_open(asked)
