"""What is chosen and said while an item is held."""

from wtforms import HiddenField

from consult.i18n import _l
from consult.meetings.forms.notes import seconds_in
from consult.meetings.models import OnScreen
from consult.meetings.rules import LONGEST_PHASE
from consult.meetings.rules.live import EXTRA_MINUTES
from consult.web.fields import ChoicesField, TickField
from consult.web.forms import ConsultForm


class ScreenForm(ConsultForm):
    """Choose what of the matter stands on the shared screen."""

    shows = ChoicesField(_l("What everybody in the room sees"), choices=OnScreen)


class AssuranceForm(ConsultForm):
    """Say from where one takes part."""

    private_space = TickField(_l("I am in a private space: nobody else hears or sees."))
    unrecorded = TickField(_l("Nothing is recorded or transcribed by the remote tool."))


class LateForm(ConsultForm):
    """What a page says later because there was no connection; all of it in seconds ago."""

    ago = HiddenField()
    minutes = HiddenField()
    lost_ago = HiddenField()
    back_ago = HiddenField()

    @property
    def seconds_ago(self) -> float:
        """Return how long ago it was pressed."""
        return seconds_in(self.ago.data)

    @property
    def extra_minutes(self) -> int:
        """Return by how much a phase is lengthened: one of the presses there are."""
        wished = int(min(seconds_in(self.minutes.data), LONGEST_PHASE))
        return wished if wished in EXTRA_MINUTES else EXTRA_MINUTES[0]

    @property
    def gap(self) -> tuple[float, float]:
        """Return since how long, and until how long ago, there was no connection."""
        return seconds_in(self.lost_ago.data), seconds_in(self.back_ago.data)
