"""Who may do what, by which rule, and on which ground.

`Permission` names every door's lock; `@policy` gives each its one rule; no rule means no.
"""

from consult.access.explain import Explanation, explain, gist, name_of
from consult.access.permissions import Permission
from consult.access.policies import POLICIES, Policy, TwoPolicies, is_allowed, is_closed_to, policy
from consult.access.provisions import Provision, propose, provision, provisions
from consult.access.purposes import Purpose

__all__ = [
    "POLICIES",
    "Explanation",
    "Permission",
    "Policy",
    "Provision",
    "Purpose",
    "TwoPolicies",
    "explain",
    "gist",
    "is_allowed",
    "is_closed_to",
    "name_of",
    "policy",
    "propose",
    "provision",
    "provisions",
]
