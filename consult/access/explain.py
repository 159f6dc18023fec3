"""Say which rule decided, and what it says, so that a refusal can be understood and disputed."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass

from consult.access.permissions import Permission
from consult.access.policies import POLICIES
from consult.foundation.actor import Actor


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer with its ground."""

    permission: Permission
    allowed: bool
    rule: str
    """Where the rule is written, as `package.module.function`; empty when there is none."""
    why: str
    """What the rule says, in its own words: the first paragraph of its docstring."""

    def __str__(self) -> str:
        verdict = "allowed" if self.allowed else "refused"
        return f"{self.permission}: {verdict} by {self.rule or 'no rule'} – {self.why}"


def explain(actor: Actor, permission: Permission, subject: object) -> Explanation:
    """Decide as `is_allowed` does, and say by which rule."""
    rule = POLICIES.get(permission)
    if rule is None:
        return Explanation(permission, False, "", "Nobody may: no policy is written for it.")
    return Explanation(
        permission,
        rule(actor, subject),
        name_of(rule),
        ruling(permission),
    )


def ruling(permission: Permission) -> str:
    """Return what the permission's rule says, without asking it."""
    rule = POLICIES.get(permission)
    return gist(rule) if rule is not None else ""


def gist(function: Callable[..., object]) -> str:
    """Return what a function says of itself: the first paragraph of its docstring, in one line."""
    return " ".join((inspect.getdoc(function) or "").split("\n\n")[0].split())


def name_of(function: Callable[..., object]) -> str:
    """Return where a function is written, as `package.module.function`."""
    return f"{function.__module__}.{function.__qualname__}"
