"""Whose meeting it is, and in which of the formats that the team has switched on."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from wtforms.validators import InputRequired, StopValidation

from consult.formats import Format
from consult.i18n import _, _l, say
from consult.teams.models import Team
from consult.web.fields import ChoiceField
from consult.web.forms import ConsultForm


class OfferedForm(ConsultForm):
    """A team whose meetings she plans; its usual format unless another is chosen."""

    team = ChoiceField(_l("Team"), [InputRequired()], shown_as="select")
    format_key = ChoiceField(
        _l("Meeting format"),
        shown_as="select",
        empty=_l("The usual format of the team"),
        description=_l("The team's lead or coordinator says which formats are offered."),
    )

    def offer(self, teams: Sequence[Team], formats: Mapping[UUID, Sequence[Format]]) -> None:
        """Put in the teams whose meetings she plans, and the formats these can meet in."""
        self.formats = formats
        self.team.choices = [(team.id, team.name) for team in teams]
        if len(teams) == 1 and self.team.data is None:
            self.team.data = teams[0].id
        others = {one.key: one for team in teams for one in formats[team.id][len(teams) == 1 :]}
        shown = sorted(others.values(), key=lambda one: (not one.finished, say(one.title)))
        self.format_key.choices = [(one.key, _named(one)) for one in shown]
        if not shown:
            del self.format_key

    def validate_format_key(self, field: Any) -> None:
        """Refuse what the team has not switched on."""
        team_id: UUID | None = self.team.data
        offered = {one.key for one in self.formats[team_id]} if team_id is not None else set()
        if field.data is not None and field.data not in offered:
            raise StopValidation(
                _("The team does not meet in this format. Its lead or coordinator switches it on.")
            )

    @property
    def chosen_format(self) -> str:
        """The key of the format; empty for the team's usual one."""
        return str(self.format_key.data or "") if "format_key" in self else ""


def _named(shape: Format) -> str:
    """Say which format it is and how long one item is in it."""
    said = _("%(title)s, %(num)d min an item", title=say(shape.title), num=shape.minutes)
    return said if shape.finished else _("%(said)s (draft)", said=said)
