"""Switching meeting formats on and off for a team."""

from collections.abc import Collection

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.formats import catalogue
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.teams.models import FormatSwitch, Team
from consult.teams.queries.formats import switched_on, switches_of

UNKNOWN = Words(
    "Valitse kokousmuodot luettelosta.",
    "Välj mötesformerna ur förteckningen.",
    "Choose the meeting formats from the list.",
)


def switch_formats(actor: Actor, team: Team, wanted: Collection[str]) -> None:
    """Say which formats are offered to a team; what already runs goes on as it is.

    Its usual format is always among them.

    Raises:
        NotSaved: there is no such format.

    """
    known = {one.key for one in catalogue().newest()}
    if not known.issuperset(wanted):
        raise NotSaved(UNKNOWN)
    wanted, now = {*wanted, team.format_key}, switched_on(actor, team.id)
    said = switches_of(actor, [team.id]).get(team.id, {})
    for key in sorted(wanted ^ now):
        switch = said.get(key) or FormatSwitch(id=new_id(), team_id=team.id, format_key=key)
        switch.is_on = key in wanted
        db.session.add(switch)
        audit.record(
            actor,
            Deed.FORMAT_SWITCHED,
            on=switch,
            purpose=Purpose.COORDINATION,
            team=team.id,
            format=key,
            offered=int(switch.is_on),
        )
