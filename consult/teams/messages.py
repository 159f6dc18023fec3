"""What people are told about their seats in teams."""

from datetime import timedelta

from consult.accounts.models import Account
from consult.accounts.queries import addressee_of, names_of
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.notifications import Fact, Need, kind, on_rounds, send
from consult.teams.models import Team, TeamMember, TeamSeat
from consult.teams.queries import people_in, terms_ending_by

PLACE = "teams.show"
FACTS = {"team": Fact.NAME, "seat": TeamSeat, "by": Fact.NAME}

SEAT_GIVEN = kind(
    "team-seat-given",
    subject=Words(
        "Sinulle annettiin paikka tiimissä",
        "Du har fått en plats i ett team",
        "You have a seat in a team",
    ),
    body=Words(
        "Olet nyt tiimissä: {team}, {seat}. Paikan antoi {by}.",
        "Du sitter nu i teamet: {team}, {seat}. Platsen gavs av {by}.",
        "You are in the team now: {team}, {seat}. The seat was given by {by}.",
    ),
    facts=FACTS,
)
SEAT_ENDED = kind(
    "team-seat-ended",
    subject=Words(
        "Paikkasi tiimissä päättyi",
        "Din plats i ett team är avslutad",
        "Your seat in a team has ended",
    ),
    body=Words(
        "Et ole enää tiimissä: {team}, {seat}. Paikan päätti {by}.",
        "Du sitter inte längre i teamet: {team}, {seat}. Platsen avslutades av {by}.",
        "You are no longer in the team: {team}, {seat}. The seat was ended by {by}.",
    ),
    facts=FACTS,
)


TERM_ENDING = kind(
    "member-term-ending",
    subject=Words(
        "Jäsenen kausi ryhmässä päättyy",
        "En medlems period i gruppen går ut",
        "A member's term in a group ends",
    ),
    body=Words(
        "{team}: {name}, kausi päättyy {day}. Uudesta kaudesta päättää viranomainen; päätöksen"
        " numero ja päivät kirjataan ryhmän sivulle.",
        "{team}: {name}, perioden går ut {day}. Om en ny period beslutar myndigheten; beslutets"
        " nummer och dagar antecknas på gruppens sida.",
        "{team}: {name}, the term ends on {day}. The authority decides on a new one; the number"
        " and the days of its decision are written down on the group's page.",
    ),
    facts={"team": Fact.NAME, "name": Fact.NAME, "day": Fact.DAY},
    need=Need.ASKS,
)
TOLD_BEFORE = timedelta(days=60)
"""A decision takes its time."""


@on_rounds
def tell_terms_ending(actor: Actor) -> None:
    """Tell the member, and those who coordinate or lead the group, that a term ends."""
    for row, member, team in terms_ending_by(actor, clock.today() + TOLD_BEFORE):
        told = people_in(actor, team.id, TeamSeat.COORDINATOR, TeamSeat.LEAD)
        people = names_of(actor, told | {member.account_id})
        for account in people.values():
            send(
                actor,
                addressee_of(account),
                TERM_ENDING,
                place=(PLACE, team.id),
                once=f"term-ending:{row.id}:{row.term_until}:{account.id}",
                team=team.name,
                name=people[member.account_id].name,
                day=row.term_until,
            )


def tell_seated(actor: Actor, team: Team, account: Account, seat: TeamSeat) -> None:
    """Tell somebody that she sits in a team now."""
    send(
        actor,
        addressee_of(account),
        SEAT_GIVEN,
        place=(PLACE, team.id),
        team=team.name,
        seat=seat,
        by=actor.name,
    )


def tell_seat_ended(actor: Actor, team: Team, member: TeamMember) -> None:
    """Tell somebody that a seat of hers has ended."""
    account = names_of(actor, [member.account_id])[member.account_id]
    send(
        actor,
        addressee_of(account),
        SEAT_ENDED,
        place=(PLACE, team.id),
        team=team.name,
        seat=member.seat,
        by=actor.name,
    )
