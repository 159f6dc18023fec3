"""Whether two words are forms of one name: as Voikko says, or by what they begin with. Pure."""

from consult.privacy import voikko

NAMES = frozenset({voikko.GIVEN_NAME, voikko.SURNAME})

SHORTEST_BEGINNING = 3
LONGEST_ENDING = 5


def same_name(one: str, other: str) -> bool:
    """Tell whether two names, each of one word or several, are forms of the same."""
    ours, theirs = one.casefold().split(), other.casefold().split()
    if len(ours) != len(theirs):
        shorter, longer = sorted((ours, theirs), key=len)
        return any(_same_word(shorter[-1], word) for word in longer) and len(shorter) == 1
    return all(map(_same_word, ours, theirs))


def _same_word(one: str, other: str) -> bool:
    ours, theirs = _bases(one), _bases(other)
    if one == other or ours & theirs:
        return True
    if ours and theirs:
        return False
    alike = 0
    while alike < min(len(one), len(other)) and one[alike] == other[alike]:
        alike += 1
    rest = max(len(one), len(other)) - alike
    return alike >= SHORTEST_BEGINNING and rest <= LONGEST_ENDING and alike >= rest - 1


def _bases(word: str) -> set[str]:
    return {read.base for read in voikko.readings(word.title()) if read.kind in NAMES}
