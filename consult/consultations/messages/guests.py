"""What is told about guests: her link by mail, and to whom she answers. Never the code."""

from uuid import UUID

from consult.accounts.queries import addressee_of, names_of
from consult.consultations.messages.calendar import entry, no_entry, when
from consult.consultations.models import Consultation, Guest
from consult.consultations.queries import item_of
from consult.foundation.actor import Actor
from consult.foundation.tokens import write_token
from consult.foundation.words import Words
from consult.notifications import Addressee, Fact, Need, SecretLink, kind, send
from consult.passes.models import Issued

LINK_PATH = "/pass/link/"
GUESTS = "consultations.guests"

PASS_GIVEN = kind(
    "pass-given",
    subject=Words(
        "Kokouspassi yhteen keskusteluun",
        "Mötespass till ett samtal",
        "A meeting pass to one discussion",
    ),
    body=Words(
        "{by} kutsuu sinut asiantuntijaksi yhteen keskusteluun: {at}. Sen koodi on {code}.\n\n"
        "Alla oleva linkki on vain sinulle. Se avautuu yhdessä selaimessa, ja pääsy päättyy"
        " itsestään {until}. Tarvitset myös kahdeksannumeroisen koodin. {by} antaa sen sinulle"
        " puhelimessa; sitä ei lähetetä viestillä.\n\n"
        "Jos et tunne kutsujaa, älä avaa linkkiä.",
        "{by} bjuder in dig som sakkunnig till ett samtal: {at}. Dess kod är {code}.\n\n"
        "Länken nedan är bara för dig. Den öppnas i en webbläsare, och tillträdet upphör av sig"
        " självt {until}. Du behöver också en kod på åtta siffror. {by} ger dig den per telefon;"
        " den skickas inte i ett meddelande.\n\n"
        "Öppna inte länken om du inte känner den som bjuder in.",
        "{by} asks you as an expert to one discussion: {at}. Its code is {code}.\n\n"
        "The link below is for you alone. It opens on one browser, and ends by itself on {until}."
        " You also need a code of eight digits. {by} gives it to you by phone; it is not sent in a"
        " message.\n\n"
        "If you do not know who asks you, do not open the link.",
    ),
    facts={"code": Fact.CODE, "by": Fact.NAME, "at": Fact.MOMENT, "until": Fact.DAY},
    need=Need.OWES,
    door=Words("Avaa passi", "Öppna passet", "Open the pass"),
)
PASS_TO_ANSWER = kind(
    "pass-to-answer",
    subject=Words(
        "Kokouspassi yhteen kirjalliseen konsultaatioon",
        "Mötespass till en skriftlig konsultation",
        "A meeting pass to one written consultation",
    ),
    body=Words(
        "{by} pyytää sinua asiantuntijana vastaamaan kirjallisesti viimeistään {due}. Konsultaation"
        " koodi on {code}.\n\n"
        "Alla oleva linkki on vain sinulle. Se avautuu yhdessä selaimessa, ja pääsy päättyy"
        " itsestään {until}. Tarvitset myös kahdeksannumeroisen koodin. {by} antaa sen sinulle"
        " puhelimessa; sitä ei lähetetä viestillä.\n\n"
        "Jos et tunne pyytäjää, älä avaa linkkiä.",
        "{by} ber dig som sakkunnig att svara skriftligt senast {due}. Konsultationens kod är"
        " {code}.\n\n"
        "Länken nedan är bara för dig. Den öppnas i en webbläsare, och tillträdet upphör av sig"
        " självt {until}. Du behöver också en kod på åtta siffror. {by} ger dig den per telefon;"
        " den skickas inte i ett meddelande.\n\n"
        "Öppna inte länken om du inte känner den som frågar.",
        "{by} asks you as an expert to answer in writing by {due}. The code of the consultation is"
        " {code}.\n\n"
        "The link below is for you alone. It opens on one browser, and ends by itself on {until}."
        " You also need a code of eight digits. {by} gives it to you by phone; it is not sent in a"
        " message.\n\n"
        "If you do not know who asks you, do not open the link.",
    ),
    facts={"code": Fact.CODE, "by": Fact.NAME, "due": Fact.DAY, "until": Fact.DAY},
    need=Need.OWES,
    door=Words("Avaa passi", "Öppna passet", "Open the pass"),
)
GUEST_NAMED = kind(
    "guest-named",
    subject=Words(
        "Katso, sopiiko vieras", "Se om gästen passar", "Look whether the guest suits you"
    ),
    body=Words(
        "{by} ehdottaa konsultaatioon {code} vierasta, jolla ei ole tunnusta: {name}. Häntä ei"
        " kutsuta ennen kuin hyväksyt.",
        "{by} föreslår en gäst utan konto till konsultationen {code}: {name}. Hen bjuds inte in"
        " förrän du godkänner.",
        "{by} proposes a guest without an account for the consultation {code}: {name}. Nobody is"
        " asked before you agree.",
    ),
    facts={"code": Fact.CODE, "by": Fact.NAME, "name": Fact.NAME},
    need=Need.ASKS,
)
GUEST_ANSWERED = kind(
    "guest-comes",
    subject=Words("Vieras tulee", "Gästen kommer", "The guest comes"),
    body=Words(
        "{by} tulee vieraaksi konsultaatioon {code}.",
        "{by} kommer som gäst till konsultationen {code}.",
        "{by} comes as a guest to the consultation {code}.",
    ),
    facts={"code": Fact.CODE, "by": Fact.NAME},
)
GUEST_DECLINED = kind(
    "guest-declines",
    subject=Words("Vieras ei pääse", "Gästen kan inte komma", "The guest cannot come"),
    body=Words(
        "{by} ei pääse vieraaksi konsultaatioon {code}.",
        "{by} kan inte komma som gäst till konsultationen {code}.",
        "{by} cannot come as a guest to the consultation {code}.",
    ),
    facts={"code": Fact.CODE, "by": Fact.NAME},
)

GUEST_ENTRY_ENDED = kind(
    "pass-over",
    subject=Words(
        "Aika poistuu kalenteristasi",
        "En tid tas bort ur din kalender",
        "A time leaves your calendar",
    ),
    body=Words(
        "Keskustelun {code} aika ei enää koske sinua tai se on muuttunut, ja kokouspassisi on"
        " päättynyt. Jos sinut kutsutaan uuteen aikaan, saat uuden linkin.",
        "Tiden för samtalet {code} gäller inte längre dig eller har ändrats, och ditt mötespass"
        " har upphört. Om du bjuds in till en ny tid får du en ny länk.",
        "The time of the discussion {code} is not yours any more, or has changed, and your pass"
        " has ended. If you are asked to another time, you get a new link.",
    ),
    facts={"code": Fact.CODE},
    for_calendar=True,
)


def link_of_pass(issued: Issued) -> SecretLink:
    """Return a new pass's link, the same on the page as in the mail."""
    return SecretLink(LINK_PATH, write_token(issued.token), issued.meeting_pass.valid_until)


def tell_guest(actor: Actor, consultation: Consultation, guest: Guest, issued: Issued) -> bool:
    """Send the link by mail, where an address is known; tell whether it was sent."""
    if not guest.email:
        return False
    held = issued.meeting_pass
    _item, meeting = item_of(actor, consultation)
    send(
        actor,
        Addressee(None, guest.name, guest.email, held.language),
        PASS_TO_ANSWER if consultation.in_writing else PASS_GIVEN,
        link=link_of_pass(issued),
        calendar=entry(consultation, meeting)(_holder(guest)),
        code=consultation.code,
        by=actor.name,
        until=held.last_day,
        **when(consultation, meeting),
    )
    return True


def tell_pass_over(actor: Actor, consultation: Consultation, guest: Guest) -> None:
    """Take the time out of a guest's calendar: it is another, or not hers any more."""
    if not guest.email or consultation.item_id is None:
        return
    _item, meeting = item_of(actor, consultation)
    send(
        actor,
        Addressee(None, guest.name, guest.email, guest.language),
        GUEST_ENTRY_ENDED,
        calendar=no_entry(consultation, meeting)(_holder(guest)),
        code=consultation.code,
    )


def tell_asker_of_guest(actor: Actor, consultation: Consultation, guest: Guest) -> None:
    """Tell the asker whom a coordinator has named."""
    for account in names_of(actor, [consultation.asker_id]).values():
        place = (GUESTS, consultation.id)
        send(
            actor,
            addressee_of(account),
            GUEST_NAMED,
            place=place,
            code=consultation.code,
            by=actor.name,
            name=guest.name,
        )


def tell_host(actor: Actor, consultation: Consultation, guest: Guest, *, comes: bool) -> None:
    """Tell the one who asked a guest what she answers."""
    for account in names_of(actor, [guest.asked_by]).values():
        place = (GUESTS, consultation.id)
        answered = GUEST_ANSWERED if comes else GUEST_DECLINED
        send(
            actor,
            addressee_of(account),
            answered,
            place=place,
            code=consultation.code,
            by=guest.name,
        )


def _holder(guest: Guest) -> UUID:
    """Return whose calendar it is: her account's, where she has one and cannot use it now."""
    return guest.account_id or guest.id
