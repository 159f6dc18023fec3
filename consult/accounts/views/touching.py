"""Signing in by a touch: one is enough where the passkey opens the seed, else the words follow."""

from uuid import UUID

from flask import render_template
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult.accounts import operations
from consult.accounts.forms import SignInForm
from consult.accounts.forms.factors import TouchForm, WordsForm
from consult.accounts.models import Account
from consult.accounts.operations import Attempt, Touched
from consult.accounts.queries import find_account, passphrase_slot
from consult.accounts.views.asking import answered, party, sealed, unsealed
from consult.accounts.views.blueprint import bp
from consult.accounts.views.signing import PER_ADDRESS, TOUCHED, enter, seat, way_in
from consult.foundation.actor import SYSTEM
from consult.foundation.database import transaction
from consult.web.guard import public
from consult.web.redirects import wanted_place
from consult.web.throttle import limiter

WORDS = "sign-in-words"
WORDS_WITHIN_SECONDS = 300


@bp.post("/sign-in/passkey")
@public("whoever is not signed in yet, and has a passkey")
@limiter.limit(PER_ADDRESS)
def sign_in_by_touch() -> ResponseReturnValue:
    """Sign in with a passkey; where it cannot open the notes, ask for the words."""
    form = TouchForm()
    touched = read_touch(form, TOUCHED)
    if touched is None:
        form.refuse()
        return way_in(SignInForm(formdata=None), form), form.status
    response = _enter_by(touched, form.output)
    if response is not None:
        return response
    if passphrase_slot(SYSTEM, touched.account.id) is None:
        return _nothing_to_open_with(form)
    return words_page(WordsForm(formdata=None), touched.account)


@bp.post("/sign-in/words")
@public("whoever has shown with a passkey who she is, and types her words")
@limiter.limit(PER_ADDRESS)
def sign_in_by_words() -> ResponseReturnValue:
    """Sign in with the words that follow a touch."""
    form = WordsForm()
    told = unsealed(WORDS, str(form.touched.data), WORDS_WITHIN_SECONDS)
    account = find_account(SYSTEM, UUID(told[0])) if told else None
    if account is None:
        return way_in(SignInForm(formdata=None), _refused()), 422
    if form.validate():
        if (response := enter(account.email, form.passphrase.data, touched=True)) is not None:
            return response
        form.refuse()
    return words_page(form, account), 422


def words_page(form: WordsForm, account: Account) -> str:
    """Compose the page that asks somebody known for her words."""
    form.touched.data = sealed(WORDS, [str(account.id)])
    return render_template(
        "accounts/sign_in_words.html", form=form, name=account.name, wanted=wanted_place()
    )


def read_touch(form: TouchForm, purpose: str) -> Touched | None:
    """Tell whose touch answers the question that was asked for this purpose; else pay for it."""
    challenge = answered(purpose, str(form.question.data))
    touched = None
    if challenge is not None:
        with transaction():
            touched = operations.read_touch(SYSTEM, party(), str(form.credential.data), challenge)
    if touched is None:
        operations.refuse_attempt(None)
    return touched


def _enter_by(touched: Touched, output: bytes | None) -> Response | None:
    """Open the seed by what the passkey gave, if it gave something and has a slot."""
    seed = None if output is None else operations.open_by_touch(SYSTEM, touched, output)
    if seed is None:
        return None
    return seat(Attempt(touched.account.id, None, True, ()), seed, None, "passkey")


def _nothing_to_open_with(form: TouchForm) -> ResponseReturnValue:
    """Say to somebody who has no words that this browser did not get the passkey's secret."""
    operations.refuse_attempt(None)
    form.cannot_open()
    return way_in(SignInForm(formdata=None), form), form.status


def _refused() -> TouchForm:
    form = TouchForm(formdata=None)
    form.refuse()
    return form
