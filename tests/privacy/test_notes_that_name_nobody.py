"""Two hundred notes that name nobody: a writer must seldom be asked about nothing."""

import statistics
from pathlib import Path

from consult.bench.guard import LONG_NOTE, read_notes
from consult.privacy import review
from tests.privacy.voikko import needs_voikko

pytestmark = needs_voikko

NOTES = read_notes(Path(__file__).with_name("notes_that_name_nobody.txt"))


def test_there_are_two_hundred_of_every_length():
    sizes = [len(note.split()) for note in NOTES]
    assert len(NOTES) == len(set(NOTES)) == 200
    assert min(sizes) >= 20
    assert sum(size >= LONG_NOTE for size in sizes) >= 10


def test_few_words_are_flagged_and_few_decisions_asked():
    found = [review(note).findings for note in NOTES]
    flagged = sum(len(each.text.split()) for findings in found for each in findings)
    words = sum(len(note.split()) for note in NOTES)
    assert 1000 * flagged / words <= 5
    long = [
        len(findings)
        for note, findings in zip(NOTES, found, strict=True)
        if len(note.split()) >= LONG_NOTE
    ]
    assert statistics.median(long) <= 2
    assert not any(each.certain for findings in found for each in findings)
