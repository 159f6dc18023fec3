"""Scenes of erasing: a case of two siblings, with what is about one, the other, and both."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from consult.cases.models import Case, Client
from consult.cases.operations import close_case, open_case
from consult.cases.queries import find_case
from consult.cases.rules import ClientRole
from consult.consultations.models import Consultation
from consult.consultations.operations import About, book, close_consultation, open_consultation
from consult.consultations.queries import item_of
from consult.drafts.models import Slot
from consult.drafts.operations import save_draft
from consult.erasures.models import Erasure
from consult.erasures.operations import Wish, approve_erasure, ask_erasure
from consult.erasures.queries import find_client_to_erase, find_erasure, find_to_erase
from consult.erasures.rules import EraseReason
from consult.followups.operations import Agreement, agree_action
from consult.followups.queries import owners_at
from consult.formats import catalogue
from consult.foundation import clock
from consult.foundation.database import db
from consult.meetings.operations import (
    Fate,
    NoteAbout,
    Supposed,
    decide_hypothesis,
    write_hypothesis,
    write_note,
)
from consult.meetings.queries import phases_of
from consult.meetings.rules import HypothesisState
from consult.notes.operations import About as AboutNote
from consult.notes.operations import file_note, supersede_note
from consult.notes.queries import find_note
from consult.notes.rules import NoteKind, Voice
from consult.people.operations import PersonToAdd, add_people
from consult.privacy import reviewed
from consult.teams.models import Team
from tests.casework import a_client, doing
from tests.cast import Person
from tests.consultations.conftest import a_wish, plan

NOW = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
GRACE = timedelta(days=7, seconds=1)
OLDER = "Kettu nukkuu kiven alla."
YOUNGER = "Siili juoksee pihan poikki."
BOTH = "Molemmat käyvät mummolassa."
MISTAKE = Wish(EraseReason.BY_MISTAKE, None, transferred=False)


@dataclass(frozen=True)
class Siblings:
    """The ids of one case; its rows are found anew by whoever looks."""

    case_id: UUID
    case_space: UUID
    code: str
    older_id: UUID
    older_space: UUID
    younger_id: UUID
    younger_space: UUID
    notes: dict[str, UUID]
    about_older: UUID
    about_both: UUID


def lay_siblings(alma: Person, bertta: Person, team: Team) -> Siblings:
    with doing(alma):
        case = open_case(alma.actor, team.id, reviewed("Huoli sisaruksista."))
        older = a_client(alma, case, ClientRole.CHILD, OLDER)
        younger = a_client(alma, case, ClientRole.CHILD, YOUNGER)
        notes = {
            "older": _note(alma, case, OLDER, older),
            "younger": _note(alma, case, YOUNGER, younger),
            "both": _note(alma, case, BOTH, older, younger),
            "corrected": _note(alma, case, OLDER, older),
        }
        lines = [PersonToAdd(reviewed("opettaja"), reviewed("luokanopettaja"), older)]
        add_people(alma.actor, case, lines)
    with doing(alma):
        first = find_note(alma.actor, notes["corrected"])
        children = [db.session.get_one(Client, one.id) for one in (older, younger)]
        newer = supersede_note(alma.actor, first, reviewed(BOTH), AboutNote(clients=children))
        slot = Slot("note.new", case.id, older.space_id)
        save_draft(alma.actor, slot, [("body", OLDER)], pen=bytes(16), seen=0)
    about_older = _discussed(alma, bertta, team, case.id, [older.id], days=1)
    about_both = _discussed(alma, bertta, team, case.id, [older.id, younger.id], days=2)
    return Siblings(
        case.id,
        case.space_id,
        case.code,
        older.id,
        older.space_id,
        younger.id,
        younger.space_id,
        notes | {"newer": newer.id},
        about_older,
        about_both,
    )


def _note(alma: Person, case: Case, text: str, *clients: Client) -> UUID:
    return file_note(alma.actor, case, reviewed(text), AboutNote(clients=clients)).id


def _discussed(
    alma: Person, bertta: Person, team: Team, case_id: UUID, ids: list[UUID], *, days: int
) -> UUID:
    """Ask about these clients, discuss it at once, and close it with a note and agreements."""
    meeting = plan(bertta, team, clock.now() + timedelta(days=days), slots=1)
    db.session.expire_all()
    case = find_case(alma.actor, case_id)
    wish = a_wish(team, about=About(case=case, known_clients=tuple((one, None) for one in ids)))
    with doing(alma):
        shape = catalogue().format(team.format_key)
        it = book(alma.actor, team, shape, wish, meeting, bertta.id, provision="lsl-31")
    with doing(bertta):
        it = db.session.get_one(Consultation, it.id)
        item = item_of(bertta.actor, it)[0]
        open_consultation(bertta.actor, it, item)
        phase = phases_of(bertta.actor, item)[1]
        clients = tuple(db.session.get_one(Client, one) for one in ids)
        about = NoteAbout(Voice.TEAM, NoteKind.HYPOTHESIS, clients=clients[:1])
        write_note(bertta.actor, item, phase, reviewed(OLDER), about)
        for concerned in {clients[:1], clients}:
            supposed = Supposed(reviewed(OLDER), clients=concerned)
            row = write_hypothesis(bertta.actor, item, phase, supposed)
            decide_hypothesis(bertta.actor, row, Fate(HypothesisState.DROPPED))
            agreed = Agreement(
                reviewed("Soittaa koululle."),
                alma.id,
                clock.today() + timedelta(days=29),
                concerned,
            )
            owners = owners_at(bertta.actor, item, it)
            agree_action(bertta.actor, item, it, agreed, owners)
    with doing(bertta):
        it = db.session.get_one(Consultation, it.id)
        close_consultation(bertta.actor, it, item_of(bertta.actor, it)[0])
    return it.id


def closes(alma: Person, laid: Siblings) -> None:
    with doing(alma):
        close_case(alma.actor, find_case(alma.actor, laid.case_id))


def asked(who: Person, laid: Siblings, *, client: UUID | None = None, wish: Wish = MISTAKE) -> UUID:
    """Somebody asks for the case, or for one client of it."""
    with doing(who):
        if client is not None:
            found = find_client_to_erase(who.actor, client)
        else:
            found = find_to_erase(who.actor, laid.case_id)
        assert found is not None
        return ask_erasure(who.actor, found, wish).id


def approved(who: Person, erasure_id: UUID) -> None:
    """The second person says yes."""
    with doing(who):
        seen = find_erasure(who.actor, erasure_id)
        assert seen is not None
        approve_erasure(who.actor, seen)


def in_grace(alma: Person, second: Person, laid: Siblings, *, client: UUID | None = None) -> UUID:
    """Asked and approved; the seven days run."""
    if client is None:
        closes(alma, laid)
    erasure_id = asked(alma, laid, client=client)
    approved(second, erasure_id)
    return erasure_id


def row(erasure_id: UUID) -> Erasure:
    db.session.rollback()
    db.session.expire_all()
    return db.session.get_one(Erasure, erasure_id)
