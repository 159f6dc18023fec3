"""What is said round the table: who leads, and at the end who came."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wtforms import HiddenField
from wtforms.validators import InputRequired

from consult.accounts.models import Account
from consult.i18n import _l
from consult.meetings.models import CAME_OR_NOT, Attendance, AttendanceState
from consult.meetings.operations import Place
from consult.meetings.queries.room import Seated
from consult.web.fields import ChoiceField, PartField, RepeatedField
from consult.web.forms import ConsultForm, Part


class HandOverForm(ConsultForm):
    """Who leads from now on."""

    facilitator = ChoiceField(_l("Who leads from now on?"), [InputRequired()], shown_as="radios")

    def offer(self, people: Iterable[Account], leads: UUID | None) -> None:
        """Put in the group's facilitators but the one who leads."""
        self.people = [one for one in people if one.id != leads and one.is_active]
        self.facilitator.choices = [
            (one.id, f"{one.name} – {one.profession}") for one in self.people
        ]

    @property
    def chosen(self) -> Account:
        """Whom. Only after the form was right."""
        return next(one for one in self.people if one.id == self.facilitator.data)


class CamePart(Part):
    """What became of one person's coming."""

    shown: Seated | None = None
    """Whose line it is; None for one who is not unmarked any more."""

    whose = HiddenField()
    state = ChoiceField(_l("Attendance"), [InputRequired()], choices=CAME_OR_NOT, shown_as="select")


class ClosingForm(ConsultForm):
    """Who came, of those whom nobody has marked yet."""

    rows = RepeatedField(PartField(CamePart), _l("At the table"), max_entries=90)

    def offer(self, unmarked: Iterable[Seated]) -> None:
        """Say whose line each is."""
        there = {str(one.attendance.id): one for one in unmarked}
        for entry in self.rows.entries:
            entry.form.shown = there.get(entry.form.whose.data)

    @property
    def marks(self) -> list[tuple[Attendance | None, Place]]:
        """Return what was marked; lines of people who are not on the page are left out."""
        parts = [entry.form for entry in self.rows.entries if entry.form.shown]
        return [(part.shown.attendance, _place(part.shown, part.state.data)) for part in parts]

    @staticmethod
    def filled_from(unmarked: Iterable[Seated]) -> dict[str, Any]:
        """Return what the form starts with: who was coming came, who never answered did not."""
        return {"rows": [_likely(one.attendance) for one in unmarked]}


def _likely(place: Attendance) -> dict[str, Any]:
    came = AttendanceState.PRESENT if place.is_seated else AttendanceState.EXCUSED
    return {"whose": str(place.id), "state": came}


def _place(one: Seated, state: AttendanceState) -> Place:
    there = one.attendance
    return Place(
        there.seat,
        there.role,
        one.account,
        agency=one.agency,
        sector=there.sector,
        mode=there.mode,
        state=state,
    )
