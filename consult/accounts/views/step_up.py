"""A fresh proof for what matters most: granting outside the agency, exports, keys, approvals.

`@fresh` stands beside `@requires`, under it. Who has proved herself within five minutes passes.
Anybody else gets one page that asks for a touch or the words, and holds what she had typed: it
goes along with the proof, back to where it was sent. Nothing is stored in between.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from consult import vault
from consult.access import Permission
from consult.accounts import operations
from consult.accounts.forms.proofs import PREFIX, ProofByTouch, ProofByWords
from consult.accounts.models import Account
from consult.accounts.queries import own_account
from consult.accounts.queries.factors import passkeys_of, slot_of, totp_of
from consult.accounts.rules import cannot_be_typed, is_too_long
from consult.accounts.rules.proofs import is_fresh
from consult.accounts.views.arriving import DEVICE, token_here
from consult.accounts.views.asking import answered, party, question
from consult.accounts.views.blueprint import bp
from consult.foundation import clock
from consult.foundation.database import transaction
from consult.web.cookies import read_cookie
from consult.web.guard import current_actor, requires
from consult.web.redirects import back_or
from consult.web.transaction import slow_work

ASKED = "prove"
NOT_KEPT = ("csrf_token", "deed_key")


def fresh(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Let through who has proved herself within five minutes; ask anybody else."""

    @wraps(view)
    def behind_a_proof(*subject: Any) -> ResponseReturnValue:
        asked = proof_first()
        return view(*subject) if asked is None else asked

    return behind_a_proof


def proof_first() -> ResponseReturnValue | None:
    """Return the page that asks for a proof, or nothing if there is a fresh one."""
    if g.get("proved") or is_fresh(getattr(current_user, "proved_at", None), clock.now()):
        return None
    words, touch = ProofByWords(prefix=PREFIX), ProofByTouch(prefix=PREFIX)
    for form, holds in ((words, by_words), (touch, by_touch)):
        if form.was_sent and form.validate():
            g.proved = holds(form)
            if g.proved:
                return None
            form.refuse()
    return page(words, touch), 401


@bp.route("/account/proof", methods=["GET", "POST"])
@requires(Permission.PROOF_GIVE, on=own_account)
@fresh
def prove(account: Account) -> ResponseReturnValue:
    """Prove that it is oneself, and go on to where one wanted."""
    return back_or(url_for("accounts.own"))


def by_words(form: ProofByWords) -> bool:
    """Check words and code, and remember the proof if they are right."""
    account, typed = own_account(current_actor()), form.passphrase.data
    if account is None or cannot_be_typed(typed) or is_too_long(typed):
        return False
    actor = current_actor()
    attempt = operations.begin_attempt(actor, account.email, read_cookie(DEVICE))
    with slow_work():
        seed = operations.open_seed(actor, attempt, typed)
    if seed is None or not _code_holds(form.code.data):
        operations.refuse_attempt(actor)
        return False
    with transaction():
        operations.forget_tries(actor, attempt)
    return _remember("words")


def by_touch(form: ProofByTouch) -> bool:
    """Check which passkey was touched, and remember the proof if it is one of her own."""
    actor = current_actor()
    challenge = answered(ASKED, str(form.question.data), str(actor.id))
    if challenge is None:
        return False
    with transaction():
        touched = operations.read_touch(actor, party(), str(form.credential.data), challenge)
        hers = touched is not None and touched.account.id == actor.id
    return _remember("passkey") if hers else False


def page(words: ProofByWords, touch: ProofByTouch) -> str:
    """Compose the page that asks, with all that was typed on the way to it."""
    actor = current_actor()
    challenge, seal = question(ASKED, str(actor.id))
    known = passkeys_of(actor, actor.id)
    for name, value in (("question", seal), ("credential", ""), ("passkey_secret", "")):
        touch[name].data = value
    return render_template(
        "accounts/prove.html",
        words=words,
        touch=touch,
        has_words=slot_of(actor, actor.id, vault.SlotKind.PASSPHRASE) is not None,
        has_codes=totp_of(actor, actor.id) is not None,
        options=operations.request_options(actor, party(), challenge, known) if known else "",
        action=_where_to(),
        kept=kept(),
    )


def kept() -> list[tuple[str, str]]:
    """Return what was typed before the proof was asked for, in its order."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in NOT_KEPT and not name.startswith(PREFIX)
    ]


def _where_to() -> str:
    """Return where the proof goes: with what was typed to where that went, else back here."""
    here = request.full_path.rstrip("?")
    if request.method == "POST" or request.endpoint == "accounts.prove":
        return here
    return url_for("accounts.prove", next=here)


def _code_holds(typed: str) -> bool:
    settings = current_app.extensions["settings"]
    with transaction():
        return operations.second_factor_holds(
            current_actor(),
            vault.keyring().identity,
            typed,
            demanded=settings.demands_second_factor,
        )


def _remember(by: str) -> bool:
    actor = current_actor()
    with transaction():
        account = own_account(actor)
        assert account is not None
        operations.note_proof(actor, account, token_here() or b"", by)
    return True
