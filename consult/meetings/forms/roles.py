"""Who takes part in which role, said before the meeting."""

from collections.abc import Sequence
from typing import Any

from wtforms import HiddenField
from wtforms.validators import InputRequired

from consult.formats import Role
from consult.i18n import _l
from consult.meetings.models import Attendance
from consult.meetings.queries.room import Seated
from consult.web.fields import ChoiceField, PartField, RepeatedField
from consult.web.forms import ConsultForm, Part


class RolePart(Part):
    """One person at the table, and her role."""

    shown: Seated | None = None
    """Whose line it is; None for one who is not on this page."""

    whose = HiddenField()
    role = ChoiceField(_l("Role"), [InputRequired()], shown_as="select")


class RolesForm(ConsultForm):
    """Say as what each takes part, all in one press."""

    rows = RepeatedField(PartField(RolePart), _l("Roles"), max_entries=90)

    def offer(self, table: Sequence[Seated], roles: Sequence[Role]) -> None:
        """Put in the roles, and whose line is whose."""
        seated = {str(one.attendance.id): one for one in table}
        for entry in self.rows.entries:
            entry.form.shown = seated.get(entry.form.whose.data)
            entry.form.role.choices = roles

    @property
    def given(self) -> list[tuple[Attendance, Role]]:
        """Who has which role; lines of people who are not on the page are left out."""
        parts = [entry.form for entry in self.rows.entries]
        return [(part.shown.attendance, part.role.data) for part in parts if part.shown]

    @staticmethod
    def filled_from(table: Sequence[Seated]) -> dict[str, Any]:
        """Return what the form starts with."""
        return {
            "rows": [
                {"whose": str(one.attendance.id), "role": one.attendance.role} for one in table
            ]
        }
