"""What a case, a client and a seat can be, in the field's own words."""

from consult.foundation.words import Worded


class CaseStatus(Worded):
    """Whether the circle still works with the family."""

    OPEN = "open", "Avoinna", "Öppet", "Open"
    CLOSED = "closed", "Päättynyt", "Avslutat", "Closed"
    ARCHIVED = "archived", "Arkistoitu", "Arkiverat", "Archived"
    ERASED = "erased", "Hävitetty", "Förstört", "Erased"


class ClientRole(Worded):
    """As what a person is a client here. With a number it is the label everybody may read."""

    CHILD = "child", "Lapsi", "Barn", "Child"
    YOUNG_PERSON = "young-person", "Nuori", "Ung", "Young person"
    MOTHER = "mother", "Äiti", "Mor", "Mother"
    FATHER = "father", "Isä", "Far", "Father"
    PARENT = "parent", "Vanhempi", "Förälder", "Parent"
    GUARDIAN = "guardian", "Huoltaja", "Vårdnadshavare", "Guardian"
    GRANDPARENT = "grandparent", "Isovanhempi", "Mor- eller farförälder", "Grandparent"
    CLOSE_PERSON = "close-person", "Läheinen", "Närstående", "Close person"


GUARDIAN_ROLES = frozenset(
    {ClientRole.MOTHER, ClientRole.FATHER, ClientRole.PARENT, ClientRole.GUARDIAN}
)
"""Roles whose people have a number of their own among the guardians of a case."""
MINOR_ROLES = frozenset({ClientRole.CHILD, ClientRole.YOUNG_PERSON})
"""Roles whose people may decide what their guardians are told."""


class MinorsDecision(Worded):
    """What a minor decided on telling the guardians. The last three are the national code set's."""

    NOT_ASKED = "not-asked", "Ei vielä kysytty", "Inte frågat ännu", "Not asked yet"
    NOT_CAPABLE = (
        "not-capable",
        "Ei kykene päättämään itse",
        "Är inte förmögen att besluta själv",
        "Not capable of deciding",
    )
    ALLOWS = (
        "allows",
        "Sallii kertoa huoltajille",
        "Tillåter att vårdnadshavarna får veta",
        "Allows telling the guardians",
    )
    FORBIDS = (
        "forbids",
        "Kieltää kertomasta huoltajille",
        "Förbjuder att vårdnadshavarna får veta",
        "Forbids telling the guardians",
    )


class ApartGround(Worded):
    """Why two of a family are kept apart."""

    NON_DISCLOSURE = (
        "non-disclosure",
        "Turvakielto",
        "Spärrmarkering",
        "A non-disclosure order for personal safety",
    )
    VIOLENCE = "violence", "Väkivaltaepäily", "Misstanke om våld", "Suspected violence"
    OTHER = "other", "Muu turvallisuussyy", "Annan säkerhetsorsak", "Another reason of safety"


class ServiceTask(Worded):
    """The service task under which the client's record is kept."""

    CHILD_PROTECTION = "child-protection", "Lastensuojelu", "Barnskydd", "Child protection"
    FAMILIES = (
        "families",
        "Lapsiperheiden palvelut",
        "Service för barnfamiljer",
        "Services for families with children",
    )
    WORKING_AGE = (
        "working-age",
        "Työikäisten palvelut",
        "Service för personer i arbetsför ålder",
        "Services for people of working age",
    )
    OLDER_PEOPLE = (
        "older-people",
        "Iäkkäiden palvelut",
        "Service för äldre",
        "Services for older people",
    )
    FAMILY_LAW = (
        "family-law",
        "Perheoikeudelliset palvelut",
        "Familjerättslig service",
        "Family-law services",
    )
    SUBSTANCE = (
        "substance",
        "Päihde- ja riippuvuustyö",
        "Missbruks- och beroendearbete",
        "Substance and addiction services",
    )
    DISABILITY = (
        "disability",
        "Vammaispalvelut",
        "Funktionshinderservice",
        "Disability services",
    )


class CircleRole(Worded):
    """As what somebody sits in the circle of a case."""

    RESPONSIBLE = (
        "responsible",
        "Asioista vastaava sosiaalityöntekijä",
        "Ansvarig socialarbetare",
        "Responsible social worker",
    )
    PARTNER = "partner", "Työpari", "Arbetspar", "Working partner"
    INSTRUCTOR = "instructor", "Sosiaaliohjaaja", "Socialhandledare", "Social instructor"
    FAMILY_WORKER = "family-worker", "Perhetyöntekijä", "Familjearbetare", "Family worker"
    FAMILY_THERAPIST = (
        "family-therapist",
        "Perheterapeutti",
        "Familjeterapeut",
        "Family therapist",
    )
    CONSULTANT = (
        "consultant",
        "Konsultoiva sosiaalityöntekijä",
        "Konsulterande socialarbetare",
        "Consultant social worker",
    )
    COVERING = "covering", "Sijainen", "Vikarie", "Covering worker"
    EMERGENCY = (
        "emergency",
        "Avattu kiireellisesti",
        "Öppnat brådskande",
        "Opened in an emergency",
    )
    OTHER = "other", "Muu työntekijä", "Annan arbetstagare", "Another worker"


GIVEN_BY_HAND = tuple(role for role in CircleRole if role is not CircleRole.EMERGENCY)
"""As what somebody may be seated by a colleague. The other comes with an emergency only."""


class SeatGround(Worded):
    """How a seat in a circle came about."""

    OPENED = "opened", "Avasi asian", "Öppnade ärendet", "Opened the case"
    GIVEN = "given", "Sai paikan piiriltä", "Fick en plats av kretsen", "Seated by the circle"
    STAND_IN = "stand-in", "Sijaistaa", "Vikarierar", "Stands in"
    TAKEN_OVER = (
        "taken-over",
        "Otti asian vastaan",
        "Tog över ärendet",
        "Took the case over",
    )
    EMERGENCY = (
        "emergency",
        "Kiireellinen avaaminen",
        "Brådskande öppning",
        "Emergency opening",
    )


class EmergencyReason(Worded):
    """Why a case is needed now."""

    CHILD_MISSING = "child-missing", "Lapsi on kateissa", "Ett barn saknas", "A child is missing"
    ACUTE_DANGER = (
        "acute-danger",
        "Lapsi on välittömässä vaarassa",
        "Ett barn är i omedelbar fara",
        "A child is in immediate danger",
    )
    URGENT_PLACEMENT = (
        "urgent-placement",
        "Kiireellinen sijoitus tai muu päätös",
        "Brådskande placering eller annat beslut",
        "Urgent placement or another decision",
    )
    WORKER_AWAY = (
        "worker-away",
        "Työntekijä on poissa eikä asia voi odottaa",
        "Arbetstagaren är borta och ärendet kan inte vänta",
        "The worker is away and it cannot wait",
    )
    OTHER = "other", "Muu kiireellinen syy", "Annan brådskande orsak", "Another urgent reason"


class Needed(Worded):
    """Whether an emergency opening was needed, as its user says afterwards."""

    YES = "yes", "Kyllä", "Ja", "Yes"
    PARTLY = "partly", "Osittain", "Delvis", "In part"
    NO = "no", "Ei, asiaa ei olisi tarvinnut avata", "Nej", "No"


class WhatWasDone(Worded):
    """What an emergency opening was used for."""

    READ_AGREEMENT = (
        "read-agreement",
        "Katsoin turva- tai muun sopimuksen",
        "Läste en trygghets- eller annan överenskommelse",
        "Looked up a safety or other agreement",
    )
    REACHED_PEOPLE = (
        "reached-people",
        "Selvitin, kenelle soittaa",
        "Tog reda på vem man ska ringa",
        "Found out whom to call",
    )
    GROUND_FOR_DECISION = (
        "ground-for-decision",
        "Käytin tietoa päätöksen pohjana",
        "Använde uppgifterna som grund för ett beslut",
        "Used it as ground for a decision",
    )
    NOT_USED = "not-used", "En käyttänyt tietoja", "Använde inte uppgifterna", "Did not use it"
    OTHER = "other", "Muuta", "Annat", "Something else"
