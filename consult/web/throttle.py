"""How often one address may ask. What a person may try is counted by `accounts`, for ever."""

from ipaddress import IPv6Network, ip_address

from flask import Flask, request
from flask_limiter import Limiter

from consult.foundation.settings import Settings

EVERYTHING = "1200 per minute"
"""A whole office may sit behind one address."""


def address() -> str:
    """Return the visitor's address; of IPv6 the /64 network, which one visitor has whole."""
    said = request.remote_addr or "unknown"
    try:
        found = ip_address(said)
    except ValueError:
        return said  # a socket on this machine has none
    if found.version == 4:
        return said
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(IPv6Network((int(found), 64), strict=False))


limiter = Limiter(
    key_func=address,
    default_limits=[lambda: EVERYTHING],
    default_limits_exempt_when=lambda: request.endpoint in ("static", "bootstrap.static"),
    strategy="moving-window",
)


def lay(app: Flask, settings: Settings) -> None:
    """Count in the store that the settings name: memory, or one that all workers share."""
    app.config["RATELIMIT_STORAGE_URI"] = settings.throttle_store
    # While a shared store is away each process counts for itself: nobody is kept out by it.
    app.config["RATELIMIT_IN_MEMORY_FALLBACK_ENABLED"] = True
    app.config["RATELIMIT_HEADERS_ENABLED"] = False
    limiter.init_app(app)
