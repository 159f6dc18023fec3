"""Back in by the printed recovery code: the code, the second factor, five new words.

Between the pages her seed lies in her browser only: sealed under a token in one cookie, and the
sealed seed in another. Whoever changes her words meanwhile ends it.
"""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult import vault
from consult.accounts import operations
from consult.accounts.forms import DrawnWordsForm
from consult.accounts.forms.factors import TouchForm
from consult.accounts.forms.lost import LostWordsForm
from consult.accounts.operations import Factor
from consult.accounts.queries import find_account, passphrase_slot
from consult.accounts.queries.factors import passkeys_of
from consult.accounts.rules import cannot_be_typed, is_too_long
from consult.accounts.views.arriving import DEVICE
from consult.accounts.views.asking import answered, party, question
from consult.accounts.views.blueprint import bp
from consult.accounts.views.carried_seed import Carried, carried_seed, carry_seed, drop_seed
from consult.accounts.views.signing import PER_ADDRESS, seat
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction
from consult.i18n import _
from consult.web.cookies import read_cookie
from consult.web.guard import public
from consult.web.throttle import limiter
from consult.web.transaction import slow_work

TOUCHED = "lost-words"


@bp.get("/lost")
@public("whoever cannot sign in, and wants to know which way is hers")
def lost() -> ResponseReturnValue:
    """Say which way back is whose."""
    return render_template("accounts/lost.html")


@bp.route("/lost/words", methods=["GET", "POST"])
@public("whoever has lost her words and has her printed code")
@limiter.limit(PER_ADDRESS, methods=["POST"])
def lost_words() -> ResponseReturnValue:
    """Ask for the recovery code; it is tried and counted like words."""
    form = LostWordsForm()
    if form.validate_on_submit():
        if (response := _by_code(form)) is not None:
            return response
        form.refuse()
    return render_template("accounts/lost_words.html", form=form), form.status


@bp.route("/lost/words/passkey", methods=["GET", "POST"])
@public("whoever has typed her recovery code; her passkey is asked for all the same")
@limiter.limit(PER_ADDRESS, methods=["POST"])
def lost_touch() -> ResponseReturnValue:
    """Ask for the second factor of somebody who has passkeys."""
    carried, form = carried_seed(), TouchForm()
    if carried is None:
        return _begin_again()
    if form.validate_on_submit():
        if _is_hers(carried, form):
            return carry_seed(carried.account, carried.seed, Factor.HELD, "accounts.lost_new")
        operations.refuse_attempt(None)
        form.refuse()
    return _touch_page(carried, form), form.status


@bp.route("/lost/words/new", methods=["GET", "POST"])
@public("whoever has shown her recovery code and her second factor; draws new words")
@limiter.limit(PER_ADDRESS, methods=["POST"])
def lost_new() -> ResponseReturnValue:
    """Draw new words until they please; typed back, they take the lost ones' place."""
    carried = carried_seed()
    if carried is None or carried.factor is not Factor.HELD:
        return _begin_again()
    form = DrawnWordsForm(carried.account.id)
    if not form.validate_on_submit():
        return render_template("accounts/lost_new.html", form=form), form.status
    return _renew(carried, form.words)


def _by_code(form: LostWordsForm) -> Response | None:
    """Pay, work outside any transaction, and go on to what is still asked."""
    typed = form.recovery_code.data
    if cannot_be_typed(typed):
        abort(400)
    if is_too_long(typed):
        abort(413)
    attempt = operations.begin_code_attempt(SYSTEM, form.email.data, read_cookie(DEVICE))
    with slow_work():
        seed = operations.open_seed_by_code(SYSTEM, attempt, typed)
    account = find_account(SYSTEM, attempt.account_id) if attempt.account_id else None
    factor = Factor.REFUSED
    if seed is not None and account is not None:
        identity = vault.Identity(account.id, seed)
        factor = operations.factor_beside_code(SYSTEM, identity, form.code.data)
    if seed is None or account is None or factor is Factor.REFUSED:
        operations.refuse_attempt(None)
        return None
    onward = "accounts.lost_touch" if factor is Factor.TOUCH else "accounts.lost_new"
    return carry_seed(account, seed, factor, onward)


def _is_hers(carried: Carried, form: TouchForm) -> bool:
    challenge = answered(TOUCHED, str(form.question.data), str(carried.account.id))
    if challenge is None:
        return False
    person = carried.account.id
    with transaction():
        touched = operations.read_touch(SYSTEM, party(), str(form.credential.data), challenge)
        return touched is not None and touched.account.id == person


def _touch_page(carried: Carried, form: TouchForm) -> str:
    account = carried.account
    challenge, seal = question(TOUCHED, str(account.id))
    form.question.data, form.credential.data, form.passkey_secret.data = seal, "", ""
    known = passkeys_of(SYSTEM, account.id)
    options = operations.request_options(SYSTEM, party(), challenge, known)
    return render_template("accounts/lost_touch.html", form=form, options=options)


def _renew(carried: Carried, words: str) -> ResponseReturnValue:
    """Put the new words in place, unless her account or her words changed while it was slow."""
    person, seed = carried.account.id, carried.seed
    old = passphrase_slot(SYSTEM, person)
    before = b"" if old is None else old.blob
    with slow_work():
        slot = operations.seal_anew(SYSTEM, vault.Identity(person, seed), before, words)
    still = carried_seed()
    if still is None:
        return _begin_again()
    attempt = operations.recover_words(SYSTEM, still.account, slot)
    response = seat(attempt, seed, None, "recovery-code")
    flash(_("The new words are in use. All other devices have been signed out."), "success")
    drop_seed(response)
    return response


def _begin_again() -> ResponseReturnValue:
    return redirect(url_for("accounts.lost_words"), 303)
