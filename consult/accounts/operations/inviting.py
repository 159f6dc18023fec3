"""Inviting somebody: a link that opens the door once, and a code for the phone."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from consult import audit, vault
from consult.accounts.messages import tell_newcomer_invited, tell_way_back_link
from consult.accounts.models import Arrival, ArrivalState, Language
from consult.accounts.operations.enrolment import EMAIL_TAKEN, NO_SUCH_SECTOR
from consult.accounts.queries import account_with_email, hold_arrival, is_on_her_way
from consult.accounts.rules import (
    CODE_DIGITS,
    LINK_LASTS,
    duties_to_propose,
    token_hash,
    written_code,
    written_email,
)
from consult.agencies.rules import sectors, tidy
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import Actor, Duty
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words

ON_HER_WAY = Words(
    "Tällä sähköpostiosoitteella on jo kutsu. Tee siihen uusi linkki tai peru se.",
    "Den här e-postadressen har redan en inbjudan. Gör en ny länk till den eller återta den.",
    "There is an invitation for this e-mail address already. Make a new link for it or cancel it.",
)
NOT_YOURS_TO_PROPOSE = Words(
    "Tätä tehtävää et voi ehdottaa. Esihenkilö antaa sen hyväksyessään.",
    "Den här uppgiften kan du inte föreslå. Chefen ger den vid godkännandet.",
    "You cannot propose this duty. A supervisor gives it when approving.",
)
OVER = Words(
    "Tämä kutsu on jo päättynyt.",
    "Den här inbjudan är redan avslutad.",
    "This invitation is over already.",
)
HAS_KEYS = Words(
    "Hän on jo ottanut kutsun vastaan. Esihenkilö hyväksyy hänet tai jättää hyväksymättä.",
    "Personen har redan tagit emot inbjudan. Chefen godkänner eller avstår.",
    "She has accepted the invitation already. A supervisor approves her or does not.",
)


@dataclass(frozen=True, slots=True, repr=False)
class Door:
    """A link and a code, known for the length of one answer; the house keeps their hashes."""

    arrival_id: UUID
    token: str
    code: str
    slot: bytes

    @property
    def spoken_code(self) -> str:
        """The code as it is read out on the phone."""
        return written_code(self.code)


def draw_door(actor: Actor, arrival_id: UUID | None = None) -> Door:
    """Draw a link and a code. Slow by design: eight digits are guessed soon, were it cheap."""
    arrival_id = arrival_id or new_id()
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"
    slot = vault.make_passphrase_slot(arrival_id, vault.new_seed(), code)
    return Door(arrival_id, secrets.token_urlsafe(32), code, slot)


def invite(
    actor: Actor,
    door: Door,
    *,
    name: str,
    email: str,
    agency_id: UUID,
    sector: str,
    profession: str,
    language: Language,
    duties: Iterable[Duty],
) -> Arrival:
    """Invite somebody. Nothing is hers before she has come, and a supervisor approved her."""
    address = written_email(email)
    if account_with_email(actor, address) is not None:
        raise NotSaved(EMAIL_TAKEN)
    if is_on_her_way(actor, address):
        raise NotSaved(ON_HER_WAY)
    if sector not in sectors():
        raise NotSaved(NO_SUCH_SECTOR)
    wanted = frozenset(duties)
    if not wanted <= duties_to_propose(actor.duties):
        raise NotSaved(NOT_YOURS_TO_PROPOSE)
    arrival = Arrival(
        id=door.arrival_id,
        name=tidy(name),
        email=address,
        agency_id=agency_id,
        sector=sector,
        profession=tidy(profession),
        language=language,
        duties=tuple(duty for duty in Duty if duty in wanted),
        invited_by=actor.id,
        invited_at=clock.now(),
    )
    hang(arrival, door)
    db.session.add(arrival)
    audit.record(actor, Deed.ACCOUNT_INVITED, on=arrival, agency=agency_id)
    tell_newcomer_invited(actor, arrival, door.token)
    return arrival


def renew_link(actor: Actor, arrival: Arrival, door: Door) -> None:
    """Make a new link and code; the older ones are dead from now on."""
    hold_arrival(actor, arrival)
    if not arrival.is_open:
        raise NotSaved(OVER)
    hang(arrival, door)
    if actor.id != arrival.invited_by:
        arrival.renewed_by = actor.id
    audit.record(actor, Deed.ARRIVAL_LINK_RENEWED, on=arrival)
    tell = tell_way_back_link if arrival.is_return else tell_newcomer_invited
    tell(actor, arrival, door.token)


def cancel_arrival(actor: Actor, arrival: Arrival) -> None:
    """Take an invitation back before its link was used."""
    hold_arrival(actor, arrival)
    if not arrival.is_open:
        raise NotSaved(OVER)
    if arrival.account_id is not None:
        raise NotSaved(HAS_KEYS)
    close_arrival(arrival, ArrivalState.CANCELLED)
    audit.record(actor, Deed.ARRIVAL_CANCELLED, on=arrival)


def close_arrival(arrival: Arrival, state: ArrivalState) -> None:
    """End an arrival: its link is dead, and its address is free again."""
    arrival.link_hash = None
    arrival.closed_at, arrival.closed_as = clock.now(), state


def hang(arrival: Arrival, door: Door) -> None:
    """Hang a link and a code on an arrival: for so long they open its door."""
    arrival.link_hash = token_hash(door.token)
    arrival.link_ends_at = clock.now() + LINK_LASTS
    arrival.code_slot, arrival.code_tries = door.slot, 0
