"""What is told about what was said on the phone, and who wrote it down."""

from typing import Any

from consult.consultations.messages import INVITATION, tell, tell_coordinators
from consult.consultations.messages.calendar import no_entry
from consult.consultations.models import Consultation, Invitation
from consult.consultations.queries import item_of
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.notifications import Fact, Need, kind

CONFIRM = "consultations.confirm_phoned"

TAKEN_BY_PHONE = kind(
    "taken-by-phone",
    subject=Words(
        "Pyyntösi kirjattiin puhelimessa", "Din begäran antecknades", "Your request was taken down"
    ),
    body=Words(
        "{by} kirjasi puhelimessa konsultaatiopyyntösi {code}. Vahvista se omaksesi, niin sille"
        " avataan asia. Jos pyyntö ei ole sinun, peru se.",
        "{by} antecknade din begäran om konsultation {code} per telefon. Bekräfta att den är din,"
        " så öppnas ett ärende. Om den inte är din, ta tillbaka den.",
        "{by} took down your request {code} on the phone. Confirm that it is yours, and a case is"
        " opened for it. If it is not, withdraw it.",
    ),
    facts={"code": Fact.CODE, "by": Fact.NAME},
    need=Need.ASKS,
)
YES_RECORDED = kind(
    "yes-recorded",
    subject=Words(
        "Lupauduit puhelimitse", "Du lovade komma per telefon", "You said yes on the phone"
    ),
    body=Words(
        "{by} kirjasi, että tulet: {at}. Jos näin ei sovittu, muuta vastauksesi.",
        "{by} antecknade att du kommer: {at}. Om det inte stämmer, ändra ditt svar.",
        "{by} wrote down that you come: {at}. If that is not so, change your answer.",
    ),
    facts={"by": Fact.NAME, "at": Fact.MOMENT},
)
NO_RECORDED = kind(
    "no-recorded",
    subject=Words("Kerroit, ettet pääse", "Du sade att du inte kan", "You said you cannot come"),
    body=Words(
        "{by} kirjasi, ettet pääse: {at}. Jos näin ei sovittu, kerro siitä koordinaattorille.",
        "{by} antecknade att du inte kan komma: {at}. Om det inte stämmer, säg det till"
        " koordinatorn.",
        "{by} wrote down that you cannot come: {at}. If that is not so, tell the coordinator.",
    ),
    facts={"by": Fact.NAME, "at": Fact.MOMENT},
)
PHONE_REQUEST_CONFIRMED = kind(
    "phone-request-confirmed",
    subject=Words(
        "Puhelimitse otettu pyyntö vahvistettiin",
        "En begäran per telefon bekräftades",
        "A request taken on the phone was confirmed",
    ),
    body=Words(
        "{by} vahvisti pyynnön {code} omakseen.",
        "{by} bekräftade begäran {code} som sin.",
        "{by} confirmed the request {code}.",
    ),
    facts={"code": Fact.CODE, "by": Fact.NAME},
)


def tell_asker_of_phone_request(actor: Actor, consultation: Consultation) -> None:
    """Tell the asker that what she asked on the phone was written down, and waits for her word."""
    place = (CONFIRM, consultation.id)
    facts: dict[str, Any] = {"code": consultation.code, "by": actor.name}
    tell(actor, [consultation.asker_id], TAKEN_BY_PHONE, place, **facts)


def tell_coordinators_of_confirmation(actor: Actor, consultation: Consultation) -> None:
    """Tell the coordinators that the asker has said that the request is hers."""
    tell_coordinators(actor, consultation, PHONE_REQUEST_CONFIRMED, by=actor.name)


def tell_expert_of_word(
    actor: Actor, consultation: Consultation, invitation: Invitation, *, comes: bool
) -> None:
    """Tell an expert what was written down of her answer on the phone."""
    _item, meeting = item_of(actor, consultation)
    kind = YES_RECORDED if comes else NO_RECORDED
    place = (INVITATION, invitation.id)
    calendar, at = None if comes else no_entry(consultation, meeting), meeting.starts_at
    tell(actor, [invitation.account_id], kind, place, calendar, by=actor.name, at=at)
