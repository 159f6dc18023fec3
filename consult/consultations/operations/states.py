"""What must be so before a deed: said once, in words fit to be shown."""

from consult.consultations.models import Consultation, Invitation
from consult.consultations.rules.choices import ConsultationStatus, InvitationStatus
from consult.foundation.errors import Conflict, NotSaved
from consult.foundation.words import Words

WENT_ON = Words(
    "Pyyntö on jo edennyt. Katso, missä se nyt on.",
    "Begäran har redan gått vidare. Se var den är nu.",
    "The request has already moved on. See where it stands now.",
)
OPENED = Words(
    "Käsittely on jo avattu, joten tätä ei voi enää tehdä.",
    "Behandlingen har redan öppnats, så det här kan inte längre göras.",
    "It has been opened already, so this can no longer be done.",
)
NOT_OPEN = Words(
    "Vastauksia kirjataan, kun asia on käsittelyssä.",
    "Svar antecknas medan ärendet behandlas.",
    "Answers are written down while it is being discussed.",
)
AT_A_TABLE = Words(
    "Tätä asiaa käsitellään kokouksessa, ei kirjallisesti.",
    "Det här behandlas på ett möte, inte skriftligt.",
    "This is discussed at a meeting, not in writing.",
)
NOBODY_MEETS = Words(
    "Tähän vastataan kirjallisesti. Kokousta ei pidetä.",
    "Det här besvaras skriftligt. Inget möte hålls.",
    "This is answered in writing. No meeting is held.",
)
ANSWERED_ALREADY = Words(
    "Kutsuun on jo vastattu tai se on päättynyt.",
    "Inbjudan har redan besvarats eller upphört.",
    "The invitation has been answered already, or has ended.",
)


UNCONFIRMED = Words(
    "Pyyntö otettiin puhelimitse, eikä kysyjä ole vielä vahvistanut sitä. Avaa sen jälkeen.",
    "Begäran togs emot per telefon och den som frågar har inte bekräftat den. Öppna efter det.",
    "It was taken down on the phone, and the asker has not confirmed it. Open it after that.",
)


def expect_confirmed(consultation: Consultation) -> None:
    """Refuse to open what its asker has not said is hers."""
    if consultation.waits_for_confirmation:
        raise NotSaved(UNCONFIRMED)


def expect_in_writing(consultation: Consultation) -> None:
    """Refuse what is only done where experts answer in writing."""
    if not consultation.in_writing:
        raise NotSaved(AT_A_TABLE)


def expect_at_table(consultation: Consultation) -> None:
    """Refuse what is only done where people meet."""
    if consultation.in_writing:
        raise NotSaved(NOBODY_MEETS)


def expect_waiting(consultation: Consultation) -> None:
    """Refuse what is only done before there is a time."""
    if not consultation.waits_for_a_time:
        raise Conflict(WENT_ON)


def expect_status(consultation: Consultation, *allowed: ConsultationStatus) -> None:
    """Refuse what does not fit how far the consultation has come."""
    if consultation.status not in allowed:
        raise Conflict(WENT_ON)


def expect_before_opening(consultation: Consultation) -> None:
    """Refuse what is only done before the opening."""
    if not consultation.is_before_opening:
        raise Conflict(OPENED)


def expect_open(consultation: Consultation) -> None:
    """Refuse to write answers before and after."""
    if not consultation.is_open:
        raise Conflict(NOT_OPEN)


def expect_invitation(invitation: Invitation, *allowed: InvitationStatus) -> None:
    """Refuse what does not fit how far an invitation has come."""
    if invitation.status not in allowed:
        raise Conflict(ANSWERED_ALREADY)
