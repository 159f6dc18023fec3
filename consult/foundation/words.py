"""Words in three languages, kept together so that none can be missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Finnish, Swedish and English."""

    fi: str
    sv: str
    en: str

    @classmethod
    def read(cls, table: Mapping[str, object], where: str) -> Words:
        """Read a table with exactly the keys fi, sv and en; `where` names it in the complaint.

        Raises:
            ValueError: a language is missing, empty or unknown.

        """
        for language in LANGUAGES:
            text = table.get(language)
            if not isinstance(text, str) or not text.strip():
                raise ValueError(f"{where}.{language}: a text is missing")
        if unknown := sorted(set(table) - set(LANGUAGES)):
            raise ValueError(f"{where}.{unknown[0]}: unknown key")
        return cls(*(str(table[language]) for language in LANGUAGES))

    def say(self, language: str) -> str:
        """Return the text in `language`; anything but Swedish and English is Finnish."""
        return {"sv": self.sv, "en": self.en}.get(language, self.fi)


class Worded(StrEnum):
    """An enumeration whose members carry their words: `ROUTINE = "routine", fi, sv, en`."""

    words: Words

    def __new__(cls, value: str, fi: str, sv: str, en: str) -> Self:
        """Make a member that is its stored value and knows how it is said."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = Words(fi, sv, en)
        return member

    @classmethod
    def of(cls, value: str) -> Self:
        """Return the member stored as `value`.

        Raises:
            ValueError: there is none.

        """
        for member in cls:
            if member.value == value:
                return member
        raise ValueError(f"{value!r} is not a {cls.__name__}")
