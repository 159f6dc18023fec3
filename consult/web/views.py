"""The few pages of the shell itself."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult import i18n
from consult.foundation.actor import SYSTEM
from consult.foundation.words import LANGUAGES
from consult.web import cookies, manual, redirects
from consult.web.guard import public
from consult.web.health import is_healthy
from consult.web.reader import THEMES

bp = Blueprint("web", __name__)


@bp.get("/health")
@public("a monitor asks without an account; it learns yes or no")
def health() -> ResponseReturnValue:
    """Answer whether databases and keys are usable."""
    good = is_healthy(SYSTEM)
    return Response(
        "ok\n" if good else "unavailable\n", 200 if good else 503, mimetype="text/plain"
    )


@bp.post("/language")
@public("the language of the sign-in page is chosen before anybody is signed in")
def language() -> ResponseReturnValue:
    """Read on in another language."""
    response = redirects.back_or("/")
    if (chosen := request.form.get("language")) in LANGUAGES:
        cookies.set_cookie(response, "language", chosen, seconds=cookies.YEAR)
    return response


@bp.post("/theme")
@public("light or dark is chosen before anybody is signed in")
def theme() -> ResponseReturnValue:
    """Read on in light, in dark, or as the device has it."""
    response = redirects.back_or("/")
    if (chosen := request.form.get("theme")) in THEMES:
        cookies.set_cookie(response, "theme", chosen, seconds=cookies.YEAR)
    return response


@bp.get("/manual")
@public("who cannot sign in reads it, too; it says nothing about anybody")
def manual_front() -> ResponseReturnValue:
    """Lead to the first chapter, in the reader's language."""
    language = manual.language_for(i18n.language())
    return redirect(url_for("web.chapter", page=f"{language}/{manual.CHAPTERS[0]}"))


@bp.get("/manual/<path:page>")
@public("who cannot sign in reads it, too; it says nothing about anybody")
def chapter(page: str) -> ResponseReturnValue:
    """Show a chapter of the manual."""
    shown = manual.chapter(page)
    if shown is None:
        abort(404)
    return render_template(
        "web/manual.html",
        shown=shown,
        chapters=manual.contents(shown.language),
        languages=manual.WRITTEN_IN,
        title=manual.TITLE.say(shown.language),
    )


@bp.get("/favicon.ico")
@public("browsers ask for it by themselves")
def favicon() -> ResponseReturnValue:
    """Lead to the small picture."""
    return redirect("/static/img/favicon.svg", 308)
