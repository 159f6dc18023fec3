"""Which forms keep drafts. A package names each of its long-text forms once, beside its view.

    NEW_NOTE = draft_kind("note.new", _l("Write a note"), "notes.new")
    …
    form = NEW_NOTE.on(NoteForm.fresh(clients), case)

The name is fixed for ever. On a GET the form comes back filled with what was being written; from
then on it saves itself, and its own deed destroys the draft.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from flask import request, url_for

from consult.drafts.models import Slot
from consult.drafts.views.sheets import Sheet
from consult.foundation.actor import Actor
from consult.web.forms import ConsultForm
from consult.web.guard import current_actor

PERSON = "person"
AnyForm = TypeVar("AnyForm", bound=ConsultForm)


class Target(NamedTuple):
    """What a form is about: its id, the space a draft dies with, and what it is called there."""

    id: UUID
    space_id: UUID | None = None
    place: str = ""
    """A code, for the writer's own list; never a text."""


Finds = Callable[[Actor, Any], Target]


def about(actor: Actor, row: Any) -> Target:
    """Return the target that a row with an own space is."""
    return Target(row.id, row.space_id, getattr(row, "code", ""))


@dataclass(frozen=True, slots=True)
class DraftKind:
    """A form that keeps drafts."""

    key: str
    title: Any
    endpoints: tuple[str, ...]
    """Where it is sent to."""
    finds: Finds
    page: str
    """Where it is opened, if that is another address."""
    begins: bool
    """What it is about does not exist before it is filed."""

    def on(self, form: AnyForm, subject: Any) -> AnyForm:
        """Let a form keep its draft; filled with what was being written, if it is just opened.

        Only for people of the house: a meeting pass has no space of its own.
        """
        if current_actor().kind != PERSON:
            return form
        sheet = Sheet(current_actor(), self.slot(current_actor(), subject), form)
        form.draft = sheet
        if not form.is_submitted():
            sheet.take_up()
        return form

    def slot(self, actor: Actor, subject: Any) -> Slot:
        """Return where a draft of this form belongs."""
        target = self.finds(actor, subject)
        begins = self.begins and target.space_id is None
        return Slot(self.key, target.id, target.space_id, begins, target.place, self._address())

    def _address(self) -> str:
        if self.page and request.endpoint in self.endpoints:
            return url_for(self.page, **(request.view_args or {}))
        return request.full_path.rstrip("?")


KINDS: dict[str, DraftKind] = {}
SENT_TO: dict[str, DraftKind] = {}


def draft_kind(
    key: str,
    title: Any,
    *endpoints: str,
    finds: Finds = about,
    page: str = "",
    begins: bool = False,
) -> DraftKind:
    """Name a form that keeps drafts. Called once for each, at import."""
    kind = DraftKind(key, title, endpoints, finds, page, begins)
    KINDS[key] = kind
    SENT_TO.update(dict.fromkeys(endpoints, kind))
    return kind
