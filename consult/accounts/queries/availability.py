"""Who may not get in when she is needed: codes nobody has tried, accounts nobody has used."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, or_, select

from consult import vault
from consult.accounts.models import Account, AccountStatus, KnownDevice
from consult.accounts.rules import DEVICE_KNOWN_FOR
from consult.foundation import clock
from consult.foundation.actor import Actor
from consult.foundation.database import db

UNUSED_AFTER = timedelta(days=90)
SHOWN = 50


class Doubtful(NamedTuple):
    """Somebody of the actor's agency who may not get in when she is needed."""

    account: Account
    untested: bool
    """She has a recovery code that nobody has ever tried."""
    seen_at: datetime | None
    """When she last signed in on a browser that is still known; nothing where none is."""

    @property
    def is_unused(self) -> bool:
        """Tell whether she has not come for ninety days."""
        since = self.seen_at or self.account.created_at
        return since < clock.now() - UNUSED_AFTER


def doubtful_accounts(actor: Actor) -> Sequence[Doubtful]:
    """Return the active accounts of the actor's agency that want a look, at most a page."""
    seen = func.max(KnownDevice.expires_at)
    has_code = (
        select(vault.KeySlot.id)
        .where(
            vault.KeySlot.person_id == Account.id,
            vault.KeySlot.kind == vault.SlotKind.RECOVERY_CODE,
        )
        .exists()
    )
    long_ago = clock.now() - UNUSED_AFTER
    untested = Account.recovery_tested_at.is_(None) & has_code
    unused = or_(
        seen < long_ago + DEVICE_KNOWN_FOR, seen.is_(None) & (Account.created_at < long_ago)
    )
    query = (
        select(Account, untested, seen)
        .outerjoin(KnownDevice, KnownDevice.account_id == Account.id)
        .where(Account.status == AccountStatus.ACTIVE, Account.agency_id == actor.agency_id)
        .group_by(Account.id)
        .having(or_(untested, unused))
        .order_by(Account.name, Account.id)
        .limit(SHOWN)
    )
    return [
        Doubtful(account, bool(code), known - DEVICE_KNOWN_FOR if known else None)
        for account, code, known in db.session.execute(query)
    ]
