"""Pages on which formats are browsed: the list, and one page for each."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from consult.access import Permission
from consult.agencies.rules import sectors
from consult.formats.asked import who_may_ask
from consult.formats.forms import FormatFilter
from consult.formats.models import Catalogue, Format
from consult.formats.picture import lanes_of, lying, upright
from consult.formats.queries import find_format, formats_that_fit, the_catalogue
from consult.i18n import _l, say
from consult.web.guard import current_actor, requires
from consult.web.menu import entry

bp = Blueprint("formats", __name__)

entry("formats.index", label=_l("Meeting formats"), order=15, place="person", icon="diagram-3")


@bp.get("/formats")
@requires(Permission.FORMAT_READ, on=the_catalogue)
def index(formats: Catalogue) -> ResponseReturnValue:
    """List the formats, or those that somebody looks for."""
    form = FormatFilter(request.args)
    found = formats_that_fit(current_actor(), *form.wanted, finished=form.finished)
    return render_template("formats/index.html", form=form, found=found, all=len(formats))


@bp.get("/formats/<string(maxlength=40):key>")
@requires(Permission.FORMAT_READ, on=find_format)
def show(shape: Format) -> ResponseReturnValue:
    """Show what a format is for, who takes part, and how it goes."""
    asked, names = who_may_ask(shape), sectors()
    asked_sectors = [names[key] for key in shape.sectors if key in names]
    letters = max(len(say(role)) for role in lanes_of(shape))
    pictures = {"lying": lying(shape, letters), "upright": upright(shape, letters)}
    return render_template(
        "formats/show.html", shape=shape, asked=asked, sectors=asked_sectors, **pictures
    )
