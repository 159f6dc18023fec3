"""Whose meeting it is, in which of the formats that the team has switched on, and how items go."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from wtforms.validators import InputRequired, StopValidation

from consult.i18n import _, _l, say
from consult.meetings.models import OwnStanding, Structure
from consult.teams.models import Team
from consult.web.fields import ChoiceField
from consult.web.forms import ConsultForm


class OfferedForm(ConsultForm):
    """A team whose meetings she plans; its usual format unless another, or its own, is chosen."""

    team = ChoiceField(_l("Team"), [InputRequired()], shown_as="select")
    format_key = ChoiceField(
        _l("Meeting format"),
        shown_as="select",
        empty=_l("The usual format of the team"),
        description=_l("The team's lead or coordinator says which formats are offered."),
    )

    def offer(self, teams: Sequence[Team], there: Mapping[UUID, Sequence[Structure]]) -> None:
        """Put in the teams whose meetings she plans, and what their meetings can be."""
        self.there = there
        self.team.choices = [(team.id, team.name) for team in teams]
        if len(teams) == 1 and self.team.data is None:
            self.team.data = teams[0].id
        self.format_key.choices = _choices(teams, there)
        if not self.format_key.choices:
            del self.format_key

    def validate_format_key(self, field: Any) -> None:
        """Refuse what the team has not switched on, and what is another team's own."""
        team_id: UUID | None = self.team.data
        offered = {one.key for one in self.there[team_id]} if team_id is not None else set()
        if field.data is not None and field.data not in offered:
            raise StopValidation(
                _("The team does not meet in this format. Its lead or coordinator switches it on.")
            )

    @property
    def chosen_format(self) -> str:
        """The key of the format or own version; empty for the team's usual one."""
        return str(self.format_key.data or "") if "format_key" in self else ""


class StructureForm(ConsultForm):
    """Of what the items of a meeting or a series that is planned already are laid."""

    structure_key = ChoiceField(_l("How its items go"), shown_as="radios")

    def offer(self, there: Sequence[Structure]) -> None:
        """Put in what is usual, the team's own versions, and the format as it stands."""
        self.structure_key.flags.required = True  # one of them always holds
        self.structure_key.choices = [
            (None, _l("As is usual in the team when an item gets its place")),
            *((one.key, named(one), OwnStanding.USUAL if one.is_usual else "") for one in there),
        ]

    @property
    def chosen(self) -> str:
        """What was chosen; empty for what is usual in the team then."""
        return str(self.structure_key.data or "")


def named(one: Structure, team: str = "") -> str:
    """Say which format or own version it is, and how long one item is in it."""
    title, minutes = say(one.shape.title), one.shape.minutes
    if one.own is not None and team:
        return _("%(title)s, %(num)d min (own, %(team)s)", team=team, title=title, num=minutes)
    if one.own is not None:
        return _("The team's own: %(title)s, %(num)d min", title=title, num=minutes)
    said = title if f"{minutes} min" in title else _in_minutes(title, minutes)
    return said if one.shape.finished else _("%(said)s (draft)", said=said)


def _in_minutes(title: str, minutes: int) -> str:
    return _("%(title)s, %(num)d min an item", title=title, num=minutes)


def _choices(
    teams: Sequence[Team], there: Mapping[UUID, Sequence[Structure]]
) -> list[tuple[str, str]]:
    """Return own versions first, drafts last; of one team, its usual format only beside its own."""
    alone = teams[0] if len(teams) == 1 else None
    offered = [(one, "" if alone else team.name) for team in teams for one in there[team.id]]
    own = [(one.key, named(one, team)) for one, team in offered if one.own is not None]
    formats = {one.key: one for one, _team in offered if one.own is None}
    if alone and alone.format_key not in {one.base_key for one, _team in offered if one.own}:
        formats.pop(alone.format_key, None)
    shown = sorted(formats.values(), key=lambda one: (not one.shape.finished, say(one.shape.title)))
    return [*own, *((one.key, named(one)) for one in shown)]
