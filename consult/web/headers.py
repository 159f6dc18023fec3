"""What every answer says to the browser, and what a request must look like to be heard."""

import logging

from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden, SecurityError
from werkzeug.wrappers import Response

from consult.foundation.settings import Settings

log = logging.getLogger("consult.faults")

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CSP,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
HSTS = "max-age=63072000; includeSubDomains"
LOOPBACK = "127.0.0.1"
HERE = ("localhost", LOOPBACK, "::1")


def lay(app: Flask, settings: Settings) -> None:
    """Give the app its headers and its doorkeeper."""

    @app.before_request
    def keep_the_door() -> ResponseReturnValue | None:
        if settings.is_demo:
            refuse_other_machines()
            if moved := to_localhost():
                return moved
        refuse_foreign_sites()
        return None

    @app.after_request
    def add(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers:
            response.headers["Cache-Control"] = "no-store"
        if settings.secure_cookies:
            response.headers["Strict-Transport-Security"] = HSTS
        return response


def refuse_other_machines() -> None:
    """Answer nobody where the demo listens to more than this machine: it is never production."""
    if request.environ["SERVER_NAME"] not in HERE:
        raise SecurityError("The demo is for this machine alone.")


def to_localhost() -> ResponseReturnValue | None:
    """Lead from the demo's address in numbers to its name: passkeys refuse an address."""
    host, colon, port = request.host.partition(":")
    if host != LOOPBACK:
        return None
    return redirect(f"http://localhost{colon}{port}{request.full_path.rstrip('?')}", 307)


def refuse_foreign_sites() -> None:
    """Hear other sites only when somebody follows a link from there (beside the CSRF tokens)."""
    site = request.headers.get("Sec-Fetch-Site", "none")
    if site in ("none", "same-origin"):
        return
    follows_a_link = (
        request.method in ("GET", "HEAD")
        and request.headers.get("Sec-Fetch-Mode") == "navigate"
        and request.headers.get("Sec-Fetch-Dest") == "document"
    )
    if not follows_a_link:
        log.warning("refused: sent from another site", extra={"endpoint": request.endpoint})
        raise Forbidden
