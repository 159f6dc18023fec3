import copy
import json
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.foundation.errors import NotSaved
from consult.foundation.words import LANGUAGES
from consult.privacy import FindingKind, ReviewedText, Unfit, review, reviewed

CODE = "131052-928T"
PLAIN = "Isoäiti tarjoaa viikonloppuja."
MIXED = f"Koodi {CODE}, syntynyt 3.4.2015, auto ABC-123, puhelin 040 123 4567."


def test_a_text_without_findings_passes_whole():
    seen = review(PLAIN)
    assert seen.findings == []
    assert seen.text == PLAIN
    assert seen.text.overruled == 0
    assert json.dumps(seen.text, ensure_ascii=False) == f'"{PLAIN}"'


def test_what_is_likely_may_be_overruled_and_is_counted():
    text = "Syntynyt 3.4.2015, auto ABC-123."
    assert review(text).text is None
    passed = review(text, overrule=True).text
    assert passed == text
    assert passed.overruled == 2


def test_what_is_certain_may_not():
    seen = review(f"{CODE} ja 3.4.2015", overrule=True)
    assert seen.text is None
    assert [finding.certain for finding in seen.findings] == [True, False]
    assert len(seen.certain) == len(seen.likely) == 1


def test_findings_come_in_order_and_point_into_the_text():
    findings = review(MIXED).findings
    assert [finding.kind for finding in findings] == [
        FindingKind.IDENTITY_CODE,
        FindingKind.BIRTH_DATE,
        FindingKind.NUMBER_PLATE,
        FindingKind.PHONE,
    ]
    for finding in findings:
        assert MIXED[finding.start : finding.end] == finding.text


PIECES = st.sampled_from(
    [CODE, "040 123 4567", "3.4.2015", "a@b.fi", "www.x.fi", "Pihatie 3", "-", " ", "\u200b", "1"]
)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=8).map("".join))
def test_findings_never_overlap_and_never_lie(text):
    end = 0
    for finding in review(text).findings:
        assert end <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        end = finding.end


def test_nobody_else_makes_a_reviewed_text():
    with pytest.raises(TypeError, match=r"privacy\.review"):
        ReviewedText(PLAIN)
    with pytest.raises(TypeError, match=r"privacy\.review"):
        ReviewedText(PLAIN, overruled=0, seen=object())
    passed = reviewed(PLAIN)
    with pytest.raises(TypeError):
        copy.deepcopy(passed)
    with pytest.raises(TypeError):
        pickle.loads(pickle.dumps(passed))  # noqa: S301 - our own bytes; it must not work


def test_what_is_made_of_a_reviewed_text_is_not_reviewed():
    assert type(reviewed(PLAIN) + CODE) is str
    assert type(reviewed(PLAIN).upper()) is str


def test_nothing_of_the_text_is_in_a_repr_or_an_error():
    seen = review(MIXED)
    with pytest.raises(Unfit) as raised:
        reviewed(MIXED)
    told = f"{seen!r} {seen.findings!r} {raised.value} {raised.value!r} {reviewed(PLAIN)!r}"
    for secret in (CODE, "3.4.2015", "ABC-123", "040", "Isoäiti"):
        assert secret not in told


def test_an_unfit_text_says_what_was_found_in_three_languages():
    with pytest.raises(NotSaved) as raised:
        reviewed(f"{CODE} {CODE} 3.4.2015")
    assert raised.value.words.en == (
        "The text holds identifying details: identity code, date of birth."
    )
    assert "henkilötunnus" in raised.value.words.fi
    assert "personbeteckning" in raised.value.words.sv


@pytest.mark.parametrize("kind", FindingKind)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_says_what_to_do(kind, language):
    assert kind.words.say(language)
    assert kind.advice.say(language).endswith(".")


@pytest.mark.parametrize("text", ["", " ", "\n", "\u200b", "\x00", "\ud800"])
def test_nothing_is_something_to_pass(text):
    assert review(text).findings == []
