"""How one signs in: passkeys, one-time codes, words and recovery code on one page."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from consult import vault
from consult.access import Permission
from consult.accounts import operations
from consult.accounts.forms.factors import NewPasskeyForm
from consult.accounts.models import Account, Passkey
from consult.accounts.queries import own_account
from consult.accounts.queries.factors import (
    find_own_passkey,
    passkeys_of,
    slot_of,
    totp_of,
    uses_of,
)
from consult.accounts.views.arriving import token_here
from consult.accounts.views.asking import answered, party, question
from consult.accounts.views.blueprint import bp
from consult.accounts.views.step_up import fresh
from consult.i18n import _
from consult.web.guard import DETOURS, current_actor, requires

MADE = "passkey"
SETTING_UP = frozenset(
    {
        Permission.FACTORS_READ,
        Permission.FACTORS_EDIT,
        Permission.PASSKEY_REMOVE,
        Permission.PROOF_GIVE,
        Permission.PASSPHRASE_CHANGE,
        Permission.SESSION_END,
        Permission.SESSION_STAY,
    }
)
"""What is open to somebody who must set up a second way first."""


def demanded() -> bool:
    """Tell whether words alone are not enough here."""
    return bool(current_app.extensions["settings"].demands_second_factor)


def set_up_first(permission: Permission) -> ResponseReturnValue | None:
    """Lead somebody without a second way to where she sets one up, before anything else opens."""
    has_it = getattr(current_user, "has_second_factor", True)  # a pass needs none
    if not demanded() or has_it or permission in SETTING_UP:
        return None
    return redirect(url_for("accounts.factors"), 303)


DETOURS.append(set_up_first)


@bp.get("/account/ways-in")
@requires(Permission.FACTORS_READ, on=own_account)
def factors(account: Account) -> ResponseReturnValue:
    """Show how one signs in."""
    actor = current_actor()
    passkeys, totp = passkeys_of(actor, account.id), totp_of(actor, account.id)
    used = [one.id for one in (*passkeys, *([totp] if totp else ()))]
    return render_template(
        "accounts/factors.html",
        account=account,
        passkeys=passkeys,
        totp=totp,
        uses=uses_of(actor, used),
        must_add=demanded() and not current_user.has_second_factor,
        **_besides(account),
    )


@bp.route("/account/passkeys/new", methods=["GET", "POST"])
@requires(Permission.FACTORS_EDIT, on=own_account)
@fresh
def new_passkey(account: Account) -> ResponseReturnValue:
    """Make a passkey in this device or key, and call it something."""
    form = NewPasskeyForm()
    if form.validate_on_submit() and _added(account, form):
        flash(_("The passkey is in use. Other devices have been signed out."), "success")
        return redirect(url_for("accounts.factors"), 303)
    return _passkey_page(account, form), form.status


@bp.post("/account/passkeys/<uuid:passkey_id>/remove")
@requires(Permission.PASSKEY_REMOVE, on=find_own_passkey)
@fresh
def remove_passkey(passkey: Passkey) -> ResponseReturnValue:
    """Take a passkey away."""
    actor = current_actor()
    operations.remove_passkey(actor, passkey, demanded=demanded())
    operations.end_elsewhere(actor, token_here() or b"")
    flash(_("The passkey is removed. Other devices have been signed out."), "success")
    return redirect(url_for("accounts.factors"), 303)


def _besides(account: Account) -> dict[str, object]:
    """Return what else the page shows: words, paper, and a way back that others have begun."""
    actor = current_actor()
    return {
        "words": slot_of(actor, account.id, vault.SlotKind.PASSPHRASE),
        "recovery": slot_of(actor, account.id, vault.SlotKind.RECOVERY_CODE),
    }


def _added(account: Account, form: NewPasskeyForm) -> bool:
    """Read what the browser has made, and keep it if all of it is right."""
    actor, identity = current_actor(), vault.keyring().identity
    challenge = answered(MADE, str(form.question.data), str(actor.id))
    made = None
    if challenge is not None:
        made = operations.read_new(actor, party(), str(form.credential.data), challenge)
    if made is None:
        form.refuse()
        return False
    output = form.output
    slot = None if output is None else identity.new_slot(vault.make_passkey_slot, output)
    operations.add_passkey(actor, account, made, form.name.data, slot)
    operations.end_elsewhere(actor, token_here() or b"")
    return True


def _passkey_page(account: Account, form: NewPasskeyForm) -> str:
    actor = current_actor()
    challenge, seal = question(MADE, str(actor.id))
    known = passkeys_of(actor, account.id)
    form.question.data, form.credential.data, form.passkey_secret.data = seal, "", ""
    holder = operations.Holder(account.id, account.name, account.email)
    options = operations.creation_options(actor, party(), holder, known, challenge)
    return render_template("accounts/new_passkey.html", form=form, options=options)
