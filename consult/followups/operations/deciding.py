"""Deciding on what was supposed, also at an earlier table: not while a private phase runs."""

from uuid import UUID

from consult.followups.queries import is_private_beside
from consult.foundation.actor import Actor
from consult.foundation.errors import NotSaved
from consult.foundation.words import Words
from consult.meetings.models import Hypothesis, Item
from consult.meetings.operations import Fate, decide_at_table


def decide_on(actor: Actor, item: Item, hypothesis: Hypothesis, fate: Fate) -> None:
    """Say what becomes of a hypothesis of this item, whether it is open or long over.

    Raises:
        NotSaved: at a table of hers about this family a phase runs of which nothing is kept.

    """
    expect_no_private_phase(actor, hypothesis.space_id)
    decide_at_table(actor, item, hypothesis, fate)


def expect_no_private_phase(actor: Actor, space_id: UUID) -> None:
    """Refuse what would say something of a private phase by way of an earlier item.

    Raises:
        NotSaved: one runs at a table of hers about the same family.

    """
    if is_private_beside(actor, space_id):
        raise NotSaved(_PRIVATE_NOW)


_PRIVATE_NOW = Words(
    "Tämän perheen kokouksessa on nyt menossa vaihe, josta ei kirjata mitään. Palaa tähän, "
    "kun se on ohi.",
    "På familjens möte pågår nu en fas av vilken ingenting antecknas. Kom tillbaka hit när den "
    "är över.",
    "At this family's meeting a phase is running of which nothing is written down. Come back to "
    "this when it is over.",
)
