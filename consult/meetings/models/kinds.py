"""What a meeting, an item and somebody's place at the table can be."""

from consult.formats import Role
from consult.foundation.words import Worded


class MeetingStatus(Worded):
    """Where a meeting stands."""

    PLANNED = "planned", "Suunniteltu", "Planerat", "Planned"
    HELD = "held", "Pidetty", "Hållet", "Held"
    CANCELLED = "cancelled", "Peruttu", "Inställt", "Cancelled"


class MeetingMode(Worded):
    """Where people meet."""

    ON_SITE = "on-site", "Paikan päällä", "På plats", "On site"
    REMOTE = "remote", "Etäyhteydellä", "På distans", "Remote"
    HYBRID = "hybrid", "Paikan päällä ja etänä", "På plats och på distans", "On site and remote"
    WRITTEN = "written", "Kirjallisesti", "Skriftligt", "In writing"


TO_MEET = (MeetingMode.ON_SITE, MeetingMode.REMOTE, MeetingMode.HYBRID)
"""Modes in which people meet. In writing nobody does: there is only a day to answer by."""


class CancelReason(Worded):
    """Why a meeting was called off. The words that need to be said go into the sealed note."""

    ILLNESS = "illness", "Sairastuminen", "Sjukdom", "Illness"
    NO_FACILITATOR = (
        "no-facilitator",
        "Kokouksen ohjaaja estynyt",
        "Mötets handledare har förhinder",
        "The facilitator cannot come",
    )
    TOO_FEW = "too-few", "Liian vähän osallistujia", "För få deltagare", "Too few can come"
    NOTHING_TO_DISCUSS = (
        "nothing-to-discuss",
        "Ei käsiteltäviä asioita",
        "Inga ärenden att behandla",
        "Nothing to discuss",
    )
    URGENT_WORK = (
        "urgent-work",
        "Kiireellinen asiakastyö",
        "Brådskande klientarbete",
        "Urgent client work",
    )
    CONNECTION = "connection", "Yhteys ei toiminut", "Förbindelsen fungerade inte", "No connection"
    HOLIDAY = "holiday", "Lomakausi tai pyhäpäivä", "Semester eller helgdag", "Holidays"
    RHYTHM = (
        "rhythm",
        "Kokousrytmi muuttui",
        "Mötesrytmen ändrades",
        "The rhythm of the meetings changed",
    )
    OTHER = "other", "Muu syy", "Annan orsak", "Another reason"


class ItemStatus(Worded):
    """Where an item stands."""

    WAITING = "waiting", "Tulossa", "Väntar", "Coming up"
    OPEN = "open", "Käynnissä", "Pågår", "Under way"
    CLOSED = "closed", "Päätetty", "Avslutad", "Closed"
    MOVED = "moved", "Odottaa uutta aikaa", "Väntar på ny tid", "Waits for a new time"


class Standing(Worded):
    """Why somebody sits at the table of an item."""

    ASKER = "asker", "Kysyjä", "Den som frågar", "Asker"
    FACILITATOR = "facilitator", "Ohjaaja", "Handledare", "Facilitator"
    EXPERT = "expert", "Asiantuntija", "Sakkunnig", "Expert"
    TEAM = "team", "Tiimin jäsen", "Teammedlem", "Member of the team"
    FAMILY = "family", "Perhe ja läheiset", "Familj och närstående", "Family and close people"
    GUEST = "guest", "Vieras", "Gäst", "Guest"


PROFESSIONALS = frozenset({Standing.ASKER, Standing.FACILITATOR, Standing.EXPERT, Standing.TEAM})
"""Standings that need an account."""


LASTING = frozenset({Standing.ASKER, Standing.FACILITATOR})
"""Standings without which there is no item."""


class AttendanceMode(Worded):
    """How somebody takes part."""

    IN_PERSON = "in-person", "Paikalla", "På plats", "In person"
    REMOTE = "remote", "Etänä", "På distans", "Remote"
    WRITTEN = "written", "Kirjallisesti", "Skriftligt", "In writing"


class AttendanceState(Worded):
    """What became of somebody's coming."""

    INVITED = "invited", "Kutsuttu", "Inbjuden", "Invited"
    ACCEPTED = "accepted", "Tulossa", "Kommer", "Coming"
    PRESENT = "present", "Läsnä", "Närvarande", "Present"
    LATE = "late", "Tuli myöhässä", "Kom för sent", "Came late"
    LEFT = "left", "Lähti kesken", "Gick tidigare", "Left early"
    RECUSED = "recused", "Esteellinen", "Jävig", "Recused"
    EXCUSED = "excused", "Ei päässyt", "Hade förhinder", "Could not come"


TOOK_PART = frozenset({AttendanceState.PRESENT, AttendanceState.LATE, AttendanceState.LEFT})
"""States that count as having been there."""

CAME_OR_NOT = (
    AttendanceState.PRESENT,
    AttendanceState.LATE,
    AttendanceState.LEFT,
    AttendanceState.EXCUSED,
    AttendanceState.RECUSED,
)
"""What can have become of somebody's coming, once it is over."""

WITHOUT_READING = frozenset({Role.INTERPRETER, Role.EXPERIENCE_EXPERT})
"""Roles of people who take part in the talk and read nothing of the matter, whoever they are."""

SEATED = TOOK_PART | {AttendanceState.ACCEPTED}
"""States whose people read what the item holds, once it is open."""


def standing_of(role: Role, *, has_account: bool) -> Standing:
    """Tell why somebody sits at the table, from the role she takes part in."""
    if has_account:
        return Standing.EXPERT if role is Role.EXPERT else Standing.TEAM
    return Standing.FAMILY if role in FAMILY_ROLES else Standing.GUEST


FAMILY_ROLES = frozenset({Role.CHILD, Role.GUARDIAN, Role.CLOSE_PERSON, Role.SUPPORT_PERSON})
