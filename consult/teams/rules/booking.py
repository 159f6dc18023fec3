"""What a team says about its times: until when one is booked, how many, by whom, with whom."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from consult.foundation.words import Worded, Words

LONGEST_NOTICE = 60
"""Days. Whoever books longer ahead plans a series."""
DAY_HOURS = 24
MOST_ITEMS = 12
MOST_SECTORS = 10


class BookingRule(Worded):
    """One rule of a team that can hinder somebody."""

    LATEST = "latest", "Viimeinen varausaika", "Sista bokningstid", "Latest booking"
    CAPACITY = "capacity", "Asioita kokouksessa", "Ärenden per möte", "Items in a meeting"
    ASKERS = "askers", "Kuka saa pyytää", "Vem som får be", "Who may ask"
    SECTORS = "sectors", "Aloja vähintään", "Minst så många sektorer", "Fewest sectors"


class AskedBy(Worded):
    """Who may ask a team or book its times."""

    EVERYBODY = (
        "everybody",
        "Kaikki sosiaalityöntekijät",
        "Alla socialarbetare",
        "Every social worker",
    )
    AGENCY = (
        "agency",
        "Saman organisaation sosiaalityöntekijät",
        "Socialarbetare i samma organisation",
        "Social workers of the same agency",
    )
    TEAM = "team", "Tiimin jäsenet", "Teamets medlemmar", "Who sits in the team"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The rules of one team. Without any, nothing hinders."""

    latest_hours: int = 0
    """So long before the meeting a time is booked at the latest."""
    capacity: int | None = None
    """So many items at the most, whatever the slots; None: as many as there are slots."""
    asked_by: AskedBy = AskedBy.EVERYBODY
    sectors: int = 0
    """So many sectors at the table at least, when an item is opened."""

    def room(self, slots: int, *, excepted: bool = False) -> int:
        """Return how many items a meeting with so many slots takes."""
        return slots if self.capacity is None or excepted else min(slots, self.capacity)

    def closes_at(self, starts_at: datetime) -> datetime:
        """Return when booking for a meeting closes."""
        return starts_at - timedelta(hours=self.latest_hours)


def hindering(
    bounds: Bounds,
    *,
    starts_at: datetime,
    now: datetime,
    taken: int,
    excepted: Collection[BookingRule] = (),
) -> BookingRule | None:
    """Return the rule that keeps a meeting's free slot from being booked now, if any does."""
    if BookingRule.LATEST not in excepted and now > bounds.closes_at(starts_at):
        return BookingRule.LATEST
    full = bounds.capacity is not None and taken >= bounds.capacity
    return BookingRule.CAPACITY if full and BookingRule.CAPACITY not in excepted else None


def too_few_sectors(bounds: Bounds, there: Collection[str]) -> bool:
    """Tell whether fewer sectors sit at the table than the team wants."""
    return len(set(there) - {""}) < bounds.sectors


def sentence_of(rule: BookingRule, bounds: Bounds, seat: Words, names: Sequence[str]) -> Words:
    """Say what a rule hinders, and who may make an exception."""
    what, who = _hinders(rule, bounds), _excepts(seat, names)
    return Words(f"{what.fi} {who.fi}", f"{what.sv} {who.sv}", f"{what.en} {who.en}")


def notice_of(hours: int) -> Words:
    """Say how long before: in days where they are whole, else in hours."""
    if hours % DAY_HOURS == 0:
        days = hours // DAY_HOURS
        one = Words("vuorokautta", "ett dygn", "one day")
        return one if days == 1 else Words(f"{days} vuorokautta", f"{days} dygn", f"{days} days")
    one = Words("tuntia", "en timme", "one hour")
    return one if hours == 1 else Words(f"{hours} tuntia", f"{hours} timmar", f"{hours} hours")


def before_the_meeting(hours: int) -> Words:
    """Say the same as a moment: so long before the meeting."""
    notice = notice_of(hours)
    return Words(
        f"{notice.fi} ennen kokousta",
        f"{notice.sv} före mötet",
        f"{notice.en} before the meeting",
    )


def _hinders(rule: BookingRule, bounds: Bounds) -> Words:
    if rule is BookingRule.LATEST:
        notice = notice_of(bounds.latest_hours)
        return Words(
            f"Aika varataan viimeistään {notice.fi} ennen kokousta.",
            f"En tid bokas senast {notice.sv} före mötet.",
            f"A time is booked {notice.en} before the meeting at the latest.",
        )
    if rule is BookingRule.CAPACITY:
        count = bounds.capacity or 0
        return Words(
            f"Kokoukseen otetaan enintään {count} asiaa.",
            f"Högst {count} ärenden tas upp på ett möte.",
            f"A meeting takes {count} items at the most.",
        )
    if rule is BookingRule.SECTORS:
        return Words(
            f"Mukana on oltava vähintään {bounds.sectors} alaa, kun asia avataan.",
            f"Minst {bounds.sectors} sektorer ska sitta vid bordet när ärendet öppnas.",
            f"At least {bounds.sectors} sectors have to be at the table when an item is opened.",
        )
    return _ASKED_BY[bounds.asked_by]


_ASKED_BY = {
    AskedBy.EVERYBODY: Words(
        "Kaikki sosiaalityöntekijät saavat pyytää.",
        "Alla socialarbetare får be.",
        "Every social worker may ask.",
    ),
    AskedBy.AGENCY: Words(
        "Tältä ryhmältä saavat pyytää saman organisaation sosiaalityöntekijät.",
        "Den här gruppen tar emot begäran från socialarbetare i samma organisation.",
        "Social workers of the same agency may ask this group.",
    ),
    AskedBy.TEAM: Words(
        "Tältä ryhmältä saavat pyytää vain sen omat jäsenet.",
        "Den här gruppen tar bara emot begäran från sina egna medlemmar.",
        "Only those who sit in this group may ask it.",
    ),
}


def _excepts(seat: Words, names: Sequence[str]) -> Words:
    if not names:
        return Words(
            f"Poikkeuksen voi tehdä {seat.fi.lower()}, mutta sellaista ei nyt ole.",
            f"Undantag kan göras av: {seat.sv.lower()}. Ingen har den uppgiften nu.",
            f"The {seat.en.lower()} may make an exception, but there is none now.",
        )
    said = {word: _listed(names, word) for word in ("tai", "eller", "or")}
    return Words(
        f"Poikkeuksen voi tehdä {said['tai']}.",
        f"Undantag kan göras av {said['eller']}.",
        f"{said['or']} may make an exception.",
    )


def _listed(names: Sequence[str], last: str) -> str:
    return f" {last} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
