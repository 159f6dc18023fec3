"""What can be handed over, and how far it has come."""

from consult.foundation.words import Worded


class PartKind(Worded):
    """One kind of what somebody carries. A case takes along what hangs on it."""

    CASE = "case", "Asia", "Ärende", "Case"
    CONSULTATION = "consultation", "Konsultaatio", "Konsultation", "Consultation"
    ACTION = "action", "Sovittu tehtävä", "Överenskommen uppgift", "Agreed action"
    LEAD = "lead", "Ohjattava kokous", "Möte att handleda", "Meeting to lead"


class OfferState(Worded):
    """What became of an offer."""

    WAITING = "waiting", "Odottaa vastausta", "Väntar på svar", "Waits for an answer"
    ACCEPTED = "accepted", "Otettu vastaan", "Mottaget", "Accepted"
    DECLINED = "declined", "Ei otettu vastaan", "Inte mottaget", "Declined"
    TAKEN_BACK = "taken-back", "Peruttu", "Återtaget", "Taken back"


class Obstacle(Worded):
    """Why somebody cannot hand a thing over."""

    NO_KEY = (
        "no-key",
        "Et pääse tähän: avain puuttuu. Toinen nimetty sijainen voi antaa sen eteenpäin.",
        "Du kommer inte åt det här. En annan namngiven ersättare kan ge det vidare.",
        "You cannot open this. Another named deputy can hand it on.",
    )
    BETWEEN_TWO = (
        "between-two",
        "Kahdenkeskinen keskustelu. Sitä ei voi antaa eteenpäin.",
        "Ett samtal på tu man hand. Det kan inte ges vidare.",
        "A talk between two. It cannot be handed on.",
    )
    NOBODY = (
        "nobody",
        "Kukaan ei voi ottaa tätä vastaan: tiimissä ei ole muita, jotka tekevät tätä työtä.",
        "Ingen kan ta emot det här: ingen annan i teamet gör det här arbetet.",
        "Nobody can take this: no one else in the team does this work.",
    )


def key_of(kind: PartKind, subject_id: object) -> str:
    """Return what a form calls one thing that is handed over."""
    return f"{kind.value}_{subject_id}"


class LostKind(Worded):
    """What somebody lost with her keys, as one list each."""

    CASES = "cases", "Asiat", "Ärenden", "Cases"
    CONSULTATIONS = "consultations", "Konsultaatiot", "Konsultationer", "Consultations"
    TEAMS = "teams", "Tiimien yhteiset", "Teamens gemensamma", "What teams keep together"


class Standing(Worded):
    """Where it stands with one thing that was lost."""

    BACK = "back", "Palautettu", "Återlämnat", "Given back"
    WAITS = "waits", "Odottaa työkaveria", "Väntar på en kollega", "Waits for a colleague"
    NOBODY = (
        "nobody",
        "Kukaan ei pysty avaamaan",
        "Ingen kan öppna",
        "Nobody can open it",
    )
