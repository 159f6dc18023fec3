"""Worlds to measure in: a house with an organisation in it, and who visits its pages."""

import random
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from consult import audit, vault
from consult.bench.bulk import bulk
from consult.bench.crowd import Asked, Crowd, Size
from consult.bench.crowd_rows import write_crowd
from consult.bench.houses import LaidHouse, bare_house_in, lay_house
from consult.cases.models import Case
from consult.cases.operations import note_down_case, open_case
from consult.followups.models import Action
from consult.followups.rules.standing import ActionStatus
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.foundation.settings import Settings
from consult.notes.models import CaseNote, MayBeToldTo, NoteKind, Voice
from consult.privacy import reviewed

VISITORS = ("alma", "bertta", "chidi", "disa", "eero", "fanni", "tess")
SENTENCE = "Perheen arki on rauhoittunut, mutta aamut ovat edelleen vaikeita. "


@dataclass(frozen=True, slots=True)
class World:
    """A house with an organisation in it."""

    settings: Settings
    cookies: dict[str, str]
    """What each visitor's browser carries."""
    case_id: UUID
    """Alma's own case, with notes that open."""
    team_id: UUID
    board_id: UUID


def text_of(size: int) -> str:
    """Return a text of about so many bytes."""
    return (SENTENCE * (size // len(SENTENCE.encode()) + 1))[:size]


def lay_world(folder: Path, size: Size) -> World:
    """Lay a world in `folder`."""
    random.seed(1)
    app, settings, ceremony = bare_house_in(folder)
    with app.app_context():
        house = lay_house(settings, ceremony)
        case_id = lay_case(house, size.own)
        with bulk(folder / "consult.db") as into:
            asked = write_crowd(Crowd(house, size), into)
        _own_actions(house, case_id, asked[size.own + size.ahead : size.cast])
        cookies = {key: house.sit_down(key) for key in VISITORS}
        teams = house.laid.teams
        db.session.remove()
        db.engine.dispose()
    return World(settings, cookies, case_id, teams["vaara"].id, teams["experts"].id)


def lay_case(house: LaidHouse, notes: int, *, heard: str = "") -> UUID:
    """Open Alma's case by her own hand, and seal her notes in it."""
    actor, team = house.actor("alma"), house.laid.teams["vaara"]
    with vault.signed_in(house.identity("alma")), transaction():
        case = open_case(actor, team.id, reviewed("Oma asia."))
        note_down_case(actor, case, clock.today())
    with (
        vault.signed_in(house.identity("alma")),
        audit.unaudited("a measurement's own notes"),
        transaction(),
    ):
        held = db.session.get_one(Case, case.id)
        db.session.add_all(_note(house, held, number, heard) for number in range(notes))
    return case.id


def _note(house: LaidHouse, case: Case, number: int, heard: str) -> CaseNote:
    note_id = new_id()
    note = CaseNote(
        id=note_id,
        space_id=case.space_id,
        case_id=case.id,
        first_id=note_id,
        author_id=house.id_of("alma"),
        voice=Voice.WORKER,
        sector="",
        kind=NoteKind.BACKGROUND,
        told_to=MayBeToldTo.ASK_FIRST,
        written_at=clock.now() - timedelta(minutes=number),
    )
    note.body, note.how_heard = text_of(2_000), heard
    return note


def _own_actions(house: LaidHouse, case_id: UUID, asked: list[Asked]) -> None:
    """Let Alma have promised something at each of her items, in words she can open."""
    with (
        vault.signed_in(house.identity("alma")),
        audit.unaudited("a measurement's own actions"),
        transaction(),
    ):
        space = db.session.get_one(Case, case_id).space_id
        for one in asked:
            action = Action(
                id=new_id(),
                space_id=space,
                item_id=one.item_id,
                consultation_id=one.id,
                owner_id=house.id_of("alma"),
                due_on=clock.today() + timedelta(days=one.number % 60),
                agreed_by=one.facilitator_id,
                agreed_at=one.held_at,
                status=ActionStatus.OPEN,
                settled_on=None,
            )
            action.what = SENTENCE
            db.session.add(action)
