"""Which fields, ways of working and languages a word of a search means."""

import pytest

from consult.agencies.rules import sectors
from consult.experts.rules import field_entries, meant_by, method_entries, words_of


def meant(word):
    return meant_by(word, sectors())


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("koulupoissaolot", "education"),
        ("skolfrånvaro", "education"),
        ("päihteet", "substance"),
        ("missbruk", "substance"),
        ("itsetuhoisuus", "psychiatric"),
        ("självmord", "psychiatric"),
        ("huostaanotto", "legal"),
        ("omhändertagande", "legal"),
        ("toimeentulo", "adult-social-work"),
        ("autismi", "disability"),
        ("poliisi", "crime"),
        ("neuvola", "health-care"),
        ("seurakunta", "organisations"),
        ("legal", "legal"),
    ],
)
def test_a_need_finds_its_field_in_finnish_and_swedish(word, field):
    assert field in meant(word).fields


def test_ways_of_working_and_languages_are_found_by_name():
    assert meant("dialogi").methods == {"open-dialogue", "anticipation-dialogue"}
    assert meant("nätverk").methods >= {"open-dialogue"}
    assert meant("saame").languages == {"se", "smn", "sms"}
    assert meant("nordsamiska").languages == {"se"}
    assert meant("viittomakieli").languages == {"sign"}


def test_a_short_word_means_only_what_begins_with_it():
    assert meant("ro").languages == set()
    assert "sv" in meant("ru").languages


@pytest.mark.parametrize("entries", [field_entries, method_entries])
def test_each_entry_can_be_found_by_its_own_needs(entries):
    for key, entry in entries().items():
        assert entry.needs
        for need in entry.needs:
            found = meant(need)
            assert key in found.fields | found.methods


def test_words_are_read_once_without_marks_and_not_endlessly():
    assert words_of(" Koulu, koulu; uni? a") == ["koulu", "uni"]
    assert len(words_of(" ".join(f"sana{number}" for number in range(99)))) == 6
    assert words_of("") == words_of("ko\x00ulu") == []
