"""Reminders to those whom it concerns, once, each saying why she gets it."""

from collections.abc import Iterable

from consult.accounts.queries import addressee_of, names_of
from consult.consultations.queries.reminding import (
    Asked,
    closing_soon,
    silent_for_days,
    who_may_book,
    with_something_to_read,
)
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.notifications import Fact, MessageKind, Need, kind, on_rounds, send

INVITATION = "consultations.invitation"
TIMED = {"team": Fact.NAME, "at": Fact.MOMENT}

ANSWER_AWAITED = kind(
    "answer-awaited",
    subject=Words(
        "Kutsu odottaa vastaustasi", "En inbjudan väntar på ditt svar", "An invitation waits"
    ),
    body=Words(
        "{team} pyytää sinua asiantuntijaksi: {at}.\n\n"
        "Saat tämän muistutuksen, koska et ole vielä kertonut, pääsetkö. Jos et pääse, kerro"
        " sekin: silloin tilalle ehditään pyytää toinen.",
        "{team} ber dig komma som sakkunnig: {at}.\n\n"
        "Du får den här påminnelsen eftersom du inte ännu har sagt om du kan komma. Säg det även"
        " om du inte kan: då hinner någon annan tillfrågas.",
        "{team} asks you to come as an expert: {at}.\n\n"
        "You get this reminder because you have not said yet whether you can come. Say so if you"
        " cannot, too: then somebody else can be asked in time.",
    ),
    facts=TIMED,
    need=Need.ASKS,
    door=Words("Vastaa kutsuun", "Svara på inbjudan", "Answer the invitation"),
)
SOMETHING_TO_READ = kind(
    "something-to-read",
    subject=Words(
        "Jotakin luettavaa ennen konsultaatiota",
        "Något att läsa före konsultationen",
        "Something to read before the consultation",
    ),
    body=Words(
        "Olet tulossa asiantuntijaksi: {team}, {at}. Kysyjä on kirjoittanut ennakkotietoja.\n\n"
        "Saat tämän muistutuksen, koska olet luvannut tulla ja aikaan on enintään kolme päivää.",
        "Du kommer som sakkunnig: {team}, {at}. Den som frågar har skrivit förhandsläsning.\n\n"
        "Du får den här påminnelsen eftersom du har lovat komma och det är högst tre dagar kvar.",
        "You come as an expert: {team}, {at}. The asker has written something to be read"
        " beforehand.\n\n"
        "You get this reminder because you have said yes, and it is three days ahead at the most.",
    ),
    facts=TIMED,
    door=Words("Lue Consultissa", "Läs i Consult", "Read it in Consult"),
)

BOOKING_CLOSES = kind(
    "booking-closes",
    subject=Words("Varaaminen päättyy pian", "Bokningen stänger snart", "Booking closes soon"),
    body=Words(
        "{team}, {at}: kokouksessa on vielä vapaa aika. Sen voi varata {closes} asti.\n\n"
        "Saat tämän muistutuksen, koska voit varata tämän tiimin aikoja.",
        "{team}, {at}: mötet har ännu en ledig tid. Den kan bokas till {closes}.\n\n"
        "Du får den här påminnelsen eftersom du kan boka det här teamets tider.",
        "{team}, {at}: the meeting still has a free time. It can be booked until {closes}.\n\n"
        "You get this reminder because you may book this team's times.",
    ),
    facts={**TIMED, "closes": Fact.MOMENT},
)


@on_rounds
def remind_of_booking(actor: Actor) -> None:
    """Tell those who may book that a team's booking closes while there is a free time."""
    for meeting, team, closes in closing_soon(actor):
        for account in names_of(actor, who_may_book(actor, team.id)).values():
            send(
                actor,
                addressee_of(account),
                BOOKING_CLOSES,
                place=("meetings.show", meeting.id),
                once=f"booking-closes:{meeting.id}:{account.id}",
                team=team.name,
                at=meeting.starts_at,
                closes=closes,
            )


@on_rounds
def remind_of_answers(actor: Actor) -> None:
    """Remind those who have not answered an invitation; again only if the time changes."""
    _remind(actor, ANSWER_AWAITED, silent_for_days(actor))


@on_rounds
def remind_of_reading(actor: Actor) -> None:
    """Remind those who come that there is something to read beforehand."""
    _remind(actor, SOMETHING_TO_READ, with_something_to_read(actor))


def _remind(actor: Actor, what: MessageKind, asked: Iterable[Asked]) -> None:
    rows = list(asked)
    accounts = names_of(actor, {invitation.account_id for invitation, _, _ in rows})
    for invitation, meeting, team in rows:
        send(
            actor,
            addressee_of(accounts[invitation.account_id]),
            what,
            place=(INVITATION, invitation.id),
            once=f"{what.key}:{invitation.id}:{meeting.starts_at:%Y%m%d%H%M}",
            team=team.name,
            at=meeting.starts_at,
        )
