"""Who may enter. A view without one of these marks keeps the house closed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, NoReturn, cast
from uuid import UUID

from flask import Flask, Request, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import LoginManager, current_user
from werkzeug.exceptions import Forbidden, MethodNotAllowed

from consult import audit
from consult.access import Permission, is_allowed, is_closed_to
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import UnguardedRoute
from consult.web import reader, signed_out

View = Callable[..., ResponseReturnValue]
Finder = Callable[..., object]

OWN_ARRIVAL = "accounts.own_arrival"


@dataclass(frozen=True, slots=True)
class Access:
    """What a route demands. `flask access routes` prints the list."""

    permission: Permission | None
    note: str
    finder: Finder | None = None


ACCESS: dict[View, Access] = {}

Detour = Callable[[Permission], ResponseReturnValue | None]
DETOURS: list[Detour] = []
"""What somebody who is signed in must do before anything else opens. `accounts` says what."""

login_manager = LoginManager()
login_manager.session_protection = None  # the person comes from our own token, never from this


ARRIVALS: list[Callable[[Request], object | None]] = []
"""The ways in which somebody may come with a request; each knows by what: a cookie, a place."""


def arrival(way: Callable[[Request], object | None]) -> Callable[[Request], object | None]:
    """Register a way in. Until one is there, nobody is ever signed in."""
    ARRIVALS.append(way)
    return way


@login_manager.request_loader  # type: ignore[untyped-decorator]  # no types in there
def whoever_comes(request: Request) -> object | None:
    """Return who comes with a request, by the first way that knows her."""
    if g.get("asks_nobody"):
        return None
    return next((who for way in ARRIVALS if (who := way(request)) is not None), None)


def ask_nobody() -> None:
    """Take whoever is not known by now for nobody: the store that knows her cannot be asked."""
    g.asks_nobody = True


def public(why: str) -> Callable[[View], View]:
    """Let anyone in. `why` is for the next auditor; a snapshot test keeps the list short."""

    def mark(view: View) -> View:
        ACCESS[view] = Access(None, f"public: {why}")
        return view

    return mark


def requires(permission: Permission, *, on: Finder) -> Callable[[Callable[..., Any]], View]:
    """Let in whoever `on` shows the subject to and whose policy allows the deed.

    What `on` does not find does not exist (404); what it finds but policy forbids is
    forbidden (403). Both refusals are recorded.
    """

    def wrap(view: Callable[..., Any]) -> View:
        @wraps(view)
        def guarded(**url_args: Any) -> ResponseReturnValue:
            if not current_user.is_authenticated:
                return signed_out.sign_in_first(lambda one: _may_see(one, permission, on, url_args))
            reader.remember()
            actor = current_actor()
            g.permission = permission
            if actor.waits and is_closed_to(actor, permission):
                return on_her_way(actor, permission)
            if (away := _away(permission)) is not None:
                return away
            subject = on(actor, **url_args)
            if subject is None:
                refuse(404, actor, permission, kind=on.__name__.removeprefix("find_"))
            if not is_allowed(actor, permission, subject):
                refuse(403, actor, permission, kind=type(subject).__name__)
            g.subject = subject
            return cast(ResponseReturnValue, view(subject))

        ACCESS[guarded] = Access(permission, f"{permission} on {on.__name__}", on)
        return guarded

    return wrap


def on_her_way(actor: Actor, permission: Permission) -> ResponseReturnValue:
    """Lead somebody who waits to be approved to her own arrival; nothing else is there for her."""
    if permission is not Permission.DESK_READ:
        refuse(404, actor, permission, kind="house")
    return redirect(url_for(OWN_ARRIVAL), 303)


def _may_see(actor: Actor, permission: Permission, on: Finder, url_args: dict[str, Any]) -> object:
    """Return the subject for somebody who is not signed in any more, if she may do the deed."""
    subject = on(actor, **url_args)
    return subject if subject is not None and is_allowed(actor, permission, subject) else None


def _away(permission: Permission) -> ResponseReturnValue | None:
    return next((away for go in DETOURS if (away := go(permission)) is not None), None)


def current_actor() -> Actor:
    """Return who acts in this request. Only behind `requires`: elsewhere there may be nobody."""
    return cast(Actor, current_user.actor)


def actor_or_nobody() -> Actor | None:
    """Return who acts in this request, if anybody does."""
    return current_actor() if current_user.is_authenticated else None


def may(permission: str, subject: object = None) -> bool:
    """Tell a template whether the reader may do something: what she may not is not offered."""
    actor = actor_or_nobody()
    return actor is not None and is_allowed(actor, Permission(permission), subject)


def refuse(
    status: int, actor: Actor | None, permission: Permission | None, *, kind: str
) -> NoReturn:
    """Turn the request away and write it down, in a transaction of its own."""
    record_refusal(status, actor, permission, kind=kind)
    abort(status)


def record_refusal(
    status: int, actor: Actor | None, permission: Permission | None, *, kind: str
) -> None:
    """Write down that somebody was turned away."""
    db.session.rollback()  # what the request had begun is void before its refusal is written
    audit.record_refusal(actor, permission or "", status, kind, _object_id())


def _object_id() -> UUID | None:
    """Return the last id in the address: the innermost thing that was asked for."""
    ids = [value for value in (request.view_args or {}).values() if isinstance(value, UUID)]
    return ids[-1] if ids else None


def stop_unmarked() -> None:
    """Turn away from a route that was added after the start and says nothing: the runtime belt."""
    if isinstance(request.routing_exception, MethodNotAllowed) or request.endpoint is None:
        return
    if current_app.view_functions[request.endpoint] not in ACCESS:
        raise Forbidden


def check_every_route(app: Flask) -> None:
    """Deny by default, at start-up. Called last in `create_app`."""
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    unmarked = sorted(name for name in endpoints if app.view_functions[name] not in ACCESS)
    if unmarked:
        raise UnguardedRoute(f"Say who may enter: {', '.join(unmarked)}")
