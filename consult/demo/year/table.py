"""What happens at a table: people come, phases run, notes are written, things are agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from consult.agencies.queries import find_agency
from consult.cases.models import Client
from consult.consultations.models import Consultation
from consult.demo.texts import Text
from consult.demo.year.hands import Hands
from consult.demo.year.reading import Clients
from consult.followups.models import Action
from consult.followups.operations import Agreement, agree_action
from consult.formats import Role
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.meetings.models import AttendanceMode, AttendanceState, Item, ItemPhase
from consult.meetings.operations import (
    Fate,
    NoteAbout,
    Place,
    Supposed,
    decide_hypothesis,
    mark,
    start_phase,
    write_hypothesis,
    write_note,
)
from consult.meetings.queries import attendances_of, phases_of
from consult.notes.rules import NoteKind, Voice
from consult.privacy import reviewed


@dataclass(frozen=True, slots=True)
class Table:
    """An open item with whoever records it."""

    hands: Hands
    actor: Actor
    item: Item
    consultation: Consultation
    clients: Clients

    def take_roll(self, mode: AttendanceMode, excused: frozenset[UUID] = frozenset()) -> None:
        """Mark who has come."""
        for place in attendances_of(self.actor, self.item):
            if place.account_id is None:
                continue
            away = place.account_id in excused
            came = Place(
                standing=place.seat,
                role=place.role,
                account=self.hands.account(self.actor, place.account_id),
                agency=find_agency(self.actor, place.agency_id) if place.agency_id else None,
                sector=place.sector,
                mode=mode,
                state=AttendanceState.EXCUSED if away else AttendanceState.PRESENT,
            )
            mark(self.actor, self.item, place, came)

    def go_through(self, notes: Sequence[Text]) -> timedelta:
        """Go through the phases and write each note in its own; returns how long it took."""
        spent = timedelta()
        for phase in phases_of(self.actor, self.item):
            with clock.moved_by(spent):
                start_phase(self.actor, self.item, phase)
                for note in notes:
                    if note["phase"] == phase.key:
                        self._write(phase, note)
            spent += timedelta(minutes=phase.minutes)
        return spent

    def suppose(self, text: str, clients: Sequence[str], fate: Fate) -> None:
        """Write down a hypothesis in its phase, and say what becomes of it."""
        found = [one for one in phases_of(self.actor, self.item) if one.key == "hypotheses"]
        named = [self.clients[key] for key in clients]
        supposed = Supposed(reviewed(text), clients=named)
        row = write_hypothesis(self.actor, self.item, next(iter(found), None), supposed)
        decide_hypothesis(self.actor, row, fate)

    def agree(self, text: Text, owners: Sequence[UUID]) -> Action:
        """Agree on something; its owner is the first of `owners` who has that role."""
        due_on = clock.today() + timedelta(days=text["days"])
        owner = self._owner(Role.of(text["owner"]) if "owner" in text else Role.PRESENTER, owners)
        agreement = Agreement(reviewed(text["what"]), owner, due_on, tuple(self._named(text)))
        return agree_action(self.actor, self.item, self.consultation, agreement, owners)

    def _write(self, phase: ItemPhase, text: Text) -> None:
        about = NoteAbout(
            Voice.of(text["voice"]), NoteKind.of(text["kind"]), clients=self._named(text)
        )
        write_note(self.actor, self.item, phase, reviewed(text["text"]), about)

    def _named(self, text: Text) -> list[Client]:
        keys = text.get("clients") or list(self.clients)
        return [self.clients[key] for key in keys]

    def _owner(self, role: Role, owners: Sequence[UUID]) -> UUID:
        roles = {place.account_id: place.role for place in attendances_of(self.actor, self.item)}
        fitting = (owner for owner in owners if roles.get(owner) is role)
        return next(fitting, self.consultation.asker_id)
