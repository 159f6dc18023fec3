"""What the provider is asked, and what of its word is believed (OpenID Connect Core 1.0, 3.1.3.7).

Code flow with PKCE, state and nonce. The word is a signed token: from this issuer, for this
client, with the nonce that was sent, not expired, and under an asymmetric signature – never
`none`, and never a signature made with the secret that both sides know.
"""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from requests import RequestException

from consult.sso.errors import NotBelieved, Refused, Unreachable

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")
SCOPE = "openid offline_access groups"
SECONDS = 5
"""So long the provider may take to answer."""
METADATA_SECONDS = 600
CLOCKS_MAY_DIFFER = 60
GONE = frozenset({"invalid_grant", "access_denied", "account_selection_required"})
"""Errors that are the provider's no to this person; others are its own trouble."""


@dataclass(frozen=True, slots=True, repr=False)
class Asked:
    """A question to the provider: where to send the browser, and what must come back with it."""

    url: str
    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True, repr=False)
class Word:
    """The provider's word: who it is, in which groups, and with what it can be asked again."""

    issuer: str
    subject: str
    groups: frozenset[str]
    refresh_token: str


@dataclass(slots=True)
class Provider:
    """The provider of the settings."""

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    _metadata: dict[str, Any] = field(default_factory=dict, repr=False)
    _keys: KeySet | None = field(default=None, repr=False)
    _read_at: float = 0.0

    def ask(self, back: str) -> Asked:
        """Make a question; the browser is sent to its address.

        Raises:
            Unreachable: the provider does not say where to ask.
            NotBelieved: what answers is not the provider of the settings.

        """
        verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
        with self._client(back) as client:
            url, state = client.create_authorization_url(
                self._endpoint("authorization_endpoint"),
                nonce=nonce,
                code_verifier=verifier,
                prompt="consent",
            )
        return Asked(str(url), str(state), nonce, verifier)

    def answer(self, back: str, code: str, nonce: str, verifier: str) -> Word:
        """Fetch the provider's word for a code that the browser brought back.

        Raises:
            NotBelieved: the code or the token is not good.
            Unreachable: the provider does not answer.

        """
        token = self._fetch(back, code=code, code_verifier=verifier, refusal=NotBelieved)
        return self._believe(token, nonce)

    def renew(self, subject: str, refresh_token: str) -> Word:
        """Ask the provider whether its word still stands.

        Raises:
            Refused: it does not.
            NotBelieved: the answer is about somebody else.
            Unreachable: the provider does not answer.

        """
        token = self._fetch("", refresh_token=refresh_token, refusal=Refused)
        word = self._believe({"refresh_token": refresh_token, **token}, None)
        if word.subject != subject:
            raise NotBelieved("another person")
        return word

    def _fetch(self, back: str, refusal: type[Exception], **given: str) -> Mapping[str, Any]:
        endpoint = self._endpoint("token_endpoint")
        try:
            with self._client(back) as client:
                if "refresh_token" in given:
                    return dict(client.refresh_token(endpoint, timeout=SECONDS, **given))
                return dict(client.fetch_token(endpoint, timeout=SECONDS, **given))
        except OAuthError as error:
            raise (refusal if error.error in GONE else Unreachable)(error.error) from error
        except (RequestException, ValueError) as error:
            raise Unreachable("token endpoint") from error

    def _believe(self, token: Mapping[str, Any], nonce: str | None) -> Word:
        try:
            claims = jwt.decode(
                str(token["id_token"]), self._signing_keys(), algorithms=list(ALGORITHMS)
            ).claims
            self._claims_wanted().validate(claims)
        except (JoseError, KeyError, ValueError) as error:
            raise NotBelieved(type(error).__name__) from error
        if nonce is not None and claims.get("nonce") != nonce:
            raise NotBelieved("nonce")
        if isinstance(claims["aud"], list) and claims.get("azp", self.client_id) != self.client_id:
            raise NotBelieved("azp")
        groups = claims.get("groups")
        named = groups if isinstance(groups, list) else []
        return Word(
            self.issuer,
            str(claims["sub"]),
            frozenset(str(one) for one in named),
            str(token.get("refresh_token") or ""),
        )

    def _claims_wanted(self) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            leeway=CLOCKS_MAY_DIFFER,
            iss={"essential": True, "value": self.issuer},
            sub={"essential": True},
            aud={"essential": True, "value": self.client_id},
            exp={"essential": True},
            iat={"essential": True},
        )

    def _client(self, back: str) -> OAuth2Session:
        return OAuth2Session(
            self.client_id,
            self.client_secret,
            scope=SCOPE,
            redirect_uri=back or None,
            code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic",  # noqa: S106 - the method's name
        )

    def _endpoint(self, name: str) -> str:
        address = str(self._read_metadata().get(name, ""))
        parts = urlsplit(address)
        local = parts.hostname in ("localhost", "127.0.0.1")
        if parts.scheme != "https" and not (local and parts.scheme == "http"):
            raise NotBelieved(name)
        return address

    def _read_metadata(self) -> dict[str, Any]:
        if not self._metadata or time.monotonic() - self._read_at > METADATA_SECONDS:
            place = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
            found = self._read(place)
            if found.get("issuer") != self.issuer:
                raise NotBelieved("issuer")
            self._metadata, self._keys, self._read_at = found, None, time.monotonic()
        return self._metadata

    def _signing_keys(self) -> KeySet:
        if self._keys is None:
            self._keys = KeySet.import_key_set(self._read(self._endpoint("jwks_uri")))  # type: ignore[arg-type]
        return self._keys

    def _read(self, place: str) -> dict[str, Any]:
        try:
            with self._client("") as client:
                answer = client.request(
                    "GET", place, withhold_token=True, timeout=SECONDS, allow_redirects=False
                )
                answer.raise_for_status()
                found = answer.json()
        except (RequestException, ValueError) as error:
            raise Unreachable(place) from error
        if not isinstance(found, dict):
            raise NotBelieved(place)
        return found
