"""One's own list of what is not filed yet."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.drafts import operations
from consult.drafts.models import Draft, KeptForm
from consult.drafts.queries import find_draft, find_kept, my_drafts, my_kept, myself, opens
from consult.drafts.views.blueprint import bp
from consult.drafts.views.kinds import KINDS
from consult.foundation.actor import Actor
from consult.foundation.errors import Locked, Tampered
from consult.i18n import _, _l
from consult.web.guard import current_actor, requires
from consult.web.menu import entry
from consult.web.paging import page_of

entry("drafts.mine", label=_l("Drafts"), order=8, place="person", icon="pencil-square")


@dataclass(frozen=True, slots=True)
class Line:
    """One draft, or one form that was sent too late, as the list shows it."""

    id: UUID
    title: Any
    at: datetime
    place: str = ""
    address: str = ""
    """Empty where it opens no more."""
    is_old: bool = False


@bp.get("/drafts")
@requires(Permission.DRAFT_LIST, on=myself)
def mine(person: Actor) -> ResponseReturnValue:
    """List what she has written and not filed."""
    page = page_of(my_drafts(person))
    return render_template(
        "drafts/mine.html",
        page=page,
        lines=[_line(person, draft) for draft in page],
        kept=[_kept_line(person, kept) for kept in my_kept(person)],
    )


@bp.post("/drafts/<uuid:draft_id>/destroy")
@requires(Permission.DRAFT_DESTROY, on=find_draft)
def destroy(draft: Draft) -> ResponseReturnValue:
    """Destroy a draft."""
    operations.discard_draft(current_actor(), draft)
    flash(_("The draft is destroyed."), "success")
    return redirect(url_for("drafts.mine"), 303)


@bp.post("/drafts/kept/<uuid:kept_id>/destroy")
@requires(Permission.DRAFT_DESTROY, on=find_kept)
def throw_away(kept: KeptForm) -> ResponseReturnValue:
    """Destroy what was sent too late."""
    operations.throw_away(current_actor(), kept)
    flash(_("It is thrown away."), "success")
    return redirect(url_for("drafts.mine"), 303)


def _line(person: Actor, draft: Draft) -> Line:
    title = _title(draft.form)
    if not opens(person, draft):
        return Line(draft.id, title, draft.saved_at, is_old=draft.is_old)
    return Line(draft.id, title, draft.saved_at, draft.place, draft.address, draft.is_old)


def _kept_line(person: Actor, kept: KeptForm) -> Line:
    try:
        _fields, address = operations.open_kept(person, kept)
    except (Locked, Tampered):
        address = ""
    return Line(kept.id, _title(kept.form), kept.sent_at, address=address)


def _title(form: str) -> Any:
    return KINDS[form].title if form in KINDS else _("A form that is no longer in use")
