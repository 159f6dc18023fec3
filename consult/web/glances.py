"""What the guard says while somebody is still writing.

After a pause the page sends its form to its own address, with the name of the field and the text
as it stands there. The route finds its subject and asks its policy as for the deed itself, and the
form answers with what the guard found – and with nothing else: a glance is run as a reading, so
that nothing is stored, no lock is taken and no deed is done. Nothing of the text is logged.

What was opened for it, such as the case's own names, is a reading and stands in the access log:
once for each page and hour, for the page brings along the token of what was written down already.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from flask import Response, abort, current_app, jsonify, request
from itsdangerous import BadSignature, URLSafeTimedSerializer
from wtforms import FieldList, FormField

from consult import vault
from consult.foundation.database import db
from consult.web.guard import actor_or_nobody
from consult.web.throttle import limiter

FIELD, TEXT, NOTED = "glance_field", "glance_text", "glance_noted"
LONGEST = 60_000
"""In characters: more than any field takes; the rest waits for the form itself."""
OFTEN = "100 per minute"
"""Of one person: a pause in writing comes more seldom."""
AS_ONE = 10_000
"""So many characters count as one glance: the longer a text is, the longer the guard reads."""
NOTED_FOR = 3600


def is_glance() -> bool:
    """Tell whether this request only asks what the guard finds."""
    return request.method == "POST" and FIELD in request.form


def answer(form: Iterable[Any]) -> Response:
    """Say what the guard finds in the text of one field."""
    text = request.form.get(TEXT, "").replace("\r\n", "\n")
    if len(text) > LONGEST:
        abort(413)
    field = next((one for one in guarded(form) if one.name == request.form[FIELD]), None)
    if field is None:
        abort(404)
    cost = 1 + len(text) // AS_ONE
    with limiter.shared_limit(OFTEN, scope="glances", key_func=_who, cost=cost):
        said = field.glance(text)
    return jsonify(said | {"noted": _note_once()})


def guarded(fields: Iterable[Any]) -> Iterator[Any]:
    """Yield the guarded fields of a form, those of its repeated parts too."""
    for field in fields:
        if isinstance(field, FieldList):
            yield from guarded(field.entries)
        elif isinstance(field, FormField):
            yield from guarded(field.form)
        elif getattr(field, "is_guarded", False):
            yield field


def _who() -> str:
    actor = actor_or_nobody()
    return str(actor.id) if actor is not None else "nobody"


def _note_once() -> str:
    """Let what was opened be written down, unless this page's token says that it was; return it."""
    ring: vault.Keyring | None = db.session.info.get("keyring")
    actor = actor_or_nobody()
    if ring is None or actor is None or not ring.opened:
        return request.form.get(NOTED, "")
    opened = sorted(sha256(one.row_id.bytes).hexdigest()[:16] for one in ring.opened)
    sitting = [actor.session_ref.hex(), str(actor.id)]
    seal = URLSafeTimedSerializer(current_app.extensions["settings"].secret_key, "glance")
    try:
        told = seal.loads(request.form.get(NOTED, ""), max_age=NOTED_FOR)
    except BadSignature:
        told = []
    if told and told[:2] == sitting and set(opened) <= set(told[2:]):
        ring.opened.clear()
        return request.form[NOTED]
    return str(seal.dumps([*sitting, *opened]))
