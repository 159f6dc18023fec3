"""What stands in minutes, what is sealed to the byte, what differs. Without any house."""

import json
from datetime import UTC, date, datetime
from hashlib import sha256
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from consult.documents.paper import Bullets, Heading, Paper
from consult.documents.pdf import as_pdf
from consult.foundation.words import Words
from consult.minutes.rules import (
    About,
    Asked,
    Change,
    Composed,
    Present,
    Ran,
    SealTerms,
    Word,
    blocks_of,
    changes,
    checked,
    compose,
    digest,
    divide,
    ended,
    is_right_day,
    lines_of,
    log_place,
    may_be_confirmed,
    parts_hold,
    seal_number,
)
from tests.pdfs import faults

CHILD, MOTHER = UUID(int=1), UUID(int=2)
NASTY = "<script>x</script> #strong[y] \u202ekäännetty\u202c z\u200bz & *tähti* {{ 7*7 }}"
HERE = Words("Paikalla", "På plats", "In person")
SALT = bytes(range(16))


def a_word(text: str) -> Words:
    return Words(text, f"{text}-sv", f"{text}-en")


def composed(text: str = "Sana", **more: object) -> Composed:
    said = About(text, by=(a_word("Koulu"),), labels=(a_word("Lapsi 1"),), only=CHILD)
    return Composed(
        head=((a_word("Aika"), ("1.2.2026",)), (a_word(text), (text,))),
        table=(
            Present(text, a_word("Ohjaaja"), text, a_word("Koulu"), HERE, HERE, False, True),
            Present(
                "", a_word("Huoltaja"), "", a_word("Perhe"), HERE, a_word("Poissa"), True, False
            ),
        ),
        phases=(Ran(a_word(text), 10, (a_word("Kaikki"),)),),
        asked=(Asked(text, (said,), (said,)), Asked(text, (), ())),
        seen=(said, About(text)),
        supposed=(said,),
        agreed=(said, About(text)),
        gaps=((text, "10.00–10.05"),),
        additions=f"{text}\n\n{text}",
        **more,  # type: ignore[arg-type]
    )


def read(it: Composed, language: str = "fi") -> list[str]:
    text, parts = divide(compose(it), SALT)
    return lines_of(blocks_of(text, parts, language))


def test_every_word_of_the_house_is_kept_in_three_languages() -> None:
    assert "Vastaus: Sana (Vastauksen takana: Koulu)" in read(composed())
    assert "Svar: Sana (Bakom svaret: Koulu-sv)" in read(composed(), "sv")
    assert "Answer: Sana (Behind the answer: Koulu-en)" in read(composed(), "en")


def test_what_concerns_one_alone_is_in_no_word_of_the_whole() -> None:
    it = Composed((), (), (), (), (), (), (About("Vain lapsesta", only=CHILD), About("Kaikista")))
    text, parts = divide(compose(it), SALT)
    assert set(parts) == {CHILD}
    assert "Vain lapsesta" in parts[CHILD]
    assert "Vain lapsesta" not in text
    assert parts_hold(text, parts)
    assert parts_hold(text, {})  # destroyed with the client
    assert not parts_hold(text, {CHILD: parts[CHILD].replace("Vain", "Muka")})
    assert not parts_hold(text, {**parts, MOTHER: parts[CHILD]})
    [bullets] = [block for block in blocks_of(text, parts, "fi") if isinstance(block, Bullets)]
    assert len(bullets.items) == 2  # what follows each other is one list, in its order
    left = lines_of(blocks_of(text, {}, "fi"))
    assert "Tämä kohta on hävitetty asiakkaan tietojen mukana." in left
    assert "– Kaikista" in left


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_nasty_labels_come_out_as_text_in_an_accessible_file(language: str) -> None:
    text, parts = divide(compose(composed(NASTY)), SALT)
    text = ended(text, checked(((a_word("Kommentoi"), (NASTY,)),)))
    blocks = blocks_of(text, parts, language)
    assert "\u202e" not in str(blocks)
    assert "<script>x</script> #strong[y]" in str(blocks)
    assert faults(as_pdf(Paper("Pöytäkirja", language, blocks))) == []


def test_the_same_minutes_are_always_the_same_bytes() -> None:
    it = Composed((), (), (), (), (), (), (About("Ä", only=CHILD),), additions="ŋ")
    text, parts = divide(compose(it), SALT)
    assert json.loads(text)["format"] == "minutes/1"
    assert text == json.dumps(
        json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert parts[CHILD] == (
        '{"blocks":[{"kind":"bullet","text":["Ä"]}],"format":"minutes-part/1",'
        f'"salt":"{sha256(SALT + str(CHILD).encode()).hexdigest()[:32]}"}}'
    )
    assert json.loads(text)["parts"] == {str(CHILD): sha256(parts[CHILD].encode()).hexdigest()}
    assert digest(text) == sha256(text.encode("utf-8")).digest()


def test_a_salt_keeps_the_digest_from_being_guessed() -> None:
    nodes = compose(composed())
    assert digest(divide(nodes, SALT)[0]) != digest(divide(nodes, SALT[::-1])[0])


def test_the_salt_of_a_part_goes_with_the_part() -> None:
    text, parts = divide(compose(composed()), SALT)
    assert json.loads(parts[CHILD])["salt"] not in text
    assert SALT.hex() not in text + parts[CHILD]


def test_what_is_put_at_the_end_changes_nothing_before_it() -> None:
    text, _parts = divide(compose(composed()), SALT)
    after = json.loads(ended(text, checked(((a_word("Kommentoi"), ("Alma",)),))))
    before = json.loads(text)
    assert after["blocks"][: len(before["blocks"])] == before["blocks"]
    assert {**after, "blocks": before["blocks"]} == before


def test_the_seal_is_on_these_bytes_for_ever() -> None:
    """By docs/formats-on-disk.md alone: lp of the parts, each behind its length in four bytes."""
    at = datetime(2026, 11, 10, 8, 0, 0, 5, tzinfo=UTC)
    terms = SealTerms(CHILD, 2, b"d" * 32, b"b" * 32, at, 77, b"h" * 32, MOTHER, b"k" * 16)
    parts = (
        b"minutes/1",
        CHILD.bytes,
        b"2",
        b"d" * 32,
        b"b" * 32,
        b"1794297600000005",
        b"77",
        b"h" * 32,
        MOTHER.bytes,
        b"k" * 16,
    )
    by_hand = b"".join(len(part).to_bytes(4, "big") + part for part in parts)
    assert terms.statement() == by_hand
    seal = Ed25519PrivateKey.from_private_bytes(b"s" * 32).sign(terms.statement())
    assert seal.hex() == SEALED
    assert seal_number(seal) == NUMBER
    first = terms._replace(before=b"", number=1)
    assert first.statement() != terms.statement()


SEALED = (
    "738c3897b26a4612f9311980057b9832d97ff91c3e5ce2704f1c6eb15edd0811"
    "a3b59efce2afb6edc0d9e8726fd5b077de2ddefb0f034df32662a8e0d7da100f"
)
NUMBER = "04498 12704 81907 18007 16318"


def test_a_place_of_the_log_is_written_as_anchors_write_it() -> None:
    assert log_place(12, b"\x00" * 32) == "12 · AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="


def test_differences_are_said_in_words() -> None:
    found = changes(["a", "b", "c"], ["a", "x", "c", "d"])
    assert [(one.change, one.text) for one in found] == [
        (Change.REMOVED, "b"),
        (Change.ADDED, "x"),
        (Change.ADDED, "d"),
    ]
    assert changes(["a"], ["a"]) == []


def test_who_checked_a_version_is_no_difference() -> None:
    blocks = [Heading("A"), Bullets(["b"]), Heading("Tarkistus"), Bullets(["c"])]
    assert lines_of(blocks, "Tarkistus") == ["A", "– b"]
    assert lines_of(blocks) == ["A", "– b", "Tarkistus", "– c"]


@pytest.mark.parametrize(
    ("words", "day", "may"),
    [
        ([None], 9, False),
        ([None], 10, True),
        ([Word.NOTHING, Word.COMMENTED], 1, True),
        ([Word.NOTHING, None], 9, False),
        ([], 1, True),
    ],
)
def test_when_they_may_be_confirmed(words: list[Word | None], day: int, may: bool) -> None:
    assert may_be_confirmed(words, date(2026, 11, 9), date(2026, 11, day)) is may


def test_which_days_are_right() -> None:
    today = date(2026, 11, 2)
    assert is_right_day(today, today)
    assert is_right_day(date(2026, 12, 2), today)
    assert not is_right_day(date(2026, 12, 3), today)
    assert not is_right_day(date(2026, 11, 1), today)
