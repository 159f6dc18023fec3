"""Fields for what is chosen. What comes out is the thing itself: a member, an id."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from wtforms import Field
from wtforms.validators import StopValidation

from consult.i18n import _, say
from consult.web.fields.block import Block

FEW = 6
"""Up to so many are shown at once; more fold into a list."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that may be chosen."""

    value: Any
    label: Any
    hint: Any = ""
    group: Any = ""
    """Under which heading it stands in a list; options of one group stand together."""

    @property
    def sent(self) -> str:
        """What the browser sends for it."""
        return "" if self.value is None else str(self.value)


def options_of(choices: Any) -> list[Option]:
    """Read an enum class, or options, (value, label[, hint[, group]]) or bare members."""
    found = []
    for one in choices:
        if isinstance(one, Option):
            found.append(one)
        elif isinstance(one, tuple):
            found.append(Option(*one))
        else:
            found.append(Option(one, one))
    return found


class _Chosen(Field):  # type: ignore[misc]  # WTForms has no types
    """What both kinds share: options that may be set later, by the view."""

    def __init__(
        self, label: Any = None, validators: Any = None, *, choices: Any = (), **kwargs: Any
    ) -> None:
        self.options = options_of(choices)
        super().__init__(label, validators, **kwargs)

    @property
    def choices(self) -> list[Option]:
        """The options."""
        return self.options

    @choices.setter
    def choices(self, choices: Iterable[Any]) -> None:
        self.options = options_of(choices)
        if self.raw_data is not None:
            self.process_formdata(self.raw_data)  # options set by the view came after the data

    def said(self, option: Option) -> str:
        """Say an option in the reader's language."""
        return say(option.label)

    def _by_sent(self) -> dict[str, Any]:
        return {option.sent: option.value for option in self.options}


class ChoiceField(_Chosen):
    """One of several. `shown_as`: radios, select, or by their number."""

    widget = Block("choice")

    def __init__(
        self,
        label: Any = None,
        validators: Any = None,
        *,
        shown_as: str = "",
        empty: Any = None,
        **kwargs: Any,
    ) -> None:
        self.shown_as = shown_as
        self.empty = empty
        self.unknown = False
        super().__init__(label, validators, **kwargs)

    @property
    def is_radios(self) -> bool:
        """Tell whether all options are shown at once."""
        return (self.shown_as or ("radios" if len(self.options) <= FEW else "select")) == "radios"

    @property
    def groups(self) -> list[tuple[Any, list[Option]]]:
        """The options under their headings, in their order; an empty heading for none."""
        return [(group, list(some)) for group, some in groupby(self.options, lambda one: one.group)]

    def process_formdata(self, valuelist: list[str]) -> None:
        """Find the thing that was chosen."""
        sent = valuelist[0] if valuelist else ""
        known = self._by_sent()
        self.unknown = bool(sent) and sent not in known
        self.data = known.get(sent)

    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered."""
        if self.unknown:
            raise StopValidation(_("Not a valid choice."))

    def is_chosen(self, option: Option) -> bool:
        """Tell whether this one is marked."""
        return bool(option.value == self.data)


class PersonField(ChoiceField):
    """One person of those the view offers as (id, “name – workplace”)."""

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("shown_as", "select")
        super().__init__(label, validators, **kwargs)


class ChoicesField(_Chosen):
    """Any number of several; `data` is a list in the order of the options."""

    widget = Block("choices")

    def __init__(self, label: Any = None, validators: Any = None, **kwargs: Any) -> None:
        self.unknown = False
        super().__init__(label, validators, **kwargs)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Find the things that were chosen."""
        known = self._by_sent()
        self.unknown = any(sent not in known for sent in valuelist)
        self.data = [value for sent, value in known.items() if sent in valuelist]

    def process_data(self, value: Any) -> None:
        """Take what is stored."""
        self.data = list(value) if value else []

    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered."""
        if self.unknown:
            raise StopValidation(_("Not a valid choice."))

    def is_chosen(self, option: Option) -> bool:
        """Tell whether this one is marked."""
        return option.value in self.data


class QuietChoice(ChoiceField):
    """A choice that comes filled in, so it does not tell whether a line was used."""

    counts = False


class QuietChoices(ChoicesField):
    """Choices that alone do not make a line one that was used."""

    counts = False


class TickField(Field):  # type: ignore[misc]  # WTForms has no types
    """A box to tick: True or False."""

    widget = Block("tick", "checkbox")

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the tick: a box that is not sent is not ticked."""
        self.data = bool(valuelist) and valuelist[0] not in ("", "0", "false", "False")

    def process_data(self, value: Any) -> None:
        """Take what is stored."""
        self.data = bool(value)
