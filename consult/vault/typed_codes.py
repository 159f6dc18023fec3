"""Secrets that people type from paper: Crockford's base 32 in groups, with a check at the end.

No I, L, O, U; case, spaces and hyphens do not matter; O is read as 0, I and L as 1. The last two
letters are ten bits of a hash over the rest, so a slip is noticed before anything is tried.
"""

from hashlib import sha256

from consult.foundation.encoding import lp

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKS_LIKE = str.maketrans("OIL", "011", " -\n\t\r")
_GROUP = 4
_CHECK = 2


def write_code(secret: bytes, bits: int | None = None) -> str:
    """Write the leading `bits` of a secret as a code."""
    bits = bits or len(secret) * 8
    count = -(-bits // 5)
    number = int.from_bytes(secret, "big") >> (len(secret) * 8 - bits) << (count * 5 - bits)
    letters = "".join(_ALPHABET[number >> (5 * place) & 31] for place in reversed(range(count)))
    code = letters + _check(letters)
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(code: str, bits: int) -> bytes | None:
    """Read a code of that many bits; nothing if it was mistyped."""
    letters = code.upper().translate(_LOOKS_LIKE)
    count = -(-bits // 5)
    if len(letters) != count + _CHECK or not set(letters) <= set(_ALPHABET):
        return None
    if letters[count:] != _check(letters[:count]):
        return None
    number = 0
    for letter in letters[:count]:
        number = number << 5 | _ALPHABET.index(letter)
    spare, size = count * 5 - bits, -(-bits // 8)
    if number & ((1 << spare) - 1):
        return None
    return (number >> spare << (size * 8 - bits)).to_bytes(size, "big")


def _check(letters: str) -> str:
    hashed = int.from_bytes(sha256(lp("typed-code/1", letters)).digest()[:2], "big") >> 6
    return _ALPHABET[hashed >> 5] + _ALPHABET[hashed & 31]
