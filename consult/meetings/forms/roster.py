"""Who sits at the table."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField
from wtforms.validators import InputRequired

from consult.accounts.models import Account
from consult.agencies.rules import sectors
from consult.formats import Role
from consult.i18n import _l
from consult.meetings.models import (
    Attendance,
    AttendanceMode,
    AttendanceState,
    standing_of,
)
from consult.meetings.operations import Place
from consult.meetings.queries.room import Seated
from consult.meetings.queries.seating import Seating
from consult.web.fields import (
    ChoiceField,
    PartField,
    PersonField,
    RepeatedField,
)
from consult.web.forms import ConsultForm, Part


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
