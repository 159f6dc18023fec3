"""A browser without scripts that comes from outside: over TLS, by the name of the house."""

import re
import socket
import ssl
from http.client import HTTPConnection, HTTPSConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from tests import markup

HOST = "consult.example"


class Visitor:
    """Keeps cookies; knows the house's certificate and where its port is."""

    def __init__(self, port, certificate):
        self.port = port
        self.tls = ssl.create_default_context(cafile=str(certificate)) if certificate else None
        self.always = {}
        self.cookies = {}
        self.tree = None
        self.headers = {}
        self.body = ""

    def connect(self, host):
        connection = HTTPSConnection(host, self.port, timeout=60, context=self.tls)
        plain = socket.create_connection(("127.0.0.1", self.port), 60)
        try:
            connection.sock = self.tls.wrap_socket(plain, server_hostname=host)
        except ssl.SSLError:
            plain.close()
            raise
        return connection

    def send(self, method, address, body=None, host=HOST):
        connection = self.connect(host)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= self.always
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded"}
            headers |= {"Origin": f"https://{HOST}", "Sec-Fetch-Site": "same-origin"}
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            self.headers = dict(answer.getheaders())
            self.body = answer.read().decode("utf-8")
        finally:
            connection.close()
        for _, given in (one for one in answer.getheaders() if one[0].lower() == "set-cookie"):
            self.cookies |= {name: one.value for name, one in SimpleCookie(given).items()}
        return answer.status

    def open(self, address, expect=200):
        """Open a page, and follow where it leads."""
        status = self.send("GET", address)
        for _ in range(5):
            if status not in (302, 303, 308):
                break
            status = self.send("GET", self.headers["Location"].removeprefix(f"https://{HOST}"))
        assert status == expect, f"{address}: {status}\n{self.body[:400]}"
        self.tree = markup.read(self.body) if "<main" in self.body else None
        return self

    def press(self, at="", expect=303, **typed):
        """Send a form of the page, as it stands but for what is typed."""
        forms = [
            form
            for form in self.tree.all("main")[0].all("form")
            if form["method"] == "post" and urlsplit(form["action"]).path.endswith(at)
        ]
        fields = {}
        for control in forms[0].all("input", "textarea", "select"):
            if control["type"] in ("checkbox", "radio") and not control.has("checked"):
                continue
            fields.setdefault(control["name"], []).append(_value_of(control))
        fields |= {
            name: value if isinstance(value, list) else [value] for name, value in typed.items()
        }
        status = self.send("POST", forms[0]["action"], urlencode(fields, doseq=True))
        complaints = re.findall(r'class="[^"]*error[^"]*"[^>]*>(.*?)</', self.body, re.DOTALL)
        assert status == expect, f"{at}: {status} {complaints}"
        self.tree = markup.read(self.body) if "<main" in self.body else None
        return self if status not in (302, 303) else self.open(self.headers["Location"])

    @property
    def text(self):
        return self.tree.text


class Neighbour(Visitor):
    """Comes as nginx does: by the socket of the machine, and says that it was https outside."""

    def __init__(self, door):
        super().__init__(0, None)
        self.door = door
        self.always = {"X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https"}

    def connect(self, host):
        connection = HTTPConnection(host, timeout=60)
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.connect(str(self.door))
        return connection


def _value_of(control):
    if control.tag == "textarea":
        return control.text
    if control.tag == "select":
        options = control.all("option")
        chosen = [one["value"] for one in options if one.has("selected") and one["value"]]
        return (chosen or [one["value"] for one in options if one["value"]])[0]
    return control["value"]
