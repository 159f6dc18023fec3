"""A field that is there several times, with one press for one more; works without scripts."""

from typing import Any

from wtforms import FieldList, FormField
from wtforms.utils import unset_value

from consult.i18n import _
from consult.web.fields.block import Block


class PartField(FormField):  # type: ignore[misc]  # WTForms has no types
    """A `Part` as one entry of a repeated field."""

    widget = Block("part")


class RepeatedField(FieldList):  # type: ignore[misc]  # WTForms has no types
    """Several of one field: `RepeatedField(PseudonymisedTextField(_l("Question")), …)`.

    `filled` is what was written, empty ones left out. At least one is wanted if `needs_one`.
    """

    widget = Block("repeated")

    def __init__(
        self,
        unbound_field: Any,
        label: Any = None,
        *,
        one_more: Any = None,
        needs_one: bool = False,
        **kwargs: Any,
    ) -> None:
        self.one_more = one_more
        self.needs_one = needs_one
        kwargs.setdefault("max_entries", 30)
        super().__init__(unbound_field, label, **kwargs)

    @property
    def more_name(self) -> str:
        """The name of the press for one more."""
        return f"{self.name}-more"

    @property
    def filled(self) -> list[Any]:
        """The entries in which something was written."""
        return [entry for entry in self.entries if _is_filled(entry)]

    def grow(self) -> None:
        """Add an empty entry, if there is room."""
        if self.max_entries is None or len(self.entries) < self.max_entries:
            self._add_entry(formdata=None, data=unset_value)

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Validate the entries in which something was written."""
        self.errors = []
        wrong = [entry for entry in self.filled if not entry.validate(form)]
        if self.needs_one and not self.filled:
            self.errors = [_("Write at least one.")]
        elif wrong:
            self.errors = [entry.errors for entry in wrong]
        return not self.errors


def _is_filled(entry: Any) -> bool:
    if isinstance(entry, FormField):
        return any(_is_filled(field) for field in entry if getattr(field, "counts", True))
    return bool(entry.data)
