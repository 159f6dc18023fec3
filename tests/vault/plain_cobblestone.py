"""Cobblestone-256 written out from c2sp.org/chunked-encryption: SHA-512 and AES-256-GCM.

It imports nothing of the house.
"""

import hmac

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK, TAG, SALT, COMMITMENT = 16_384, 16, 24, 32
NAME = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0"


def hkdf_expand_sha512(key, info, size):
    out, block, count = b"", b"", 1
    while len(out) < size:
        block = hmac.digest(key, block + info + bytes([count]), "sha512")
        out, count = out + block, count + 1
    return out[:size]


def cobblestone_open(key, sealed, context):
    salt, said, rest = sealed[:SALT], sealed[SALT : SALT + COMMITMENT], sealed[SALT + COMMITMENT :]
    drawn = hkdf_expand_sha512(key, NAME + salt + context, 32 + 12 + COMMITMENT)
    single, base, commitment = drawn[:32], drawn[32:44], drawn[44:]
    assert hmac.compare_digest(said, commitment)
    chunks = [rest[at : at + CHUNK + TAG] for at in range(0, len(rest), CHUNK + TAG)]
    assert TAG <= len(chunks[-1]) < CHUNK + TAG, "cut short"
    opened = b""
    for number, chunk in enumerate(chunks):
        nonce = (int.from_bytes(base, "big") ^ number).to_bytes(12, "big")
        opened += AESGCM(single).decrypt(nonce, chunk, b"")
    return opened
