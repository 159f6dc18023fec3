"""How a proof ages, what a recovery code and a sitting show, and what must be left to sign in."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

FRESH_FOR = timedelta(minutes=5)
"""How old a proof may be for what matters most: grants outside, exports, keys, approvals."""
TRY_AGAIN_AFTER = timedelta(days=365)
"""A paper nobody has looked for in a year may be anywhere. Asked more often, people would keep it
where they type it."""
GROUPS_ASKED = 3
"""How many groups of a recovery code are typed back."""
_BROWSERS = (
    ("Firefox/", "Firefox"),
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def is_fresh(proved_at: datetime | None, now: datetime) -> bool:
    """Tell whether a proof still holds. One from the future is none: a clock was set back."""
    return proved_at is not None and timedelta(0) <= now - proved_at <= FRESH_FOR


def device_of(user_agent: str) -> str:
    """Name browser and system, as roughly as their owner needs to know them again."""
    found = (
        next((name for mark, name in marks if mark in user_agent), "")
        for marks in (_BROWSERS, _SYSTEMS)
    )
    return ", ".join(name for name in found if name)


def network_of(address: str | None) -> str:
    """Return the network of an address, /24 or /48; nothing where there is none."""
    try:
        whole = ip_address(address or "")
    except ValueError:
        return ""
    return str(ip_network((whole, 24 if whole.version == 4 else 48), strict=False))


def groups_of(code: str) -> list[str]:
    """Return the groups of a recovery code."""
    return code.split("-")


def typed_back(code: str, asked: Sequence[int], typed: Sequence[str]) -> bool:
    """Tell whether these groups of a recovery code were typed as they stand on paper."""
    groups = groups_of(code)
    wanted = [groups[place] for place in asked]
    return len(wanted) == len(typed) and all(
        plain_group(one) == plain_group(other) for one, other in zip(wanted, typed, strict=True)
    )


def plain_group(typed: str) -> str:
    """Read a group as it is meant: capitals and look-alikes make no difference."""
    return typed.upper().translate(str.maketrans("OIL", "011", " -"))


def leaves_a_way_in(*, words: bool, codes: bool, passkeys: Sequence[bool], demanded: bool) -> bool:
    """Tell whether somebody can still sign in with what would be left to her.

    `passkeys` says of each one left whether it opens her seed by itself.
    """
    opens = words or any(passkeys)
    return opens and (not demanded or codes or bool(passkeys))
