"""A second reader of the formats on disk: it goes by `docs/formats-on-disk.md` alone.

It imports nothing of the house, and what it opens today it must open for ever.
"""

import datetime
import hashlib
import hmac
import json
import uuid

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.vault.plain_cobblestone import cobblestone_open
from tests.vault.plain_hpke import hkdf_expand, hpke_open, mac, public

X, E = bytes.fromhex, hashlib.sha256


def lp(*parts):
    raw = [part if isinstance(part, bytes) else str(part).encode() for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in raw)


def expand(key, label, *context):
    return hkdf_expand(key, lp("consult/" + label, *context))


def extract(secret, salt, label, *context):
    return hkdf_expand(mac(salt, secret), lp("consult/" + label, *context))


def kem_of(seed):
    return X25519PrivateKey.from_private_bytes(expand(seed, "kem/1"))


def sign_of(seed):
    return Ed25519PrivateKey.from_private_bytes(expand(seed, "sign/1"))


def kid(suite, kem, sign=b""):
    return E(lp("kid/1", suite, kem, sign)).digest()[:16]


def moment(text):
    if text is None:
        return b""
    since = datetime.datetime.fromisoformat(text) - datetime.datetime(
        1970, 1, 1, tzinfo=datetime.UTC
    )
    return since // datetime.timedelta(microseconds=1)


def ident(text):
    return b"" if text is None else uuid.UUID(text).bytes


def int64(number):
    return number.to_bytes(8, "big", signed=True)


CANONICAL = {
    "none": lambda value: b"n",
    "truth": lambda value: b"b" + bytes([value]),
    "number": lambda value: b"i" + int64(value),
    "text": lambda value: b"s" + value.encode(),
    "bytes": lambda value: b"x" + X(value),
    "id": lambda value: b"u" + ident(value),
    "moment": lambda value: b"t" + int64(moment(value)),
    "day": lambda value: b"d" + int64(datetime.date.fromisoformat(value).toordinal()),
    "list": lambda value: b"l" + lp(*(CANONICAL[kind](one) for kind, one in value)),
}


def columns(bound):
    return b"".join(lp(name, CANONICAL[kind](value)) for name, kind, value in bound)


def unpad(padded):
    size = int.from_bytes(padded[:4], "big")
    assert not any(padded[4 + size :])
    return padded[4 : 4 + size]


def blob(key, sealed, context):
    assert sealed[0] == 1
    return AESGCM(key).decrypt(sealed[1:13], sealed[13:], sealed[:1] + context)


# One function a format; each returns what the vector says was sealed, or nothing to compare.


def read_row_box(v):
    box, head = X(v["box"]), X(v["box"])[:6]
    assert (head[0], int.from_bytes(head[1:5], "big"), head[5]) == (1, v["version"], v["set"])
    salts = X(v["salt"]) + X(v["dies_with_salt"])
    space, other = ident(v["space"]), ident(v["dies_with"])
    key = extract(X(v["secret"]), salts, "content/1", space, v["version"], other)
    where = lp(v["seal_name"], space, ident(v["row"]), v["box_rev"]) + columns(v["bound"])
    return json.loads(unpad(AESGCM(key).decrypt(box[6:18], box[18:], head + where)))


def grant_info(t):
    return lp(
        "grant/1",
        ident(t["space"]),
        t["version"],
        t["kind"],
        ident(t["recipient"]),
        X(t["kid"]),
        t["suite"],
        ident(t["seat"]),
        moment(t["granted_at"]),
        moment(t["expires_at"]),
        t["granter_kind"],
        ident(t["granter"]),
        X(t["granter_kid"]),
    )


def read_grant(v):
    info, wrap = grant_info(v["terms"]), X(v["blob"])
    signed = info + E(wrap).digest()
    Ed25519PublicKey.from_public_bytes(X(v["granter_sign"])).verify(X(v["signature"]), signed)
    assert wrap[0] == v["terms"]["suite"] == 1
    return hpke_open(X25519PrivateKey.from_private_bytes(X(v["kem_private"])), wrap[1:], info).hex()


def read_version(v):
    secret, space = X(v["secret"]), ident(v["space"])
    derived = expand(secret, "inbox/1", space, v["version"])
    inbox = public(X25519PrivateKey.from_private_bytes(derived))
    creator = (ident(v["creator"]), X(v["creator_kid"]))
    signed = lp("version/1", space, v["version"], 1, inbox, moment(v["created_at"]), *creator)
    Ed25519PublicKey.from_public_bytes(X(v["creator_sign"])).verify(X(v["signature"]), signed)
    return inbox.hex()


def read_cert(v):
    keys = sorted((X(k["kid"]), k["suite"], X(k["kem"]), X(k["sign"])) for k in v["keys"])
    assert all(key[0] == kid(*key[1:]) for key in keys)
    listed = b"".join(lp(*key) for key in keys)
    approver = (v["approver_kind"], ident(v["approver"]), X(v["approver_kid"]))
    signed = lp("cert/1", ident(v["person"]), listed, *approver, moment(v["at"]))
    Ed25519PublicKey.from_public_bytes(X(v["approver_sign"])).verify(X(v["signature"]), signed)


def read_identity(v):
    seed = X(v["seed"])
    kem, sign = public(kem_of(seed)), public(sign_of(seed))
    name = kid(1, kem, sign)
    number = int.from_bytes(E(lp("fingerprint/1", ident(v["person"]), name)).digest(), "big")
    digits = f"{number % 10**25:025d}"
    groups = " ".join(digits[at : at + 5] for at in range(0, 25, 5))
    return [kem.hex(), sign.hex(), name.hex(), groups]


def read_authority(v):
    key = Ed25519PrivateKey.from_private_bytes(expand(X(v["seed"]), "authority/1"))
    return [public(key).hex(), kid(0, b"", public(key)).hex()]


def read_sealed_file(v):
    private = X25519PrivateKey.from_private_bytes(expand(X(v["seed"]), "backup/1"))
    assert public(private).hex() == v["kem_public"]
    context, sealed = lp("backup/1", v["backup"], v["set"]), X(v["file"])
    assert sealed[:2] == b"\1\1"
    key = hpke_open(private, sealed[2:82], context)
    opened = cobblestone_open(key, sealed[82:], context)
    return [len(opened), E(opened).hexdigest()]


def read_slot(v):
    slot, person = X(v["slot"]), ident(v["person"])
    head, check, nonce, ct = slot[:31], slot[31:47], slot[47:59], slot[59:]
    assert (len(slot), head[0], head[1]) == (107, 1, {"passphrase": 1, "code": 2}[v["opened_by"]])
    salt = head[15:31]
    if head[1] == 1:
        memory, turns = (int.from_bytes(head[at : at + 4], "big") for at in (2, 6))
        assert expand(X(v["pepper"]), "pepper-name/1")[:4] == head[11:15]
        costs = {"memory_cost": memory, "iterations": turns, "lanes": head[10]}
        stretch = Argon2id(salt=salt, length=32, secret=X(v["pepper"]), **costs)
        root = stretch.derive(v["passphrase"].encode())
    else:
        root = extract(typed(v["code"], 130), salt, "recovery-code/1")
    assert check == expand(root, "slot-check/1")[:16]
    key = AESGCM(expand(root, "slot-key/1"))
    return key.decrypt(nonce, ct, lp("slot/1", person) + head).hex()


def read_session(v):
    token = X(v["token"])
    sid = E(b"sid" + token).digest()
    assert sid == X(v["id"])
    context = lp("session/1", ident(v["person"]), sid)
    return blob(expand(token, "session/1"), X(v["blob"]), context).hex()


def read_own(v):
    context = lp("own/1", ident(v["person"]), v["label"])
    return blob(expand(X(v["seed"]), "self/1"), X(v["blob"]), context).hex()


def read_passkey_slot(v):
    slot = X(v["slot"])
    head, check, nonce, ct = slot[:31], slot[31:47], slot[47:59], slot[59:]
    assert (len(slot), head[:2], head[2:15]) == (107, b"\1\3", bytes(13))
    assert X(v["input"]) == E(b"consult/passkey-prf/1").digest()
    root = extract(X(v["output"]), head[15:31], "passkey/1")
    assert check == expand(root, "slot-check/1")[:16]
    where = lp("slot/1", ident(v["person"])) + head
    return AESGCM(expand(root, "slot-key/1")).decrypt(nonce, ct, where).hex()


def read_totp(v):
    context = lp("own/1", ident(v["person"]), "totp/" + v["row"])
    secret = blob(expand(X(v["seed"]), "self/1"), X(v["box"]), context)
    hashed = hmac.digest(secret, (v["at"] // 30).to_bytes(8, "big"), "sha1")
    place = hashed[-1] & 15
    number = int.from_bytes(hashed[place : place + 4], "big") & 0x7FFFFFFF
    return [secret.hex(), f"{number % 10**6:06d}"]


def read_pass_slot(v):
    code = lp(X(v["token"]), v["code"])
    key = extract(code, ident(v["pass"]), "pass-slot/1")
    return blob(key, X(v["slot"]), lp("pass-slot/1", ident(v["pass"]))).hex()


def read_pass_key(v):
    assert kid(v["suite"], X(v["kem"]), X(v["sign"])).hex() == v["kid"]
    said = lp(
        "pass/1", ident(v["pass"]), X(v["kid"]), v["suite"], X(v["kem"]), X(v["sign"]),
        ident(v["space"]), moment(v["issued_at"]), moment(v["expires_at"]),
        ident(v["issuer"]), X(v["issuer_kid"]),
    )  # fmt: skip
    Ed25519PublicKey.from_public_bytes(X(v["issuer_sign"])).verify(X(v["signature"]), said)


def read_under(v):
    return unpad(blob(expand(X(v["key"]), v["label"]), X(v["blob"]), lp(v["label"]))).hex()


def read_inbox_box(v):
    box, space, version = X(v["box"]), ident(v["space"]), v["version"]
    assert box[0] == 1
    assert int.from_bytes(box[1:5], "big") == version
    private = X25519PrivateKey.from_private_bytes(expand(X(v["secret"]), "inbox/1", space, version))
    context = lp("inbox-box/1", space, version, ident(v["row"]))
    fresh = hpke_open(private, box[6:86], context)
    key = AESGCM(extract(fresh, X(v["salt"]), "inbox-box/1", space, version))
    return unpad(key.decrypt(box[86:98], box[98:], box[:86] + context)).decode()


def read_person_box(v):
    box, other = X(v["box"]), ident(v["dies_with"])
    assert box[0] == 1
    assert box[1] == 1  # the wrap's own suite
    private = X25519PrivateKey.from_private_bytes(expand(X(v["seed"]), "kem/1"))
    place = ("kept-form", ident(v["row"]), v["form"], ident(v["target"]), moment(v["sent_at"]))
    context = lp("person-box/1", ident(v["person"]), other, *place)
    key = AESGCM(extract(hpke_open(private, box[2:82], context), X(v["salt"]), "person-box/1"))
    return unpad(key.decrypt(box[82:94], box[94:], box[:82] + context)).decode()


def typed(code, bits):
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    letters = code.replace("-", "")
    body, check = letters[:-2], letters[-2:]
    ten = int.from_bytes(E(lp("typed-code/1", body)).digest()[:2], "big") >> 6
    assert check == alphabet[ten >> 5] + alphabet[ten & 31]
    joined = "".join(f"{alphabet.index(letter):05b}" for letter in body)
    size = -(-bits // 8)
    return int(joined[:bits].ljust(size * 8, "0"), 2).to_bytes(size, "big")


def read_halves(v):
    one, other = (typed(code, 256) for code in v["codes"])
    return bytes(a ^ b for a, b in zip(one, other, strict=True)).hex()


def digits(hashed):
    text = f"{int.from_bytes(hashed, 'big') % 10**25:025d}"
    return " ".join(text[start : start + 5] for start in range(0, 25, 5))


def read_recovery(v):
    head, *asked = [json.loads(line) for line in v["request"].splitlines()]
    whole, *given = [json.loads(line) for line in v["answer"].splitlines()]
    request, person, kid_of_hers = ident(head["request"]), ident(head["person"]), X(head["kid"])
    recovery, nobody = X(head["recovery_kid"]), bytes(16)

    def terms(line, kind, recipient, name, limits, granter):
        seat, at, until = ident(limits["seat"] or None), limits["granted_at"], limits["expires_at"]
        place = (ident(line["space"]), line["version"], kind, recipient, name, 1)
        return lp("grant/1", *place, seat, at, until if until is not None else b"", *granter)

    lines, secrets = b"", []
    joined = bytes(a ^ b for a, b in zip(*(typed(code, 256) for code in v["codes"]), strict=True))
    verifier = Ed25519PublicKey.from_public_bytes(X(v["recovery_sign"]))
    for line, answer in zip(asked, given, strict=True):
        held = line["held"]
        by = (held["granter_kind"], ident(held["granter"]), X(held["granter_kid"]))
        context = terms(line, "recovery", nobody, recovery, held, by)
        until = line["expires_at"] if line["expires_at"] is not None else b""
        place = (ident(line["space"]), line["version"], ident(line["seat"] or None))
        lines += lp(*place, line["granted_at"], until) + lp(context, E(X(line["wrap"])).digest())
        info = terms(line, "person", person, kid_of_hers, line, ("recovery", nobody, recovery))
        wrap = X(answer["wrap"])
        verifier.verify(X(answer["signature"]), info + E(wrap).digest())
        secret = hpke_open(kem_of(X(v["seed"])), wrap[1:], info)
        assert secret == hpke_open(kem_of(joined), X(line["wrap"])[1:], context)
        secrets.append(secret.hex())
    keys = (kid_of_hers, 1, X(head["kem"]), X(head["sign"]), recovery)
    times = (head["asked_at"], head["expires_at"])
    digest = E(lp("recovery-request/1", request, person, head["name"], *keys, *times, lines))
    verifier.verify(X(whole["signature"]), lp("recovery-answer/1", request, digest.digest()))
    number = E(lp("fingerprint/1", person, kid_of_hers)).digest()
    return {
        "check": digits(digest.digest()),
        "fingerprint": digits(number),
        "secrets": secrets,
    }


def read_columns(v):
    return columns(v["bound"]).hex()


def read_rfc9180(v):
    private = X25519PrivateKey.from_private_bytes(X(v["skRm"]))
    assert public(private) == X(v["pkRm"])
    return hpke_open(private, X(v["enc"]) + X(v["ct"]), X(v["info"]), 1, X(v["aad"])).hex()


READERS = {name[5:]: read for name, read in list(globals().items()) if name.startswith("read_")}
