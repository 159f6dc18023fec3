"""Why something is erased, how far an erasure has come, why it waits."""

from consult.foundation.words import Worded


class EraseReason(Worded):
    """Why a case or a client is erased. There is no field for more words, on purpose."""

    RETENTION_OVER = (
        "retention-over",
        "Säilytysaika on päättynyt",
        "Förvaringstiden har gått ut",
        "It has been kept long enough",
    )
    CLIENT_REQUEST = (
        "client-request",
        "Asiakkaan pyyntö, josta on päätös",
        "Klientens begäran, om vilken det finns ett beslut",
        "The client's request, with a decision",
    )
    BY_MISTAKE = (
        "by-mistake",
        "Kirjattu vahingossa",
        "Antecknat av misstag",
        "Recorded by mistake",
    )
    WRONG_FAMILY = (
        "wrong-family",
        "Koskee toista perhettä",
        "Gäller en annan familj",
        "About another family",
    )

    @property
    def needs_transfer(self) -> bool:
        """Tell whether what belongs to the client's record must stand there first."""
        return self in (EraseReason.RETENTION_OVER, EraseReason.CLIENT_REQUEST)


class ErasureState(Worded):
    """How far an erasure has come."""

    PROPOSED = (
        "proposed",
        "Säilytysaika on päättynyt",
        "Förvaringstiden har gått ut",
        "Kept long enough",
    )
    ASKED = (
        "asked",
        "Odottaa toista päättäjää",
        "Väntar på en andra person",
        "Waits for a second person",
    )
    APPROVED = (
        "approved",
        "Hävitetään pian, voi vielä pysäyttää",
        "Förstörs snart, kan ännu stoppas",
        "Will be erased, can still be stopped",
    )
    REFUSED = "refused", "Ei hyväksytty", "Inte godkänt", "Not approved"
    STOPPED = "stopped", "Pysäytetty", "Stoppat", "Stopped"
    MARKED = "marked", "Hävitetään nyt", "Förstörs nu", "Being erased"
    SHREDDED = "shredded", "Hävitetään nyt", "Förstörs nu", "Being erased"
    DONE = "done", "Hävitetty", "Förstört", "Erased"


OPEN_STATES = (ErasureState.PROPOSED, ErasureState.ASKED, ErasureState.APPROVED)
"""Of a case or a client only one at a time is on its way."""
CARRIED_OUT = (ErasureState.MARKED, ErasureState.SHREDDED, ErasureState.DONE)
"""There is no way back any more."""


class HoldReason(Worded):
    """Why something is kept although its time is over."""

    APPEAL = "appeal", "Muutoksenhaku on kesken", "Ändringssökande pågår", "An appeal is pending"
    LOG_REQUEST = (
        "log-request",
        "Asiakkaan tieto- tai lokipyyntö on kesken",
        "Klientens begäran om uppgifter eller logg pågår",
        "A request for data or the log is pending",
    )
    AUTHORITY = (
        "authority",
        "Valvonta- tai muu viranomainen on pyytänyt",
        "En tillsyns- eller annan myndighet har begärt det",
        "An authority has asked for it",
    )
    COURT = (
        "court",
        "Oikeudenkäynti tai esitutkinta",
        "Rättegång eller förundersökning",
        "Court or police inquiry",
    )
    STILL_NEEDED = (
        "still-needed",
        "Asiakkaan palvelu jatkuu",
        "Klientens service fortgår",
        "The client's service goes on",
    )


class Content(Worded):
    """What lies in a case, as a preview counts it."""

    CARDS = "cards", "Asiakaskortteja", "Klientkort", "Clients' cards"
    NOTES = "notes", "Muistiinpanoja", "Anteckningar", "Notes"
    PEOPLE = "people", "Läheisiä ja verkostoa", "Närstående och nätverk", "People and network"
    REQUESTS = (
        "requests",
        "Konsultaatiopyyntöjen tekstejä",
        "Texter i konsultationsbegäran",
        "Texts of requests",
    )
    ANSWERS = "answers", "Vastauksia", "Svar", "Answers"
    MEETING_NOTES = (
        "meeting-notes",
        "Kokousten muistiinpanoja",
        "Mötesanteckningar",
        "Notes of meetings",
    )
    LETTERS = "letters", "Tiedotteita ja kirjeitä", "Blad och brev", "Sheets and letters"
    MINUTES = "minutes", "Pöytäkirjoja kommentteineen", "Protokoll med kommentarer", "Minutes"
    AGREEMENTS = "agreements", "Sovittuja tehtäviä", "Överenskomna uppgifter", "Agreements"
    STRUCTURES = (
        "structures",
        "Käsittelyn vaiheita",
        "Faser i behandlingen",
        "Phases of discussions",
    )
    DRAFTS = "drafts", "Keskeneräisiä luonnoksia", "Ofärdiga utkast", "Unfinished drafts"
