"""What may be typed about a team and its seats."""

from typing import Any
from uuid import UUID

from wtforms.validators import DataRequired, InputRequired, Length, Optional

from consult.i18n import _l
from consult.teams.models import TeamKind, TeamSeat
from consult.teams.operations import Decision
from consult.web.fields import ChoiceField, DayField, LineField, PersonField
from consult.web.forms import ConsultForm

FACTS = ("name", "agency_id", "area", "format_key", "emergency_presses")


class TeamForm(ConsultForm):
    """A team: whose, where, and under which format it meets."""

    name = LineField(_l("Name of the team"), [DataRequired(), Length(max=120)])
    agency_id = PersonField(_l("Agency"), [InputRequired()])
    area = LineField(_l("Area"), [DataRequired(), Length(max=80)])
    format_key = ChoiceField(_l("Meeting format"), [InputRequired()])
    emergency_presses = ChoiceField(
        _l("To open a case in an emergency"),
        [InputRequired()],
        choices=[(1, _l("One deputy presses")), (2, _l("Two deputies press"))],
        shown_as="radios",
    )

    @property
    def facts(self) -> dict[str, Any]:
        """What was typed, as the operations take it."""
        return {name: self[name].data for name in FACTS}


class NewTeamForm(TeamForm):
    """A new team also says of which kind it is; that does not change later."""

    kind = ChoiceField(_l("Kind of team"), [InputRequired()], choices=TeamKind)


class SeatForm(ConsultForm):
    """Who is to sit in the team, as what."""

    account_id = PersonField(_l("Person"), [InputRequired()])
    seat = ChoiceField(_l("Seat"), [InputRequired()])

    @property
    def chosen_person(self) -> UUID:
        """Whom; the validators have seen to it that somebody was chosen."""
        return UUID(str(self.account_id.data))

    @property
    def chosen_seat(self) -> TeamSeat:
        """As what; the validators have seen to it that something was chosen."""
        return TeamSeat.of(str(self.seat.data))


class AppointForm(ConsultForm):
    """By which decision somebody is a member, and for how long."""

    decision = LineField(
        _l("Number of the decision"),
        [DataRequired(), Length(max=40)],
        description=_l("As in the authority's register."),
    )
    decided_on: Any = DayField(_l("Decided on"), [InputRequired()])
    term_from: Any = DayField(_l("The term begins"), [InputRequired()])
    term_until: Any = DayField(_l("Last day of the term"), [InputRequired()])
    stands_in_for = PersonField(_l("Deputy of"), [Optional()], empty=_l("Nobody: a full member"))

    @property
    def facts_of_decision(self) -> Decision:
        """What was typed, as the operations take it."""
        return Decision(
            self.decision.data,
            self.decided_on.data,
            self.term_from.data,
            self.term_until.data,
            self.stands_in_for.data,
        )
