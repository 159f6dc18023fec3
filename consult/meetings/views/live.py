"""Holding an item: the state that pages follow, going through phases, the shared screen."""

from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from consult import i18n
from consult.access import Permission
from consult.foundation import clock
from consult.i18n import _
from consult.meetings.forms.live import AssuranceForm, LateForm, ScreenForm
from consult.meetings.models import Attendance, Item, ItemPhase, ItemSeen, Live, OnScreen
from consult.meetings.operations import (
    assure,
    extend_phase,
    mark_gap,
    note_presence,
    show_on_screen,
    start_phase,
)
from consult.meetings.queries import (
    find_item,
    find_item_seen,
    find_live,
    find_own_place,
    find_phase,
    shown_on,
    state_of,
)
from consult.meetings.queries.live import millis
from consult.meetings.queries.room import AtTable, Shared, room_of, usual_words, words_of
from consult.meetings.rules.live import IN_TOUCH_EVERY, LONG_AWAY, PACE, QUIET_PACE
from consult.meetings.views.blueprint import bp
from consult.meetings.views.items import bar_of, clock_of
from consult.web import looks
from consult.web.guard import current_actor, requires
from consult.web.throttle import limiter

POLLS = "6000 per minute"
"""From one address: a hundred people in one house, two pages each, may follow at once."""
BY_SCRIPT = "X-Consult-Script"
"""A page that sends a form by itself says so: what it is told it shows at once, not later."""
UNANSWERED = "X-Consult-Unanswered"
"""A page asks somebody what she was away for, and has no answer yet."""
NOW, SOON, LAST = "X-Consult-Now", "X-Consult-Pace", "X-Consult-Last"
JSON = "application/json"


@bp.get("/items/<uuid:item_id>/live")
@requires(Permission.ITEM_READ, on=find_live)
@limiter.limit(POLLS)
def live(seen: Live) -> ResponseReturnValue:
    """Say how an item stands, if that has changed; nothing that is sealed is opened for it."""
    _stay_in_touch(seen)
    state = state_of(current_actor(), seen)
    unchanged = request.if_none_match.contains(state.tag)
    answer = Response(status=304) if unchanged else Response(state.body, mimetype=JSON)
    answer.set_etag(state.tag)
    answer.headers.update(_told(seen))
    return answer


@bp.post("/items/<uuid:item_id>/phases/<uuid:phase_id>/start")
@requires(Permission.ITEM_LEAD, on=find_phase)
def start(found: tuple[Item, ItemPhase]) -> ResponseReturnValue:
    """Go to a phase, onwards or back."""
    item, phase = found
    start_phase(current_actor(), item, phase, ago=LateForm().seconds_ago)
    words = words_of(item, [phase], i18n.language())
    _tell(_("Now: %(phase)s", phase=words[phase.id].title))
    return _to_the_room(item.id)


@bp.post("/items/<uuid:item_id>/phases/<uuid:phase_id>/extend")
@requires(Permission.ITEM_LEAD, on=find_phase)
def extend(found: tuple[Item, ItemPhase]) -> ResponseReturnValue:
    """Give a phase more minutes."""
    item, phase = found
    extend_phase(current_actor(), item, phase, LateForm().extra_minutes)
    _tell(_("The phase is longer now."))
    return _to_the_room(item.id)


@bp.post("/items/<uuid:item_id>/gap")
@requires(Permission.ITEM_READ, on=find_item_seen)
def gap(seen: ItemSeen) -> ResponseReturnValue:
    """Take from a page from when until when it had no connection."""
    lost_ago, back_ago = LateForm().gap
    mark_gap(current_actor(), seen.item, lost_ago=lost_ago, back_ago=back_ago)
    _tell(_("The break is marked."))
    return _to_the_room(seen.item.id)


@bp.post("/items/<uuid:item_id>/assurance")
@requires(Permission.ATTENDANCE_ASSURE, on=find_own_place)
def assurance(found: tuple[Item, Attendance]) -> ResponseReturnValue:
    """Say that one is alone where one takes part, and that the remote tool records nothing."""
    item, place = found
    said = AssuranceForm().data
    alone, unrecorded = said["private_space"], said["unrecorded"]
    assure(current_actor(), item, place, alone=alone, unrecorded=unrecorded)
    flash(_("Thank you. The roster says so now."), "success")
    return _to_the_room(item.id)


@bp.get("/items/<uuid:item_id>/screen")
@requires(Permission.ITEM_LEAD, on=find_item_seen)
def screen(seen: ItemSeen) -> ResponseReturnValue:
    """Show what all in the room look at: no content of the matter but what was chosen."""
    actor, shows = current_actor(), shown_on(current_actor(), seen.item)
    room = room_of(actor, seen.item)
    words = (words_of if OnScreen.PROMPTS in shows else usual_words)(
        seen.item, room.phases, i18n.language()
    )
    things = {"words": words, "bar": bar_of(room, words), "clock": clock_of(room)}
    mark, chosen = f"{room.mark}{','.join(shows)}", Shared(AtTable(seen, room), shows)
    return render_template("meetings/screen.html", room=room, mark=mark, chosen=chosen, **things)


@bp.route("/items/<uuid:item_id>/screen/choose", methods=["GET", "POST"])
@requires(Permission.ITEM_LEAD, on=find_item)
def choose_screen(item: Item) -> ResponseReturnValue:
    """Choose what of the matter stands on the shared screen."""
    actor = current_actor()
    form = ScreenForm(data={"shows": shown_on(actor, item)})
    if not form.validate_on_submit():
        return render_template("meetings/screen_choose.html", item=item, form=form), form.status
    show_on_screen(actor, item, form.data["shows"])
    flash(_("The shared screen follows in a moment."), "success")
    return _to_the_room(item.id)


def _stay_in_touch(seen: Live) -> None:
    """Have it written down, now and then, that a page of hers is in touch.

    Not by a page that has just come after long, nor while it asks her about that: so it still
    knows when it is loaded once more.
    """
    at, actor, item_id = seen.in_touch_at, current_actor(), seen.item.id
    if _was_away(seen) and (UNANSWERED in request.headers or not request.if_none_match):
        return
    if seen.item.is_open and (at is None or clock.now() - at >= IN_TOUCH_EVERY):
        looks.keep(lambda: note_presence(actor, item_id))


def _was_away(seen: Live) -> bool:
    return seen.in_touch_at is not None and clock.now() - seen.in_touch_at >= LONG_AWAY


def _told(seen: Live) -> dict[str, str]:
    """Return what every answer says beside the state: clock, pace, a last contact long ago."""
    now, pace = clock.now(), QUIET_PACE if seen.item.is_closed else PACE
    told = {NOW: millis(now), SOON: int(pace.total_seconds() * 1_000)}
    if seen.in_touch_at is not None and _was_away(seen):
        told[LAST] = millis(seen.in_touch_at)
    return {name: str(value) for name, value in told.items()}


def _tell(sentence: str) -> None:
    """Say what was done, unless the page that sent it shows it by itself."""
    if BY_SCRIPT not in request.headers:
        flash(sentence, "info")


def _to_the_room(item_id: UUID) -> Response:
    return redirect(url_for("meetings.room", item_id=item_id), 303)
