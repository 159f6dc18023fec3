"""A team's own versions of formats: made, made anew, taken out of use, and given to an item."""

import secrets
from uuid import UUID

from consult import audit
from consult.access import Purpose
from consult.audit import Deed
from consult.formats import Format
from consult.formats.own import OwnWish, as_text, own_version
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import BadFormat, Conflict, NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models.own_format import OwnFormat, OwnStanding
from consult.meetings.queries.own_formats import (
    base_of,
    hold_own_formats,
    newest_own,
    own_formats_of,
)


def make_own_format(actor: Actor, team_id: UUID, base: Format, wish: OwnWish) -> OwnFormat:
    """Make a team's own version of a format of the catalogue.

    Raises:
        NotSaved: it contradicts itself.

    """
    place = (f"own-{secrets.token_hex(6)}", 1)
    return _keep(actor, team_id, base, OwnStanding.OFFERED, _made(base, base, place, wish))


def change_own_format(actor: Actor, own: OwnFormat, wish: OwnWish) -> OwnFormat:
    """Make the next version; the one before stays as it is, for the items that ran it.

    Raises:
        Conflict: somebody else has just made the next version.
        NotSaved: it contradicts itself.

    """
    hold_own_formats(actor, own.team_id)
    before = newest_own(actor, own.key)
    if before.id != own.id:
        raise Conflict(_THERE_IS_A_NEWER)
    base, standing = base_of(actor, before), before.standing
    made = _made(before.shape, base, (before.key, before.version + 1), wish)
    before.standing = OwnStanding.WITHDRAWN
    return _keep(actor, before.team_id, base, standing, made)


def set_standing(actor: Actor, own: OwnFormat, standing: OwnStanding) -> None:
    """Say whether an own version is used; of each format one at the most is the usual one.

    Raises:
        NotSaved: there is a newer version of it.

    """
    hold_own_formats(actor, own.team_id)
    if newest_own(actor, own.key).id != own.id:
        raise NotSaved(_THERE_IS_A_NEWER)
    if standing is OwnStanding.USUAL:
        for other in own_formats_of(actor, own.team_id):
            if other.base_key == own.base_key and other.standing is OwnStanding.USUAL:
                other.standing = OwnStanding.OFFERED
    own.standing = standing
    _record(actor, Deed.OWN_FORMAT_CHANGED, own)


def _made(origin: Format, base: Format, place: tuple[str, int], wish: OwnWish) -> Format:
    try:
        return own_version(origin, base, place, wish)
    except BadFormat as error:
        raise NotSaved(_CONTRADICTS) from error


def _keep(
    actor: Actor, team_id: UUID, base: Format, standing: OwnStanding, made: Format
) -> OwnFormat:
    own = OwnFormat(
        id=new_id(),
        team_id=team_id,
        key=made.key,
        version=made.version,
        base_key=base.key,
        base_version=base.version,
        content=as_text(made),
        made_at=clock.now(),
        standing=standing,
    )
    db.session.add(own)
    _record(actor, Deed.OWN_FORMAT_MADE, own)
    return own


def _record(actor: Actor, deed: Deed, own: OwnFormat) -> None:
    audit.record(
        actor,
        deed,
        on=own,
        purpose=Purpose.COORDINATION,
        team=own.team_id,
        standing=own.standing,
    )


_THERE_IS_A_NEWER = Words(
    "Tästä on jo uudempi versio. Avaa se.",
    "Det finns redan en nyare version. Öppna den.",
    "There is a newer version of this. Open that one.",
)
_CONTRADICTS = Words(
    "Rakenne on ristiriidassa itsensä kanssa. Tarkista roolit ja minuutit: enintään 480 minuuttia, "
    "vähintään yksi tarvittava rooli, ja kahdenkeskisessä keskustelussa vain kaksi roolia.",
    "Strukturen motsäger sig själv. Kontrollera roller och minuter: högst 480 minuter, minst en "
    "roll som behövs, och i ett samtal på tu man hand bara två roller.",
    "The structure contradicts itself. Check roles and minutes: 480 minutes at the most, at least "
    "one role that is needed, and two roles alone in a talk between two.",
)
