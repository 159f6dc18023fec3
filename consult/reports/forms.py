"""What may be chosen of a participation report."""

from collections.abc import Sequence
from typing import Any

from consult.foundation import clock
from consult.i18n import _l
from consult.reports.rules import By, Window, year_until
from consult.teams.models import Team
from consult.web.fields import ChoiceField, DayField
from consult.web.forms import Part


class ReportFilter(Part):
    """Which days, cut how, of which team. It chooses only what is shown."""

    first = DayField(_l("From"))
    last = DayField(_l("To"))
    by = ChoiceField(_l("Rows"), choices=By, shown_as="select")
    team = ChoiceField(_l("Team"), empty=_l("All teams"), shown_as="select")

    def __init__(self, formdata: Any, teams: Sequence[Team]) -> None:
        year = year_until(clock.today())
        usual = {"first": year.first, "last": year.last, "by": By.SECTOR}
        super().__init__(formdata or None, data=usual)
        self.team.choices = [(team.id, team.name) for team in teams]

    @property
    def window(self) -> Window:
        """The chosen days; a year until today where none are chosen sensibly."""
        first, last = self.data["first"], self.data["last"]
        if first is None or last is None or last < first:
            return year_until(clock.today())
        return Window(first, last)

    @property
    def cut(self) -> By:
        """How the rows are cut."""
        return self.data["by"] or By.SECTOR
