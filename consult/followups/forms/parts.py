"""The lines that recording afterwards repeats: a person, a note, an answer, an agreement."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from wtforms import HiddenField
from wtforms.validators import Length, StopValidation

from consult.cases.models import Client
from consult.consultations.models import Answer
from consult.consultations.operations import Given
from consult.consultations.queries import Place as Panelled
from consult.followups.forms.agreements import LONGEST, chosen
from consult.followups.forms.hypotheses import LONGEST_HYPOTHESIS, LONGEST_SIGN
from consult.followups.operations import Agreement
from consult.foundation import clock
from consult.i18n import _, _l
from consult.meetings.forms.notes import ITEM_KINDS, LONGEST_NOTE
from consult.meetings.forms.roster import RosterPart
from consult.meetings.models import (
    CAME_OR_NOT,
    AttendanceMode,
    AttendanceState,
    Standing,
    standing_of,
)
from consult.meetings.operations import Fate, NoteAbout, Place, Supposed
from consult.meetings.queries.seating import Seating
from consult.meetings.rules import HypothesisState
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
    TickField,
)
from consult.web.forms import Part


class QuietDay(DayField):
    """A day that alone does not make a line one that was used."""

    counts = False


LONGEST_ANSWER, LONGEST_DISSENT = 8_000, 4_000
OVERTAKEN = UUID(int=0)
"""Stands for an answer that is no longer the one that was seen."""


class WasPart(RosterPart):
    """Somebody who had a place, was invited or expected, and whether she came."""

    invited: Panelled | None = None
    """Set where an expert was invited and never answered."""

    came = TickField(_l("Was there"))
    state = ChoiceField(
        _l("More exactly"), choices=CAME_OR_NOT, shown_as="select", empty=_l("As ticked")
    )

    def name_it(self, name: str) -> None:
        """Let the tick be called by whose it is."""
        self.came.label.text = name

    def validate_state(self, field: Any) -> None:
        """Let the tick say it where nothing more exact is said."""

    @property
    def is_there(self) -> bool:
        """Tell whether she came, or something more exact was said of her coming."""
        return bool(self.came.data or self.state.data)

    def place(self, seating: Seating, standing: Standing, **whose: Any) -> Place:
        """Return what was marked: the more exact word, else the tick."""
        ticked = AttendanceState.PRESENT if self.came.data else AttendanceState.EXCUSED
        place = super().place(seating, standing, **whose)
        return replace(place, state=self.state.data or ticked)


class CamePart(Part):
    """Somebody who came without having had a place."""

    person = PersonField(_l("Colleague"), empty=_l("Nobody of the house"))
    role = ChoiceField(_l("Role"), shown_as="select")
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
        _l("What it is"), choices=ITEM_KINDS, default=NoteKind.REFLECTION, shown_as="select"
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

    overtaken: Answer | None = None
    """Set where somebody else wrote the answer in the meantime."""

    question_id = HiddenField()
    replaces = HiddenField()
    text = PseudonymisedTextField(_l("Answer"), [Length(max=LONGEST_ANSWER)], rows=4)
    sectors = ChoicesField(_l("Sectors behind the answer"))
    dissent = PseudonymisedTextField(_l("Seen otherwise"), [Length(max=LONGEST_DISSENT)], rows=2)
    regards = QuietChoices(_l("Whom it concerns"))

    def validate_text(self, field: Any) -> None:
        """Ask for the answer, where something was said of it."""
        if not field.data and (self.dissent.data or self.sectors.data):
            raise StopValidation(_("Write the answer, too."))

    def given(
        self, standing: Answer | None, clients: Sequence[Client] = (), named: Sequence[UUID] = ()
    ) -> Given | None:
        """Return the answer, unless none was written or the one that stands is unchanged."""
        if not self.text.data or self._is(standing, named):
            return None
        seen = self.replaces.data or ""
        stands = standing is not None and seen == str(standing.id)
        return Given(
            text=self.text.reviewed,
            sectors=tuple(self.sectors.data or ()),
            dissent=self.dissent.reviewed if self.dissent.data else reviewed(""),
            replaces=standing.id if standing and stands else (OVERTAKEN if seen else None),
            clients=tuple(one for one in clients if one.id in (self.regards.data or ())),
        )

    def see(self, standing: Answer | None) -> None:
        """After a conflict: what stands now is shown beside what was typed."""
        if standing is not None and self.replaces.data != str(standing.id):
            self.overtaken = standing
            self.replaces.data = str(standing.id)

    def _is(self, standing: Answer | None, named: Sequence[UUID]) -> bool:
        """Tell whether this is word for word the answer that stands."""
        if standing is None:
            return False
        chosen = [set(self.sectors.data or ()), set(self.regards.data or ())]
        said = [self.text.data, self.dissent.data or "", *chosen]
        return said == [standing.body, standing.dissent, set(standing.sectors), set(named)]


class HypothesisPart(Part):
    """A hypothesis, its signs, and what became of it."""

    text = PseudonymisedTextField(_l("What might be"), [Length(max=LONGEST_HYPOTHESIS)], rows=2)
    strengthens = PseudonymisedTextField(
        _l("What would strengthen it"), [Length(max=LONGEST_SIGN)], rows=2
    )
    weakens = PseudonymisedTextField(_l("What would weaken it"), [Length(max=LONGEST_SIGN)], rows=2)
    state = QuietChoice(
        _l("What becomes of it"),
        choices=HypothesisState,
        default=HypothesisState.OPEN,
        shown_as="select",
    )
    until = QuietDay(_l("Kept open until"))
    clients = QuietChoices(_l("Whom it concerns"))

    def validate_text(self, field: Any) -> None:
        """Ask what it is."""
        if not field.data:
            raise StopValidation(_("Write what might be."))

    def validate_until(self, field: Any) -> None:
        """Ask for a day to come, where it is kept open."""
        kept = self.state.data is HypothesisState.KEPT
        if kept and not (field.data and field.data > clock.today()):
            raise StopValidation(_("Choose a day to come."))

    def hypothesis(self, clients: Sequence[Client]) -> tuple[Supposed, Fate | None]:
        """Return what was supposed, and what was decided on it, if anything was."""
        supposed = Supposed(
            self.text.reviewed,
            self.strengthens.reviewed if self.strengthens.data else None,
            self.weakens.reviewed if self.weakens.data else None,
            chosen(clients, self.clients.data),
        )
        state: HypothesisState = self.state.data or HypothesisState.OPEN
        kept = state is HypothesisState.KEPT
        decided = state is not HypothesisState.OPEN
        return supposed, Fate(state, self.until.data if kept else None) if decided else None


class AgreementPart(Part):
    """Who does what by when."""

    what = PseudonymisedLineField(_l("What was agreed"), [Length(max=LONGEST)])
    owner = PersonField(_l("Who does it"))
    due_on = DayField(_l("By when"))
    teller = PersonField(_l("Who tells the family"), empty=_l("Nobody was named"))
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
            teller_id=said["teller"],
        )
