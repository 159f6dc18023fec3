"""The cast's teams, and a young one whose lead has not opened its rooms yet."""

from datetime import timedelta
from uuid import UUID

from consult.experts.operations import say_absence
from consult.experts.queries import service_named
from consult.formats import Format, catalogue
from consult.formats.own import OwnPhase, OwnWish
from consult.foundation import clock
from consult.meetings.operations import make_own_format
from consult.teams.models import TeamKind, TeamSeat
from consult.teams.operations import add_team, give_seat, open_times, set_rules
from consult.teams.rules import AskedBy, Bounds
from tests.casework import doing
from tests.house.world.scene import Scene
from tests.scenes import account_of, seat_of

BASE = catalogue().format("systemic-weekly")


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
        two_way = add_team(
            eero.actor,
            name="Pohjan nuorisopsykiatrian ajat",
            kind=TeamKind.TWO_WAY,
            agency_id=scene.template.agencies["pohja"],
            area="Pohja",
            format_key="two-way-consultation",
        )
        give_seat(eero.actor, two_way, account_of(fanni), TeamSeat.LEAD)
    with doing(fanni):
        opening = open_times(fanni.actor, two_way, weekly.id)
        own = make_own_format(fanni.actor, weekly.id, BASE, the_same(BASE))
        set_rules(eero.actor, young, Bounds(asked_by=AskedBy.TEAM), TeamSeat.LEAD)
    chidi = scene["chidi"]
    parish = service_named(chidi.actor, "Vaaran seurakunnan perhetyö")
    with doing(chidi):
        today = clock.today()
        absence = say_absence(chidi.actor, account_of(chidi), today, today + timedelta(days=60))
    assert parish is not None
    return {
        "agency": scene.template.agencies["jarvi"],
        "team": weekly.id,
        "experts": scene.template.teams["experts"],
        "support": scene.template.teams["support"],
        "young-team": young.id,
        "two-way-team": two_way.id,
        "times-open-to-vaara": opening.id,
        "parish": parish.id,
        "chidis-absence": absence.id,
        "own-format": own.id,
        "jaanas-place": seat_of(scene["jaana"], weekly, TeamSeat.MEMBER).id,
        "ilonas-place": seat_of(scene["ilona"], weekly, TeamSeat.DEPUTY).id,
    }


def the_same(shape: Format) -> OwnWish:
    """A team's wish to have a format just as it is."""
    phases = [
        OwnPhase(
            one.key,
            one.title.fi,
            one.prompt.fi,
            one.minutes,
            one.speaks,
            one.listens,
            one.yields,
        )
        for one in shape.phases
    ]
    return OwnWish("Oma tapa", shape.required_roles, shape.sectors, phases, "fi")
