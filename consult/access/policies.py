"""The one rule of each permission, registered by the package whose subject it is about."""

from collections.abc import Callable
from typing import Any, TypeVar

from consult.access.permissions import Permission
from consult.foundation.actor import Actor

Policy = Callable[[Actor, Any], bool]
AnyPolicy = TypeVar("AnyPolicy", bound=Policy)

POLICIES: dict[Permission, Policy] = {}

FOR_PASSES = frozenset({Permission.PASS_USE})
"""What may be allowed to somebody who comes with a meeting pass, and nothing else ever."""

WHILE_WAITING = frozenset(
    {
        Permission.SESSION_END,
        Permission.SESSION_STAY,
        Permission.OWN_ARRIVAL,
        Permission.PROOF_GIVE,
        Permission.FACTORS_READ,
        Permission.FACTORS_EDIT,
        Permission.PASSKEY_REMOVE,
    }
)
"""All that somebody reaches before she is approved: her own arrival, her ways in, the way out."""


class TwoPolicies(Exception):
    """A permission was given a second rule; both are named."""


def policy(permission: Permission) -> Callable[[AnyPolicy], AnyPolicy]:
    """Register the one rule for `permission`. A second one is an error."""

    def keep(rule: AnyPolicy) -> AnyPolicy:
        earlier = POLICIES.get(permission)
        if earlier is not None and _name(earlier) != _name(rule):
            raise TwoPolicies(f"{permission}: {_name(earlier)} and {_name(rule)}")
        POLICIES[permission] = rule
        return rule

    return keep


def is_allowed(actor: Actor, permission: Permission, subject: object) -> bool:
    """Ask the permission's rule. No policy means no.

    A meeting pass opens its own page only, and somebody who waits her own arrival.
    """
    if is_closed_to(actor, permission):
        return False
    rule = POLICIES.get(permission)
    return rule is not None and rule(actor, subject)


def is_closed_to(actor: Actor, permission: Permission) -> bool:
    """Tell whether this is nothing for a meeting pass, or for somebody who waits."""
    if actor.kind == "pass":
        return permission not in FOR_PASSES
    return actor.waits and permission not in WHILE_WAITING


def _name(rule: Policy) -> str:
    return f"{rule.__module__}.{rule.__qualname__}"
