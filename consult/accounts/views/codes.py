"""Setting up one-time codes, and taking them out of use."""

import io

import segno
from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadData, URLSafeTimedSerializer
from markupsafe import Markup

from consult import vault
from consult.access import Permission
from consult.accounts import operations
from consult.accounts.forms.factors import CodesForm
from consult.accounts.models import Account
from consult.accounts.queries import own_account
from consult.accounts.rules.codes import address_of, new_secret, step_of, written_secret
from consult.accounts.views.arriving import token_here
from consult.accounts.views.blueprint import bp
from consult.accounts.views.factors import demanded
from consult.accounts.views.step_up import fresh
from consult.foundation import clock
from consult.i18n import _
from consult.web.guard import current_actor, requires

DRAWN_FOR_SECONDS = 3_600


@bp.route("/account/codes", methods=["GET", "POST"])
@requires(Permission.FACTORS_EDIT, on=own_account)
@fresh
def codes(account: Account) -> ResponseReturnValue:
    """Show a new secret to the app, and begin when the app's first code is right."""
    form = CodesForm()
    secret = _drawn(account, form) or new_secret()
    if form.validate_on_submit() and _begun(account, form, secret):
        flash(_("One-time codes are in use. Other devices have been signed out."), "success")
        return redirect(url_for("accounts.factors"), 303)
    return _page(account, form, secret), form.status


@bp.post("/account/codes/remove")
@requires(Permission.FACTORS_EDIT, on=own_account)
@fresh
def remove_codes(account: Account) -> ResponseReturnValue:
    """Take the one-time codes out of use."""
    actor = current_actor()
    operations.remove_codes(actor, account, demanded=demanded())
    operations.end_elsewhere(actor, token_here() or b"")
    flash(_("One-time codes are not asked any more."), "success")
    return redirect(url_for("accounts.factors"), 303)


def _begun(account: Account, form: CodesForm, secret: bytes) -> bool:
    actor, identity = current_actor(), vault.keyring().identity
    step = step_of(secret, form.code.data, clock.now())
    if step is None:
        form.refuse()
        return False
    operations.set_up_codes(actor, account, identity, secret, step)
    operations.end_elsewhere(actor, token_here() or b"")
    return True


def _page(account: Account, form: CodesForm, secret: bytes) -> str:
    form.drawn_secret.data = str(_sealer().dumps([str(account.id), secret.hex()]))
    form.code.data = ""
    address = address_of(secret, account.email)
    return render_template(
        "accounts/codes.html",
        form=form,
        picture=_picture(address),
        address=address,
        secret=written_secret(secret),
    )


def _picture(text: str) -> Markup:
    """Draw a QR code as SVG within the page: it goes to nobody else."""
    drawn = io.BytesIO()
    segno.make(text, error="m").save(
        drawn, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=4, light="#fff"
    )
    picture = drawn.getvalue().decode().replace("<svg ", '<svg aria-hidden="true" ', 1)
    return Markup(picture)  # noqa: S704 – made by segno from paths alone


def _drawn(account: Account, form: CodesForm) -> bytes | None:
    try:
        told = _sealer().loads(form.drawn_secret.data or "", max_age=DRAWN_FOR_SECONDS)
    except BadData:
        return None
    owner, secret = told
    return bytes.fromhex(secret) if owner == str(account.id) else None


def _sealer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.extensions["settings"].secret_key, "codes")
