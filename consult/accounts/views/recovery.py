"""The recovery code: a new one is printed, and counts once part of it was typed back."""

import base64
import binascii
import json
import secrets

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import vault
from consult.access import Permission
from consult.accounts import operations
from consult.accounts.forms.factors import RecoveryCodeForm, TypeBackForm
from consult.accounts.models import Account
from consult.accounts.queries import own_account
from consult.accounts.rules.proofs import GROUPS_ASKED, groups_of, typed_back
from consult.accounts.views.arriving import token_here
from consult.accounts.views.blueprint import bp
from consult.accounts.views.step_up import fresh
from consult.foundation.errors import Tampered
from consult.i18n import _
from consult.web.guard import current_actor, requires

PURPOSE = "drawn-recovery-code"


@bp.get("/account/recovery/new")
@requires(Permission.FACTORS_EDIT, on=own_account)
@fresh
def new_recovery(account: Account) -> ResponseReturnValue:
    """Draw a code and show it, to be printed."""
    code = vault.new_recovery_code()
    form = TypeBackForm(formdata=None)
    form.drawn_recovery.data = _sealed(account, code, _places(code))
    return render_template("accounts/new_recovery.html", form=form, drawn=code, account=account)


@bp.post("/account/recovery/new")
@requires(Permission.FACTORS_EDIT, on=own_account)
@fresh
def type_back(account: Account) -> ResponseReturnValue:
    """Ask for part of the code without showing it; from then on it counts."""
    form = TypeBackForm()
    drawn = _unsealed(account, str(form.drawn_recovery.data))
    if drawn is None:
        return redirect(url_for("accounts.new_recovery"), 303)
    code, places = drawn
    form.ask(places)
    if not form.was_typed or not form.validate_on_submit() or not _kept(account, form, *drawn):
        form.drawn_recovery.data = _sealed(account, code, places)
        return render_template("accounts/type_back.html", form=form), form.status
    flash(_("The recovery code is in use. The old one opens nothing any more."), "success")
    return redirect(url_for("accounts.factors"), 303)


@bp.route("/account/recovery/test", methods=["GET", "POST"])
@requires(Permission.FACTORS_EDIT, on=own_account)
@fresh
def try_recovery(account: Account) -> ResponseReturnValue:
    """Try the code that lies in a drawer."""
    form = RecoveryCodeForm()
    if form.validate_on_submit():
        typed = form.recovery_code.data
        if operations.recovery_code_opens(current_actor(), account, typed):
            flash(_("This is your recovery code. Keep it where it was."), "success")
            return redirect(url_for("accounts.factors"), 303)
        form.refuse()
    return render_template("accounts/try_recovery.html", form=form), form.status


def _kept(account: Account, form: TypeBackForm, code: str, places: list[int]) -> bool:
    if not typed_back(code, places, form.typed):
        form.refuse()
        return False
    actor, identity = current_actor(), vault.keyring().identity
    slot = identity.new_slot(vault.make_recovery_slot, code)
    operations.put_recovery_code(actor, account, slot)
    operations.end_elsewhere(actor, token_here() or b"")
    return True


def _places(code: str) -> list[int]:
    drawn = secrets.SystemRandom().sample(range(len(groups_of(code))), GROUPS_ASKED)
    return sorted(drawn)


def _sealed(account: Account, code: str, places: list[int]) -> str:
    """Seal a drawn code for its owner alone: between two pages it lies in her browser only."""
    plain = json.dumps([code, places]).encode()
    box = vault.seal_own(vault.keyring().identity, PURPOSE, account.id, plain)
    return base64.urlsafe_b64encode(box).decode()


def _unsealed(account: Account, sealed: str) -> tuple[str, list[int]] | None:
    try:
        box = base64.urlsafe_b64decode(sealed)
        plain = vault.open_own(vault.keyring().identity, PURPOSE, account.id, box)
    except (Tampered, binascii.Error, ValueError):
        return None
    code, places = json.loads(plain)
    return code, places
