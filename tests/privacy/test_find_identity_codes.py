import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from stdnum.fi import hetu

from consult.privacy import FindingKind, review
from tests.privacy.identity_codes import SIGNS, SLIPS, code, codes, near_misses

ALL_SIGNS = "".join(SIGNS.values())


def found(text):
    return [(f.text, f.kind, f.certain) for f in review(text).findings]


def is_valid(text):
    return hetu.is_valid(text, allow_temporary=True)


@settings(deadline=None, max_examples=400)
@given(codes())
def test_every_valid_code_is_certain(good):
    assert is_valid(good)
    assert found(f"Koodi {good} on kirjattu.") == [(good, FindingKind.IDENTITY_CODE, True)]


@pytest.mark.parametrize("sign", ALL_SIGNS)
def test_every_sign_in_force_is_known(sign):
    century = next(c for c, signs in SIGNS.items() if sign in signs)
    good = code(13, 10, century * 100 + 52, sign, 907)
    for text in (good, good.lower(), f"hetu:{good}.", f"({good})", f"_{good}_", f"x{good}:n"):
        assert [certain for _, _, certain in found(text)] == [True], text


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.__name__)
@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_a_near_miss_is_never_certain_and_always_likely(slip, data):
    near = data.draw(near_misses(slip))
    assume(not is_valid(near))
    findings = review(f"Koodi {near} on kirjattu.").findings
    assert not any(finding.certain for finding in findings), near
    assert any(
        near in finding.text and finding.kind is FindingKind.IDENTITY_CODE for finding in findings
    ), near


@pytest.mark.parametrize(
    "text",
    [
        "131052-907",  # the check character was left out
        "13.10.52-907T",
        "13101952-907T",
        "1 3 1 0 5 2 - 9 0 7 X",
        "131052 907T",
        "290201A900K",  # 2001 had no 29 February
        "131052-9075lla",
    ],
)
def test_other_ways_of_missing_it_are_likely(text):
    assert [(kind, certain) for _, kind, certain in found(text)] == [
        (FindingKind.IDENTITY_CODE, False)
    ]


@pytest.mark.parametrize("gap", [" - ", " -", "- ", "\u2013", "\u2011", "-\n"])
def test_a_code_is_found_however_its_sign_is_set(gap):
    good = code(13, 10, 1952, "-", 907)
    [finding] = review(f"Koodi {good.replace('-', gap)} on kirjattu").findings
    assert finding.certain


@pytest.mark.parametrize(
    "text",
    ["10000-15000 euroa", "100000-200000", "2020-2021", "1234567", "12345-67", "LSL 14 §", "-900"],
)
def test_other_numbers_are_no_codes(text):
    assert FindingKind.IDENTITY_CODE not in {kind for _, kind, _ in found(text)}
