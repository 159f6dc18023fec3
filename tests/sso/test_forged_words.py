"""Abuse case 29: words that are not the provider's, not to us, not about this, or not now."""

import json
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from consult.foundation.errors import Misconfigured
from consult.foundation.settings import Settings
from consult.sso import NotBelieved, Provider, Unreachable, duties_of_groups, provider_of

KEY = RSAKey.generate_key(2048, {"kid": "one"})
STRANGER = RSAKey.generate_key(2048, {"kid": "one"})
SECRET = OctKey.import_key("the-secret-that-both-sides-know-of-32+")


class Forger(ThreadingHTTPServer):
    """A provider that says whatever the test wants it to say."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("localhost", 0), Answers)
        self.issuer = f"http://localhost:{self.server_address[1]}"
        self.metadata = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
        }
        self.token: dict[str, object] = {}

    def says(self, key: object = KEY, algorithm: str = "RS256", **claims: object) -> None:
        now = int(time.time())
        told = {
            "iss": self.issuer, "sub": "kim", "aud": "consult", "iat": now, "exp": now + 60,
            "nonce": "n",
        } | claims  # fmt: skip
        told = {name: value for name, value in told.items() if value is not None}
        if algorithm == "none":
            parts = ({"alg": "none"}, told)
            raw = (urlsafe_b64encode(json.dumps(one).encode()).rstrip(b"=") for one in parts)
            signed = b".".join(raw).decode() + "."
        else:
            signed = jwt.encode({"alg": algorithm, "kid": "one"}, told, key, [algorithm])
        self.token = {"access_token": "a", "token_type": "Bearer", "id_token": signed}


class Answers(BaseHTTPRequestHandler):
    server: Forger

    def do_GET(self) -> None:
        keys = {"keys": [KEY.as_dict(private=False)]}
        self._send(keys if self.path == "/jwks" else self.server.metadata)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self._send(self.server.token)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""

    def _send(self, body: object) -> None:
        raw = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


@pytest.fixture
def forger() -> Iterator[Forger]:
    server = Forger()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def ask(forger: Forger, nonce: str = "n") -> object:
    provider = Provider(forger.issuer, "consult", "the-secret-that-both-sides-know-of-32+")
    return provider.answer("https://localhost/back", "code", nonce, "verifier")


def test_a_good_word_is_believed(forger: Forger) -> None:
    forger.says(groups=["lasu"])
    word = ask(forger)
    assert (word.issuer, word.subject, word.groups) == (forger.issuer, "kim", {"lasu"})


@pytest.mark.asvs("V6.8.2")
@pytest.mark.parametrize(
    "forged",
    [
        {"key": STRANGER},
        {"key": SECRET, "algorithm": "HS256"},
        {"algorithm": "none"},
        {"aud": "another-client"},
        {"aud": ["consult", "another-client"], "azp": "another-client"},
        {"iss": "https://another.example"},
        {"nonce": "another"},
        {"nonce": None},
        {"sub": None},
        {"exp": 1_700_000_000},
        {"exp": None},
        {"iat": 4_000_000_000, "exp": 4_000_000_060},
    ],
    ids=[
        "another-key", "shared-secret", "unsigned", "another-client", "for-several",
        "another-issuer", "another-nonce", "no-nonce", "nobody", "long-ago", "for-ever", "to-come",
    ],
)  # fmt: skip
def test_a_forged_word_is_not(forger: Forger, forged: dict[str, object]) -> None:
    forger.says(**forged)
    with pytest.raises(NotBelieved):
        ask(forger)


def test_another_issuer_behind_the_address_is_not_believed(forger: Forger) -> None:
    forger.says()
    forger.metadata["issuer"] = "https://another.example"
    with pytest.raises(NotBelieved):
        ask(forger)


def test_the_word_may_not_come_over_the_open_net(forger: Forger) -> None:
    forger.says()
    forger.metadata["token_endpoint"] = "http://provider.example/token"
    with pytest.raises(NotBelieved):
        ask(forger)


def test_no_word_is_no_word(forger: Forger) -> None:
    forger.token = {"access_token": "a", "token_type": "Bearer"}
    with pytest.raises(NotBelieved):
        ask(forger)


def test_a_silent_provider_is_unreachable() -> None:
    with pytest.raises(Unreachable):
        Provider("http://localhost:9", "consult", "secret").ask("https://localhost/back")


@pytest.mark.parametrize(
    "wrong",
    [
        {"sso_client_id": ""},
        {"sso_issuer": ""},
        {"sso_issuer": "http://provider.example"},
        {"sso_duties": ("chiefs=supervisor",)},
        {"sso_duties": ("chiefs=king",)},
        {"sso_duties": ("social-worker",)},
    ],
    ids=str,
)
def test_half_configured_refuses_to_start(settings: Settings, wrong: dict[str, object]) -> None:
    given = {
        "sso_issuer": "https://provider.example",
        "sso_client_id": "consult",
        "sso_client_secret": "secret",
    }
    assert provider_of(replace(settings, **given)) is not None
    assert duties_of_groups(replace(settings, **given)) == {}
    with pytest.raises(Misconfigured):
        provider_of(replace(settings, **(given | wrong)))
