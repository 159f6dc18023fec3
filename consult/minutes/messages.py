"""What people are told about minutes: that there is something to look at, never what it says."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from uuid import UUID

from consult.accounts.models import Account
from consult.accounts.queries import addressee_of, names_of
from consult.consultations.models import Guest
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.words import Words
from consult.meetings.models import Item
from consult.minutes.models import Minutes
from consult.minutes.queries import over_on, unanswered_by
from consult.notifications import Addressee, Fact, Need, kind, on_rounds, send
from consult.passes.queries import passes_by_id

DOOR = Words("Avaa pöytäkirja", "Öppna protokollet", "Open the minutes")
DUE = {"due": Fact.DAY}

MINUTES_ASKED = kind(
    "minutes-asked",
    subject=Words(
        "Pöytäkirja odottaa kommenttiasi",
        "Ett protokoll väntar på din kommentar",
        "Minutes wait for your comment",
    ),
    body=Words(
        "Kokouksesta, jossa olit, on pöytäkirja. Katso se ja kerro viimeistään {due}, onko siinä"
        " huomautettavaa. Jos et vastaa, pöytäkirjaan merkitään, ettet vastannut.",
        "Det finns ett protokoll från mötet där du var med. Läs det och säg senast {due} om du har"
        " något att anmärka. Om du inte svarar antecknas det i protokollet.",
        "There are minutes of a meeting you took part in. Look at them and say by {due} whether"
        " anything is to be remarked. If you do not answer, the minutes say so.",
    ),
    facts=DUE,
    need=Need.ASKS,
    door=DOOR,
)
MINUTES_ASKED_GUEST = kind(
    "minutes-asked-guest",
    subject=Words(
        "Pöytäkirja odottaa kommenttiasi",
        "Ett protokoll väntar på din kommentar",
        "Minutes wait for your comment",
    ),
    body=Words(
        "Kokouksesta, jossa olit kokouspassilla, on pöytäkirja. Avaa passisi samassa selaimessa"
        " kuin ennenkin ja samalla koodilla. Kerro viimeistään {due}, onko pöytäkirjassa"
        " huomautettavaa. Jos et vastaa, pöytäkirjaan merkitään, ettet vastannut.",
        "Det finns ett protokoll från mötet där du var med på mötespass. Öppna passet i samma"
        " webbläsare som förut och med samma kod. Säg senast {due} om du har något att anmärka. Om"
        " du inte svarar antecknas det i protokollet.",
        "There are minutes of a meeting you took part in with a meeting pass. Open your pass on the"
        " same browser as before, with the same code. Say by {due} whether anything is to be"
        " remarked. If you do not answer, the minutes say so.",
    ),
    facts=DUE,
    need=Need.ASKS,
    door=Words("Avaa passi", "Öppna passet", "Open the pass"),
)
MINUTES_DUE = kind(
    "minutes-due",
    subject=Words(
        "Pöytäkirjan kommentointi päättyy huomenna",
        "Tiden att kommentera protokollet går ut i morgon",
        "Comments on minutes end tomorrow",
    ),
    body=Words(
        "Pöytäkirja odottaa vielä kommenttiasi. Viimeinen päivä on {due}.",
        "Ett protokoll väntar ännu på din kommentar. Sista dagen är {due}.",
        "Minutes still wait for your comment. The last day is {due}.",
    ),
    facts=DUE,
    need=Need.ASKS,
    door=DOOR,
)
MINUTES_READY = kind(
    "minutes-ready",
    subject=Words(
        "Pöytäkirjan voi vahvistaa",
        "Ett protokoll kan bekräftas",
        "Minutes can be confirmed",
    ),
    body=Words(
        "Kommenttien aika on ohi tai kaikki ovat vastanneet. Pöytäkirja odottaa vahvistustasi.",
        "Tiden för kommentarer är över, eller så har alla svarat. Protokollet väntar på att du"
        " bekräftar det.",
        "The time for comments is over, or everybody has answered. The minutes wait for you to"
        " confirm them.",
    ),
    need=Need.ASKS,
    door=DOOR,
)
MINUTES_CONFIRMED = kind(
    "minutes-confirmed",
    subject=Words(
        "Pöytäkirja on vahvistettu", "Ett protokoll är bekräftat", "Minutes are confirmed"
    ),
    body=Words(
        "Kokouksesta, jossa olit, on vahvistettu pöytäkirja.",
        "Protokollet från mötet där du var med är bekräftat.",
        "The minutes of a meeting you took part in are confirmed.",
    ),
    door=DOOR,
)


def tell_asked(actor: Actor, minutes: Minutes, asked: Iterable[UUID]) -> None:
    """Tell those who were there that there are minutes to look at."""
    for account in names_of(actor, asked).values():
        place = ("minutes.show", minutes.item_id)
        send(actor, addressee_of(account), MINUTES_ASKED, place=place, due=minutes.due_on)


def tell_guests_asked(actor: Actor, minutes: Minutes, guests: Sequence[Guest]) -> None:
    """Tell guests by mail, where an address is known: no page of theirs could tell them."""
    passes = passes_by_id(actor, [guest.pass_id for guest in guests])
    for guest in guests:
        held = passes.get(guest.pass_id) if guest.pass_id is not None else None
        if guest.email and held is not None:
            send(
                actor,
                Addressee(None, guest.name, guest.email, guest.language),
                MINUTES_ASKED_GUEST,
                place=("passes.enter", None),
                due=min(minutes.due_on, held.last_day),
            )


def tell_all_answered(actor: Actor, minutes: Minutes) -> None:
    """Tell the chair that everybody has said something."""
    item = db.session.get_one(Item, minutes.item_id)
    _tell_chair(actor, minutes, item.leader_id)


def tell_confirmed(actor: Actor, minutes: Minutes, asked: Iterable[Account]) -> None:
    """Tell those who were asked that the minutes are confirmed."""
    for account in asked:
        place = ("minutes.show", minutes.item_id)
        send(actor, addressee_of(account), MINUTES_CONFIRMED, place=place)


@on_rounds
def remind_before_the_day(actor: Actor) -> None:
    """Remind those who have said nothing yet, the day before."""
    waits = unanswered_by(actor, clock.today() + timedelta(days=1))
    accounts = names_of(actor, {account_id for _minutes, account_id in waits})
    for minutes, account_id in waits:
        send(
            actor,
            addressee_of(accounts[account_id]),
            MINUTES_DUE,
            place=("minutes.show", minutes.item_id),
            once=f"minutes-due:{minutes.id}:{account_id}",
            due=minutes.due_on,
        )


@on_rounds
def tell_chairs_when_it_is_over(actor: Actor) -> None:
    """Tell the chair the day after the last day for comments."""
    for minutes, chair_id in over_on(actor, clock.today() - timedelta(days=1)):
        _tell_chair(actor, minutes, chair_id)


def _tell_chair(actor: Actor, minutes: Minutes, chair_id: UUID) -> None:
    for account in names_of(actor, [chair_id]).values():
        send(
            actor,
            addressee_of(account),
            MINUTES_READY,
            place=("minutes.show", minutes.item_id),
            once=f"minutes-ready:{minutes.id}",
        )
