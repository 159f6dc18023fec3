"""What people are told about meetings because the day comes."""

from consult.accounts.queries import addressee_of, names_of
from consult.foundation.actor import Actor
from consult.foundation.words import Words
from consult.meetings.queries import seated_tomorrow
from consult.notifications import Fact, kind, on_rounds, send

MEETING_TOMORROW = kind(
    "meeting-tomorrow",
    subject=Words("Kokous on huomenna", "Mötet är i morgon", "The meeting is tomorrow"),
    body=Words(
        "{team}, {at}. Paikka ja ohjelma ovat Consultissa.",
        "{team}, {at}. Plats och program finns i Consult.",
        "{team}, {at}. Where it is and how it goes stands in Consult.",
    ),
    facts={"team": Fact.NAME, "at": Fact.MOMENT},
)


@on_rounds
def tell_seated_of_tomorrow(actor: Actor) -> None:
    """Remind everybody who has a place at a meeting of tomorrow."""
    seated = seated_tomorrow(actor)
    accounts = names_of(actor, {account_id for _meeting, _team, account_id in seated})
    for meeting, team, account_id in seated:
        send(
            actor,
            addressee_of(accounts[account_id]),
            MEETING_TOMORROW,
            place=("meetings.show", meeting.id),
            once=f"meeting-tomorrow:{meeting.id}:{account_id}",
            team=team.name,
            at=meeting.starts_at,
        )
