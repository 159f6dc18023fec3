"""What people are told about their seats in teams."""

from consult.accounts.models import Account
from consult.accounts.queries import addressee_of, names_of
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.notifications import Fact, kind, send
from consult.teams.models import Team, TeamMember, TeamSeat

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
