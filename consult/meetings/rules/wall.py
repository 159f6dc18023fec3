"""From a wall clock to moments: a series keeps what the clock says, whatever summer time does."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from consult.foundation.words import Words

ZONE = "Europe/Helsinki"


@dataclass(frozen=True, slots=True)
class Wall:
    """A time of day on the clocks of a zone, and how long one sits from then on."""

    begins: time
    minutes: int
    zone: str = ZONE

    def starts_on(self, day: date) -> datetime:
        """Return the moment at which it begins that day.

        Where clocks are put forward over the time, it begins as much later as they are put; where
        they show it twice, it begins the first time.
        """
        wall = datetime.combine(day, self.begins, ZoneInfo(self.zone))
        return wall.astimezone(UTC)

    def ends_on(self, day: date) -> datetime:
        """Return the moment at which it ends that day; an hour has sixty minutes in any night."""
        return self.starts_on(day) + timedelta(minutes=self.minutes)

    def odd_on(self, day: date) -> Words | None:
        """Say what the change of the clocks does to the time that day, if it does anything."""
        zone = ZoneInfo(self.zone)
        first = datetime.combine(day, self.begins, zone)
        shown = self.starts_on(day).astimezone(zone)
        if shown.time() != self.begins:
            return _left_out(self.begins, shown.time())
        if first.utcoffset() != first.replace(fold=1).utcoffset():
            return _twice(self.begins)
        return None


def _left_out(wall: time, then: time) -> Words:
    said, real = _said(wall), _said(then)
    return Words(
        f"Kelloja siirretään: klo {said} ei ole sinä päivänä. Kokous alkaa klo {real}.",
        f"Klockan ställs om: kl. {said} finns inte den dagen. Mötet börjar kl. {real}.",
        f"The clocks are moved: there is no {said} that day. The meeting begins at {real}.",
    )


def _twice(wall: time) -> Words:
    said = _said(wall)
    return Words(
        f"Kelloja siirretään: klo {said} tulee kahdesti. Kokous alkaa niistä ensimmäisellä.",
        f"Klockan ställs om: kl. {said} kommer två gånger. Mötet börjar den första.",
        f"The clocks are moved: {said} comes twice. The meeting begins the first time.",
    )


def _said(wall: time) -> str:
    return f"{wall.hour}.{wall.minute:02d}"
