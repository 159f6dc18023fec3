"""The officers' way, to the byte: what leaves, what `recover.py` makes of it, what holds."""

import io
import json
import sys
from datetime import timedelta

import pytest

from consult import vault
from consult.foundation import clock
from consult.foundation.database import db, transaction
from consult.foundation.ids import new_id
from consult.vault import answers, recovery, typed_codes
from tests.vault.program import FILE, recover
from tests.vault.scenes import a_leaf, a_space, read


@pytest.fixture
def space(alma):
    return a_space(alma)


@pytest.fixture
def wish(house, alma, zed, space):
    """Alma is gone; Zed is to open her space."""
    with vault.signed_in(alma), transaction():
        vault.turn_key(space, [])
    return a_wish(zed, [space])


def a_wish(person, spaces, **changed):
    now = clock.now()
    parts = {
        "id": new_id(),
        "person_id": person.person_id,
        "name": "Zed Ääkkönen",
        "key": recovery.key_for_wish(person.person_id),
        "asked_at": now,
        "expires_at": now + timedelta(days=14),
        "lines": tuple(recovery.lines_for(person.person_id, spaces)),
    }
    return recovery.Wish(**(parts | changed))


def answer_to(house, text):
    halves = [recover.read_half(half.code) for half in house.ceremony.halves()[:2]]
    request = recover.read_request(text, clock.now().timestamp())
    return recover.rewrap(recover.RecoveryKey(*halves), request)


def test_what_comes_back_opens_every_version(house, alma, zed, wish, space):
    row = a_leaf(alma, space)
    with transaction():
        assert answers.take_in(wish, answer_to(house, recovery.write_request(wish))) == [space]
    assert read(zed, row)
    with vault.signed_in(zed) as ring:
        assert all(ring.secret(space, version) for version in (1, 2))
    assert vault.faults() == []


def test_what_she_is_given_she_may_pass_on(house, zed, bertta, wish, space):
    with transaction():
        answers.take_in(wish, answer_to(house, recovery.write_request(wish)))
    with vault.signed_in(zed), transaction():
        vault.grant(space, vault.recipient_of(bertta.person_id))
    with vault.signed_in(bertta) as ring:
        assert ring.holds(space)


def test_both_write_the_same_numbers(house, wish, zed):
    request = recover.read_request(recovery.write_request(wish), clock.now().timestamp())
    assert request.check == recovery.check_number(recovery.digest_of(wish))
    assert recover.fingerprint(request.person, request.kid) == zed.fingerprint
    assert recover.kid_of(request.kem, request.sign) == zed.kid
    halves = [half.code for half in house.ceremony.halves()[:2]]
    key = recover.RecoveryKey(*map(recover.read_half, halves))
    assert key.fingerprint == house.ceremony.recovery.fingerprint


def test_both_read_the_same_codes():
    for number in range(8):
        secret = bytes([number * 31]) * 32
        code = typed_codes.write_code(secret)
        assert recover.read_half(code.lower().replace("-", " ")) == secret
        assert recover.read_half(code[:-1]) is None
        assert recover.read_half(code[:-1] + ("0" if code[-1] != "0" else "1")) is None


def test_the_answer_holds_no_secret(house, alma, wish, space):
    answer = answer_to(house, recovery.write_request(wish))
    with vault.signed_in(alma) as ring:
        assert ring.secret(space, 1).hex() not in answer
    assert house.ceremony.recovery_seed.hex() not in answer


def _head(**changed):
    return lambda lines: [lines[0] | changed, *lines[1:]]


def _other_space(lines):
    return [lines[0], lines[1] | {"space": str(new_id())}, *lines[2:]]


def _one_less(lines):
    return lines[:-1]


ALTERED = {
    "name": _head(name="Zed"),
    "asked": _head(asked_at=1),
    "later": _head(expires_at=9_999_999_999_999_999),
    "space": _other_space,
    "less": _one_less,
}


@pytest.mark.parametrize("change", ALTERED.values(), ids=list(ALTERED))
def test_an_altered_request_has_another_number(wish, change):
    lines = [json.loads(line) for line in recovery.write_request(wish).splitlines()]
    text = "\n".join(map(json.dumps, change(lines)))
    changed = recover.read_request(text, clock.now().timestamp())
    assert changed.check != recovery.check_number(recovery.digest_of(wish))


def refused(text, now=None):
    with pytest.raises(recover.Refused) as found:
        recover.read_request(text, now or clock.now().timestamp())
    return found.value.reason


def altered(wish, **changed):
    head, *rest = recovery.write_request(wish).splitlines()
    return "\n".join([json.dumps(json.loads(head) | changed), *rest])


def test_a_request_for_another_key_under_the_old_name_is_refused(wish, bertta):
    assert refused(altered(wish, kem=bertta.kem_public.hex())) == "altered"


def test_a_request_that_is_over_or_strange_is_refused(wish):
    text = recovery.write_request(wish)
    later = (clock.now() + timedelta(days=15)).timestamp()
    assert refused(text, later) == "expired"
    assert refused(altered(wish, suite=2)) == "suite"
    assert refused(altered(wish, format="consult-recovery-request/2")) == "format"
    assert refused(text.splitlines()[0]) == "format"
    assert refused("") == "format"
    assert refused("[1]\n{}") == "format"
    assert refused(altered(wish, suite=float("inf"))) == "format"
    wrap = json.loads(text.splitlines()[1])["wrap"]
    assert refused(text.replace(wrap, "02" + wrap[2:])) == "suite"


def test_a_wrap_that_was_not_made_for_this_key_is_refused(house, wish):
    text = recovery.write_request(wish)
    wrap = json.loads(text.splitlines()[1])["wrap"]
    with pytest.raises(recover.Refused, match="altered"):
        answer_to(house, text.replace(wrap, wrap[:-2] + ("00" if wrap[-2:] != "00" else "01")))


@pytest.mark.parametrize("language", recover.LANGUAGES)
def test_the_conversation_refuses_what_it_must(house, wish, monkeypatch, capsys, language):
    talk, text = recover.Talk(language), recovery.write_request(wish)
    halves = [half.code for half in house.ceremony.halves()]
    check = recovery.check_number(recovery.digest_of(wish))
    yes = recover.YES[0]

    def hears(*typed):
        monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(typed) + "\n"))
        try:
            recover.converse(talk, text, clock.now().timestamp())
        except recover.Refused as refusal:
            return refusal.reason
        return "written"

    assert hears(check[:-1] + ("0" if check[-1] != "0" else "1")) == "altered"
    assert hears(check, "ei") == "stopped"
    assert hears(check, yes, halves[0], halves[2]) == "other_key"
    assert hears(check, yes, "x", "y", "z") == "mistyped_thrice"
    assert hears(check, yes, halves[1], halves[0], "nej") == "stopped"
    assert hears(check) == "stopped"
    assert hears(check, yes, "mistyped", halves[1], halves[0], yes) == "written"
    assert wish.fingerprint in capsys.readouterr().out


def test_every_sentence_has_three_languages():
    assert all(len(said) == len(set(said)) == 3 for said in recover.SAY.values())


def test_nothing_of_consult_is_needed():
    text = FILE.read_text(encoding="utf-8")
    assert "import consult" not in text
    assert "from consult" not in text


def test_a_planted_recovery_row_is_not_sent_out(house, alma, space):
    house.sql("UPDATE grants SET signature = ? WHERE kind = 'recovery'", bytes(64))
    assert recovery.lines_for(alma.person_id, [space]) == []
    db.session.rollback()
