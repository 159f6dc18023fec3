"""The pseudonym guard: identity codes, texts that name nobody, and how fast it reads.

How many names it finds is measured on a corpus, whose path `consult.bench.guard_corpus` is given.
"""

import random
import statistics
import time
from pathlib import Path

from consult.bench import Measurement
from consult.bench.guard_codes import near_misses, valid_codes
from consult.privacy import Finding, FindingKind, review, voikko
from consult.privacy.naming import looks, signs

NOTES = Path(__file__).resolve().parents[2] / "tests/privacy/notes_that_name_nobody.txt"
LONG_NOTE = 250
"""Words: a note of about three hundred."""
CODES = 2_000
LONG_TEXT = 20_000
ROUNDS = 5


def measure() -> Measurement:
    """Measure the guard."""
    found = Measurement("guard")
    found.figure("Voikko answers", float(voikko.is_there()), "(1: yes)")
    measure_codes(found)
    if NOTES.exists():
        notes = read_notes(NOTES)
        measure_notes(found, notes)
        measure_speed(found, "\n".join(notes))
    return found


def read_notes(path: Path) -> list[str]:
    """Read notes that stand apart by lines of ===, after one line about them."""
    _, _, text = path.read_text(encoding="utf-8").partition("\n")
    return [note.strip() for note in text.split("\n===\n")]


def measure_codes(found: Measurement) -> None:
    """Look at generated identity codes, and at what is nearly one."""
    drawn = random.Random(1952)  # noqa: S311 – the same codes in each run
    good = [code for _ in range(CODES // 20) for code in valid_codes(drawn)]
    near = [miss for code in good[: CODES // 4] for miss in near_misses(drawn, code)]
    sure = sum(_certainty(code) is True for code in good)
    never = [_certainty(miss) for miss in near]
    found.figure("valid identity codes", len(good), "codes")
    found.figure("near misses", len(near), "codes")
    found.at_least("valid codes that are certain, of 100", 100 * sure / len(good), 100)
    found.at_most("near misses that are certain", never.count(True), 0)
    found.at_least("near misses that are likely, of 100", 100 * never.count(False) / len(near), 100)


def _certainty(code: str) -> bool | None:
    codes = [
        each
        for each in review(f"Koodi {code} on kirjattu.").findings
        if each.kind is FindingKind.IDENTITY_CODE
    ]
    return any(each.certain for each in codes) if codes else None


def measure_notes(found: Measurement, notes: list[str]) -> None:
    """Count what is found in notes that name nobody."""
    words = flagged = 0
    decisions = []
    for note in notes:
        findings = review(note).findings
        size = len(note.split())
        words += size
        flagged += sum(map(_tokens, findings))
        if size >= LONG_NOTE:
            decisions.append(len(findings))
    found.figure("notes that name nobody", len(notes), "notes")
    found.figure("of these with about 300 words", len(decisions), "notes")
    found.at_most("flagged words of 1 000", 1000 * flagged / words, 5)
    found.at_most("decisions in a note of 300 words, median", statistics.median(decisions), 2)


def _tokens(finding: Finding) -> int:
    return len(finding.text.split())


def measure_speed(found: Measurement, text: str) -> None:
    """Measure how fast it reads: warm, and a long text that it sees for the first time."""
    long = (text * (LONG_TEXT // len(text) + 1))[:LONG_TEXT]
    review(text)
    warm = statistics.median(_seconds(text) for _ in range(ROUNDS))
    cold = []
    for _ in range(ROUNDS):
        _forget()
        cold.append(_seconds(long))
    found.at_least("words a second", len(text.split()) / warm, 20_000)
    found.at_most(
        "20 000 characters seen for the first time, ms", statistics.median(cold) * 1e3, 200
    )


def _seconds(text: str) -> float:
    """Take the processor's time: whoever else is at work here must not tip the scales."""
    start = time.thread_time()
    review(text)
    return time.thread_time() - start


def _forget() -> None:
    """Forget every word, but keep the dictionary open, as a server does."""
    voikko.forget_words()
    looks.look_at.cache_clear()
    signs.forget_words()
