"""What may be chosen of the meeting log, and what a reviewer writes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wtforms.validators import Length

from consult.formats import catalogue
from consult.i18n import _l, say
from consult.meetings.models import MeetingStatus
from consult.oversight.rules import Filter
from consult.teams.models import Team
from consult.web.fields import ChoiceField, ChoicesField, DayField, PseudonymisedTextField
from consult.web.forms import ConsultForm, Part


class LogFilter(Part):
    """Which meetings of the log are shown."""

    team = ChoiceField(_l("Team"), empty=_l("All teams"), shown_as="select")
    first = DayField(_l("From"))
    last = DayField(_l("To"))
    shape = ChoiceField(_l("Format"), empty=_l("All formats"), shown_as="select")
    status = ChoiceField(_l("Status"), empty=_l("All"), choices=MeetingStatus, shown_as="select")

    def __init__(self, formdata: Any, teams: Sequence[Team]) -> None:
        super().__init__(formdata)
        self.team.choices = [(team.id, team.name) for team in teams]
        shapes = sorted(catalogue().newest(), key=lambda one: (not one.finished, say(one.title)))
        self.shape.choices = [(shape.key, shape.title) for shape in shapes]

    @property
    def wanted(self) -> Filter:
        """What was chosen."""
        said = self.data
        return Filter(said["team"], said["first"], said["last"], said["shape"], said["status"])


class ReviewForm(ConsultForm):
    """Mark meetings as reviewed."""

    meetings = ChoicesField(_l("Meetings"))
    comment = PseudonymisedTextField(
        _l("Comment"),
        [Length(max=2_000)],
        rows=2,
        description=_l("Only those who lead the team read this."),
    )

    def offer(self, meetings: Sequence[tuple[UUID, str]]) -> None:
        """Put in the meetings that can be marked."""
        self.meetings.choices = meetings
