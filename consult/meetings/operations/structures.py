"""Of what the items of a meeting or a series are laid: a format as it stands, or the team's own."""

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.formats import Format, catalogue
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Item, Meeting, Series
from consult.meetings.operations.phases import clear_phases, lay_own_phases, lay_phases_of
from consult.meetings.operations.rescheduling import expect_changeable
from consult.meetings.queries.own_formats import base_of, shapes_for, structures_of, team_of_item
from consult.meetings.queries.series import hold_series, standing_from
from consult.meetings.rules import Own
from consult.teams.models import Team


def chosen_structure(actor: Actor, team: Team, key: str) -> tuple[Format, str | None]:
    """Return in which format a team meets, and of what its items are laid; empty means as usual.

    Raises:
        NotSaved: it is not switched on, the team's times are given in another way, or there is
            no such version of its own.

    """
    if not key:
        return catalogue().format(team.format_key), None
    found = [one for one in shapes_for(actor, team) if one.key == key]
    if not found:
        raise NotSaved(_NOT_ON)
    return (base_of(actor, found[0].own) if found[0].own else found[0].shape), key


def choose_for_meeting(actor: Actor, meeting: Meeting, key: str) -> None:
    """Say of what new items of one meeting are laid; those on its agenda stay as they are.

    Raises:
        Conflict: somebody has changed the meeting since it was looked up.
        NotSaved: it was held, called off or has begun, or there is nothing of that name.

    """
    expect_changeable(actor, meeting)
    _choose(actor, meeting, key)
    if meeting.series_id is not None:
        meeting.own = meeting.own | {Own.STRUCTURE}
    audit.record(actor, Deed.MEETING_CHANGED, on=meeting, purpose=Purpose.COORDINATION)


def choose_for_series(actor: Actor, series: Series, key: str) -> None:
    """Say it for a series: for all its meetings to come but those that go their own way.

    Raises:
        NotSaved: there is nothing of that name.

    """
    hold_series(actor, series)
    _choose(actor, series, key)
    series.changed_at = clock.now()
    ahead = standing_from(actor, series, clock.today()).meetings.values()
    changed = [one for one in ahead if Own.STRUCTURE not in one.own]
    for meeting in changed:
        meeting.structure_key = series.structure_key
        audit.record(actor, Deed.MEETING_CHANGED, on=meeting, purpose=Purpose.COORDINATION)
    audit.record(
        actor,
        Deed.SERIES_CHANGED,
        on=series,
        purpose=Purpose.COORDINATION,
        team=series.team_id,
        from_on=clock.today(),
        changed=len(changed),
    )


def use_shape(actor: Actor, item: Item, chosen: str) -> None:
    """Lay the phases of an item anew, from another format or from one of the team's own.

    Raises:
        NotSaved: the item has begun, or there is nothing of that name.

    """
    there = {one.key: one for one in shapes_for(actor, team_of_item(actor, item))}
    if chosen not in there:
        raise NotSaved(_UNKNOWN)
    shape, own = there[chosen].shape, there[chosen].own
    clear_phases(actor, item)
    if own is not None:
        lay_own_phases(actor, item, own)
    else:
        item.format_key, item.format_version = shape.key, shape.version
        lay_phases_of(actor, item, shape)
    audit.record(actor, Deed.ITEM_FORMAT_CHOSEN, on=item, space=item.space_id, format=shape.key)


def _choose(actor: Actor, chosen: Meeting | Series, key: str) -> None:
    there = {one.key for one in structures_of(actor, chosen)}
    if key and key not in there:
        raise NotSaved(_UNKNOWN)
    chosen.structure_key = key or None


_NOT_ON = Words(
    "Tiimi ei kokoonnu tässä kokousmuodossa. Vetäjä tai koordinaattori ottaa sen käyttöön.",
    "Teamet möts inte i den här mötesformen. Ledaren eller koordinatorn tar den i bruk.",
    "The team does not meet in this format. Its lead or coordinator switches it on.",
)
_UNKNOWN = Words(
    "Valitse rakenne luettelosta.", "Välj strukturen ur förteckningen.", "Choose from the list."
)
