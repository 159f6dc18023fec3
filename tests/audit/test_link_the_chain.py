import hmac
from hashlib import sha256
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from consult.audit import chain
from consult.foundation.encoding import lp

ids = st.none() | st.uuids().map(lambda uuid: uuid.bytes)
hashes = st.none() | st.binary(min_size=32, max_size=32)
numbers = st.integers(-(2**63), 2**63 - 1)
texts = st.text(max_size=300)
entries = st.tuples(
    numbers, numbers, texts, ids, texts, texts, ids, texts, ids, st.none() | numbers,
    texts, texts, ids, texts, st.binary(max_size=8), hashes, hashes,
)  # fmt: skip


@given(entries)
def test_an_entry_is_the_length_prefixed_list_of_its_parts(entry):
    parts = (b"" if part is None else part for part in entry)
    assert chain.body(*entry) == lp("audit/1", *parts)


@given(entries, entries)
def test_two_entries_never_share_their_bytes(one, other):
    nothing_is_empty = [tuple(part or b"" if part != 0 else 0 for part in e) for e in (one, other)]
    if nothing_is_empty[0] != nothing_is_empty[1]:
        assert chain.body(*one) != chain.body(*other)


def test_words_are_forgotten_before_they_fill_the_memory():
    for number in range(chain._Texts.MOST + 10):
        chain._texts[f"word {number}"]
    assert len(chain._texts) <= chain._Texts.MOST


def test_known_entry_keeps_its_hash_for_ever():
    """Written out by hand, with the standard library alone."""
    parts = [
        b"audit/1", b"1", b"1700000000000000", b"person", UUID(int=1).bytes, b"Alma",
        b"note:filed", UUID(int=2).bytes, b"note", UUID(int=3).bytes, b"1", b"client-work",
        b"lsl-14", b"", b"ok", b"sitting1", sha256(b"box").digest(), b"",
    ]  # fmt: skip
    encoded = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    entry = chain.body(
        1, 1_700_000_000_000_000, "person", UUID(int=1).bytes, "Alma", "note:filed",
        UUID(int=2).bytes, "note", UUID(int=3).bytes, 1, "client-work", "lsl-14", None, "ok",
        b"sitting1", sha256(b"box").digest(), None,
    )  # fmt: skip
    hashed = chain.link(bytes(range(32)), chain.GENESIS, entry)
    assert entry == encoded
    assert hashed == hmac.digest(bytes(range(32)), bytes(32) + encoded, "sha256")
    assert hashed.hex() == "fcec0c0e8991702bb7d643d30bbc39114fabac64bf0c2de5d06f02e83833fd26"
