"""The invited expert's one page: who asks, when, as what; after a yes the questions."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.agencies.rules import sectors
from consult.consultations.models import Invitation, Invited
from consult.consultations.operations import accept, turn_down
from consult.consultations.queries import (
    find_invitation,
    invitation_page,
    invitations_accepted,
    invitations_to_answer,
    myself,
)
from consult.consultations.views.blueprint import bp
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.web.guard import current_actor, requires


@bp.route("/consultations/invitations")
@requires(Permission.CONSULTATION_LIST, on=myself)
def invitations(person: Actor) -> ResponseReturnValue:
    """List the invitations that wait, and those she said yes to."""
    waiting, coming = invitations_to_answer(person), invitations_accepted(person)
    return render_template(
        "consultations/invitations.html", waiting=waiting, coming=coming, sectors=sectors()
    )


@bp.route("/consultations/invitations/<uuid:invitation_id>")
@requires(Permission.INVITATION_READ, on=find_invitation)
def invitation(invited: Invited) -> ResponseReturnValue:
    """Show one invitation; its questions only after a yes."""
    page = invitation_page(current_actor(), invited)
    return render_template("consultations/invitation.html", page=page, sectors=sectors())


@bp.route("/consultations/invitations/<uuid:invitation_id>/accept", methods=["POST"])
@requires(Permission.INVITATION_ANSWER, on=find_invitation)
def accepting(invited: Invited) -> ResponseReturnValue:
    """Say yes."""
    accept(current_actor(), invited.consultation, invited.invitation)
    flash(_("Thank you. You can read the questions now."), "success")
    return _back(invited.invitation)


@bp.route("/consultations/invitations/<uuid:invitation_id>/decline", methods=["POST"])
@requires(Permission.INVITATION_ANSWER, on=find_invitation)
def not_coming(invited: Invited) -> ResponseReturnValue:
    """Say no."""
    turn_down(current_actor(), invited.consultation, invited.invitation, recused=False)
    flash(_("Thank you for telling. The coordinator looks for somebody else."), "info")
    return _back(invited.invitation)


@bp.route("/consultations/invitations/<uuid:invitation_id>/recuse", methods=["POST"])
@requires(Permission.INVITATION_ANSWER, on=find_invitation)
def stepping_aside(invited: Invited) -> ResponseReturnValue:
    """Step aside: she may not take part in this one."""
    turn_down(current_actor(), invited.consultation, invited.invitation, recused=True)
    flash(
        _("You have stepped aside. No reason is asked, and nothing of it opens any more."), "info"
    )
    return _back(invited.invitation)


def _back(invitation: Invitation) -> ResponseReturnValue:
    return redirect(url_for("consultations.invitation", invitation_id=invitation.id))
