from consult.privacy import draw_code, review
from consult.privacy.codes import CODE_SHAPE, capacity, words


def test_a_code_is_two_words_and_a_number():
    for _ in range(300):
        code = draw_code()
        assert CODE_SHAPE.fullmatch(code)
        first, second, number = code.split("-")
        assert first != second
        assert 100 <= int(number) <= 999


def test_there_are_more_than_a_hundred_million():
    assert capacity() >= 10**8


def test_codes_do_not_repeat_in_a_thousand():
    assert len({draw_code() for _ in range(1000)}) >= 998


def test_the_words_are_different_and_none_begins_two_ways():
    assert len({word.casefold() for word in words()}) == len(words())
    assert all(word.isalpha() and word.istitle() and 3 <= len(word) <= 13 for word in words())


def test_the_guard_lets_every_word_of_a_code_pass():
    for word in words():
        assert review(f"Asia {word}-{word}-417 jatkuu.").findings == []
