"""Times that other teams book: to whom they are open, and what should come first."""

from datetime import date
from uuid import UUID

from consult import audit
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.privacy import ReviewedText
from consult.teams.models import OpeningAsSeen, Team, TeamKind, TeamOpening
from consult.teams.queries import find_team
from consult.teams.queries.openings import is_open_to

NOT_THIS_KIND = Words(
    "Tämän tiimin aikoja eivät varaa muut tiimit.",
    "Det här teamets tider bokas inte av andra team.",
    "This team's times are not booked by other teams.",
)
NO_SUCH_GUEST = Words(
    "Valitse toinen tiimi, joka kokoontuu yhä.",
    "Välj ett annat team som fortfarande samlas.",
    "Choose another team that still meets.",
)
OPEN_ALREADY = Words(
    "Ajat ovat jo auki tälle tiimille.",
    "Tiderna är redan öppna för det här teamet.",
    "The times are open to this team already.",
)
ENDS_TOO_SOON = Words(
    "Viimeinen päivä ei voi olla mennyt.",
    "Den sista dagen kan inte ha varit.",
    "The last day cannot be in the past.",
)
CLOSED_ALREADY = Words(
    "Ajat eivät ole enää auki tälle tiimille.",
    "Tiderna är inte längre öppna för det här teamet.",
    "The times are no longer open to this team.",
)


def open_times(
    actor: Actor, team: Team, guest_team_id: UUID, until: date | None = None
) -> TeamOpening:
    """Let another team's people book this team's times from today, until a day if one is given.

    `until` is the first day on which they are closed again.
    """
    if team.kind is not TeamKind.TWO_WAY:
        raise NotSaved(NOT_THIS_KIND)
    guest = find_team(actor, guest_team_id)
    if guest is None or not guest.is_open or guest.id == team.id:
        raise NotSaved(NO_SUCH_GUEST)
    if until is not None and until <= clock.today():
        raise NotSaved(ENDS_TOO_SOON)
    if is_open_to(actor, team.id, guest.id):
        raise NotSaved(OPEN_ALREADY)
    opening = TeamOpening(
        id=new_id(), team_id=team.id, guest_team_id=guest.id, since=clock.today(), until=until
    )
    db.session.add(opening)
    audit.record(actor, Deed.TEAM_TIMES_OPENED, on=opening, team=team.id, guest_team=guest.id)
    return opening


def close_times(actor: Actor, seen: OpeningAsSeen) -> None:
    """Close the times to that team from today. What was booked stays booked."""
    opening = seen.opening
    if opening.until is not None and opening.until <= clock.today():
        raise NotSaved(CLOSED_ALREADY)
    opening.until = clock.today()
    audit.record(
        actor, Deed.TEAM_TIMES_CLOSED, on=opening, team=seen.team.id, guest_team=seen.guest.id
    )


def say_first(actor: Actor, team: Team, text: ReviewedText) -> None:
    """Say what should come before others book this team's times; nothing takes it away."""
    if team.kind is not TeamKind.TWO_WAY:
        raise NotSaved(NOT_THIS_KIND)
    team.comes_first = str(text).strip() or None
    audit.record(actor, Deed.TEAM_FIRST_SAID, on=team, overruled=text.overruled)
