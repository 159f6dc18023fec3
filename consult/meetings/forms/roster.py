"""Who sits at the table."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField
from wtforms.validators import InputRequired, StopValidation

from consult.agencies.rules import sectors
from consult.i18n import _, _l
from consult.meetings.models import Attendance, AttendanceMode, AttendanceState, Standing
from consult.meetings.models import standing_of as standing_in
from consult.meetings.operations import Place
from consult.meetings.queries.room import Seated
from consult.meetings.queries.seating import Expected, Seating
from consult.meetings.rules import mark_of
from consult.web.fields import ChoiceField, PartField, PersonField, RepeatedField, TickField
from consult.web.forms import ConsultForm, Part

Mark = tuple[Attendance | None, Place]
"""What is said of a place; None where somebody gets one by it."""


class RosterPart(Part):
    """One person at the table, or one who is expected there."""

    shown: Seated | Expected | None = None
    """Whose line it is; None for one who is not on this page."""

    whose = HiddenField()
    state = ChoiceField(
        _l("Attendance"), choices=AttendanceState, shown_as="select", empty=_l("Not at the table")
    )
    mode = ChoiceField(_l("How"), [InputRequired()], choices=AttendanceMode, shown_as="select")
    role = ChoiceField(_l("Role"), [InputRequired()], shown_as="select")
    agency = ChoiceField(_l("Agency that day"), shown_as="select", empty=_l("No agency"))
    sector = ChoiceField(_l("Sector that day"), [InputRequired()], shown_as="select")
    private_space = TickField(_l("Is in a private space"))
    unrecorded = TickField(_l("The remote tool records and transcribes nothing"))

    def validate_state(self, field: ChoiceField) -> None:
        """Refuse to leave open what became of somebody who has a place."""
        if field.empty is None and field.data is None:
            raise StopValidation(_("Choose what became of her coming."))

    def place(self, seating: Seating, standing: Standing, **whose: Any) -> Place:
        """Return what was marked."""
        said = self.data
        return Place(
            standing=standing,
            role=said["role"],
            agency=seating.agencies.get(said["agency"]),
            sector=said["sector"],
            mode=said["mode"],
            state=said["state"],
            private_space=said["private_space"],
            unrecorded=said["unrecorded"],
            **whose,
        )


class RosterForm(ConsultForm):
    """Mark who takes part, all in one press."""

    rows = RepeatedField(PartField(RosterPart), _l("At the table"), max_entries=90)

    def offer(self, table: Sequence[Seated], seating: Seating) -> None:
        """Put in agencies and sectors; who has a place cannot be without a state."""
        seated = {str(one.attendance.id): one for one in table}
        expected = {str(one.account.id): one for one in seating.expected}
        for entry in self.rows.entries:
            part = entry.form
            part.agency.choices = seating.agency_choices
            part.role.choices = seating.role_choices
            part.sector.choices = list(sectors().items())
            part.shown = seated.get(part.whose.data) or expected.get(part.whose.data)
            if part.whose.data in seated:
                part.state.empty = None

    def marks(self, table: Sequence[Seated], seating: Seating) -> list[Mark]:
        """Return what was marked; rows of people who are not on the page are left out."""
        there = {str(one.attendance.id): one for one in table}
        expected = {str(one.account.id): one for one in seating.expected}
        found: list[Mark] = []
        for part in (entry.form for entry in self.rows.entries):
            if one := there.get(part.whose.data):
                place = part.place(seating, one.attendance.seat, account=one.account)
                found.append((one.attendance, place))
            elif (new := expected.get(part.whose.data)) and part.state.data:
                found.append((None, part.place(seating, Standing.TEAM, account=new.account)))
        return found

    @staticmethod
    def filled_from(
        attendances: Sequence[Attendance], expected: Sequence[Expected], usual: AttendanceMode
    ) -> dict[str, Any]:
        """Return what the form starts with: those with a place, then those expected."""
        return {"rows": [*map(_of_place, attendances), *(_of_new(one, usual) for one in expected)]}


class SeatForm(ConsultForm):
    """Give somebody a place at the table."""

    person = PersonField(
        _l("Colleague"), description=_l("Leave empty for family, close people and guests.")
    )
    role = ChoiceField(_l("Role"), [InputRequired()], shown_as="select")
    mode = ChoiceField(
        _l("How"),
        [InputRequired()],
        choices=AttendanceMode,
        default=AttendanceMode.IN_PERSON,
        shown_as="select",
    )
    state = ChoiceField(
        _l("Attendance"),
        [InputRequired()],
        choices=AttendanceState,
        default=AttendanceState.PRESENT,
        shown_as="select",
    )
    agency = ChoiceField(_l("A guest's agency"), shown_as="select", empty=_l("No agency"))
    sector = ChoiceField(_l("A guest's sector"), shown_as="select", empty=_l("No sector"))

    def offer(self, seating: Seating) -> None:
        """Put in who may be chosen."""
        self.person.empty = _l("Nobody of the house")
        self.person.choices = seating.people_choices
        self.agency.choices = seating.agency_choices
        self.role.choices = seating.role_choices
        self.sector.choices = list(sectors().items())

    def place(self, seating: Seating) -> Place:
        """Return the place that is given. Only after the form was right."""
        said = self.data
        account = seating.people.get(said["person"])
        return Place(
            standing=standing_in(said["role"], has_account=account is not None),
            role=said["role"],
            account=account,
            agency=seating.agencies.get(said["agency"]),
            sector=said["sector"] or "",
            mode=said["mode"],
            state=said["state"],
        )


def mark_of_table(table: Sequence[Seated]) -> str:
    """Return the mark by which the form notices that somebody else marked the roster."""
    return mark_of((one.attendance.id, one.attendance.version) for one in table)


def _of_place(place: Attendance) -> dict[str, Any]:
    return {
        "whose": str(place.id),
        "state": place.state,
        "mode": place.mode,
        "role": place.role,
        "agency": place.agency_id,
        "sector": place.sector,
        "private_space": place.private_space,
        "unrecorded": place.unrecorded,
    }


def _of_new(one: Expected, usual: AttendanceMode) -> dict[str, Any]:
    return {
        "whose": str(one.account.id),
        "state": None,
        "mode": usual,
        "role": one.role,
        "agency": one.account.agency_id,
        "sector": one.account.sector,
    }
