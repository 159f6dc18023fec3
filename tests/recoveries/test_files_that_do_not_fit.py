"""Case 16: an answer of the custodians that is altered, another's, old, or about something else."""

import json

import pytest

from consult import vault
from consult.foundation.database import db
from consult.foundation.errors import Locked, NotSaved
from consult.foundation.ids import new_id
from consult.recoveries.operations import take_answer_in, take_file_in
from consult.recoveries.queries import find_request
from tests.casework import doing, open_vaahtera
from tests.recoveries.scenes import (
    answer_in_here,
    confirmed_for,
    notes_read_by,
)


@pytest.fixture
def is_refused(asked, eero, returned):
    """The answer is refused, and nothing at all is open afterwards."""

    request_id = asked.request.id

    def refused(text: str) -> None:
        before = db.session.query(vault.Grant).count()
        with pytest.raises(NotSaved), doing(eero):
            take_answer_in(eero.actor, find_request(eero.actor, request_id), text)
        db.session.rollback()
        assert db.session.query(vault.Grant).count() == before
        with pytest.raises(Locked):
            notes_read_by(returned)

    return refused


def changed(text: str, line: int, **values: object) -> str:
    lines = [json.loads(one) for one in text.splitlines()]
    lines[line] |= values
    return "\n".join(map(json.dumps, lines))


def test_case_16_a_request_with_another_public_key_gives_an_answer_that_fits_nothing(
    request_file, is_refused, zed
):
    mine = zed.identity
    keys = {"kem": mine.kem_public, "sign": mine.sign_public, "kid": mine.kid}
    forged = changed(request_file, 0, **{name: key.hex() for name, key in keys.items()})
    is_refused(answer_in_here(forged))


def test_case_16_a_request_for_another_person_gives_an_answer_that_fits_nothing(
    request_file, is_refused, zed
):
    is_refused(answer_in_here(changed(request_file, 0, person=str(zed.id))))


def test_case_16_an_answer_counts_once(request_file, asked, eero, returned):
    answer = answer_in_here(request_file)
    with doing(eero):
        take_answer_in(eero.actor, asked, answer)
    assert notes_read_by(returned)
    before = db.session.query(vault.Grant).count()
    with pytest.raises(NotSaved), doing(eero):
        take_file_in(eero.actor, answer)
    assert db.session.query(vault.Grant).count() == before


def test_case_16_an_answer_to_an_earlier_request_does_not_fit_a_later_one(
    request_file, asked, is_refused, returned, outi, eero
):
    old = answer_in_here(request_file)
    later = confirmed_for(returned, outi, eero)
    with pytest.raises(NotSaved), doing(eero):
        take_answer_in(eero.actor, later, old)
    with pytest.raises(NotSaved), doing(eero):
        take_answer_in(eero.actor, later, changed(old, 0, request=str(later.request.id)))


def test_case_16_a_space_that_was_not_asked_for_is_refused(
    request_file, is_refused, alma, template
):
    other = open_vaahtera(alma, template.teams["vaara"])
    answer = answer_in_here(request_file)
    is_refused(changed(answer, 1, space=str(other.space_id)))
    is_refused(answer + answer.splitlines()[1])
    lines = answer.splitlines()
    more = json.dumps(json.loads(lines[1]) | {"space": str(other.space_id)})
    is_refused("\n".join([*lines, more]))


def test_case_16_less_than_was_asked_for_is_refused(request_file, is_refused):
    is_refused("\n".join(answer_in_here(request_file).splitlines()[:-1]))


def test_case_16_a_version_beyond_all_numbers_is_refused_in_a_sentence(request_file, is_refused):
    is_refused(changed(answer_in_here(request_file), 1, version=float("inf")))


def test_case_16_an_answer_with_a_byte_changed_is_refused(request_file, is_refused):
    answer = answer_in_here(request_file)
    line = json.loads(answer.splitlines()[1])
    for name in ("wrap", "signature"):
        first = "00" if line[name][:2] != "00" else "01"
        is_refused(changed(answer, 1, **{name: first + line[name][2:]}))
        last = "00" if line[name][-2:] != "00" else "01"
        is_refused(changed(answer, 1, **{name: line[name][:-2] + last}))
    is_refused(changed(answer, 1, wrap=line["wrap"] + "00"))


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "7", "{" * 5_000, '{"format":"consult-recovery-answer/2"}', "\x00"],
    ids=range(8),
)
def test_case_16_what_is_no_answer_is_refused_in_a_sentence(is_refused, text):
    is_refused(text)


def test_case_16_over_the_web_it_is_a_sentence_at_the_form(page, asked, eero, request_file):
    wrong = changed(answer_in_here(request_file), 0, request=str(new_id()))
    shown = page.as_(eero).post("recoveries.answer", asked.request.id, answer=wrong, expect=422)
    shown.shows("Vastaus ei kuulu tähän pyyntöön")
