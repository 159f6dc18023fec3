"""Fields for what is typed: lines, texts, numbers, secrets."""

import unicodedata
from typing import Any

from wtforms import Field
from wtforms.validators import Email, StopValidation

from consult.i18n import _
from consult.web.fields.block import Block, skip_if_empty

DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Soft hyphens and the like come along when text is pasted; nobody means them."""
JOINER = "\u200d"
"""Holds some emoji together."""


def tidy(text: str) -> str:
    """Return a text as it is kept: one form of each letter, one kind of line end, no margins."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(DROPPED)
    return unicodedata.normalize("NFC", text).strip()


def has_hidden_characters(text: str, *, lines: bool) -> bool:
    """Tell whether there are control or direction characters, which make a text lie."""
    allowed = "\n\t" + JOINER if lines else JOINER
    return any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in text if c not in allowed)


class LineField(Field):  # type: ignore[misc]  # WTForms has no types
    """One line of text. Empty is the empty string, never None."""

    widget = Block("line")
    lines = False
    is_guarded = False
    shows_stored = False
    """After two have edited: what is stored now stands above what was typed."""

    def __init__(
        self, label: Any = None, validators: Any = None, *, autocomplete: str = "off", **kwargs: Any
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.autocomplete = autocomplete

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was typed, tidied."""
        if valuelist:
            self.data = tidy(valuelist[0])
            if not self.data:
                self.raw_data = [""]  # blanks are nothing, also to a validator that looks at them

    def process_data(self, value: Any) -> None:
        """Take what is stored."""
        self.data = "" if value is None else str(value)

    def pre_validate(self, form: Any) -> None:
        """Refuse what cannot be seen."""
        if has_hidden_characters(self.data, lines=self.lines):
            raise StopValidation(_("There are hidden characters here. Type the text by hand."))
        skip_if_empty(self, self.data)

    def _value(self) -> str:
        return str(self.data)


class TextField(LineField):
    """Several lines of text."""

    widget = Block("text")
    lines = True

    def __init__(
        self, label: Any = None, validators: Any = None, *, rows: int = 6, **kwargs: Any
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.rows = rows


class EmailField(LineField):
    """An address for mail, in lower case."""

    widget = Block("line", "email")

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("autocomplete", "email")
        super().__init__(label, [*(validators or ()), Email()], **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was typed; capitals make no difference."""
        super().process_formdata(valuelist)
        self.data = self.data.casefold()


class PassphraseField(LineField):
    """A secret. It is never shown again, and spaces within it count once."""

    widget = Block("secret", "password")

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("autocomplete", "current-password")
        super().__init__(label, validators, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take what was typed as it is; `accounts` decides how it is read."""
        if valuelist:
            self.data = valuelist[0]

    def pre_validate(self, form: Any) -> None:
        """Leave the judgement to whoever checks the secret."""


class NumberField(LineField):
    """A whole number; None when left empty."""

    data: Any

    widget = Block("number", "number")

    def __init__(
        self, label: Any = None, validators: Any = None, *, unit: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.unit = unit

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the digits."""
        typed = tidy(valuelist[0]) if valuelist else ""
        self.data = None
        self.typed = typed
        if not typed:
            self.raw_data = [""]
            return
        digits = typed.removeprefix("-")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
            raise ValueError(_("Write a whole number."))
        self.data = int(typed)

    def process_data(self, value: Any) -> None:
        """Take what is stored."""
        self.data, self.typed = value, "" if value is None else str(value)

    def pre_validate(self, form: Any) -> None:
        """Stop where no number could be read."""
        if self.data is None and self.typed:
            raise StopValidation
        skip_if_empty(self, self.typed)

    def _value(self) -> str:
        return str(self.typed)
