"""`Page`: fetches by endpoint, as somebody of the cast, and inspects each page it gets.

    page.as_(alma).get("notes.index", vaahtera).shows("Muistiinpanot")
    page.as_(alma).post("notes.new", vaahtera, text="…").leads_to("notes.index", vaahtera)
    page.as_(zed).get("notes.index", vaahtera, expect=404)

Subjects fill the address in order (their `id`, or an id); named values that are not part of the
address are the form's fields. A request runs in a context of its own, as in a real server.
"""

import re
import secrets
from contextvars import copy_context
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from flask.globals import _cv_app, _cv_request
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from werkzeug.test import TestResponse

from consult.accounts.operations import Limits, begin_sitting
from consult.accounts.queries import find_account
from consult.accounts.views.arriving import SITTING
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.tokens import write_token
from consult.web import cookies
from tests import inspection, markup
from tests.cast import Person

RAW_TOKEN = "a" * 40
LIMITS = Limits(idle=timedelta(minutes=30), absolute=timedelta(hours=10))


class Shown:
    """What came back."""

    def __init__(self, page: "Page", response: TestResponse) -> None:
        self.page = page
        self.response = response
        self.status = response.status_code
        self.html = response.text if response.mimetype == "text/html" else ""
        self.tree = (
            markup.read(self.html) if self.html and self.status not in range(300, 400) else None
        )
        if self.tree is not None:
            inspection.inspect(self.tree)

    @property
    def text(self) -> str:
        """What can be read on the page, spaces made single."""
        return self.tree.text if self.tree is not None else self.response.text

    def shows(self, *words: str) -> "Shown":
        for word in words:
            assert word in self.text, f"{word!r} is not on the page:\n{self.text}"
        return self

    def hides(self, *words: str) -> "Shown":
        for word in words:
            assert word not in self.response.text, f"{word!r} is on the page."
        return self

    def leads_to(self, endpoint: str, *subjects: Any, **url_args: Any) -> "Shown":
        wanted = self.page.address(endpoint, subjects, url_args)[0]
        assert self.response.location == wanted, f"It leads to {self.response.location}."
        return self

    def follow(self) -> "Shown":
        """Go where the answer leads, as a browser does."""
        assert self.response.location, f"{self.status} leads nowhere."
        return self.page.open("GET", self.response.location, 200)

    def value_of(self, name: str) -> str:
        """What stands in a field."""
        assert self.tree is not None
        main = self.tree.all("main")[0]
        fields = [field for field in main.all("input", "textarea") if field["name"] == name]
        assert fields, f"There is no field {name!r}."
        return fields[0].text if fields[0].tag == "textarea" else fields[0]["value"]

    def filled(self, number: int = 0) -> dict[str, Any]:
        """What a form of the content would send as it stands."""
        assert self.tree is not None
        main = self.tree.all("main")[0]
        form = [f for f in main.all("form") if f["method"] == "post"][number]
        sent: dict[str, Any] = {}
        for control in form.all("input", "textarea", "select"):
            if control["type"] in ("checkbox", "radio") and not control.has("checked"):
                continue
            sent.setdefault(control["name"], []).append(_value_of(control))
        sent.pop("csrf_token")
        sent.pop("deed_key", None)
        return {name: values if len(values) > 1 else values[0] for name, values in sent.items()}

    def links(self) -> list[str]:
        assert self.tree is not None
        return [link["href"] for link in self.tree.all("a")]


class Page:
    """A browser without scripts. `as_` gives a fresh one with somebody signed in."""

    def __init__(self, app: Flask, person: Person | None = None) -> None:
        self.app = app
        self.person = person
        self.client: FlaskClient = app.test_client()
        self.scheme = app.config["PREFERRED_URL_SCHEME"]
        if person is not None:
            self.give_cookie(SITTING, write_token(sit_down(person)))

    def as_(self, person: Person) -> "Page":
        """Open a browser in which this person is signed in."""
        return Page(self.app, person)

    def get(self, endpoint: str, *subjects: Any, expect: int = 200, **values: Any) -> Shown:
        address, query = self.address(endpoint, subjects, values)
        return self.open("GET", address, expect, query_string=query)

    def post(self, endpoint: str, *subjects: Any, expect: int = 303, **values: Any) -> Shown:
        address, fields = self.address(endpoint, subjects, values)
        fields.setdefault("deed_key", secrets.token_urlsafe(32))
        fields.setdefault("csrf_token", self.csrf_token())
        return self.open("POST", address, expect, data=fields)

    def address(
        self, endpoint: str, subjects: tuple[Any, ...], values: dict[str, Any]
    ) -> tuple[str, dict[str, Any]]:
        """Return the address of an endpoint, and what of `values` is no part of it."""
        assert endpoint in self.app.view_functions, f"There is no endpoint {endpoint!r}."
        rules = list(self.app.url_map.iter_rules(endpoint))
        names = re.findall(r"<(?:\w+(?:\([^)]*\))?:)?(\w+)>", rules[0].rule)
        given = {name: values[name] for name in names if name in values}
        free = [name for name in names if name not in given]
        assert len(free) == len(subjects), f"{endpoint} needs {free}, was given {len(subjects)}."
        given |= dict(zip(free, map(_id_of, subjects), strict=True))
        rest = {name: _sent(value) for name, value in values.items() if name not in names}
        with self.app.test_request_context(base_url=f"{self.scheme}://localhost"):
            return self.app.url_for(endpoint, **given), rest

    def open(self, method: str, address: str, expect: int, **kwargs: Any) -> Shown:
        """Send a request in a context of its own, and look at what comes back."""
        response = self.send(method, address, **kwargs)
        if expect == 303 and response.status_code == 302:
            expect = 302
        assert response.status_code == expect, (
            f"{method} {address}: {response.status_code} instead of {expect}\n"
            + (markup.read(response.text).all("main")[0].text if "<main" in response.text else "")
        )
        return Shown(self, response)

    def send(self, method: str, address: str, **kwargs: Any) -> TestResponse:
        """Send a request and return the bare answer, whatever it is."""
        db.session.rollback()  # the test's own reading shall not look at an old state
        response = copy_context().run(self._send, method, address, kwargs)
        response.get_data()
        response.close()
        db.session.rollback()
        return response

    def csrf_token(self) -> str:
        """Make a token that fits this browser's session, as a page shown before would hold."""
        with self.client.session_transaction(base_url=f"{self.scheme}://localhost") as session:
            session["csrf_token"] = RAW_TOKEN
        signer = URLSafeTimedSerializer(self.app.secret_key, salt="wtf-csrf-token")
        return str(signer.dumps(RAW_TOKEN))

    def give_cookie(self, name: str, value: str) -> None:
        with self.app.app_context():
            full = cookies.full_name(name)
        self.client.set_cookie(full, value, domain="localhost", secure=self.scheme == "https")

    def _send(self, method: str, address: str, kwargs: dict[str, Any]) -> TestResponse:
        _cv_app.set(None)  # type: ignore[arg-type]  # no context of the test's reaches the request
        _cv_request.set(None)  # type: ignore[arg-type]
        kwargs.setdefault("base_url", f"{self.scheme}://localhost")
        client = kwargs.pop("client", self.client)
        return client.open(address, method=method, **kwargs)


def sit_down(person: Person) -> bytes:
    """Begin a sitting, as signing in does, and return its token."""
    with transaction():
        account = find_account(person.actor, person.id)
        assert account is not None
        return begin_sitting(person.actor, account, person.seed, LIMITS)


def _id_of(subject: Any) -> Any:
    return getattr(subject, "id", subject)


def _sent(value: Any) -> Any:
    """Write a value as a browser sends it; several for a list."""
    if isinstance(value, list | tuple | set):
        return [_sent(one) for one in value]
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, datetime):
        return clock.local(value).strftime("%Y-%m-%dT%H:%M")
    return str(getattr(value, "id", value)) if not isinstance(value, str | int) else value


def _value_of(control: markup.Element) -> str:
    if control.tag == "textarea":
        return control.text
    if control.tag == "select":
        chosen = [option for option in control.all("option") if option.has("selected")]
        return chosen[0]["value"] if chosen else control.all("option")[0]["value"]
    return control["value"]
