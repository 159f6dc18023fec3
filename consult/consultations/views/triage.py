"""The coordinator's board, and what is done with one request."""

from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission, propose
from consult.accounts.views.step_up import fresh
from consult.agencies.rules import sectors
from consult.consultations.forms import (
    AskBackForm,
    DeclineForm,
    MoreExpertsForm,
    PhonedForm,
    PlaceForm,
)
from consult.consultations.models import Board, Consultation, NoBoard, Seen
from consult.consultations.operations import (
    ask_back,
    decline,
    place,
    propose_more,
    renew_keys,
    send_after_phoning,
    send_invitations,
    share_waiting_requests,
)
from consult.consultations.queries import (
    Room,
    Setting,
    Whole,
    find_board,
    find_consultation,
    find_own_board,
    opens,
    panels_in,
    placed_on_board,
    room_for,
    sectors_wished_in,
    setting_of,
    suggestions,
    times_of,
    turns_due,
    waiting_on_board,
    whole_of,
)
from consult.consultations.rules.clocks import days_waited
from consult.consultations.views.blueprint import bp
from consult.consultations.views.drafting import of_seen
from consult.drafts.views import draft_kind
from consult.foundation import clock
from consult.i18n import _, _l, _n
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of

ASKING_BACK = draft_kind(
    "consultation.ask-back", _l("Ask back"), "consultations.asking_back", finds=of_seen
)
DECLINING = draft_kind(
    "consultation.decline", _l("Decline the request"), "consultations.declining", finds=of_seen
)


@bp.route("/consultations/board")
@requires(Permission.BOARD_READ, on=find_own_board)
def own_board(board: Board | NoBoard) -> ResponseReturnValue:
    """Show the first of the groups she coordinates."""
    if isinstance(board, NoBoard):
        return render_template("consultations/no_board.html")
    return _board(board)


@bp.route("/consultations/board/<uuid:team_id>")
@requires(Permission.BOARD_READ, on=find_board)
def board(board: Board) -> ResponseReturnValue:
    """Show the requests of one group."""
    return _board(board)


@bp.route("/consultations/board/<uuid:team_id>/share", methods=["POST"])
@requires(Permission.BOARD_READ, on=find_board)
def share(board: Board) -> ResponseReturnValue:
    """Let the other coordinators of the group into the requests that wait."""
    count = share_waiting_requests(current_actor(), board.team)
    flash(
        _n("One request was shared.", "%(num)s requests were shared.", count)
        if count
        else _("The others can read every request already."),
        "success",
    )
    return redirect(url_for("consultations.board", team_id=board.team.id))


@bp.route("/consultations/board/<uuid:team_id>/renew", methods=["POST"])
@requires(Permission.BOARD_READ, on=find_board)
def renew(board: Board) -> ResponseReturnValue:
    """Shut out those who have left from what is written from now on."""
    count = renew_keys(current_actor(), board.team)
    flash(
        _n("One request is closed to them.", "%(num)s requests are closed to them.", count)
        if count
        else _("You cannot read these requests yourself. Ask another coordinator to press."),
        "success" if count else "warning",
    )
    return redirect(url_for("consultations.board", team_id=board.team.id))


@bp.route("/consultations/<uuid:consultation_id>/triage", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_TRIAGE, on=find_consultation)
def triage(seen: Seen) -> ResponseReturnValue:
    """Read a request and give it a slot, somebody to lead it, and a panel."""
    actor, it = current_actor(), seen.consultation
    setting, whole = setting_of(actor, it), whole_of(actor, it)
    room, form = room_for(actor, it), PlaceForm()
    form.offer(room, suggestions(actor, it, whole, room.slots), it.format_key)
    if not form.validate_on_submit():
        return _request(it, setting, form, (room, whole)), form.status
    place(actor, it, room.slot(form.slot.data), form.facilitator.data, form.chosen())
    flash(_("Placed. The asker sees the panel now."), "success")
    return _back(it)


@bp.route("/consultations/<uuid:consultation_id>/triage/ask-back", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_TRIAGE, on=find_consultation)
def asking_back(seen: Seen) -> ResponseReturnValue:
    """Ask the asker for more."""
    form = ASKING_BACK.on(AskBackForm(), seen)
    if not form.validate_on_submit():
        return _small(seen.consultation, form, _("Ask back"), _("Send the question"))
    ask_back(current_actor(), seen.consultation, form.text.reviewed)
    flash(_("Your question is with the asker."), "success")
    return _back(seen.consultation)


@bp.route("/consultations/<uuid:consultation_id>/triage/decline", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_TRIAGE, on=find_consultation)
def declining(seen: Seen) -> ResponseReturnValue:
    """Do not take the request up."""
    form, it = DECLINING.on(DeclineForm(), seen), seen.consultation
    if not form.validate_on_submit():
        return _small(it, form, _("Decline the request"), _("Decline"))
    decline(current_actor(), it, form.text.reviewed)
    flash(_("Declined. The asker reads the reason."), "info")
    return redirect(url_for("consultations.board", team_id=it.team_id))


@bp.route("/consultations/<uuid:consultation_id>/triage/experts", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_TRIAGE, on=find_consultation)
def more_experts(seen: Seen) -> ResponseReturnValue:
    """Propose somebody in the place of one who does not come."""
    form, it = MoreExpertsForm(), seen.consultation
    form.suggest(suggestions(current_actor(), it, meetings=times_of(current_actor(), it)))
    if not form.validate_on_submit():
        return _small(it, form, _("Propose somebody else"), _("Propose"))
    propose_more(current_actor(), it, form.chosen())
    flash(_("Proposed. The asker sees it now."), "success")
    return _back(it)


@bp.route("/consultations/<uuid:consultation_id>/triage/send", methods=["POST"])
@requires(Permission.CONSULTATION_TRIAGE, on=find_consultation)
@fresh
def send(seen: Seen) -> ResponseReturnValue:
    """Send the invitations without the asker's word, from the set day on."""
    provision = propose(seen.consultation.format_key)
    send_invitations(current_actor(), seen.consultation, provision.key if provision else "")
    flash(_("The invitations have been sent."), "success")
    return _back(seen.consultation)


@bp.route("/consultations/<uuid:consultation_id>/triage/phone", methods=["GET", "POST"])
@requires(Permission.CONSULTATION_TRIAGE, on=find_consultation)
@fresh
def by_phone(seen: Seen) -> ResponseReturnValue:
    """Send the invitations after the asker agreed by phone, where the meeting is near."""
    form, it = PhonedForm(), seen.consultation
    if not form.validate_on_submit():
        return _small(it, form, _("Asked by phone"), _("Send the invitations"))
    provision = propose(it.format_key)
    send_after_phoning(current_actor(), it, provision.key if provision else "")
    flash(_("The invitations have been sent."), "success")
    return _back(it)


def _board(board: Board) -> ResponseReturnValue:
    actor = current_actor()
    page = page_of(waiting_on_board(actor, board.team))
    placed = page_of(placed_on_board(actor, board.team), number=1)
    return render_template(
        "consultations/board.html",
        board=board,
        page=page,
        placed=placed,
        left=turns_due(actor, board.team),
        panels=panels_in(actor, [row[0].id for row in placed]),
        wished=sectors_wished_in(actor, [row[0].id for row in page]),
        waited={row[0].id: days_waited(row[0].asked_at, clock.now()) for row in page},
        sectors=sectors(),
        links=[
            (team.name, url_for("consultations.board", team_id=team.id), team == board.team)
            for team in board.boards
        ],
    )


def _request(it: Consultation, setting: Setting, form: PlaceForm, found: tuple[Room, Whole]) -> str:
    room, whole = found
    actor = current_actor()
    readable = it.is_before_opening and opens(actor, it)
    return render_template(
        "consultations/triage.html",
        it=it,
        form=form,
        setting=setting,
        brief=whole if readable else None,
        places=whole.places,
        sectors=sectors(),
        room=room,
        actor=actor,
        waited=days_waited(it.asked_at, clock.now()),
    )


def _small(it: Consultation, form: Any, title: str, label: str) -> ResponseReturnValue:
    page = render_template(
        "consultations/triage_form.html", it=it, form=form, title=title, label=label
    )
    return page, form.status


def _back(it: Consultation) -> ResponseReturnValue:
    return redirect(url_for("consultations.triage", consultation_id=it.id))
