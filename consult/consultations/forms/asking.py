"""The one page on which a consultation is asked for: question first, the rest later."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from wtforms.validators import InputRequired, Length, StopValidation

from consult.agencies.rules import sectors
from consult.consultations.forms.parts import (
    ClientPart,
    KnownClientPart,
    PersonPart,
    client_of,
    person_of,
    stance_of,
)
from consult.consultations.forms.triage import slots_to_choose
from consult.consultations.operations.wishes import About, Stance, Wish
from consult.consultations.queries import Again, Offer, Turn
from consult.consultations.rules.choices import MOST_QUESTIONS, Urgency, WishedHelp
from consult.formats import Topic
from consult.i18n import _, _l, occasion
from consult.meetings.models import Meeting
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    PartField,
    PersonField,
    PseudonymisedTextField,
    RepeatedField,
    TickField,
)
from consult.web.forms import ConsultForm

NEW_CASE, NO_CASE = "new", "none"
NOT_OFFERED = UUID(int=0)
"""Stands for a client that was not on the page; the deed refuses it."""


@dataclass(frozen=True, slots=True)
class AboutCase:
    """The case that a request is about."""

    case_id: UUID


class AskForm(ConsultForm):
    """A request to a group. `offer()` puts in what may be chosen, `wish()` reads it all."""

    questions = RepeatedField(
        PseudonymisedTextField(_l("Question"), [Length(max=1_000)], rows=2),
        _l("What do you want to ask?"),
        min_entries=2,
        max_entries=MOST_QUESTIONS,
        needs_one=True,
        one_more=_l("One more question"),
    )
    help = ChoiceField(_l("What help do you wish for?"), [InputRequired()], shown_as="radios")
    urgency = ChoiceField(
        _l("How urgent is it?"), [InputRequired()], choices=Urgency, shown_as="radios"
    )
    about = ChoiceField(_l("Which case is it about?"), [InputRequired()], shown_as="select")
    home_team = ChoiceField(_l("Team in which a new case is opened"), shown_as="select")
    clients = RepeatedField(
        PartField(ClientPart),
        _l("Clients"),
        min_entries=2,
        max_entries=6,
        one_more=_l("One more client"),
    )
    known_clients = RepeatedField(PartField(KnownClientPart), _l("Clients"), max_entries=30)
    people = RepeatedField(
        PartField(PersonPart), _l("People round the family"), min_entries=3, max_entries=3
    )
    sectors = ChoicesField(_l("Whom would you like to hear?"))
    agencies = ChoicesField(
        _l("Who already works with the family?"),
        description=_l("Nobody from these workplaces is proposed as an expert."),
    )
    decision = PseudonymisedTextField(
        _l("Decision that waits for this"), [Length(max=2_000)], rows=2
    )
    background = PseudonymisedTextField(
        _l("Background to read beforehand"),
        [Length(max=8_000)],
        description=_l("Those invited read this. Leave out names, places and dates of birth."),
    )
    agreed = PseudonymisedTextField(
        _l("Agreed last time, and still open"),
        [Length(max=8_000)],
        rows=4,
        description=_l("Those at the table read this first. Change it as you like."),
    )
    file_background = TickField(_l("Keep the background among the notes of the case too"))

    def offer(self, offer: Offer) -> None:
        """Put in what this person may choose from."""
        self.help.choices = Topic if offer.shape.private else WishedHelp
        self.sectors.choices = [
            (key, name) for key, name in sectors().items() if key != "client-and-close"
        ]
        self.agencies.choices = [(agency.id, agency.name) for agency in offer.agencies]
        self.home_team.choices = [(team.id, team.name) for team in offer.home_teams]
        self.about.choices = _cases_of(offer)
        if offer.again is None:
            del self.agreed
        if offer.turns and not offer.shape.in_writing:
            self.urgency.choices = [(one, one, _likely(offer.turns[one])) for one in Urgency]
        for number, entry in enumerate(self.questions.entries, start=1):
            entry.label.text = _("Question %(number)s", number=number)
            entry.flags.required = number == 1
        if not self.is_written:
            self._begin(offer)

    @property
    def place(self) -> object:
        """What it is about: the chosen case, whose names nobody shall read in the request."""
        chosen: object = self.about.data
        return AboutCase(chosen) if isinstance(chosen, UUID) else None

    def wish(self, offer: Offer) -> Wish:
        """Read the whole request."""
        chosen: dict[str, Any] = {"help": self.help.data, "urgency": self.urgency.data}
        return Wish(
            questions=tuple(entry.reviewed for entry in self.questions.filled),
            about=self._about(offer),
            sectors=tuple(self.sectors.data or ()),
            agencies=tuple(self.agencies.data or ()),
            decision=self.decision.reviewed if self.decision.data else None,
            background=self.background.reviewed if self.background.data else None,
            agreed=self.agreed.reviewed if "agreed" in self and self.agreed.data else None,
            files_background=bool(self.file_background.data),
            **chosen,
        )

    def validate_home_team(self, field: Any) -> None:
        """Ask for the team where there are several; one alone is taken."""
        if self.about.data == NEW_CASE and len(field.options) > 1 and field.data is None:
            raise StopValidation(_("Choose one."))

    def _begin(self, offer: Offer) -> None:
        chosen = offer.chosen_case
        first = self.about.options[0].value
        self.about.data = chosen.id if chosen is not None else first
        self.file_background.data = True
        for client in offer.clients:
            concerned = offer.again is None or client.id in offer.again.clients
            self.known_clients.append_entry({"client_id": str(client.id), "concerned": concerned})
        if offer.again is not None:
            self._bring_along(offer.again, offer.agreed)

    def _bring_along(self, again: Again, agreed: str) -> None:
        self.questions.entries[0].data = again.question
        self.sectors.data, self.agencies.data = again.sectors, again.agencies
        self.help.data = again.consultation.help or again.consultation.topic
        self.agreed.data = agreed

    def _about(self, offer: Offer) -> About:
        if self.about.data == NO_CASE:
            return About()
        clients = tuple(client_of(entry.form) for entry in self.clients.filled)
        people = tuple(person_of(entry.form) for entry in self.people.filled)
        if self.about.data == NEW_CASE:
            home = self._home(offer)
            return About(
                home_team_id=home,
                new_clients=clients,
                new_people=people,
                space_id=self.space_kept_free,
            )
        case = next(case for case in offer.cases if case.id == self.about.data)
        known = self._known(offer)
        return About(case=case, known_clients=known, new_clients=clients, new_people=people)

    def _home(self, offer: Offer) -> UUID | None:
        only = offer.home_teams[0].id if len(offer.home_teams) == 1 else None
        chosen: UUID | None = self.home_team.data
        return chosen or only

    def _known(self, offer: Offer) -> tuple[tuple[UUID, Stance | None], ...] | None:
        """Read which clients it concerns; None where they were not on the page: then all."""
        shown = offer.chosen_case
        lines = [entry.form for entry in self.known_clients.entries]
        if shown is None or shown.id != self.about.data or not lines:
            return None
        by_id = {str(client.id): client.id for client in offer.clients}
        return tuple(
            (by_id.get(line.client_id.data, NOT_OFFERED), stance_of(line))
            for line in lines
            if line.concerned.data
        )


class BookForm(AskForm):
    """A slot that is taken at once: a time, a family, one sentence. The rest now or later."""

    questions = RepeatedField(
        PseudonymisedTextField(_l("Question"), [Length(max=1_000)], rows=2),
        _l("What do you bring, in a sentence?"),
        min_entries=1,
        max_entries=MOST_QUESTIONS,
        needs_one=True,
    )
    slot = ChoiceField(_l("Which time suits?"), [InputRequired()], shown_as="radios")
    facilitator: Any = PersonField(_l("Who leads it?"), [InputRequired()])

    def offer(self, offer: Offer) -> None:
        """Put in what this person may choose from, free times too."""
        super().offer(offer)
        self.urgency.choices = [(Urgency.ROUTINE, Urgency.ROUTINE)]
        self.slot.choices = slots_to_choose(offer.slots, offer.shape.key)
        self.facilitator.choices = [(one.id, one.name) for one in offer.facilitators]

    @property
    def later_is_filled(self) -> bool:
        """Tell whether something stands in what may wait, so that it is not folded away."""
        later = (self.clients, self.people, self.decision, self.background, self.help)
        written = self.clients.filled or self.people.filled
        return bool(written or self.decision.data or self.background.data) or any(
            field.errors for field in later
        )

    def chosen_slot(self, offer: Offer) -> Meeting:
        """Return the time that was chosen."""
        return next(slot for slot in offer.slots if slot.id == self.slot.data)

    def _begin(self, offer: Offer) -> None:
        super()._begin(offer)
        self.urgency.data = Urgency.ROUTINE
        if not offer.shape.private:
            self.help.data = WishedHelp.REFLECTION
        if offer.slots:
            self.slot.data = offer.slots[0].id
        if len(offer.facilitators) == 1:
            self.facilitator.data = offer.facilitators[0].id


def _likely(turn: Turn) -> str:
    """Say when the turn likely comes."""
    if turn.likely_at is None:
        return _(
            "No time is planned so far ahead yet; waiting before you: %(num)d.", num=turn.ahead
        )
    return _("Likely on %(at)s.", at=occasion(turn.likely_at))


def _cases_of(offer: Offer) -> list[tuple[object, object]]:
    none: list[tuple[object, object]] = []
    if not offer.shape.needs_case:
        none.append((NO_CASE, _without_case(offer)))
    if not offer.opens_cases:
        return none
    cases = [(case.id, case.code) for case in offer.cases]
    return [*none, (NEW_CASE, _l("A new case")), *cases]


def _without_case(offer: Offer) -> Any:
    two_way = offer.shape.two_way
    return _l("None: asked without a case") if two_way else _l("None: it is about the work itself")
