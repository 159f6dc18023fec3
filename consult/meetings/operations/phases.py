"""The phases of an item: prepared from the format."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from consult import audit
from consult.audit import Deed
from consult.formats import Format, Phase, Role, Yield, catalogue
from consult.formats.own import NO_PROMPT
from consult.formats.sense import contradictions
from consult.foundation.actor import Actor
from consult.foundation.database import db
from consult.foundation.errors import NotSaved
from consult.foundation.ids import new_id
from consult.foundation.words import Words
from consult.meetings.models import Item, ItemFormat, ItemPhase
from consult.meetings.models.own_format import OwnFormat
from consult.meetings.queries import hold_item, phases_of
from consult.meetings.queries.own_formats import own_format_of_item, own_to_lay
from consult.meetings.rules import LONGEST_PHASE, MOST_PHASES
from consult.privacy import ReviewedText, review, reviewed


@dataclass(frozen=True, slots=True)
class PhaseDraft:
    """One phase as the facilitator wants it. Empty words mean the catalogue's."""

    id: UUID | None
    """None for a phase that is added."""
    title: ReviewedText
    prompt: ReviewedText
    minutes: int
    speaks: tuple[Role, ...]
    listens: tuple[Role, ...]
    yields: Yield


def lay_phases(actor: Actor, item: Item) -> None:
    """Copy the phases into an item: of what was chosen for its meeting, else of what is usual."""
    own = own_to_lay(actor, item)
    if own is not None:
        lay_own_phases(actor, item, own)
    else:
        lay_phases_of(actor, item, catalogue().format(item.format_key, item.format_version))


def lay_phases_of(actor: Actor, item: Item, shape: Format) -> None:
    """Copy the phases of a format of the catalogue into the item."""
    rows = [_from_format(item, number, phase) for number, phase in enumerate(shape.phases, 1)]
    db.session.add_all(rows)


def lay_own_phases(actor: Actor, item: Item, own: OwnFormat) -> None:
    """Copy the phases of a team's own version into the item, which remembers that it did."""
    base = catalogue().format(own.base_key, own.base_version)
    item.format_key, item.format_version = base.key, base.version
    known = {phase.key: phase for phase in base.phases}
    for number, phase in enumerate(own.shape.phases, start=1):
        row, was = _from_format(item, number, phase), known.get(phase.key)
        row.key = phase.key if was else ""
        row.title = _own_words(phase.title, was.title if was else None)
        row.prompt = _own_words(phase.prompt, was.prompt if was else None)
        db.session.add(row)
    db.session.add(ItemFormat(id=new_id(), item_id=item.id, own_format_id=own.id))


def clear_phases(actor: Actor, item: Item) -> OwnFormat | None:
    """Take the phases away, to lay others; return of which own version they were laid.

    Raises:
        NotSaved: the item has begun.

    """
    hold_item(actor, item)
    there = phases_of(actor, item)
    if not item.may_be_prepared or any(phase.started_at for phase in there):
        raise NotSaved(_BEGUN)
    given = own_format_of_item(actor, item)
    for row in (*there, *(given[:1] if given else ())):
        db.session.delete(row)
    db.session.flush()
    return given[1] if given else None


def edit_phases(actor: Actor, item: Item, drafts: Sequence[PhaseDraft]) -> None:
    """Change the phases of an item: order, minutes, who speaks, who listens, words.

    What is not among the drafts goes, unless it has begun.

    Raises:
        NotSaved: the item is over, or the phases make no sense.

    """
    hold_item(actor, item)
    if not item.may_be_prepared:
        raise NotSaved(OVER)
    there = {phase.id: phase for phase in phases_of(actor, item)}
    _check(drafts, there)
    kept = {draft.id for draft in drafts}
    for phase in there.values():
        if phase.id not in kept:
            _remove(phase)
    for number, draft in enumerate(drafts, start=1):
        _take(item, number, draft, there.get(draft.id) if draft.id else None)
    audit.record(actor, Deed.PHASES_EDITED, on=item, space=item.space_id, phases=len(drafts))


def reset_phases(actor: Actor, item: Item) -> None:
    """Put the format's phases back, or those of the team's own version the item was given.

    Raises:
        NotSaved: the item has begun.

    """
    own = clear_phases(actor, item)
    if own is not None:
        lay_own_phases(actor, item, own)
    else:
        lay_phases_of(actor, item, catalogue().format(item.format_key, item.format_version))
    audit.record(actor, Deed.PHASES_EDITED, on=item, space=item.space_id)


def _from_format(item: Item, number: int, phase: Phase) -> ItemPhase:
    row = _new_row(item, phase.key)
    row.position = number
    row.minutes = phase.minutes
    row.speaks, row.listens = phase.speaks, phase.listens
    row.yields = phase.yields
    return row


def _own_words(words: Words, was: Words | None) -> ReviewedText:
    """Return the team's own words; nothing where they are the catalogue's, or a mere dash."""
    own = "" if words in (was, NO_PROMPT) else words.fi
    return review(own, overrule=True).text or reviewed("")


def _new_row(item: Item, key: str) -> ItemPhase:
    return ItemPhase(id=new_id(), space_id=item.space_id, item_id=item.id, key=key, spent_seconds=0)


def _check(drafts: Sequence[PhaseDraft], there: dict[UUID, ItemPhase]) -> None:
    if not 1 <= len(drafts) <= MOST_PHASES:
        raise NotSaved(_HOW_MANY)
    for draft in drafts:
        if draft.id is not None and draft.id not in there:
            raise NotSaved(_FOREIGN)
        known = draft.id is not None and bool(there[draft.id].key)
        if not draft.title and not known:
            raise NotSaved(_NAMELESS)
        if not 1 <= draft.minutes <= LONGEST_PHASE:
            raise NotSaved(_MINUTES)
        for wrong in contradictions(draft.speaks, draft.listens):
            raise NotSaved(wrong.words)


def _remove(phase: ItemPhase) -> None:
    if phase.started_at is not None:
        raise NotSaved(_HAS_BEGUN)
    db.session.delete(phase)


def _take(item: Item, number: int, draft: PhaseDraft, row: ItemPhase | None) -> None:
    if row is None:
        row = _new_row(item, "")
        db.session.add(row)
    row.position = number
    row.minutes = draft.minutes
    row.speaks, row.listens = draft.speaks, draft.listens
    row.yields = draft.yields
    row.title = draft.title
    row.prompt = draft.prompt


OVER = Words("Asian käsittely on päättynyt.", "Behandlingen är avslutad.", "The item is over.")
_BEGUN = Words(
    "Asian käsittely on jo alkanut, joten vaiheita ei voi palauttaa.",
    "Behandlingen har börjat, så faserna kan inte återställas.",
    "The item has begun, so the phases cannot be put back.",
)
_HOW_MANY = Words(
    "Asialla on oltava 1–30 vaihetta.",
    "Ärendet ska ha 1–30 faser.",
    "An item has between one and thirty phases.",
)
_FOREIGN = Words(
    "Yksi vaiheista ei kuulu tähän asiaan. Lataa sivu uudelleen.",
    "En av faserna hör inte till det här ärendet. Ladda om sidan.",
    "One of the phases does not belong to this item. Load the page again.",
)
_NAMELESS = Words(
    "Anna uudelle vaiheelle nimi.", "Ge den nya fasen ett namn.", "Give the new phase a name."
)
_MINUTES = Words(
    "Vaihe kestää 1–240 minuuttia.",
    "En fas varar 1–240 minuter.",
    "A phase lasts between 1 and 240 minutes.",
)
_HAS_BEGUN = Words(
    "Jo alkanutta vaihetta ei voi poistaa.",
    "En fas som har börjat kan inte tas bort.",
    "A phase that has begun cannot be removed.",
)
