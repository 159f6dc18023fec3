"""Reading minutes, on the page and on paper; saying something of them."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.access import Permission
from consult.cases.queries import myself
from consult.documents.pdf import pdf_answer
from consult.drafts.views import draft_kind
from consult.foundation.actor import Actor
from consult.i18n import _, _l
from consult.minutes.forms import CommentForm
from consult.minutes.models import MinutesSeen
from consult.minutes.operations import comment as write_comment
from consult.minutes.operations import say_nothing
from consult.minutes.queries import find_in_language, find_minutes, my_minutes, shown_of
from consult.minutes.views.blueprint import bp
from consult.minutes.views.drafting import of_version
from consult.web.guard import current_actor, requires
from consult.web.paging import page_of

FILES = {"fi": "poytakirja.pdf", "sv": "protokoll.pdf", "en": "minutes.pdf"}
COMMENT = draft_kind(
    "minutes.comment", _l("A comment on minutes"), "minutes.comment", finds=of_version
)


@bp.get("/minutes")
@requires(Permission.MINUTES_LIST, on=myself)
def mine(person: Actor) -> ResponseReturnValue:
    """List the minutes that wait for her."""
    return render_template("minutes/mine.html", page=page_of(my_minutes(person)))


@bp.get("/items/<uuid:item_id>/minutes")
@requires(Permission.MINUTES_READ, on=find_minutes)
def show(found: MinutesSeen) -> ResponseReturnValue:
    """Show the minutes of an item: the newest version, or what they would be now."""
    return _page(found)


@bp.get("/items/<uuid:item_id>/minutes/<int:number>")
@requires(Permission.MINUTES_READ, on=find_minutes)
def version(found: MinutesSeen) -> ResponseReturnValue:
    """Show one version."""
    return _page(found)


@bp.get("/items/<uuid:item_id>/minutes/<int:number>/pdf/<any(fi, sv, en):language>")
@requires(Permission.MINUTES_READ, on=find_in_language)
def pdf(wanted: tuple[MinutesSeen, str]) -> ResponseReturnValue:
    """Give one version as a file, in one language."""
    found, language = wanted
    return pdf_answer(shown_of(current_actor(), found, language).paper, FILES[language])


@bp.route("/items/<uuid:item_id>/minutes/<int:number>/comment", methods=["GET", "POST"])
@requires(Permission.MINUTES_COMMENT, on=find_minutes)
def comment(found: MinutesSeen) -> ResponseReturnValue:
    """Write a comment."""
    form = COMMENT.on(CommentForm(), found)
    if not form.validate_on_submit():
        return render_template("minutes/comment.html", found=found, form=form), form.status
    written = write_comment(current_actor(), found, form.text.reviewed)
    if written.late:
        flash(_("The minutes had just been confirmed. Your comment is kept as a late one."), "info")
    else:
        flash(_("Thank you. The chair reads it before confirming."), "success")
    return to_minutes(found)


@bp.post("/items/<uuid:item_id>/minutes/<int:number>/nothing")
@requires(Permission.MINUTES_COMMENT, on=find_minutes)
def nothing(found: MinutesSeen) -> ResponseReturnValue:
    """Say that there is nothing to remark."""
    say_nothing(current_actor(), found)
    flash(_("Thank you. It is written down that you have nothing to remark."), "success")
    return to_minutes(found)


def to_minutes(found: MinutesSeen) -> ResponseReturnValue:
    """Lead back to the minutes."""
    return redirect(url_for("minutes.show", item_id=found.item.id), 303)


def _page(found: MinutesSeen) -> str:
    shown = shown_of(current_actor(), found, i18n.language())
    mine = found.asks(current_actor().id) if found.is_newest else None
    return render_template("minutes/show.html", found=found, shown=shown, mine=mine)
