"""What may be typed about a team and its seats."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from consult.formats import Format
from consult.i18n import _, _l, say
from consult.teams.models import EXCEPTING_SEATS, Team, TeamKind, TeamSeat
from consult.teams.operations import Decision
from consult.teams.rules import (
    DAY_HOURS,
    LONGEST_NOTICE,
    MOST_ITEMS,
    MOST_SECTORS,
    AskedBy,
    Bounds,
)
from consult.web.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    LineField,
    NumberField,
    PersonField,
    PseudonymisedTextField,
)
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


class RulesForm(ConsultForm):
    """What a team says about its times."""

    latest_hours = NumberField(
        _l("Booked at the latest, hours before"),
        [InputRequired(), NumberRange(0, LONGEST_NOTICE * DAY_HOURS)],
        default=0,
        description=_l("0: until the meeting begins. 24 is a day, 168 a week."),
    )
    capacity = NumberField(
        _l("Items in a meeting at the most"),
        [Optional(), NumberRange(1, MOST_ITEMS)],
        description=_l("Empty: as many as the meeting has slots."),
    )
    asked_by = ChoiceField(
        _l("Who may ask or book"), [InputRequired()], choices=AskedBy, shown_as="radios"
    )
    sectors = NumberField(
        _l("Sectors at the table at least"),
        [InputRequired(), NumberRange(0, MOST_SECTORS)],
        default=0,
        description=_l("0: it may be opened whoever is there."),
    )
    excepted_by = ChoiceField(
        _l("Who may make exceptions"),
        [InputRequired()],
        choices=EXCEPTING_SEATS,
        shown_as="radios",
    )

    @property
    def bounds(self) -> Bounds:
        """The rules. Only after the form was right."""
        said = self.data
        asked_by = AskedBy.of(str(said["asked_by"]))
        return Bounds(said["latest_hours"], said["capacity"], asked_by, said["sectors"])

    @property
    def chosen_seat(self) -> TeamSeat:
        """Who may make exceptions. Only after the form was right."""
        return TeamSeat.of(str(self.excepted_by.data))


class FormatsForm(ConsultForm):
    """Which formats the team's meetings can be planned in."""

    finished = ChoicesField(_l("Finished formats"))
    drafts = ChoicesField(
        _l("Drafts"),
        description=_l("Put down so that somebody who knows the model can say what is wrong."),
    )

    def offer(self, formats: Iterable[Format], usual: Format, on: Collection[str]) -> None:
        """Put in the formats there are, without the usual one: that is always on."""
        others = [one for one in formats if one.key != usual.key]
        for field, finished in ((self.finished, True), (self.drafts, False)):
            shown = [one for one in others if one.finished is finished]
            field.choices = [(one.key, one.title, _hint(one, usual)) for one in shown]
            if not self.is_written:
                field.data = [one.key for one in shown if one.key in on]

    @property
    def chosen(self) -> set[str]:
        """The keys that were ticked. Only after the form was right."""
        return {*(self.finished.data or ()), *(self.drafts.data or ())}


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


class FirstForm(ConsultForm):
    """What should come before others book the team's times."""

    comes_first = PseudonymisedTextField(
        _l("What should come first?"),
        [Length(max=600)],
        description=_l("Shown to everybody who is about to book a time. Name nobody."),
    )


class OpeningForm(ConsultForm):
    """To which team the times are opened, and until when."""

    guest = ChoiceField(_l("Which team may book?"), [InputRequired()], shown_as="select")
    last_day = DayField(_l("Last day"), description=_l("Empty: until you close them yourself."))

    def offer(self, teams: Iterable[Team]) -> None:
        """Put in the teams there are."""
        self.guest.choices = [(team.id, team.name) for team in teams]


def _hint(shape: Format, usual: Format) -> str:
    """Say what a format is for, and whether it can only be the team's usual one."""
    minutes = _("%(num)d min", num=shape.minutes)
    said = f"{say(shape.kind)}, {minutes}"
    if shape.in_writing or shape.goes_with(usual):
        return said
    return _("%(said)s. Only as the usual format of a team.", said=said)
