"""The lines that recording afterwards repeats: a person, a note, an answer, an agreement."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wtforms import HiddenField
from wtforms.validators import Length, StopValidation

from consult.cases.models import Client
from consult.consultations.models import Answer
from consult.consultations.operations import Given
from consult.consultations.queries import Place as Panelled
from consult.followups.forms.agreements import LONGEST, chosen
from consult.followups.operations import Agreement
from consult.formats import Role
from consult.i18n import _, _l
from consult.meetings.forms.notes import LONGEST_NOTE
from consult.meetings.forms.roster import RosterPart
from consult.meetings.models import CAME_OR_NOT, AttendanceMode, AttendanceState, standing_of
from consult.meetings.operations import NoteAbout, Place
from consult.meetings.queries.seating import Seating
from consult.notes.rules import NoteKind, Voice
from consult.privacy import ReviewedText, reviewed
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    PersonField,
    PseudonymisedLineField,
    PseudonymisedTextField,
    QuietChoice,
    QuietChoices,
)
from consult.web.forms import Part

LONGEST_ANSWER, LONGEST_DISSENT = 8_000, 4_000
OVERTAKEN = UUID(int=0)
"""Stands for an answer that is no longer the one that was seen."""


class WasPart(RosterPart):
    """Somebody who had a place, was invited or expected, and whether she came."""

    invited: Panelled | None = None
    """Set where an expert was invited and never answered."""

    state = ChoiceField(
        _l("Attendance"), choices=CAME_OR_NOT, shown_as="select", empty=_l("Not at the table")
    )


class CamePart(Part):
    """Somebody who came without having had a place."""

    person = PersonField(_l("Colleague"), empty=_l("Nobody of the house"))
    role = ChoiceField(_l("Role"), choices=Role.seats(), shown_as="select")
    mode = QuietChoice(
        _l("How"), choices=AttendanceMode, default=AttendanceMode.IN_PERSON, shown_as="select"
    )
    agency = ChoiceField(_l("A guest's agency"), shown_as="select", empty=_l("No agency"))
    sector = ChoiceField(_l("A guest's sector"), shown_as="select", empty=_l("No sector"))

    def validate_role(self, field: Any) -> None:
        """Ask as what she took part."""
        if field.data is None:
            raise StopValidation(_("Choose as what this person took part."))

    def place(self, seating: Seating) -> Place:
        """Return the place she has had all along."""
        said = self.data
        account = seating.people.get(said["person"])
        return Place(
            standing=standing_of(said["role"], has_account=account is not None),
            role=said["role"],
            account=account,
            agency=seating.agencies.get(said["agency"]),
            sector=said["sector"] or "",
            mode=said["mode"] or AttendanceMode.IN_PERSON,
            state=AttendanceState.PRESENT,
        )


class NotePart(Part):
    """A note: what was said, whose voice it is, what it is."""

    text = PseudonymisedTextField(_l("Note"), [Length(max=LONGEST_NOTE)], rows=3)
    voice = QuietChoice(_l("Whose voice"), choices=Voice, default=Voice.TEAM, shown_as="select")
    kind = QuietChoice(
        _l("What it is"), choices=NoteKind, default=NoteKind.REFLECTION, shown_as="select"
    )
    clients = QuietChoices(_l("Whom it concerns"))

    def note(self, clients: Sequence[Client]) -> tuple[ReviewedText, NoteAbout]:
        """Return the text, and what it says of itself."""
        about = NoteAbout(
            voice=self.voice.data or Voice.TEAM,
            kind=self.kind.data or NoteKind.REFLECTION,
            clients=chosen(clients, self.clients.data),
        )
        return self.text.reviewed, about


class AnswerPart(Part):
    """The answer to one question, the sectors behind it, and what was seen otherwise."""

    question_id = HiddenField()
    replaces = HiddenField()
    text = PseudonymisedTextField(_l("Answer"), [Length(max=LONGEST_ANSWER)], rows=4)
    sectors = ChoicesField(_l("Sectors behind the answer"))
    dissent = PseudonymisedTextField(_l("Seen otherwise"), [Length(max=LONGEST_DISSENT)], rows=2)

    def validate_text(self, field: Any) -> None:
        """Ask for the answer, where something was said of it."""
        if not field.data and (self.dissent.data or self.sectors.data):
            raise StopValidation(_("Write the answer, too."))

    def given(self, standing: Answer | None) -> Given | None:
        """Return the answer, unless none was written or the one that stands is unchanged."""
        if not self.text.data or self._is(standing):
            return None
        seen = self.replaces.data or ""
        stands = standing is not None and seen == str(standing.id)
        return Given(
            text=self.text.reviewed,
            sectors=tuple(self.sectors.data or ()),
            dissent=self.dissent.reviewed if self.dissent.data else reviewed(""),
            replaces=standing.id if standing and stands else (OVERTAKEN if seen else None),
        )

    def _is(self, standing: Answer | None) -> bool:
        """Tell whether this is word for word the answer that stands."""
        if standing is None:
            return False
        said = (self.text.data, self.dissent.data, set(self.sectors.data or ()))
        return said == (standing.body, standing.dissent, set(standing.sectors))


class AgreementPart(Part):
    """Who does what by when."""

    what = PseudonymisedLineField(_l("What was agreed"), [Length(max=LONGEST)])
    owner = PersonField(_l("Who does it"))
    due_on = DayField(_l("By when"))
    clients = QuietChoices(_l("Whom it concerns"))

    def validate_what(self, field: Any) -> None:
        """Ask what it is."""
        if not field.data:
            raise StopValidation(_("Write what was agreed."))

    def validate_owner(self, field: Any) -> None:
        """Ask whose it is."""
        if field.data is None:
            raise StopValidation(_("Choose who does it."))

    def validate_due_on(self, field: Any) -> None:
        """Ask for the day."""
        if field.data is None:
            raise StopValidation(_("Choose a day."))

    def agreement(self, clients: Sequence[Client]) -> Agreement:
        """Return what was agreed."""
        said = self.data
        return Agreement(
            what=self.what.reviewed,
            owner_id=said["owner"],
            due_on=said["due_on"],
            clients=chosen(clients, said["clients"]),
        )
