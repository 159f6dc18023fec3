"""Single sign-on: the one provider of the settings says who somebody is. It opens nothing."""

from consult.sso.config import duties_of_groups, provider_of
from consult.sso.errors import NotBelieved, Refused, Unreachable
from consult.sso.provider import Asked, Provider, Word

__all__ = [
    "Asked",
    "NotBelieved",
    "Provider",
    "Refused",
    "Unreachable",
    "Word",
    "duties_of_groups",
    "provider_of",
]
