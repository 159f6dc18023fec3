"""A pass is opened once by its link, then on one browser, each time with the code."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask

from consult import vault
from consult.audit import unaudited
from consult.foundation import clock
from consult.foundation.actor import SYSTEM
from consult.foundation.database import db, transaction
from consult.foundation.errors import Locked, Tampered
from consult.foundation.ids import new_id
from consult.foundation.tokens import read_token, write_token
from consult.passes.models import Holder, Issued, MeetingPass, PassState
from consult.passes.operations import end_pass, issue_pass, open_pass, resume_pass
from consult.passes.rules import MOST_TRIES, new_code, spoken, typed
from tests.cast import Person
from tests.postgres import both

SUBJECT = new_id()

IDLE = timedelta(minutes=30)


@pytest.fixture
def space(app: Flask, alma: Person) -> object:
    with unaudited("a space alone"), vault.signed_in(alma.identity), transaction():
        return vault.make_space(vault.SpaceKind.CONSULTATION).id


def issue(alma: Person, space: object, name: str = "Ville Vieras") -> Issued:
    now = clock.now()
    with vault.signed_in(alma.identity), transaction():
        return issue_pass(
            alma.actor,
            Holder(name, alma.agency_id, "education"),
            space_id=space,
            subject_id=SUBJECT,
            valid_from=now,
            valid_until=now + timedelta(days=7),
        )


def state_of(issued: Issued) -> PassState:
    db.session.expire_all()
    return db.session.get_one(MeetingPass, issued.meeting_pass.id).state


@both
def test_link_and_code_open_it_and_the_browser_comes_back(alma: Person, space: object) -> None:
    issued = issue(alma, space)
    browser = open_pass(SYSTEM, issued.token, issued.code, by_link=True)
    sitting = resume_pass(SYSTEM, browser, IDLE)
    assert (sitting.actor.name, sitting.actor.kind, sitting.actor.duties) == (
        "Ville Vieras", "pass", frozenset(),
    )  # fmt: skip
    with vault.signed_in(sitting.identity) as ring:
        assert ring.holds(space)
    assert state_of(issued) is PassState.IN_USE


def test_the_link_opens_once(alma: Person, space: object) -> None:
    issued = issue(alma, space)
    assert open_pass(SYSTEM, issued.token, issued.code, by_link=True)
    assert open_pass(SYSTEM, issued.token, issued.code, by_link=True) is None


@pytest.mark.postgres
@both
def test_of_two_browsers_at_once_one_gets_in(app: Flask, alma: Person, space: object) -> None:
    issued = issue(alma, space)

    def one(_: int) -> bytes | None:
        with app.app_context():
            return open_pass(SYSTEM, issued.token, issued.code, by_link=True)

    with ThreadPoolExecutor(4) as pool:
        assert len([got for got in pool.map(one, range(4)) if got]) == 1


@pytest.mark.asvs("V6.6.3")
def test_five_wrong_codes_lock_it_for_the_right_one_too(alma: Person, space: object) -> None:
    issued = issue(alma, space)
    wrong = f"{(int(issued.code) + 1) % 10**8:08d}"
    for _ in range(MOST_TRIES):
        assert open_pass(SYSTEM, issued.token, wrong, by_link=True) is None
    assert state_of(issued) is PassState.LOCKED
    assert open_pass(SYSTEM, issued.token, issued.code, by_link=True) is None


def test_four_wrong_codes_do_not(alma: Person, space: object) -> None:
    issued = issue(alma, space)
    wrong = f"{(int(issued.code) + 1) % 10**8:08d}"
    for _ in range(MOST_TRIES - 1):
        open_pass(SYSTEM, issued.token, wrong, by_link=True)
    assert open_pass(SYSTEM, issued.token, issued.code, by_link=True)


def test_a_newer_one_takes_its_place(alma: Person, space: object) -> None:
    older, newer = issue(alma, space), issue(alma, space)
    assert state_of(older) is PassState.ENDED
    assert open_pass(SYSTEM, older.token, older.code, by_link=True) is None
    assert open_pass(SYSTEM, newer.token, newer.code, by_link=True)


def test_half_an_hour_of_silence_asks_for_the_code_again(alma: Person, space: object) -> None:
    issued = issue(alma, space)
    browser = open_pass(SYSTEM, issued.token, issued.code, by_link=True)
    with clock.held_at(clock.now() + IDLE):
        assert resume_pass(SYSTEM, browser, IDLE) is None
        again = open_pass(SYSTEM, browser, issued.code, by_link=False)
        assert resume_pass(SYSTEM, again, IDLE) is not None
    assert open_pass(SYSTEM, browser, issued.code, by_link=False) is None  # the token has changed


def test_an_ended_pass_opens_nothing_even_to_whoever_is_in(alma: Person, space: object) -> None:
    issued = issue(alma, space)
    browser = open_pass(SYSTEM, issued.token, issued.code, by_link=True)
    identity = resume_pass(SYSTEM, browser, IDLE).identity
    with vault.signed_in(alma.identity), transaction():
        end_pass(alma.actor, db.session.get_one(MeetingPass, issued.meeting_pass.id))
    assert resume_pass(SYSTEM, browser, IDLE) is None
    with vault.signed_in(identity) as ring:
        assert not ring.holds(space)


def test_a_pass_can_pass_nothing_on(alma: Person, bertta: Person, space: object) -> None:
    issued = issue(alma, space)
    browser = open_pass(SYSTEM, issued.token, issued.code, by_link=True)
    identity = resume_pass(SYSTEM, browser, IDLE).identity
    with unaudited("by force"), vault.signed_in(identity), transaction():
        vault.grant(space, vault.recipient_of(bertta.id))
    assert bertta.id not in vault.readers_of(space)
    with vault.signed_in(bertta.identity) as ring, pytest.raises(Locked):
        ring.secret(space, 1)


def test_a_pass_turns_no_key(alma: Person, space: object) -> None:
    issued = issue(alma, space)
    browser = open_pass(SYSTEM, issued.token, issued.code, by_link=True)
    with vault.signed_in(resume_pass(SYSTEM, browser, IDLE).identity), pytest.raises(Locked):
        vault.turn_key(space, [])
    db.session.rollback()
    with vault.signed_in(alma.identity) as ring:
        assert ring.holds(space, newest=True)


def test_nothing_is_wrapped_to_a_key_that_was_put_in_its_place(alma: Person, space: object) -> None:
    issued = issue(alma, space)
    thief = vault.PassIdentity(new_id(), secrets.token_bytes(32))
    with unaudited("by force"), transaction():
        db.session.execute(
            db.text("UPDATE pass_keys SET kem_public = :kem, kid = :kid"),
            {"kem": thief.kem_public, "kid": thief.kid},
        )
    with vault.signed_in(alma.identity), pytest.raises(Tampered):
        vault.recipient_of_pass(issued.meeting_pass.id)


@pytest.mark.parametrize("place", range(61))
def test_a_changed_byte_of_the_slot_opens_nothing(place: int) -> None:
    seed, token = bytes(range(32)), b"\7" * 32
    pass_id = new_id()
    slot = bytearray(vault.make_pass_slot(pass_id, seed, token, "12345678"))
    assert vault.open_pass_slot(pass_id, bytes(slot), token, "12345678") == seed
    slot[place] ^= 1
    assert vault.open_pass_slot(pass_id, bytes(slot), token, "12345678") is None


def test_codes_and_tokens_are_read_as_they_are_written() -> None:
    assert typed(spoken("01234567")) == "01234567"
    assert typed("٠١٢٣ 4567") == "4567"
    token = secrets.token_bytes(32)
    assert read_token(write_token(token)) == token
    assert read_token("x" * 43) is None or write_token(read_token("x" * 43)) == "x" * 43
    assert read_token(None) is None


@pytest.mark.asvs("V6.5.4")
def test_a_code_is_eight_digits_drawn_from_all_there_are() -> None:
    codes = [new_code() for _ in range(2_000)]
    assert all(len(code) == 8 and code.isdecimal() for code in codes)
    assert len(set(codes)) > 1_990
    assert {code[0] for code in codes} == set("0123456789")
