"""Who takes over: one person for everything, and by row whoever takes that one instead."""

from typing import Any
from uuid import UUID

from wtforms import Field

from consult.handovers.models import Leaving, Part
from consult.i18n import _, _l
from consult.web.fields import ChoiceField
from consult.web.forms import ConsultForm

NOT_NOW = "not-now"
"""This one is left for later, whoever takes the rest."""


class HandOverForm(ConsultForm):
    """A successor for everything, and one select for each thing that can be handed over."""

    everything = ChoiceField(
        _l("Everything to"),
        shown_as="select",
        empty=_l("Nobody for everything"),
        description=_l("Whoever you choose in a row takes that one instead."),
    )

    @classmethod
    def for_list(cls, leaving: Leaving) -> "HandOverForm":
        """Return the form of one list."""
        rows = {part.key: _row(part) for part in leaving.free}
        form: HandOverForm = type("HandOverForm", (cls,), dict(rows))()
        form.leaving = leaving
        form.everything.choices = [
            (one.account.id, f"{one.account.name} – {one.account.profession}")
            for one in leaving.people
            if any(one.may_take(part) for part in leaving.free)
        ]
        for part in leaving.free:
            form[part.key].choices = [
                *(
                    (one.account.id, one.account.name)
                    for one in leaving.people
                    if one.may_take(part)
                ),
                (NOT_NOW, _("Not yet")),
            ]
        return form

    leaving: Leaving

    @property
    def rows(self) -> list[tuple[Part, Field]]:
        """The things with their selects."""
        return [(part, self[part.key]) for part in self.leaving.free]

    @property
    def chosen(self) -> dict[str, UUID]:
        """Who takes what: the row's choice, else the one who takes everything."""
        usual = self.everything.data
        found: dict[str, Any] = {
            part.key: self[part.key].data or usual for part in self.leaving.free
        }
        return {key: who for key, who in found.items() if isinstance(who, UUID)}


class GoodbyeForm(ConsultForm):
    """A press that cannot be taken back, on a page that says what it does."""


def _row(part: Part) -> ChoiceField:
    return ChoiceField(part.label, shown_as="select", empty=_l("Like everything"))
