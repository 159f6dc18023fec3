"""Forms in two steps: filled in, then shown what would come of it, then saved."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from wtforms import HiddenField

from consult.i18n import _l
from consult.meetings.models import Fate
from consult.meetings.rules import MOST_DATES, Chosen, Step, Wanted
from consult.web.fields import ChoiceField, DayField, PartField, RepeatedField, TickField
from consult.web.forms import ConsultForm, Part


class DateRow(Part):
    """One day of the rhythm: held or struck, on this day or another."""

    on = HiddenField()
    held = TickField(_l("Hold it"))
    day = DayField(_l("Day"))


class FateRow(Part):
    """What becomes of one meeting with items."""

    meeting = HiddenField()
    fate = ChoiceField(_l("What becomes of it"), choices=Fate, default=Fate.KEEP, shown_as="radios")


class DrawnForm(ConsultForm):
    """What would come of it is drawn first. It saves only what was shown just so."""

    rows = RepeatedField(PartField(DateRow), max_entries=MOST_DATES)
    fates = RepeatedField(PartField(FateRow), max_entries=MOST_DATES)
    drawn = HiddenField()
    save = TickField()

    surprised = False
    """Save was pressed, and something had changed since it was shown."""

    @property
    def was_refused(self) -> bool:
        """Tell whether it was right, and its deed was refused: it is drawn again."""
        return self.reason is not None and bool(self.validate())

    def is_settled(self, mark: str, wanted: Iterable[Wanted], left: Iterable[Step] = ()) -> bool:
        """Tell whether it may be saved; else lay out the days, keeping what was chosen."""
        if self.drawn.data == mark:
            return bool(self.save.data)
        self.surprised = bool(self.save.data and self.drawn.data)
        self.drawn.data = mark
        self._lay(self.rows, [{"on": one.on, "held": one.held, "day": one.day} for one in wanted])
        self._lay(self.fates, [{"meeting": one.stands.id} for one in left if one.stands])
        return False

    @property
    def chosen(self) -> dict[date, Chosen]:
        """What was said of each day; one without a day of its own is held on the rhythm's."""
        found = (_chosen(entry.form) for entry in self.rows.entries)
        return {one.on: one for one in found if one is not None}

    @property
    def said_fates(self) -> dict[UUID, Fate]:
        """What was said of meetings with items."""
        rows = [entry.form for entry in self.fates.entries]
        return {
            UUID(row.meeting.data): Fate.of(row.fate.data)
            for row in rows
            if _is_id(row.meeting.data) and row.fate.data
        }

    @staticmethod
    def _lay(field: RepeatedField, rows: list[dict[str, object]]) -> None:
        while field.entries:
            field.pop_entry()
        for row in rows:
            field.append_entry(row)


def day_of(row: DateRow) -> date | None:
    """Return the day of the rhythm that a row is about; None if somebody made it up."""
    try:
        return date.fromisoformat(str(row.on.data))
    except ValueError:
        return None


def _chosen(row: DateRow) -> Chosen | None:
    on = day_of(row)
    return Chosen(on, row.day.data or on, bool(row.held.data)) if on is not None else None


def _is_id(text: object) -> bool:
    try:
        UUID(str(text))
    except ValueError:
        return False
    return True
