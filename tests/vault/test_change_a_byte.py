"""Whatever byte is changed, cut off or put on: refused, never half-read."""

from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from consult.foundation.encoding import columns
from consult.foundation.errors import Tampered
from consult.vault import boxes, inbox, person_boxes, primitives, sessions, suites
from consult.vault.identity import Identity

SPACE, ROW = UUID(int=1), UUID(int=2)
ALMA = Identity(UUID(int=3), b"a" * 32)
KEY = AESGCM(b"k" * 32)
SECRET, SALT = b"s" * 32, b"t" * 32
PLACE = boxes.place("note", SPACE, ROW, 1) + columns([("voice", "child")])
BOX = boxes.seal_box(KEY, b'{"body":"Mummo"}', PLACE, 1, 1)
WRAP = suites.wrap(1, ALMA.kem_public, SECRET, b"info")
SESSION = sessions.seal_session(ALMA.person_id, b"a" * 32)
OWN = ALMA.seal_own("totp", b"secret")
PUBLIC = inbox.inbox_public(SECRET, SPACE, 1)
INBOX = inbox.seal_to_inbox(1, PUBLIC, SALT, b"Kiitos", SPACE, 1, ROW)
HERS = person_boxes.context_of(ALMA.person_id, SPACE, (ROW.bytes,))
KEPT = person_boxes.seal_to_key(1, ALMA.kem_public, SALT, b"Kesken", HERS)

OPENERS = {
    "box": (BOX, lambda raw: (boxes.head_of(raw), boxes.open_box(KEY, raw, PLACE))),
    "wrap": (WRAP, lambda raw: ALMA.unwrap(raw, b"info")),
    "session": (
        SESSION.blob,
        lambda raw: sessions.open_session(ALMA.person_id, SESSION.token, raw),
    ),
    "own": (OWN, lambda raw: ALMA.open_own("totp", raw)),
    "inbox": (INBOX, lambda raw: inbox.open_from_inbox(SECRET, SALT, raw, SPACE, ROW)),
    "person": (KEPT, lambda raw: person_boxes.open_with_key(ALMA, SALT, raw, HERS)),
}


@pytest.fixture(params=OPENERS)
def sealed(request):
    return OPENERS[request.param]


def test_unchanged_it_opens(sealed):
    raw, opens = sealed
    assert opens(raw)


@pytest.mark.asvs("V11.3.3")
def test_no_bit_of_any_byte_may_change(sealed):
    raw, opens = sealed
    for place in range(len(raw)):
        for bit in range(8):
            changed = bytearray(raw)
            changed[place] ^= 1 << bit
            with pytest.raises(Tampered):
                opens(bytes(changed))


def test_nothing_may_be_cut_off_or_put_on(sealed):
    raw, opens = sealed
    for size in range(len(raw)):
        with pytest.raises(Tampered):
            opens(raw[:size])
    for more in (raw + b"\0", b"\0" + raw, raw + raw):
        with pytest.raises(Tampered):
            opens(more)


@pytest.mark.parametrize("format_byte", [0, 2, 255])
def test_an_unknown_format_is_refused(sealed, format_byte):
    raw, opens = sealed
    with pytest.raises(Tampered):
        opens(bytes([format_byte]) + raw[1:])


@given(st.binary(max_size=300))
def test_noise_opens_nothing(noise):
    for _, opens in OPENERS.values():
        with pytest.raises(Tampered):
            opens(noise)


@pytest.mark.parametrize(
    "elsewhere",
    [
        boxes.place("card", SPACE, ROW, 1) + columns([("voice", "child")]),
        boxes.place("note", ROW, ROW, 1) + columns([("voice", "child")]),
        boxes.place("note", SPACE, SPACE, 1) + columns([("voice", "child")]),
        boxes.place("note", SPACE, ROW, 2) + columns([("voice", "child")]),
        boxes.place("note", SPACE, ROW, 1) + columns([("voice", "guardian")]),
        boxes.place("note", SPACE, ROW, 1) + columns([("voice", None)]),
        boxes.place("note", SPACE, ROW, 1) + columns([("author", "child")]),
        boxes.place("note", SPACE, ROW, 1),
    ],
)
def test_in_another_place_a_box_does_not_open(elsewhere):
    with pytest.raises(Tampered):
        boxes.open_box(KEY, BOX, elsewhere)


def test_what_is_hers_is_hers_under_its_label():
    with pytest.raises(Tampered):
        ALMA.open_own("other", OWN)
    with pytest.raises(Tampered):
        Identity(UUID(int=4), b"a" * 32).open_own("totp", OWN)
    with pytest.raises(Tampered):
        Identity(ALMA.person_id, b"b" * 32).open_own("totp", OWN)


def test_a_session_opens_with_its_own_token_only():
    with pytest.raises(Tampered):
        sessions.open_session(ALMA.person_id, b"x" * 32, SESSION.blob)
    with pytest.raises(Tampered):
        sessions.open_session(UUID(int=4), SESSION.token, SESSION.blob)


def test_an_inbox_box_is_dead_without_its_salt():
    with pytest.raises(Tampered):
        inbox.open_from_inbox(SECRET, bytes(32), INBOX, SPACE, ROW)
    with pytest.raises(Tampered):
        inbox.open_from_inbox(SECRET, SALT, INBOX, SPACE, SPACE)


@pytest.mark.parametrize("public", [bytes(32), b"", b"x" * 31])
def test_nothing_is_wrapped_to_a_key_that_is_none(public):
    with pytest.raises(Tampered):
        suites.wrap(1, public, SECRET, b"info")


def test_nothing_is_wrapped_by_an_unknown_suite():
    with pytest.raises(Tampered):
        suites.wrap(2, ALMA.kem_public, SECRET, b"info")


@given(st.binary(max_size=3_000))
def test_padding_tells_the_magnitude_only(plain):
    padded = primitives.pad(plain)
    assert primitives.unpad(padded) == plain
    assert len(padded) == primitives.padme(len(plain) + 4)
    assert len(padded) <= max(64, (len(plain) + 4) * 1.12)


@pytest.mark.parametrize(("size", "padded"), [(0, 64), (64, 64), (65, 72), (2_000, 2_048)])
def test_known_sizes_are_padded_as_ever(size, padded):
    assert primitives.padme(size) == padded


@given(st.integers(64, 100_000))
def test_padding_grows_with_what_is_padded(size):
    assert size <= primitives.padme(size) <= primitives.padme(size + 1)
