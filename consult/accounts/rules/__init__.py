"""What a name, a passphrase and a code may be, how long one waits, and what a duty shows."""

import unicodedata
from datetime import timedelta
from hashlib import sha256

from consult.foundation.actor import Duty
from consult.foundation.words import Words

LONGEST_PASSPHRASE = 256
"""In characters, as typed. What is longer is nobody's passphrase and costs no work."""

FREE_TRIES = 10
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=12)
LAST_TRY = 100
"""After so many wrong tries in a row only a known device lets its person in."""
DEVICE_KNOWN_FOR = timedelta(days=180)


def cannot_be_typed(typed: str) -> bool:
    """Tell whether there is something in it that no keyboard sends."""
    return "\0" in typed


def is_too_long(typed: str) -> bool:
    """Tell whether it is longer than any passphrase, so that no work is spent on it."""
    return len(typed) > LONGEST_PASSPHRASE


def written_email(typed: str) -> str:
    """Return an address the one way it is kept and looked up."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def name_hash(email: str) -> bytes:
    """Return what wrong tries are counted under: known and unknown names alike."""
    return sha256(b"name/1\0" + email.encode("utf-8", "surrogatepass")).digest()


def device_hash(token: str) -> bytes:
    """Return what a known device is stored and counted under."""
    return sha256(b"device/1\0" + token.encode("utf-8", "surrogatepass")).digest()


def wait_after(tries: int) -> timedelta | None:
    """Return how long to wait after so many wrong tries in a row; nothing means for good."""
    if tries < FREE_TRIES:
        return timedelta(0)
    if tries >= LAST_TRY:
        return None
    doublings: int = 2 ** min(tries - FREE_TRIES, 20)
    return min(LONGEST_WAIT, FIRST_WAIT * doublings)


# Coming in

LINK_LASTS = timedelta(hours=72)
CODE_DIGITS = 8
CODE_TRIES = 5
"""Then the link is dead, and whoever invited makes a new one: no machine guesses eight digits."""
SUPERVISORS_WANTED = 2
"""With one supervisor only, nobody could be approved: the one who invites never approves."""

OPENS_NOTHING = frozenset({Duty.TECHNICAL})
"""Duties that come with nothing to read; every other one is given by a supervisor."""


def token_hash(token: str) -> bytes:
    """Return what of a link is stored."""
    return sha256(b"arrival/1\0" + token.encode("utf-8", "surrogatepass")).digest()


def plain_code(typed: str) -> str:
    """Read a code as it is meant: digits only, whatever stands between them."""
    return "".join(letter for letter in typed if letter in "0123456789")


def written_code(code: str) -> str:
    """Write a code as it is read out: in two groups."""
    return f"{code[: CODE_DIGITS // 2]} {code[CODE_DIGITS // 2 :]}"


def duties_to_propose(duties: frozenset[Duty]) -> frozenset[Duty]:
    """Return the duties that somebody with these may name when she invites.

    Supervisors any; coordinators experts; a technical administrator those that open nothing.
    """
    if Duty.SUPERVISOR in duties:
        return frozenset(Duty)
    experts = {Duty.EXPERT} if Duty.COORDINATOR in duties else set()
    return frozenset(experts | (OPENS_NOTHING if Duty.TECHNICAL in duties else set()))


def duties_to_give(duties: frozenset[Duty]) -> frozenset[Duty]:
    """Return the duties that somebody with these may give to and take from people in the house."""
    if Duty.SUPERVISOR in duties:
        return frozenset(Duty)
    return OPENS_NOTHING if Duty.TECHNICAL in duties else frozenset()


SEES = {
    Duty.SOCIAL_WORKER: Words(
        "Asiat, jotka avaat itse tai joiden piiriin sinut kutsutaan, ja konsultaatiot, joita"
        " pyydät.",
        "De ärenden som du öppnar själv eller vars krets du bjuds in till, och de konsultationer"
        " du ber om.",
        "The cases that you open yourself or into whose circle you are invited, and the"
        " consultations you ask for.",
    ),
    Duty.FAMILY_THERAPIST: Words(
        "Kokoukset, joita ohjaat, ja niissä käsiteltävät kysymykset, kun kohta avataan. Asian"
        " muun aineiston näet vain, jos sinut kutsutaan sen piiriin.",
        "De möten du handleder och frågorna där när en punkt öppnas. Resten av ett ärende ser du"
        " bara om du bjuds in till dess krets.",
        "The meetings you lead, and their questions once an item is opened. The rest of a case"
        " only if you are invited into its circle.",
    ),
    Duty.EXPERT: Words(
        "Kysymykset, joihin sinut kutsutaan vastaamaan, ja niihin kuuluvan ennakkotiedon. Et näe"
        " asian muuta aineistoa, muita asioita etkä muita konsultaatioita.",
        "De frågor du bjuds in att svara på och förhandsmaterialet till dem. Du ser inte resten av"
        " ärendet, andra ärenden eller andra konsultationer.",
        "The questions you are invited to answer, with what belongs to them. Not the rest of the"
        " case, no other cases and no other consultations.",
    ),
    Duty.COORDINATOR: Words(
        "Ryhmäsi konsultaatiopyynnöt siihen asti, kun ne otetaan käsittelyyn. Sen jälkeen ne"
        " sulkeutuvat sinulta.",
        "Din grupps konsultationsbegäran fram till att de tas upp. Därefter stängs de för dig.",
        "The requests of your group until they are taken up. Then they close to you.",
    ),
    Duty.SUPERVISOR: Words(
        "Mitä kokouksia pidettiin, ketkä olivat mukana miltä toimialalta ja mitä sovittiin"
        " määräaikoineen. Et näe muistiinpanoja etkä asioiden sisältöä.",
        "Vilka möten som hölls, vilka som deltog från vilken sektor och hur överenskommelserna"
        " hållit. Du ser inga anteckningar och inget innehåll i ärenden.",
        "Which meetings were held, who took part from which sector, and how agreements were kept."
        " No notes, and nothing of what is in a case.",
    ),
    Duty.REGISTRAR: Words(
        "Ei asioiden sisältöä. Tehtäväsi on vastata siihen, kuka on lukenut asiakkaan tietoja.",
        "Inget innehåll i ärenden. Din uppgift är att svara på vem som har läst en klients"
        " uppgifter.",
        "Nothing of what is in a case. Your task is to answer who has read about a client.",
    ),
    Duty.DATA_PROTECTION: Words(
        "Ei asioiden sisältöä. Neuvot ja saat tiedon poikkeuksista.",
        "Inget innehåll i ärenden. Du ger råd och får veta om undantag.",
        "Nothing of what is in a case. You advise, and are told of exceptions.",
    ),
    Duty.TECHNICAL: Words(
        "Ihmisten, tiimien ja organisaatioiden luettelot. Et näe yhtään asiaa etkä muistiinpanoa.",
        "Förteckningarna över personer, team och organisationer. Du ser inget ärende och ingen"
        " anteckning.",
        "The lists of people, teams and agencies. No case and no note.",
    ),
}
"""What each duty comes with, as it is said to somebody before she comes."""
