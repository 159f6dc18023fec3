"""What is said about a poll: the group, the last day. To outsiders not even the group."""

from uuid import UUID

from consult.accounts.queries import addressee_of, names_of
from consult.consultations.models import Consultation
from consult.foundation.actor import Actor
from consult.foundation.tokens import write_token
from consult.foundation.words import Words
from consult.notifications import Addressee, Fact, Need, SecretLink, kind, on_rounds, send
from consult.polls.models import Poll, PollPerson
from consult.polls.queries import silent_ones

LINK_PATH = "/poll/link/"
DUE = {"due": Fact.DAY}
DOOR = Words("Kerro, mitkä ajat sopivat", "Berätta vilka tider som passar", "Say which times suit")

POLL_ASKS = kind(
    "poll-asks",
    subject=Words("Mikä aika sopii?", "Vilken tid passar?", "Which time suits?"),
    body=Words(
        "Sinua pyydetään asiantuntijaksi ylimääräiseen kokoukseen. Kerro viimeistään {due}, mitkä"
        " ehdotetut ajat sopivat.",
        "Du ombeds komma som sakkunnig till ett extra möte. Berätta senast {due} vilka av de"
        " föreslagna tiderna som passar.",
        "You are asked as an expert to an extra meeting. Say by {due} which of the proposed times"
        " suit.",
    ),
    facts=DUE,
    need=Need.ASKS,
    door=DOOR,
)
POLL_REMINDS = kind(
    "poll-reminds",
    subject=Words("Aikakysely odottaa", "Tidsfrågan väntar", "The poll of times waits"),
    body=Words(
        "Saat tämän muistutuksen, koska sinulta kysyttiin sopivia aikoja etkä ole vielä vastannut."
        " Viimeinen päivä on {due}. Jos vastaat linkillä, se on aiemmassa viestissä.",
        "Du får den här påminnelsen eftersom du tillfrågades om tider och inte har svarat ännu."
        " Sista dagen är {due}. Om du svarar med en länk finns den i det tidigare meddelandet.",
        "You get this reminder because you were asked which times suit and have not answered yet."
        " The last day is {due}. If you answer by a link, it is in the earlier message.",
    ),
    facts=DUE,
    need=Need.ASKS,
    door=DOOR,
)
POLL_FOR_YOU = kind(
    "poll-for-you",
    subject=Words(
        "Konsultaatiollesi etsitään aikaa",
        "Man söker en tid för din konsultation",
        "A time is sought for your consultation",
    ),
    body=Words(
        "{by} kysyy asiantuntijoilta, milloin konsultaation {code} ylimääräinen kokous sopii."
        " Katso, keiltä kysytään. Voit poistaa kenet tahansa syytä kertomatta.",
        "{by} frågar sakkunniga när ett extra möte för konsultationen {code} passar. Se vilka som"
        " tillfrågas. Du kan stryka vem som helst utan att ange skäl.",
        "{by} asks experts when an extra meeting for the consultation {code} suits. See who is"
        " asked. You may strike anybody without giving a reason.",
    ),
    facts={"by": Fact.NAME, "code": Fact.CODE},
    need=Need.ASKS,
)


def link_of(token: bytes, poll: Poll) -> SecretLink:
    """Return a personal link, the same on the page as in the mail."""
    return SecretLink(LINK_PATH, write_token(token), poll.closes_at)


def tell_asked(actor: Actor, poll: Poll, person: PollPerson, token: bytes | None = None) -> None:
    """Ask one of them: on her front page, or by mail with her link."""
    if token is not None and person.email:
        outside = Addressee(None, person.name, person.email, person.language)
        send(actor, outside, POLL_ASKS, link=link_of(token, poll), due=poll.last_day)
    elif person.account_id is not None:
        _tell_account(actor, person.account_id, poll)


def tell_asker_of_poll(actor: Actor, poll: Poll, it: Consultation) -> None:
    """Tell the asker that a time is sought, and where she sees who is asked."""
    for account in names_of(actor, [it.asker_id]).values():
        place = ("polls.show", poll.id)
        send(actor, addressee_of(account), POLL_FOR_YOU, place=place, by=actor.name, code=it.code)


@on_rounds
def remind_of_polls(actor: Actor) -> None:
    """Remind those, and only those, who have not answered a poll whose last day is near."""
    for own in silent_ones(actor):
        poll, person, mark = own.poll, own.person, f"poll-reminds:{own.person.id}"
        if person.account_id is not None:
            place = ("polls.answer", poll.id)
            for account in names_of(actor, [person.account_id]).values():
                to = addressee_of(account)
                send(actor, to, POLL_REMINDS, place=place, once=mark, due=poll.last_day)
        elif person.email:
            outside = Addressee(None, person.name, person.email, person.language)
            send(actor, outside, POLL_REMINDS, once=mark, due=poll.last_day)


def _tell_account(actor: Actor, account_id: UUID, poll: Poll) -> None:
    for account in names_of(actor, [account_id]).values():
        place = ("polls.answer", poll.id)
        send(actor, addressee_of(account), POLL_ASKS, place=place, due=poll.last_day)
