"""What is written at the table: one answer to one question."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from wtforms import HiddenField
from wtforms.validators import InputRequired, Length

from consult.agencies.rules import sectors
from consult.cases.models import Client
from consult.consultations.models import Answer
from consult.consultations.operations import Given
from consult.i18n import _l
from consult.web.fields import ChoicesField, PseudonymisedTextField
from consult.web.forms import ConsultForm

NOT_THIS = UUID(int=0)
"""Stands for an answer that is no longer there."""


class OwnAnswerForm(ConsultForm):
    """One's own answer to one question, in writing."""

    text = PseudonymisedTextField(
        _l("Your answer"),
        [InputRequired(), Length(max=8_000)],
        rows=8,
        description=_l("The asker reads it, and those who answer with you. Leave out names."),
    )
    replaces = HiddenField()

    def begin_with(self, stands: Answer | None) -> None:
        """Put in what she has answered already."""
        if stands is not None and not self.is_written:
            self.text.data = stands.body
            self.replaces.data = str(stands.id)

    def given(self, stands: Answer | None) -> Given:
        """Read the answer, with the one she saw."""
        return Given(self.text.reviewed, replaces=_seen(self.replaces.data or "", stands))


class AnswerForm(ConsultForm):
    """An answer, the sectors behind it, and what was seen otherwise."""

    text = PseudonymisedTextField(_l("Answer"), [InputRequired(), Length(max=8_000)], rows=5)
    sectors = ChoicesField(_l("Sectors behind the answer"))
    dissent = PseudonymisedTextField(
        _l("Seen otherwise"),
        [Length(max=4_000)],
        rows=2,
        description=_l("Whose view differs, by sector, and how."),
    )

    regards = ChoicesField(
        _l("Whom it concerns"), description=_l("Nobody chosen: everybody the item is about.")
    )
    replaces = HiddenField()

    def offer(
        self,
        present: Iterable[str],
        standing: Answer | None,
        clients: Sequence[Client] = (),
        named: Iterable[UUID] = (),
    ) -> None:
        """Put in the sectors at the table, the clients, and the answer that stands."""
        self.sectors.choices = [(key, sectors()[key]) for key in present if key in sectors()]
        self.people = clients
        self.regards.choices = [(client.id, client.label) for client in clients]
        if standing is not None and not self.is_written:
            self.text.data = standing.body
            self.dissent.data = standing.dissent
            self.sectors.data = list(standing.sectors)
            self.regards.data = list(named)
            self.replaces.data = str(standing.id)

    def answer(self, standing: Answer | None) -> Given:
        """Read the answer, with the one the writer saw: it may have been overtaken."""
        return Given(
            text=self.text.reviewed,
            sectors=tuple(self.sectors.data or ()),
            dissent=self.dissent.reviewed if self.dissent.data else None,
            replaces=_seen(self.replaces.data or "", standing),
            clients=tuple(one for one in self.people if one.id in (self.regards.data or ())),
        )

    def see(self, standing: Answer | None) -> None:
        """After a conflict: what stands now has been shown beside what was typed."""
        if standing is not None:
            self.replaces.data = str(standing.id)


def _seen(seen: str, standing: Answer | None) -> UUID | None:
    """Return which answer the writer saw: none, the one that stands, or another."""
    if standing is not None and seen == str(standing.id):
        return standing.id
    return NOT_THIS if seen else None
