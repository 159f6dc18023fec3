"""What somebody meets who is not signed in, or not any more."""

from collections.abc import Callable

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from consult.foundation.actor import Actor

SIGN_IN = "accounts.sign_in"

OTHER_WAYS_IN: dict[str, str] = {}
"""Where to send those who ask for pages under a path that has an entrance of its own."""

NEVER_ECHOED = ("csrf_token", "deed_key", "passphrase", "recovery", "secret")


Seen = Callable[[Actor], object]
"""Finds what was asked for, for somebody; nothing where she may not do the deed."""

KEEPERS: list[Callable[[Seen], ResponseReturnValue | None]] = []
"""Who may keep a form that was sent too late, and says how to go on (`drafts`)."""


def sign_in_first(seen: Seen) -> ResponseReturnValue:
    """Send a reader to the sign-in page; keep a writer's form for her, or hand it back.

    Handed back, the answer holds what was typed, in the same browser only: she signs in
    beside it and sends it again.
    """
    for path, endpoint in OTHER_WAYS_IN.items():
        if request.path.startswith(path):
            return redirect(url_for(endpoint), 303)
    if request.method in ("GET", "HEAD"):
        return redirect(url_for(SIGN_IN, next=request.full_path.rstrip("?")))
    for keep in KEEPERS:
        if (answer := keep(seen)) is not None:
            return answer
    return render_template("errors/signed_out.html", kept=kept_fields()), 401


def kept_fields() -> list[tuple[str, str]]:
    """Return the posted fields that may be shown again, in their order."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if not any(word in name for word in NEVER_ECHOED)
    ]
