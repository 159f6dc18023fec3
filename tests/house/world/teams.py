"""The cast's teams, and a young one whose lead has not opened its rooms yet."""

from uuid import UUID

from consult.teams.models import TeamKind, TeamSeat
from consult.teams.operations import add_team, give_seat
from tests.casework import doing
from tests.house.world.scene import Scene
from tests.scenes import account_of, seat_of


def lay_teams(scene: Scene) -> dict[str, UUID]:
    eero, fanni, weekly = scene["eero"], scene["fanni"], scene.team("vaara")
    with doing(eero):
        young = add_team(
            eero.actor,
            name="Suvannon viikkotiimi",
            kind=TeamKind.WEEKLY,
            agency_id=scene.template.agencies["tunturi"],
            area="Suvanto",
            format_key="systemic-weekly",
        )
        give_seat(eero.actor, young, account_of(fanni), TeamSeat.LEAD)
    return {
        "agency": scene.template.agencies["jarvi"],
        "team": weekly.id,
        "experts": scene.template.teams["experts"],
        "support": scene.template.teams["support"],
        "young-team": young.id,
        "jaanas-place": seat_of(scene["jaana"], weekly, TeamSeat.MEMBER).id,
        "ilonas-place": seat_of(scene["ilona"], weekly, TeamSeat.DEPUTY).id,
    }
