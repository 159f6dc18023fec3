"""The people and teams of an organisation, table by table."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from consult.accounts.models import AccountStatus, Language, Theme
from consult.bench.bulk import Row, drawn_id
from consult.bench.crowd import Crowd
from consult.foundation.actor import Duty
from consult.teams.models import TeamKind, TeamSeat

SECTORS = ("child-protection", "family-therapy", "psychiatry", "education", "law")
FIELDS = ("legal", "therapeutic", "psychiatric", "education", "child-protection")


def agencies_of(crowd: Crowd) -> list[UUID]:
    """Return the agencies people come from."""
    return [agency.id for agency in crowd.house.laid.agencies.values()]


def accounts(crowd: Crowd) -> Iterator[Row]:
    """Everybody who is not of the cast."""
    agencies = agencies_of(crowd)
    for number, person in enumerate(crowd.people):
        yield {
            "id": person,
            "name": f"Työntekijä {number:05}",
            "email": f"t{number}@consult.example",
            "agency_id": agencies[number % len(agencies)],
            "sector": SECTORS[number % len(SECTORS)],
            "profession": "asiantuntija",
            "area": "Vaara",
            "language": Language.FINNISH,
            "theme": Theme.AUTO,
            "status": AccountStatus.ACTIVE,
            "created_at": crowd.now,
        }


def duties(crowd: Crowd) -> Iterator[Row]:
    """All of them are experts."""
    for person in crowd.people:
        yield {"id": drawn_id(), "account_id": person, "duty": Duty.EXPERT}


def expertises(crowd: Crowd) -> Iterator[Row]:
    """Each of them knows one field."""
    for number, person in enumerate(crowd.people):
        yield {
            "id": drawn_id(),
            "account_id": person,
            "field": FIELDS[number % len(FIELDS)],
            "since": crowd.now.date() - timedelta(days=1),
        }


def teams(crowd: Crowd) -> Iterator[Row]:
    """Their teams."""
    agencies = agencies_of(crowd)
    for number, team in enumerate(crowd.teams):
        yield {
            "id": team,
            "name": f"Tiimi {number:05}",
            "kind": TeamKind.WEEKLY,
            "agency_id": agencies[number % len(agencies)],
            "area": "Vaara",
            "format_key": "systemic-weekly",
            "created_at": crowd.now,
        }


def members(crowd: Crowd) -> Iterator[Row]:
    """Two of them in each."""
    for number, team in enumerate(crowd.teams):
        for seat, step in ((TeamSeat.LEAD, 0), (TeamSeat.MEMBER, 1)):
            yield {
                "id": drawn_id(),
                "team_id": team,
                "account_id": crowd.people[(number + step) % len(crowd.people)],
                "seat": seat,
                "since": crowd.now.date() - timedelta(days=1),
            }
