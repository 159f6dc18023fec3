"""Who may do what to a consultation."""

from consult.access import Permission, policy
from consult.accounts.models import Account
from consult.consultations.models import (
    Asked,
    Board,
    Bookable,
    Concerns,
    Consultation,
    Hindered,
    Hosted,
    Invited,
    Joinable,
    Led,
    NoBoard,
    Proposed,
    Sealed,
    Seen,
    ToShare,
)
from consult.foundation.actor import Actor, Duty
from consult.teams.models import Team


@policy(Permission.CONSULTATION_LIST)
def may_list(actor: Actor, person: Actor) -> bool:
    """Everybody may look at what she herself asked, and at what she was invited to."""
    return actor.id == person.id


@policy(Permission.CONSULTATION_ASK)
def may_ask(actor: Actor, team: Team) -> bool:
    """Let social workers ask a group that takes requests."""
    return actor.has(Duty.SOCIAL_WORKER)


@policy(Permission.CONSULTATION_BOOK)
def may_book(actor: Actor, bookable: Bookable) -> bool:
    """Let social workers book without triage, and anybody to whose team the times were opened."""
    return bookable.guest_of is not None or actor.has(Duty.SOCIAL_WORKER)


@policy(Permission.EXCEPTION_WISH)
def may_wish_exceptions(actor: Actor, hindered: Hindered) -> bool:
    """Let social workers ask for an exception: they ask and book."""
    return actor.has(Duty.SOCIAL_WORKER)


@policy(Permission.CONSULTATION_READ)
def may_read(actor: Actor, seen: Seen) -> bool:
    """Let its asker in: the page of a consultation is hers."""
    return seen.asks


@policy(Permission.CONSULTATION_EDIT)
def may_add(actor: Actor, seen: Seen) -> bool:
    """Its asker confirms the panel, adds to the request and withdraws it."""
    return seen.asks


@policy(Permission.STANCE_WRITE)
def may_write_stances(actor: Actor, concerns: Concerns) -> bool:
    """Its asker writes down what a client knows, wants and permits."""
    return concerns.seen.asks


@policy(Permission.CONSULTATION_CONCERN)
def may_concern_clients(actor: Actor, joinable: Joinable) -> bool:
    """Its asker says that it concerns one more client of her case."""
    return joinable.seen.asks


@policy(Permission.CONSULTATION_TRIAGE)
def may_triage(actor: Actor, seen: Seen) -> bool:
    """Whoever coordinates the group that was asked."""
    return seen.coordinates


@policy(Permission.CONSULTATION_OPEN)
def may_open_in_writing(actor: Actor, seen: Seen) -> bool:
    """Its asker, or whoever coordinates the group, opens a written one."""
    return seen.asks or seen.coordinates


@policy(Permission.BOARD_READ)
def may_read_board(actor: Actor, board: Board | NoBoard) -> bool:
    """Whoever coordinates the group."""
    return isinstance(board, NoBoard) or board.team in board.boards


@policy(Permission.REQUEST_TAKE_DOWN)
def may_take_requests_down(actor: Actor, board: Board) -> bool:
    """Whoever coordinates the group."""
    return board.team in board.boards


@policy(Permission.REQUEST_CONFIRM)
def may_confirm_request(actor: Actor, seen: Seen) -> bool:
    """Only the one for whom it was taken down."""
    return seen.asks


@policy(Permission.INVITATION_RECORD)
def may_record_word(actor: Actor, proposed: Proposed) -> bool:
    """Whoever coordinates the group; it is marked as her record, and the expert is told."""
    return proposed.seen.coordinates


@policy(Permission.PANEL_STRIKE)
def may_strike(actor: Actor, proposed: Proposed) -> bool:
    """Let the asker strike anybody from the panel, without a reason."""
    return proposed.seen.asks


@policy(Permission.ITEM_HAND_OVER)
def may_hand_over(actor: Actor, led: Led) -> bool:
    """Let whoever leads it, coordinates, asked or leads the team; a talk of two has no other."""
    seen = led.seen
    ours = seen.leads or seen.coordinates or seen.asks or led.leads_team
    return ours and not seen.consultation.private


@policy(Permission.INVITATION_READ)
def may_read_invitation(actor: Actor, invited: Invited) -> bool:
    """Let in the one to whom the invitation is addressed."""
    return invited.invitation.account_id == actor.id


@policy(Permission.INVITATION_ANSWER)
def may_answer_invitation(actor: Actor, invited: Invited) -> bool:
    """Only the invited person says whether she comes."""
    return invited.invitation.account_id == actor.id


@policy(Permission.INTERPRETER_ARRANGE)
def may_arrange_interpreter(actor: Actor, seen: Seen) -> bool:
    """Its asker, who asks the family, and the coordinators, who look for one."""
    return seen.asks or seen.coordinates


@policy(Permission.EXPERT_LOAD_READ)
def may_see_load(actor: Actor, account: Account) -> bool:
    """Each her own, and coordinators, who ask fairly by it. Nobody grades by it."""
    return account.id == actor.id or actor.has(Duty.COORDINATOR)


@policy(Permission.ANSWER_WRITE)
def may_write_answers(actor: Actor, asked: Asked) -> bool:
    """Those seated at the item write answers; in writing everybody but the one who asked."""
    return asked.seen.sits and not (asked.seen.consultation.in_writing and asked.seen.asks)


@policy(Permission.GUEST_ASK)
def may_ask_guests(actor: Actor, seen: Seen | Hosted) -> bool:
    """Let in whoever the consultation was shown to as a host: asker, coordinator, the table."""
    return True


@policy(Permission.GUEST_AGREE)
def may_agree_to_guest(actor: Actor, hosted: Hosted) -> bool:
    """Only the asker agrees to a guest or strikes her out."""
    return hosted.seen.asks


@policy(Permission.CONSULTATION_SHARE)
def may_share(actor: Actor, found: ToShare) -> bool:
    """Its asker, while she may write the case; never what is between two alone."""
    it = found.seen.consultation
    return found.seen.asks and not it.private and found.case.is_written_by(actor)


@policy(Permission.CONSULTATION_REKEY)
def may_seal_anew(actor: Actor, sealed: Sealed) -> bool:
    """Whoever sits with the file of its case and writes, be the case open or closed."""
    seat = sealed.case.seat_of(actor)
    return seat is not None and seat.writes and seat.whole_file


@policy(Permission.SHARED_READ)
def may_read_shared(actor: Actor, consultation: Consultation) -> bool:
    """Let those in with whom it was shared on a seat of its own."""
    return True  # nobody else is shown it
