"""What may be typed about meetings and items."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any
from uuid import UUID

from wtforms import HiddenField
from wtforms.validators import InputRequired, Length, NumberRange

from consult.accounts.models import Account
from consult.agencies.rules import sectors
from consult.cases.models import Client
from consult.formats import Role, Yield
from consult.i18n import _l
from consult.meetings.models import (
    Attendance,
    AttendanceMode,
    AttendanceState,
    CancelReason,
    ItemPhase,
    MeetingMode,
    standing_of,
)
from consult.meetings.operations import MeetingPlan, NoteAbout, PhaseDraft, Place
from consult.meetings.queries.room import Seated
from consult.meetings.queries.seating import Seating
from consult.meetings.rules import (
    LONGEST_PHASE,
    MOST_PHASES,
    MOST_SLOTS,
    PhaseWords,
    at_local,
    in_wished_order,
)
from consult.notes.rules import MayBeToldTo, NoteKind, Voice
from consult.privacy import ReviewedText, reviewed
from consult.teams.models import Team
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    ClockTimeField,
    DayField,
    NumberField,
    PartField,
    PersonField,
    PseudonymisedLineField,
    PseudonymisedTextField,
    RepeatedField,
    TickField,
)
from consult.web.forms import ConsultForm, Part

LONGEST_NOTE = 20_000
NO_WORDS = PhaseWords("", "", "")


class MeetingForm(ConsultForm):
    """Plan a meeting."""

    team = ChoiceField(_l("Team"), [InputRequired()], shown_as="select")
    day = DayField(_l("Day"), [InputRequired()])
    begins = ClockTimeField(_l("Begins"), [InputRequired()], default=time(9))
    ends = ClockTimeField(_l("Ends"), [InputRequired()], default=time(12))
    slots = NumberField(
        _l("How many items"), [InputRequired(), NumberRange(1, MOST_SLOTS)], default=3
    )
    mode = ChoiceField(
        _l("How"), [InputRequired()], choices=MeetingMode, default=MeetingMode.ON_SITE
    )
    place = PseudonymisedLineField(
        _l("Where"),
        [Length(max=120)],
        description=_l("A room or a channel. Everybody invited sees it; nothing about a client."),
    )

    def offer(self, teams: Sequence[Team]) -> None:
        """Put in the teams whose meetings she plans."""
        self.team.choices = [(team.id, team.name) for team in teams]
        if len(teams) == 1 and self.team.data is None:
            self.team.data = teams[0].id

    @property
    def plan(self) -> MeetingPlan:
        """What was planned. Only after the form was right."""
        said = self.data
        return MeetingPlan(
            starts_at=at_local(said["day"], said["begins"]),
            ends_at=at_local(said["day"], said["ends"]),
            slots=said["slots"],
            mode=said["mode"],
            place=self.place.reviewed,
        )


class CancelForm(ConsultForm):
    """Call a meeting off."""

    reason = ChoiceField(_l("Why"), [InputRequired()], choices=CancelReason, shown_as="select")
    note = PseudonymisedTextField(
        _l("For the team's leaders"),
        [Length(max=2_000)],
        rows=3,
        description=_l("Only those who lead the team read this."),
    )


class PhasePart(Part):
    """One phase of an item."""

    phase_id = HiddenField()
    position = NumberField(_l("Number"), [NumberRange(1, MOST_PHASES)])
    title = PseudonymisedLineField(_l("Title"), [Length(max=120)])
    minutes = NumberField(_l("Minutes"), [InputRequired(), NumberRange(0, LONGEST_PHASE)])
    speaks = ChoicesField(_l("Speaks"), choices=Role)
    listens = ChoicesField(_l("Listens"), choices=Role)
    yields = ChoiceField(_l("What is written down"), choices=Yield, shown_as="select")
    prompt = PseudonymisedTextField(_l("Prompts"), [Length(max=2_000)], rows=2)
    gone = TickField(_l("Remove this phase"))

    phase_id.counts = False
    position.counts = False

    def draft(self, words: Mapping[UUID, PhaseWords]) -> PhaseDraft:
        """Return the phase as it is wanted; `words` are those that were shown."""
        said = self.data
        phase_id = _uuid(said["phase_id"])
        shown = words.get(phase_id, NO_WORDS) if phase_id else NO_WORDS
        return PhaseDraft(
            id=phase_id,
            title=_unless_shown(self.title.reviewed, shown.title),
            prompt=_unless_shown(self.prompt.reviewed, shown.prompt),
            minutes=said["minutes"],
            speaks=tuple(said["speaks"]),
            listens=tuple(said["listens"]),
            yields=said["yields"] or Yield.REFLECTIONS,
        )


class PhasesForm(ConsultForm):
    """Prepare how an item goes."""

    phases = RepeatedField(
        PartField(PhasePart), _l("Phases"), one_more=_l("Add a phase"), max_entries=MOST_PHASES
    )

    def drafts(self, words: Mapping[UUID, PhaseWords]) -> list[PhaseDraft]:
        """Return the phases in the wished order, without those that are to go."""
        parts = [entry.form for entry in self.phases.filled if not entry.form.gone.data]
        ordered = in_wished_order([(part.position.data, part) for part in parts])
        return [part.draft(words) for part in ordered]

    @staticmethod
    def filled_from(
        phases: Sequence[ItemPhase], words: Mapping[UUID, PhaseWords]
    ) -> dict[str, Any]:
        """Return what the form starts with; `words` are the titles and prompts shown now."""
        return {
            "phases": [
                {
                    "phase_id": str(phase.id),
                    "position": phase.position,
                    "title": words[phase.id].title,
                    "prompt": words[phase.id].prompt,
                    "minutes": phase.minutes,
                    "speaks": phase.speaks,
                    "listens": phase.listens,
                    "yields": phase.yields,
                }
                for phase in phases
            ]
        }


class NoteForm(ConsultForm):
    """Write down what is said."""

    text = PseudonymisedTextField(_l("Note"), [InputRequired(), Length(max=LONGEST_NOTE)], rows=4)
    voice = ChoiceField(
        _l("Whose voice"),
        [InputRequired()],
        choices=Voice,
        default=Voice.TEAM,
        shown_as="select",
    )
    kind = ChoiceField(
        _l("What it is"),
        [InputRequired()],
        choices=NoteKind,
        default=NoteKind.REFLECTION,
        shown_as="select",
    )
    told_to = ChoiceField(
        _l("May be told to"),
        [InputRequired()],
        choices=MayBeToldTo,
        default=MayBeToldTo.ASK_FIRST,
        shown_as="select",
    )
    clients = ChoicesField(
        _l("Whom it concerns"), description=_l("Nobody chosen: everybody the item is about.")
    )

    def offer(self, clients: Sequence[Client]) -> None:
        """Put in the clients the item is about."""
        self.clients.choices = [(client.id, client.label) for client in clients]

    def about(self, clients: Sequence[Client]) -> NoteAbout:
        """Return what the note says of itself; nobody chosen means all these clients."""
        said = self.data
        chosen = [client for client in clients if client.id in said["clients"]]
        return NoteAbout(said["voice"], said["kind"], said["told_to"], chosen or clients)


class CorrectionForm(ConsultForm):
    """Put one's own note right."""

    text = PseudonymisedTextField(_l("Note"), [InputRequired(), Length(max=LONGEST_NOTE)], rows=6)


class RosterPart(Part):
    """One person at the table."""

    attendance_id = HiddenField()
    state = ChoiceField(_l("Came"), choices=AttendanceState, shown_as="select")
    mode = ChoiceField(_l("How"), choices=AttendanceMode, shown_as="select")
    role = ChoiceField(_l("Role"), choices=Role.seats(), shown_as="select")
    agency = ChoiceField(_l("Agency that day"), shown_as="select")
    sector = ChoiceField(_l("Sector that day"), shown_as="select")

    attendance_id.counts = False

    def place(self, there: Attendance, account: Account | None, seating: Seating) -> Place:
        """Return what was marked for somebody who has a place already."""
        said = self.data
        return Place(
            standing=there.seat,
            role=said["role"],
            account=account,
            agency=seating.agencies.get(said["agency"]),
            sector=said["sector"],
            mode=said["mode"],
            state=said["state"],
        )


class RosterForm(ConsultForm):
    """Mark who takes part, all in one press."""

    rows = RepeatedField(PartField(RosterPart), _l("At the table"), max_entries=60)

    def offer(self, agencies: Sequence[tuple[Any, str]]) -> None:
        """Put in agencies and sectors."""
        for entry in self.rows.entries:
            entry.form.agency.choices = [(None, "–"), *agencies]
            entry.form.sector.choices = list(sectors().items())

    def marked(self, table: Sequence[Seated], seating: Seating) -> list[tuple[Attendance, Place]]:
        """Return what was marked for each who has a place; rows of others are left out."""
        there = {str(one.attendance.id): one for one in table}
        rows = []
        for entry in self.rows.entries:
            if one := there.get(entry.form.attendance_id.data):
                place = entry.form.place(one.attendance, one.account, seating)
                rows.append((one.attendance, place))
        return rows

    @staticmethod
    def filled_from(attendances: Sequence[Attendance]) -> dict[str, Any]:
        """Return what the form starts with."""
        return {
            "rows": [
                {
                    "attendance_id": str(one.id),
                    "state": one.state,
                    "mode": one.mode,
                    "role": one.role,
                    "agency": one.agency_id,
                    "sector": one.sector,
                }
                for one in attendances
            ]
        }


class SeatForm(ConsultForm):
    """Give somebody a place at the table."""

    person = PersonField(
        _l("Colleague"), description=_l("Leave empty for family, close people and guests.")
    )
    role = ChoiceField(_l("Role"), [InputRequired()], choices=Role.seats(), shown_as="select")
    agency = ChoiceField(_l("A guest's agency"), shown_as="select")
    sector = ChoiceField(_l("A guest's sector"), shown_as="select")
    mode = ChoiceField(
        _l("How"),
        [InputRequired()],
        choices=AttendanceMode,
        default=AttendanceMode.IN_PERSON,
        shown_as="select",
    )

    def offer(self, people: Sequence[tuple[Any, str]], agencies: Sequence[tuple[Any, str]]) -> None:
        """Put in who may be chosen."""
        self.person.choices = [(None, "–"), *people]
        self.agency.choices = [(None, "–"), *agencies]
        self.sector.choices = [("", "–"), *sectors().items()]

    def place(self, seating: Seating) -> Place:
        """Return the place that is given. Only after the form was right."""
        said = self.data
        account = seating.people.get(said["person"])
        return Place(
            standing=standing_of(said["role"], has_account=account is not None),
            role=said["role"],
            account=account,
            agency=seating.agencies.get(said["agency"]),
            sector=said["sector"] or "",
            mode=said["mode"],
        )


def _unless_shown(text: ReviewedText, shown: str) -> ReviewedText:
    """Return what was typed, or nothing where the words are still the catalogue's.

    So that words nobody edited stay in each reader's own language.
    """
    return reviewed("") if " ".join(text.split()) == " ".join(shown.split()) else text


def _uuid(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
