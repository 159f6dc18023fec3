"""What counts as a mail address that may be written into a letter's head."""

import re

ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=^_`{|}~-]+)*"
    r"@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*"
)
"""Plain ASCII, no quotes, no comment, no line break: what every mail server takes."""


def is_address(value: str) -> bool:
    """Tell whether mail can be sent there: a domain outside ASCII is written as `xn--…`."""
    local, _, _domain = value.partition("@")
    return len(value) <= 254 and len(local) <= 64 and ADDRESS.fullmatch(value) is not None
