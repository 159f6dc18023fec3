"""The choices a consultation is described with. Stored by value, shown by their words."""

from consult.foundation.words import Worded

MOST_QUESTIONS = 4
"""More cannot be discussed properly in one item."""


class WishedHelp(Worded):
    """What the asker hopes for."""

    REFLECTION = (
        "reflection",
        "Ajattelukumppaneita",
        "Någon att tänka tillsammans med",
        "Somebody to think with",
    )
    FIELD = (
        "field",
        "Tietoa erityisalalta",
        "Kunskap om ett specialområde",
        "Knowledge of a special field",
    )
    SECOND_OPINION = (
        "second-opinion",
        "Toinen näkemys päätökseen",
        "En annan syn på ett beslut",
        "A second opinion on a decision",
    )
    LEGAL = "legal", "Lainopillinen näkemys", "En juridisk bedömning", "A legal view"
    TOGETHER = (
        "together",
        "Miten jatkamme yhdessä",
        "Hur vi går vidare tillsammans",
        "How to go on together",
    )


class Urgency(Worded):
    """How long the matter can wait."""

    ROUTINE = (
        "routine",
        "Voi odottaa seuraavaan sopivaan aikaan",
        "Kan vänta till nästa lämpliga tid",
        "Can wait for the next suitable time",
    )
    SOON = (
        "soon",
        "Kahden viikon kuluessa",
        "Inom två veckor",
        "Within two weeks",
    )
    URGENT = (
        "urgent",
        "Kiireellinen: päätös on lähellä",
        "Brådskande: ett beslut är nära",
        "Urgent: a decision is near",
    )


class ConsultationStatus(Worded):
    """How far a consultation has come."""

    REQUESTED = "requested", "Pyydetty", "Begärd", "Requested"
    ASKED_BACK = "asked-back", "Tarkennus pyydetty", "Precisering begärd", "More was asked"
    PLACED = "placed", "Aika annettu", "Tid given", "Placed"
    INVITED = "invited", "Kutsut lähetetty", "Inbjudningar skickade", "Invitations sent"
    OPEN = "open", "Käsittelyssä", "Behandlas", "Being discussed"
    ANSWERED = "answered", "Vastattu", "Besvarad", "Answered"
    DECLINED = "declined", "Ei otettu käsittelyyn", "Togs inte upp", "Not taken up"
    WITHDRAWN = "withdrawn", "Peruttu", "Återtagen", "Withdrawn"


WAITING = (ConsultationStatus.REQUESTED, ConsultationStatus.ASKED_BACK)
"""What a coordinator has not placed yet."""
BEFORE_OPENING = (*WAITING, ConsultationStatus.PLACED, ConsultationStatus.INVITED)
"""The coordinators hold the key, and the request may be added to."""
PLACED = (ConsultationStatus.PLACED, ConsultationStatus.INVITED)
"""There is a time, and the item has not been opened."""


class Knows(Worded):
    """Whether a client knows that others are asked."""

    NOT_YET = "not-yet", "Ei vielä kerrottu", "Har inte fått veta ännu", "Not told yet"
    KNOWS = "knows", "Tietää", "Vet", "Knows"
    NOT_NOW = "not-now", "Ei voi kertoa nyt", "Kan inte berättas nu", "Cannot be told now"


class Permits(Worded):
    """What a client says to asking others. The last three are the national code set's."""

    NOT_ASKED = "not-asked", "Ei vielä kysytty", "Inte frågat ännu", "Not asked yet"
    ALLOWS = "allows", "Sallii", "Tillåter", "Allows"
    FORBIDS = "forbids", "Kieltää", "Förbjuder", "Forbids"
    NOT_CAPABLE = (
        "not-capable",
        "Ei kykene päättämään",
        "Är inte förmögen att besluta",
        "Not capable of deciding",
    )


class SaidBy(Worded):
    """Whose words a client's stance is told in."""

    CLIENT = "client", "Asiakas itse", "Klienten själv", "The client"
    GUARDIAN = "guardian", "Huoltaja", "Vårdnadshavaren", "A guardian"
    CLOSE = "close", "Läheinen", "En närstående", "Somebody close"
    WORKER = "worker", "Työntekijän arvio", "Socialarbetarens bedömning", "The worker's view"


class RequestPart(Worded):
    """What one text of a request is for."""

    DECISION = "decision", "Odottava päätös", "Beslut som väntar", "Decision pending"
    BACKGROUND = "background", "Ennakkotiedot", "Förhandsläsning", "Pre-reading"
    AGREED = "agreed", "Viimeksi sovittu", "Överenskommet senast", "Agreed last time"


class MessageKind(Worded):
    """What one message between the asker and the coordinators is."""

    ASK_BACK = "ask-back", "Tarkentava kysymys", "Preciserande fråga", "Asking back"
    REPLY = "reply", "Vastaus", "Svar", "Reply"
    DECLINE = "decline", "Miksi ei otettu käsittelyyn", "Varför det inte togs upp", "Why declined"


class InvitationStatus(Worded):
    """How far asking one expert has come."""

    PROPOSED = "proposed", "Ehdotettu", "Föreslagen", "Proposed"
    STRUCK = "struck", "Poistettu", "Struken", "Struck out"
    INVITED = "invited", "Kutsuttu", "Inbjuden", "Invited"
    ACCEPTED = "accepted", "Tulossa", "Kommer", "Coming"
    DECLINED = "declined", "Ei pääse", "Förhindrad", "Cannot come"
    RECUSED = "recused", "Esteellinen", "Jävig", "Recused"
    ENDED = "ended", "Päättynyt", "Avslutad", "Ended"


class ReadsAs(Worded):
    """As what somebody holds a key to a consultation. Told from her place, never stored."""

    ASKER = "asker", "Kysyjä", "Den som frågar", "Asker"
    FACILITATOR = "facilitator", "Ohjaaja", "Handledare", "Facilitator"
    EXPERT = "expert", "Asiantuntija", "Sakkunnig", "Expert"
    TEAM = "team", "Tiimin jäsen", "Teammedlem", "Member of the team"
    COORDINATOR = "coordinator", "Koordinaattori", "Koordinator", "Coordinator"
    CIRCLE = "circle", "Asian piirissä", "I ärendets krets", "In the circle of the case"
    COLLEAGUE = "colleague", "Jaettu työkaverille", "Delat med en kollega", "Shared with her"
    GUEST = "guest", "Vieras kokouspassilla", "Gäst med mötespass", "Guest with a meeting pass"
    NOTHING = "nothing", "Avain ilman paikkaa", "En nyckel utan plats", "A key without a seat"


class NumberKnown(Worded):
    """Whence the telephone number was known beforehand to which the code of a pass is said."""

    DIRECTORY = (
        "directory",
        "Organisaation julkisesta luettelosta tai vaihteesta",
        "Från organisationens offentliga katalog eller växel",
        "From the agency's public directory or switchboard",
    )
    EARLIER = (
        "earlier",
        "Aiemmasta yhteistyöstä",
        "Från tidigare samarbete",
        "From earlier work together",
    )
    FACE_TO_FACE = (
        "face-to-face",
        "Hän on tässä vieressäni",
        "Personen är här bredvid mig",
        "She is here beside me",
    )


HOLDING = (InvitationStatus.INVITED, InvitationStatus.ACCEPTED)
"""An invitation in this state carries a wrap."""
STILL_ASKED = (InvitationStatus.PROPOSED, *HOLDING)
GONE = (InvitationStatus.STRUCK, InvitationStatus.DECLINED, InvitationStatus.RECUSED)
"""Somebody else may be proposed in her place."""
