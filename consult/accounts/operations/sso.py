"""Single sign-on: who the provider's word is about, and what follows from it. It opens nothing."""

import time
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, update

from consult import audit, vault
from consult.accounts.models import Account, AccountDuty, AccountStatus, LoginSession
from consult.accounts.models.sso import SsoLink, SsoSitting
from consult.accounts.operations.duties import give_duty
from consult.accounts.queries import duty_rows
from consult.accounts.queries.sso import link_of, person_behind, sso_sitting
from consult.audit import Deed
from consult.foundation import clock
from consult.foundation.actor import SYSTEM, Actor, Duty
from consult.foundation.database import db, transaction
from consult.foundation.errors import NotSaved, Tampered
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.sso import NotBelieved, Provider, Refused, Unreachable, Word

EVERY = timedelta(hours=1)
"""No sitting goes on for longer than this without the provider's renewed word."""
ONE_ASKS = timedelta(seconds=30)
BESIDE = "sso/1"
TAKEN = Words(
    "Tämä kirjautuminen on jo liitetty toiseen tunnukseen, tai tunnuksellasi on jo liitos.",
    "Den här inloggningen är redan kopplad till ett annat konto, eller så har ditt konto redan en.",
    "This sign-in is linked to another account already, or your account has a link already.",
)


NO_LINK = Words("Liitosta ei ole.", "Det finns ingen koppling.", "There is no link.")


def link_account(actor: Actor, account: Account, word: Word) -> SsoLink:
    """Link the provider's subject to one's own account. An equal e-mail plays no part in it."""
    if person_behind(actor, word.issuer, word.subject) or link_of(actor, account.id):
        raise NotSaved(TAKEN)
    link = SsoLink(
        id=new_id(),
        account_id=account.id,
        issuer=word.issuer,
        subject=word.subject,
        linked_at=clock.now(),
    )
    db.session.add(link)
    audit.record(actor, Deed.SSO_LINKED, on=link, account=account.id)
    return link


def unlink_account(actor: Actor, account: Account) -> None:
    """Take one's link away: from now on one signs in without the provider."""
    link = link_of(actor, account.id)
    if link is None:
        raise NotSaved(NO_LINK)
    db.session.delete(link)
    audit.record(actor, Deed.SSO_UNLINKED, on=link, account=account.id)


def settle_duties(account: Account, word: Word, groups: Mapping[str, Duty]) -> None:
    """Give and take the duties that the provider's groups decide on, and no others."""
    wanted = {duty for group, duty in groups.items() if group in word.groups}
    rows: dict[Duty, AccountDuty] = dict(duty_rows(SYSTEM, account.id))
    for duty in sorted(set(groups.values())):
        if duty in wanted and duty not in rows:
            give_duty(SYSTEM, account, duty)
        elif duty not in wanted and duty in rows:
            db.session.delete(rows[duty])
            audit.record(SYSTEM, Deed.DUTY_TAKEN, on=account, duty=duty)


def stand_on_word(token: bytes, word: Word) -> None:
    """Say of a sitting that it stands on the provider's word, from now on for an hour."""
    row = SsoSitting(
        id_hash=vault.session_id(token),
        box=vault.seal_under(token, BESIDE, word.refresh_token.encode()),
        checked_at=clock.now(),
    )
    db.session.add(row)


def word_is_old(word_of: datetime) -> bool:
    """Tell whether the provider has to be asked again."""
    return clock.now() - word_of >= EVERY


def still_stands(
    provider: Provider | None, groups: Mapping[str, Duty], account: Account, token: bytes
) -> bool:
    """Tell whether a sitting may go on; ask the provider anew where its word is an hour old.

    Refused: the account is suspended, and all its sittings end. No answer: only this one ends.
    One request asks, the others wait for it.
    """
    id_hash = vault.session_id(token)
    for _ in range(40):
        row = sso_sitting(SYSTEM, id_hash)
        if row is None:
            return False  # refused meanwhile, and gone with its sitting
        if not word_is_old(row.checked_at):
            return True
        unfinished = row.asking_since is not None
        if _claim(id_hash):
            return _ask(provider, groups, account, token, row, unfinished=unfinished)
        time.sleep(0.25)
    return False


def _claim(id_hash: bytes) -> bool:
    now = clock.now()
    free = or_(SsoSitting.asking_since.is_(None), SsoSitting.asking_since < now - ONE_ASKS)
    with transaction():
        claim = update(SsoSitting).where(SsoSitting.id_hash == id_hash, free)
        return bool(db.session.execute(claim.values(asking_since=now)).rowcount)  # type: ignore[attr-defined]


def _ask(
    provider: Provider | None,
    groups: Mapping[str, Duty],
    account: Account,
    token: bytes,
    row: SsoSitting,
    *,
    unfinished: bool,
) -> bool:
    link = link_of(SYSTEM, account.id)
    try:
        if provider is None or link is None or link.issuer != provider.issuer:
            raise Unreachable("no provider")
        old = vault.open_under(token, BESIDE, row.box).decode()
        word = provider.renew(link.subject, old)
    except Refused:
        # Where the last asking was cut off, the provider may have answered and we not have heard.
        _end(account, token) if unfinished else _suspend(account)
        return False
    except (Unreachable, NotBelieved, Tampered):
        _end(account, token)
        return False
    with transaction():
        db.session.execute(
            update(SsoSitting)
            .where(SsoSitting.id_hash == row.id_hash)
            .values(
                box=vault.seal_under(token, BESIDE, word.refresh_token.encode()),
                checked_at=clock.now(),
                asking_since=None,
            )
        )
        settle_duties(account, word, groups)
    return True


def _suspend(account: Account) -> None:
    with transaction():
        fresh = db.session.get_one(Account, account.id)
        fresh.status = AccountStatus.SUSPENDED
        db.session.execute(delete(LoginSession).where(LoginSession.account_id == account.id))
        audit.record(SYSTEM, Deed.ACCOUNT_SUSPENDED, on=fresh)


def _end(account: Account, token: bytes) -> None:
    with transaction():
        mine = LoginSession.id_hash == vault.session_id(token)
        db.session.execute(delete(LoginSession).where(mine))
        audit.record(SYSTEM, Deed.SITTINGS_ENDED, on=account)
