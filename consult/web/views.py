"""The few pages of the shell itself."""

from flask import Blueprint, Response, redirect, request
from flask.typing import ResponseReturnValue

from consult.foundation.actor import SYSTEM
from consult.foundation.words import LANGUAGES
from consult.web import cookies, redirects
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


@bp.get("/favicon.ico")
@public("browsers ask for it by themselves")
def favicon() -> ResponseReturnValue:
    """Lead to the small picture."""
    return redirect("/static/img/favicon.svg", 308)
