"""What is said round the table: who leads, and at the end who came."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wtforms import HiddenField
from wtforms.validators import InputRequired, StopValidation

from consult.accounts.models import Account
from consult.foundation import clock
from consult.i18n import _, _l
from consult.meetings.models import CAME_OR_NOT, Attendance, AttendanceState, Hypothesis
from consult.meetings.operations import Fate, Place
from consult.meetings.queries.room import Seated
from consult.meetings.rules import DECIDED, USUALLY_KEPT, HypothesisState
from consult.web.fields import ChoiceField, DayField, PartField, RepeatedField
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


class FatePart(Part):
    """What becomes of one hypothesis; it may also be left as it is."""

    shown: Hypothesis | None = None
    """Which it is; None for one that has been decided on meanwhile."""

    which = HiddenField()
    state = ChoiceField(
        _l("What becomes of it"), choices=DECIDED, shown_as="select", empty=_l("Not decided yet")
    )
    until = DayField(_l("Kept open until"))

    def validate_until(self, field: Any) -> None:
        """Ask for a day to come, where it is kept open."""
        kept = self.state.data is HypothesisState.KEPT
        if kept and not (field.data and field.data > clock.today()):
            raise StopValidation(_("Choose a day to come."))

    @property
    def fate(self) -> Fate | None:
        """What was decided, if anything was."""
        state: HypothesisState | None = self.state.data
        if state is None:
            return None
        return Fate(state, self.until.data if state is HypothesisState.KEPT else None)


class ClosingForm(ConsultForm):
    """Who came, of those whom nobody has marked yet; what becomes of what was supposed."""

    rows = RepeatedField(PartField(CamePart), _l("At the table"), max_entries=90)

    fates = RepeatedField(PartField(FatePart), _l("Hypotheses"), max_entries=60)

    def offer(self, unmarked: Iterable[Seated], undecided: Iterable[Hypothesis] = ()) -> None:
        """Say whose line each is, and on which hypothesis."""
        supposed = {str(one.id): one for one in undecided}
        for entry in self.fates.entries:
            entry.form.shown = supposed.get(entry.form.which.data)
        there = {str(one.attendance.id): one for one in unmarked}
        for entry in self.rows.entries:
            entry.form.shown = there.get(entry.form.whose.data)

    @property
    def marks(self) -> list[tuple[Attendance | None, Place]]:
        """Return what was marked; lines of people who are not on the page are left out."""
        parts = [entry.form for entry in self.rows.entries if entry.form.shown]
        return [(part.shown.attendance, _place(part.shown, part.state.data)) for part in parts]

    @property
    def decided(self) -> list[tuple[Hypothesis, Fate]]:
        """Return what was decided on; a hypothesis may stay undecided."""
        parts = [entry.form for entry in self.fates.entries if entry.form.shown]
        return [(part.shown, part.fate) for part in parts if part.fate is not None]

    @staticmethod
    def filled_from(
        unmarked: Iterable[Seated], undecided: Iterable[Hypothesis] = ()
    ) -> dict[str, Any]:
        """Return what the form starts with: who was coming came, who never answered did not."""
        usual = clock.today() + USUALLY_KEPT
        return {
            "rows": [_likely(one.attendance) for one in unmarked],
            "fates": [{"which": str(one.id), "until": usual} for one in undecided],
        }


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
