"""People on their way: one invited, one who waits with a promised seat, one let in and shut out."""

from uuid import UUID

from consult import vault
from consult.accounts.models import (
    Account,
    Arrival,
    IdentityCheck,
    Language,
    Loss,
    LossReason,
)
from consult.accounts.operations import (
    approve,
    begin_way_back,
    change_duties,
    come_in,
    confirm_way_back,
    draw_door,
    draw_first_keys,
    invite,
    let_back_in,
    make_way_back_link,
    suspend,
)
from consult.accounts.queries import proposal_of
from consult.accounts.rules import token_hash
from consult.cases.operations import promise_circle_seat
from consult.cases.queries import find_case
from consult.cases.rules import CircleRole
from consult.foundation.actor import SYSTEM, Duty
from consult.foundation.database import db
from consult.teams.models import TeamSeat
from consult.teams.operations import give_seat, promise_seat
from tests.casework import doing
from tests.cast import Person
from tests.house.world.scene import Scene
from tests.scenes import account_of

WORDS = "sulka-kanto-vihko-lumme-pilvi"


def lay_newcomers(scene: Scene, case_id: UUID) -> dict[str, UUID]:
    fanni, ilona, weekly = scene["fanni"], scene["ilona"], scene.team("vaara")
    invited = _invited(scene, "lumi", Duty.SOCIAL_WORKER)[0]
    waiting = _come(scene, "marja", Duty.SOCIAL_WORKER)
    gone = _come(scene, "otso", Duty.EXPERT)
    with doing(fanni):
        promise = promise_seat(fanni.actor, weekly, waiting, TeamSeat.MEMBER)
        change_duties(fanni.actor, account_of(scene["chidi"]), [Duty.EXPERT, Duty.SUPERVISOR])
    with doing(scene["alma"]):
        alma = scene["alma"].actor
        case = find_case(alma, case_id)
        assert case is not None
        circle = promise_circle_seat(alma, case, waiting.id, CircleRole.OTHER, writes=False)
    with doing(ilona):
        (key,) = vault.waiting_keys(gone.account_id)
        approve(ilona.actor, gone, [Duty.EXPERT], key.kid)
    with doing(fanni):
        shut = db.session.get_one(Account, gone.account_id)
        suspend(fanni.actor, shut)
    lost = _lost(scene)
    proposal = proposal_of(SYSTEM, scene["chidi"].id)
    assert proposal is not None
    return {
        "invited-person": invited.id,
        "waiting-person": waiting.id,
        "suspended-person": shut.id,
        "promised-place": promise.id,
        "promised-circle": circle.id,
        "chidis-proposal": proposal.id,
        **lost,
    }


def _lost(scene: Scene) -> dict[str, UUID]:
    """Zed is said to have lost every way in; of Sulo two say so; Pihla waits; Helmi is back."""
    fanni, ilona = scene["fanni"], scene["ilona"]
    sulo, pihla, helmi = (_let_in(scene, name) for name in ("sulo", "pihla", "helmi"))
    with doing(fanni):
        zeds = _begin(fanni, account_of(scene["zed"]))
        give_seat(fanni.actor, scene.team("vaara"), helmi, TeamSeat.DEPUTY)
    sulos, waits, back = _twice_said(scene, sulo), _comes(scene, pihla), _comes(scene, helmi)
    (key,) = vault.waiting_keys(helmi.id)
    with doing(ilona):
        let_back_in(ilona.actor, back, key.kid)
    return {
        "zeds-loss": zeds.id,
        "sulos-loss": sulos.id,
        "returned-person": waits.id,
        "helmi": helmi.id,
    }


def _twice_said(scene: Scene, account: Account) -> Loss:
    eero, fanni = scene["eero"], scene["fanni"]
    with doing(fanni):
        loss = _begin(fanni, account)
    with doing(eero):
        confirm_way_back(eero.actor, loss, account, IdentityCheck.CALLED)
    return loss


def _comes(scene: Scene, account: Account) -> Arrival:
    loss, fanni = _twice_said(scene, account), scene["fanni"]
    with doing(fanni):
        door = draw_door(fanni.actor)
        back = make_way_back_link(fanni.actor, loss, account, door)
        keys = draw_first_keys(SYSTEM, account.id, WORDS)
        come_in(SYSTEM, back.id, token_hash(door.token), keys)
    return back


def _let_in(scene: Scene, name: str) -> Account:
    came, ilona = _come(scene, name, Duty.EXPERT), scene["ilona"]
    (key,) = vault.waiting_keys(came.account_id)
    with doing(ilona):
        approve(ilona.actor, came, [Duty.EXPERT], key.kid)
    return db.session.get_one(Account, came.account_id)


def _begin(person: Person, account: Account) -> Loss:
    return begin_way_back(person.actor, account, LossReason.WORDS, IdentityCheck.MET)


def _come(scene: Scene, name: str, duty: Duty) -> Arrival:
    arrival, token = _invited(scene, name, duty)
    keys = draw_first_keys(SYSTEM, None, WORDS)
    with doing(scene["fanni"]):
        come_in(SYSTEM, arrival.id, token_hash(token), keys)
    return arrival


def _invited(scene: Scene, name: str, duty: Duty) -> tuple[Arrival, str]:
    fanni = scene["fanni"]
    with doing(fanni):
        door = draw_door(fanni.actor)
        arrival = invite(
            fanni.actor,
            door,
            name=f"{name.capitalize()} Keksitty",
            email=f"{name}@consult.example",
            agency_id=scene.template.agencies["tunturi"],
            sector="child-protection",
            profession="sosiaalityöntekijä",
            language=Language.FINNISH,
            duties=[duty],
        )
    return arrival, door.token
