import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.privacy import FindingKind, review, reviewed
from tests.privacy.identity_codes import codes

HIDDEN = ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u2066", "\u034f", "\x00"]
FULL_WIDTH = str.maketrans("0123456789-+ABCDEF", "０１２３４５６７８９－＋ＡＢＣＤＥＦ")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
CYRILLIC = str.maketrans("ABCEHKMPTXY", "АВСЕНКМРТХУ")
BOLD = str.maketrans("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗")


@settings(deadline=None)
@given(codes(), st.lists(st.sampled_from(HIDDEN), min_size=1, max_size=4), st.integers(1, 10))
def test_what_hides_inside_a_code_does_not_hide_it(good, hidden, at):
    spiked = good[:at] + "".join(hidden) + good[at:]
    [finding] = review(f"ä{spiked} \u200b").findings
    assert (finding.text, finding.certain) == (spiked, True)


@pytest.mark.parametrize("disguise", [FULL_WIDTH, ARABIC, CYRILLIC, BOLD])
@settings(deadline=None, max_examples=50)
@given(good=codes())
def test_a_code_in_other_letters_is_the_same_code(disguise, good):
    disguised = good.translate(disguise)
    [finding] = review(f"koodi {disguised}.").findings
    assert (finding.text, finding.kind, finding.certain) == (
        disguised,
        FindingKind.IDENTITY_CODE,
        True,
    )


def test_marks_on_digits_do_not_hide_them():
    struck = "".join(char + "\u0336" for char in "131052-928T")
    [finding] = review(struck).findings
    assert finding.certain is review("131052-928T").findings[0].certain


def test_stored_text_has_nothing_invisible_and_one_kind_of_line_end():
    text = "a\u200bb\u00adc\x00d\r\ne\rf\u2028g\th\u202ei\x1b[31m"
    assert reviewed(text) == "abcd\ne\nf\ng\thi[31m"


def test_stored_text_is_nfc():
    assert reviewed("a\u030ar och a\u0308iti") == "år och äiti"
    assert reviewed("čáhppes ŋ đ š ž ŧ ʒ ǯ") == "čáhppes ŋ đ š ž ŧ ʒ ǯ"


def test_damage_does_not_survive():
    assert reviewed("x" + "\u0301" * 300) == unicodedata.normalize("NFC", "x" + "\u0301" * 8)
    assert reviewed("a\ud800b") == "a\ufffdb"


@settings(deadline=None)
@given(st.text(max_size=40))
def test_tidying_twice_changes_nothing_and_leaves_no_control(text):
    once = review(text, overrule=True).text
    if once is not None:
        assert review(once, overrule=True).text == once
        assert unicodedata.is_normalized("NFC", once)
        hidden = {c for c in once if unicodedata.category(c) in ("Cc", "Cf", "Cs")}
        assert hidden <= {"\n", "\t"}


MILLION = 1_000_000
MANY = 150_000
"""A quadratic reader would need minutes for these, and hours for a million; nothing is timed."""

PIECES = ("1", "ä", "a@", "1.", "0 ", "\u200b", "A1", "www.", "\ufdfa", "\u0301\u0327")


@pytest.mark.parametrize("piece", ["ж", "131052-928T "])
def test_a_million_characters_are_read_to_the_end(piece):
    review((piece * (MILLION // len(piece) + 1))[:MILLION])


@pytest.mark.parametrize("piece", PIECES)
def test_a_very_long_text_of_anything_is_read_to_the_end(piece):
    review((piece * (MANY // len(piece) + 1))[:MANY])
