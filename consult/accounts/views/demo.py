"""The demo's short way in: one press for each person. A real installation has none."""

from uuid import UUID

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from consult.accounts.views.blueprint import bp
from consult.accounts.views.people_of_the_demo import demo_people
from consult.accounts.views.signing import PER_ADDRESS, enter
from consult.i18n import _
from consult.web.guard import public
from consult.web.throttle import limiter


@bp.post("/sign-in/as/<uuid:account_id>")
@public("the demo's people are nobody's secret; a real installation answers 404")
@limiter.limit(PER_ADDRESS)
def sign_in_as(account_id: UUID) -> ResponseReturnValue:
    """Sign in as somebody of the demo, with her own passphrase like anybody else."""
    person = next((one for one in demo_people() if one.account_id == account_id), None)
    if person is None:
        abort(404)
    response = enter(person.email, person.passphrase)
    if response is None:
        flash(_("This person has words of her own by now. Type them, with her e-mail."), "warning")
    return response or redirect(url_for("accounts.sign_in"), 303)
