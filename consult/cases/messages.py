"""What people are told about the circles they sit in. Nothing of a case: only that there is one."""

from datetime import date
from uuid import UUID

from consult.accounts.models import Account
from consult.accounts.queries import addressee_of, names_of
from consult.cases.models import Case, EmergencyOpening
from consult.cases.queries import seats_of
from consult.cases.rules import SeatGround
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.notifications import Fact, Need, kind, send

OPENED = kind(
    "case-opened-in-emergency",
    subject=Words(
        "Asiasi avattiin kiireellisesti",
        "Ett ärende öppnades brådskande",
        "A case of yours was opened in an emergency",
    ),
    body=Words(
        "Sijainen {by} avasi asian, jonka piirissä istut. Sen voi lukea {user}, {until} asti."
        "\n\nSyyn lukevat tiimin vetäjä ja esihenkilö.",
        "Ersättaren {by} öppnade ett ärende i vars krets du sitter. {user} kan läsa det till"
        " {until}.\n\nTeamets ledare och chef läser orsaken.",
        "The deputy {by} opened a case in whose circle you sit. {user} can read it until {until}."
        "\n\nThe team's lead and supervisor read the reason.",
    ),
    facts={"by": Fact.NAME, "user": Fact.NAME, "until": Fact.MOMENT},
)
OPENED_FOR_YOU = kind(
    "case-opened-for-you",
    subject=Words(
        "Sinulle avattiin asia kiireellisesti",
        "Ett ärende öppnades brådskande för dig",
        "A case was opened for you in an emergency",
    ),
    body=Words(
        "Sijainen {by} avasi sinulle asian. Voit lukea sitä {until} asti. Asian piirille on"
        " kerrottu.\n\nSeuraavana työpäivänä sinulta kysytään kaksi asiaa: tarvittiinko"
        " avaamista, ja mitä sillä teit.",
        "Ersättaren {by} öppnade ett ärende för dig. Du kan läsa det till {until}. Kretsen har"
        " fått veta.\n\nNästa arbetsdag ställs två frågor till dig: behövdes öppningen, och vad"
        " gjorde du med den.",
        "The deputy {by} opened a case for you. You can read it until {until}. Its circle has"
        " been told.\n\nOn the next working day you are asked two things: whether it was needed,"
        " and what you did with it.",
    ),
    facts={"by": Fact.NAME, "until": Fact.MOMENT},
    need=Need.ASKS,
    to_oneself=True,
)
STANDING_IN = kind(
    "stand-in-seated",
    subject=Words(
        "Sinut merkittiin sijaiseksi",
        "Du har antecknats som vikarie",
        "You stand in for a colleague",
    ),
    body=Words(
        "{by} merkitsi sinut sijaiseksi: {absent}, asioita {count}, viimeinen päivä {day}."
        " Asiat ovat listallasi, ja paikat päättyvät itsestään.",
        "{by} antecknade dig som vikarie: {absent}, antal ärenden {count}, sista dag {day}."
        " Ärendena finns på din lista och platserna upphör av sig själva.",
        "{by} made you a stand-in: {absent}, cases {count}, last day {day}."
        " The cases are on your list, and the seats end by themselves.",
    ),
    facts={"by": Fact.NAME, "absent": Fact.NAME, "count": Fact.COUNT, "day": Fact.DAY},
    need=Need.ASKS,
)


def tell_circle_of_emergency(actor: Actor, case: Case, opening: EmergencyOpening) -> None:
    """Tell everybody in the circle that the case was opened, for whom and until when."""
    seats = [seat for seat in seats_of(actor, case) if seat.ground is not SeatGround.EMERGENCY]
    user = names_of(actor, [opening.user_id])[opening.user_id]
    for seat in seats:
        send(
            actor,
            addressee_of(seat.account),
            OPENED,
            place=("cases.circle", case.id),
            by=actor.name,
            user=user.name,
            until=opening.expires_at,
        )


def tell_user_of_emergency(actor: Actor, case: Case, opening: EmergencyOpening) -> None:
    """Tell the one who needs the case that it is open, and what she is asked afterwards."""
    user = names_of(actor, [opening.user_id])[opening.user_id]
    send(
        actor,
        addressee_of(user),
        OPENED_FOR_YOU,
        place=("cases.show", case.id),
        by=actor.name,
        until=opening.expires_at,
    )


def tell_stand_in(
    actor: Actor, absent: Account, stand_in_id: UUID, last_day: date, count: int
) -> None:
    """Tell somebody for whom she stands in, in how many cases and until when."""
    account = names_of(actor, [stand_in_id])[stand_in_id]
    send(
        actor,
        addressee_of(account),
        STANDING_IN,
        place=("cases.index", None),
        by=actor.name,
        absent=absent.name,
        count=count,
        day=last_day,
    )
