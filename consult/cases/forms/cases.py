"""What may be typed about a case, its clients and its circle."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from wtforms.validators import InputRequired, Length, StopValidation

from consult import access
from consult.accounts.models import Account, Arrival
from consult.agencies.models import Agency
from consult.cases.rules import GIVEN_BY_HAND, ClientRole, ServiceLanguage, ServiceTask
from consult.foundation import clock
from consult.i18n import _, _l
from consult.teams.models import Team
from consult.web.fields import (
    ChoiceField,
    DayField,
    PersonField,
    PseudonymisedLineField,
    PseudonymisedTextField,
    TickField,
)
from consult.web.forms import ConsultForm

LINE, CARD = Length(max=120), Length(max=8_000)
DISCLOSURES = ("permit", "despite-refusal", "network-meeting", "systemic-weekly")
"""The occasions on which a case may be shown to somebody of another agency."""


class OpenCaseForm(ConsultForm):
    """A new case: the team it belongs to, and what it is about."""

    team_id = ChoiceField(_l("Team"), [InputRequired()])
    summary = PseudonymisedTextField(
        _l("What is it about?"),
        [CARD],
        rows=4,
        description=_l("Two sentences without names are enough. You can also write them later."),
    )

    @classmethod
    def among(cls, teams: Sequence[Team]) -> "OpenCaseForm":
        """Return the form for these teams; where there is only one it is chosen."""
        form = cls(data={"team_id": teams[0].id if len(teams) == 1 else None})
        form.team_id.choices = [(team.id, team.name) for team in teams]
        return form


class CaseCardForm(ConsultForm):
    """What a case is about."""

    summary = PseudonymisedTextField(_l("What is it about?"), [CARD], rows=8)


class NotedForm(ConsultForm):
    """On which day the code was written into the client system."""

    day = DayField(_l("Written into the client system on"), [InputRequired()])

    @classmethod
    def for_today(cls) -> "NotedForm":
        """Return the form with today filled in."""
        return cls(data={"day": clock.today()})


class ClientCardForm(ConsultForm):
    """What is known of a client, and in which language the client is served."""

    service_task = ChoiceField(
        _l("Service task"), [InputRequired()], choices=ServiceTask, shown_as="select"
    )
    service_language = ChoiceField(
        _l("Service language"),
        [InputRequired()],
        choices=ServiceLanguage,
        shown_as="select",
        description=_l("Ask every client every time; do not assume."),
    )
    other_language = PseudonymisedLineField(_l("Which other language?"), [LINE])
    own_label = PseudonymisedLineField(
        _l("Your own name for the client"),
        [LINE],
        description=_l("Only the circle sees it. Not a real name or a nickname."),
    )
    card = PseudonymisedTextField(_l("Client's card"), [CARD], rows=8)

    @property
    def facts(self) -> dict[str, Any]:
        """What was written of the client, with the proof that the guard has seen the texts."""
        texts = (self.other_language, self.own_label, self.card)
        chosen = {name: self.data[name] for name in ("service_task", "service_language")}
        return chosen | {field.short_name: field.reviewed for field in texts}

    def validate_service_language(self, field: Any) -> None:
        """Ask which language, where it is another one."""
        if field.data is ServiceLanguage.OTHER and not self.other_language.data:
            raise StopValidation(_("Write which language."))


class ClientForm(ClientCardForm):
    """A new client."""

    role = ChoiceField(_l("Who is it?"), [InputRequired()], choices=ClientRole, shown_as="select")


class SeatForm(ConsultForm):
    """A seat in the circle for a colleague of the team."""

    account_id = PersonField(_l("Colleague"), [InputRequired()])
    seat_as = ChoiceField(
        _l("Sits as"), [InputRequired()], choices=GIVEN_BY_HAND, shown_as="select"
    )
    writes = TickField(_l("May also write"))
    last_day = DayField(_l("Last day"), description=_l("Leave empty if no day is agreed."))
    provision = ChoiceField(
        _l("On what ground is the case shown?"),
        empty=_l("Same agency: nothing is disclosed"),
        shown_as="select",
        description=_l("Needed only for somebody of another agency."),
    )

    @property
    def goes_outside(self) -> bool:
        """Tell whether a ground was given: the seat is for somebody of another agency."""
        return "provision" in self and bool(self.provision.data)

    @property
    def facts(self) -> dict[str, Any]:
        """What the seat is to be."""
        names = ("seat_as", "writes", "last_day", "provision")
        return {name: self.data[name] for name in names if name in self}

    @classmethod
    def among(
        cls,
        colleagues: Sequence[Account] | Sequence[Arrival],
        agencies: Iterable[Agency],
        own: UUID,
        chosen: UUID | None = None,
    ) -> "SeatForm":
        """Return the form for these colleagues; a ground is asked where another agency's are."""
        form = cls(data={"account_id": chosen})
        names = {agency.id: agency.name for agency in agencies}
        form.account_id.choices = [
            (one.id, f"{one.name} – {names[one.agency_id]}") for one in colleagues
        ]
        if all(one.agency_id == own for one in colleagues):
            del form.provision
            return form
        form.provision.choices = [
            (one.key, one.sentence)
            for one in access.provisions()
            if set(one.occasions) & set(DISCLOSURES)
        ]
        return form


class PartialSeatForm(SeatForm):
    """A seat that opens one consultation of a case, and nothing else of it."""

    seat_as = None  # type: ignore[assignment]  # WTForms takes a field away like this
    writes = None  # type: ignore[assignment]  # the same


class EndSeatForm(ConsultForm):
    """Nothing to type: the press ends the seat."""
