"""An authenticator made of Python: what a telephone or a key would answer, right or wrong."""

import base64
import json
import os
from dataclasses import dataclass, field
from hashlib import sha256

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

ORIGIN = "https://localhost"
UP, UV, AT = 1, 4, 64


def b64(raw):
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def raw(text):
    return base64.urlsafe_b64decode(text + "==")


@dataclass
class Authenticator:
    """One passkey. `secret` is what its PRF gives, nothing where it has none."""

    secret: bytes | None = b"p" * 32
    domain: str = "localhost"
    origin: str = ORIGIN
    flags: int = UP | UV
    count: int = 0
    counts: bool = True
    id: bytes = field(default_factory=lambda: os.urandom(32))
    handle: bytes = b""

    def __post_init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())

    def make(self, options):
        """Answer `navigator.credentials.create`; returns the fields a script would send."""
        self.handle = raw(options["user"]["id"])
        point = self.key.public_key().public_numbers()
        cose = cbor2.dumps(
            {1: 2, 3: -7, -1: 1, -2: point.x.to_bytes(32, "big"), -3: point.y.to_bytes(32, "big")}
        )
        attested = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cose
        data = self._data(AT) + attested
        made = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options["challenge"])
        return self._fields(clientDataJSON=client, attestationObject=made)

    def touch(self, options):
        """Answer `navigator.credentials.get`."""
        if self.counts:
            self.count += 1
        client, data = self._client("webauthn.get", options["challenge"]), self._data(0)
        signature = self.key.sign(data + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._fields(
            clientDataJSON=client,
            authenticatorData=data,
            signature=signature,
            userHandle=self.handle,
        )

    def _data(self, more):
        flags = bytes([self.flags | more])
        return sha256(self.domain.encode()).digest() + flags + self.count.to_bytes(4, "big")

    def _client(self, kind, challenge):
        told = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(told).encode()

    def _fields(self, **response):
        parts = {name: b64(value) for name, value in response.items()}
        credential = {"id": b64(self.id), "rawId": b64(self.id), "type": "public-key"}
        return {
            "credential": json.dumps({**credential, "response": parts}),
            "passkey_secret": b64(self.secret) if self.secret else "",
        }


def asked(shown, number=0):
    """What a page asks of a passkey: the options, and the seal of the question."""
    part = [one for one in shown.tree.all("div") if one.has("data-passkey")][number]
    question = next(f for f in part.all("input") if f["name"].endswith("question"))
    return json.loads(part["data-options"]), question["value"]
