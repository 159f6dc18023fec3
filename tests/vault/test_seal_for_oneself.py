"""Small secrets that only their owner opens, each in its own row and for its own purpose."""

from uuid import UUID

import pytest

from consult import vault
from consult.foundation.errors import Tampered

ALMA, BERTTA = vault.Identity(UUID(int=1), b"a" * 32), vault.Identity(UUID(int=2), b"b" * 32)
ROW, OTHER = UUID(int=3), UUID(int=4)


def test_she_opens_what_she_sealed():
    assert vault.open_own(ALMA, "totp", ROW, vault.seal_own(ALMA, "totp", ROW, b"x")) == b"x"


@pytest.mark.parametrize(
    ("who", "purpose", "row"),
    [(BERTTA, "totp", ROW), (ALMA, "draft", ROW), (ALMA, "totp", OTHER)],
)
def test_nobody_else_nor_elsewhere_nor_for_something_else(who, purpose, row):
    sealed = vault.seal_own(ALMA, "totp", ROW, b"x")
    with pytest.raises(Tampered):
        vault.open_own(who, purpose, row, sealed)


def test_not_a_bit_may_change():
    sealed = vault.seal_own(ALMA, "totp", ROW, b"x")
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(Tampered):
            vault.open_own(ALMA, "totp", ROW, bytes(changed))
