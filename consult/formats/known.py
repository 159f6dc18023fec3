"""The words that come with the program: a text that is one of them tells of nobody."""

from functools import cache

from consult.formats.models import Format
from consult.formats.prompts import prompts


def words_known(shape: Format, *more: str) -> frozenset[str]:
    """Return the lines of a format's titles and prompts, and of the library, in every language.

    `more` are texts that stand there already, and were looked at when they were written.
    """
    spoken = [words for phase in shape.phases for words in (phase.title, phase.prompt)]
    lines = (line for words in spoken for line in _lines(words.fi, words.sv, words.en))
    return frozenset(lines) | _lines(*more) | _library()


@cache
def _library() -> frozenset[str]:
    texts = [one.text for kind in prompts().values() for one in kind]
    return frozenset(line for text in texts for line in _lines(text.fi, text.sv, text.en))


def _lines(*texts: str) -> set[str]:
    return {" ".join(line.split()) for text in texts for line in text.splitlines()}
