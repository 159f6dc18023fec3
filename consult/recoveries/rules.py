"""How far a request has come, and how long it holds."""

from datetime import timedelta

from consult.foundation.words import Worded

HOLDS = timedelta(days=14)
"""So long the custodians have: after that they refuse it, and so does the house."""


class RecoveryState(Worded):
    """How far a request has come."""

    ASKED = "asked", "Odottaa toisen vahvistusta", "Väntar på bekräftelse", "Waits for a second"
    CONFIRMED = (
        "confirmed",
        "Vahvistettu, odottaa avaimen haltijoita",
        "Bekräftad, väntar på nyckelns innehavare",
        "Confirmed, waits for the custodians",
    )
    ANSWERED = "answered", "Avattu", "Öppnad", "Opened"
    WITHDRAWN = "withdrawn", "Peruttu", "Återtagen", "Withdrawn"
