"""The provider as the settings have it. Half-configured means that nothing starts."""

from urllib.parse import urlsplit

from consult.foundation.actor import Duty
from consult.foundation.errors import Misconfigured
from consult.foundation.settings import Settings
from consult.sso.provider import Provider

NEEDED = ("sso_issuer", "sso_client_id", "sso_client_secret")


def provider_of(settings: Settings) -> Provider | None:
    """Return the provider of the settings, or nothing where single sign-on is off.

    Raises:
        Misconfigured: something of it is missing, or unsafe.

    """
    given = (settings.sso_issuer, settings.sso_client_id, settings.sso_client_secret)
    if not any(given):
        return None
    for name, value in zip(
        ("sso_issuer", "sso_client_id", "sso_client_secret"), given, strict=True
    ):
        if not value:
            raise Misconfigured(f"Missing setting: {name}. Single sign-on needs all three")
    parts = urlsplit(settings.sso_issuer)
    local = parts.scheme == "http" and parts.hostname == "localhost"
    if parts.scheme != "https" and not local:
        raise Misconfigured("sso_issuer must be an https address")
    duties_of_groups(settings)
    return Provider(*given)


def duties_of_groups(settings: Settings) -> dict[str, Duty]:
    """Return which duty each group of the provider brings.

    Raises:
        Misconfigured: a duty is unknown, or one that only two supervisors give.

    """
    found: dict[str, Duty] = {}
    for line in settings.sso_duties:
        group, _, name = line.rpartition("=")
        try:
            duty = Duty.of(name.strip())
        except ValueError as error:
            raise Misconfigured(f"sso_duties: there is no duty {name!r}") from error
        if not group or duty is Duty.SUPERVISOR:
            raise Misconfigured(f"sso_duties: {line!r}; supervisors are made by two supervisors")
        found[group.strip()] = duty
    return found
