"""What deputies have to do with: a case that keeps Ilona out, opened for Zed; notes put right."""

from datetime import timedelta
from uuid import UUID

from consult.cases.models import DeputyExclusion
from consult.consultations.operations import share_consultation
from consult.consultations.queries import find_to_share
from consult.foundation import clock
from consult.foundation.database import db
from consult.notes.operations import send_note, withdraw_note
from consult.notes.queries import find_note
from consult.notes.rules import WithdrawReason
from consult.teams.models import Team
from consult.teams.operations import change_team
from tests.cases.deputising import break_the_glass, keep_out
from tests.casework import Vaahtera, a_note, doing, open_vaahtera, the_case
from tests.house.world.scene import NOW, Scene


def lay_deputising(scene: Scene, vaahtera: Vaahtera) -> dict[str, UUID]:
    alma, fanni, zed = scene["alma"], scene["fanni"], scene["zed"]
    team_id = scene.template.teams["vaara"]
    birch = open_vaahtera(alma, team_id)
    keep_out(alma, birch, scene["ilona"])
    with clock.held_at(NOW - timedelta(days=7)):
        over = break_the_glass(fanni, birch, zed)
    with clock.held_at(NOW - timedelta(hours=1)):
        running = break_the_glass(fanni, birch, zed)
    with clock.held_at(NOW - timedelta(minutes=5)):
        want(scene, team_id, 2)
        pending = break_the_glass(fanni, vaahtera, zed)
        want(scene, team_id, 1)
    return {
        "birch": birch.case_id,
        "over": over.id,
        "running": running.id,
        "pending": pending.id,
        "exclusion": db.session.query(DeputyExclusion).one().id,
        **lay_wrong_notes(scene, vaahtera, birch),
    }


def lay_wrong_notes(scene: Scene, vaahtera: Vaahtera, birch: Vaahtera) -> dict[str, UUID]:
    alma = scene["alma"]
    wrong, twice = a_note(alma, vaahtera, "Väärässä."), a_note(alma, birch, "Kahdesti.")
    with doing(alma):
        note = find_note(alma.actor, wrong.id)
        parcel = send_note(alma.actor, note, the_case(alma, birch))
        withdraw_note(alma.actor, find_note(alma.actor, twice.id), WithdrawReason.TWICE)
    return {"parcel": parcel.id, "withdrawn": twice.id}


def want(scene: Scene, team_id: UUID, presses: int) -> None:
    """Eero says how many deputies it takes."""
    eero = scene["eero"]
    with doing(eero):
        team = db.session.get_one(Team, team_id)
        facts = {name: getattr(team, name) for name in ("name", "agency_id", "area", "format_key")}
        change_team(eero.actor, team, **facts, emergency_presses=presses)


def share_answered(scene: Scene, consultation_id: UUID) -> None:
    """Alma lets Jaana open one consultation, and nothing else of its case."""
    alma = scene["alma"]
    with doing(alma):
        found = find_to_share(alma.actor, consultation_id)
        share_consultation(
            alma.actor, found.seen.consultation, found.case, scene["jaana"].id, last_day=None
        )
