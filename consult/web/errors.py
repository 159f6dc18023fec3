"""What is said when it does not work: one calm page, never a traceback, never a text.

A fault of ours is logged with a number that the page shows. The log has the kind of the error and
where it happened; its message stays out, for it may quote what somebody wrote.
"""

import logging
import secrets
from collections.abc import Sequence

from flask import Flask, g, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError
from werkzeug.wrappers import Response

from consult import audit, i18n
from consult.foundation.database import db, transaction
from consult.foundation.errors import (
    Conflict,
    KeyRefused,
    Locked,
    NotSaved,
    StoreUnavailable,
    Tampered,
)
from consult.web.guard import actor_or_nobody, ask_nobody, record_refusal
from consult.web.redirects import local_path
from consult.web.signed_out import kept_fields

log = logging.getLogger("consult.faults")
TOO_MANY = 429
KNOWN = (400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503)


def lay(app: Flask) -> None:
    """Give the app its error pages."""
    for kind, handler in (
        (HTTPException, show_http),
        (SecurityError, show_bare),
        (CSRFError, show_stale_form),
        (NotSaved, show_not_saved),
        (Locked, show_locked),
        (Tampered, show_tampered),
        (StoreUnavailable, show_unavailable),
        (OperationalError, show_unavailable),
        (PoolTimeout, show_unavailable),
        (InternalServerError, show_fault),
    ):
        app.register_error_handler(kind, handler)


def page(
    status: int,
    *,
    sentence: str | None = None,
    number: str | None = None,
    kept: Sequence[tuple[str, str]] = (),
) -> Response:
    """Compose the page of an error. It asks no database for anything."""
    db.session.rollback()
    known = status if status in KNOWN else (500 if status >= 500 else 400)
    html = render_template(
        "errors/error.html",
        status=known,
        sentence=sentence,
        number=number,
        kept=kept,
        back=local_path(request.form.get("back")) if known in (409, 422) else None,
    )
    return make_response(html, status)


def show_http(error: HTTPException) -> Response:
    """Show what Flask, or a view, has raised."""
    if error.code is None or error.code < 400:
        return error.get_response()
    if error.code == TOO_MANY:
        log.warning("refused: too many requests", extra={"endpoint": request.endpoint})
    response = page(error.code)
    if allow := error.get_response().headers.get("Allow"):
        response.headers["Allow"] = allow
    return response


def show_bare(error: SecurityError) -> Response:
    """Answer somebody who calls us by a foreign name; no address can be made from it."""
    log.warning("refused: a foreign name of the house")
    return Response("400 Bad Request\n", 400, content_type="text/plain; charset=utf-8")


def show_stale_form(error: CSRFError) -> Response:
    """Refuse a form that was not made for this browser, or long ago."""
    log.warning("refused: a form without its token", extra={"endpoint": request.endpoint})
    return page(403, sentence=i18n._("The form had expired. Go back, reload and send it again."))


def show_not_saved(reason: NotSaved) -> Response:
    """Say why a press changed nothing."""
    return page(409 if isinstance(reason, Conflict) else 422, sentence=i18n.say(reason.words))


def show_locked(error: Locked) -> Response:
    """Say of what she has no key for that it does not exist."""
    record_refusal(404, actor_or_nobody(), g.get("permission"), kind="space")
    return page(404)


def show_tampered(error: Tampered) -> Response:
    """Ring the bell: something stored does not belong where it is."""
    number = log_fault(error)
    refused = isinstance(error, KeyRefused)
    what = audit.Ringing(
        audit.Deed.KEY_REFUSED if refused else audit.Deed.CONTENT_TAMPERED,
        account=error.row if refused else None,
        space=error.space,
        kind=error.kind,
        row=error.row,
        reference=number,
    )
    with transaction():
        audit.ring(actor_or_nobody(), what)
    said = i18n._("A stored record is damaged. It is not shown.")
    if refused:
        said = i18n._("Somebody's key is not the one that was approved. Nothing was given to it.")
    return page(500, sentence=said, number=number)


def show_unavailable(error: Exception) -> Response:
    """Say that nothing was saved, because nothing can be; hand back what was typed."""
    ask_nobody()
    return page(503, number=log_fault(error), kept=kept_fields())


def show_fault(error: InternalServerError) -> Response:
    """Admit a mistake of ours."""
    cause = error.original_exception or error
    if isinstance(cause, DBAPIError):
        return show_unavailable(cause)
    return page(500, number=log_fault(cause))


def log_fault(error: BaseException) -> str:
    """Log the kind and the place of an error; return the number under which it stands there."""
    number = secrets.token_hex(4)
    log.error(
        "fault",
        exc_info=error,
        extra={
            "number": number,
            "cause": type(getattr(error, "orig", None) or error).__name__,
            "endpoint": request.endpoint,
        },
    )
    return number
