"""The sheet a form is written on: it saves itself, and is taken up again where it was left."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Response, flash, jsonify, redirect, request
from wtforms import FieldList, FormField

from consult import i18n
from consult.drafts import operations
from consult.drafts.models import Draft, KeptForm, Slot
from consult.drafts.queries import at_hand, held_draft, kept_of, opens
from consult.drafts.rules import Fields, differing, pen_of, worth_keeping
from consult.foundation.actor import Actor
from consult.i18n import _
from consult.web import presses
from consult.web.fields import LineField
from consult.web.forms import ConsultForm
from consult.web.transaction import Answered

SAVE, DISCARD, PUT_IN, THROW = (f"draft_{deed}" for deed in ("save", "discard", "put_in", "throw"))
SCRIPT = "script"
"""What the module sends instead of a person's press; it wants no page in return."""


class Sheet:
    """One form's draft, for the one request in which the form is shown or sent."""

    def __init__(self, actor: Actor, slot: Slot, form: ConsultForm) -> None:
        self.actor, self.slot, self.form = actor, slot, form
        self.rev = request.form.get("draft_rev", 0, type=int)
        self.restored_at: datetime | None = None
        self.saved_at: datetime | None = None
        self.kept: list[KeptForm] = []
        self.elsewhere: list[tuple[str, str]] = []
        self.reserved: UUID | None = None
        """The space kept free for what this form begins, once it is filed."""

    def take_up(self) -> None:
        """Fill the form with what was being written, if it was."""
        draft, self.kept = at_hand(self.actor, self.slot)
        if draft is not None and opens(self.actor, draft):
            self.form.refill(draft.fields)
            self.rev, self.restored_at = draft.rev, draft.saved_at

    def answer(self) -> bool:
        """Do what was pressed about the draft itself; tell whether that was all."""
        if SAVE in request.form:
            self._save(by_script=request.form[SAVE] == SCRIPT)
            return True
        if DISCARD in request.form:
            self._discard()
        elif PUT_IN in request.form:
            self._put_in(request.form.get(PUT_IN, type=UUID))
        elif THROW in request.form:
            self._throw_away(request.form.get(THROW, type=UUID))
        else:
            return False
        raise Answered(redirect(self.slot.address, 303))

    def file(self) -> bool:
        """Destroy the draft, for its form is filed; no if it was written on elsewhere."""
        try:
            self.reserved = operations.file_draft(
                self.actor, self.slot, self._sent, pen=self._pen, seen=self.rev
            )
        except operations.Overtaken as newer:
            self._show_other(newer.draft)
            return False
        return True

    def wait(self) -> None:
        """Keep what was sent as a draft and lead back to it, for the guard cannot be asked now."""
        self._save(by_script=False)
        if not self.elsewhere:
            flash(i18n.say(operations.FILING_WAITS), "info")
            raise Answered(redirect(self.slot.address, 303))

    @property
    def said(self) -> str:
        """What stands beside the press: when it was saved."""
        at = self.saved_at or self.restored_at
        return saved_at(at) if at else ""

    @property
    def problem(self) -> str | None:
        """Why it was not saved."""
        return i18n.say(operations.WRITTEN_ELSEWHERE) if self.elsewhere else None

    def _save(self, *, by_script: bool) -> None:
        try:
            draft = operations.save_draft(
                self.actor, self.slot, self._sent, pen=self._pen, seen=self.rev
            )
        except operations.Overtaken as newer:
            self._show_other(newer.draft)
            self.form.status = 409
            if by_script:
                raise Answered(self._overtaken()) from None
            return
        self.rev, self.saved_at = draft.rev, draft.saved_at
        if by_script:
            raise Answered(jsonify(rev=self.rev, said=self.said))

    def _discard(self) -> None:
        draft = held_draft(self.actor, self.slot)
        if draft is not None:
            operations.discard_draft(self.actor, draft)

    def _put_in(self, kept_id: UUID | None) -> None:
        if (kept := self._kept(kept_id)) is not None:
            seen = self._newest_rev()
            operations.put_in(self.actor, self.slot, kept, pen=self._pen, seen=seen)

    def _throw_away(self, kept_id: UUID | None) -> None:
        if (kept := self._kept(kept_id)) is not None:
            operations.throw_away(self.actor, kept)

    def _kept(self, kept_id: UUID | None) -> KeptForm | None:
        """Return what was sent too late, if it is hers and of this very form."""
        here = kept_of(self.actor, self.slot)
        return next((kept for kept in here if kept.id == kept_id), None)

    def _newest_rev(self) -> int:
        draft = held_draft(self.actor, self.slot)
        return draft.rev if draft is not None else 0

    def _show_other(self, draft: Draft) -> None:
        """Put what was written elsewhere beside what stands here; the next save goes over it."""
        names = dict(_texts_of(self.form))
        other = differing(self._sent, [(name, value) for name, value in draft.fields])
        self.elsewhere = [(names[name], value) for name, value in other if name in names]
        self.elsewhere = self.elsewhere or [("", "")]
        self.rev = draft.rev

    def _overtaken(self) -> tuple[Response, int]:
        texts = [[label, text] for label, text in self.elsewhere if label]
        return jsonify(rev=self.rev, said=self.problem, texts=texts), 409

    @property
    def _sent(self) -> Fields:
        return worth_keeping(request.form.items(multi=True))

    @property
    def _pen(self) -> bytes:
        return pen_of(presses.posted_key())


def saved_at(moment: datetime) -> str:
    """Say when a draft was saved."""
    return _("Saved as a draft at %(time)s", time=i18n.clock_time(moment))


def _texts_of(fields: Any) -> Iterator[tuple[str, str]]:
    """Yield name and label of every field of text, those of repeated parts too."""
    for field in fields:
        if isinstance(field, FieldList):
            yield from _texts_of(field.entries)
        elif isinstance(field, FormField):
            yield from _texts_of(field.form)
        elif isinstance(field, LineField):
            yield field.name, str(field.label.text)
